"""Columns that stand for lines of another statement: components of equity, the consolidated column beside those of companies or segments.

The columns of an equity statement are the lines of the balance sheet, and its balances the figures at their dates; a
consolidated column repeats a statement row by row. Where most of such a set agrees, the others should too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from viewer.checks.articulation import Pair
from viewer.checks.workings import Workings, is_own, words_of
from viewer.footing.captions import BALANCE_WORDS
from viewer.footing.grid import Grid, Line
from viewer.footing.proof import Proof, Relation, Term, Verdict, add_up
from viewer.regex import regex
from viewer.statements.period import Period
from viewer.statements.statement import PRIMARY, Column, Statement, StatementKind

DATE = regex(r"([A-Za-z]{3,9})\.? +([0-9]{1,2}), *([0-9]{4})")
CONSOLIDATED = regex(r"^\W*(?:\w+ )?(?:consolidated|total)(?: \w+)?\W*$", re.IGNORECASE)
YEAR = regex(r"\W*(?:fiscal |year )?(?:19|20)[0-9]{2}\W*$", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FEWEST = 3  # figures that must agree before another of their set is held against its twin
SHARE = 2  # of so many, more than one must agree
NARROWEST = 3  # columns of a table that has a consolidated one
MOST_ROWS = 200  # of a consolidated column that are looked up

Named = dict[frozenset[str], tuple[Grid, Line]]


def components(workings: Workings) -> Iterator[Proof]:
    """The equalities between columns and lines of other statements."""
    sheets = [(statement, grid) for statement, grid in workings.money() if statement.kind in PRIMARY and is_own(statement)]
    if not sheets:
        return
    named: dict[int, Named] = {}
    for statement, grid in workings.money():
        if statement.kind is StatementKind.EQUITY:
            for other, sheet in sheets:
                if other.kind is StatementKind.BALANCE_SHEET:
                    yield from _equal(list(_of_equity(statement, grid, other, sheet, named.setdefault(id(sheet), _by_words(sheet)))))
        elif statement.kind not in PRIMARY and len(statement.columns) >= NARROWEST and is_own(statement):
            for at, column in enumerate(statement.columns):
                for lines in _by_years(grid.lines) if CONSOLIDATED.match(column.label) else ():
                    sets = [_of_column(grid, lines, at, sheet, named.setdefault(id(sheet), _by_words(sheet))) for _, sheet in sheets]
                    yield from _best(sets)


def _by_years(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """The lines of a table that goes from year to year, `1992` and its rows, then `1993`, year by year; those of any other together."""
    years: dict[str, list[Line]] = {}
    for line in lines:
        years.setdefault(next(filter(YEAR.match, line.section), ""), []).append(line)
    return years.values()


def _by_words(grid: Grid) -> Named:
    """The lines by the words of their captions; those that stand twice are left out."""
    found: Named = {}
    twice: set[frozenset[str]] = set()
    for line in grid.lines:
        words = frozenset(words_of(line.label))
        twice.update({words} & found.keys())
        found[words] = grid, line
    return {words: place for words, place in found.items() if words and words not in twice}


def _of_equity(statement: Statement, grid: Grid, other: Statement, sheet: Grid, named: Named) -> Iterator[Pair]:
    """The balances of an equity statement with the lines of a balance sheet at their dates."""
    moments = {_day_of(column.period): at for at, column in enumerate(other.columns) if column.period is not None}
    for line in grid.lines:
        date = DATE.search(line.label) if BALANCE_WORDS.search(line.label) else None
        at = moments.get((int(date[3]), MONTHS.index(date[1][:3].lower()) + 1, int(date[2]))) if date and _is_month(date[1]) else None
        if at is None:
            continue
        for index, column in enumerate(statement.columns[: grid.width]):
            place = _line_of(column, named)
            pair = _pair(sheet.term(place[1], at), grid.term(line, index)) if place is not None else None
            if pair is not None:
                yield pair


def _day_of(period: Period) -> tuple[int, int, int]:
    return period.end.year, period.end.month, period.end.day


def _is_month(word: str) -> bool:
    return word[:3].lower() in MONTHS


def _line_of(column: Column, named: Named) -> tuple[Grid, Line] | None:
    """The line of a balance sheet that a column of an equity statement stands for."""
    words = frozenset(words_of(column.label))
    if words == {"total"}:
        return next((place for own, place in named.items() if {"total", "equity"} <= own and "liabilities" not in own), None)
    return named.get(words)


def _of_column(grid: Grid, lines: Sequence[Line], at: int, sheet: Grid, named: Named) -> list[Pair]:
    """The figures of lines in a consolidated column with those of the column of a statement that has most of them."""
    found: list[list[Pair]] = [[] for _ in range(sheet.width)]
    for line in lines[:MOST_ROWS]:
        place = named.get(frozenset(words_of(line.label)))
        if place is None or line.values[at] is None:
            continue
        for column, pairs in enumerate(found):
            pair = _pair(sheet.term(place[1], column), grid.term(line, at))
            if pair is not None:
                pairs.append(pair)
    return max(found, key=_agreeing, default=[])


def _pair(one: Term | None, two: Term | None) -> Pair | None:
    """Two cells that should say the same, None where one of them says nothing."""
    return Pair(one, two) if one is not None and two is not None and one.value and two.value else None


def _agreeing(pairs: Sequence[Pair]) -> int:
    return sum(pair.agrees for pair in pairs)


def _best(sets: Sequence[list[Pair]]) -> Iterator[Proof]:
    yield from _equal(max(sets, key=_agreeing, default=[]))


def _equal(pairs: Sequence[Pair]) -> Iterator[Proof]:
    """The proofs of a set most of which agrees; nothing where it does not."""
    agreeing = _agreeing(pairs)
    if agreeing < FEWEST or agreeing * SHARE <= len(pairs):
        return
    for pair in pairs:
        proof = add_up(Relation.ARTICULATION, pair.other, (pair.one,), confirmed=agreeing == len(pairs))
        if proof.verdict is not Verdict.BREAK or abs(pair.one.value) != abs(pair.other.value):
            yield proof
