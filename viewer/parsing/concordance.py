"""Periods of columns once all tables are read: settled by the statement that dates the same figures, else doubted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from viewer.parsing.settings import SETTINGS
from viewer.parsing.times.fiscal_year import GRACE_DAYS, WEEK, YEAR
from viewer.parsing.times.heading import read_heading
from viewer.parsing.times.periods import (
    END_OF_QUARTER,
    NUMBER_ALONE,
    OF_COLUMN,
    OF_FISCAL,
    OF_TEXT,
    PARTS_OF_YEAR,
    UNSAID_LENGTH,
)
from viewer.parsing.times.quarters import ASSUMED, OF_NUMBER
from viewer.statements.period import Period, instant
from viewer.statements.statement import PRIMARY, CellKind, Column, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

YEAR_ALONE = "nothing says in what month the year ends"
MONTHS_ALONE = "nothing says when in the year these months end"
TIMELESS = "no column says of what time it is"
DATELESS = "its heading speaks of a time, but says no date"
AMOUNTS = frozenset({UnitKind.MONEY, UnitKind.PER_SHARE})
RECKONED = frozenset({ASSUMED, END_OF_QUARTER, OF_NUMBER, OF_TEXT, OF_COLUMN})  # why a day may be some days off
QUARTER = 3  # months
MONTHS = PARTS_OF_YEAR | {QUARTER}
OF_TABLE = "month and day are those that another table prints"
TAKEN = "period taken from the {}: same figures"
NONE: frozenset[Period] = frozenset()
LEAST_DIGITS = 3  # of a figure that two tables hardly share by chance, captions alike

MOST_TIMES = 12  # at which a figure may be printed and still tell one: of a table's columns, not of its thousand tables

Key = tuple[str, str]  # a caption or concept, and digits
Ending = tuple[int | None, int]  # how many months a period has, and the day on which it ends


def agreed_periods(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements, in whose doubtful columns a primary statement dates figures printed under the same captions.

    Where it gives the period that was doubted, the doubts go; where it gives another, that is taken and a doubt says so.
    """
    doubtful = {at for at, statement in enumerate(statements) if any(map(_is_doubtful, statement.columns))}
    if not doubtful or len(statements) == 1:
        return statements
    concordance = Concordance(statements)
    settled = tuple(concordance.settled(each) if at in doubtful else each for at, each in enumerate(statements))
    return _with_proven_ends(_with_printed_ends(settled, statements) if any(map(_is_assumed, settled)) else settled)


def _with_proven_ends(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements without the doubt about a year's end, or a whole year, that a titled primary statement prints."""
    asked = {at for at, each in enumerate(statements) if any(map(_is_of_fiscal_year, each.columns))}
    if not asked:
        return statements
    titled = [each for each in statements if each.kind in PRIMARY and each.title]
    printed = {column.period for each in titled for column in each.columns if _is_certain(column)}
    return tuple(replace(each, columns=_proven(each.columns, printed)) if at in asked else each for at, each in enumerate(statements))


def _proven(columns: Sequence[Column], printed: Set[Period | None]) -> tuple[Column, ...]:
    return tuple(replace(one, doubts=()) if _is_of_fiscal_year(one) and one.period in printed else one for one in columns)


def _is_of_fiscal_year(column: Column) -> bool:
    """Whether nothing but the end of the fiscal year, as the text says it, is doubted of a column."""
    return column.doubts == (OF_FISCAL,)


def _with_printed_ends(settled: tuple[Statement, ...], statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements whose quarters named without a date end on the days that others print: `Third Quarter 1995` on September 24.

    Where none is printed near the end that the calendar year would give, `Nine Months 2001` is the one such time that others print in 2001.
    """
    ends: dict[Ending, list[Period]] = {}
    for period in {period for each in statements for column in each.columns if _is_certain(column) and (period := column.period)}:
        ends.setdefault((period.months, period.end.last_day().toordinal()), []).append(period)
    return tuple(replace(each, columns=_with_ends(each.columns, ends)) if _is_assumed(each) else each for each in settled)


def _with_ends(columns: tuple[Column, ...], ends: Mapping[Ending, Sequence[Period]]) -> tuple[Column, ...]:
    """Columns with the ends that others print; none doubts the calendar year where one of them proves it, by the quarter that it numbers.

    `2019 Q1` ends on a March 31 that statements print, so that `2019 Q2` ends in June. One whose heading another has stays doubted.
    """
    ended = tuple(_ended(columns, ends))
    if not any(ASSUMED in one.doubts and not two.doubts for one, two in zip(columns, ended, strict=True)):
        return ended
    return tuple(replace(column, doubts=()) if _is_calendar_quarter(column) else column for column in ended)


def _is_calendar_quarter(column: Column) -> bool:
    """Whether nothing but the calendar year is assumed of a column, and it ends as the quarter does that it numbers."""
    return column.doubts == (ASSUMED,) and column.period is not None and _is_quarter_of_year(column, column.period)


def _is_assumed(statement: Statement) -> bool:
    return any(not RECKONED.isdisjoint(column.doubts) or _is_endless(column) for column in statement.columns)


def _is_endless(column: Column) -> bool:
    """Whether a column is of some months of a year of which nothing says when they end."""
    return column.period is not None and not column.period.end.month and column.period.months in MONTHS


def _ended(columns: Sequence[Column], ends: Mapping[Ending, Sequence[Period]]) -> Iterator[Column]:
    for column in columns:
        near = None if RECKONED.isdisjoint(column.doubts) else _nearest(column.period, ends)
        if near is None and (_is_endless(column) or (ASSUMED in column.doubts and column.period and column.period.months in PARTS_OF_YEAR)):
            near = _alone_in_year(column.period, ends)
        if near is None:
            yield column
        else:
            certain = _is_quarter_of_year(column, near) and (ASSUMED not in column.doubts or _ends_last(near, columns, ends))
            yield replace(column, period=near, doubts=() if certain else column.doubts or (OF_TABLE,))


def _is_quarter_of_year(column: Column, printed: Period) -> bool:
    """Whether what is printed ends the quarter of the calendar year that a column numbers, as was reckoned."""
    if not printed.months or printed.months % QUARTER or not set(column.doubts) <= {ASSUMED, OF_NUMBER}:
        return False
    when = read_heading(column.label)
    closed = printed.end.year * YEAR + printed.end.month - (0 < printed.end.day <= GRACE_DAYS)
    return closed == (when.year or printed.end.year) * YEAR + QUARTER * (when.quarter or printed.months // QUARTER)


def _ends_last(printed: Period, columns: Sequence[Column], ends: Mapping[Ending, Sequence[Period]]) -> bool:
    """Whether the latest column of a length ends when the latest printed time of that length does, as where both are what is reported."""
    last = max(day for months, day in ends if months == printed.months)
    own = max(column.period.end.last_day().toordinal() for column in columns if column.period and column.period.months == printed.months)
    return abs(last - own) <= WEEK


def _nearest(assumed: Period | None, ends: Mapping[Ending, Sequence[Period]]) -> Period | None:
    """The one printed period as long as another that ends within a week of it, of a moment the one such end; None where several do."""
    if assumed is None or not (assumed.months or assumed.is_instant):
        return None
    end = assumed.end.last_day().toordinal()
    lengths = {months for months, _ in ends} if assumed.is_instant else {assumed.months}
    near = [each for day in range(end - WEEK, end + WEEK + 1) for months in lengths for each in ends.get((months, day), ())]
    if assumed.is_instant:
        near = [instant(day) for day in {each.end for each in near}]
    return near[0] if len(near) == 1 else None


def _alone_in_year(assumed: Period | None, ends: Mapping[Ending, Sequence[Period]]) -> Period | None:
    """The one printed time that is as long as another and ends in the year that is named for this; None where there are several."""
    if assumed is None:
        return None
    found = [each for (months, _), periods in ends.items() if months == assumed.months for each in periods]
    named = [each for each in found if each.end.year == assumed.end.year]
    return named[0] if len(named) == 1 else None


def doubted_periods(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements, with a doubt where a column gives a year though others give days, and where those of a statement give no time.

    One that gives months of a year and not when they end, which no row does either, is doubted in any case: `Quarterly earnings` over
    `1999` and `1998`.
    """
    dated = any(column.period is not None and column.period.end.day for statement in statements for column in statement.columns)
    return tuple([_doubted(each) if dated or _is_of_some_months(each) else each for each in statements])


def _is_of_some_months(statement: Statement) -> bool:
    """Whether columns are of some months of a year, and no row says which: `First quarter`."""
    return any(map(_is_endless, statement.columns)) and not any(read_heading(row.label).quarter for row in statement.rows)


class Concordance:
    """Figures in the columns of primary statements that give their day.

    Args:
        statements: all statements of a document.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._periods: dict[Key, set[Period]] = {}
        self._kinds: dict[Period, StatementKind] = {}
        for statement in statements:
            if statement.kind in PRIMARY:
                self._add(statement)

    def _add(self, statement: Statement) -> None:
        dated = {at: column.period for at, column in enumerate(statement.columns) if column.period and _is_certain(column)}
        for period in dated.values():
            self._kinds.setdefault(period, statement.kind)
        for row in statement.rows if dated else ():
            for column, keys in _figures(row):
                if column in dated:
                    for key in keys:
                        self._periods.setdefault(key, set()).add(dated[column])

    def settled(self, statement: Statement) -> Statement:
        """A statement with its doubtful columns as others date their figures; as it is where too few do, or where they disagree."""
        found = self._counted(statement) if self._periods else {}
        old = [column.period for column in statement.columns]
        new = {at: period for at, counts in found.items() if (period := _likeliest(statement.columns[at], counts))}
        if sum(found[at][period] for at, period in new.items()) < SETTINGS.agreeing_figures or not _is_regular(old, new):
            return statement
        pairs = [(before, new[at]) for at, before in enumerate(old) if before is not None and at in new]
        taken = TAKEN.format(self._kinds[pairs[0][1]].replace("_", " "))
        columns = (_retimed(column, new.get(at) or _shifted(column, pairs), taken) for at, column in enumerate(statement.columns))
        return replace(statement, columns=tuple(columns))

    def _counted(self, statement: Statement) -> dict[int, Counter[Period]]:
        """For each doubtful column the periods that other statements give its figures, by how many they are."""
        doubtful = {at for at, column in enumerate(statement.columns) if _is_doubtful(column)}
        found: dict[int, Counter[Period]] = {}
        for row in statement.rows:
            for column, keys in _figures(row):
                if column in doubtful:
                    told = [periods for key in keys if len(periods := self._periods.get(key, NONE)) <= MOST_TIMES]
                    for period in NONE.union(*told):
                        found.setdefault(column, Counter())[period] += 1
        return found


def _doubted(statement: Statement) -> Statement:
    periods = [column.period for column in statement.columns]
    if all(period is not None and period.end.month for period in periods):
        return statement
    if statement.kind in PRIMARY and not any(periods):
        return replace(statement, doubts=(*statement.doubts, TIMELESS))
    columns = tuple(_doubted_column(column, statement.kind) for column in statement.columns)
    return statement if columns == statement.columns else replace(statement, columns=columns)


def _doubted_column(column: Column, kind: StatementKind) -> Column:
    if column.period is not None:
        doubt = MONTHS_ALONE if _is_endless(column) else YEAR_ALONE
        return column if column.period.end.month else replace(column, doubts=(*column.doubts, doubt))
    when = read_heading(column.label) if kind in PRIMARY else None
    return column if when is None or when.change or not when.months else replace(column, doubts=(*column.doubts, DATELESS))


def _is_doubtful(column: Column) -> bool:
    return column.period is not None and bool(column.doubts or not column.period.end.month)


def _is_certain(column: Column) -> bool:
    return column.period is not None and bool(column.period.end.day) and not column.doubts


def _figures(row: Row) -> Iterator[tuple[int, tuple[Key, ...]]]:
    """The column of each amount of a row, and what it is known by: its digits with the caption, and with the concept."""
    label = row.label.lower()
    for cell in row.cells:
        if cell.kind is CellKind.NUMBER and len(cell.text) >= LEAST_DIGITS and kind_of(cell.unit) in AMOUNTS:
            digits = cell.text.strip("()-$ ")
            yield cell.column, ((label, digits),) if row.concept is None else ((label, digits), (row.concept, digits))


def _likeliest(column: Column, counts: Counter[Period]) -> Period | None:
    """The period of most figures that a column can have, None where two are as likely; a moment must be that of more than a time."""
    able = {period: count for period, count in counts.items() if _can_have(column, period)}
    most = max(able.values(), default=0)
    best = [period for period, count in able.items() if count == most]
    alike = [period for period in best if column.period and period.type is column.period.type] if len(best) > 1 else best
    return alike[0] if len(alike) == 1 else None


def _can_have(column: Column, period: Period) -> bool:
    """Whether a period may be that of a column: as long as is said, and a moment only where no length is."""
    own = column.period
    if own is not None and own.type is period.type:
        return own.months in {None, period.months}
    return own is not None and not own.is_instant and not {NUMBER_ALONE, UNSAID_LENGTH}.isdisjoint(column.doubts)


def _is_regular(old: Sequence[Period | None], new: Mapping[int, Period]) -> bool:
    """Whether the new periods of some columns are in length and order what the old ones were, and no more than a year from them."""
    pairs = {(before, new[at]) for at, before in enumerate(old) if before is not None and at in new}
    shifts = {after.end.year - before.end.year for before, after in pairs}
    lengths = {((before.type, before.months), (after.type, after.months)) for before, after in pairs}
    one_to_one = len(pairs) == len({before for before, _ in pairs}) == len({after for _, after in pairs})
    return one_to_one and len(lengths) == len({before for before, _ in lengths}) and len(shifts) == 1 and shifts <= {-1, 0, 1}


def _shifted(column: Column, pairs: Sequence[tuple[Period, Period]]) -> Period | None:
    """The period of a doubtful column as those beside it were taken for others; None where these were confirmed, or tell nothing of it."""
    (before, after), own = pairs[0], column.period
    if own is None or not column.doubts or all(one == other for one, other in pairs):
        return None
    if (own.type, own.months, own.end.month, own.end.day) != (before.type, before.months, before.end.month, before.end.day):
        return None
    year = own.end.year + after.end.year - before.end.year
    ends = {(taken.end.month, taken.end.day) for _, taken in pairs}
    return replace(after, end=replace(after.end if len(ends) == 1 else own.end, year=year))


def _retimed(column: Column, period: Period | None, taken: str) -> Column:
    """A column with the period that other statements give its figures, if they give one; without doubts where it is its own."""
    if period is None:
        return column
    return replace(column, doubts=()) if period == column.period else replace(column, period=period, doubts=(taken,))
