"""The palette's hits as a list with a heading over each group."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from viewer.models.palette import Hit
from viewer.models.roles import ACCESSIBLE_TEXT, DISPLAY, USER
from viewer.models.statement_model import ROOT, Index
from viewer.override import override

HIT_ROLE = USER
NOTHING = Qt.ItemFlag.NoItemFlags
CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteModel(QAbstractTableModel):
    """Rows are group headings, which cannot be chosen, and hits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Hit] = []

    def set_groups(self, groups: Iterable[tuple[str, list[Hit], int]]) -> None:
        """Show other hits: name, hits and count of each group."""
        self.beginResetModel()
        self._rows = []
        for name, hits, count in groups:
            self._rows.append(name if count == len(hits) else f"{name} ({len(hits)} of {count:,})")
            self._rows.extend(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, None for a heading."""
        hit = self._rows[row] if 0 <= row < len(self._rows) else None
        return hit if isinstance(hit, Hit) else None

    def next_hit(self, row: int, step: int) -> int:
        """The nearest row with a hit in a direction, the row itself where there is none."""
        at = row + step
        while 0 <= at < len(self._rows):
            if self.hit(at) is not None:
                return at
            at += step
        return row

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 2

    @override
    def flags(self, index: QModelIndex | Index) -> Qt.ItemFlag:
        return CHOOSABLE if index.isValid() and self.hit(index.row()) is not None else NOTHING

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == HIT_ROLE:
            return self.hit(index.row())
        if role not in {DISPLAY, ACCESSIBLE_TEXT}:
            return None
        if isinstance(row, str):
            return row if index.column() == 0 else ""
        return (row.title, row.detail)[index.column()]
