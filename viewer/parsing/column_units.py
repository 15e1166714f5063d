"""Units of whole columns, by their headings and by how their values are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.frozen import frozen
from viewer.parsing.captions.quantities import names_things, tells_money
from viewer.parsing.captions.units import column_kind
from viewer.parsing.counted_columns import Printed, are_signed, things_beside, totals_of_counts
from viewer.parsing.lines.line import Line
from viewer.parsing.stubs.sections import Placed
from viewer.parsing.times.heading import read_heading, speaks_only_of_time
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.unit import UnitKind
from viewer.text.value import NUMBER

NUMBER_OF = regex(  # beside amounts per share it is the shares' number
    r"\bnumber$|\boptions(?:\s+(?:outstanding|exerci\w+|granted)(?:\s+(?:as\s+of|at)\b.*)?)?(?:\s*\([^()]*\))?$", re.IGNORECASE
)
NOTES = regex(r"\bnotes?$", re.IGNORECASE, "note notes")
LONGEST_NOTE = 2  # digits of a note's number
PRICE_DECIMALS = 3  # of eighths: `36.875`
SIXTEENTH = 625  # of a dollar, in its fourth decimals
CHANGE = regex(
    r"\b(?:changes?|increases?|decreases?|growth|variance|var|chn?gs?)\b",
    re.IGNORECASE,
    "change changes increase increases decrease decreases growth variance var chng chngs chg chgs",
)
COUNTED_OR_NAMED = regex(
    r"(?:^|\b[0-9]{4} )(?:homes|units|loans|stores|lots)(?: (?:19|20)[0-9]{2})?$", re.IGNORECASE
)  # what is counted, or a part of the company by its name
AMOUNTS = regex(r"\b(?:amounts?|balances?|dollars?|values?|principal|sales|revenues?|prices?|costs?)\b|[$]", re.IGNORECASE)
AMOUNTS_ALONE = regex(r"(?:^|\b[0-9]{4} )(?:dollars?|amounts?|value|(?:sales|dollar) value|[$])(?: (?:19|20)[0-9]{2})?$", re.IGNORECASE)
CENTS = 2  # digits
LONGEST_PERCENT = 3  # digits
EARNED = regex(
    r"\b(?:earnings|income|loss|dividends?|assuming\s+dilution|(?:fully\s+)?diluted|basic|primary)\b",
    re.IGNORECASE,
    "earnings income loss dividend dividends dilution diluted basic primary",
)
DIVIDENDS = regex(r"\bdividends?\b", re.IGNORECASE)
UNNAMED = "decimals beside whole amounts; the heading of the column does not say what they are"
COUNTED_BESIDE = "taken for a count, as only the heading of another column says in what its amounts are"
SCALED_BESIDE = "only the heading of another column says in what its amounts are"
FEWEST_BESIDE = 2  # rows with an amount beside the number
MATURITY = regex(r"\bmaturit|\bdue\b|\byears?\b|\bsince\b", re.IGNORECASE, "maturit* due year years since")


@frozen
class ColumnUnit:
    """What the values of a column are.

    Attributes:
        kind: None where each row says so itself.
        doubt: why that may be wrong; None where heading or values say it.
    """

    kind: UnitKind | None
    doubt: str | None = None


def column_units(
    lines: list[Line], placed: Sequence[Placed], headings: Sequence[str], scales: Sequence[int | None], *, scaled: bool
) -> list[ColumnUnit]:
    """What the values of each column are.

    Args:
        lines: all lines of the source.
        placed: captions with their values by column.
        headings: the words of each column's heading.
        scales: what they say that its amounts are multiplied by, None where they do not.
        scaled: whether anything else says it of the whole table.
    """
    printed: list[list[Printed]] = [[] for _ in headings]
    for each in placed:
        text = lines[each.entry.line].text if each.entry.values else ""
        for column, value in each.entry.values:
            if value.kind == NUMBER:
                printed[column].append((text, value))
    kinds = [_kind_printed(values) or _kind_said(words, values) for words, values in zip(headings, printed, strict=True)]
    kinds = _percents_below(kinds, printed)
    kinds = _changes(_prices(_parts(kinds, headings, printed), headings, printed), headings, printed)
    kinds = _per_share(kinds, headings, printed)
    if UnitKind.PER_SHARE in kinds:
        kinds = [UnitKind.SHARES if kind is None and NUMBER_OF.search(words) else kind for kind, words in zip(kinds, headings, strict=True)]
    kinds = totals_of_counts(things_beside(kinds, headings, printed), headings, placed)
    told = _beside_whole(kinds, placed, printed, scales)
    amounts = [bool(scale and tells_money(words)) for scale, words in zip(scales, headings, strict=True)]
    return _beside_scaled(told, headings, printed, scales, amounts, scaled=scaled) if True in amounts else told


def _beside_scaled(
    told: list[ColumnUnit],
    headings: Sequence[str],
    printed: list[list[Printed]],
    scales: Sequence[int | None],
    amounts: Sequence[bool],
    *,
    scaled: bool,
) -> list[ColumnUnit]:
    """Columns beside one whose heading alone says in what its amounts are: `Rooms` beside `Cost (in millions)` are counted.

    Beside columns of counts, those with a scale of their own have amounts whatever the title counts: `Stores Opened in 1998`.
    """
    result = list(told)
    for at, (unit, words, values) in enumerate(zip(told, headings, printed, strict=True)):
        if scales[at] or unit != ColumnUnit(None) or scaled or not values or not _names_other(words):
            continue
        if are_signed(values) or tells_money(words) or AMOUNTS.search(words):
            result[at] = ColumnUnit(None, SCALED_BESIDE)
        else:
            result[at] = ColumnUnit(UnitKind.PURE, None if names_things(words) else COUNTED_BESIDE)
    if any(unit.kind is UnitKind.PURE and _names_other(words) for unit, words in zip(result, headings, strict=True)):
        result = [
            ColumnUnit(UnitKind.MONEY) if amount and unit == ColumnUnit(None) else unit
            for unit, amount in zip(result, amounts, strict=True)
        ]
    return result


def _names_other(words: str) -> bool:
    """Whether a heading says more than a time."""
    return bool(words) and not read_heading(words).change and not speaks_only_of_time(words)


def _percents_below(kinds: list[UnitKind | None], printed: list[list[Printed]]) -> list[UnitKind | None]:
    """Columns whose percent sign stands on the first row alone, as the currency sign of those beside them: `$8,120  15%`, `4,400  18`."""
    if None not in kinds:
        return kinds
    dollars = {values[0][0] for values in printed if values and _is_signed_first(values)}
    if not dollars:
        return kinds
    return [
        UnitKind.PURE if kind is None and values and values[0][0] in dollars and _are_percents_below(values) else kind
        for kind, values in zip(kinds, printed, strict=True)
    ]


def _is_signed_first(values: list[Printed]) -> bool:
    """Whether the first of several values has a currency sign, and none below it."""
    _, first = values[0]
    return len(values) > 1 and first.left < first.start and not are_signed(values[1:])


def _are_percents_below(values: list[Printed]) -> bool:
    """Whether the first of several values has a percent sign, and the others may be whole percentages."""
    if len(values) < 2 or not _is_percentage(values[0]) or _are_amounts(values):
        return False
    return max([len(value.digits) for _, value in values]) <= LONGEST_PERCENT


def _beside_whole(
    kinds: list[UnitKind | None], placed: Sequence[Placed], printed: list[list[Printed]], scales: Sequence[int | None]
) -> list[ColumnUnit]:
    """Columns of decimals beside whole amounts, with the doubt: `6.90` right of `147,250`, whatever it is, is not in thousands.

    Only where numbers stand beside amounts, not in rows of their own. Tenths are left as the rows say: `5.8` may be in millions.
    """
    told = [ColumnUnit(kind) for kind in kinds]
    pointed = [
        column
        for column, values in enumerate(printed)
        if kinds[column] is None and not scales[column] and len(values) > 1 and _are_pointed(values)
    ]
    if not pointed:
        return told
    large = [column for column, kind in enumerate(kinds) if kind is None and True in ["," in value.digits for _, value in printed[column]]]
    if not large or True in ["." in value.digits for column in large for _, value in printed[column]]:
        return told
    rows = [{at for at, value in each.entry.values if value.digits} for each in placed]
    for column in pointed:
        if sum(column in row and not row.isdisjoint(large) for row in rows) >= FEWEST_BESIDE:
            unscaled = UnitKind.PER_SHARE if are_signed(printed[column]) else UnitKind.PURE
            told[column] = ColumnUnit(unscaled if _are_in_cents(printed[column]) else None, UNNAMED)
    return told


def _parts(kinds: list[UnitKind | None], headings: Sequence[str], printed: list[list[Printed]]) -> list[UnitKind | None]:
    """Things over a column are counted beside columns of amounts, `Loans` and `Balance`, else they are parts: `Loans`, `Leases`."""
    if UnitKind.PURE not in kinds:
        return kinds
    named = [kind is UnitKind.PURE and COUNTED_OR_NAMED.search(words) is not None for kind, words in zip(kinds, headings, strict=True)]
    if True not in named:
        return kinds
    beside = all(named) or any(
        not name and (AMOUNTS.search(words) or are_signed(values)) for name, words, values in zip(named, headings, printed, strict=True)
    )
    if not beside:
        return [None if name else kind for kind, name in zip(kinds, named, strict=True)]
    return [  # `Dollars` under `Homes delivered`
        UnitKind.MONEY if kind is None and AMOUNTS_ALONE.search(words) else kind for kind, words in zip(kinds, headings, strict=True)
    ]


def _prices(kinds: list[UnitKind | None], headings: Sequence[str], printed: list[list[Printed]]) -> list[UnitKind | None]:
    """Prices of shares have eighths, `38 7/8`, or a `High` beside a `Low`; dividends beside them are amounts per share, too."""
    prices = [_are_prices(values) for values in printed]
    at = 1
    while at < len(headings):
        ends = headings[at - 1][-4:].lower().strip(), headings[at][-4:].lower().strip()
        if ends == ("high", "low") and _may_be_prices(printed[at - 1] + printed[at]):
            prices[at - 1] = prices[at] = True
        at += 1 + (ends in {("high", "low"), ("low", "high")})  # `Low | High | Low | High` are ranges of what is expected
    if True not in prices:
        return kinds
    return [
        UnitKind.PER_SHARE if price or (kind is None and DIVIDENDS.search(words) and _are_pointed(values)) else kind
        for kind, price, words, values in zip(kinds, prices, headings, printed, strict=True)
    ]


def _are_prices(values: list[Printed]) -> bool:
    if _are_amounts(values):
        return False
    fractions = sum("/" in value.digits for _, value in values)
    return fractions > 0 and 2 * fractions >= len(values)


def _may_be_prices(values: list[Printed]) -> bool:
    """Whether most of the values have decimals or fractions, none of them as rates of exchange have them, and none a comma."""
    digits = [value.digits for _, value in values]
    parted = sum("." in number or "/" in number for number in digits)
    return 2 * parted > len(digits) and not any("," in number or _is_finer(number.partition(" ")[0].partition(".")[2]) for number in digits)


def _per_share(kinds: list[UnitKind | None], headings: Sequence[str], printed: list[list[Printed]]) -> list[UnitKind | None]:
    """Earnings and dividends in cents beside amounts without them are those of a share: `Earnings   1.18` beside `Net earnings   1,195`."""
    if not any(kind is None and EARNED.search(words) for kind, words in zip(kinds, headings, strict=True)):
        return kinds
    large = [
        value.digits for kind, values in zip(kinds, printed, strict=True) if kind is None for _, value in values if "," in value.digits
    ]
    if not large or any("." in digits for digits in large):
        return kinds
    return [
        UnitKind.PER_SHARE if kind is None and EARNED.search(words) and _are_in_cents(values) else kind
        for kind, words, values in zip(kinds, headings, printed, strict=True)
    ]


def _are_in_cents(values: list[Printed]) -> bool:
    """Whether numbers, of which there are several, have two decimals or more each, and no commas."""
    decimals = [len(value.digits.partition(".")[2]) for _, value in values if "," not in value.digits]
    return len(decimals) == len(values) > 1 and min(decimals) >= CENTS


def _is_finer(decimals: str) -> bool:
    """Whether a number has more decimals than eighths, and they are no sixteenths either: `70.5625` is a price."""
    return len(decimals) > PRICE_DECIMALS and int(decimals) % SIXTEENTH != 0


def _changes(kinds: list[UnitKind | None], headings: Sequence[str], printed: list[list[Printed]]) -> list[UnitKind | None]:
    """Columns of changes are percentages where a percent sign stands in them, or decimals that the amounts beside them do not have.

    So are those of percentages, in points: `14.3  13.2  1.1`.
    """
    changes = [_names_change(words) for words in headings]
    if True not in changes:
        return kinds
    large = [
        (text, value.digits)
        for change, values in zip(changes, printed, strict=True)
        for text, value in values
        if "," in value.digits and not change
    ]
    told = [None if change or not values else (kind,) for kind, change, values in zip(kinds, changes, printed, strict=True)]
    return [
        UnitKind.PURE
        if kind is None
        and change
        and not _are_amounts(values)
        and (_are_rates(told, at) or any(map(_is_percentage, values)) or (_are_pointed(values) and _are_whole_beside(values, large)))
        else kind
        for at, (kind, change, values) in enumerate(zip(kinds, changes, printed, strict=True))
    ]


def _are_rates(told: Sequence[tuple[UnitKind | None] | None], at: int) -> bool:
    """Whether what a column tells the change of are percentages: the columns before it up to another change, else all that are none.

    `Occupancy` over `2001   2000   Var.` beside `Average Daily Rate` over the same.

    Args:
        told: what each column is that has values and tells no change.
        at: the place of the column.
    """
    beside: list[tuple[UnitKind | None]] = []
    for each in reversed(told[:at]):
        if each is None:
            break
        beside.append(each)
    compared = beside if len(beside) > 1 else [each for each in told if each is not None]
    return bool(compared) and all(kind is UnitKind.PURE for (kind,) in compared)


def _are_whole_beside(values: list[Printed], large: list[tuple[str, str]]) -> bool:
    """Whether the large numbers on the lines of some values have no decimals; the shares below amounts in millions stand beside none."""
    lines = {text for text, _ in values}
    beside = [digits for text, digits in large if text in lines]
    return bool(beside) and not any("." in digits for digits in beside)


def _is_percentage(printed: Printed) -> bool:
    text, value = printed
    return "%" in text[value.start : value.end]


def _are_pointed(values: list[Printed]) -> bool:
    return bool(values) and all("." in value.digits for _, value in values)


def _are_amounts(values: list[Printed]) -> bool:
    """Whether a currency sign or a comma stands in any of the values."""
    for _, value in values:  # noqa: SIM110 - most columns end this at their first value, for which a generator is dear
        if value.left < value.start or "," in value.digits:
            return True
    return False


def _kind_said(words: str, values: list[Printed]) -> UnitKind | None:
    """What the heading says, where the values do not gainsay it: `Primary earnings per share` heads the earnings and the shares, too."""
    kind = column_kind(words)
    if not values:
        return kind
    if _ends_in_notes(words) and all(len(value.digits) <= LONGEST_NOTE for _, value in values):
        return UnitKind.PURE
    if _names_maturity(words) and all(value.year for _, value in values):
        return UnitKind.PURE
    if kind is None:
        return None
    if kind not in {UnitKind.PER_SHARE, UnitKind.MONEY} and are_signed(values):  # `Common Shares Fund   $ 29,304`
        return None
    if kind is UnitKind.PER_SHARE and any("," in value.digits and "." not in value.digits for _, value in values):
        return None
    return kind


@remembered(1024)
def _ends_in_notes(words: str) -> bool:
    return NOTES.search(words) is not None


@remembered(1024)
def _names_maturity(words: str) -> bool:
    return MATURITY.search(words) is not None


@remembered(1024)
def _names_change(words: str) -> bool:
    return CHANGE.search(words) is not None


def _kind_printed(values: list[Printed]) -> UnitKind | None:
    """Percentages whose sign stands on the first row alone (`46.1%` over `24.6`), and years (`2027`, a maturity)."""
    if len(values) < 2 or _are_amounts(values):
        return None
    if all(value.year for _, value in values):
        return UnitKind.PURE
    signed = [_is_percentage(each) for each in (values[0], values[-1])]
    pointed = {"." in value.digits for _, value in values}
    return UnitKind.PURE if signed[0] and len(pointed) == 1 and (True in pointed or signed[-1]) else None
