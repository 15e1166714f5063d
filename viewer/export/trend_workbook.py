"""Series as a workbook in which every derived point is a formula over the printed figures."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from viewer.export.safe import clean
from viewer.export.styles import new_book
from viewer.trends.point import Operand, Point, PointStatus, Reading, Series

FIGURES, SERIES = "Figures", "Series"
FIGURE_HEADINGS = ("source", "line", "columns", "caption", "column", "printed", "value")
POINT_HEADINGS = ("company", "line", "unit", "policy", "period", "end", "status", "value", "rounding", "how", "sources", "remark")
VALUE = FIGURE_HEADINGS.index("value")
Places = dict[tuple[str, int, int], str]


def write_workbook(series: Sequence[Series], path: Path) -> None:
    """Write two sheets: the printed figures with their places, and the points that are made of them.

    Amounts are written as the nearest number a workbook can hold (15 digits); the exact text as printed stands beside.

    Raises:
        OSError: the file cannot be written.
    """
    made = BytesIO()
    with new_book(made) as workbook:
        points, figures = workbook.add_worksheet(SERIES), workbook.add_worksheet(FIGURES)
        bold = workbook.add_format({"bold": True})
        places = _write_figures(figures, series, bold)
        _write_points(points, series, places, bold)
    path.write_bytes(made.getvalue())


def _write_figures(sheet: Worksheet, series: Sequence[Series], bold: Format) -> Places:
    """Every printed figure once; returns the cell in which each stands."""
    sheet.write_row(0, 0, FIGURE_HEADINGS, bold)
    sheet.freeze_panes(1, 0)
    places: Places = {}
    for operand in (operand for one in series for point in one.points for reading in _readings(point) for operand in reading.operands):
        fact = operand.fact
        span = fact.cell.span
        key = _key(operand)
        if key in places:
            continue
        row = len(places) + 1
        texts = (fact.place.source, span.line, f"{span.start}-{span.end}", fact.row.label, fact.column.label, fact.cell.text)
        for column, text in enumerate(texts):
            sheet.write(row, column, clean(text) if isinstance(text, str) else text)
        sheet.write_number(row, VALUE, float(fact.value))
        places[key] = f"{FIGURES}!{xl_rowcol_to_cell(row, VALUE, row_abs=True, col_abs=True)}"
    return places


def _write_points(sheet: Worksheet, series: Sequence[Series], places: Places, bold: Format) -> None:
    sheet.write_row(0, 0, POINT_HEADINGS, bold)
    sheet.freeze_panes(1, 2)
    row = 0
    for one in series:
        for point in one.points:
            row += 1
            texts = (one.company, one.line, one.unit, one.policy, point.fiscal, point.period.end.iso(), str(point.status))
            for column, text in enumerate(texts):
                sheet.write_string(row, column, clean(text))
            if point.reading is not None:
                _write_reading(sheet, row, len(texts), point.reading, places)
            sheet.write_string(row, POINT_HEADINGS.index("remark"), clean(_remark(point)))


def _write_reading(sheet: Worksheet, row: int, column: int, reading: Reading, places: Places) -> None:
    formula = "=" + "".join(part if isinstance(part, str) else places[_key(part)] for part in reading.expression)
    sheet.write_formula(row, column, formula, None, float(reading.value))
    if reading.bound is not None and reading.status is PointStatus.DERIVED:
        sheet.write_number(row, column + 1, float(reading.bound))
    sheet.write_string(row, column + 2, clean(reading.formula))
    sheet.write_string(row, column + 3, clean("; ".join(reading.sources)))


def _readings(point: Point) -> tuple[Reading, ...]:
    return (*((point.reading,) if point.reading else ()), *point.vintages)


def _key(operand: Operand) -> tuple[str, int, int]:
    place = operand.fact.place
    return place.source, place.span.line, place.span.start


def _remark(point: Point) -> str:
    parts = [point.reason, *point.notes, "mixed vintages" if point.mixed else ""]
    parts += [f"{reading.value:f} in {', '.join(reading.sources)}" for reading in point.changed]
    return "; ".join(part for part in parts if part)
