"""Searching all open releases: what can be found in them, what a query finds, and the counts by facet. Knows no Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from viewer.models.formatter import amount_text, column_words, company_name, figure_text, release_name, row_name, statement_names
from viewer.models.search_query import Facet, Query
from viewer.statements.finding import Place
from viewer.statements.quantity import Quantity, read_quantity
from viewer.statements.release import Release
from viewer.statements.words import period_words
from viewer.text.search import find_text
from viewer.text.source import Source
from viewer.text.span import Span

MOST_HITS = 5_000  # shown; the count tells of all
MOST_LINES = 20_000  # of text that are looked at for one query
IN_TABLES, IN_NARRATIVE, IN_TEXT = "number in a table", "number in the narrative", "line of the text"
NOWHERE = "outside of statements"
NONE = "none"
LONGEST = 300

State = Callable[[Release, Span], str]  # the reviewer's word on a number
Finder = Callable[[str], Iterator[tuple[int, int]]]  # where a pattern finds something in a line


class Entry(NamedTuple):
    """Something that can be found.

    Attributes:
        release: where.
        span: its characters, those on its first line.
        printed: what is printed there.
        caption: the line or subject it belongs to.
        searched: what words are looked for in, in lower case.
        value: the amount, sign and scale applied; None for what is none.
        scale: what its printed digits were multiplied by.
        facets: its values, the state left out: that changes.
        following: its characters on the lines after the first.
    """

    release: Release
    span: Span
    printed: str
    caption: str
    searched: str
    value: Decimal | None
    scale: int
    facets: Mapping[Facet, str]
    following: tuple[Span, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands, a place a line."""
        return tuple(Place(self.release.source.name, span) for span in (self.span, *self.following))


class Hit(NamedTuple):
    """An entry with the reviewer's word on it."""

    entry: Entry
    state: str

    def facet(self, facet: Facet) -> str:
        """Its value of a facet."""
        return self.state if facet is Facet.STATE else self.entry.facets[facet]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the columns of the table show."""
        entry = self.entry
        value = amount_text(entry.value) if entry.value is not None else ""
        where, period, concept = (entry.facets[facet] for facet in (Facet.STATEMENT, Facet.PERIOD, Facet.CONCEPT))
        texts = (entry.facets[Facet.RELEASE], where, str(entry.span.line), entry.printed, value, entry.caption, period, self.state, concept)
        return tuple("" if text in {NONE, NOWHERE} else text[:LONGEST] for text in texts)


class Found(NamedTuple):
    """What a query finds.

    Attributes:
        hits: the first ones, by release and place.
        total: how many there are.
        counts: how many have each value of a facet, the choice within the facet itself left open.
        problem: why nothing could be looked for, empty where all went well.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Mapping[Facet, Mapping[str, int]] = {}
    problem: str = ""


def entries_of(release: Release) -> Iterator[Entry]:
    """The numbers of a release, in tables and in the narrative."""
    names, where = statement_names(release), _release_words(release)
    for name, statement in zip(names, release.statements, strict=True):
        for row in statement.rows:
            for cell in row.cells:
                column = statement.columns[cell.column]
                facets = _facets(IN_TABLES, where, name, column_words(column) or NONE, row.concept or NONE)
                searched = " ".join((*row.section, row.label, column.label, cell.text, row.concept or "", statement.title)).casefold()
                yield Entry(release, cell.span, figure_text(cell), row_name(row), searched, cell.value, cell.scale, facets)
    for claim in release.claims:
        facets = _facets(IN_NARRATIVE, where, NOWHERE, period_words(claim.period) or NONE, NONE)
        subject = claim.subject or ""
        yield Entry(release, claim.span, claim.text, subject, f"{claim.text} {subject}".casefold(), claim.value, 1, facets)


def search(query: Query, releases: Sequence[Release], entries: Iterable[Entry], state: State, finder: Finder | None = None) -> Found:
    """Everything that a query finds.

    Args:
        query: what is wished.
        releases: the open releases, in whose text words are looked for too.
        entries: their numbers.
        state: the reviewer's word on a number.
        finder: finds the pattern, where the words are one.
    """
    try:
        low, high = query.bounds()
    except ValueError as error:
        return Found(problem=str(error))
    holds = _matcher(query, finder)
    matching = [Hit(entry, state(entry.release, entry.span)) for entry in entries if _lies_between(entry, low, high) and holds(entry)]
    if query.words.strip() and low is None and high is None:
        known = {(id(hit.entry.release), hit.entry.span.line) for hit in matching}
        lines = (line for release in releases for line in _lines(query, release, finder))
        matching += [Hit(line, NONE) for line in lines if (id(line.release), line.span.line) not in known]
    chosen = query.facets
    hits = [hit for hit in matching if all(hit.facet(facet) == value for facet, value in chosen.items())]
    counts = {
        facet: Counter(
            hit.facet(facet) for hit in matching if all(hit.facet(other) == value for other, value in chosen.items() if other is not facet)
        )
        for facet in Facet
    }
    order = {id(release): number for number, release in enumerate(releases)}
    hits.sort(key=lambda hit: (order.get(id(hit.entry.release), 0), hit.entry.span))
    return Found(tuple(hits[:MOST_HITS]), len(hits), counts)


def _matcher(query: Query, finder: Finder | None) -> Callable[[Entry], bool]:
    if not query.words.strip():
        return lambda _entry: True
    if query.is_pattern:
        return lambda entry: finder is not None and any(True for text in (entry.caption, entry.printed) for _ in finder(text))
    quantity = read_quantity(query.words)
    parts = query.words.casefold().split()
    return lambda entry: _names(quantity, entry) or all(part in entry.searched for part in parts)


def _names(quantity: Quantity | None, entry: Entry) -> bool:
    return quantity is not None and entry.value is not None and quantity.names(entry.value, entry.scale)


def _lies_between(entry: Entry, low: Decimal | None, high: Decimal | None) -> bool:
    """By size, since an expense is typed without the brackets it may be printed in."""
    if low is None and high is None:
        return True
    return entry.value is not None and (low is None or abs(entry.value) >= low) and (high is None or abs(entry.value) <= high)


def _lines(query: Query, release: Release, finder: Finder | None) -> Iterator[Entry]:
    """The lines of the text on which the words or the pattern begin, each once."""
    source, where, last = release.source, _release_words(release), 0
    starts = [statement.lines[0] for statement in release.statements]
    names = statement_names(release)
    for span, *following in islice(_text_spans(query, source, finder), MOST_LINES):
        if span.line == last:
            continue
        last = span.line
        at = bisect_right(starts, span.line) - 1
        inside = at >= 0 and span.line <= release.statements[at].lines[1]
        facets = _facets(IN_TEXT, where, names[at] if inside else NOWHERE, NONE, NONE)
        printed = " ".join(source[each] for each in (span, *following))
        text = source.lines[span.line - 1].strip()[:LONGEST]
        yield Entry(release, span, printed, text, "", None, 1, facets, tuple(following))


def _text_spans(query: Query, source: Source, finder: Finder | None) -> Iterator[tuple[Span, ...]]:
    """Where the words or the pattern stand in a text; words may run over several lines, a span on each."""
    if not query.is_pattern:
        yield from (spans for spans in find_text(source, query.words) if spans)
    elif finder is not None:
        for number, line in enumerate(source.lines, start=1):
            yield from ((Span(number, start, end),) for start, end in finder(line))


def _release_words(release: Release) -> str:
    return f"{company_name(release)[:60]}, {release_name(release)}"


def _facets(kind: str, release: str, statement: str, period: str, concept: str) -> dict[Facet, str]:
    return {Facet.KIND: kind, Facet.RELEASE: release, Facet.STATEMENT: statement, Facet.PERIOD: period, Facet.CONCEPT: concept}
