"""Colours and text size of the window, remembered from session to session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QToolBar

from viewer.app.commands import Actions
from viewer.app.settings import Settings
from viewer.views.icons import icons
from viewer.views.raw_text import RawText
from viewer.views.statement_grid import StatementGrid
from viewer.views.theme import ThemeChoice, box_palette_of, chosen_theme, palette_of

ZOOM_STEPS = range(-4, 21)


class Appearance(QObject):
    """Applies what the settings say at the start, and every change at once."""

    text_sized = Signal(int)  # points; 0 is the system's size

    def __init__(
        self, settings: Settings, commands: Actions, tools: QToolBar, raw_text: RawText, grid: StatementGrid, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._commands = commands
        self._tools = tools
        self._raw_text = raw_text
        self._grid = grid
        raw_text.zoom_requested.connect(self.zoom)
        grid.zoom_requested.connect(self.zoom)
        self.set_theme(settings.theme)
        if settings.zoom:
            self._apply_zoom()

    def zoom(self, steps: int) -> None:
        """Larger or smaller text in both panes; 0 goes back to the normal size."""
        self.zoom_to(self._settings.zoom + steps if steps else 0)

    def zoom_to(self, zoom: int) -> None:
        """Text so many steps larger than the normal size, and remember it."""
        if zoom in ZOOM_STEPS:
            self._settings.zoom = zoom
            self._apply_zoom()

    def set_theme(self, choice: ThemeChoice) -> None:
        """Colour the whole program."""
        theme = chosen_theme(choice)
        QApplication.setPalette(palette_of(theme))
        QApplication.setPalette(box_palette_of(theme), "QCheckBox")  # type: ignore[arg-type]  # bytes, says the stub; Qt refuses them
        self._theme = theme
        self.draw_pictures()

    def draw_pictures(self) -> None:
        """Draw the pictures of the tool bar as the screen that it is on needs them."""
        pixels = round(self._tools.iconSize().width() * self._tools.devicePixelRatio())
        self._commands.set_icons(icons(self._theme.text, self._theme.line, self._theme.accent, pixels))

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Colour the program and remember it."""
        self._settings.theme = choice
        self.set_theme(choice)

    @property
    def points(self) -> int:
        """The size of raw text in points; 0 is the system's size."""
        return QApplication.font().pointSize() + self._settings.zoom if self._settings.zoom else 0

    def _apply_zoom(self) -> None:
        self._raw_text.set_point_size(self.points)
        self.text_sized.emit(self.points)
        font = QApplication.font()
        font.setPointSize(font.pointSize() + self._settings.zoom)
        self._grid.set_text_font(font)
