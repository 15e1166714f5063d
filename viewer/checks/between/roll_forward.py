"""Retained earnings from one balance sheet to the next: the old balance and the net income between them make the new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from viewer.checks.between.amount import Amount
from viewer.checks.between.history import Family, History, When, history_of
from viewer.checks.between.wording import amount_words, caption_words, difference_words, formula_words
from viewer.footing.captions import names_loss
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.facts import Basis, Fact, normalised_caption
from viewer.statements.finding import Finding, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Row, StatementKind
from viewer.statements.unit import UnitKind, kind_of
from viewer.statements.words import period_words

RULE = "roll_forward"
BALANCES = Family(StatementKind.BALANCE_SHEET, Basis.REPORTED)
FLOWS = Family(StatementKind.INCOME_STATEMENT, Basis.REPORTED)
CASH = Family(StatementKind.CASH_FLOW, Basis.REPORTED)

EARNINGS_CONCEPTS = frozenset({"RetainedEarningsAccumulatedDeficit", "DevelopmentStageEnterpriseDeficitAccumulatedDuringDevelopmentStage"})
EARNINGS = regex(r"^(?:retained|accumulated|deficit\b|earnings)(?! other)(?! comprehensive)(?=.*(?:earnings|deficit|income))")
# `Retained earnings and other`, `Retained earnings, including other comprehensive income of …`: net income is not all that moves these.
MIXED = regex(r" (?:and other|including)\b")
INCOME_CONCEPTS = frozenset({"NetIncomeLoss", "ProfitLoss"})
CONCEPTS = EARNINGS_CONCEPTS | INCOME_CONCEPTS
INCOME = regex(r"^net (?:income|earnings|loss|profit)(?: income| loss| earnings)?(?: for the (?:period|year|quarter))?$")
OWNERS = regex(r"^net (?:income|earnings|loss|profit)\b.* attributable to (?!.*(?:non ?controlling|minority|common))", words="attributable")
DIVIDENDS = regex(r"dividends?\b")

Prints = dict[When, list[Fact]]


@frozen
class Accounts:
    """What a roll-forward takes.

    Attributes:
        earnings: retained earnings or accumulated deficit at each date.
        income: net income of each period.
        dividends: dividends of each period, line by line.
    """

    earnings: Prints
    income: Prints
    dividends: tuple[Prints, ...]


def roll_forward(release: Release) -> Iterator[Finding]:
    """Roll-forwards that one release alone allows; none where it has not two balance sheet dates with a period between them."""
    closes = {when.close for when in _columns(release, BALANCES)}
    if any(flow.months and {flow.close, flow.close - flow.months} <= closes for flow in _columns(release, FLOWS)):
        yield from _roll_forwards(history_of((_needed(release),)), across=False)


def roll_forwards(history: History) -> Iterator[Finding]:
    """Roll-forwards that take figures of several releases."""
    yield from _roll_forwards(history, across=True)


def _columns(release: Release, family: Family) -> Iterator[When]:
    """The periods that the statements of a kind have columns for."""
    columns = (column for statement in release.statements if statement.kind is family.kind for column in statement.columns)
    return (When.of(column.period) for column in columns if column.period is not None)


def _needed(release: Release) -> Release:
    """The release with no other rows than a roll-forward may take: to match all others would cost as much as to read the prose."""
    kinds = {family.kind for family in (BALANCES, FLOWS, CASH)}
    statements = (statement for statement in release.statements if statement.kind in kinds)
    return replace(
        release, statements=tuple(replace(statement, rows=tuple(filter(_is_needed, statement.rows))) for statement in statements)
    )


def _is_needed(row: Row) -> bool:
    """Whether a row may be of retained earnings, net income or dividends; a total without a caption has that of its section."""
    return row.concept in CONCEPTS or _names_account(row.label or "".join(row.section[-1:]))


@remembered(4096)
def _names_account(label: str) -> bool:
    caption = normalised_caption(label)
    return any(account.search(caption) for account in (EARNINGS, INCOME, OWNERS, DIVIDENDS))


def _roll_forwards(history: History, across: bool) -> Iterator[Finding]:
    order = {id(release): index for index, release in enumerate(history.releases)}
    accounts = _accounts(history)
    dates = sorted((when for when in accounts.earnings if when.month), key=lambda when: when.close)
    by_close = {when.close: when for when in dates}
    for flow in accounts.income:
        opening = by_close.get(flow.close - (flow.months or 0))
        closing = by_close.get(flow.close)
        if not flow.months or not flow.month or not opening or not closing:
            continue
        known = (accounts.earnings[closing], accounts.earnings[opening], accounts.income[flow])
        newest = max(order[id(prints[0].release)] for prints in known)
        end, start, income = ([fact for fact in prints if order[id(fact.release)] <= newest][-1] for prints in known)
        spans_releases = len({id(fact.release) for fact in (end, start, income)}) > 1
        if spans_releases is across:
            dividends = [prints[flow][0] for prints in accounts.dividends if flow in prints]
            yield from _judge(end, start, income, dividends)


def _accounts(history: History) -> Accounts:
    earnings = _pick(history, BALANCES, EARNINGS_CONCEPTS, EARNINGS)
    flows = history.facts.get(FLOWS, {}).values()
    shared = any(OWNERS.search(_any(prints).line.caption) for prints in flows)  # with others, whose part is no part of these earnings
    income = _pick(history, FLOWS, frozenset(), OWNERS) if shared else _pick(history, FLOWS, INCOME_CONCEPTS, INCOME)
    dividends = [
        prints
        for family in (FLOWS, CASH)
        for prints in history.facts.get(family, {}).values()
        if DIVIDENDS.search(_any(prints).line.caption)
    ]
    return Accounts(earnings, income, tuple(dividends))


def _pick(history: History, family: Family, concepts: frozenset[str], caption: re.Pattern[str]) -> Prints:
    """The prints of the one line that is meant; nothing where several could be."""
    lines = [prints for prints in history.facts.get(family, {}).values() if kind_of(_any(prints).cell.unit) is UnitKind.MONEY]
    lines = [prints for prints in lines if not MIXED.search(_any(prints).line.caption)]
    named = [prints for prints in lines if _any(prints).line.concept in concepts]
    found = named or [prints for prints in lines if caption.search(_any(prints).line.caption)]
    return found[0] if len(found) == 1 else {}


def _any(prints: Prints) -> Fact:
    return next(iter(prints.values()))[0]


def _judge(end: Fact, start: Fact, income: Fact, dividends: list[Fact]) -> Iterator[Finding]:
    sign = _sign(start, end)
    implied = Amount(((sign, start), (-1 if _is_loss(income) else 1, income)))
    bound = implied.bound + end.quantum / 2
    difference = sign * end.value - implied.value
    if not difference:
        return
    within = abs(difference) <= bound
    if not within and end.cell.scale != start.cell.scale:
        return  # one in dollars, one in thousands: accounts of two companies that one filing brings
    if not within and (
        _may_be_dividends(sign * start.value, difference, dividends) or any(_paid(difference, fact, bound) for fact in dividends)
    ):
        return
    yield Finding(
        RULE,
        Severity.NOTE if within else Severity.WARNING,
        _message(end, implied, difference, within),
        (end.place, start.place, income.place),
        difference,
    )


def _sign(start: Fact, end: Fact) -> int:
    """-1 for a deficit printed as a positive figure."""
    caption = end.row.label.casefold()
    pure = "deficit" in caption and "earnings" not in caption
    return -1 if pure and start.value > 0 and end.value > 0 else 1


def _is_loss(income: Fact) -> bool:
    """Whether a loss is printed as a positive figure: `NET LOSS  4,200  742`."""
    return income.value > 0 and names_loss(income.row.label) and all(cell.value is None or cell.value >= 0 for cell in income.row.cells)


def _may_be_dividends(opening: Decimal, difference: Decimal, dividends: Iterable[Fact]) -> bool:
    """Whether earnings grew by less than net income: dividends and retired shares are seldom printed in full in a release.

    A deficit bears dividends only where some are printed, were it per share.
    """
    return difference < 0 and (opening > 0 or any(fact.value for fact in dividends))


def _paid(difference: Decimal, dividends: Fact, bound: Decimal) -> bool:
    return abs(abs(difference) - abs(dividends.value)) <= bound + dividends.quantum / 2


def _message(end: Fact, implied: Amount, difference: Decimal, within: bool) -> str:
    reason = "within rounding" if within else "something else must have changed it"
    return (
        f"{caption_words(end.row)}, {period_words(end.period)}: printed {amount_words(end.value, end)}, while the balance before and "
        f"net income make {formula_words(implied)} (difference {difference_words(difference, end)}); {reason}"
    )
