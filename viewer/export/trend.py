"""Series as the JSON object and the tables that `statement-viewer trend` and the trend dock write."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from viewer.export.atomic import replacing
from viewer.export.json import Json, decimal_text, period_json
from viewer.export.safe import neutral
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
        values = [point.reading.value, *(reading.value for reading in point.vintages)]
        fields |= {"low": decimal_text(min(values)), "high": decimal_text(max(values))} if point.vintages else {}
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


def write_trend(series: Sequence[Series], path: Path) -> None:
    """Write the points into a file: a workbook where it ends in `.xlsx`, else CSV.

    Raises:
        OSError: it cannot be written, or is one of the releases.
    """
    with replacing(path, source_paths(series)) as part:
        if path.suffix.lower() == ".xlsx":
            from viewer.export.trend_workbook import write_workbook  # noqa: PLC0415 - the writer's library is loaded when it is needed

            write_workbook(series, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                write_csv(series, file)


def source_paths(series: Iterable[Series]) -> set[Path | None]:
    """Where the releases stand that the chosen readings were taken from."""
    readings = (point.reading for one in series for point in one.points if point.reading)
    return {operand.fact.release.source.path for reading in readings for operand in reading.operands}


def write_csv(series: Sequence[Series], file: TextIO) -> None:
    """One line a point under `HEADER`; text that a spreadsheet would take for a formula is quoted."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([neutral(text) for text in row] for row in trend_rows(series))


def _plain(value: Decimal | None) -> Decimal | None:
    """Without trailing zeros: two halves of a thousand are 1000, not 1000.0."""
    return None if value is None else value.normalize()
