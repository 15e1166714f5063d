"""The right pane: a tab a statement, then pages such as vintages that are built when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QTabBar, QVBoxLayout, QWidget

from viewer.models.address import CellAddress
from viewer.models.formatter import statement_names
from viewer.models.statement_model import StatementModel
from viewer.statements.release import Release
from viewer.views.plain_text import menu_text, plain_label, plain_tip
from viewer.views.statement_grid import StatementGrid

if TYPE_CHECKING:
    from viewer.models.statement_model import Badges

NO_RELEASE = "Open a release to see its statements here."
NO_STATEMENTS = "No financial statements were found in this file."


class StatementPane(QWidget):
    """One grid that shows the statement of the current tab, so that a release costs no new widgets."""

    statement_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._models: dict[int, StatementModel] = {}
        self._badges: Badges | None = None
        self._pages: list[tuple[str, Callable[[], QWidget]]] = []
        self._built: dict[int, QWidget] = {}
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setAccessibleName(self.tr("Statements"))
        self.grid = StatementGrid(self)
        self._empty: QLabel | None = None
        self._stack = QStackedLayout()
        self._stack.addWidget(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addLayout(self._stack)
        self._tabs.currentChanged.connect(self._show_tab)

    @property
    def statement_index(self) -> int | None:
        """The statement shown, None where another page or nothing is."""
        current = self._tabs.currentIndex()
        return current if self._release and 0 <= current < len(self._release.statements) else None

    def add_page(self, title: str, build: Callable[[], QWidget]) -> None:
        """Put a page behind the statements; it is built when its tab is first chosen."""
        self._pages.append((title, build))
        self._show_tabs(max(self._tabs.currentIndex(), 0))

    def set_release(self, release: Release | None, foremost: int = 0) -> None:
        """Show the tabs of another release, one of its statements foremost."""
        self._release = release
        self._models = {}
        self._show_tabs(foremost)

    def set_badges(self, badges: Badges) -> None:
        """Draw the reviewer's marks beside the figures from now on, as `badges` gives them."""
        self._badges = badges
        for model in self._models.values():
            model.badges = badges
        self.grid.make_room_for_badges()

    def show_statement(self, index: int) -> None:
        """Bring a statement to the front."""
        if self._tabs.currentIndex() != index:
            self._tabs.setCurrentIndex(index)

    def select_place(self, address: CellAddress) -> None:
        """Show a place of the current release."""
        self.show_statement(address.statement_index)
        self.grid.select_place(address)

    def _show_tabs(self, foremost: int) -> None:
        release = self._release
        names = statement_names(release) if release else ()
        wanted = [*names, *(title for title, _ in self._pages if release)]
        tips = [statement.title for statement in release.statements] if release else []
        blocked = self._tabs.blockSignals(True)
        while self._tabs.count() > len(wanted):
            self._tabs.removeTab(self._tabs.count() - 1)
        for number, name in enumerate(wanted):
            if number == self._tabs.count():
                self._tabs.addTab(menu_text(name))
            elif self._tabs.tabText(number) != menu_text(name):
                self._tabs.setTabText(number, menu_text(name))
            self._tabs.setTabToolTip(number, plain_tip(tips[number]) if number < len(tips) else "")
        self._tabs.setCurrentIndex(foremost)
        self._tabs.blockSignals(blocked)
        self._show_tab(self._tabs.currentIndex())

    def _show_tab(self, current: int) -> None:
        release = self._release
        if release is None or current < 0 or not (release.statements or self._pages):
            self._show_empty(self.tr(NO_STATEMENTS) if release else self.tr(NO_RELEASE))
        elif current < len(release.statements):
            if current not in self._models:
                self._models[current] = StatementModel(release, current, self)
                self._models[current].badges = self._badges
            self.grid.show_model(self._models[current])
            self._stack.setCurrentWidget(self.grid)
            self.statement_selected.emit(current)
        else:
            self._stack.setCurrentWidget(self._page(current - len(release.statements)))

    def _show_empty(self, words: str) -> None:
        if self._empty is None:
            self._empty = plain_label()
            self._empty.setMargin(24)
            self._empty.setWordWrap(True)
            self._stack.addWidget(self._empty)
        self._empty.setText(words)
        self.grid.show_model(None)
        self._stack.setCurrentWidget(self._empty)

    def _page(self, number: int) -> QWidget:
        if number not in self._built:
            self._built[number] = self._pages[number][1]()
            self._stack.addWidget(self._built[number])
        return self._built[number]
