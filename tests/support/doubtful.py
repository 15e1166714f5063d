"""A release in which one thing of each kind was read with doubt."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.support.samples import july
from viewer.statements.release import Release

OF_TABLE, OF_COLUMN, OF_LINE, OF_FIGURE = "no headnote", "the year was guessed", "caption of two lines", "<b>off its column</b> by 4"
ROW, COLUMN = 3, 1  # accounts receivable, November 2002


@cache
def doubtful_release() -> Release:
    """The release of July 2003 with doubts about its balance sheet."""
    release = july()
    statement = release.statements[0]
    first, second = statement.columns
    row = statement.rows[ROW]
    cells = tuple(replace(cell, doubts=(OF_FIGURE,)) if cell.column == COLUMN else cell for cell in row.cells)
    rows = list(statement.rows)
    rows[ROW] = replace(row, doubts=(OF_LINE,), cells=cells)
    doubted = replace(statement, doubts=(OF_TABLE,), columns=(first, replace(second, doubts=(OF_COLUMN,))), rows=tuple(rows))
    return replace(release, statements=(doubted, *release.statements[1:]))
