"""What the palette finds for some typed words: commands, releases, statements, captions, findings, numbers, lines and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from viewer.models.address import CellAddress, RowAddress
from viewer.models.formatter import column_words, company_name, figure_text, release_name, row_name, span_words, statement_names
from viewer.models.releases_model import company_order
from viewer.regex import regex
from viewer.statements.facts import facts_of
from viewer.statements.finding import Place
from viewer.statements.quantity import Quantity, read_quantity
from viewer.statements.release import Release
from viewer.text.source import Source
from viewer.text.span import Span

SHOWN = 8  # of each group; the count says how many there are
TABLE_SCALES = (1, 1000, 1_000_000)  # a number copied from a table stands in full in the narrative
ADDRESS = regex(r"(?P<name>[^#\n]{0,300})#(?P<sha256>[0-9a-f]{0,64}):(?P<line>[0-9]{1,9}):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})")
LINE = regex(r"line\s+(?P<line>[0-9]{1,9})(?:,\s*(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9}))?", re.IGNORECASE)


class KeptSearch(NamedTuple):
    """A search that was kept under a name."""

    name: str


Target = str | Release | RowAddress | KeptSearch | tuple[Place, ...]  # a command's id, …, places of a finding or claim


class Hit(NamedTuple):
    """One line of the palette.

    Attributes:
        group: what kind of thing it is.
        title: what it is called.
        detail: where it stands, or its keys.
        target: what choosing it goes to.
    """

    group: str
    title: str
    detail: str
    target: Target


class Entry(NamedTuple):
    """A hit and the words it is found by, in lower case."""

    words: str
    hit: Hit


class Palette:
    """Finds among the commands and everything open; what a release offers is collected once."""

    def __init__(self, commands: Iterable[tuple[str, str, str]]) -> None:
        """Take commands as id, name and keys."""
        self._commands = [Entry(name.lower(), Hit("Commands", name, keys, identity)) for identity, name, keys in commands]
        self._searches: list[Entry] = []
        self._entries: dict[int, tuple[Release, list[Entry]]] = {}

    def set_searches(self, described: Mapping[str, str]) -> None:
        """Offer other saved searches: name and what each looks for."""
        self._searches = [
            Entry(f"{name} {words}".lower(), Hit("Saved searches", name, words, KeptSearch(name))) for name, words in described.items()
        ]

    def find(self, words: str, releases: Sequence[Release]) -> Iterator[tuple[str, list[Hit], int]]:
        """The groups that have hits: name, the first hits, and how many there are."""
        quantity = read_quantity(words)
        found = [*address_hits(words, releases), *line_hits(words, releases)]
        if quantity is not None:
            found += number_hits(quantity, releases)
        elif not found:
            found = list(self._named(words, releases))
        groups: dict[str, list[Hit]] = {}
        for hit in found:
            groups.setdefault(hit.group, []).append(hit)
        for group, hits in groups.items():
            yield group, hits[:SHOWN], len(hits)

    def _named(self, words: str, releases: Sequence[Release]) -> Iterator[Hit]:
        parts = words.lower().split()
        ranked = [entry for entry in (*self._commands, *self._searches) if _holds(entry, parts)]
        for release in releases:
            ranked += (entry for entry in self._of(release) if _holds(entry, parts))
        yield from (
            entry.hit for entry in sorted(ranked, key=lambda entry: (_order(entry.hit.group), not entry.words.startswith(tuple(parts))))
        )

    def _of(self, release: Release) -> list[Entry]:
        kept = self._entries.get(id(release))
        if kept is None or kept[0] is not release:
            kept = self._entries[id(release)] = (release, [Entry(hit.title.lower(), hit) for hit in release_hits(release)])
        return kept[1]


GROUPS = ("Commands", "Saved searches", "Releases", "Statements", "Captions", "Findings")


def release_hits(release: Release) -> Iterator[Hit]:
    """Everything of a release that has a name."""
    where = f"{company_name(release)}, {release_name(release)}"
    yield Hit("Releases", where, release.source.name, release)
    for number, name in enumerate(statement_names(release)):
        statement = release.statements[number]
        yield Hit("Statements", statement.title or name, f"{name} · {where}", RowAddress(release, number, 0))
        for row_number, row in enumerate(statement.rows):
            if row.label:
                yield Hit("Captions", row.label, f"{name} · {where}", RowAddress(release, number, row_number))
    for finding in release.findings:
        yield Hit("Findings", finding.message, f"{finding.severity} · {where}", finding.places)


def number_hits(quantity: Quantity, releases: Sequence[Release]) -> Iterator[Hit]:
    """Cells and claims of an amount, then the facts they state wherever else those are printed."""
    cells = [address for release in releases for address in _cells(release, quantity)]
    yield from (_cell_hit("Same value in tables", address) for address in cells)
    for release in releases:
        for claim in release.claims:
            if claim.value is not None and any(quantity.names(claim.value, scale) for scale in TABLE_SCALES):
                place = Place(release.source.name, claim.span)
                detail = f"{release_name(release)} · {span_words(claim.span)} · {claim.status.replace('_', ' ')}"
                yield Hit("Same value in the narrative", f"{claim.text} {claim.subject or ''}".strip(), detail, (place,))
    yield from _same_facts(cells, releases)


def _same_facts(cells: Sequence[CellAddress], releases: Sequence[Release]) -> Iterator[Hit]:
    """The facts that some cells state, where they are printed with another value or in another scale."""
    known = {(id(address.release), address.cell.span) for address in cells if address.cell is not None}
    facts = [(company_order(release), fact) for release in releases for fact in facts_of(release)]
    wanted = {(company, fact.identity) for company, fact in facts if (id(fact.release), fact.cell.span) in known}
    for company, fact in facts:
        if (company, fact.identity) in wanted and (id(fact.release), fact.cell.span) not in known:
            title = f"{figure_text(fact.cell)}  {row_name(fact.row)}"
            detail = f"{column_words(fact.column)} · {release_name(fact.release)}"
            yield Hit("Same fact, printed otherwise", title, detail, (fact.place,))


def address_hits(words: str, releases: Sequence[Release]) -> Iterator[Hit]:
    """The place of a source address such as `innovo.txt#ab12…:273:54-60`."""
    match = ADDRESS.fullmatch(words.strip())
    if match is None:
        return
    span = Span(int(match["line"]), int(match["start"]), int(match["end"]))
    for release in releases:
        source = release.source
        if _is_meant(source, match["name"], match["sha256"]) and 0 < span.line <= len(source.lines):
            yield Hit(
                "Addresses", source[span] or source.name, f"{release_name(release)} · {span_words(span)}", (Place(source.name, span),)
            )


def line_hits(words: str, releases: Sequence[Release]) -> Iterator[Hit]:
    """A line of each release, as findings and reports name it: `line 273`, `line 273, 54-60`."""
    match = LINE.fullmatch(words.strip())
    if match is None:
        return
    number = int(match["line"])
    for release in releases:
        lines = release.source.lines
        if 0 < number <= len(lines):
            start, end = (int(match["start"]), int(match["end"])) if match["start"] else (0, len(lines[number - 1]))
            place = Place(release.source.name, Span(number, start, end))
            detail = f"{release_name(release)} · line {number}"
            yield Hit("Lines", lines[number - 1].strip() or "blank", detail, (place,))


def _is_meant(source: Source, name: str, sha256: str) -> bool:
    """A whole hash names the file whatever it is called here; part of one needs the name."""
    return source.sha256 == sha256 or (source.name == name and source.sha256.startswith(sha256))


def _cells(release: Release, quantity: Quantity) -> Iterator[CellAddress]:
    for number, statement in enumerate(release.statements):
        for row_number, row in enumerate(statement.rows):
            for cell in row.cells:
                if quantity.names_cell(cell):
                    yield CellAddress(release, number, row_number, cell.column)


def _cell_hit(group: str, address: CellAddress) -> Hit:
    cell = address.cell
    figure = figure_text(cell) if cell else ""
    return Hit(group, f"{figure}  {row_name(address.row)}", f"{column_words(address.column)} · {release_name(address.release)}", address)


def _holds(entry: Entry, parts: Sequence[str]) -> bool:
    return all(part in entry.words for part in parts)


def _order(group: str) -> int:
    return GROUPS.index(group)
