"""Series as the JSON object and the table that `statement-viewer trend` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from viewer.export.json import Json, decimal_text, period_json
from viewer.trends.point import Operand, Point, Reading, Series

SCHEMA = "statement-viewer.trend/1"
HEADER = (
    "company",
    "line",
    "concept",
    "unit",
    "frequency",
    "policy",
    "fiscal",
    "end",
    "months",
    "status",
    "value",
    "formula",
    "bound",
    "mixed",
    "sources",
    "reason",
)


def trend_json(company: str, policy: str, frequency: str, series: Sequence[Series], notes: Sequence[str] = ()) -> Json:
    """All series of one company under one policy."""
    return {
        "schema": SCHEMA,
        "company": company,
        "policy": policy,
        "frequency": frequency,
        "series": [series_json(one) for one in series],
        "notes": list(notes),
    }


def series_json(series: Series) -> Json:
    """One line over time."""
    return {
        "line": series.line,
        "concept": series.concept,
        "unit": series.unit,
        "frequency": series.frequency,
        "points": [point_json(point) for point in series.points],
        "notes": list(series.notes),
    }


def point_json(point: Point) -> Json:
    """One period; amounts are decimal strings."""
    fields: Json = {
        "period": period_json(point.period),
        "fiscal": point.fiscal,
        "status": str(point.status),
        "value": decimal_text(point.value),
    }
    if point.reading:
        fields |= _reading_json(point.reading)
    else:
        fields["reason"] = point.reason
    fields["vintages"] = [
        {"status": str(reading.status), "value": decimal_text(reading.value), "changed": reading in point.changed, **_reading_json(reading)}
        for reading in point.vintages
    ]
    if point.refused:
        fields["refused"] = {"value": decimal_text(point.refused.value), **_reading_json(point.refused)}
    if point.mixed:
        fields["mixed"] = True
    if point.notes:
        fields["notes"] = list(point.notes)
    return fields


def _reading_json(reading: Reading) -> Json:
    fields: Json = {"operands": [_operand_json(operand) for operand in reading.operands]}
    if reading.formula:
        fields = {"formula": reading.formula, **fields, "bound": decimal_text(_plain(reading.bound))}
    fields["vintage"] = reading.vintage.isoformat() if reading.vintage else None
    return fields


def _operand_json(operand: Operand) -> Json:
    place = operand.fact.place
    span = place.span
    return {
        "source": place.source,
        "line": span.line,
        "start": span.start,
        "end": span.end,
        "value": decimal_text(operand.fact.value),
        "name": operand.name,
        "weight": operand.weight,
    }


def trend_rows(series: Sequence[Series]) -> Iterator[tuple[str, ...]]:
    """One row a point under `HEADER`; empty where there is nothing to say."""
    for one in series:
        for point in one.points:
            reading = point.reading
            yield (
                one.company,
                one.line,
                one.concept or "",
                one.unit,
                one.frequency,
                one.policy,
                point.fiscal,
                point.period.end.iso(),
                str(point.period.months or ""),
                str(point.status),
                decimal_text(point.value) or "",
                reading.formula if reading else "",
                (decimal_text(_plain(reading.bound)) or "") if reading and reading.formula else "",
                "mixed" if point.mixed else "",
                "; ".join(reading.sources) if reading else "",
                point.reason,
            )


def _plain(value: Decimal | None) -> Decimal | None:
    """Without trailing zeros: two halves of a thousand are 1000, not 1000.0."""
    return None if value is None else value.normalize()
