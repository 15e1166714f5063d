import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from tests.support.full_disk import no_more_than, on_a_full_disk
from tests.support.gold import CORPUS, FOUNDING, gold_releases
from tests.support.hostile import hostile_releases
from tests.support.made import made_release
from tests.support.shared import shared
from tests.support.synthetic import synthetic_releases
from viewer.api import parse
from viewer.export.content import Cancelled, Content
from viewer.export.formats import FORMATS, Format, default_name, export
from viewer.export.verify import verify
from viewer.statements.release import Release
from viewer.text.folders import release_files

BY_NAME = {one.name: one for one in FORMATS}
formats = pytest.mark.parametrize("wanted", FORMATS, ids=lambda one: one.name)


def cells(releases: tuple[Release, ...]) -> int:
    return sum(len(row.cells) for release in releases for statement in release.statements for row in statement.rows)


@pytest.fixture(scope="module")
def documents() -> Content:
    folders = ("releases", "corpus/docs")
    return Content.of(tuple(parse(path) for folder in folders for path in sorted(shared(folder).glob("*.txt"))))


@pytest.fixture
def written(tmp_path: Path) -> tuple[Release, ...]:
    """Releases of a made-up company as files."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for release in synthetic_releases(3):
        (folder / release.source.name).write_text(release.source.text, encoding="utf-8")
    return tuple(parse(path) for path in release_files(folder))


@formats
def test_every_exported_value_is_found_at_its_address(wanted: Format, written: tuple[Release, ...], tmp_path: Path) -> None:
    path = export(Content.of(written), wanted, tmp_path / f"out{wanted.ending}")
    found = verify(path, written)
    assert found.wrong == ""
    assert found.confirmed == found.cells == cells(written) > 0


@formats
def test_equal_releases_are_equal_bytes(wanted: Format, written: tuple[Release, ...], tmp_path: Path) -> None:
    one, other = (export(Content.of(written), wanted, tmp_path / f"{name}{wanted.ending}").read_bytes() for name in ("one", "other"))
    assert one == other
    if wanted.name == "xlsx":
        with ZipFile(BytesIO(one)) as book:
            assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")  # on any day


@formats
def test_real_documents_are_verified_whole(wanted: Format, documents: Content, tmp_path: Path) -> None:
    path = export(documents, wanted, tmp_path / f"out{wanted.ending}")
    found = verify(path, documents.releases)
    assert found.wrong == ""
    assert found.confirmed == cells(documents.releases)


@formats
def test_a_changed_value_is_named(wanted: Format, written: tuple[Release, ...], tmp_path: Path) -> None:
    path = export(Content.of(written), wanted, tmp_path / f"out{wanted.ending}")
    other = tuple(parse_changed(release, tmp_path) for release in written)
    assert "not among those given" in verify(path, other).wrong


@formats
@pytest.mark.parametrize("figure", ["12,345,678,901,234,567,890,123", "99,999,999,999,999", "0.00000000000000000000000000001", "1" * 40])
def test_figures_of_any_length_are_exported(wanted: Format, figure: str, tmp_path: Path) -> None:
    release = made_release("2003-04-15", {"Cash": {"2003-03-31": figure}})
    path = export(Content.of([release]), wanted, tmp_path / f"out{wanted.ending}")
    if wanted.name == "parquet":
        assert pd.read_parquet(path)["exact"].map(Decimal).to_list() == [release.statements[0].rows[0].cells[0].value]
    assert path.stat().st_size > 0


def parse_changed(release: Release, folder: Path) -> Release:
    path = folder / release.source.name
    path.write_text(release.source.text.replace("7", "8"), encoding="utf-8")
    return parse(path)


@pytest.mark.parametrize(
    ("tampered", "said"),
    [
        ({"value": "7"}, "exported as 7, the source says "),
        ({"value": "NaN"}, "exported as NaN, the source says "),
        ({"value": "much"}, "exported as much, the source says "),
        ({"value": None}, "exported as nothing, the source says "),
        ({"text": "7"}, "exported as '7', the source prints "),
        ({"address": "somewhere"}, "is no address of a source"),
        ({"address": "a.txt#{sha256}:99999:0-4"}, "the source has no such line"),
        ({"address": "a.txt#{sha256}:0:0-4"}, "the source has no such line"),
        ({"address": "a.txt#{sha256}:1:0-4", "text": "{first}"}, "which is no value of a statement"),
        ({"address": f"a.txt#{'0' * 64}:1:0-4"}, "its source is not among those given"),
    ],
)
def test_a_tampered_fact_is_named(tampered: dict[str, str | None], said: str, written: tuple[Release, ...], tmp_path: Path) -> None:
    path = export(Content.of(written), BY_NAME["json"], tmp_path / "out.json")
    content = json.loads(path.read_text())
    source = written[0].source
    words = {"sha256": source.sha256, "first": source.lines[0][:4]}
    fact = content["facts"][5]
    fact |= {field: text and text.format(**words) for field, text in tampered.items()}
    path.write_text(json.dumps(content))
    found = verify(path, written)
    assert found.confirmed == 5
    assert found.wrong.startswith(f"{fact['address']}: ")
    assert said in found.wrong


@formats
def test_hostile_texts_get_through_as_text(wanted: Format, tmp_path: Path) -> None:
    releases = hostile_releases()
    path = export(Content.of(releases), wanted, tmp_path / f"out{wanted.ending}")
    assert path.stat().st_size > 0


@formats
def test_a_cancelled_export_leaves_the_old_file(wanted: Format, written: tuple[Release, ...], tmp_path: Path) -> None:
    path = tmp_path / f"out{wanted.ending}"
    path.write_text("old")
    before = sorted(tmp_path.iterdir())

    def stop(done: int, _: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(Content.of(written, step=stop), wanted, path)
    assert path.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == before


@formats
@on_a_full_disk
def test_a_full_disk_leaves_the_old_file(wanted: Format, written: tuple[Release, ...], tmp_path: Path) -> None:
    content = Content.of(written)
    whole = export(content, wanted, tmp_path / "whole").stat().st_size
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"out{wanted.ending}"
    path.write_text("old")
    for room in (0, 1, *range(whole // 9, whole, whole // 9), whole - 1):
        with no_more_than(room), pytest.raises(OSError, match="File too large"):
            export(content, wanted, path)
        assert [(one.name, one.read_text()) for one in folder.iterdir()] == [(path.name, "old")]


def test_a_folder_gets_a_name_of_the_releases(written: tuple[Release, ...], tmp_path: Path) -> None:
    content = Content.of(written)
    assert default_name(Content.of(written[:1]), BY_NAME["csv"]) == f"{Path(written[0].source.name).stem}.csv"
    assert export(content, BY_NAME["csv"], tmp_path).parent == tmp_path
    assert default_name(Content.of(()), BY_NAME["csv"]) == "releases.csv"
    for release in hostile_releases():
        assert "/" not in default_name(Content.of((release,)), BY_NAME["xlsx"])


@pytest.mark.parametrize("folder", [FOUNDING, CORPUS], ids=["founding", "corpus"])
def test_perfect_releases_lose_no_cell(folder: tuple[Path, Path], tmp_path: Path) -> None:
    shared("gold")
    releases = tuple(gold_releases(*folder))
    path = export(Content.of(releases), BY_NAME["json"], tmp_path / "out.json")
    assert len(json.loads(path.read_text())["facts"]) == cells(releases)
