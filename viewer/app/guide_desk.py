"""Column edges and row extents dragged on the raw text; tables added and taken out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from viewer.models.guides import Guides, guides_of
from viewer.review.fields import Field
from viewer.review.recutting import edges_text
from viewer.review.target import Subject, Target, target_at
from viewer.review.things import row_anchor, statement_target
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.statements.words import counted
from viewer.text.span import Span
from viewer.views.guide_bar import GuideBar
from viewer.views.text_guides import TextGuides

if TYPE_CHECKING:
    from viewer.app.review_desk import ReviewDesk
    from viewer.app.workbench import Workbench

HINT = "Tab: next guide · arrows: move it · Enter: read so · Esc: leave"


class GuideDesk(QObject):
    """Shows the guides of the statement at the cursor as long as they are wanted, and enters what was dragged as corrections."""

    def __init__(self, window: Workbench, desk: ReviewDesk) -> None:
        super().__init__(window)
        self._window, self._session, self._desk = window, window.session, desk
        self._view: TextGuides | None = None
        self._bar = GuideBar()
        self._bar.hide()
        self._before: Guides | None = None
        self._shown: Statement | None = None
        self._session.release_selected.connect(self._follow)
        self._session.statement_selected.connect(self._follow)
        self._session.cell_selected.connect(self._follow)
        window.raw_text.caret_moved.connect(self._follow_caret)

    @property
    def is_on(self) -> bool:
        """Whether the guides are shown."""
        return self._view is not None and self._view.guides is not None

    @property
    def view(self) -> TextGuides:
        """The guides over the raw text, made when they are first wanted."""
        if self._view is None:
            self._view = TextGuides(self._window.raw_text)
            self._view.changed.connect(self._say)
            self._view.taken.connect(self.take)
            self._view.left.connect(self.leave)
            self._bar.addition_requested.connect(self._view.add_column)
            self._bar.removal_requested.connect(self._view.remove_column)
            self._bar.taken.connect(self.take)
            self._bar.left.connect(self.leave)
            pane = self._window.raw_text.parentWidget()
            column = pane.layout() if pane is not None else None
            if column is not None:
                column.addWidget(self._bar)
        return self._view

    def has_statement(self) -> bool:
        """Whether a statement is shown."""
        return self._session.release is not None and self._session.statement_index is not None

    def toggle(self) -> None:
        """Show the guides of the statement at the cursor, or put them away."""
        if self.is_on:
            self.leave()
            return
        self._show()
        if self.is_on:
            statement = self._statement()
            if statement is not None:
                self._window.raw_text.scroll_to_line_if_hidden(statement.lines[0])
            self._bar.show()
            self._window.raw_text.setFocus()
        self._window.commands.refresh()

    def leave(self) -> None:
        """Put the guides away; the statement stays as it is."""
        if self._view is not None:
            self._view.show_guides(None)
        self._bar.hide()
        self._before = self._shown = None
        self._window.commands.refresh()

    def take(self) -> None:
        """Ask why, and read the statement between the guides."""
        release, statement = self._session.release, self._shown
        if release is None or statement is None or not self._is_moved:
            self.leave()
            return
        readings = self._dragged(release, statement)
        reason = self._ask("Read the statement so", "Why does the statement stand between these guides?")
        if reason:
            self._before = self.view.guides
            if self._desk.correct_all(readings, reason):
                self._desk.readings.when_read(partial(self._go_to_lines, statement.lines))

    def add_region(self) -> None:
        """Read the selected lines as a statement."""
        from viewer.parsing.added import read_region  # noqa: PLC0415 - whose files were read by a process of its own needs no parser before

        release, lines = self._session.release, self._selected_lines()
        if release is None:
            return
        if lines is None:
            self._window.report("select the lines of the table in the raw text first, with its title and column headings")
            return
        first, last = lines
        for statement in release.statements:
            if first <= statement.lines[1] and statement.lines[0] <= last:
                name = statement.title or str(statement.kind)
                self._window.report(
                    f"lines {first} to {last} meet {name!r}, lines {statement.lines[0]} to {statement.lines[1]}; take that out first"
                )
                return
        if not read_region(release.source, lines):
            self._window.report(f"no columns of figures can be made out on lines {first} to {last}; nothing was entered")
            return
        reason = self._ask("Read as a statement", f"Why are lines {first} to {last} a statement?")
        if reason:
            place = target_at(release.source, Span(first, 0, len(release.source.lines[first - 1])), Subject.SOURCE)
            if self._desk.correct_all([(place, Field.REGION, f"{first}-{last}")], reason):
                self._desk.readings.when_read(partial(self._go_to_lines, lines))

    def remove_statement(self) -> None:
        """Say that the statement shown is none."""
        release, statement = self._session.release, self._statement()
        if release is None or statement is None:
            return
        name = statement.title or str(statement.kind)
        reason = self._ask("Not a statement", f"Why is {name[:80]!r} no statement?")
        if reason:
            self._desk.correct_all([(statement_target(release.source, statement), Field.REMOVED, "table")], reason)

    @property
    def _is_moved(self) -> bool:
        """Whether a guide stands elsewhere than it did."""
        guides, before = self.view.guides, self._before
        return guides is not None and before is not None and (guides.ranges, guides.rows) != (before.ranges, before.rows)

    def _dragged(self, release: Release, statement: Statement) -> list[tuple[Target, Field, str]]:
        """What is read otherwise between the guides."""
        guides, before = self.view.guides, self._before
        readings: list[tuple[Target, Field, str]] = []
        if guides is not None and before is not None:
            if guides.ranges != before.ranges:
                readings.append((statement_target(release.source, statement), Field.EDGES, edges_text(guides.ranges)))
            for number, (first, last) in guides.moved_rows(before):
                readings.append((row_anchor(release.source, statement.rows[number]), Field.EXTENT, f"{first}-{last}"))
        return readings

    def _statement(self) -> Statement | None:
        release, index = self._session.release, self._session.statement_index
        return release.statements[index] if release is not None and index is not None else None

    def _show(self) -> None:
        """The guides of the statement shown, as it is read now."""
        release, statement = self._session.release, self._statement()
        if release is None or statement is None:
            self.leave()
            return
        key = statement_target(release.source, statement).key
        as_parsed = self._desk.readings.parsed(release).statements
        parsed = next((each for each in as_parsed if statement_target(release.source, each).key == key), None)
        guides = guides_of(release.source, statement, parsed).at_line(self._window.raw_text.caret.line + 1)
        self._before, self._shown = guides, statement
        self.view.show_guides(guides)
        self._say()

    def _follow(self, _where: object) -> None:
        """Another release, statement or cell is shown; what was dragged and not yet taken stays as long as its release does."""
        if not self.is_on:
            return
        guides, release, address = self.view.guides, self._session.release, self._session.address
        stands = release is not None and any(statement is self._shown for statement in release.statements)
        if not stands or (self._statement() is not self._shown and not self._is_moved):
            self._show()
        elif guides is not None and address is not None and address.statement is self._shown:
            self.view.show_guides(guides.at_line(address.row.lines[-1]))
            self._say()

    def _follow_caret(self, line: int, _column: int) -> None:
        release = self._session.release
        if not self.is_on or release is None:
            return
        index = self._session.atlas(release).statement_at(line)
        if index is not None and index != self._session.statement_index and not self._is_moved:
            self._session.select_statement(index)
        elif self.view.guides is not None and index is not None and release.statements[index] is self._shown:
            self.view.show_guides(self.view.guides.at_line(line))
            self._say()

    def _say(self) -> None:
        guides, handle = self.view.guides, self.view.handle
        if guides is None:
            return
        state = counted(len(guides.ranges), "column") + (" · moved" if self._is_moved else "")
        self._bar.say(" · ".join((guides.words(handle) if handle else state, HINT)))

    def _selected_lines(self) -> tuple[int, int] | None:
        """First and last line of the selection, blank lines at its ends left out."""
        release = self._session.release
        (first, _), (last, end) = self._window.raw_text.caret.selection
        if release is None or not self._window.raw_text.caret.has_selection:
            return None
        span = range(first + 1, last + 1 + (end > 0))
        printed = [number for number in span if release.source.lines[number - 1].strip()]
        return (printed[0], printed[-1]) if printed else None

    def _go_to_lines(self, lines: tuple[int, int]) -> None:
        """Show the statement that now stands on some lines."""
        release = self._session.release
        meets = (
            number
            for number, statement in enumerate(release.statements if release else ())
            if lines[0] <= statement.lines[1] and statement.lines[0] <= lines[1]
        )
        index = next(meets, None)
        if index is not None:
            self._session.select_statement(index)

    def _ask(self, title: str, question: str) -> str:
        text, given = QInputDialog.getText(self._window, title, question)
        return text.strip() if given else ""
