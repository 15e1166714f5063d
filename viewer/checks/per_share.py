"""Amounts per share against income and the weighted average of shares."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from viewer.checks.workings import Workings, of_change
from viewer.footing.captions import IN_BRACKETS
from viewer.footing.grid import Grid, Line
from viewer.footing.miscopy import miscopied
from viewer.footing.proof import BREAK, Proof, Term, divide, sum_of, unit_printed
from viewer.footing.stack import item_weight
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import StatementKind
from viewer.statements.unit import UnitKind, unit_of

LARGEST = 10**12  # an amount per share beyond is none
FEWEST_HOLDING = 2  # columns that tell a slip of the pen from interest on convertible securities
FEWEST_BASIC = Decimal("0.7")  # of all diluted shares
Numerator = Sequence[tuple[Line, int]]  # lines with their weights
NEAREST = 6  # rows of income, and of shares, that an amount per share is tried with
EARNINGS = regex(r"income|loss|earnings|\beps\b|profit", re.IGNORECASE)
NOT_EARNINGS = regex(r"dividend|market|book value|price|pro forma", re.IGNORECASE)
INCOME = regex(
    r"^\W*(?:(?:net |consolidated )*(?:income|loss|earnings|profit)\b|.*net (?:income|loss|earnings)"
    r"|.*\b(?:income|loss|earnings)\b.* (?:for|in)\b.*\b(?:per share|basic|diluted)\b)",
    re.IGNORECASE,
)
NOT_INCOME = regex(
    r"before(?! (?:the )?(?:cumulative|change|extraordinary|accounting))"
    r"|from operations|tax.* and |interest|other|operating|comprehensive|tax(?:es)?$",
    re.IGNORECASE,
)
PREFERRED = regex(r"preferred.*dividend|dividend.*preferred", re.IGNORECASE, "preferred*")
DILUTED = regex(r"dilut|common equivalent", re.IGNORECASE)  # `Earnings per common and common equivalent share`
BASIC = regex(r"basic|primary|\bno dilution", re.IGNORECASE)
TELLING = regex(r"continuing|discontinued|extraordinary|cumulative|available|applicable|attributable", re.IGNORECASE)


@frozen
class Rows:
    """What the amounts per share of one statement are made from.

    Attributes:
        money: the grid of amounts.
        incomes: its lines that may be the numerator.
        preferred: its line of preferred dividends, to be deducted first.
        counts: the grid of share counts.
        shares: its lines.
        columns: in which amounts per share are made, and not the change of one: `$ Change`.
    """

    money: Grid
    incomes: tuple[Line, ...]
    preferred: Line | None
    counts: Grid
    shares: tuple[Line, ...]
    columns: tuple[int, ...]


def per_share(workings: Workings) -> Iterator[Proof]:
    """Each amount of earnings per share with the income and the shares that make it."""
    for index, statement in enumerate(workings.release.statements):
        if statement.kind is StatementKind.BALANCE_SHEET:
            continue
        rates, money, counts = (workings.grid(index, kind) for kind in (UnitKind.PER_SHARE, UnitKind.MONEY, UnitKind.SHARES))
        if rates is None or money is None or counts is None or rates.unit != unit_of(UnitKind.PER_SHARE, money.unit):
            continue
        incomes = tuple([line for line in money.lines if _names_income(line.label)])
        preferred = next((line for line in money.lines if PREFERRED.search(line.label)), None)
        timeless = of_change(statement)
        columns = tuple([at for at in range(min(rates.width, money.width, counts.width)) if at not in timeless])
        rows = Rows(money, incomes, preferred, counts, counts.lines, columns)
        basic: Line | None = None
        for line in rates.lines:
            caption = _caption(line)
            if (EARNINGS.search(caption) or BASIC.search(caption) or DILUTED.search(caption)) and not NOT_EARNINGS.search(caption):
                yield from _rate(rates, line, rows, basic)
                basic = basic if _is_diluted(caption) else line


def _rate(rates: Grid, line: Line, rows: Rows, basic: Line | None) -> Iterator[Proof]:
    """The relation that holds in most columns; columns in which it fails only where that cannot be meant."""
    incomes, counts = _incomes(line, rows), _shares(line, rows)
    best = _best(rates, line, incomes, counts, rows)
    failing = [proof for proof in best if proof.verdict is BREAK]
    diluted = {_is_diluted(_caption(shares)) for shares in counts}
    if _is_diluted(_caption(line)):
        failing = [proof for proof in failing if not _is_without_gain(proof, basic, _basic_shares(line, rows))]
        few = len(failing) > 1 or len(best) - len(failing) < FEWEST_HOLDING
        failing = [proof for proof in failing if not (_is_converted(proof, basic) and (few or not _is_slip(proof)))]
        if True not in diluted:
            failing = [proof for proof in failing if not _has_more_shares(proof)]
    elif False not in diluted:
        failing = [proof for proof in failing if not _has_fewer_shares(proof)]
    if len(failing) > 1 and rows.preferred is None and all(proof.difference < 0 for proof in failing):
        failing = []  # dividends on preferred stock that are not printed come off first
    proofs = [proof for proof in best if proof.verdict is not BREAK or proof in failing]
    slips = sum(_is_slip(proof) or _is_of_another_column(proof, line) for proof in failing)
    if 3 * len(failing) - slips <= len(proofs):
        yield from (replace(proof, confirmed=False) for proof in proofs) if failing else proofs


def _best(rates: Grid, line: Line, incomes: Sequence[Numerator], counts: Sequence[Line], rows: Rows) -> list[Proof]:
    """The proofs by the income and shares that hold in most columns, of those that hold in as many the ones that miss the rest by least."""
    best: list[Proof] = []
    most, least = -1, Decimal()
    printed = sum([(cell := line.cells[column]) is not None and cell.value is not None for column in rows.columns])
    for proofs in _tried(rates, line, incomes, counts, rows):
        holding = sum([proof.verdict is not BREAK for proof in proofs])
        missed = sum([abs(proof.difference) for proof in proofs if proof.verdict is BREAK], Decimal())
        if holding > most or (holding == most and missed < least):
            best, most, least = proofs, holding, missed
        if most == printed:
            break
    return best


def _tried(rates: Grid, line: Line, incomes: Sequence[Numerator], counts: Sequence[Line], rows: Rows) -> Iterator[list[Proof]]:
    """The proofs by each income with each count of shares; the terms of each are made once."""
    totals = [
        (column, total) for column in rows.columns if (total := rates.term(line, column)) is not None and total.cell.value is not None
    ]
    divisors: list[dict[int, Term | None]] = []
    for income in incomes:
        made = [(column, total, terms, abs(sum_of(terms))) for column, total in totals if (terms := _terms(income, column, rows.money))]
        for at, shares in enumerate(counts):
            if at == len(divisors):
                divisors.append({column: rows.counts.term(shares, column) for column in rows.columns})
            yield [
                divide(total, terms, divisor)
                for column, total, terms, size in made
                if (divisor := divisors[at][column]) is not None and divisor.value and size < LARGEST * abs(divisor.value)
            ]


def _terms(income: Numerator, column: int, money: Grid) -> tuple[Term, ...]:
    """What an income is made of in a column; nothing where all of it is blank."""
    return tuple([term for part, weight in income if (term := money.term(part, column, weight)) is not None])


def _incomes(line: Line, rows: Rows) -> list[Numerator]:
    """The numerators an amount may have: incomes that share its telling word, all where it has none.

    Those that stand above preferred dividends are tried less these too.
    """
    telling = TELLING.search(_caption(line))
    near = _nearest(line, rows.incomes)
    named = [income for income in near if telling is None or telling[0].lower() in income.label.lower()]
    numerators: list[Numerator] = [[(income, 1)] for income in named]
    if rows.preferred is not None:
        above = [income for income in named if income.row < rows.preferred.row]
        numerators += [[(income, 1), (rows.preferred, item_weight(rows.preferred))] for income in above]
    return numerators


def _shares(line: Line, rows: Rows) -> Sequence[Line]:
    """The share counts an amount may belong to: basic and diluted are kept apart where both are printed."""
    diluted = _is_diluted(_caption(line))
    near = _nearest(line, rows.shares)
    return [shares for shares in near if _is_diluted(_caption(shares)) == diluted] or near


def _basic_shares(line: Line, rows: Rows) -> Line | None:
    """The share count that an amount would belong to if nothing were diluted."""
    return next((shares for shares in _nearest(line, rows.shares) if not _is_diluted(_caption(shares))), None)


def _nearest(line: Line, others: Sequence[Line]) -> list[Line]:
    """The few lines that stand nearest, in their order."""
    if len(others) <= NEAREST:
        return list(others)
    at = bisect_left(others, line.row, key=lambda other: other.row)
    start = max(0, min(at - NEAREST // 2, len(others) - NEAREST))
    return list(others[start : start + NEAREST])


def _is_converted(proof: Proof, basic: Line | None) -> bool:
    """Whether a diluted amount above the quotient may come of securities counted as converted, whose interest is added to income.

    Such an amount is never above the basic one.
    """
    printed = proof.total.value
    limit = basic.cells[proof.column] if basic else None
    if printed <= 0 or printed < printed - proof.difference:
        return False
    return limit is None or limit.value is None or printed <= limit.value


def _is_without_gain(proof: Proof, basic: Line | None, shares: Line | None) -> bool:
    """Whether a diluted loss above the basic one may come of a gain on securities that is left out when they count as converted.

    Their shares are then counted as well: one slip of the pen alters the amount or the count, not both.
    """
    loss, count = (line.cells[proof.column] if line else None for line in (basic, shares))
    if loss is None or loss.value is None or count is None or count.value is None or proof.divisor is None:
        return False
    return proof.total.value < loss.value <= 0 and proof.divisor.value > count.value


def _has_more_shares(proof: Proof) -> bool:
    """Whether a diluted amount lies as far below the basic quotient as shares that are not printed may bring it."""
    printed, quotient = proof.total.value, proof.total.value - proof.difference
    return quotient > printed > quotient * FEWEST_BASIC


def _has_fewer_shares(proof: Proof) -> bool:
    """Whether a basic amount lies as far above the diluted quotient as the fewer shares, which are not printed, may bring it."""
    printed, quotient = abs(proof.total.value), abs(proof.total.value - proof.difference)
    return quotient < printed < quotient / FEWEST_BASIC


def _is_slip(proof: Proof) -> bool:
    """Whether the printed amount is one slip away from the quotient."""
    return miscopied(proof.total.value, proof.total.value - proof.difference, unit_printed(proof.total.cell))


def _is_of_another_column(proof: Proof, line: Line) -> bool:
    """Whether a gain is printed for a loss, or a loss for a gain, that is the amount of another column."""
    if proof.total.value * (proof.total.value - proof.difference) >= 0:
        return False
    return any(cell is not None and cell.value == proof.total.value for at, cell in enumerate(line.cells) if at != proof.column)


@remembered(4096)
def _is_diluted(caption: str) -> bool:
    return DILUTED.search(caption) is not None and BASIC.search(caption) is None


def _caption(line: Line) -> str:
    return f"{' '.join(line.section[-1:])} {line.label}"


@remembered(4096)
def _names_income(label: str) -> bool:
    """Whether a caption is that of an income which amounts per share may be made of."""
    bare = IN_BRACKETS.sub(" ", label) if "(" in label else label
    return INCOME.search(bare) is not None and NOT_INCOME.search(bare) is None
