"""What a row does in its statement: an item, or a total made up from the rows above it.

The words alone say most of it (`sections.is_total`); the kind of the statement says the rest. Net income is the result of an income
statement and the first item of a cash flow statement; in selected data it is a total only where costs stand above it; in an equity
statement the balances are the totals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.stubs.section_totals import NET_RESULT
from viewer.parsing.stubs.sections import NET_SALES, Placed
from viewer.parsing.stubs.totals import RESULT
from viewer.regex import regex
from viewer.statements.statement import Cell, Role, StatementKind

BALANCE = regex(r"\W*(?:balances?|outstanding)\b(?!.*\b(?:beginning|opening|start)\b)(?=.*[0-9]|.*\bend\b)", re.IGNORECASE)
CHANGE_IN_CASH = regex(
    r"\W*(?:net\s+)?(?:increase|decrease|change)\b.*\b(?:in\s+(?:(?!restricted)\w+\s+){0,2}cash|during\s+the\s+(?:year|period|quarter))\b",
    re.IGNORECASE,
)
REVENUE = regex(r"(?:total\s+|net\s+|operating\s+)*(?:sales|revenues?)\b", re.IGNORECASE)
EXTRACT = regex(
    r"total\s+(?:assets|debt|capital\w*|liabilities|deposits|loans|(?:stock|share)\S*\s+equity|market\s+value)\b", re.IGNORECASE
)
MARGIN = regex(r"\bmargin\b|\bpercent", re.IGNORECASE, "margin percent*")
ADJUSTED = regex(r"(?:\w+\s+)?(?:funds\s+from\s+operations|FFO|EBITDA\w*|free\s+cash\s+flow)\b", re.IGNORECASE)
# looked up once: Python 3.11 takes longer for a member of an enumeration than for all else that is asked of a row
TOTAL, ITEM, HEADING = Role.TOTAL, Role.ITEM, Role.HEADING
EQUITY, CASH_FLOW, SELECTED_DATA = StatementKind.EQUITY, StatementKind.CASH_FLOW, StatementKind.SELECTED_DATA
SEGMENT, RECONCILIATION, OTHER = StatementKind.SEGMENT, StatementKind.RECONCILIATION, StatementKind.OTHER


class Roles:
    """Tells the roles of a statement's rows one after the other."""

    def __init__(self, kind: StatementKind) -> None:
        self._kind = kind
        self._above: Placed | None = None  # the last row with values
        self._balances = 0

    def of(self, each: Placed, cells: Sequence[Cell]) -> Role:
        """The role of the next row, whose cells are known."""
        if each.heading:
            return HEADING
        total = self._is_total(each) and not _is_margin(each, cells)
        self._above = each
        if self._kind is OTHER:
            self._balances += BALANCE.match(each.entry.label) is not None
        return TOTAL if total else ITEM

    def _is_total(self, each: Placed) -> bool:
        label, above, kind = each.entry.label, self._above, self._kind
        if kind is EQUITY:
            return (each.total and not NET_RESULT.match(label)) or (above is not None and BALANCE.match(label) is not None)
        if kind is CASH_FLOW:
            return (each.total and not NET_RESULT.match(label)) or (above is not None and CHANGE_IN_CASH.match(label) is not None)
        if kind is SELECTED_DATA or kind is SEGMENT:
            return each.total and not self._is_extract(each)
        if kind is RECONCILIATION:
            return each.total or (above is not None and each.entry.rule_above > 0 and ADJUSTED.match(label) is not None)
        if kind is OTHER:
            closes = self._balances > 0 or (above is not None and each.entry.rule_above > 0)
            return (each.total and not self._stands_alone(each)) or (closes and BALANCE.match(label) is not None)
        return each.total

    def _is_extract(self, each: Placed) -> bool:
        """Whether a figure stands without those it is made up from: `Total assets`, `Gross profit` right below `Net sales`."""
        label = each.entry.label
        if not label or each.entry.rule_above:
            return False
        if EXTRACT.match(label) or (NET_SALES.match(label) and self._kind is SELECTED_DATA):
            return True
        return self._stands_alone(each)

    def _stands_alone(self, each: Placed) -> bool:
        """Whether a result has no costs above it: `Net income` right below `Revenues`, or below another result."""
        above = self._above
        if each.entry.rule_above or not RESULT.match(each.entry.label):
            return False
        return above is None or above.section != each.section or any(words.match(above.entry.label) for words in (RESULT, REVENUE))


def _is_margin(each: Placed, cells: Sequence[Cell]) -> bool:
    """Whether a row is a margin in percent: `Gross margin   15.6%   16.7%`."""
    return MARGIN.search(each.entry.label) is not None and all("%" in cell.text for cell in cells if cell.value is not None)
