"""Watches the files that are open: one that changes is offered to be read again, and never is in silence."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from viewer.app.session import Session
from viewer.statements.release import Release
from viewer.views.banner import Offer

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench

PAUSE = 400  # milliseconds: an editor that saves a file removes and makes it within a moment


class Watching(QObject):
    """Says which open release's file holds other bytes than were read, once for every change."""

    source_changed = Signal(object, bool)  # Release, whether the file is still there
    source_agreed = Signal(object)  # Release told of before: what is shown is again what the file holds, or nothing of it is shown any more

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: dict[Path | None, str] = {}
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
            digest = _digest(path)
            if digest == release.source.sha256:
                self._settle(release)
            elif digest != self._told.get(path):
                self._told[path] = digest
                self.source_changed.emit(release, bool(digest))
            if digest:
                self._watcher.addPath(str(path))  # a file that was put in the place of the old one is watched anew
        self._wait_for_missing()

    def _wait_for_missing(self) -> None:
        """Watch the folders into which files that are gone may come back, and no others."""
        missing = {str(path.parent) for path, digest in self._told.items() if path is not None and not digest}
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


def offer_reload(window: Workbench, release: Release, is_there: bool) -> None:
    """Say over the panes that a file has changed, with the choice to read it again."""
    name = release.source.name
    changed, gone = _messages(window, release)
    if is_there:
        window.take_back(gone)
        reload = window.tr("Reload {name}").format(name=name), window.tr("Reload {count} files")
        window.report(changed, Offer(*reload, partial(window.opening.read_again, release)))
    else:
        window.take_back(changed)
        window.report(gone)


def withdraw_reload(window: Workbench, release: Release) -> None:
    """Say no longer what is no longer so."""
    for message in _messages(window, release):
        window.take_back(message)


def _messages(window: Workbench, release: Release) -> tuple[str, str]:
    """That a file has changed, and that it is gone."""
    changed = window.tr("{name} has changed on disk; what is shown is what was read before.")
    return changed.format(name=release.source.name), window.opening.gone_words(release)


def _digest(path: Path) -> str:
    """Hash of a file's bytes, empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
