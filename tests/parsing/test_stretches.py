"""A text of nothing but short lines is cut between pages or paragraphs; what a person wrote is one stretch."""

from __future__ import annotations

import pytest

from viewer.parsing import parse
from viewer.parsing.lines import stretches
from viewer.text.source import Source

PAGE = "Revenues rose to $1,204 from $ 998.\n" * 30
TABLE = "BALANCE SHEETS\n                   2003      2002\n" + "Cash              1,234     5,678\n" * 3


def stretches_of(text: str) -> list[tuple[int, int]]:
    source = Source("long.txt", text)
    return list(stretches.stretches(source, 1, len(source.lines)))


@pytest.fixture(autouse=True)
def _hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any text is long, and a fifth of what it may take otherwise is room for a stretch."""
    monkeypatch.setattr(stretches, "WORTHWHILE", 1)
    monkeypatch.setattr(stretches, "ROOM", 2)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ((PAGE + "<PAGE>\n") * 20, "<PAGE>"),
        ((PAGE + "\n") * 20, ""),
        (PAGE * 20, "Revenues rose to $1,204 from $ 998."),
    ],
)
def test_ends_of_stretches(text: str, last: str) -> None:
    found = stretches_of(text)
    lines = Source("long.txt", text).lines

    assert len(found) > 2
    assert {lines[end - 1].strip() for _, end in found[:-1]} == {last}
    assert [number for begin, end in found for number in range(begin, end + 1)] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("text", ["", "\n", "Cash"])
def test_a_text_of_few_lines_is_one(text: str) -> None:
    assert stretches_of(text) == [(1, text.count("\n") + 1)]


def test_short_lines_are_cut_where_they_take_more_than_a_few_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    assert len(stretches_of("- 1\n" * 25_000)) > 2
    assert len(stretches_of("- 1\n" * 24_999)) == 1


def test_tables_of_all_stretches_are_read_where_they_stand() -> None:
    source = Source("long.txt", f"{TABLE}\n<PAGE>\n" * 20)

    release = parse(source)

    assert len(stretches_of(source.text)) > 2
    assert [statement.lines for statement in release.statements] == [(at * 7 + 1, at * 7 + 5) for at in range(20)]
    assert all(source[cell.span] == cell.text for statement in release.statements for row in statement.rows for cell in row.cells)
