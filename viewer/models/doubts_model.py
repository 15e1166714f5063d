"""The doubts of a release as a table: what may have been read wrongly, where it stands, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject

from viewer.models.formatter import column_words, row_name, statement_names
from viewer.models.text_table import Index, RowTable
from viewer.statements.doubts import Doubt, doubted_spans, doubts_of
from viewer.statements.finding import Place
from viewer.statements.release import Release

COLUMNS = ("Line", "Statement", "Of", "Caption", "Column", "Printed", "Doubt")
LONGEST = 300


class DoubtRow(NamedTuple):
    """One doubt with the words it is shown in.

    Attributes:
        statement: the statement's name.
        texts: what the columns show.
        places: what the doubtful reading was made of, the most telling place first.
    """

    statement: str
    texts: tuple[str, ...]
    places: tuple[Place, ...]


def doubt_rows(release: Release) -> tuple[DoubtRow, ...]:
    """The doubts of a release in the order of its statements."""
    names = statement_names(release)
    return tuple(_row(release, names[doubt.statement], doubt) for doubt in doubts_of(release))


def _row(release: Release, statement: str, doubt: Doubt) -> DoubtRow:
    places = tuple(Place(release.source.name, span) for span in doubted_spans(release, doubt))
    return DoubtRow(statement, (str(places[0].span.line), statement, *_words(release, doubt)), places)


def _words(release: Release, doubt: Doubt) -> tuple[str, ...]:
    """Part, caption, column, printed text and the doubt itself."""
    statement = release.statements[doubt.statement]
    row = statement.rows[doubt.row] if doubt.row is not None else None
    column = statement.columns[doubt.column] if doubt.column is not None else None
    cell = row.cell(doubt.column) if row is not None and doubt.column is not None else None
    part = ("figure" if column else "line") if row else ("column" if column else "table")
    texts = (part, row_name(row) if row else "", column_words(column) if column else "", cell.text if cell else "", doubt.words)
    return tuple(text[:LONGEST] for text in texts)


class DoubtsModel(RowTable[DoubtRow]):
    """Shows the doubts of one release, of one statement or all, that hold some words."""

    headings = COLUMNS
    numeric = frozenset({0, 5})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[DoubtRow] = ()
        self._statement = ""
        self._words: tuple[str, ...] = ()

    @property
    def rows(self) -> Sequence[DoubtRow]:
        """All doubts, shown or not."""
        return self._all

    def set_rows(self, rows: Sequence[DoubtRow]) -> None:
        """Show other doubts."""
        self._all = rows
        self._filter()

    def choose(self, statement: str) -> None:
        """Show the doubts of one statement, or of all where it is empty."""
        self._statement = statement
        self._filter()

    def search(self, words: str) -> None:
        """Show doubts that hold all of some words."""
        self._words = tuple(words.casefold().split())
        self._filter()

    def row(self, index: Index) -> DoubtRow:
        """The doubt an index stands for."""
        return self._shown[index.row()]

    def _filter(self) -> None:
        self.show_rows([row for row in self._all if self._statement in {"", row.statement} and self._holds_words(row)])

    def _holds_words(self, row: DoubtRow) -> bool:
        searched = " ".join(row.texts).casefold()
        return all(word in searched for word in self._words)
