"""A button that takes the place of a panel's filters where the panel is too low for them and a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QToolButton, QWidget

from viewer.views.measure import lines

LOWEST = 13.0  # lines of a panel that shows its filters in two rows, and four rows of its list


class Folding(QToolButton):
    """In a low panel it shows the filters when they are wanted and says how many are set; elsewhere they stand there without it."""

    def __init__(self, filters: Sequence[QWidget], panel: QWidget) -> None:
        super().__init__(panel)
        self._filters, self._panel = list(filters), panel
        self.setCheckable(True)
        self.setFocusPolicy(self.focusPolicy().TabFocus)
        self.setToolTip(self.tr("Show or hide what the list can be narrowed by"))
        self.setVisible(False)
        self.toggled.connect(self._show)
        self.tell(0)

    def add(self, widget: QWidget) -> None:
        """Take one more filter in, which was hidden until now."""
        if widget not in self._filters:
            self._filters.append(widget)
        self._show()

    def fit(self) -> None:
        """Fold or unfold by how high the panel is."""
        is_low = self._panel.height() < lines(self._panel, LOWEST)
        if is_low is self.isHidden():
            self.setVisible(is_low)
            self._show()

    def tell(self, number: int) -> None:
        """Say how many of the filters are set."""
        words = self.tr("Filters")
        self.setText(f"{words} ({number})" if number else words)
        self.setAccessibleName(self.text())

    def _show(self) -> None:
        for each in self._filters:
            each.setVisible(self.isHidden() or self.isChecked())
