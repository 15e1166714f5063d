"""Hand-labelled statements as domain objects, to test what works on a perfect parse.

The format is described in `../shared/gold/README.md`; tests that use it skip where that folder is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.support.shared import SHARED
from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.release import Release
from viewer.statements.statement import Cell, CellKind, Column, Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, unit_of
from viewer.text.source import Source
from viewer.text.span import Span

FOUNDING = (SHARED / "gold", SHARED / "releases")
CORPUS = (SHARED / "corpus/gold", SHARED / "corpus/docs")
UNITS = {"R": UnitKind.MONEY, "T": UnitKind.MONEY, "P": UnitKind.PER_SHARE, "N": UnitKind.SHARES, "Q": UnitKind.PURE}
NIL = re.compile(r"[-\u2013\u2014_*]+|nil|n/?[am]|none", re.IGNORECASE)


def gold_releases(folder: Path, documents: Path) -> Iterator[Release]:
    """Every labelled document of a folder."""
    for path in sorted(folder.glob("*.gold")):
        yield gold_release(path, documents)


def gold_release(path: Path, documents: Path) -> Release:
    """One labelled document as the parser should read it (captions' spans and column edges excepted)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line[1:].partition(" ")[::2] for line in lines if line.startswith("@") and not line.startswith("@statement"))
    data = (documents / head["doc"]).read_bytes()
    try:
        source = Source(head["doc"], data.decode("utf-8"))
    except UnicodeDecodeError:
        source = Source(head["doc"], data.decode("cp1252", errors="replace"), "cp1252")
    release = Release(source, head.get("company"), None, date.fromisoformat(head["date"]) if head.get("date") else None)
    blocks = re.split(r"^(?=@statement)", "\n".join(lines), flags=re.MULTILINE)[1:]
    return replace(release, statements=tuple(_statement(block.splitlines(), source) for block in blocks))


def _statement(block: list[str], source: Source) -> Statement:
    words, _, title = block[0].partition("|")
    _, kind, *options = words.split()
    settings = dict(option.split("=") for option in options)
    scale, currency = int(settings.get("scale", "1")), settings.get("currency", "USD")
    columns: list[Column] = []
    rows: list[Row] = []
    sections: list[str] = []
    for line in block[1:]:
        tag, _, rest = line.partition(" ")
        if not line.strip() or tag.startswith(("#", "@")):
            continue
        if tag == "C":
            columns.append(_column(rest))
        elif tag == "H":
            at, _, label = rest.partition(" ")
            rows.append(Row(label.strip(), (), (int(at), int(at)), tuple(sections), Role.HEADING, len(sections)))
            sections.append(label.strip())
        elif tag == "E":
            del sections[-1:]
        else:
            rows.append(_row(tag, rest, Context(source, tuple(sections), scale, currency)))
    printed = [row.lines[0] for row in rows]
    return Statement(StatementKind(kind), title.strip(), (), scale, currency, (min(printed), max(printed)), tuple(columns), tuple(rows))


def _column(rest: str) -> Column:
    kind, _, detail = rest.partition(" ")
    period: Period | None = None
    if kind == "instant":
        period = instant(PrintedDate.from_iso(detail.strip()))
    elif kind == "duration":
        months, _, end = detail.partition(" ")
        period = duration(int(months), PrintedDate.from_iso(end.strip()))
    return Column(detail, (detail,), (), period, None, 0)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a row from the lines above it."""

    source: Source
    sections: tuple[str, ...]
    scale: int
    currency: str


def _row(tag: str, rest: str, context: Context) -> Row:
    code, _, own = tag.partition("/")
    kind = UNITS[code[-1]]
    at, _, rest = rest.partition(" ")
    label, *values = (part.strip() for part in rest.split("|"))
    factor = int(own) if own else 1 if kind in {UnitKind.PER_SHARE, UnitKind.PURE} else context.scale
    cells: list[Cell] = []
    limit = len(context.source.lines[int(at) - 1])
    for column, text in reversed(list(enumerate(values))):
        if not text:
            continue
        span = _locate(context.source, int(at), text, limit)
        limit = span.start
        nil = NIL.fullmatch(text) is not None
        value = None if nil else _value(text) * factor
        cells.append(
            Cell(
                column, context.source[span], value, unit_of(kind, context.currency), factor, span, CellKind.NIL if nil else CellKind.NUMBER
            )
        )
    role = Role.TOTAL if code.startswith("T") else Role.ITEM
    return Row(label, (), (int(at), int(at)), context.sections, role, len(context.sections), tuple(reversed(cells)))


def _locate(source: Source, at: int, text: str, limit: int) -> Span:
    """The last place before `limit` where the value's digits (or its nil dash) stand alone, brackets taken in."""
    core = text if NIL.fullmatch(text) else re.sub(r"^[^0-9.]+|[^0-9]+$", "", text)
    line = source.lines[at - 1]
    guard = r"(?<![0-9])(?<![0-9][,.]){}(?![0-9])(?![,.][0-9])" if core[-1].isdigit() else r"(?<![-\w]){}(?![-\w])"
    found = [match.span() for match in re.finditer(guard.format(re.escape(core)), line[:limit])]
    if not found:
        raise ValueError(f"{source.name}: {text!r} is not on line {at}: {line!r}")
    start, end = found[-1]
    return Span(at, start - line[:start].endswith("("), end + line[end:].startswith(")"))


def _value(text: str) -> Decimal:
    negative = "(" in text or text.startswith("-") or text.endswith("-")
    amount = Decimal(re.sub(r"[^0-9.]", "", text))
    return -amount if negative else amount
