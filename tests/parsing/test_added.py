"""A table is read where a person says that it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.assets import samples
from viewer.parsing import parse
from viewer.parsing.added import read_region
from viewer.text.reading import read_source, source_of

SAMPLES = sorted(samples().glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_lines_of_a_statement_give_the_statement(path: Path) -> None:
    source = read_source(path)
    for statement in parse(source).statements:
        first = min([statement.lines[0], *(span.line for span in (*statement.title_spans, *statement.headnote_spans))])
        (again,) = read_region(source, (first, statement.lines[1]))
        assert [[cell.span for cell in row.cells] for row in again.rows] == [[cell.span for cell in row.cells] for row in statement.rows]
        assert [column.period for column in again.columns] == [column.period for column in statement.columns]


@pytest.mark.parametrize("lines", [(1, 1), (0, 0), (5, 2), (1, 10**6), (-5, 3)])
def test_lines_without_a_table_give_nothing(lines: tuple[int, int]) -> None:
    assert read_region(source_of("a.txt", b"Words.\nMore words of 2003.\n\n"), lines) == ()
