"""Lines that come and go, and lines that change their caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from viewer.checks.between.history import History, Table
from viewer.checks.between.matching import TURNS, alike, head
from viewer.checks.between.wording import BARE, caption_words, date_of, listed, release_words
from viewer.regex import regex
from viewer.statements.facts import Fact, normalised_caption
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.statement import PRIMARY, Row
from viewer.text.span import Span

RULE = "line_items"
MOST_NAMED = 3
BRACKETS = regex("[()]")
# Words that captions take or leave: `Interest` and `Interest expense`, `Income taxes` and `Provision for income taxes`.
FILLING = frozenset(
    {"a", "and", "by", "expense", "expenses", "for", "from", "in", "net", "of", "on", "provision", "shares", "the", "to", "total", "used"}
)
# A release leaves a line out of a table that is otherwise the same; a table of another kind (a year's beside a quarter's) leaves out many.
SAME_TABLE = Fraction(2, 3)

# A release and the first figures of the rows that it prints, by line.
Print = tuple[Release, dict[int, Fact]]


def line_items(history: History) -> Iterator[Finding]:
    """Lines of the primary statements that are printed, left out and printed again, and captions that are replaced by others."""
    for family, tables in history.families():
        if family.kind in PRIMARY:
            prints = _by_release(history, tables)
            yield from _interrupted(prints)
            yield from _renamed(prints)


def _by_release(history: History, tables: Sequence[Table]) -> list[Print]:
    rows: dict[int, dict[int, Fact]] = {}
    for table in tables:
        own = rows.setdefault(table.release, {})
        for line, fact in table.rows.items():
            own.setdefault(line, fact)
    return [(history.releases[index], own) for index, own in rows.items()]


def _interrupted(prints: Sequence[Print]) -> Iterator[Finding]:
    standing: dict[int, list[int]] = {}
    for index, (_, rows) in enumerate(prints):
        for line in rows:
            standing.setdefault(line, []).append(index)
    for line, indices in standing.items():
        gaps = [gap for before, after in pairwise(indices) for gap in range(before + 1, after) if _is_gap(prints, before, gap, after)]
        if gaps:
            yield _come_and_gone(prints, line, indices)


def _is_gap(prints: Sequence[Print], before: int, gap: int, after: int) -> bool:
    """Whether a release prints most of the lines that its neighbours have in common."""
    common = prints[before][1].keys() & prints[after][1].keys()
    return len(common & prints[gap][1].keys()) >= SAME_TABLE * len(common)


def _come_and_gone(prints: Sequence[Print], line: int, indices: Sequence[int]) -> Finding:
    """The line where it stands, beside the line above it, which may hold it elsewhere."""
    places: list[Place] = []
    above = None
    for index in indices:
        release, rows = prints[index]
        order = list(rows)
        before = rows[order[order.index(line) - 1]].row if order[0] != line else None
        if before is not None and before.cells[0].unit != rows[line].cell.unit:
            before = None  # an amount holds no percentage
        above = above or before
        places += [Place(release.source.name, cell.span) for row in (rows[line].row, before) if row for cell in row.cells[:1]]
    row = prints[indices[0]][1][line].row
    gaps = [index for index in range(len(prints)) if index not in indices]
    neighbour = f"; the line above it, {caption_words(above)}, may hold it there" if above else ""
    return Finding(
        RULE,
        Severity.NOTE,
        f"{caption_words(row)} stands in {_releases(prints, indices)}, not in {_releases(prints, gaps)}{neighbour}",
        tuple(places),
    )


def _releases(prints: Sequence[Print], indices: Sequence[int]) -> str:
    """The releases by name, or their number where they are many."""
    if len(indices) > MOST_NAMED:
        first, last = (date_of(prints[index][0]) for index in (indices[0], indices[-1]))
        return f"{len(indices)} releases from {first} to {last}"
    return listed([release_words(prints[index][0]) for index in indices])


def _renamed(prints: Sequence[Print]) -> Iterator[Finding]:
    captions: dict[int, list[tuple[Release, Row]]] = {}
    for release, rows in prints:
        for line, fact in rows.items():
            row, own = fact.row, captions.setdefault(line, [])
            if not own or not _same_words(own[-1][1], row):
                own.append((release, row))
    for own in captions.values():
        if len(own) > 1:
            yield _renaming(own)


def _same_words(one: Row, other: Row) -> bool:
    """Whether two captions say the same but for misprints and what varies behind them; an unlabelled total says nothing."""
    if one.label == other.label:
        return True
    first, second = (_words(row.label) for row in (one, other))
    if not first or not second or alike(" ".join(first), " ".join(second)):
        return True
    return not _readings(one).isdisjoint(_readings(other))


def _readings(row: Row) -> set[frozenset[str]]:
    """The words of a caption, without order: alone, with those in brackets, with the heading that `Basic` says nothing without."""
    labels = (
        row.label,
        BRACKETS.sub(" ", row.label),
        f"{row.section[-1]} {row.label}" if row.section and BARE.fullmatch(row.label) else "",
    )
    return {frozenset(_words(label)) - FILLING for label in labels if label}


def _words(label: str) -> list[str]:
    """The words of a caption in their commonest form, without what varies behind them."""
    return [TURNS.get(word, word) for word in head(normalised_caption(label)).split()]


def _renaming(captions: Sequence[tuple[Release, Row]]) -> Finding:
    """One finding for a line, with each caption and the release that first prints it so; the newest first."""
    newest_first = captions[::-1]
    called = [f"{caption_words(row)} in {release_words(release)}" for release, row in newest_first]
    return Finding(
        RULE,
        Severity.NOTE,
        f"One line goes by several captions: {listed(called)}",
        tuple(Place(release.source.name, span) for release, row in newest_first for span in _spans(row)),
    )


def _spans(row: Row) -> tuple[Span, ...]:
    """Where a caption begins, and the first figure of its row, which leads to the row in the statement."""
    return (*row.label_spans[:1], *(cell.span for cell in row.cells[:1]))
