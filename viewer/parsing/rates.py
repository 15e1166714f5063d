"""Rows and tables that tell by the signs printed in others what they are: percentages with few percent signs, counts before dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from viewer.parsing.captions.quantities import DOLLARS, TAKEN, tells_money
from viewer.parsing.captions.speech import is_ratio, speaks_of_shares
from viewer.parsing.captions.units import are_cents, length_of, section_scale
from viewer.parsing.lines.line import Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.sections import Placed
from viewer.regex import regex
from viewer.statements.unit import UnitKind
from viewer.text.value import NUMBER, is_negative, scaled

OF_VALUE = regex(r"\b(?:value|price|cost)\b", re.IGNORECASE, "value price cost")
SHARES = regex(r"\bshares\b", re.IGNORECASE)
OF_SHARES = regex(r"\bshares?\b", re.IGNORECASE)
TAX = regex(r"\bstatutory\b|\beffective\b|\btax(?:es)?\b", re.IGNORECASE)
LONGEST = 3  # digits before the point of a percentage
OF_SALES = regex(r"\b(?:percent(?:age)?s?|%)\s+(?:of|to)\s+(?:net\s+|total\s+)*(?:sales|revenues?)\b|\bcommon[- ]size\b", re.IGNORECASE)
CHANGES = regex(r"(?:percent(?:age)?|%)\s+(?:changes?|increases?|decreases?|growth)\b", re.IGNORECASE)
# From the last such word before the rate, so that a caption that only repeats it is read once.
STATUTORY = regex(r"\bstatutory\b(?:(?!\bstatutory\b).)*\brates?\b", re.IGNORECASE)
EFFECTIVE = regex(r"\beffective\b(?:(?!\beffective\b).)*\brates?\b", re.IGNORECASE)
ROUNDED = Decimal("0.2")  # of a sum of rates
PRICE = regex(r"\b(?:high|low|close|last)\W*$", re.IGNORECASE)
PRICE_ENDS = frozenset(ending for word in ("high", "low", "close", "last") for ending in (word[-3:], word[-3:].title(), word[-3:].upper()))
NEAR = 3  # lines
WHOLE = regex(r"100(?:\.0+)?")


def are_percents(placed: Sequence[Placed], title_lines: Sequence[str]) -> bool:
    """Whether a table states its rows as percentages: its title says so, and its first row is `100.0` in all columns, or it is of changes.

    No change has a comma, nor any part of space that is let: `Percentage Change in Net Sales`, `% Leased`.
    """
    if any(CHANGES.match(line.strip()) or TAKEN.match(line.strip()) for line in title_lines):
        return not any("," in value.digits for each in placed for _, value in each.entry.values)
    first = next((each.entry for each in placed if each.entry.values), None)
    whole = first is not None and all(WHOLE.fullmatch(value.digits) for _, value in first.values)
    return whole and any(OF_SALES.search(line) for line in title_lines)


def begins_with_whole(lines: list[Line], placed: Sequence[Placed]) -> bool:
    """Whether the first row is `100.0%` in several columns, so that those below it are parts of it."""
    first = next((each.entry for each in placed if each.entry.values), None)
    if first is None or "%" not in lines[first.line].text:
        return False
    return _is_whole(first, lines[first.line].text)


def are_all_signed(lines: list[Line], placed: Sequence[Placed]) -> bool:
    """Whether each number of a table has a percent sign, so that it is no statement itself: `% TO SALES FOR INCOME STATEMENT`."""
    for each in placed:
        for _, value in each.entry.values:
            if value.kind == NUMBER and "%" not in lines[each.entry.line].text[value.start : value.end]:
                return False
    return True


def _is_whole(entry: Entry, text: str) -> bool:
    """Whether a row prints `100.0%` in several columns and percentages in all others."""
    whole = sum(WHOLE.fullmatch(value.digits) is not None for _, value in entry.values)
    return whole > 1 and all("%" in text[value.start : value.end] for _, value in entry.values if value.kind == NUMBER)


def rows_between_rates(lines: list[Line], placed: Sequence[Placed]) -> frozenset[int]:
    """Lines of rows in percent though they print no sign, between some that do.

    `U.S. statutory rate  35%`, `State taxes  2`, `Effective rate  37%`; `Net sales  100.0%`, `Gross profit  27.7`, `Net earnings  5.0%`.
    """
    found: set[int] = set()
    between: list[int] | None = None
    parts = False
    for each in placed:
        entry = each.entry
        if not entry.values:
            continue
        text = lines[entry.line].text
        if between is None and "%" not in text:
            continue
        numbers = [value for _, value in entry.values if value.kind == NUMBER]
        signed = [value for value in numbers if "%" in text[value.start : value.end]]
        if numbers and len(signed) == len(numbers):
            rate = is_ratio(entry.label) and TAX.search(entry.label) is not None
            if between and (rate or parts):
                found.update(between)
            parts = _is_whole(entry, text) or (parts and between is not None)
            between = [] if rate or parts else None
        elif between is not None:
            if signed or any(value.left < value.start or "," in value.digits or length_of(value.digits) > LONGEST for value in numbers):
                between = None
            else:
                between.append(entry.line)
    return frozenset(found)


def rows_to_rate(lines: list[Line], placed: Sequence[Placed]) -> frozenset[int]:
    """Lines of rows, none of them signed, that lead from a statutory rate of tax to the effective one in all columns.

    `Statutory rate  35.0`, `State taxes  2.1`, `All other  (.6)`, `Effective rate  36.5`.
    """
    rows = [each.entry for each in placed if each.entry.values]
    if "statutory" not in "\n".join([entry.label for entry in rows]).lower():
        return frozenset()
    begins = next((at for at, entry in enumerate(rows) if STATUTORY.search(entry.label)), None)
    if begins is None:
        return frozenset()
    sums: dict[int, Decimal] = {}
    for at, entry in enumerate(rows[begins:]):
        text = lines[entry.line].text
        if any("," in value.digits or value.left < value.start or length_of(value.digits) > LONGEST for _, value in entry.values):
            return frozenset()
        rates = {
            column: scaled(value.digits, is_negative(text[value.start : value.end]), 1)
            for column, value in entry.values
            if value.kind == NUMBER
        }
        if at and EFFECTIVE.search(entry.label):
            meets = rates.keys() == sums.keys() and all(abs(rates[column] - total) <= ROUNDED for column, total in sums.items())
            return frozenset([each.line for each in rows[begins : begins + at + 1]] if meets and at > 1 else [])
        for column, rate in rates.items():
            sums[column] = sums.get(column, Decimal()) + rate
    return frozenset()


def rows_of_prices(placed: Sequence[Placed]) -> frozenset[int]:
    """Lines of a stock's prices, which stand one below the other, printed as prices are: `High  63.25`, `Low  51 1/8`, `Close  55.75`."""
    found: set[int] = set()
    ends = [each.entry for each in placed if each.entry.label[-3:] in PRICE_ENDS]  # few do, and a pattern is dear
    named = [entry for entry in ends if entry.values and PRICE.search(entry.label)]
    for one, two in pairwise(named):
        numbers = [value.digits for entry in (one, two) for _, value in entry.values if value.digits]
        parted = sum("." in digits or "/" in digits for digits in numbers)
        if two.line - one.line <= NEAR and 2 * parted > len(numbers) and not any("," in digits for digits in numbers):
            found.update((one.line, two.line))
    return frozenset(found)


def counts_beside(placed: Sequence[Placed], at: int) -> Iterator[str]:
    """The digits of the counts below a row under its heading, all of them in full or none: `Basic  901,526`, `Diluted  6,776,566`."""
    section = placed[at].section
    for other in placed[at + 1 : at + 1 + SETTINGS.rows_rolled]:
        if other.section != section:
            return
        if speaks_of_shares(other.entry.label, section):
            yield from [value.digits for _, value in other.entry.values if value.digits]


def rows_before_dollars(placed: Sequence[Placed]) -> frozenset[int]:
    """Lines of the rows before the first with a currency sign, where that row says that it is in dollars: `Units 410`, `Dollars $88,210`.

    In a table that prints the sign at all its first amounts have it.
    """
    before: list[int] = []
    for each in placed:
        entry = each.entry
        if any(value.left < value.start for _, value in entry.values):
            return frozenset(before) if DOLLARS.match(entry.label) else frozenset()
        if entry.values:
            before.append(entry.line)
    return frozenset()


def rows_of_counts(placed: Sequence[Placed]) -> dict[int, UnitKind]:
    """What rows count, none of them signed, under a heading that says a scale of its own and no money, among headings of signed rows.

    `Revenues (in millions)` over `$ 241`, `Cars (in thousands)` over `282`.
    """
    if True not in [each.heading and each.entry.label[-1:] == ")" for each in placed]:
        return {}
    headed: dict[str, list[Entry]] = {}
    for each in placed:
        if each.entry.values and each.section:
            headed.setdefault(each.section[-1], []).append(each.entry)
    if True not in [rows[0].signed for rows in headed.values()]:
        return {}
    return {
        row.line: UnitKind.SHARES if OF_SHARES.search(f"{heading} {row.label}") else UnitKind.PURE
        for heading, rows in headed.items()
        if section_scale((heading,)) and not tells_money(heading) and not any(row.signed or tells_money(row.label) for row in rows)
        for row in rows
        if not are_cents([value.digits for _, value in row.values])
    }


def shares_before_dollars(placed: Sequence[Placed]) -> frozenset[int]:
    """Lines of the rows of shares before the first with a currency sign, which is their value: `Unallocated shares   230,110`."""
    before: list[int] = []
    for each in placed:
        entry = each.entry
        if any(value.left < value.start for _, value in entry.values):
            return frozenset(before) if OF_VALUE.search(entry.label) else frozenset()
        if entry.values and SHARES.search(entry.label) and not tells_money(entry.label):
            before.append(entry.line)
    return frozenset()
