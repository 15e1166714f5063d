import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.gold import FOUNDING, gold_release
from tests.support.hostile import hostile_releases
from tests.support.shared import shared
from tests.support.synthetic import synthetic_releases
from viewer.export.content import Content
from viewer.export.formats import export, format_named
from viewer.statements.release import Release

# Arelle changes locale, logging and warnings of its process, so it has one of its own.
LOAD = """
import sys, warnings
warnings.simplefilter("ignore")
from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions
with Session() as session:
    session.run(RuntimeOptions(entrypointFile=sys.argv[1], plugins="loadFromOIM", validate=True, internetConnectivity="offline",
                               keepOpen=True, logFile="logToBuffer", logFormat="%(levelname)s [%(messageCode)s] %(message)s"))
    model = session.get_models()[0]
    print(len(model.facts), *[line for line in session.get_logs("text").splitlines() if not line.startswith("INFO")], sep="\\n")
"""


def load(path: Path) -> list[str]:
    """How many facts Arelle loads, and what it has against them."""
    pytest.importorskip("arelle", reason="Arelle is not installed")
    done = subprocess.run([sys.executable, "-c", LOAD, str(path)], check=True, capture_output=True, text=True, timeout=120, cwd=path.parent)
    return [line for line in done.stdout.splitlines() if line.strip()]


def cells(releases: tuple[Release, ...]) -> int:
    return sum(len(row.cells) for release in releases for statement in release.statements for row in statement.rows)


def test_arelle_loads_the_founding_releases_without_complaint(tmp_path: Path) -> None:
    releases = tuple(gold_release(path, FOUNDING[1]) for path in sorted(shared("gold").glob("*.gold")))
    path = export(Content.of(releases), format_named("xbrl-json"), tmp_path / "out.json")
    assert load(path) == [str(cells(releases))]


def test_arelle_loads_any_caption_without_complaint(tmp_path: Path) -> None:
    releases = (*synthetic_releases(2), *hostile_releases())
    path = export(Content.of(releases), format_named("xbrl-json"), tmp_path / "out.json")
    assert load(path) == [str(cells(releases))]


def test_a_fact_has_its_period_unit_and_precision(tmp_path: Path) -> None:
    release = gold_release(shared("gold/innovo-2003-07-15.gold"), FOUNDING[1])
    path = export(Content.of([release]), format_named("xbrl-json"), tmp_path / "out.json")
    facts = json.loads(path.read_text())["facts"].values()
    places = {fact["sv:address"].rpartition("#")[2].partition(":")[2]: fact for fact in facts}
    sales = places["273:54-60"]
    assert (sales["value"], sales["decimals"]) == ("12013000", -3)
    assert sales["dimensions"]["period"] == "2003-03-01T00:00:00/2003-06-01T00:00:00"
    assert sales["dimensions"]["unit"] == "iso4217:USD"
    assert any(fact["dimensions"]["period"] == "2003-06-01T00:00:00" for fact in facts)
    assert any(fact["dimensions"].get("unit") == "iso4217:USD/xbrli:shares" and fact["decimals"] == 2 for fact in facts)


def test_equal_taxonomies_are_one_file(tmp_path: Path) -> None:
    content = Content.of(synthetic_releases(1))
    for name in ("a.json", "b.json"):
        export(content, format_named("xbrl-json"), tmp_path / name)
    assert len(list(tmp_path.glob("*.xsd"))) == 1
