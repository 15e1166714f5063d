"""What follows a table right behind a page break, where no words part the two."""

from __future__ import annotations

from viewer.parsing.line import PAGE, TEXT, VALUES, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.table import Table
from viewer.parsing.titles import FORMAL


def labels_over_page(lines: list[Line], table: Table) -> list[str]:
    """Captions of the rows that go on with a table on the next page.

    Returns:
        those that have as many values as the table has columns among them; none where the page names a statement of its own.
    """
    below = max(table.body) + 1
    page = next(
        (at for at in range(below, min(len(lines), below + SETTINGS.farthest_page)) if lines[at].kind >= VALUES or lines[at].kind is PAGE),
        None,
    )
    if page is None or lines[page].kind is not PAGE or sum(line.kind is TEXT for line in lines[below:page]) > SETTINGS.words_over_page:
        return []
    rows: list[Line] = []
    for line in lines[page + 1 : page + SETTINGS.rows_over_page]:
        if line.kind is VALUES:
            rows.append(line)
        elif rows and line.kind is PAGE:
            break
        elif not rows and line.kind is TEXT and FORMAL.search(line.text):
            return []
    alike = any(len(row.values) == len(table.tracks) for row in rows) and all(len(row.values) <= len(table.tracks) for row in rows)
    return [row.label for row in rows if row.label] if alike else []
