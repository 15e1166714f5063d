"""Percentages printed in tables, computed again: columns of change, columns of shares of a base row, rows of margins.

What a column compares is found out from its figures: of all pairs of columns the one whose growth comes out in most rows, and of
all columns of amounts the one whose shares of the row printed as 100 % do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal
from functools import partial
from itertools import permutations
from typing import NamedTuple

from viewer.checks.amounts import as_printed
from viewer.checks.between.wording import caption_words
from viewer.checks.sentences import column_words
from viewer.footing.grid import is_rate
from viewer.footing.miscopy import miscopied
from viewer.footing.proof import unit_printed
from viewer.regex import regex
from viewer.statements.finding import Finding, Place, Severity, Suspect
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Row, Statement
from viewer.statements.unit import PURE

RULE = "percent_column"
WIDEST = 8  # columns of a table in which all pairs are tried
LARGEST = 10**6  # times the base; a percentage beyond is none
SAMPLE = 40  # rows in which they are tried
ROWS = 3  # rows in which a meaning must come out before others are held against it
OWN_BASE = 2  # columns in which a row's shares must be of another base for it to be meant
HUNDRED = Decimal(100)
ANY_DIGITS = Context(prec=MAX_PREC)  # a percentage may be printed with more decimals than are kept otherwise
OF_REVENUE = regex(
    r"\b(?:percent|percentage|%)(?: of)? (?:total |net )*(?:sales|revenues?)\b|^\W*gross (?:margin|profit)\b.*%", re.IGNORECASE
)
REVENUE = regex(r"^\W*(?:total |net |operating )*(?:sales|revenues?)\b", re.IGNORECASE)


class Entry(NamedTuple):
    """One printed line of a table.

    Attributes:
        row: the row, for its caption.
        rates: percentages by column.
        amounts: everything else by column.
    """

    row: Row
    rates: dict[int, Cell]
    amounts: dict[int, Cell]


class Ratio(NamedTuple):
    """A printed percentage and the two figures it compares. A named tuple, since many are tried.

    Attributes:
        printed: the percentage.
        row: the row it stands in.
        over: the numerator, or the later figure.
        under: the base.
        growth: whether the change is meant, not the share.
    """

    printed: Cell
    row: Row
    over: Cell
    under: Cell
    growth: bool

    @property
    def value(self) -> Decimal:
        """What the two figures make, in percent."""
        share = (self.over.value or Decimal()) / (self.under.value or Decimal(1)) * HUNDRED
        return share - HUNDRED if self.growth else share

    @property
    def off(self) -> Decimal:
        """How far the printed percentage lies outside of what rounding explains; zero or less where it does not."""
        return self._beyond(self._reach)

    @property
    def is_forced(self) -> bool:
        """Whether amounts rounded by up to a whole unit, so that they add up, explain it."""
        return self._beyond(2 * self._reach) <= 0

    def on(self, base: Cell) -> Ratio:
        """The same percentage of another figure."""
        return self._replace(under=base)

    @property
    def _reach(self) -> Decimal:
        """By how much the rounding of the two figures may change what they make."""
        base = abs(self.under.value or Decimal(1))
        return (unit_printed(self.over) + abs(self.over.value or Decimal()) / base * unit_printed(self.under)) / (2 * base) * HUNDRED

    def _beyond(self, reach: Decimal) -> Decimal:
        return abs((self.printed.value or Decimal()) - self.value) - unit_printed(self.printed) / 2 - reach


def percentages(release: Release) -> Iterator[Finding]:
    """Percentages in tables that the amounts beside them do not make."""
    for statement in release.statements:
        if len(statement.columns) > WIDEST or PURE not in {cell.unit for row in statement.rows for cell in row.cells}:
            continue
        entries = _entries(statement)
        rated = sorted({column for entry in entries for column in entry.rates})
        counted = sorted({column for entry in entries for column in entry.amounts})
        if not rated or not counted:
            continue
        found = (*_columns(entries, rated, counted), _margins(entries, counted))
        failing = [ratio for ratios in found for ratio in ratios if ratio.off > 0]
        others = _of_other_bases(failing, entries)
        yield from (_finding(release, statement, ratio) for ratio in failing if ratio.growth or ratio.row.lines not in others)


def _entries(statement: Statement) -> list[Entry]:
    lines: dict[int, Entry] = {}
    for row in statement.rows:
        for cell in row.cells:
            if cell.value is not None:
                entry = lines.get(cell.span.line)
                if entry is None:
                    entry = lines[cell.span.line] = Entry(row, {}, {})
                (entry.rates if is_rate(cell) else entry.amounts)[cell.column] = cell
    return list(lines.values())


def _columns(entries: Sequence[Entry], rated: Sequence[int], counted: Sequence[int]) -> Iterator[list[Ratio]]:
    """For each column of percentages, what it compares, where that can be found out from its first rows."""
    for column in rated:
        found = [entry for entry in entries if column in entry.rates]
        meanings = [partial(_growth, column=column, later=one, earlier=other) for one, other in permutations(counted, 2)]
        meanings += [partial(_shares, column=column, other=other) for other in counted]
        best = max(meanings, key=lambda meaning: _holding(meaning(found[:SAMPLE])), default=None)
        if best is None:
            continue
        ratios = best(found)
        if _holding(ratios) >= max(ROWS, 2 * len(ratios) // 3):
            yield ratios


def _growth(entries: Sequence[Entry], column: int, later: int, earlier: int) -> list[Ratio]:
    return list(_ratios(entries, column, lambda entry: (entry.amounts.get(later), entry.amounts.get(earlier)), growth=True))


def _shares(entries: Sequence[Entry], column: int, other: int) -> list[Ratio]:
    whole = next((entry.amounts.get(other) for entry in entries if entry.rates[column].value == HUNDRED), None)
    return [ratio for ratio in _ratios(entries, column, lambda entry: (entry.amounts.get(other), whole)) if ratio.over is not whole]


def _ratios(
    entries: Sequence[Entry], column: int, compared: Callable[[Entry], tuple[Cell | None, Cell | None]], *, growth: bool = False
) -> Iterator[Ratio]:
    for entry in entries:
        printed = entry.rates.get(column)
        over, under = compared(entry)
        if printed is None or over is None or under is None or over.unit != under.unit:
            continue
        whole, part = under.value or Decimal(), over.value or Decimal()
        if whole > 0 and abs(part) < LARGEST * whole and (part > 0 or not growth):
            yield Ratio(printed, entry.row, over, under, growth)


def _margins(entries: Sequence[Entry], counted: Sequence[int]) -> list[Ratio]:
    """Rows that give a row above as a percentage of revenue, where most columns bear it out."""
    margins: list[Ratio] = []
    revenue = next((entry for entry in entries if REVENUE.search(entry.row.label) and entry.amounts), None)
    above: Entry | None = None
    for entry in entries:
        if entry.amounts:
            above = entry
        elif revenue is not None and above is not None and OF_REVENUE.search(entry.row.label):
            of_row = [_margin(entry, above, revenue, column) for column in counted]
            found = [ratio for ratio in of_row if ratio is not None]
            margins += found if 2 * _holding(found) > len(found) else []
    return margins


def _margin(entry: Entry, above: Entry, revenue: Entry, column: int) -> Ratio | None:
    printed, over, under = entry.rates.get(column), above.amounts.get(column), revenue.amounts.get(column)
    if printed is None or over is None or under is None or not abs(over.value or Decimal()) < LARGEST * (under.value or Decimal()):
        return None
    return Ratio(printed, entry.row, over, under, growth=False)


def _of_other_bases(failing: Sequence[Ratio], entries: Sequence[Entry]) -> set[tuple[int, int]]:
    """The rows whose failing shares all come out as shares of one row above them: medical costs in percent of the premiums."""
    rows: dict[tuple[int, int], list[Ratio]] = {}
    for ratio in failing:
        if not ratio.growth:
            rows.setdefault(ratio.row.lines, []).append(ratio)
    first = entries[:SAMPLE]
    return {
        lines
        for lines, ratios in rows.items()
        if len(ratios) >= OWN_BASE
        and any(entry.row.lines < lines and all(_is_share_of(ratio, entry) for ratio in ratios) for entry in first)
    }


def _is_share_of(ratio: Ratio, base: Entry) -> bool:
    under = base.amounts.get(ratio.over.column)
    return under is not None and (under.value or 0) > 0 and under.unit == ratio.over.unit and ratio.on(under).off <= 0


def _holding(ratios: Sequence[Ratio]) -> int:
    return sum(ratio.off <= 0 for ratio in ratios)


def _finding(release: Release, statement: Statement, ratio: Ratio) -> Finding:
    """A slip is an error; one unit off is worth a note, since companies compute from unrounded figures; anything else a warning."""
    printed = ratio.printed.value or Decimal()
    unit = unit_printed(ratio.printed)
    meant = ratio.value.quantize(unit, ROUND_HALF_UP, ANY_DIGITS)
    near = abs(printed - meant) <= unit
    slip = not near and miscopied(printed, meant, unit)
    near = near or (ratio.is_forced and not slip)
    name = release.source.name
    places = tuple(Place(name, cell.span) for cell in (ratio.printed, ratio.over, ratio.under))
    what = "changes by" if ratio.growth else "is"
    heading = column_words(statement, ratio.printed.column)
    told = (
        f"{caption_words(ratio.row)}, {heading}: {ratio.over.text} against {ratio.under.text} {what} {as_printed(meant, ratio.printed)} %"
    )
    return Finding(
        RULE,
        Severity.NOTE if near else Severity.ERROR if slip else Severity.WARNING,
        f"{told}, printed {ratio.printed.text}",
        places,
        printed - meant,
        suspect=Suspect(places[0], meant) if slip else None,
    )
