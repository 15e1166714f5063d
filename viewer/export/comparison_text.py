"""A comparison as lines of text: what differs in tables of aligned columns, what of the narrative differs word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from viewer.checks.amounts import as_printed
from viewer.compare.columns import ColumnPair, ColumnRole
from viewer.compare.comparison import Comparison
from viewer.compare.figures import FigurePair, Status
from viewer.compare.pieces import PieceKind, SentencePair, Stretch
from viewer.compare.statements import RowPair, StatementPair
from viewer.statements.facts import normalised_caption
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Role, Statement
from viewer.statements.words import KIND_WORDS, counted, period_words

WIDTH = 100
LONGEST_CAPTION = 46
LONGEST_TITLE = 300
LEGEND = "[-only in A-] {+only in B+} [#number in A => number in B#] [~same number, written otherwise~]"
MARKS = {
    PieceKind.REMOVED: "[-{a}-]",
    PieceKind.ADDED: "{{+{b}+}}",
    PieceKind.REWORDED: "[-{a}-] {{+{b}+}}",
    PieceKind.NUMBER: "[#{a} => {b}#]",
    PieceKind.SAME_NUMBER: "[~{a} => {b}~]",
    PieceKind.KEPT: "{b}",
}
OPENING = tuple("([$")  # the word behind them stands close
UNSPACED = tuple(".,;:!?)%")  # stand close behind the word before them
ALONE = {Status.ONLY_A: "only in A", Status.ONLY_B: "only in B"}


class _Line(NamedTuple):
    """One line of a table; without figures it is a heading or a remark."""

    caption: str
    figures: tuple[str, ...] = ()


def comparison_lines(comparison: Comparison, *, everything: bool = False) -> Iterator[str]:
    """What differs, statement by statement and sentence by sentence; with `everything` the lines that do not differ, too."""
    yield f"A  {_release_words(comparison.a)}"
    yield f"B  {_release_words(comparison.b)}"
    for pair in comparison.statements:
        yield ""
        yield from _statement_lines(pair, everything)
    yield ""
    yield from _narrative_lines(comparison.narrative.sentences)
    yield ""
    yield summary_words(comparison)


def summary_words(comparison: Comparison) -> str:
    """How much differs, in one sentence."""
    if comparison.is_same_file:
        return "Both are the same file."
    changed = sum(1 for _ in comparison.figures(ColumnRole.SAME_PERIOD, ColumnRole.SAME_HEADING))
    current = sum(1 for _ in comparison.figures(ColumnRole.CURRENT))
    words = sum(1 for _ in comparison.edits())
    alone = sum(pair.a is None or pair.b is None for pair in comparison.statements)
    parts = (
        f"{counted(changed, 'figure')} of the same period {'differs' if changed == 1 else 'differ'}",
        f"{current:,} of the current periods",
        f"{counted(words, 'difference')} in the narrative",
        *([f"{counted(alone, 'statement')} only in one of the two"] if alone else []),
    )
    return ", ".join(parts)


def column_pair_words(pair: StatementPair, columns: ColumnPair) -> str:
    """`31 May 2003, as printed in both` or `three months ended 31 May 2003 against three months ended 30 August 2003`."""
    if pair.a is None or pair.b is None:
        return ""
    a, b = pair.a.columns[columns.a], pair.b.columns[columns.b]
    words = (
        f"{_column_words(a)} against {_column_words(b)}"
        if columns.role is ColumnRole.CURRENT
        else f"{_column_words(b)}, as printed in both"
    )
    audits = {column.audited for column in (a, b)}
    differing = columns.one_fact and audits == {True, False}
    return f"{words}, {_audit_words(a)} in A, {_audit_words(b)} in B" if differing else words


def statement_remarks(pair: StatementPair) -> Iterator[str]:
    """What of a statement differs beside its figures."""
    if pair.a is None or pair.b is None:
        yield f"only in {'B' if pair.a is None else 'A'}, lines {pair.statement.lines[0]}-{pair.statement.lines[1]}"
        return
    if normalised_caption(pair.a.title) != normalised_caption(pair.b.title):
        yield f"title in A: {pair.a.title[:LONGEST_TITLE] or 'none'}"
    if pair.a.scale != pair.b.scale:
        finer = "A" if pair.a.scale < pair.b.scale else "B"
        yield f"printed times {pair.a.scale:,} in A, times {pair.b.scale:,} in B; changes are printed as in {finer}"
    if pair.a.currency != pair.b.currency:
        yield f"in {pair.a.currency} in A, in {pair.b.currency} in B: amounts are not compared"
    if not pair.columns:
        yield f"no period in common: {_periods_words(pair.a)} in A, {_periods_words(pair.b)} in B"


def change_words(figures: FigurePair) -> str:
    """The change as the figures themselves are printed; empty where there is none to be computed."""
    like = _finer(figures)
    return as_printed(figures.change, like) if figures.change is not None and like is not None else ""


def percent_words(figures: FigurePair) -> str:
    """`173.2%`; `n/m` where a change in percent means nothing."""
    if figures.change is None or figures.b is None or figures.b.text.endswith("%"):
        return ""
    return f"{figures.percent:,.1f}%" if figures.percent is not None else "n/m" if figures.change else ""


def inline_words(pair: SentencePair) -> str:
    """A sentence with its differences marked in it."""
    return joined_words(MARKS[piece.kind].format(a=piece.a.text, b=piece.b.text) for piece in pair.pieces)


def joined_words(parts: Iterable[str]) -> str:
    """Pieces of a sentence in one, what closes a clause close behind the word before it."""
    text = ""
    for part in parts:
        is_close = not part or part.startswith(UNSPACED) or text.endswith(OPENING)
        text += part if not text or is_close else f" {part}"
    return text


def lines_words(stretch: Stretch) -> str:
    """`15` or `15-17`; the line at which words are missing in brackets."""
    first, last = stretch.spans[0].line, stretch.spans[-1].line
    if not stretch.text:
        return f"({first})"
    return str(first) if first == last else f"{first}-{last}"


def _statement_lines(pair: StatementPair, everything: bool) -> Iterator[str]:
    statement = pair.statement
    yield f"{KIND_WORDS[statement.kind]}: {statement.title[:LONGEST_TITLE]}".rstrip(": ")
    yield from (f"  {remark}" for remark in statement_remarks(pair))
    for number, columns in enumerate(pair.columns):
        yield ""
        told = number > 0  # which captions only one of them has, or another one
        shown = [row for row in pair.rows if everything or row.figures(columns).differs or not (told or row.is_alike)]
        alike = sum(row.figures(columns).status in {Status.SAME, Status.WITHIN_ROUNDING} for row in pair.rows)
        same = f": {counted(alike, 'figure')} the same" if alike else ""
        yield f"  {column_pair_words(pair, columns)}{same}"
        yield from _table(list(_rows(shown, columns)))


def _rows(rows: Sequence[RowPair], columns: ColumnPair) -> Iterator[_Line]:
    """The lines of a table, each section's heading above its rows."""
    section: tuple[str, ...] = ()
    for pair in rows:
        row, figures = pair.row, pair.figures(columns)
        if figures.status is Status.BLANK and (pair.is_in_both or row.role is Role.HEADING):
            continue
        if _same_words(row.section) != _same_words(section):
            section = row.section
            if section:
                yield _Line(section[-1])
        indent = "  " if section else ""
        alone = "" if pair.is_in_both else f"only in {'B' if pair.a is None else 'A'}"
        change = ALONE.get(figures.status, change_words(figures)) or alone
        caption = row.label or "(total)"
        yield _Line(indent + _shortened(caption, LONGEST_CAPTION), (_figure(figures.a), _figure(figures.b), change, percent_words(figures)))
        if pair.renamed and pair.a is not None:
            yield _Line(f"{indent}  in A: {_shortened(pair.a.label, WIDTH - 16)}")


def _same_words(section: tuple[str, ...]) -> str:
    """What the innermost heading has in common with the same heading of the other release."""
    return normalised_caption(section[-1]) if section else ""


def _table(lines: Sequence[_Line]) -> Iterator[str]:
    """The lines with figures right-aligned below A, B, change and percent."""
    if not lines:
        return
    heads = _Line("", ("A", "B", "change", "percent"))
    captions = max((len(line.caption) for line in lines if line.figures), default=0)
    widths = [max(len(line.figures[at]) for line in (heads, *lines) if line.figures) for at in range(4)]
    for line in (heads, *lines):
        figures = "".join(f"  {text:>{width}}" for text, width in zip(line.figures, widths, strict=False))
        yield f"    {line.caption:<{captions}}{figures}".rstrip()


def _narrative_lines(sentences: Sequence[SentencePair]) -> Iterator[str]:
    if not sentences:
        yield "Narrative: no word differs"
        return
    yield f"Narrative: {LEGEND}"
    for pair in sentences:
        yield ""
        yield f"  A {lines_words(pair.a)}, B {lines_words(pair.b)}"
        yield from wrap(inline_words(pair), WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def _release_words(release: Release) -> str:
    """The file's name with what tells it from another of the same name, the company and the date."""
    where = str(release.source.path or release.source.name)
    known = [word for word in (release.company, release.released.isoformat() if release.released else None) if word]
    return f"{where}  {', '.join(known)}".rstrip() + f"  sha256 {release.source.sha256[:12]}"


def _periods_words(statement: Statement) -> str:
    words = dict.fromkeys(_column_words(column) for column in statement.columns if column.period)
    return " and ".join(words) or "none"


def _column_words(column: Column) -> str:
    return period_words(column.period) or column.label


def _audit_words(column: Column) -> str:
    return {True: "audited", False: "unaudited", None: "not said to be audited"}[column.audited]


def _finer(figures: FigurePair) -> Cell | None:
    """The cell that is printed with more digits, in whose form the change loses none."""
    cells = [cell for cell in (figures.b, figures.a) if cell is not None]
    return min(cells, key=lambda cell: cell.scale, default=None)


def _figure(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return "".join(cell.text.split())


def _shortened(caption: str, limit: int) -> str:
    return caption if len(caption) <= limit else caption[: limit - 1].rstrip() + "…"
