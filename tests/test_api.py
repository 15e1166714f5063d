import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import viewer
from tests.support.gold import FOUNDING, gold_release
from tests.support.shared import shared
from viewer.statements.release import Release
from viewer.statements.tidy import FIELDS, address
from viewer.text.reading import SourceError
from viewer.text.source import Source


@pytest.fixture
def release() -> Release:
    return gold_release(shared("gold/innovo-2003-07-15.gold"), FOUNDING[1])


def test_facts_are_one_row_a_cell(release: Release) -> None:
    frame = viewer.facts(release)
    cells = [cell for statement in release.statements for row in statement.rows for cell in row.cells]
    assert list(frame.columns) == list(FIELDS)
    assert len(frame) == len(cells)
    assert [value for value in frame["value"] if not pd.isna(value)] == [cell.value for cell in cells if cell.value is not None]
    assert list(frame["address"]) == [address(release.source, cell.span) for cell in cells]


def test_a_fact_says_what_when_and_how_well(release: Release) -> None:
    frame = viewer.facts([release])
    total = frame[(frame["caption"] == "TOTAL CURRENT ASSETS") & (frame["column"] == 1)].iloc[0]
    assert (total["value"], total["unit"], total["text"]) == (Decimal(11718000), "USD", "11,718")
    assert (total["kind"], total["role"], total["end"], total["period_type"]) == ("balance_sheet", "total", "2003-05-31", "instant")
    assert total["proof"] in {"exact", "within_rounding"}
    assert total["released"] == date(2003, 7, 15)


def test_a_path_a_source_and_a_release_are_the_same_material(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nothing to see\n")
    source = viewer.read(path)
    parsed = viewer.parse(path)
    assert source.text == "Nothing to see\n"
    assert parsed == viewer.parse(source) == viewer.parse(str(path))
    assert viewer.parse(parsed) is parsed
    assert viewer.check(tmp_path, [path, source], parsed) == ()
    assert len(viewer.facts(tmp_path)) == 0


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        viewer.parse(tmp_path / "missing.txt")


def test_a_trend_has_one_row_a_period(release: Release) -> None:
    mapped = replace(release, company="Innovo Group Inc")
    frame = viewer.trend("Net sales", mapped)
    reported = frame[frame["status"] == "reported"]
    assert Decimal(12013000) in list(reported["value"])
    assert set(frame["status"]) <= {"reported", "derived", "missing"}
    assert len(viewer.trend("No such line", mapped)) == 0
    with pytest.raises(ValueError, match="policy"):
        viewer.trend("Net sales", mapped, policy="newest")


def test_a_source_of_ones_own_needs_no_file() -> None:
    assert viewer.parse(Source("memo", "Text")).statements == ()


def test_the_package_loads_nothing_until_asked() -> None:
    code = "import sys, viewer; assert not {'pandas', 'viewer.api', 'PySide6'} & set(sys.modules); assert 'facts' in dir(viewer)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_unknown_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        viewer.nonsense  # noqa: B018
