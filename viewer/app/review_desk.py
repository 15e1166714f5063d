"""The reviewer's desk: what is marked, where the next number is, and what of it is on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from viewer.app.review_writer import ReviewWriter
from viewer.app.session import Session
from viewer.checks.check import check_release
from viewer.models.address import CellAddress
from viewer.models.releases_model import company_order
from viewer.override import override
from viewer.parsing.added import read_region
from viewer.review.applying import apply
from viewer.review.carrying import Undecided, carry, standing_work
from viewer.review.comments import comment
from viewer.review.corrections import Correction, correct, standing_corrections
from viewer.review.entry import Action, Draft, Entry
from viewer.review.fields import Field
from viewer.review.marks import MarkState, clear, mark, mark_of
from viewer.review.profiles import habits_of, keep_profile, profile_of, proposals
from viewer.review.progress import Progress, progress_of
from viewer.review.second_reading import second_reading
from viewer.review.signing import SigningRole, sign_off
from viewer.review.store.errors import ReviewError
from viewer.review.store.file import ReviewFile
from viewer.review.store.journal import KeptSource, keep
from viewer.review.store.opening import open_review
from viewer.review.target import Key, Target, whole_source
from viewer.review.things import cell_target, number_targets
from viewer.review.ticks import tick, ticks_of, untick
from viewer.review.undo import describe, redo, undo
from viewer.review.work import Work
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.statements.statement import Cell


class ReviewDesk(QObject):
    """Enters what the reviewer does; everything shown follows `changed`.

    Entries count at once. They are written in the background, and `progress_words` says so until the disk has them.
    """

    changed = Signal(object)  # set of Key whose marks may look otherwise, None for all
    saved_changed = Signal()  # what is on disk
    target_reached = Signal(object)  # Target the reviewer is at
    said = Signal(str)  # in the status bar
    failed = Signal(str)  # in the banner
    proposed = Signal(object, object)  # Release, and the Corrections that its company's profile proposes

    def __init__(self, session: Session, path: Callable[[Release], Path], author: Callable[[], str], parent: QObject | None = None) -> None:
        """Sit down.

        Args:
            session: what is open.
            path: where the review of a release is kept.
            author: who works.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._path, self._author = session, path, author
        self._file: ReviewFile | None = None
        self._writer: ReviewWriter | None = None
        self._numbers: dict[int, tuple[Target, ...]] = {}
        self._progress: dict[int, Progress] = {}
        self._sources: dict[str, KeptSource] = {}
        self._failing = ""
        self._parsed: dict[str, Release] = {}
        self._applied: dict[str, tuple[Correction, ...]] = {}
        self.work = Work()
        self.stack = QUndoStack(self)
        self.undecided: tuple[Undecided, ...] = ()
        self.target: Target | None = None
        session.release_opened.connect(self._take_in)
        session.release_closed.connect(self._forget)
        session.release_replaced.connect(self._replace)
        session.release_selected.connect(self._leave_place)
        session.cell_selected.connect(self._take_cell)
        for release in session.releases:
            self._take_in(release)

    @property
    def file(self) -> ReviewFile | None:
        """The review file, None until one was opened or something entered."""
        return self._file

    @property
    def has_unsaved(self) -> bool:
        """Whether something is only in memory."""
        return bool(self.work.unsaved)

    def numbers(self, release: Release) -> tuple[Target, ...]:
        """The numbers to look at in a release, in the order they are printed."""
        found = self._numbers.get(id(release))
        if found is None:
            by_key = {target.key: target for target in number_targets(release)}
            found = self._numbers[id(release)] = tuple(sorted(by_key.values(), key=lambda target: target.span))
        return found

    def progress(self, release: Release) -> Progress:
        """How far a release is reviewed."""
        found = self._progress.get(id(release))
        if found is None:
            found = self._progress[id(release)] = progress_of(self.work.index, self.numbers(release))
        return found

    def progress_words(self, release: Release) -> str:
        """The progress of a release and whether everything is on disk."""
        words = str(self.progress(release))
        if self._failing:
            return f"{words} · {len(self.work.unsaved)} NOT SAVED: {self._failing}"
        if self._file is not None and self._file.read_only:
            return f"{words} · read only"
        return f"{words} · saving" if self.has_unsaved else words

    def open(self, path: Path, *, create: bool = False) -> None:
        """Work in a review file; what was open is closed.

        Raises:
            ReviewError: it cannot be opened, and what was open stays.
        """
        file = open_review(path, create=create)
        self.close()
        self._file, self._writer = file, ReviewWriter(file, self)
        self._writer.saved.connect(self._acknowledge)
        self._writer.failed.connect(self._complain)
        self.work = Work(file.entries)
        self.stack.clear()
        for notice in file.notices:
            self.failed.emit(f"{file.path.name}: {notice}")
        if file.read_only:
            self.failed.emit(f"{file.path.name} is open for reading only: {file.read_only}")
        self._read_anew()
        self._tell(None)

    def close(self) -> None:
        """Wait for the disk and let go of the file."""
        if self._writer is not None:
            self._writer.close()
        self._file = self._writer = None

    def flush(self) -> None:
        """Wait until the disk has answered, and write once more what it did not take."""
        if self._writer is not None and self.work.unsaved:
            self._writer.write(self.work.unsaved, tuple(self._sources.values()))
            self._writer.wait()

    def retry(self) -> None:
        """Write once more what the disk did not take."""
        if self.work.unsaved and self._writer is not None:
            self._failing = ""
            self._writer.write(self.work.unsaved, tuple(self._sources.values()))
            self.saved_changed.emit()

    def point_at(self, line: int, column: int) -> None:
        """The reviewer pointed at a place of the raw text: a number there is the one to be marked."""
        release = self._session.release
        if release is not None:
            here = (
                target for target in self.numbers(release) if target.span.line == line and target.span.start <= column <= target.span.end
            )
            self._take(next(here, None))

    def mark(self, targets: Sequence[Target], state: MarkState, reason: str = "") -> None:
        """Put one mark on some targets."""
        self._enter([mark(target, state, self._author(), reason) for target in targets])

    def clear(self, targets: Sequence[Target]) -> None:
        """Take the marks off some targets."""
        index = self.work.index
        self._enter([clear(target, self._author()) for target in targets if mark_of(index, target.key)])

    def tick(self, targets: Sequence[Target], code: str) -> None:
        """Put a tick mark on some targets, or take it off where all of them have it."""
        have = [code in ticks_of(self.work.index, target.key) for target in targets]
        change = untick if have and all(have) else tick
        self._enter([change(target, code, self._author()) for target in targets])

    def comment(self, target: Target, text: str, answers: int = 0) -> None:
        """Write a comment."""
        self._enter([comment(target, text, self._author(), answers)])

    def correct(self, target: Target, field: Field, value: str, reason: str) -> None:
        """Correct a reading and keep for the company what holds for its other releases; what cannot be read is said and not entered."""
        try:
            draft = correct(target, field, value, self._author(), reason)
        except ValueError as error:
            self.failed.emit(str(error))
            return
        release = self._parsed[target.source]
        habits = habits_of(release, [Correction(target, field, value, reason)])
        company = company_order(release)
        self._enter([draft, keep_profile(self.work.index, company, habits, self._author())] if habits else [draft])
        for other in self._session.releases if habits else ():
            self._propose(other)

    def accept(self, corrections: Sequence[Correction]) -> None:
        """Enter what a company's profile proposes for a release."""
        author = self._author()
        self._enter([correct(item.target, item.field, item.value, author, item.reason) for item in corrections])

    def read_again(self, release: Release, cell: Cell, typed: str) -> None:
        """Enter a second reading of a cell; what is no number is said and not entered."""
        try:
            self._enter([second_reading(release.source, cell, typed, self._author())])
        except ValueError as error:
            self.failed.emit(str(error))

    def sign_off(self, role: SigningRole) -> None:
        """Sign the release shown."""
        release = self._session.release
        if release is None:
            return
        try:
            drafts = [sign_off(self.work.index, whole_source(release.source), (1, len(release.source.lines)), role, self._author())]
        except ValueError as error:
            self.failed.emit(str(error))
        else:
            self._enter(drafts)

    def agree_and_go(self, targets: Sequence[Target]) -> None:
        """Agree and go to the next number nobody has looked at."""
        self.mark(targets, MarkState.AGREED)
        self.step(None)

    def step(self, state: MarkState | None) -> None:
        """Go to the next number with a mark, or to the next one without; behind the last one comes the first."""
        release = self._session.release
        if release is None:
            return
        numbers = self.numbers(release)
        here = self.target.span if self.target else None
        behind = [target for target in numbers if here is None or target.span > here]
        for target in (*behind, *numbers):
            found = mark_of(self.work.index, target.key)
            if (found.state if found else None) == state:
                self.go_to(target)
                return
        self.said.emit(f"no further {state}" if state else "every number of this release has been looked at")

    def go_to(self, target: Target) -> None:
        """Show a target in both panes."""
        release = next((release for release in self._session.releases if release.source.sha256 == target.source), None)
        if release is not None:
            self._session.go_to(Place(release.source.name, target.span))
            self._take(target)

    def reverse(self, numbers: Sequence[int], *, back: bool) -> None:
        """Take entries back, or bring them back: the undo stack asks for it."""
        index, author = self.work.index, self._author()
        drafts = (
            [undo(index, number, author) for number in reversed(numbers)] if back else [redo(index, number, author) for number in numbers]
        )
        self._write(drafts)
        self._read_anew()
        self._take(index.entry(numbers[0]).target)

    def _enter(self, drafts: Sequence[Draft]) -> None:
        entered = self._write(drafts)
        if entered:
            words = describe(entered[0]) + (f" and {len(entered) - 1} more" if len(entered) > 1 else "")
            self.stack.push(_Entered(self, tuple(entry.number for entry in entered), words))
            if any(entry.action == Action.CORRECT for entry in entered):
                self._read_anew()

    def _write(self, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
        """Enter drafts in memory and send them to the disk; nothing where the review cannot be written."""
        if not drafts or not self._is_writable():
            return ()
        entered = self.work.enter(drafts)
        self._keep_sources({draft.target.source for draft in drafts})
        if self._writer is not None:
            self._writer.write(self.work.unsaved, tuple(self._sources.values()))
        self._tell({entry.key for entry in entered})
        return entered

    def _tell(self, keys: set[Key] | None) -> None:
        sources = None if keys is None else {key[0] for key in keys}
        for release in self._session.releases:
            if sources is None or release.source.sha256 in sources:
                self._progress.pop(id(release), None)
        self.changed.emit(keys)

    def _is_writable(self) -> bool:
        """Open or make the review of the release shown where none is open yet."""
        release = self._session.release
        if self._file is None and release is not None:
            try:
                path = self._path(release)
                path.parent.mkdir(parents=True, exist_ok=True)
                self.open(path, create=True)
            except (ReviewError, OSError) as error:
                self.failed.emit(f"nothing was entered: {error}")
        if self._file is not None and self._file.read_only:
            self.failed.emit(f"nothing was entered: {self._file.read_only}")
            return False
        return self._file is not None

    def _keep_sources(self, hashes: Iterable[str]) -> None:
        for release in self._session.releases:
            source = release.source
            if source.sha256 in hashes and source.sha256 not in self._sources:
                self._sources.update((kept.sha256, kept) for kept in keep(source))

    def _acknowledge(self, number: int) -> None:
        self.work.acknowledge(number)
        self._failing = ""
        self.saved_changed.emit()

    def _complain(self, words: str) -> None:
        if self.work.unsaved and self._writer is not None and not self._writer.is_busy:
            self._failing = words
        self.failed.emit(words)
        self.saved_changed.emit()

    def _take_in(self, release: Release) -> None:
        """Open the review that was kept of a release earlier; a new one is made only for a first entry."""
        self._parsed[release.source.sha256] = release
        if self._file is None:
            path = self._path(release)
            if path.exists():
                try:
                    self.open(path)
                except ReviewError as error:
                    self.failed.emit(str(error))
        else:
            self._read_anew()
        self._propose(release)

    def _read_anew(self) -> None:
        """Lay the corrections over every open release they changed for, and check it again."""
        corrections = standing_corrections(self.work.index)
        for release in self._session.releases:
            sha256 = release.source.sha256
            own = tuple(correction for correction in corrections if correction.target.source == sha256)
            if own != self._applied.get(sha256, ()):
                self._applied[sha256] = own
                self._session.open(check_release(apply(self._parsed[sha256], own, read_region)))

    def _propose(self, release: Release) -> None:
        """Offer what is known of a release's company and not yet decided for this release."""
        profile = profile_of(self.work.index, company_order(release))
        if profile:
            decided = standing_corrections(self.work.index, release.source.sha256)
            found = proposals(profile, self._parsed[release.source.sha256], decided)
            if found:
                self.proposed.emit(release, found)

    def _forget(self, release: Release) -> None:
        self._numbers.pop(id(release), None)
        self._progress.pop(id(release), None)

    def _replace(self, before: Release, after: Release) -> None:
        """A file was read again: where its bytes changed, the work on it is carried over and the rest listed."""
        self._forget(before)
        if after.source.sha256 not in self._applied:
            self._parsed[after.source.sha256] = after
        if before.source.sha256 != after.source.sha256 and standing_work(self.work.index, before.source.sha256):
            drafts, undecided = carry(self.work.index, before.source, after.source, self._author())
            self._enter(drafts)
            self.undecided = (*self.undecided, *undecided)
            self.said.emit(f"{len(drafts)} entries were carried over to the changed file, {len(undecided)} are to be decided")
        self._tell(None)

    def _leave_place(self, _release: Release | None) -> None:
        self._take(None)
        self.changed.emit(None)

    def _take_cell(self, address: CellAddress) -> None:
        cell = address.cell
        self._take(cell_target(address.release.source, cell) if cell else None)

    def _take(self, target: Target | None) -> None:
        self.target = target
        self.target_reached.emit(target)


class _Entered(QUndoCommand):
    """Entries of the journal on the undo stack; undoing them adds entries too."""

    def __init__(self, desk: ReviewDesk, numbers: tuple[int, ...], words: str) -> None:
        super().__init__(words)
        self._desk, self._numbers = desk, numbers
        self._is_new = True

    @override
    def redo(self) -> None:
        if self._is_new:  # pushed when the entries were made
            self._is_new = False
            return
        self._desk.reverse(self._numbers, back=False)

    @override
    def undo(self) -> None:
        self._desk.reverse(self._numbers, back=True)
