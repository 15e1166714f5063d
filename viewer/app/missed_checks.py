"""Tells over the panes that a release was not checked, with the choice to read it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.statements.release import Release
from viewer.views.banner import Offer

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench


class MissedChecks(QObject):
    """Says so until the release is read again or closed."""

    def __init__(self, window: Workbench) -> None:
        super().__init__(window)
        self._window, self._message = window, ""
        session = window.session
        session.checks_missed.connect(self._tell)
        session.release_replaced.connect(self._withdraw)
        session.release_closed.connect(self._withdraw)
        if session.missed is not None:
            self._tell(session.missed)

    def _tell(self, release: Release) -> None:
        name = release.source.name
        words = self.tr("{name} was not checked: it is shown as it was read first, and reading it once more to check it failed.")
        self._message = words.format(name=name)
        reload = self.tr("Reload {name}").format(name=name), self.tr("Reload {count} files")
        self._window.report(self._message, Offer(*reload, partial(self._window.opening.read_again, release)))

    def _withdraw(self, _release: Release, _after: Release | None = None) -> None:
        if self._message and self._window.session.missed is None:
            self._window.take_back(self._message)
            self._message = ""
