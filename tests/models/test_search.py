"""Searching all open releases: words, amounts, patterns, ranges, facets, and searches kept under names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import july, sample_releases
from viewer.models.pattern import Pattern, PatternError
from viewer.models.search import Found, entries_of, search
from viewer.models.search_query import Facet, Query, read_saved, saved_text
from viewer.statements.release import Release
from viewer.text.source import Source
from viewer.text.span import Span

ENTRIES = [entry for release in sample_releases() for entry in entries_of(release)]
JULY = "Innovo Group, Inc., 2003-07-15"


def state(release: Release, span: Span) -> str:
    """The reviewer agreed to one line of the second release."""
    return "agreed" if release is july() and span.line == 112 else "not looked at"


def found(query: Query) -> Found:
    finder = Pattern(query.words) if query.is_pattern else None
    return search(query, sample_releases(), ENTRIES, state, finder)


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        (Query("12,013"), {"12,013", "$12,013,000"}),
        (Query("$12.013 million"), {"12,013", "$12,013,000"}),
        (Query("cash equivalents 882"), {"882"}),
        (Query(r"^\$29[,.][0-9]", is_pattern=True), {"$29,609,000", "$29.6 million"}),
        (Query(low="29,600,000", high="29.7 million"), {"29,609", "$29,609,000", "$29.6 million"}),
    ],
)
def test_what_is_found(query: Query, printed: set[str]) -> None:
    hits = {hit.entry.printed for hit in found(query).hits if hit.entry.value is not None}
    assert hits == printed


def test_lines_of_the_text_are_found_where_no_number_stands() -> None:
    hits = found(Query("Conference Call")).hits
    assert hits
    assert {hit.facet(Facet.KIND) for hit in hits} == {"line of the text"}
    assert all("Conference Call" in hit.entry.release.source.lines[hit.entry.span.line - 1] for hit in hits)


def test_words_over_a_line_end_are_one_hit_with_all_their_characters() -> None:
    lines = ["Sales rose by a fifth. Gross", "profit did not follow. The gross profit", "of stores did."]
    release = Release(Source("a.txt", "\n".join(lines)))
    hits = search(Query("gross profit"), [release], (), state).hits
    assert [hit.entry.printed for hit in hits] == ["Gross profit", "gross profit"]
    assert [place.span for place in hits[0].entry.places] == [Span(1, 23, 28), Span(2, 0, 6)]
    assert [place.span for place in hits[1].entry.places] == [Span(2, 27, 39)]


def test_hits_stand_in_order_and_lead_to_what_is_printed() -> None:
    hits = found(Query("net sales")).hits
    order = [sample_releases().index(hit.entry.release) for hit in hits]
    assert order == sorted(order)
    for hit in hits:
        if hit.entry.value is not None:
            assert hit.entry.release.source[hit.entry.span].split()[-1][-1] == hit.entry.printed[-1]
        assert len(hit.texts) == 9


def test_facets_narrow_and_count_what_each_choice_would_leave() -> None:
    everything = found(Query("sales"))
    chosen = found(Query("sales", facets={Facet.RELEASE: JULY}))
    assert chosen.total == everything.counts[Facet.RELEASE][JULY]
    assert chosen.counts[Facet.RELEASE] == everything.counts[Facet.RELEASE]
    for facet in (Facet.KIND, Facet.STATEMENT, Facet.PERIOD, Facet.CONCEPT, Facet.STATE):
        assert sum(chosen.counts[facet].values()) == chosen.total
    both = found(Query("sales", facets={Facet.RELEASE: JULY, Facet.KIND: "number in a table"}))
    assert both.total == chosen.counts[Facet.KIND]["number in a table"]


def test_the_state_of_review_is_a_facet() -> None:
    hits = found(Query(facets={Facet.STATE: "agreed"})).hits
    assert [hit.entry.printed for hit in hits] == ["882", "222"]


def test_a_concept_and_a_period() -> None:
    query = Query(facets={Facet.CONCEPT: "Revenues", Facet.PERIOD: "three months ended 31 May 2003"})
    assert {hit.entry.printed for hit in found(query).hits} == {"12,013"}


def test_what_is_no_amount_is_said() -> None:
    problem = found(Query(low="many")).problem
    assert problem == "many is no amount; type for example 12,013,000 or 12 million"


@pytest.mark.parametrize("words", ["(", "[a", "*", "(?P<x"])
def test_what_is_no_pattern_is_said(words: str) -> None:
    with pytest.raises(PatternError, match="character"):
        Pattern(words)


def test_no_pattern_stops_the_program() -> None:
    begun = time.monotonic()
    assert list(Pattern("(a+)+$")("a" * 5000 + "b")) == []
    assert time.monotonic() - begun < 5


@given(st.text(max_size=40), st.text(max_size=60))
def test_any_pattern_finds_places_of_any_line(words: str, line: str) -> None:
    try:
        pattern = Pattern(words)
    except PatternError:
        return
    for start, end in pattern(line):
        assert 0 <= start < end <= len(line)


def test_places_are_counted_in_characters() -> None:
    assert list(Pattern("b+")("a\U0001f600bb\U0001f600b")) == [(2, 4), (5, 6)]


QUERIES = st.builds(
    Query,
    st.text(max_size=200),
    st.booleans(),
    st.text(max_size=20),
    st.text(max_size=20),
    st.dictionaries(st.sampled_from(Facet), st.text(min_size=1, max_size=20)),
)


@given(st.dictionaries(st.text(min_size=1, max_size=20), QUERIES, max_size=5))
def test_kept_searches_come_back(saved: dict[str, Query]) -> None:
    assert read_saved(saved_text(saved)) == saved


@pytest.mark.parametrize("text", ["", "{", "3", "[1, null]", '[{"name": 3}]', '{"name": "x"}', "[" * 100_000])
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read_saved(text) == {}


def test_a_search_in_words() -> None:
    query = Query("net sales", low="1 million", facets={Facet.PERIOD: "31 May 2003"})
    assert query.describe() == '"net sales", from 1 million, period 31 May 2003'
    assert Query().describe() == "everything"
    assert Query("a+", is_pattern=True).describe() == "/a+/"
