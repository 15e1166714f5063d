"""The evidence page: one self-contained HTML file, raw text and statements side by side.

It holds no script and loads nothing: a number on either side is a link to the same number on the other. Its content policy forbids
everything but the page's own style, so that nothing out of a release can act even if it got through.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from viewer.assets import resource
from viewer.checks.states import proof_states
from viewer.export.content import Content
from viewer.export.json import decimal_text
from viewer.export.safe import clean
from viewer.footing.proof import Verdict
from viewer.statements.finding import Finding
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Row, Statement
from viewer.statements.tidy import address
from viewer.text.span import Span

STATES: dict[str, tuple[str, str]] = {
    Verdict.EXACT: ("\u2713", "the parts make this total exactly"),
    Verdict.WITHIN_ROUNDING: ("\u2248", "the parts make this total within rounding"),
    Verdict.BREAK: ("\u2717", "the parts do not make this total"),
    Verdict.UNSURE: ("?", "no parts were found that make this total"),
}
DEEPEST = 8  # levels of indentation shown


def write_page(content: Content, path: Path) -> None:
    """Write all releases as one page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for part in page_parts(content):
            file.write(part)


def page_parts(content: Content) -> Iterator[str]:
    """The page in pieces."""
    yield from _head(content)
    for number, release in enumerate(content.releases):
        content.step(number, len(content.releases))
        yield from Section(content, number, release).parts()
    yield "</main>\n</body>\n</html>\n"
    content.step(len(content.releases), len(content.releases))


def _head(content: Content) -> Iterator[str]:
    style = resource("export/page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
    yield '<meta name="viewport" content="width=device-width">\n<meta name="generator" content="Statement Viewer">\n'
    yield f"<title>Evidence</title>\n<style>{style}</style>\n</head>\n<body>\n<header><h1>Evidence</h1><nav>"
    for number, release in enumerate(content.releases):
        yield f'<a href="#r{number}">{text(release.source.name)}</a> '
    yield "</nav></header>\n<main>\n"


class Section:
    """One release of the page."""

    def __init__(self, content: Content, number: int, release: Release) -> None:
        self._content = content
        self._number = number
        self._release = release
        self._states = proof_states(content.proofs[number])
        name = release.source.name
        self._findings = [finding for finding in content.findings if any(place.source == name for place in finding.places)]
        self._cells = {cell.span for statement in release.statements for row in statement.rows for cell in row.cells}
        self._linked = self._linked_spans()

    def parts(self) -> Iterator[str]:
        """Head, raw text, statements and findings."""
        release = self._release
        yield f'<section class="release" id="r{self._number}">\n<h2>{text(release.company or release.source.name)} '
        yield f"<small>{text(release.source.name)}, sha256 {release.source.sha256}</small></h2>\n"
        yield '<div class="raw" tabindex="0" aria-label="raw text"><ol>\n'
        yield from self._raw()
        yield '</ol></div>\n<div class="grid" tabindex="0" aria-label="statements and findings">\n'
        for statement in release.statements:
            yield from self._table(statement)
        yield from self._found()
        yield "</div>\n</section>\n"

    def _raw(self) -> Iterator[str]:
        for number, line in enumerate(self._release.source.lines, 1):
            yield f'<li value="{number}">'
            at = 0
            for span in self._linked.get(number, ()):
                target = f' href="#{self._id("g", span)}"' if span in self._cells else ""
                yield f'{text(line[at : span.start])}<a id="{self._id("t", span)}"{target}>{text(line[span.start : span.end])}</a>'
                at = span.end
            yield f"{text(line[at:])}</li>\n"

    def _linked_spans(self) -> dict[int, list[Span]]:
        """The spans to link to, by line and in order; where two overlap the cell counts, else the first."""
        name = self._release.source.name
        others = [place.span for finding in self._findings for place in finding.places if place.source == name]
        others += [claim.span for claim in self._release.claims]
        found: dict[int, list[Span]] = {}
        for span in sorted({*self._cells, *others}):
            line = found.setdefault(span.line, [])
            if line and span.start < line[-1].end:
                if span in self._cells and line[-1] not in self._cells:
                    line[-1] = span
            elif len(span):
                line.append(span)
        return found

    def _table(self, statement: Statement) -> Iterator[str]:
        yield f"<table>\n<caption>{text(statement.title or str(statement.kind))}"
        yield f"<small>{text(statement.currency)}, printed amounts times {statement.scale:,}</small></caption>\n<thead><tr><th></th>"
        for column in statement.columns:
            yield f'<th scope="col">{text(column.label)}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for row in statement.rows:
            yield from self._row(statement, row)
        yield "</tbody>\n</table>\n"

    def _row(self, statement: Statement, row: Row) -> Iterator[str]:
        indent = "\u2003" * min(row.level, DEEPEST)
        yield f'<tr class="{row.role}"><th scope="row">{indent}{text(row.label)}</th>'
        for column in range(len(statement.columns)):
            cell = row.cell(column)
            yield f"<td>{self._value(cell) if cell else ''}</td>"
        yield "</tr>\n"

    def _value(self, cell: Cell) -> str:
        sign, means = STATES.get(self._states.get(cell.span, ""), ("", ""))
        mark = self._content.marks.of_number(self._release, cell.span)
        says = "; ".join(part for part in (means, mark, *cell.doubts) if part)
        tip = f' title="{text(says)}"' if says else ""
        value = decimal_text(cell.value)
        data = f' data-address="{text(address(self._release.source, cell.span))}" data-value="{"" if value is None else value}"'
        link = f'<a id="{self._id("g", cell.span)}" href="#{self._id("t", cell.span)}"{data}{tip}>{text(cell.text)}</a>'
        return f'{link}<span class="state">{sign}</span>'

    def _found(self) -> Iterator[str]:
        if not self._findings:
            return
        yield '<h3>Findings</h3>\n<ul class="findings">\n'
        for finding in self._findings:
            yield f'<li><span class="severity">{text(finding.severity)}</span> {text(finding.message)} {self._places(finding)}</li>\n'
        yield "</ul>\n"

    def _places(self, finding: Finding) -> str:
        name = self._release.source.name
        spans = [place.span for place in finding.places if place.source == name]
        anchors = [next((own for own in self._linked.get(span.line, ()) if own.overlaps(span)), None) for span in spans]
        return " ".join(f'<a href="#{self._id("t", anchor)}">{anchor.line}</a>' for anchor in anchors if anchor)

    def _id(self, side: str, span: Span) -> str:
        return f"{side}{self._number}-{span.line}-{span.start}"


def text(value: str) -> str:
    """Text as HTML shows it and nothing more, in elements and quoted attributes alike."""
    return escape(clean(value), quote=True)
