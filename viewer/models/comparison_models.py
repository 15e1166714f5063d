"""The two lists of a comparison as Qt models: figures, and words that differ."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from PySide6.QtCore import QObject, Qt

from viewer.models.comparison_rows import FigureRow, WordRow
from viewer.models.roles import ACCESSIBLE_TEXT, DISPLAY, TOOL_TIP, USER
from viewer.models.text_table import Index, RowTable
from viewer.models.tips import plain_tip
from viewer.override import override

ROW_ROLE = USER


DifferenceT = TypeVar("DifferenceT", FigureRow, WordRow)


class DifferencesModel(RowTable[DifferenceT]):
    """Rows of a comparison: of all kinds or of one, those that differ or all, that hold some words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[DifferenceT] = ()
        self._choice = ""
        self._words: tuple[str, ...] = ()
        self._only_differing = False

    def choose(self, choice: str) -> None:
        """Show one statement or one kind of difference only; an empty choice is all of them."""
        self._choice = choice
        self._filter()

    def search(self, words: str) -> None:
        """Show rows that hold all of some words."""
        self._words = tuple(words.casefold().split())
        self._filter()

    def show_differing(self, only: bool) -> None:
        """Show only the rows that differ, or all."""
        self._only_differing = only
        self._filter()

    @property
    def rows(self) -> Sequence[DifferenceT]:
        """All rows, shown or not."""
        return self._all

    def row(self, row: int) -> DifferenceT:
        """A row that is shown."""
        return self._shown[row]

    @override
    def answer(self, row: int, role: int) -> object:
        return self.row(row) if role == ROW_ROLE else None

    @abstractmethod
    def _wanted(self) -> Sequence[DifferenceT]:
        """The rows that the filters leave."""

    def _filter(self) -> None:
        self.show_rows(self._wanted())

    def _holds_words(self, *texts: str) -> bool:
        if not self._words:
            return True
        searched = " ".join(texts).casefold()
        return all(word in searched for word in self._words)


class FiguresModel(DifferencesModel[FigureRow]):
    """The figures of two releases side by side."""

    headings: ClassVar[tuple[str, ...]] = ("Caption", "A", "B", "Change", "Percent", "State")
    numeric: ClassVar[frozenset[int]] = frozenset({1, 2, 3, 4})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = ("A", "B")

    def set_rows(self, rows: Sequence[FigureRow], a: str, b: str) -> None:
        """Show other figures; `a` and `b` name the releases."""
        self._all, self._names = rows, (a, b)
        self._filter()

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        """For who cannot see the table, a figure says what it is of: `Inventories, B: 2003-10-14: 6,937`."""
        said = super().data(index, role)
        if role != ACCESSIBLE_TEXT or not index.column() or not said:
            return said
        heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
        return f"{self.texts(index.row())[0].strip()}, {heading}: {said}"

    @override
    def answer(self, row: int, role: int) -> object:
        return plain_tip(self.row(row).texts[0].strip()) if role == TOOL_TIP else super().answer(row, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        heading = super().headerData(section, orientation, role)
        return f"{heading}: {self._names[section - 1]}" if heading and role == DISPLAY and section in {1, 2} else heading

    @override
    def _wanted(self) -> Sequence[FigureRow]:
        """The rows wanted, each table's heading above those of them that stand below it."""
        found: list[FigureRow] = []
        heading: FigureRow | None = None
        for row in self._all:
            if self._choice not in {"", row.statement}:
                continue
            heading = row if row.is_heading else heading
            if (row.differs or not self._only_differing) and self._holds_words(*row.texts):
                if heading is not None and heading is not row:
                    found.append(heading)
                found.append(row)
                heading = None
        return found


class WordsModel(DifferencesModel[WordRow]):
    """The words in which two narratives differ; those that are only written otherwise are no difference."""

    headings: ClassVar[tuple[str, ...]] = ("State", "Line A", "Line B", "In A", "In B")

    def set_rows(self, rows: Sequence[WordRow]) -> None:
        """Show other words."""
        self._all = rows
        self._filter()

    @override
    def _wanted(self) -> Sequence[WordRow]:
        rows = self._all
        if self._choice:
            rows = [row for row in rows if row.piece.kind == self._choice]
        if self._only_differing:
            rows = [row for row in rows if row.differs]
        if self._words:
            rows = [row for row in rows if self._holds_words(row.pair.a.text, row.pair.b.text)]
        return rows
