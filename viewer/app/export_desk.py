"""Exports from the window: asking where to, writing in the background, saying what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QProgressDialog

from viewer.app.session import Session
from viewer.export.content import Cancelled, Content
from viewer.export.formats import FORMATS, Format, MissingExtraError, default_name, export
from viewer.export.marks import marks_of
from viewer.export.selection import Selection
from viewer.models.releases_model import company_order
from viewer.review.entry import Entry
from viewer.statements.release import Release
from viewer.statements.statement import Cell
from viewer.text.reading import in_words
from viewer.views.plain_text import plain_label, shortened

PATIENCE = 300  # milliseconds before the progress box appears
LONGEST = 200  # characters of a path in a message
LAST_WAIT = 10  # seconds that the end of the program waits for an export to clean up
SHOWN_FOR = 10_000  # milliseconds a message stays in the status bar


class ExportDesk(QObject):
    """One export at a time."""

    exported = Signal(object)  # Path
    failed = Signal(str)
    cancelled = Signal()

    _progressed = Signal(int, int)  # from the thread
    _ended = Signal(object)  # Path, message or None

    def __init__(
        self,
        session: Session,
        window: QMainWindow,
        entries: Callable[[], Iterable[Entry]] = tuple,
        settle: Callable[[], None] = lambda: None,
        review: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Make the desk.

        Args:
            session: what is open.
            window: where questions are asked and answers shown.
            entries: gives the review's journal, whose marks are exported too.
            settle: waits until what is open has all corrections.
            review: where the open review stands, None where there is none.
        """
        super().__init__(window)
        self._session, self._window, self._entries, self._settle, self._review = session, window, entries, settle, review
        self._stop = Event()
        self._box: QProgressDialog | None = None
        self._thread: Thread | None = None
        self._due: Callable[[], None] | None = None  # what waits for a release's checks
        for checked in (session.release_replaced, session.release_closed, session.checks_missed):
            checked.connect(self._write_when_checked, Qt.ConnectionType.QueuedConnection)  # when everybody has heard of it
        self._progressed.connect(self._show_progress)
        self._ended.connect(self._end)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.leave)

    @property
    def is_busy(self) -> bool:
        """Whether an export is being written."""
        return self._box is not None

    def ask_for_release(self) -> None:
        """Export the release that is shown."""
        shown = self._shown()
        if shown is not None:
            self._ask((shown,))

    def ask_for_company(self) -> None:
        """Export all open releases of the company that is shown."""
        shown = self._shown()
        if shown is not None:
            self._ask(tuple(release for release in self._session.releases if company_order(release) == company_order(shown)))

    def ask_for_selection(self, cells: Iterable[Cell]) -> None:
        """Export some cells of the release that is shown."""
        selection = frozenset(cell.span for cell in cells)
        shown = self._shown()
        if shown is not None and selection:
            self._ask((shown,), selection)

    def write(self, releases: Sequence[Release], wanted: Format, path: Path, selection: Selection | None = None) -> None:
        """Write a file in the background, of a selection only its cells; what stood there stays until the new one is whole.

        Of the releases it is written what is open of them now; one that is just being checked is waited for.
        """
        self._stop.clear()
        self._box = self._progress_box(path)
        self._due = partial(self._write, releases, wanted, path, selection)
        self._write_when_checked()

    def _write_when_checked(self, *_changed: Release) -> None:
        """Begin, unless a release is still being checked: how its checks end is heard of."""
        if self._due is None or self._session.unchecked is not None:
            return
        due, self._due = self._due, None
        due()

    def _write(self, asked: Sequence[Release], wanted: Format, path: Path, selection: Selection | None) -> None:
        self._settle()
        kept = tuple(now for release in asked if (now := self._session.now(release)) is not None)
        if not kept or not self._may_go_without_checks(kept):
            self._end(None)
            return
        entries = tuple(self._entries())

        def content() -> Content:
            return Content.of(kept, marks_of(entries), self._step, selection)

        spared = [self._review(), *(release.source.path for release in self._session.releases)]
        self._thread = Thread(target=self._run, args=(content, wanted, path, spared), name="exporting", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Stop the export; what stood there stays."""
        self._stop.set()
        if self._due is not None:
            self._due = None
            self._end(None)

    def leave(self) -> None:
        """Stop the export and wait for it, so that nothing half written is left beside what stood there."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(LAST_WAIT)

    def _shown(self) -> Release | None:
        """The release that is shown, with all corrections."""
        self._settle()
        return self._session.release

    def _ask(self, releases: Sequence[Release], selection: Selection | None = None) -> None:
        if self.is_busy:
            return
        kinds = {f"{one.about} (*{one.ending})": one for one in FORMATS if selection is None or one.takes_selection}
        place = releases[0].source.path
        first = FORMATS[0]
        suggested = str(
            (place.parent if place else Path.home()) / default_name(Content(tuple(releases), (), (), selection=selection), first)
        )
        name, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export"), suggested, ";;".join(kinds))
        if name:
            wanted = kinds.get(kind, first)
            path = Path(name)
            self.write(releases, wanted, path if path.suffix else path.with_name(path.name + wanted.ending), selection)

    def _may_go_without_checks(self, releases: Sequence[Release]) -> bool:
        """Ask whether to write of a release that could not be checked; an export without findings would read as if it had none."""
        missed = self._session.missed
        if missed is None or not any(release is missed for release in releases):
            return True
        if self._box is not None:
            self._box.reset()  # that it does not come up over the question
        name, buttons = shortened(missed.source.name, LONGEST), QMessageBox.StandardButton
        question = self.tr("{name} was not checked: the export would hold no findings of it and no claims. Export it so?").format(name=name)
        answer = QMessageBox.warning(self._window, self.tr("Not checked"), question, buttons.Yes | buttons.Cancel, buttons.Cancel)
        return bool(answer == buttons.Yes)

    def _progress_box(self, path: Path) -> QProgressDialog:
        box = QProgressDialog(self._window)
        box.setWindowTitle(self.tr("Export"))
        is_waiting = self._session.unchecked is not None
        words = self.tr("Writing {name} as soon as the release is checked …") if is_waiting else self.tr("Writing {name} …")
        box.setLabel(plain_label(words.format(name=shortened(path.name, LONGEST))))
        box.setAutoClose(False)
        box.setMinimumDuration(PATIENCE)
        box.canceled.connect(self.cancel)
        return box

    def _run(self, content: Callable[[], Content], wanted: Format, path: Path, spared: Sequence[Path | None]) -> None:
        try:
            outcome: object = export(content(), wanted, path, spared)
        except Cancelled:
            outcome = None
        except OSError as error:
            outcome = in_words(error)
        except MissingExtraError as error:
            outcome = str(error)
        except Exception as error:  # the job runner's: the window must know that it ended
            outcome = f"{type(error).__name__}: {error}"
        self._ended.emit(outcome)

    def _step(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._progressed.emit(done, total)

    def _show_progress(self, done: int, total: int) -> None:
        if self._box is not None:
            self._box.setMaximum(total)
            self._box.setValue(done)

    def _end(self, outcome: object) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
        if isinstance(outcome, Path):
            self._window.statusBar().showMessage(self.tr("Exported to {path}").format(path=shortened(str(outcome), LONGEST)), SHOWN_FOR)
            self.exported.emit(outcome)
        elif outcome is None:
            self.cancelled.emit()
        else:
            self.failed.emit(self.tr("Nothing was exported: {reason}").format(reason=outcome))
