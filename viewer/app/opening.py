"""Opening files: asking for them, reading them in the background, showing progress and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from viewer.app.loader import Loader
from viewer.app.reading_job import ReadingJob
from viewer.app.session import Session
from viewer.app.settings import Settings
from viewer.statements.release import Release

if TYPE_CHECKING:
    from viewer.views.progress import Progress

FILE_KINDS = "Releases (*.txt *.asc *.text);;All files (*)"
PATIENCE = 300  # milliseconds before a progress bar appears
COUNTED = 50  # milliseconds between its steps: each draws the window at once


class Opening(QObject):
    """What stands between the user's files and the session."""

    def __init__(
        self, window: QMainWindow, session: Session, settings: Settings, report: Callable[[str], None], take_back: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings, self._report, self._take_back = window, session, settings, report, take_back
        self._progress: Progress | None = None
        self._counts = (0, 0)
        self._ahead: Release | None = None  # whose checks the job still owes
        self._asked_again: Release | None = None  # whose checks another job owes
        self._chosen: dict[Path, str] = {}
        self._failures: dict[Path, str] = {}  # what was reported of files and folders that could not be read
        self._new: set[Path] = set()  # files that belong among the recent ones once they could be read
        self._asked: dict[Path, str | None] = {}  # encodings that files are being read in, until that has succeeded
        self.loader = Loader(self)
        self.loader.release_ahead.connect(self._open_ahead)
        self.loader.release_read.connect(self._take)
        self.loader.reading_failed.connect(self._fail)
        self.loader.progressed.connect(self._count)
        self.loader.ended.connect(self._end)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._show_progress)
        self._counted = QTimer(self, singleShot=True, interval=COUNTED)
        self._counted.timeout.connect(self._show_counts)
        session.release_closed.connect(self._recover)

    def open_paths(self, paths: Sequence[Path], encoding: str | None = None) -> None:
        """Read files and folders, in one encoding or each in what it seems to be; a release is shown as soon as it is read."""
        self.remember(paths)
        self._patience.start()
        self.forget_failures(paths)
        self._choose(paths, encoding)
        self.loader.read(paths, encoding)

    def bring_back(self, files: Sequence[Path], chosen: Mapping[Path, str]) -> None:
        """Read the files of the last session, each in the encoding chosen for it; they are no recent ones for that."""
        self.loader.read([file for file in files if file not in chosen])
        for file in files:
            if file in chosen:
                self._choose([file], chosen[file])
                self.loader.read([file], chosen[file])

    def adopt(self, job: ReadingJob, patience: float) -> None:
        """Take over a job that was started before there was a window.

        Args:
            job: a job that reads files already.
            patience: seconds to wait for its first release.
        """
        self._patience.start()
        self.loader.adopt(job)
        self.loader.take_first(patience)

    def remember(self, paths: Sequence[Path]) -> None:
        """Put folders at the top of the recent ones, and files once they could be read."""
        read = {release.source.path for release in self._session.releases}
        for path in reversed(paths):
            if path in read or path.is_dir():
                self._settings.add_recent(path)
            else:
                self._new.add(path.absolute())

    def ask_for_files(self, encoding: str | None = None) -> None:
        """Let the user choose files, to be read in one encoding or each in what it seems to be."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - no part of the first paint

        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open releases"), self._folder(), self.tr(FILE_KINDS))
        if names:
            self.open_paths([Path(name) for name in names], encoding)

    def ask_for_folder(self) -> None:
        """Let the user choose a folder."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - no part of the first paint

        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of releases"), self._folder())
        if name:
            self.open_paths([Path(name)])

    def reload(self) -> None:
        """Read the current release's file again."""
        if self._session.release is not None:
            self.read_again(self._session.release)

    def read_again(self, release: Release) -> None:
        """Read a release's file again, in the encoding chosen for it where it is shown in that."""
        if release.source.path is not None:
            self.loader.read([release.source.path], self.chosen_encoding(release))

    def chosen_encoding(self, release: Release) -> str | None:
        """The encoding that was chosen for a release, None where the one it is shown in was found out."""
        source = release.source
        chosen = self._chosen.get(source.path) if source.path is not None else None
        return chosen if chosen == source.encoding else None

    def read_as(self, release: Release, encoding: str | None) -> None:
        """Read a release's file in a chosen encoding, None to find out; where that fails, it is told and the release stays as it is."""
        path = release.source.path
        if path is not None:
            self._choose([path], encoding)
            self.loader.read([path], encoding)

    def tell_trouble(self, release: Release, reason: str) -> None:
        """Say why the file of a release that is shown cannot be read any more, once for all who find it so."""
        if release.source.path is not None:
            self._fail(f"{release.source.path}: {reason}", release.source.path)

    def forget_failures(self, paths: Iterable[Path] | None = None) -> None:
        """Say no longer that files and folders, or any at all, could not be read."""
        for path in tuple(self._failures) if paths is None else map(Path.absolute, paths):
            message = self._failures.pop(path, None)
            if message is not None:
                self._take_back(message)

    def _fail(self, message: str, path: Path) -> None:
        """Tell that a file could not be read, and what it is that is shown where it could be before."""
        shown = next((release for release in self._session.releases if release.source.path == path), None)
        words = message if shown is None else self._trouble_words(shown, message.removeprefix(f"{path}: "))
        self.forget_failures([path])
        self._failures[path.absolute()] = words
        self._report(words)

    def _trouble_words(self, release: Release, reason: str) -> str:
        from viewer.text.reading import NO_FILE  # noqa: PLC0415 - no part of the first paint

        gone, name = reason == NO_FILE, release.source.name
        words = self.tr("{name} is no longer there") if gone else self.tr("{name}: {reason}")
        return self.tr("{trouble}; what is shown is what was read before.").format(trouble=words.format(name=name, reason=reason))

    def _recover(self, release: Release) -> None:
        """A release that was read, or is no longer open, has no problem."""
        if release.source.path is not None:
            self.forget_failures([release.source.path])

    def _choose(self, paths: Sequence[Path], encoding: str | None) -> None:
        """Keep the encoding of files for the next time that they are read, once they could be read in it."""
        self._asked.update(dict.fromkeys(paths, encoding))

    def _keep_choice(self, release: Release) -> None:
        path = release.source.path
        if path is None or path not in self._asked:
            return
        asked = self._asked[path]
        if asked is None:
            self._chosen.pop(path, None)
        elif asked == release.source.encoding:
            self._chosen[path] = asked
        else:
            return  # asked for while the file was still being read otherwise
        del self._asked[path]

    def _folder(self) -> str:
        """Where a file dialog starts: beside what was opened last."""
        recent = self._settings.recent
        return str(recent[0].parent if recent else Path.home())

    def _open_ahead(self, release: Release) -> None:
        """Show a release while it is checked; that it could be read is known when it comes back."""
        self._ahead = release
        self._show_first(self._session.open_ahead(release))

    def _take(self, release: Release) -> None:
        """Show a release, but not one that the reviewer closed while it was checked."""
        self._keep_choice(release)
        self._recover(release)
        path = release.source.path.absolute() if release.source.path is not None else None
        if path in self._new:
            self._new.remove(path)
            self._settings.add_recent(path)
        was_closed = self._ahead is not None and self._session.now(self._ahead) is None
        self._ahead = None
        if not was_closed:
            self._show_first(self._session.open(release))

    def _show_first(self, opened: Release) -> None:
        if self._session.release is None:
            self._session.select_release(opened)

    def _count(self, done: int, total: int) -> None:
        self._counts = (done, total)
        if self._progress is not None and self._progress.isVisible() and not self._counted.isActive():
            self._counted.start()

    def _show_counts(self) -> None:
        if self._progress is not None and self._progress.isVisible():
            self._progress.show_progress(*self._counts)

    def _show_progress(self) -> None:
        if not self.loader.is_busy:
            return
        if self._progress is None:
            from viewer.views.progress import Progress  # noqa: PLC0415 - no part of the first paint

            self._progress = Progress()
            self._progress.cancel_requested.connect(self.loader.cancel)
            self._window.statusBar().addPermanentWidget(self._progress)
        self._progress.show_progress(*self._counts)
        self._progress.show()

    def _end(self, cancelled: bool) -> None:
        self._patience.stop()
        if not self.loader.has_waiting:
            self._asked.clear()
            self._new.clear()
        if self._progress is not None:
            self._progress.hide()
        owed = self._check_what_came_ahead()
        done, total = self._counts
        if cancelled and done + owed < total:
            self._report(self.tr("Opening was cancelled after {done} of {total} files.").format(done=done, total=total))

    def _check_what_came_ahead(self) -> bool:
        """A job that ended before the checks of what it had sent ahead leaves them to another one, once; says whether it did."""
        ahead, self._ahead = self._session.unchecked, None
        if ahead is None:
            self._asked_again = None
        elif ahead is self._asked_again:
            self._session.miss_checks()
        else:
            self._asked_again = ahead
            self.loader.read([path for path in (ahead.source.path,) if path is not None])
            return True
        return False
