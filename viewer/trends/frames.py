"""Series as a pandas table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from viewer.trends.point import Operand, Point, Series

COLUMNS = ("company", "line", "concept", "unit", "fiscal", "months", "end", "status", "value", "formula", "bound", "sources", "reason")
FIGURE_COLUMNS = ("company", "line", "fiscal", "name", "weight", "value", "source", "row", "start", "end")


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


def wide_frame(series: Iterable[Series]) -> pd.DataFrame:
    """One row a line, one column a period end (`date`), exact `Decimal` or None where missing.

    The index has the levels company, line, unit, frequency and policy; the columns are in order of time.
    """
    shown = tuple(series)
    days = sorted({point.period.end.last_day() for one in shown for point in one.points})
    names = [(one.company, one.line, one.unit, one.frequency, one.policy) for one in shown]
    index = pd.MultiIndex.from_tuples(names, names=["company", "line", "unit", "frequency", "policy"]) if names else pd.Index([])
    values = [{point.period.end.last_day(): point.value for point in one.points} for one in shown]
    return pd.DataFrame([[own.get(day) for day in days] for own in values], index=index, columns=pd.Index(days, name="end"), dtype=object)


def figures_frame(series: Iterable[Series]) -> pd.DataFrame:
    """One row a printed figure that the series' points are made of, under `FIGURE_COLUMNS`: the way back into the releases."""
    rows = [
        (one.company, one.line, point.fiscal, operand.name, operand.weight, operand.fact.value, operand.fact.place.source, *_span(operand))
        for one in series
        for point in one.points
        if point.reading
        for operand in point.reading.operands
    ]
    return pd.DataFrame(rows, columns=list(FIGURE_COLUMNS), dtype=object).astype(dict.fromkeys(("weight", "row", "start", "end"), "Int64"))


def _span(operand: Operand) -> tuple[int, int, int]:
    span = operand.fact.cell.span
    return span.line, span.start, span.end
