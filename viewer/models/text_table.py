"""Lists of things said in words: a row a thing, a column a part of what is said of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.models.roles import ACCESSIBLE_TEXT, DISPLAY, TEXT_ALIGNMENT
from viewer.override import override

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TextTable(QAbstractTableModel):
    """Answers for rows of words under fixed headings; what differs is where the words come from.

    Attributes:
        headings: one a column.
        numeric: the columns that stand at the right, as figures do.
    """

    headings: ClassVar[tuple[str, ...]]
    numeric: ClassVar[frozenset[int]] = frozenset()

    @abstractmethod
    def texts(self, row: int) -> tuple[str, ...]:
        """What the columns show of a row."""

    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    def answer(self, row: int, role: int) -> object:
        """What a row says under other roles, in all columns alike."""
        return None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.count()

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        if role in {DISPLAY, ACCESSIBLE_TEXT}:
            return self.texts(index.row())[index.column()]
        if role == TEXT_ALIGNMENT:
            return RIGHT if index.column() in self.numeric else None
        return self.answer(index.row(), role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.headings):
            return None
        if role == TEXT_ALIGNMENT:
            return RIGHT if section in self.numeric else None
        return self.headings[section] if role == DISPLAY else None


class Worded(Protocol):
    """What says its own words."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What the columns show of it."""


RowT = TypeVar("RowT", bound=Worded)


class RowTable(TextTable, Generic[RowT]):
    """Rows that say their own words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[RowT] = ()

    @property
    def shown(self) -> Sequence[RowT]:
        """The rows in the order shown."""
        return self._shown

    def row_at(self, number: int) -> RowT | None:
        """A row, None where there is none."""
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    @override
    def texts(self, row: int) -> tuple[str, ...]:
        return self._shown[row].texts

    @override
    def count(self) -> int:
        return len(self._shown)
