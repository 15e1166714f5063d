"""The list of open releases, by company and date, that follows the session."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from viewer.app.session import Session
from viewer.models.releases_model import ReleasesModel
from viewer.override import override
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.text.span import Span
from viewer.views.quiet_selection import quiet_selection

SIGNS = "  !00 %"  # behind a release's name once it is checked and begun; the sign is as wide as the circle that is no letter of many fonts
INDENTATION = 11  # pixels a level: the list takes its room from the raw text
MARGIN = 10  # pixels around a name
MEASURED = 20  # documents of one submission, and releases at once


class ReleasesList(QTreeView):
    """Selecting a release or one of its documents shows it; what is shown is selected."""

    widened = Signal()  # a longer name came in

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._longest = 0
        self.releases = ReleasesModel(self)
        self.setModel(self.releases)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(self.tr("Releases"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(INDENTATION)
        self.selectionModel().currentChanged.connect(self._select)
        self.releases.dataChanged.connect(self._measure_changed)
        session.release_opened.connect(self._add)
        session.release_closed.connect(self.releases.remove)
        session.release_replaced.connect(self._replace)
        session.release_selected.connect(self._show)

    @property
    def wanted_width(self) -> int:
        """The width in which no name is cut, nor what stands behind one."""
        return self._longest + MARGIN if self._longest else 0

    def copy(self) -> None:
        """Put the path of the release in hand on the clipboard, or the name of the company."""
        index = self.currentIndex()
        release = self.releases.release_at(index)
        words = str(release.source.path or release.source.name) if release is not None else index.data()
        if words:
            QGuiApplication.clipboard().setText(words)

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        quiet_selection(self, option)

    def _add(self, release: Release) -> None:
        self.releases.add(release)
        index = self.releases.index_of(release)
        self.expand(index.parent())
        self.expand(index)
        self._measure(index, SIGNS if release.statements else "")

    def _replace(self, before: Release, after: Release) -> None:
        blocked = self.selectionModel().blockSignals(True)
        self.releases.remove(before)
        self._add(after)
        self.selectionModel().blockSignals(blocked)

    def _measure(self, index: QModelIndex, behind: str) -> None:
        """Take the longest of the names of a release, its company and its documents."""
        documents = (self.releases.index(row, 0, index) for row in range(min(self.releases.rowCount(index), MEASURED)))
        self._widen(
            max(self._width_of(index.parent()), self._width_of(index, behind), *(self._width_of(document) for document in documents))
        )

    def _measure_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """What stands behind names grows: findings, and how far a release is reviewed."""
        rows = range(first.row(), min(last.row(), first.row() + MEASURED) + 1)
        self._widen(max(self._width_of(first.siblingAtRow(row)) for row in rows))

    def _width_of(self, index: QModelIndex, behind: str = "") -> int:
        depth = 1 + index.parent().isValid() + index.parent().parent().isValid()
        return depth * self.indentation() + self.fontMetrics().horizontalAdvance(f"{self.releases.data(index)}{behind}")

    def _widen(self, wide: int) -> None:
        if wide > self._longest:
            self._longest = wide
            self.widened.emit()

    def _select(self, index: QModelIndex) -> None:
        release = self.releases.release_at(index)
        if release is None:
            return
        self._session.select_release(release)
        document = self.releases.document_at(index)
        if document is not None:
            self._session.go_to(Place(release.source.name, Span(document.lines[0], 0, 1)))

    def _show(self, release: Release | None) -> None:
        if release is None or self.releases.release_at(self.currentIndex()) is release:
            return
        self.selectionModel().setCurrentIndex(self.releases.index_of(release), QItemSelectionModel.SelectionFlag.ClearAndSelect)
