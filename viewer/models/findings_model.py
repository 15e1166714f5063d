"""Findings as a table, and the filter over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from viewer.models.formatter import amount_text, release_name, statement_names
from viewer.override import override
from viewer.statements.finding import Finding, Severity
from viewer.statements.release import Release

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
MESSAGE = 6
COLUMNS = ("Severity", "Rule", "Release", "Statement", "Line", "Difference", "Finding")
# A shape for each severity, so that colour says nothing alone.
SHAPES = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "●"}
RANKS = {severity: rank for rank, severity in enumerate(Severity)}
LONGEST = 600  # characters of a message; captions come from the file
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NUMERIC = frozenset({4, 5})

SortKey = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the words it is shown in.

    Attributes:
        finding: the finding.
        release: the release of its first place, by date or file name.
        statement: the statement of its first place, empty for the narrative.
        texts: what the columns show.
        searched: what a search looks through, in lower case.
    """

    finding: Finding
    release: str
    statement: str
    texts: tuple[str, ...]
    searched: str = field(repr=False)

    def key(self, column: int) -> SortKey:
        """What a column is sorted by: severities by weight, lines and differences by size, the rest by words."""
        finding = self.finding
        match column:
            case 0:
                return (RANKS[finding.severity],)
            case 4:
                return tuple(place.span for place in finding.places[:1])
            case 5:
                return (finding.difference is not None, finding.difference or Decimal(0))
            case _:
                return (self.texts[column].casefold(),)


def finding_rows(findings: Sequence[Finding], releases: Sequence[Release]) -> tuple[FindingRow, ...]:
    """Findings with the names of the releases and statements they stand in."""
    by_name = {release.source.name: (release, statement_names(release)) for release in releases}
    return tuple(_row(finding, by_name) for finding in findings)


def _row(finding: Finding, by_name: Mapping[str, tuple[Release, tuple[str, ...]]]) -> FindingRow:
    place = finding.places[0] if finding.places else None
    release, statement = "", ""
    if place is not None and place.source in by_name:
        found, names = by_name[place.source]
        release = release_name(found)
        numbers = (n for n, own in enumerate(found.statements) if own.lines[0] <= place.span.line <= own.lines[1])
        statement = next((names[number] for number in numbers), "Narrative")
    texts = (
        f"{SHAPES[finding.severity]} {finding.severity}",
        rule_words(finding.rule),
        release,
        statement,
        str(place.span.line) if place else "",
        amount_text(finding.difference) if finding.difference is not None else "",
        finding.message[:LONGEST],
    )
    return FindingRow(finding, release, statement, texts, " ".join(texts).casefold())


def rule_words(rule: str) -> str:
    """A rule's name in words: `implied period`."""
    return rule.replace("_", " ")


def severity_counts(rows: Sequence[FindingRow]) -> str:
    """`1 error, 8 warnings, 3 notes`; what there is none of is left out."""
    counts = Counter(row.finding.severity for row in rows)
    words = [f"{counts[severity]:,} {severity}{'' if counts[severity] == 1 else 's'}" for severity in Severity if counts[severity]]
    return ", ".join(words)


class FindingsModel(QAbstractTableModel):
    """Answers for a list of findings; sorts it itself, since amounts are `Decimal`, which a proxy cannot order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FindingRow, ...] = ()
        self._order: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """The findings in the order shown."""
        return self._rows

    def set_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show other findings, sorted as before."""
        self.beginResetModel()
        self._rows = self._sorted(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in NUMERIC:
            return RIGHT
        return row if role == ROW_ROLE else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(COLUMNS):
            return COLUMNS[section]
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 keeps the order of the places."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self._rows
        self._rows = self._sorted(before)
        places = {id(row): number for number, row in enumerate(self._rows)}
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(places[id(before[index.row()])], index.column()) for index in old])
        self.layoutChanged.emit()

    def _sorted(self, rows: Sequence[FindingRow]) -> tuple[FindingRow, ...]:
        if self._order is None:
            return tuple(rows)
        column, order = self._order
        return tuple(sorted(rows, key=lambda row: row.key(column), reverse=order == Qt.SortOrder.DescendingOrder))


class FindingsFilter(QSortFilterProxyModel):
    """Lets through the findings that fit what the reviewer chose; empty words let everything through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = FindingsModel(self)
        self._chosen: dict[str, str] = {}
        self._words: tuple[str, ...] = ()
        self._tests: dict[str, Callable[[FindingRow], str]] = {
            "severity": lambda row: row.finding.severity,
            "rule": lambda row: row.finding.rule,
            "release": lambda row: row.release,
            "statement": lambda row: row.statement,
        }
        self.setSourceModel(self._model)

    @property
    def model(self) -> FindingsModel:
        """The model under the filter."""
        return self._model

    @property
    def shown(self) -> tuple[FindingRow, ...]:
        """The findings let through, in the order shown."""
        return tuple(self._model.rows[self.mapToSource(self.index(row, 0)).row()] for row in range(self.rowCount()))

    def choose(self, what: str, value: str) -> None:
        """Let through one severity, rule, release or statement only; an empty value is all of them."""
        if value:
            self._chosen[what] = value
        else:
            self._chosen.pop(what, None)
        self.invalidate()

    def search(self, words: str) -> None:
        """Let through what holds all of some words."""
        self._words = tuple(words.casefold().split())
        self.invalidate()

    @override
    def filterAcceptsRow(self, source_row: int, _parent: Index) -> bool:
        row = self._model.rows[source_row]
        for what, value in self._chosen.items():
            if self._tests[what](row) != value:
                return False
        return not self._words or all(word in row.searched for word in self._words)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._model.sort(column, order)
