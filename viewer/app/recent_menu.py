"""The menu of files opened lately."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from viewer.app.opening import Opening
from viewer.app.settings import Settings
from viewer.views.plain_text import menu_text


class RecentMenu(QMenu):
    """Filled whenever it is about to be shown."""

    def __init__(self, opening: Opening, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._opening = opening
        self._settings = settings
        self.setTitle(self.tr("Open r&ecent"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in self._settings.recent:
            self.addAction(menu_text(str(path))).triggered.connect(partial(self._opening.open_paths, [path]))
        if self.isEmpty():
            self.addAction(self.tr("Nothing opened yet")).setEnabled(False)
