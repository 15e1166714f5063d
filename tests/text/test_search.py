"""Words are found however the prose is justified or wrapped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.search import find_text
from viewer.text.source import Source
from viewer.text.span import Span


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Net sales and net  sales", "net sales", [(Span(1, 0, 9),), (Span(1, 14, 24),)]),
        ("the net\n   sales rose", "net sales", [(Span(1, 4, 7), Span(2, 3, 8))]),
        ("a\r\nb a", "a", [(Span(1, 0, 1),), (Span(2, 2, 3),)]),
        ("12,013 and 12013", "12,013", [(Span(1, 0, 6),)]),
        ("a.b aXb", "a.b", [(Span(1, 0, 3),)]),
        ("up 77 % and 77%", "77%", [(Span(1, 3, 7),), (Span(1, 12, 15),)]),
        ("up 77 % and 77%", "77 %", [(Span(1, 3, 7),), (Span(1, 12, 15),)]),
        ("$   12,013 and $12,013", "$12,013", [(Span(1, 0, 10),), (Span(1, 15, 22),)]),
        ("$(415), $ (415 ), 415", "$ (415)", [(Span(1, 0, 6),), (Span(1, 8, 16),)]),
        ("(12 % ) and (12%)", "(12%)", [(Span(1, 0, 7),), (Span(1, 12, 17),)]),
        ("5 units (see 5)", "5 (see", []),
        ("1 2 and 12", "12", [(Span(1, 8, 10),)]),
        ("aaa", "aa", [(Span(1, 0, 2),)]),
        ("İ stands before Net", "net", [(Span(1, 16, 19),)]),
        ("anything", "   ", []),
        ("anything", "", []),
        ("", "a", []),
    ],
)
def test_hits(text: str, words: str, hits: list[tuple[Span, ...]]) -> None:
    assert list(find_text(Source("a.txt", text), words)) == hits


@given(st.text(alphabet="ab \n\r\tİß", max_size=60), st.text(alphabet="abİß", min_size=1, max_size=3))
def test_what_is_found_is_what_was_looked_for(text: str, word: str) -> None:
    source = Source("a.txt", text)
    for spans in find_text(source, word):
        assert "".join(source[span] for span in spans).lower() == word.lower() or len(word.lower()) != len(word)


@given(st.text(alphabet="abB \n\r\t", max_size=80), st.lists(st.text(alphabet="abA", min_size=1, max_size=3), min_size=1, max_size=3))
def test_it_finds_what_a_pattern_would(text: str, parts: list[str]) -> None:
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    source = Source("a.txt", text)
    found = [(source.offset(spans[0]), source.offset(spans[-1]) + len(source[spans[-1]])) for spans in find_text(source, " ".join(parts))]
    assert found == [match.span() for match in pattern.finditer(text)]


@given(st.text(alphabet="ab \n", max_size=80), st.sampled_from(["a", "ab", "a b", "b a b"]))
def test_the_hits_on_a_line_are_those_with_spans_there(text: str, words: str) -> None:
    source = Source("a.txt", text)
    hits = find_text(source, words)
    for line in range(1, len(source.lines) + 1):
        there = [number for number, spans in enumerate(hits) if any(span.line == line for span in spans)]
        assert [number for number in hits.on_line(line) if source.lines[line - 1].strip()] == there
    assert hits.lines == tuple(spans[0].line for spans in hits)
