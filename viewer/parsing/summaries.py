"""Summaries that are income statements: `Earnings Summary` over each line from revenues to net income."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from viewer.footing.score import score
from viewer.parsing.captions.courses import kind_by_course, tells_result
from viewer.parsing.captions.kinds import LIKE_PRIMARY
from viewer.parsing.settings import SETTINGS
from viewer.regex import regex
from viewer.statements.statement import Statement, StatementKind

SUMMARY = regex(r"(?!.*\b(?:selected|data|information|statistic\w*|quarterly|history)\b).*\b(?:summary|highlights)\b", re.IGNORECASE)
COMPARED = 3  # periods of one length: this quarter, the one before, that of the year before; more of them are a history
FEWEST_PARTS = 5  # that net income is made of, totals between counted: an extract has it less taxes


def as_income_statement(statement: Statement) -> Statement:
    """A summary as the income statement that it is, where totals lead from its first lines down to net income; else as it is."""
    if statement.kind is not StatementKind.SELECTED_DATA or SUMMARY.match(statement.title) is None:
        return statement
    lengths = Counter(column.period.months for column in statement.columns if column.period is not None)
    labels = [row.label for row in statement.rows]
    if not lengths or None in lengths or max(lengths.values()) > COMPARED or kind_by_course(labels) is not StatementKind.INCOME_STATEMENT:
        return statement
    doubts = tuple(doubt for doubt in statement.doubts if doubt != LIKE_PRIMARY)
    whole = replace(statement, kind=StatementKind.INCOME_STATEMENT, doubts=doubts)
    made = score(whole, 0, len(labels), SETTINGS.figures_tried).parts
    results = (at for at, label in enumerate(labels) if tells_result(label))
    return next((whole for at in results if len(_parts(at, made)) >= FEWEST_PARTS), statement)


def _parts(total: int, made: Mapping[int, tuple[int, ...]]) -> set[int]:
    """The rows that make a total, and those that make these."""
    found: set[int] = set()
    waiting = [total]
    while waiting:
        parts = set(made.get(waiting.pop(), ())) - found
        found |= parts
        waiting += parts
    return found
