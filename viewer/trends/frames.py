"""Series as a pandas table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from viewer.trends.point import Point, Series

COLUMNS = ("company", "line", "concept", "unit", "fiscal", "months", "end", "status", "value", "formula", "bound", "sources", "reason")


def series_frame(series: Iterable[Series]) -> pd.DataFrame:
    """One row a point under `COLUMNS`.

    `value` and `bound` are exact `Decimal` in `unit`, None where the point is missing; `end` is the last day of the period as a `date`;
    `months` is `Int64`, without a number for a balance. `sources` names the releases the value draws on, joined with `; `.
    """
    rows = [_row(one, point) for one in series for point in one.points]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return frame.astype({"months": "Int64"})


def _row(series: Series, point: Point) -> tuple[object, ...]:
    reading = point.reading
    return (
        series.company,
        series.line,
        series.concept,
        series.unit,
        point.fiscal,
        point.period.months,
        point.period.end.last_day(),
        str(point.status),
        point.value,
        reading.formula if reading else "",
        reading.bound if reading else None,
        "; ".join(reading.sources) if reading else "",
        point.reason,
    )
