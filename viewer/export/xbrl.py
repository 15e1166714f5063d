"""Releases as an xBRL-JSON report (OIM 2021) with a small taxonomy of its own beside it.

Every printed value is a fact. Its concept bears the US-GAAP element's name where the caption is mapped, else a name made of section and
caption; all are defined in the taxonomy, so that the report loads without a network. A typed dimension holds release,
statement, column and line, which keeps apart what is printed twice.
"""

from __future__ import annotations

import hashlib
import json
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from viewer.export.atomic import replacing
from viewer.export.content import Content
from viewer.export.json import Json, decimal_text
from viewer.export.safe import clean
from viewer.export.taxonomy import NAMESPACE, Taxonomy
from viewer.regex import regex
from viewer.statements.company import company_key
from viewer.statements.facts import lines_of, quantum
from viewer.statements.period import Period
from viewer.statements.release import Release
from viewer.statements.statement import Cell
from viewer.statements.tidy import address
from viewer.statements.unit import PER_SHARE_ENDING, PURE, UnitKind, kind_of

NAME_PART = regex(r"[a-z0-9]+")
NAMESPACES = {
    "sv": NAMESPACE,
    "company": "urn:statement-viewer:company",
    "xbrl": "https://xbrl.org/2021",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
}
DOCUMENT_TYPE = "https://xbrl.org/2021/xbrl-json"


def write_xbrl(content: Content, path: Path) -> None:
    """Write the report, and beside it the taxonomy it names; that one is called by its hash, so that equal ones are one file."""
    taxonomy = Taxonomy()
    facts: dict[str, Json] = {}
    for number, release in enumerate(content.releases):
        content.step(number, len(content.releases))
        for fact in _facts(release, number, taxonomy):
            facts[f"f{len(facts) + 1}"] = fact
    schema = taxonomy.schema().encode()
    beside = path.with_name(f"taxonomy-{hashlib.sha256(schema).hexdigest()[:16]}.xsd")
    document = {"documentType": DOCUMENT_TYPE, "namespaces": NAMESPACES, "taxonomy": [beside.name]}
    path.write_text(json.dumps({"documentInfo": document, "facts": facts}, indent=1) + "\n", encoding="utf-8")
    if not beside.exists():
        with replacing(beside) as part:
            part.write_bytes(schema)
    content.step(len(content.releases), len(content.releases))


def _facts(release: Release, number: int, taxonomy: Taxonomy) -> Iterator[Json]:
    for index, statement in enumerate(release.statements):
        for row, line in zip(statement.rows, lines_of(statement), strict=True):
            for cell in row.cells:
                column = statement.columns[cell.column]
                period = _period(column.period)
                instant = period is not None and "/" not in period
                section = row.section[-1] if row.section else ""
                concept = taxonomy.concept(replace(line, unit=cell.unit), section, row.label, instant=instant)
                dimensions: Json = {"concept": f"sv:{concept}", "entity": f"company:{_identifier(release)}"}
                dimensions |= {"period": period} if period else {}
                dimensions |= {} if cell.unit == PURE else {"unit": _unit(cell.unit)}
                dimensions["sv:Column"] = f"{number + 1}.{index + 1}.{cell.column + 1}.{cell.span.line}"
                yield {**_value(cell), "dimensions": dimensions, "sv:address": clean(address(release.source, cell.span))}


def _value(cell: Cell) -> Json:
    """Value and precision; a dash and `n/m` are nil."""
    if cell.value is None:
        return {"value": None}
    exponent = quantum(cell).adjusted()
    precision: Json = {"decimals": -exponent} if quantum(cell) == Decimal(1).scaleb(exponent) else {}
    return {"value": decimal_text(cell.value), **precision}


def _period(period: Period | None) -> str | None:
    """Moments as OIM writes them, at the midnight that ends the day; None where the printed date is none of the calendar."""
    if period is None:
        return None
    try:
        end = period.end.last_day() + timedelta(days=1)
        if period.is_instant:
            return f"{end}T00:00:00"
        return f"{_start(period, end)}T00:00:00/{end}T00:00:00"
    except (ValueError, OverflowError):
        return None


def _start(period: Period, end: date) -> date:
    """The first day of a duration: as printed, or so many weeks or months before its end; a day where no length is known."""
    if period.start and period.start.day:
        return period.start.last_day()
    if period.weeks:
        return end - timedelta(weeks=period.weeks)
    if not period.months:
        return end - timedelta(days=1)
    year, month = divmod(end.year * 12 + end.month - 1 - period.months, 12)
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))


def _unit(unit: str) -> str:
    kind = kind_of(unit)
    if kind is UnitKind.SHARES:
        return "xbrli:shares"
    currency = f"iso4217:{unit.removesuffix(PER_SHARE_ENDING)}"
    return f"{currency}/xbrli:shares" if kind is UnitKind.PER_SHARE else currency


def _identifier(release: Release) -> str:
    """The company, else the source, without characters that an identifier may not have."""
    return "-".join(NAME_PART.findall(company_key(release.company or release.source.name))) or "unnamed"
