"""What all desks work at: one session, the panes that show it, and the bars and docks around them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from viewer.app.commands import Actions, Menu
from viewer.app.docks import Docks
from viewer.app.finder import Finder
from viewer.app.link import PaneLink
from viewer.app.opening import Opening
from viewer.app.panes import Panes
from viewer.app.session import Session
from viewer.app.settings import Settings
from viewer.app.status_line import StatusLine
from viewer.assets import samples
from viewer.views.bar_words import StatusBar

if TYPE_CHECKING:
    from viewer.app.appearance import Appearance
    from viewer.app.check_desk import CheckDesk
    from viewer.app.export_desk import ExportDesk
    from viewer.app.inspector_desk import InspectorDesk
    from viewer.app.review_desk import ReviewDesk
    from viewer.app.trend_desk import TrendDesk
    from viewer.review.entry import Entry
    from viewer.statements.release import Release
    from viewer.views.banner import Banner, Offer


class Workbench(QMainWindow):
    """The parts of the main window that stand from the first paint on, and what commands do with them.

    Attributes:
        commands: every command; the main window fills them in, desks that come later add theirs.
        menus: the menus they stand in.
        appearance: colours and text size.
        trend_desk: keeps the trend; None until its dock is shown for the first time.
        inspector_desk: keeps the inspector; None until the docks come.
        review_desk: keeps the reviewer's work; None until the review comes in.
    """

    whole_wanted = Signal()  # what comes after the first paint is asked for
    palette_wanted = Signal(str)  # begun with some words
    commands: Actions
    menus: dict[Menu, QMenu]
    appearance: Appearance

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(self)
        self.docks = Docks(self, settings)
        self.trend_desk: TrendDesk | None = None
        self.inspector_desk: InspectorDesk | None = None
        self.review_desk: ReviewDesk | None = None
        self._banner: Banner | None = None
        self._checks: CheckDesk | None = None
        self._exports: ExportDesk | None = None
        bar = StatusBar(self)
        self.setStatusBar(bar)
        self.status = StatusLine(self.session, bar, self)
        self.inspector = self.status.inspector
        self._middle = Panes(self.session, self.inspector)
        self.releases_view, self.raw_text, self.pane = self._middle.releases, self._middle.raw_text, self._middle.statements
        self.panes = self._middle.splitter
        self.setCentralWidget(self._middle)
        self.opening = Opening(self, self.session, settings, self.report, self.take_back)
        self.finder = Finder(self._middle.add_under_text, lambda: self.raw_text.line_in_hand, self)
        self.link = PaneLink(self.session, self.raw_text, self.pane, self)
        self.link.locked = settings.locked
        self.docks.left.connect(self._middle.take_keyboard)

    @property
    def checks(self) -> CheckDesk:
        """The checks of what is open; they begin when the window has been painted."""
        if self._checks is None:
            from viewer.app.check_desk import CheckDesk  # noqa: PLC0415 - no part of the first paint

            self._checks = CheckDesk(self.session, self)
            self._checks.checked.connect(self._show_found)
            self.session.release_selected.connect(self._tell_findings)
        return self._checks

    @property
    def has_findings(self) -> bool:
        """Whether the checks found anything so far."""
        return self._checks is not None and bool(self._checks.findings)

    def insert_above_panes(self, widget: QWidget) -> None:
        """Put a widget where it takes the room of the panes when they are hidden."""
        self._middle.put_in_place(widget)

    def plot_rows(self) -> None:
        """Keep the selected rows in the trend dock, and show it."""
        self.whole_wanted.emit()
        self.docks.bring("trend")
        if self.trend_desk is not None:
            self.trend_desk.plot(self.session.rows)

    def report(self, message: str, offer: Offer | None = None) -> None:
        """Say over the panes what went wrong, and what can be done about it."""
        if self._banner is None:
            from viewer.views.banner import Banner  # noqa: PLC0415 - no part of the first paint

            self._banner = Banner()
            self._middle.put_on_top(self._banner)
        self._banner.add(message, offer)

    def take_back(self, message: str) -> None:
        """Say no longer what was reported."""
        if self._banner is not None:
            self._banner.take_back(message)

    @property
    def problems(self) -> tuple[str, ...]:
        """What the banner says."""
        return self._banner.messages if self._banner is not None else ()

    def open_samples(self) -> None:
        """Open the releases that come with the program."""
        self.opening.open_paths([samples()])

    @property
    def exports(self) -> ExportDesk:
        """What writes releases to files of other programs."""
        if self._exports is None:
            from viewer.app.export_desk import ExportDesk  # noqa: PLC0415 - no part of the first paint

            def settle() -> None:
                if self.review_desk is not None:
                    self.review_desk.readings.settle()

            def review() -> Path | None:
                file = self.review_desk.keeper.file if self.review_desk is not None else None
                return file.path if file is not None else None

            def entries() -> Sequence[Entry]:
                return self.review_desk.index.entries if self.review_desk is not None else ()

            self._exports = ExportDesk(self.session, self, entries, settle, review)
            self._exports.failed.connect(self.report)
        return self._exports

    def close_release(self) -> None:
        """Close the current release."""
        if self.session.release is not None:
            self.session.close(self.session.release)

    def close_all(self) -> None:
        """Close every release, the one shown at the end: otherwise each would be shown once more, and closed."""
        shown = self.session.release
        for release in sorted(self.session.releases, key=lambda release: release is shown):
            self.session.close(release)
        self.opening.forget_failures()

    def copy(self) -> None:
        """Copy what is selected where the focus is: text fields, panes and lists know how."""
        focus = self.focusWidget()
        copy = getattr(focus, "copy", None)
        if copy is not None:
            copy()

    def select_all(self) -> None:
        """Select everything where the focus is: in the raw text, a list or a field, else in the statement."""
        focus, grid = self.focusWidget(), self.pane.grid
        (self.raw_text.select_all if focus is self.raw_text else getattr(focus, "selectAll", grid.selectAll))()

    def begin_find(self) -> None:
        """Show the find bar, with the selected words in it."""
        self.finder.begin(self.raw_text.selected_text().partition("\n")[0][:200])

    def step_statement(self, step: int) -> None:
        """Show the next or previous statement."""
        if self.session.statement_index is not None:
            self.session.select_statement(self.session.statement_index + step)

    def toggle_lock(self) -> None:
        """Scroll both panes together, or each by itself."""
        self.link.locked = self.settings.locked = not self.link.locked
        self.commands.refresh()

    def toggle_releases(self) -> None:
        """Show or hide the list of releases."""
        self.releases_view.setVisible(not self.releases_view.isVisible())
        self.commands.refresh()

    def toggle_dock(self, name: str) -> None:
        """Hide a dock that is in sight, show and bring forward one that is not."""
        self.whole_wanted.emit()
        self.docks.toggle(name)
        self.commands.refresh()

    def step_finding(self, step: int) -> None:
        """Go to the next or previous finding of those that the findings dock shows."""
        self.whole_wanted.emit()
        self.docks.bring("findings")
        self.checks.step(step)

    def show_claims(self) -> None:
        """Show the numbers of the narrative."""
        self.whole_wanted.emit()
        self.docks.bring("claims").widget().setFocus()

    def keep_layout(self) -> None:
        """Remember how the docks stand now, for when that is wanted back."""
        self._first_docks = self.saveState()

    def reset_layout(self) -> None:
        """Put docks and panes back where they stood at the first start."""
        self.restoreState(self._first_docks)
        self.releases_view.show()
        self._middle.divide_anew()

    def step_pane(self, step: int) -> None:
        """Move the keyboard from the list to the raw text to the grid to the docks in sight and round, or the other way."""
        panes = [pane for pane in (self.releases_view, self.raw_text, self.pane.grid) if pane.isVisible()]
        order, focus = (*panes, *self.docks.contents_in_sight()), self.focusWidget()
        current = next((number for number, pane in enumerate(order) if pane is focus or pane.isAncestorOf(focus)), -min(step, 0))
        if order:
            order[(current + step) % len(order)].setFocus()

    def show_dock_help(self) -> None:
        """Say what the docks are for."""
        self.whole_wanted.emit()
        self.docks.help()

    def _show_found(self, _findings: object) -> None:
        """Say in the list and of the release shown what the last check found."""
        for release in self.session.releases:
            self.releases_view.releases.set_found(release, self.checks.places(release))
        self._tell_findings(self.session.release)
        self.commands.refresh()

    def _tell_findings(self, release: Release | None) -> None:
        self.status.tell_findings(sum(self.checks.places(release).own.values()) if release is not None else 0)

    def refresh_commands(self, _subject: object = None) -> None:
        """Ask each command again whether it can be done and is on."""
        self.commands.refresh()

    def enable_commands(self, _subject: object = None) -> None:
        """Ask each command again whether it can be done."""
        self.commands.enable()
