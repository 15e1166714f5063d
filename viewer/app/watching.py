"""Watches the files that are open: one that changes is offered to be read again, and never is in silence."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from viewer.app.session import Session
from viewer.statements.release import Release
from viewer.text.reading import SourceError, read_digest
from viewer.views.banner import Offer

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench

PAUSE = 400  # milliseconds: an editor that saves a file removes and makes it within a moment


class Found(NamedTuple):
    """What was found where the file of an open release stood.

    Attributes:
        digest: SHA-256 of its bytes, empty where it cannot be read.
        trouble: why it cannot be.
    """

    digest: str = ""
    trouble: str = ""


class Watching(QObject):
    """Says which open release's file holds other bytes than were read, or cannot be read any more, once for every change."""

    source_changed = Signal(object, str)  # Release, why its file cannot be read; nothing where it can be and holds other bytes
    source_agreed = Signal(object)  # Release told of before: what is shown is again what the file holds, or nothing of it is shown any more

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: dict[Path | None, Found] = {}
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._look_soon)
        self._watcher.directoryChanged.connect(self._look_soon)
        session.release_opened.connect(self._watch)
        session.release_replaced.connect(self._watch_other)
        session.release_closed.connect(self._forget)
        for release in session.releases:
            self._watch(release)

    def look(self) -> None:
        """Compare every open file with what was read of it."""
        for release in self._session.releases:
            path = release.source.path
            if path is None:
                continue
            found = _found_at(path)
            if found.digest == release.source.sha256:
                self._settle(release)
            elif found != self._told.get(path):
                self._told[path] = found
                self.source_changed.emit(release, found.trouble)
            if found.digest:
                self._watcher.addPath(str(path))  # a file that was put in the place of the old one is watched anew
        self._wait_for_missing()

    def _wait_for_missing(self) -> None:
        """Watch the folders in which files that are gone or cannot be read may come back, and no others."""
        missing = {str(path.parent) for path, found in self._told.items() if path is not None and not found.digest}
        watched = set(self._watcher.directories())
        for folder in watched - missing:
            self._watcher.removePath(folder)
        for folder in missing - watched:
            if Path(folder).is_dir():
                self._watcher.addPath(folder)

    def _look_soon(self, _path: str) -> None:
        self._timer.start()

    def _watch(self, release: Release) -> None:
        if release.source.path is not None:
            self._watcher.addPath(str(release.source.path))

    def _watch_other(self, _before: Release, after: Release) -> None:
        self._watch(after)
        if after.source.path in self._told:
            self._timer.start()

    def _forget(self, release: Release) -> None:
        if release.source.path is not None:
            self._watcher.removePath(str(release.source.path))
            self._settle(release)

    def _settle(self, release: Release) -> None:
        if self._told.pop(release.source.path, None) is not None:
            self.source_agreed.emit(release)


def offer_reload(window: Workbench, release: Release, trouble: str) -> None:
    """Say over the panes that a file has changed, with the choice to read it again, or what `trouble` there is with it."""
    withdraw_reload(window, release)
    if trouble:
        window.opening.tell_trouble(release, trouble)
        return
    reload = window.tr("Reload {name}").format(name=release.source.name), window.tr("Reload {count} files")
    window.report(_change(window, release), Offer(*reload, partial(window.opening.read_again, release)))


def withdraw_reload(window: Workbench, release: Release) -> None:
    """Say no longer what is no longer so."""
    window.take_back(_change(window, release))
    if release.source.path is not None:
        window.opening.forget_failures([release.source.path])


def _change(window: Workbench, release: Release) -> str:
    changed = window.tr("{name} has changed on disk; what is shown is what was read before.")
    return changed.format(name=release.source.name)


def _found_at(path: Path) -> Found:
    try:
        return Found(read_digest(path))
    except SourceError as error:
        return Found(trouble=error.reason)
