"""Series in files: CSV that acts nowhere, and a workbook whose formulas give the derived points again."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.support.innovo import innovo, innovo_series
from viewer.export.trend import HEADER, write_trend
from viewer.trends.computing import measure_series
from viewer.trends.formula import Number, Operation, Term, parse_formula
from viewer.trends.measures import READY_MADE
from viewer.trends.point import Series
from viewer.trends.series import Choice

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VALUE = "H"


def worked_out(term: Term) -> Decimal:
    match term:
        case Number(value):
            return value
        case Operation(sign, left, right):
            one, two = worked_out(left), worked_out(right)
            return {"+": one + two, "-": one - two, "*": one * two, "/": one / two if two else Decimal("NaN")}[sign]
        case _:
            raise AssertionError(term)


def cells(path: Path, sheet: int) -> dict[str, tuple[str, str]]:
    """Address to formula and value of every cell with a number."""
    with ZipFile(path) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314 - our own file
    return {
        cell.get("r", ""): (cell.findtext(f"{MAIN}f") or "", cell.findtext(f"{MAIN}v") or "")
        for cell in root.iter(f"{MAIN}c")
        if cell.get("t") != "s"
    }


def points_of(series: list[Series]) -> list[Decimal]:
    return [point.value for one in series for point in one.points if point.value is not None]


def test_formulas_give_the_points_again(tmp_path: Path) -> None:
    series = [*innovo_series("Net sales", "Gross profit"), measure_series(innovo(), READY_MADE["gross_margin"], Choice())]
    path = tmp_path / "trend.xlsx"
    write_trend(series, path)
    figures = {address: value for address, (_, value) in cells(path, 2).items()}
    formulas = [(formula, value) for address, (formula, value) in cells(path, 1).items() if re.fullmatch(rf"{VALUE}[0-9]+", address)]
    made = []
    for formula, value in formulas:
        text = re.sub(r"Figures!\$([A-Z])\$([0-9]+)", lambda found: f"({figures[found[1] + found[2]]})", formula)
        made.append(worked_out(parse_formula(text)))
        assert abs(made[-1] - Decimal(value)) < Decimal("0.000001")
    assert [round(value, 6) for value in made] == [round(value, 6) for value in points_of(series)]
    assert any("-Figures!" in formula for formula, _ in formulas)


@pytest.mark.parametrize("name", ["trend.csv", "trend.xlsx"])
def test_captions_act_nowhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    hostile = '=HYPERLINK("http://x","y")'
    write_trend([replace(innovo_series("Net sales")[0], line=hostile)], path)
    if name.endswith("csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {row["line"] for row in rows} == {"'" + hostile}
        assert tuple(rows[0]) == HEADER
        assert {row["value"] for row in rows if row["fiscal"] == "Q1 FY02"} == {"3269000"}
    else:
        assert not any("HYPERLINK" in formula for formula, _ in cells(path, 1).values())
