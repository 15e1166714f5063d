"""What follows a table right behind a page break, where no words part the two."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.parsing.captions.courses import OWED, OWNED
from viewer.parsing.captions.kinds import named_kind
from viewer.parsing.captions.wording import TOP
from viewer.parsing.lines.line import PAGE, TEXT, VALUES, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.table import Table
from viewer.parsing.tables.titles import FORMAL
from viewer.statements.statement import StatementKind


def labels_over_page(lines: list[Line], table: Table, labels: Sequence[str]) -> list[str]:
    """Captions of the rows that go on with a table on the next page.

    Args:
        lines: all lines of the source.
        table: the table.
        labels: its captions. Those of assets may go on with the liabilities of a balance sheet that has its name above these alone.

    Returns:
        those that have as many values as the table has columns among them; none where the page names a statement of its own.
    """
    assets = any("assets" in label.lower() and TOP.match(label) for label in labels) and not any(map(OWED.search, labels))
    below = max(table.body) + 1
    page = next(
        (at for at in range(below, min(len(lines), below + SETTINGS.farthest_page)) if lines[at].kind >= VALUES or lines[at].kind is PAGE),
        None,
    )
    if page is None or lines[page].kind is not PAGE or sum(line.kind is TEXT for line in lines[below:page]) > SETTINGS.words_over_page:
        return []
    rows: list[Line] = []
    named = False
    for line in lines[page + 1 : page + SETTINGS.rows_over_page]:
        if line.kind is VALUES:
            rows.append(line)
        elif rows and line.kind is PAGE:
            break
        elif not rows and line.kind is TEXT and FORMAL.search(line.text):
            if not assets or named_kind(line.text) is not StatementKind.BALANCE_SHEET:
                return []
            named = True
    alike = any(len(row.values) == len(table.tracks) for row in rows) and all(len(row.values) <= len(table.tracks) for row in rows)
    if not alike or (named and any(OWNED.search(row.label) for row in rows)):
        return []
    return [row.label for row in rows if row.label]
