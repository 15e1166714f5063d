"""The summary of the review as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from viewer.models.summary import HEADINGS, SummaryLine
from viewer.models.text_table import RowTable
from viewer.override import override


class SummaryModel(RowTable[SummaryLine]):
    """Shows lines; the level of each is its indentation."""

    headings: ClassVar[tuple[str, ...]] = HEADINGS
    numeric: ClassVar[frozenset[int]] = frozenset(range(1, 6))

    @override
    def show_rows(self, rows: Sequence[SummaryLine]) -> None:
        """Show other lines; where there are as many as before, those that differ are drawn anew and the place is kept."""
        if len(rows) != len(self._shown):
            super().show_rows(rows)
            return
        changed = [number for number, (line, was) in enumerate(zip(rows, self._shown, strict=True)) if not line.same_as(was)]
        self._shown = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(HEADINGS) - 1))
