"""The samples state what the founding releases state, in words of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.shared import shared
from viewer.api import read_release
from viewer.assets import samples
from viewer.statements.finding import Severity
from viewer.statements.statement import StatementKind
from viewer.text.reading import read_source

NAMES = ("innovo-2003-03-17", "innovo-2003-07-15", "innovo-2003-10-14", "innovo-2004-04-14")
TITLES = re.compile(r"(?i)^ *consolidated (condensed )?(balance sheets|statements of operations)$")
LAST_ROW = re.compile(r"(?i)^ *total liabilities and stockholders' equity|^ *diluted .* [0-9]{2},[0-9]{3}$")
BETWEEN = re.compile(r"(?i)^ *(<[a-z0-9]+>|innovo group ?inc\.? and subsidiaries|\(.*(except|thousands|unaudited).*\))? *$")
DATE_LINE = re.compile(r"LOS\s+ANGELES.*?INNO\)", re.DOTALL)
RUN = 8  # words in a row that nobody writes twice by chance


def text_of(folder: Path, name: str) -> str:
    return read_source(folder / f"{name}.txt").text


def tables(text: str) -> list[list[str]]:
    """Each statement from its title to its last row, rules and closing tags behind it included."""
    lines = text.split("\n")
    found = []
    for begin, line in enumerate(lines):
        if TITLES.match(line):
            end = max(at for at in range(begin, min(begin + 80, len(lines))) if LAST_ROW.match(lines[at])) + 1
            while end < len(lines) and re.match(r"[ -=]*$|</TABLE>", lines[end]):
                end += 1
            found.append(lines[begin:end])
    return [[line for line in table if line.strip()] for table in found]


def prose(text: str) -> str:
    """What stands outside the statements; the date line is a fact that all versions share."""
    rows = {line for table in tables(text) for line in table}
    told = (line for line in text.split("\n") if line not in rows and not BETWEEN.match(line))
    return DATE_LINE.sub("", "\n".join(told))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9$%]+(?:[.,'][a-z0-9]+)*", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("name", NAMES)
def test_statements_are_the_originals_line_for_line(name: str) -> None:
    original = tables(text_of(shared("releases"), name))
    assert len(original) == 2
    assert tables(text_of(samples(), name)) == original


@pytest.mark.parametrize("name", NAMES)
def test_the_narrative_states_every_figure(name: str) -> None:
    labelled = shared(f"gold/claims/{name}.claims.tsv").read_text("utf-8").splitlines()[1:]
    stated = [line.split("\t")[1] for line in labelled]
    told = " ".join(prose(text_of(samples(), name)).lower().split())
    for figure in set(stated):
        times = len(re.findall(rf"(?<![\w$.,]){re.escape(figure.lower())}(?!\w|[.,][0-9])", told))
        assert times >= stated.count(figure), figure


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_the_original_s(name: str) -> None:
    assert runs(prose(text_of(samples(), name))) & runs(prose(text_of(shared("releases"), name))) == set()


@pytest.mark.parametrize(
    ("name", "mistakes"),
    [
        (NAMES[0], ("$9,302,000", "$399,0000", "Issued and outstanding shares 193,976(2002)")),
        (NAMES[1], ("35%", "$934,000", "PLAND", "captial", "(unaudited)(unaudited)")),
        (NAMES[2], ("General and administrative", "35,275", "(2,448)")),
        (NAMES[3], ("$4.9 million", "$11,915,000 million", "in fiscal 2002 to $2,870,000", "$2,838,000", "142%")),
    ],
)
def test_mistakes_of_the_originals_are_kept(name: str, mistakes: tuple[str, ...]) -> None:
    told = " ".join(text_of(samples(), name).split())
    assert [mistake for mistake in mistakes if mistake not in told] == []


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_read_whole(name: str) -> None:
    release = read_release(samples() / f"{name}.txt")
    assert (release.company or "").startswith("Innovo Group")
    assert (release.ticker, str(release.released)) == ("INNO", name.removeprefix("innovo-"))
    assert [statement.kind for statement in release.statements] == [StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT]
    assert {statement.scale for statement in release.statements} == {1000}


FOUND = {
    (NAMES[0], "narrative", "$9,302,000"),
    (NAMES[0], "malformed_number", "$399,0000"),
    (NAMES[1], "margin", "35%"),
    (NAMES[3], "narrative", "$4.9 million"),
    (NAMES[3], "malformed_number", "$11,915,000 million"),
    (NAMES[3], "malformed_number", "$4,969,000 million"),
    (NAMES[3], "narrative", "$3,259,000"),
    (NAMES[3], "narrative", "$2,838,000"),
    (NAMES[3], "growth", "142%"),
}


def test_the_mistakes_of_the_narrative_are_found_and_no_others() -> None:
    found = set()
    for name in NAMES:
        release = read_release(samples() / f"{name}.txt")
        errors = [finding for finding in release.findings if finding.severity is Severity.ERROR]
        found |= {(name, finding.rule, release.source[finding.places[0].span]) for finding in errors}
    assert found == FOUND


def test_the_readme_tells_of_every_sample() -> None:
    readme = samples().joinpath("README.md").read_text("utf-8")
    assert [path.stem for path in sorted(samples().glob("*.txt"))] == list(NAMES)
    assert all(f"`{name}.txt`" in readme for name in NAMES)
