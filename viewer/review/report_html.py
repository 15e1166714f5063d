"""The report of a review as one HTML page that needs nothing else: no script, no picture file, no network.

Every word that comes from a file or a person goes through `words`, which leaves no markup and no invisible character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from viewer.review.comments import Comment
from viewer.review.corrections import Correction
from viewer.review.entry import Entry
from viewer.review.marks import Mark, MarkState
from viewer.review.progress import Progress
from viewer.review.report import Excerpt, Report, SourceReport
from viewer.review.report_pictures import row_picture, statement_picture
from viewer.review.report_words import LETTERS, table, when, words
from viewer.review.signing import SignOff
from viewer.review.undo import describe
from viewer.statements.words import counted
from viewer.text.span import Span

STYLE = """
body { font: 14px/1.45 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; color: #1a1a1a; background: #fff }
h1 { font-size: 1.6em; margin-bottom: 0 } h2 { font-size: 1.2em; margin-top: 2em; border-bottom: 1px solid #888 }
h3 { font-size: 1em; margin: 1.6em 0 .3em }
table { border-collapse: collapse; margin: .5em 0 } th, td { text-align: left; vertical-align: top; padding: .15em .8em .15em 0 }
th { border-bottom: 1px solid #888; font-weight: 600 } td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
pre, code { font: 12px/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace } code { overflow-wrap: anywhere }
pre { background: #f4f4f2; padding: .5em .8em; overflow-x: auto } mark { background: #ffe08a; outline: 1px solid #7a5c00 }
td.marked { outline: 2px solid #7a5c00; font-weight: 600 } .said { margin: .2em 0 } .void { color: #8a0000 } .by { color: #555 }
.picture th, .picture td { padding: .15em .8em } .picture { border: 1px solid #bbb }
td.sign { padding-left: 0; font-size: .85em; white-space: nowrap }
@media print { body { margin: 0; max-width: none } h3, pre, table { break-inside: avoid } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report_html(report: Report) -> str:
    """The whole page."""
    title = f"Review of {counted(len(report.sources), 'source')}"
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>{title}</title><style>{STYLE}</style></head><body>",
            f"<h1>{title}</h1>",
            _journal(report),
            *_part("Sources", _sources(report.sources)),
            *_part("Progress", _progress(report)),
            *_part("Legend", _legend(report)),
            *(part for state in (MarkState.EXCEPTION, MarkState.QUESTION, MarkState.WAIVED) for part in _marked(report, state)),
            *_part("Findings", _findings(report)),
            *_part("Corrections", _corrections(report)),
            *_part("To be decided", _undecided(report.undecided)),
            *_part("Comments", (_comment(thread) for thread in report.threads)),
            *_part("Second readings", _readings(report)),
            *_part("Sign-off", _signatures(report.signatures)),
            *_part("Statements with their marks", _statements(report.sources)),
            *_part("Journal", _entries(report)),
            "</body></html>\n",
        )
    )


def _part(heading: str, content: Iterable[str]) -> Iterator[str]:
    """A heading and what stands under it; nothing where nothing does."""
    lines = tuple(content)
    if lines:
        yield f"<h2>{heading}</h2>"
        yield from lines


def _journal(report: Report) -> str:
    if not report.head.number:
        return "<p>Nothing has been entered yet.</p>"
    people = ", ".join(words(author) for author in report.authors)
    return (
        f"<p>{counted(report.head.number, 'entry')} by {people}, from {when(report.first)} to {when(report.last)}.<br>"
        f"Head of the journal: <code>{words(report.head.hash)}</code></p>"
        '<p class="by">Each entry of the journal carries a hash of itself and of the entry before it, so that this head stands for all of '
        "them: <code>statement-viewer review verify FILE --head HASH</code> proves that nothing was changed, taken out or put in since.</p>"
    )


def _sources(sources: Iterable[SourceReport]) -> Iterator[str]:
    rows = ((words(source.name), f"<code>{words(source.sha256)}</code>", _company(source)) for source in sources)
    return table(("File", "SHA-256", "Company"), rows)


def _company(source: SourceReport) -> str:
    if source.release is None:
        return "not at hand"
    released = f", {source.release.released.isoformat()}" if source.release.released else ""
    return words(source.release.company or "company not named") + released


def _progress(report: Report) -> Iterator[str]:
    for company, progress in report.companies:
        yield f"<p><strong>{words(company or 'Company not named')}</strong>: {progress}</p>"
    rows: list[Sequence[str]] = []
    for source in report.sources:
        if source.release is not None:
            rows.append((words(source.name), str(source.progress)))
            rows += ((f"&nbsp;&nbsp;{words(each.title or each.kind)}", str(progress)) for each, progress in source.statements)
            narrative = source.progress - sum((progress for _, progress in source.statements), Progress())
            if narrative.numbers > 0:
                rows.append(("&nbsp;&nbsp;Narrative", str(narrative)))
    yield from table(("Source and statement", "Progress"), rows)


def _legend(report: Report) -> Iterator[str]:
    states = ((f"<strong>{LETTERS[state]}</strong>", str(state)) for state in MarkState)
    ticks = ((f"<strong>{words(tick.code)}</strong>", words(tick.meaning)) for tick in report.legend)
    return table(("Mark", "Meaning"), (*states, *ticks))


def _marked(report: Report, state: MarkState) -> Iterator[str]:
    excerpts = [excerpt for excerpt in report.excerpts if excerpt.mark.state is state]
    heading = {MarkState.EXCEPTION: "Exceptions", MarkState.QUESTION: "Open questions", MarkState.WAIVED: "Waived"}[state]
    return _part(heading, (_excerpt(excerpt) for excerpt in excerpts))


def _excerpt(excerpt: Excerpt) -> str:
    """A marked place: what was found, the raw text around it, the cells as they were read."""
    mark = excerpt.mark
    ticks = f" {words(' '.join(excerpt.ticks))}" if excerpt.ticks else ""
    rule = f"finding “{words(mark.target.rule.replace('_', ' '))}” at " if mark.target.rule else ""
    lines = [f"<h3>{LETTERS[mark.state]}{ticks} {rule}{words(mark.target.text.strip() or mark.target.name)} — {_place(mark)}</h3>"]
    if mark.reason:
        lines.append(f'<p class="said">{words(mark.reason)}</p>')
    carried = f", carried over by {words(mark.carried_by)}" if mark.carried_by else ""
    lines.append(f'<p class="said by">{words(mark.author)}, {when(mark.at)}{carried}, entry {mark.number}</p>')
    if excerpt.lines:
        lines.append("<pre>" + "\n".join(_line(number, text, mark.target.span) for number, text in excerpt.lines) + "</pre>")
    if excerpt.statement is not None and excerpt.row is not None:
        lines.append(row_picture(excerpt.statement, excerpt.row, mark.target.span))
    return "\n".join(lines)


def _place(mark: Mark) -> str:
    span = mark.target.span
    return words(mark.target.name) + (f", line {span.line}, columns {span.start} to {span.end}" if span.line else "")


def _line(number: int, text: str, span: Span) -> str:
    text = text.expandtabs(1)
    if number != span.line:
        return f"{number:>6}  {words(text)}"
    return f"{number:>6}  {words(text[: span.start])}<mark>{words(text[span.start : span.end])}</mark>{words(text[span.end :])}"


def _findings(report: Report) -> Iterator[str]:
    rows = (
        (
            words(finding.severity),
            words(finding.rule),
            f"{words(source)}: {words(finding.message)}",
            f"{LETTERS[mark.state]} {mark.state}{': ' if mark.reason else ''}{words(mark.reason)}" if mark else "not looked at",
        )
        for source, finding, mark in report.findings
    )
    return table(("Severity", "Rule", "Finding", "Verdict"), rows)


def _corrections(report: Report) -> Iterator[str]:
    rows = (
        (
            f"{words(correction.target.name)}, line {correction.target.span.line}",
            words(correction.target.text.strip()),
            str(correction.field),
            words(report.before.get((correction.target.key, correction.field), "")),
            words(correction.value or "none"),
            words(correction.reason),
            f"{words(correction.author)}, {when(correction.at)}",
        )
        for correction in report.corrections
    )
    return table(("Place", "Printed", "What", "Read by the program", "Read by the reviewer", "Why", "By"), rows)


def _undecided(items: Iterable[Correction | Entry]) -> Iterator[str]:
    rows = (
        (f"{words(item.target.name)}, line {item.target.span.line}", words(item.target.text.strip()), _undecided_words(item))
        for item in items
    )
    return table(("Place", "Printed", "What no longer finds its place"), rows)


def _undecided_words(item: Correction | Entry) -> str:
    if isinstance(item, Correction):
        return f"correction of the {item.field} to {words(item.value)}"
    return words(describe(item))


def _comment(comment: Comment) -> str:
    answers = "".join(f'<div style="margin-left: 2em">{_said(answer)}</div>' for answer in comment.answers)
    place = words(comment.target.text.strip() or comment.target.name)
    line = f", line {comment.target.span.line}" if comment.target.span.line else ""
    return f"<h3>{place} — {words(comment.target.name)}{line}</h3>{_said(comment)}{answers}"


def _said(comment: Comment) -> str:
    text = "<br>".join(words(line) for line in comment.text.split("\n"))
    return f'<p class="said">{text}<br><span class="by">{words(comment.author)}, {when(comment.at)}</span></p>'


def _readings(report: Report) -> Iterator[str]:
    if not report.readings:
        return
    agreeing = sum(reading.agrees for reading in report.readings)
    yield f"<p>{agreeing} of {len(report.readings)} agree ({100 * agreeing // len(report.readings)} %).</p>"
    rows = (
        (
            f"{words(reading.target.name)}, line {reading.target.span.line}",
            words(reading.target.text),
            words(reading.typed),
            words(reading.parsed),
            words(reading.author),
        )
        for reading in report.readings
        if not reading.agrees
    )
    yield from table(("Place", "Printed", "Second reading", "First reading", "By"), rows)


def _signatures(signatures: Iterable[SignOff]) -> Iterator[str]:
    rows = (
        (
            words(signature.target.text.strip() or signature.target.name),
            words(signature.target.name),
            str(signature.role),
            f"{words(signature.author)}, {when(signature.at)}",
            "stands" if signature.voided_by is None else f'<span class="void">void: {words(_voided(signature.voided_by))}</span>',
        )
        for signature in signatures
    )
    return table(("What", "Source", "As", "By", "State"), rows)


def _statements(sources: Iterable[SourceReport]) -> Iterator[str]:
    """Every statement that anybody has worked on."""
    for source in sources:
        for statement, _ in source.statements:
            if any(cell.span in source.signs for row in statement.rows for cell in row.cells):
                yield f"<h3>{words(source.name)}, lines {statement.lines[0]} to {statement.lines[1]}</h3>"
                yield statement_picture(statement, source.signs)


def _entries(report: Report) -> Iterator[str]:
    """The entries one by one, those that were undone among them; of a long journal the last ones."""
    left = report.head.number - len(report.entries)
    if left:
        yield f"<p>The first {counted(left, 'entry')} are in the review file and are left out here.</p>"
    rows = (
        (
            str(entry.number),
            when(entry.at),
            words(entry.author),
            words(describe(entry)) + (f": {words(entry.reason)}" if entry.reason else ""),
            words(entry.name) + (f", line {entry.line}" if entry.line else ""),
        )
        for entry in report.entries
    )
    yield from table(("Entry", "When", "Who", "What", "Where"), rows, frozenset({0}))


def _voided(entry: Entry) -> str:
    return f"{describe(entry)} (entry {entry.number}, {entry.author}, {when(entry.at)})"
