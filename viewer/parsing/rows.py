"""Rows and cells of a statement, with their units, scales and concepts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from viewer.frozen import frozen
from viewer.parsing.average_prices import AveragePrices
from viewer.parsing.beside_counts import rows_beside_counts
from viewer.parsing.captions.concepts import concept_of
from viewer.parsing.captions.quantities import counts, is_average_price, is_price_in_full, is_thing, tells_money
from viewer.parsing.captions.units import COUNTED, MONEY, length_of, row_kind, row_scale, section_scale, share_scale
from viewer.parsing.cents import are_in_cents, read_in_cents
from viewer.parsing.currency import Money
from viewer.parsing.decimals import Decimals
from viewer.parsing.kinds_beside import kind_behind, may_be_amounts
from viewer.parsing.lines.line import Line
from viewer.parsing.lines.misprints import MARK_ALONE, MISSING_BRACKET, doubts_of, is_as_printed, with_drift, without_marks
from viewer.parsing.outlets import rows_of_outlets
from viewer.parsing.rates import (
    counts_beside,
    rows_before_dollars,
    rows_between_rates,
    rows_of_counts,
    rows_of_prices,
    rows_to_rate,
    shares_before_dollars,
)
from viewer.parsing.referee import Question
from viewer.parsing.settings import SETTINGS
from viewer.parsing.share_counts import Earnings
from viewer.parsing.stubs.roles import Roles
from viewer.parsing.stubs.sections import Placed, levels_of
from viewer.parsing.tables.exceptions import NOTHING, Exceptions
from viewer.regex import regex
from viewer.statements.statement import Cell, CellKind, Role, Row, StatementKind
from viewer.statements.unit import GBX, UnitKind, unit_of
from viewer.text.measures import CENT_SIGNS, MAGNITUDE, is_in_cents, is_measured, is_priced, magnitude_of
from viewer.text.span import Span
from viewer.text.value import MARK, NUMBER, Value, is_negative, scaled
from viewer.text.values import PENCE, RATIO_ENDS, RATIO_SIGNS

KINDS = {str(kind): kind for kind in CellKind}
BEFORE_DOLLARS = "taken for a count, as dollars are first printed below"
COUNTED_LIKE_ABOVE = "taken for a count, as the row above is"
COUNTED_BETWEEN = "taken for a count, as the rows above and below are"
PERHAPS_COUNTED = "may be a count, as the row beside it is"
IN_FULL = "far longer than the amounts of the statement, so perhaps printed in full, or no amount"
PERCENT_LIKE_ABOVE = "taken for percentages, as the row above is"
BEGINNING, ENDING = regex(r"\bbeginning\b", re.IGNORECASE), regex(r"\bend(?:ing)?\b", re.IGNORECASE)
PURE, SHARES, PER_SHARE = UnitKind.PURE, UnitKind.SHARES, UnitKind.PER_SHARE
LONGEST_PERCENT = 3  # digits
UNSCALED, OF_SHARES = frozenset({PER_SHARE, PURE}), frozenset({PER_SHARE, SHARES})
FIGURE, NOT_MEANINGFUL, TOTAL, ITEM = CellKind.NUMBER, CellKind.NOT_MEANINGFUL, Role.TOTAL, Role.ITEM


@frozen
class Measure:
    """In what the values of a statement are stated.

    Attributes:
        kind: which statement it is.
        scale: what a printed amount is multiplied by.
        currency: ISO 4217 code.
        columns: what single columns say of themselves.
        unsaid: what rows are whose words do not say it: shares or things, where the words before the table or its title say so.
        share_scale: what counts of shares are multiplied by, where the headnote says it of them; None where it does not.
        excepted: what the headnote excepts from the scale.
        in_cents: what is in cents: amounts of a share, or those for one of many as well.
        doubt: why rows may not be `unsaid`; None where words say that they are.
        prices_in_full: whether amounts for one of many are in full, decimals or not, as in statistics of which nothing says the scale.
    """

    kind: StatementKind
    scale: int
    currency: str
    columns: Sequence[Money]
    unsaid: UnitKind = MONEY
    share_scale: int | None = None
    excepted: Exceptions = NOTHING
    in_cents: frozenset[UnitKind] = frozenset()
    doubt: str | None = None
    prices_in_full: bool = False


def read_rows(
    lines: list[Line], placed: Sequence[Placed], columns: list[tuple[UnitKind | None, int]], measure: Measure
) -> tuple[tuple[Row, ...], list[Question]]:
    """All rows of a statement, headings included, and its cells that can be read otherwise.

    Args:
        lines: all lines of the source.
        placed: its captions with their sections and values.
        columns: what the values of each column are, None where each row says so itself, and where they end.
        measure: what holds for the whole statement.
    """
    maker = _RowMaker(lines, placed, columns, measure)
    return tuple([maker.row(each) for each in placed]), maker.questions


class _RowMaker:
    """Makes row after row; remembers what the row above was, for captions that only say `Diluted`."""

    def __init__(self, lines: list[Line], placed: Sequence[Placed], columns: list[tuple[UnitKind | None, int]], measure: Measure) -> None:
        self._lines = lines
        self._placed = placed
        self._measure = measure
        self._by_column = [kind for kind, _ in columns]
        self._said = any(self._by_column)
        self._edges = [edge for _, edge in columns]
        self._money = [(money.scale or measure.scale, money.currency or measure.currency) for money in measure.columns]
        self._levels = levels_of(placed)
        self._decimals = Decimals(lines, placed, self._by_column)
        self._earnings = Earnings(placed)
        self._prices = AveragePrices(placed, self._by_column, measure.scale)
        self._told = dict.fromkeys(shares_before_dollars(placed), SHARES) | dict.fromkeys(rows_between_rates(lines, placed), PURE)
        self._told |= dict.fromkeys(rows_to_rate(lines, placed), PURE) | rows_of_counts(placed)
        self._told |= dict.fromkeys(rows_of_prices(placed), PER_SHARE) | dict.fromkeys(rows_of_outlets(placed), PURE)
        self._beside_counts = rows_beside_counts(placed)
        self._before_dollars = rows_before_dollars(placed)
        self._above = measure.unsaid
        self._counted_in_full: tuple[str, ...] | None = None
        self._percents: int | None = None
        self._marked = 0  # rows above, one below the other, that print percent signs
        self._made = 0
        self._rolling = False
        self._roles = Roles(measure.kind)
        self.questions: list[Question] = []

    @cached_property
    def _columns_in_full(self) -> bool:
        """Whether columns of shares are printed in full, small counts as well: `(1,624)` beside `23,943,376`."""
        counts = [value.digits for each in self._placed for column, value in each.entry.values if self._by_column[column] is SHARES]
        said = self._measure.share_scale or self._measure.scale
        return said != 1 and share_scale("", (), said, self._decimals.usual, counts, excepted=self._measure.excepted.shares) == 1

    def row(self, each: Placed) -> Row:
        """The row of one caption."""
        entry, section = each.entry, each.section
        said = TOTAL if each.total else ITEM
        cells: tuple[Cell, ...] = ()
        concept = None
        if entry.values:
            digits = [value.digits for column, value in entry.values if value.digits and not (self._said and self._by_column[column])]
            kind = self._kind(each, digits)
            cells = self._cells(each, kind, digits)
            if kind is PURE and digits and may_be_amounts(entry, digits, self._lines[entry.line].text):
                self.questions.append(Question(self._made))
            if not cells[0].unit == cells[-1].unit == PURE:  # of a line of percentages among amounts
                concept = concept_of(entry.label, self._measure.kind, section, said, kind)
        self._made += 1
        first = last = self._lines[entry.line].number
        spans: list[Span] = []
        for index, start, end in entry.pieces:
            span = span_of(self._lines[index], start, end)
            spans.append(span)
            if span.line < first:
                first = span.line
            elif span.line > last:
                last = span.line
        return Row(
            entry.label,
            tuple(spans) if entry.label else (),
            (first, last),
            section,
            self._roles.of(each, cells),
            self._levels.get(entry.indent, 0),
            cells,
            concept,
            entry.rule_above and min(entry.rule_above, 2),
            entry.rule_below and min(entry.rule_below, 2),
            tuple(entry.doubts),
        )

    def _kind(self, each: Placed, digits: list[str]) -> UnitKind:
        """What the values of a row are."""
        entry = each.entry
        text = self._lines[entry.line].text
        signed = entry.signed
        kind = row_kind(entry.label, each.section, digits, self._above, pointed=self._decimals.pointed, signed=signed)
        if self._percents is not None or "%" in text:
            if kind is MONEY and not signed and self._follows_percents(each):
                kind = PURE
                if "%" not in text and entry.line not in self._told:
                    entry.doubts.append(PERCENT_LIKE_ABOVE)
            self._marked = self._marked + 1 if "%" in text else 0
            self._percents = self._decimals_of_percents(each, kind)
        if kind is MONEY and not signed and (self._measure.unsaid is not MONEY or self._above is PURE or self._measure.excepted.things):
            kind = self._unsigned_kind(each, digits)
        if kind is MONEY and entry.line in self._before_dollars and "%" not in text:
            kind = PURE
            entry.doubts.append(BEFORE_DOLLARS)
        elif kind is MONEY and entry.line in self._beside_counts and entry.line not in self._told and "%" not in text:
            kind = self._beside_counts[entry.line]
            entry.doubts.append(COUNTED_BETWEEN if kind is PURE else PERHAPS_COUNTED)
        if entry.line in self._told:
            kind = self._told[entry.line]
        elif kind is SHARES and signed and COUNTED.search(entry.label) is None:  # `Dividends on shares used by the plan   $ 926`
            kind = MONEY
        kind = kind_behind(text, each, kind)
        if (
            kind is MONEY
            and digits
            and "." in digits[0]
            and "%" not in text
            and not MAGNITUDE.search(text)
            and not row_scale(entry.label, each.section, pointed=True)  # `Oil price per Bbl   29.14`
            and (told := self._decimals.tell(digits))
        ):
            kind, doubt = told
            entry.doubts.append(doubt)
            return kind  # the row below is asked again
        self._above = kind
        return kind

    def _unsigned_kind(self, each: Placed, digits: list[str]) -> UnitKind:
        """What values are that nothing says are amounts: what the table's are, else counts among those above."""
        entry, kind = each.entry, MONEY
        if "." not in "".join(digits) and self._measure.excepted.counts(entry.label, each.section):
            return PURE
        if self._measure.unsaid is not MONEY and not (self._measure.doubt and any(map(tells_money, _words(each)))):
            kind = self._measure.unsaid
            if self._measure.doubt:
                entry.doubts.append(self._measure.doubt)
        if kind is MONEY and self._above is PURE:
            if self._rolls_on(each):
                return PURE
            if is_thing(entry.label) and "%" not in self._lines[entry.line].text and entry.line not in self._told:
                entry.doubts.append(COUNTED_LIKE_ABOVE)
                return PURE
        return kind

    def _rolls_on(self, each: Placed) -> bool:
        """Whether a row lies between counts at both ends of a time: `Opened  6` below `Stores at beginning of period`."""
        above = self._placed[self._made - 1]
        self._rolling = (self._rolling or any(map(BEGINNING.search, _words(above)))) and not tells_money(each.entry.label)
        if self._rolling:
            ahead = self._placed[self._made + 1 : self._made + 1 + SETTINGS.rows_rolled]
            self._rolling = any(ENDING.search(words) and counts(words) for other in ahead for words in _words(other))
        return self._rolling

    def _cells(self, each: Placed, kind: UnitKind, digits: list[str]) -> tuple[Cell, ...]:
        entry = each.entry
        line = self._lines[entry.line]
        printed = line.printed
        pointed = self._measure.prices_in_full or (not self._decimals.pointed and "." in "".join(digits))
        own_scale = row_scale(entry.label, each.section, kind is not SHARES and pointed)
        bare = own_scale is None and kind is not SHARES
        if is_priced(line.text, entry.values[0][1].right) or (bare and is_price_in_full(entry.label, each.section, digits)):
            own_scale = 1
        elif bare and (told := self._measure.excepted.scale_of(entry.label, each.section)):
            own_scale = told
        elif kind is MONEY and self._measure.scale != 1 and is_average_price(entry.label):
            own_scale, doubts = self._prices.scale_of(entry.values, own_scale)
            entry.doubts.extend(doubts)
        if kind is MONEY and own_scale is None and self._measure.scale != 1 and not entry.signed and self._decimals.exceeds(digits):
            entry.doubts.append(IN_FULL)
        cells: list[Cell] = []
        share_scales: dict[int, int] = {}
        granted = kind is PER_SHARE  # `Fair value of options granted   7.49` below their numbers
        if granted and self._said and any(self._by_column[column] is PER_SHARE for column, _ in entry.values):
            kind = MONEY  # `Adjusted net income / EPS   45.1   0.49`, of which the columns say which is per share
        for column, value in entry.values:
            own = self._by_column[column] or kind
            if own is MONEY and kind in OF_SHARES:
                own = kind
            if (own is PER_SHARE and kind is SHARES) or (own is SHARES and granted and "." in value.digits):
                own = SHARES if kind is SHARES else PER_SHARE  # `Average shares  216.5` under `Earnings Per Share`
            scale, currency = self._money[column]
            scale = own_scale or scale
            if own is SHARES:
                if scale not in share_scales:
                    share_scales[scale] = self._share_scale(each, scale, digits)
                scale = 1 if self._by_column[column] is SHARES and self._columns_in_full else share_scales[scale]
            cell = _cell(line, printed, column, value, own, scale, currency, value.edge - self._edges[column])
            if cell.doubts:
                self._ask(cell, len(cells), value.edge)
            cells.append(cell)
        one = PER_SHARE if granted else MONEY if kind is MONEY and cells[0].scale == 1 else None
        if one and not entry.signed and (one in self._measure.in_cents or are_in_cents((*each.section, entry.label))):
            cells = read_in_cents(cells)
        return tuple(cells if kind not in UNSCALED else without_marks(cells))

    def _ask(self, cell: Cell, at: int, edge: int) -> None:
        """Note how else a doubtful cell can be read: in the next column on the side it is off to, or with the other sign."""
        column, own = cell.column, self._edges[cell.column]
        other = column + 1 if edge > own else column - 1
        if abs(edge - own) > SETTINGS.silent_drift and 0 <= other < len(self._edges):
            self.questions.append(Question(self._made, at, other))
        if MISSING_BRACKET in cell.doubts and cell.value:
            self.questions.append(Question(self._made, at))

    def _decimals_of_percents(self, each: Placed, kind: UnitKind) -> int | None:
        """How many decimals the percentages of a row have, None where it is none of percentages."""
        text = self._lines[each.entry.line].text
        numbers = [value for column, value in each.entry.values if value.kind == NUMBER and self._by_column[column] is None]
        if kind is PURE and self._percents is not None and numbers and not any("%" in text[value.start : value.end] for value in numbers):
            return self._percents
        decimals = {_decimals(value) for value in numbers if "%" in text[value.start : value.end + 1]}
        return decimals.pop() if len(decimals) == 1 else None

    def _follows_percents(self, each: Placed) -> bool:
        """Whether a row goes on with percentages whose sign stands on the first row alone: `Labor  31.0` below `Cost of sales  29.1%`."""
        entry = each.entry
        if self._percents is None or self._decimals.some or entry.blank_above or entry.rule_above:
            return False
        if self._percents == 0 and self._marked > 1:  # `Sales increase  15%`, `Comparable sales  4%`, `Other income  312`
            return False
        numbers = [value for column, value in entry.values if value.kind == NUMBER and self._by_column[column] is None]
        if self._percents == 0 and any(len(value.digits) > 2 and value.digits != "100" for value in numbers):  # `Preferred stock  176`
            return False
        return bool(numbers) and all(_decimals(value) == self._percents and length_of(value.digits) <= LONGEST_PERCENT for value in numbers)

    def _share_scale(self, each: Placed, scale: int, digits: list[str]) -> int:
        """What a row's counts of shares are multiplied by; the headnote's word holds unless they are printed in full all the same."""
        if each.section == self._counted_in_full and (
            each.section or each.entry.label[:1] == "-"
        ):  # `Common stock equivalents  32,190` below `Basic  11,940,064`
            return 1
        scale = self._measure.share_scale or scale
        counts = digits if scale == 1 or not each.section else [*digits, *counts_beside(self._placed, self._made)]
        usual = self._decimals.usual
        factor = share_scale(each.entry.label, each.section, scale, usual, counts, excepted=self._measure.excepted.shares)
        if factor == scale == self._measure.scale and max(map(length_of, digits), default=0) > usual and not _says_scale(each):
            factor = self._earnings.scale_of(each.entry.values, scale) or factor
        self._counted_in_full = each.section if factor == 1 else None
        return factor


def _words(each: Placed) -> tuple[str, ...]:
    """A caption with the heading it stands under."""
    return (each.entry.label, *each.section[-1:])


def _says_scale(each: Placed) -> bool:
    """Whether a caption or its heading says in what its values are: `Average shares (000's)`."""
    return section_scale((*each.section, each.entry.label)) is not None


def _cell(  # noqa: PLR0917 - called once a cell
    line: Line, printed: str, column: int, value: Value, kind: UnitKind, scale: int, currency: str, off: int
) -> Cell:
    start, end, digits = value.start, value.end, value.digits
    span = span_of(line, start, end)
    bare = end - start == len(digits) and printed is line.text and "/" not in digits
    text = digits if bare else printed[span.start : span.end]  # one string for both where they are the same: cells are many
    if value.kind == MARK:
        return Cell(column, text, None, unit_of(kind, currency), scale, span, NOT_MEANINGFUL, (MARK_ALONE,))
    if value.kind != NUMBER:
        return Cell(column, text, None, unit_of(kind, currency), scale, span, KINDS[value.kind])
    # a zero-width blank, Arabic digits: `14|,372`
    if printed is not line.text and not is_as_printed(text, line.text[start:end]):
        odd = with_drift(("a character that is no digit stands inside the number",), off)
        return Cell(column, text, None, unit_of(kind, currency), scale, span, NOT_MEANINGFUL, odd)
    if kind is PURE and value.left < value.start:  # `Free cash flow  $ 3,533` among ratios
        kind = MONEY
    negative = False
    if text == digits:
        text = digits
    else:
        negative = is_negative(text)
        last = text.rstrip(")")[-1]
        if "%" in text or last in RATIO_SIGNS or (last in CENT_SIGNS and kind is not PER_SHARE) or text.endswith(RATIO_ENDS):
            kind = PURE
        elif PENCE in text:  # `(8.2p)`, `(4.5)p`, not `40bp`
            kind, currency = (PER_SHARE, GBX) if text.rstrip(")")[:-1].rstrip(")")[-1].isdigit() else (PURE, currency)
    factor = 1 if kind in UNSCALED else scale
    if text is not digits and (text[-1].isalpha() or text[-2].isalpha()) and kind is not PER_SHARE:
        factor = magnitude_of(text[text.index(digits) + len(digits) :]) or factor
        kind = PURE if value.left == value.start and is_measured(line.text, value.right) else kind
    read = scaled(digits, negative, factor)
    if text is not digits and is_in_cents(text) and kind is not PURE:
        kind = MONEY if kind is MONEY and scale == 1 else PER_SHARE  # of a gallon, else of a share
        read, factor = scaled(digits, negative, 1).scaleb(-2), 1
    doubts = () if text is digits and digits.isdigit() else doubts_of(text, digits)
    if not -SETTINGS.silent_drift <= off <= SETTINGS.silent_drift:
        doubts = with_drift(doubts, min(off, off + end - value.edge, key=abs) if "/" in digits else off)  # a fraction may end the column
    return Cell(column, text, read, unit_of(kind, currency), factor, span, FIGURE, doubts)


def _decimals(value: Value) -> int:
    """How many digits stand behind a number's point; none where it has no point."""
    return len(value.digits.partition(".")[2])


def span_of(line: Line, start: int, end: int) -> Span:
    """The span in the source of some columns of a line."""
    if line.tabs is None:
        return Span(line.number, start, end)
    return Span(line.number, *line.source_columns(start, end))
