"""The right pane: the statements of a release, one shown at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from viewer.models.address import CellAddress
from viewer.models.formatter import statement_names
from viewer.models.overlay import Overlay
from viewer.models.statement_model import StatementModel
from viewer.statements.release import Release
from viewer.views.statement_grid import StatementGrid
from viewer.views.statement_tabs import StatementTabs

if TYPE_CHECKING:
    from viewer.models.statement_model import Badges
    from viewer.views.no_statements import NoStatements


class StatementPane(QWidget):
    """One grid that shows the statement of the current tab, so that a release costs no new widgets."""

    statement_selected = Signal(int)
    emptied = Signal()  # or filled again
    claims_requested = Signal()  # where there are no statements to look at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._models: dict[int, StatementModel] = {}
        self._badges: Badges | None = None
        self._overlay = Overlay.VALUE
        self.tabs = StatementTabs(self)
        self.grid = StatementGrid(self)
        self.nothing: NoStatements | None = None
        self._stack = QStackedLayout()
        self._stack.addWidget(self.grid)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.tabs)
        self._layout.addLayout(self._stack)
        self.tabs.index_chosen.connect(self._show_statement)

    @property
    def is_empty(self) -> bool:
        """Whether a release is shown that has no statements."""
        return self._release is not None and not self._release.statements

    def set_release(self, release: Release | None, foremost: int = 0, *, stays: bool = False) -> None:
        """Show the statements of another release, one of them foremost; where they are read of the same text, what was shown `stays`."""
        view = self.grid.view if stays else None
        was_empty, self._release = self.is_empty, release
        before, self._models = self._models, {}
        statements = release.statements if release else ()
        self.tabs.set_names(statement_names(release) if release else (), [statement.title for statement in statements], foremost)
        if statements:
            self._show_statement(foremost)
        else:
            self._show_nothing(release)
        if view is not None:
            self.grid.come_back(view)
        for model in before.values():
            model.deleteLater()
        if self.is_empty is not was_empty:
            self.emptied.emit()

    def set_badges(self, badges: Badges) -> None:
        """Draw the reviewer's marks beside the figures from now on, as `badges` gives them."""
        self._badges = badges
        for model in self._models.values():
            model.badges = badges
        self.grid.viewport().update()

    def set_overlay(self, overlay: Overlay) -> None:
        """Show another property of the cells in place of their values, in this statement and all that follow."""
        self._overlay = overlay
        for model in self._models.values():
            model.set_overlay(overlay)
        self.grid.fit()

    def insert_above_grid(self, widget: QWidget) -> None:
        """Put a widget between the tabs and the grid."""
        self._layout.insertWidget(1, widget)

    def show_statement(self, index: int) -> None:
        """Bring a statement to the front."""
        if self.tabs.current != index:
            self.tabs.set_current(index)
            self._show_statement(index)

    def select_place(self, address: CellAddress) -> None:
        """Show a place of the current release."""
        self.show_statement(address.statement_index)
        self.grid.select_place(address)

    def _show_statement(self, index: int) -> None:
        if self._release is None or not 0 <= index < len(self._release.statements):
            return
        if index not in self._models:
            self._models[index] = StatementModel(self._release, index, self)
            self._models[index].badges = self._badges
            self._models[index].set_overlay(self._overlay)
        self.grid.show_model(self._models[index])
        self._stack.setCurrentWidget(self.grid)
        self.statement_selected.emit(index)

    def _show_nothing(self, release: Release | None) -> None:
        self.grid.show_model(None)
        if release is None:
            return
        if self.nothing is None:
            from viewer.views.no_statements import NoStatements  # noqa: PLC0415 - few releases have none

            self.nothing = NoStatements()
            self.nothing.claims_requested.connect(self.claims_requested)
            self._stack.addWidget(self.nothing)
        self.nothing.show_release(release)
        self._stack.setCurrentWidget(self.nothing)
