"""Figures whose sign contradicts their caption: a positive one under `comprehensive loss`, a loss under `Net income`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from viewer.checks.between.wording import caption_words
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

RULE = "caption_sign"
MONEY = UnitKind.MONEY  # read for every cell, and an attribute of an enumeration takes six times as long

# In a cash flow statement losses are added back, so that signs turn around there.
KINDS = frozenset({StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT})
LOSS = regex(r"\b(?:loss(?:es)?|deficit)\b")
INCOME = regex(r"\b(?:income|earnings|profit|gain|gains|benefit|allowance|provision|reserve|recovery)\b")
RESULT = regex(r"^(?:net (?:income|earnings|profit)\b|operating (?:income|profit)$|(?:income|earnings|profit) (?:from|before)\b)")
OF_OTHERS = regex(r"\b(?:attributable|allocable|applicable) to (?:the )?(?:non-?controlling|minority)")  # deducted, so in brackets
BRACKETED = regex(r"\([^()]*\)")


def caption_signs(release: Release) -> Iterator[Finding]:
    """A loss printed positive where others stand in brackets, and a negative income under a caption that allows for no loss."""
    for statement in release.statements:
        if statement.kind in KINDS:
            columns = _telling(statement)
            for row in statement.rows if columns else ():
                cells = _contradicting(row, columns)
                if cells:
                    yield _finding(release, row, cells)


def _telling(statement: Statement) -> frozenset[int]:
    """The columns that captions are worded for: not those of one time beside another, of special items beside what was reported."""
    counts = Counter([column.period for column in statement.columns])
    return frozenset(at for at, column in enumerate(statement.columns) if column.period is not None and counts[column.period] == 1)


def _contradicting(row: Row, columns: frozenset[int]) -> list[Cell]:
    cells = [cell for cell in row.cells if cell.value is not None and kind_of(cell.unit) is MONEY]
    negative = [cell for cell in cells if cell.value is not None and cell.value < 0]
    if not negative:
        return []
    sign = _sign_of(row.label)
    found = [cell for cell in cells if cell.value is not None and cell.value > 0] if sign < 0 else negative if sign else []
    return [cell for cell in found if cell.column in columns]


@remembered(4096)
def _sign_of(label: str) -> int:
    """The sign that a caption gives all its figures: -1 for a loss, 1 for an income, 0 where it allows for both or says nothing."""
    caption = label.casefold()
    plain = BRACKETED.sub(" ", caption)
    if LOSS.search(plain) and not INCOME.search(caption):
        return -1
    return 1 if RESULT.search(plain) and not LOSS.search(caption) and not OF_OTHERS.search(plain) else 0


def _finding(release: Release, row: Row, cells: list[Cell]) -> Finding:
    values = [cell.value for cell in cells if cell.value is not None]
    sign = "positive" if values and values[0] > Decimal(0) else "negative"
    printed = ", ".join(cell.text for cell in cells)
    return Finding(
        RULE,
        Severity.NOTE,
        f"{caption_words(row)}: {printed} is {sign} under a caption that says the opposite",
        tuple(Place(release.source.name, cell.span) for cell in cells),
    )
