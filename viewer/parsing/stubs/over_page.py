"""The sections that a table leaves open for the rest of it, which stands on the next page under the same headings of columns."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.heading import Heading, heading_of
from viewer.parsing.stubs.section_totals import closed_by_total
from viewer.statements.statement import Role, Row, Statement

MOST_PAGES = 8  # that are looked back over for a heading


def left_open(pages: Sequence[Statement], entries: Sequence[Entry]) -> list[Heading]:
    """The headings that the last row of a statement stands under and that are still open for the entries on the next page.

    Where these begin with a heading only one known to all is: that may be of the rank of any other.

    Args:
        pages: the statements above, of which the last goes on; it may have gone on with the one above it itself.
        entries: the captions on the next page.
    """
    last = pages[-1].rows[-1]
    path = last.section if last.cells else (*last.section, last.label)
    above = _rows_under(pages, path[:1])
    opened: list[Heading] = []
    for depth, label in enumerate(path):
        at = next((at for at in range(len(above) - 1, -1, -1) if _is_heading(above[at], label, path[:depth])), None)
        if at is None or not above[at].label_spans:
            return []
        heading = heading_of(_entry(above[at]))
        rows = [row for row in above[at + 1 :] if row.section[: depth + 1] == path[: depth + 1]]
        heading.rows = sum(bool(row.cells) for row in rows)
        heading.row_indent = min([row.label_spans[0].start for row in rows if row.label_spans], default=heading.row_indent)
        heading.path = path[: depth + 1]
        opened.append(heading)
    if last.role is Role.TOTAL and opened:
        opened = opened[: closed_by_total(opened, [_entry(last), *entries], 0)]
    return opened if entries[0].values else [heading for heading in opened[:1] if heading.top]


def _rows_under(pages: Sequence[Statement], outermost: tuple[str, ...]) -> Sequence[Row]:
    """The rows of the last page, and of those above it up to the one on which its outermost heading stands."""
    rows: Sequence[Row] = pages[-1].rows
    for page in reversed(pages[-MOST_PAGES:-1]):
        if not outermost or any(_is_heading(row, outermost[0], ()) for row in rows):
            break
        rows = [*page.rows, *rows]
    return rows


def _is_heading(row: Row, label: str, section: tuple[str, ...]) -> bool:
    return not row.cells and row.label == label and row.section == section


def _entry(row: Row) -> Entry:
    """A caption as it was read before the row was made of it."""
    indent = row.label_spans[0].start if row.label_spans else 0
    return Entry([], row.label, indent, [], 0, rule_above=row.rules_above, rule_below=row.rules_below)
