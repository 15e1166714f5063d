"""One line of many releases: out of the cache it is what the parsed releases say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import viewer
from tests.support.made import made_release
from tests.support.shared import shared
from tests.support.synthetic import synthetic_releases
from viewer.api import parse
from viewer.cache import CachedReader, reading
from viewer.cache.archive import Archive, ArchiveLine
from viewer.cache.key import Key
from viewer.cache.printed import printed_of
from viewer.cache.reading import Ahead
from viewer.cache.store import Store
from viewer.statements.facts import Fact, Line, closing_month, facts_of
from viewer.statements.release import Release
from viewer.statements.tidy import address
from viewer.text.folders import release_files
from viewer.text.reading import SourceError
from viewer.text.source import Source
from viewer.trends.companies import CompanyNames, dated_release
from viewer.trends.ledger import is_usable
from viewer.trends.lines import matching
from viewer.trends.policy import Policy, PolicyKind

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = (1_000_000_000, 1_000_000_000)
ASK = "import sys; from pathlib import Path; import viewer; print(len(viewer.figures('Net sales', sys.argv[1], policy='all')))"
POLICIES = ("original", "latest", "asof:2003-06-30", "all")
Answer = list[tuple[str | None, str, Decimal]]


def expected(releases: Sequence[Release], wanted: str, policy: Policy) -> Answer:
    """What the releases say, taken from them fact by fact: company, address and amount of each figure that counts."""
    numbers = CompanyNames()
    company = {id(release): numbers.number(release.company, release.ticker) for release in releases}
    ordered = sorted(releases, key=lambda one: (released(one) or date.min, one.source.name, one.source.sha256))
    known = [one for one in ordered if policy.date is None or ((day := released(one)) is not None and day <= policy.date)]
    lines: dict[tuple[str, ...], dict[int, Line]] = {}
    for number, fact in enumerate(fact for release in releases for fact in usable(release)):
        lines.setdefault(fact.line.identity, {})[number] = fact.line
    meant = [one.line.identity for one in matching([ArchiveLine.of(lines[identity]) for identity in sorted(lines)], wanted)]
    late = policy.kind in {PolicyKind.LATEST, PolicyKind.AS_OF}
    found: dict[tuple[int, ...], Fact] = {}
    for place, release in enumerate(reversed(known) if late else known):
        for at, fact in enumerate(usable(release)):
            if fact.line.identity in meant:
                length = fact.period.months or (0 if fact.period.is_instant else -1)
                group = (company[id(release)], meant.index(fact.line.identity), *closing_month(fact.period.end), length)
                found.setdefault((*group, place, at) if policy.kind is PolicyKind.ALL else group, fact)
    facts = [found[group] for group in sorted(found)]
    return [(fact.release.company, address(fact.release.source, fact.cell.span), fact.value) for fact in facts]


def released(release: Release) -> date | None:
    return dated_release(release)[0].released


def usable(release: Release) -> list[Fact]:
    return [fact for fact in facts_of(release) if is_usable(fact)]


def asked(archive: Archive, wanted: str, policy: Policy) -> Answer:
    found = archive.figures(wanted, policy)
    companies = [None if pd.isna(company) else str(company) for company in found["company"]]
    places = zip(found["source"], found["sha256"], found["line"], found["first"], found["end_column"], strict=True)
    addresses = [f"{source}#{sha256}:{line}:{first}-{end}" for source, sha256, line, first, end in places]
    return list(zip(companies, addresses, found["value"], strict=True))


class Handed(CachedReader):
    """Reads what it was handed; the cache is a file as ever."""

    def __init__(self, path: Path, releases: Sequence[Release]) -> None:
        super().__init__(path)
        self._handed = {release.source.name: release for release in releases}

    def read(self, path: Path, encoding: str | None = None, ahead: Ahead | None = None) -> Release:
        assert encoding is None
        assert ahead is None
        return self._handed[path.name]


PERIODS = ("3 2003-03-31", "0 2003-03-31", "3 2003-04-05", "12 2003-12-31", "12 2003", "2002-12-31", "2003-03")
figures = st.integers(-99_999, 99_999) | st.sampled_from(["0.04", "1.10", "12345678901234567890.5", "123456789012345678901234"])
rows = st.dictionaries(
    st.sampled_from(["Net sales", "Net revenues", "Sales", "Other", "Net income (loss)", "Total"]),
    st.dictionaries(st.sampled_from(PERIODS), figures, min_size=1, max_size=4),
    max_size=4,
)


@st.composite
def archives(draw: st.DrawFn) -> list[Release]:
    """Releases of a few companies, some without name, ticker or date, some of one date."""
    releases = []
    for number in range(draw(st.integers(0, 6))):
        day = draw(st.sampled_from(["2003-04-15", "2003-07-15", "2004-02-01", ""]))
        made = made_release(day, draw(rows), scale=draw(st.sampled_from([1, 1000])))
        (statement,) = made.statements
        named = tuple(replace(row, concept=draw(st.sampled_from([None, "Revenues", "NetIncomeLoss"]))) for row in statement.rows)
        company = draw(st.sampled_from([None, "Made Inc.", "MADE", "Other Corp", "A \ud800"]))
        source = replace(made.source, name=f"{number}.txt", sha256=f"{draw(st.integers(0, 3))}{number:063}")
        ticker = draw(st.sampled_from([None, "MADE", "OTHR"]))
        releases.append(replace(made, source=source, company=company, ticker=ticker, statements=(replace(statement, rows=named),)))
    return releases


def storable(answer: Answer) -> Answer:
    return [(company and company.replace("\ud800", "?"), *rest) for company, *rest in answer]  # type: ignore[misc]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(archives(), st.sampled_from(["Net sales", "sales", "Revenues", "net", "Total", "nothing"]), st.sampled_from(POLICIES), st.data())
def test_it_answers_as_the_releases_do(tmp_path: Path, releases: list[Release], wanted: str, policy: str, data: st.DataObject) -> None:
    files = [Path(release.source.name) for release in data.draw(st.permutations(releases))]
    by_name = {release.source.name: release for release in releases}
    ordered = [by_name[file.name] for file in files]
    path = tmp_path / f"{hash((str(releases), wanted))}.sqlite3"
    others = data.draw(st.lists(st.sampled_from(releases), unique_by=lambda one: one.source.name)) if releases else []
    for chosen in (others, ordered):  # the first leave figures that the second must not see, or need not keep again
        with Archive([Path(one.source.name) for one in chosen], Handed(path, releases)) as archive:
            assert asked(archive, wanted, Policy.parse(policy)) == storable(expected(chosen, wanted, Policy.parse(policy)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for release in synthetic_releases(5):
        path = folder / release.source.name
        path.write_text(release.source.text, encoding="utf-8")
        os.utime(path, LONG_AGO)
    return folder


def parsed(folder: Path) -> list[Release]:
    return [parse(path) for path in release_files(folder)]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("wanted", ["Net sales", "Cash", "diluted", "Total"])
def test_real_documents_answer_alike(wanted: str, policy: str) -> None:
    folder = shared("releases")
    releases = parsed(folder)
    with Archive([folder]) as archive:
        assert asked(archive, wanted, Policy.parse(policy)) == expected(releases, wanted, Policy.parse(policy))


def test_what_was_asked_before_is_neither_parsed_nor_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = viewer.figures("Net sales", folder)
    assert len(first) > 5
    monkeypatch.setattr(reading, "read_source", lambda *_: pytest.fail("opened again"))
    monkeypatch.setattr(reading, "thaw", lambda _: pytest.fail("thawed"))
    assert viewer.figures("Net sales", folder).equals(first)


def test_a_cache_that_keeps_no_figures_of_a_release_takes_them_from_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cache.sqlite3"
    with monkeypatch.context() as patch:
        patch.setattr(Store, "print", lambda *_: None)  # as if the program had ended before they were written
        with CachedReader(path) as reader:
            for file in release_files(folder):
                reader.read(file)
    with Archive([folder], CachedReader(path)) as archive:
        assert asked(archive, "Net sales", Policy()) == expected(parsed(folder), "Net sales", Policy()) != []


def test_a_changed_file_says_what_it_says_now(folder: Path) -> None:
    before = viewer.figures("Net sales", folder)
    path = min(folder.iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("8", "9"), encoding="utf-8")
    after = viewer.figures("Net sales", folder)
    assert list(after["value"]) != list(before["value"])
    assert list(after["value"]) == [value for _, _, value in expected(parsed(folder), "Net sales", Policy())]


def test_it_answers_without_a_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_cache = viewer.figures("Net sales", folder)
    monkeypatch.setenv(reading.OFF, "1")
    assert viewer.figures("Net sales", folder).equals(with_cache)


def test_a_cache_too_small_for_all_releases_answers_for_all(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "small.sqlite3"
    with Archive([folder], CachedReader(path, limit=20_000)) as archive:
        assert asked(archive, "Net sales", Policy()) == expected(parsed(folder), "Net sales", Policy())


@pytest.mark.parametrize("mishap", ["evicted", "deleted"])
def test_what_goes_from_the_cache_meanwhile_is_read_again(mishap: str, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite3"
    with Archive([folder], CachedReader(path)) as archive:
        before = archive.figures("Net sales")
        if mishap == "deleted":
            path.unlink()
        else:
            other = Store(path, limit=1)
            other.keep(Key("0", "a.txt", "", ""), b"", printed_of(Release(Source("a.txt", ""))))
            other.close()
        assert archive.figures("Net sales").equals(before)


def test_what_is_evicted_takes_its_figures_along(tmp_path: Path) -> None:
    releases = synthetic_releases(200)
    store = Store(tmp_path / "cache.sqlite3", limit=1_500_000)
    keys = [Key(f"{number:064}", release.source.name, "", "1") for number, release in enumerate(releases)]
    for key, release in zip(keys, releases, strict=True):
        store.keep(key, b"x" * 10_000, printed_of(release))
    store.flush()
    kept = {key for key in keys if store.find(key)}
    with store.using() as connection:
        assert connection
        figures = connection.execute("SELECT sum(length(data)) FROM figures").fetchone()[0]
    assert 40 < len(kept) < 160
    assert kept <= {key for key in keys if store.prints(key)}
    assert figures < 1.5 * 200 / len(keys) * sum(
        44 * printed_of(release).size for key, release in zip(keys, releases, strict=True) if key in kept
    )
    store.close()


def test_processes_may_ask_at_once(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen([sys.executable, "-c", ASK, str(folder)], env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    wanted = len(expected(parsed(folder), "Net sales", Policy(PolicyKind.ALL)))
    assert [process.communicate(timeout=100)[0] for process in started] == [f"{wanted}\n"] * 3


def test_files_that_cannot_be_read_are_named_and_the_others_answer(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"%PDF-1.4\0\0")
    with Archive([folder, folder / "missing.txt"]) as archive:
        assert [problem.path.name for problem in archive.problems] == ["bad.txt", "missing.txt"]
        assert len(archive.figures("Net sales")) > 5
    with pytest.raises(SourceError):
        viewer.figures("Net sales", folder)
    with pytest.raises(ValueError, match="policy"):
        viewer.figures("Net sales", folder, policy="newest")


def test_nothing_is_a_table_without_rows(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert list(viewer.figures("Net sales", tmp_path / "empty").columns) == list(viewer.figures("Net sales").columns)
    assert len(viewer.figures("Net sales", tmp_path / "empty")) == 0
