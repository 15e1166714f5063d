"""Claims and findings against hand-labelled documents, on a perfect parse of their statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.gold import CORPUS, FOUNDING, gold_release
from tests.support.shared import shared, shared_files
from viewer.checks.narrative.claims import claims
from viewer.checks.narrative.findings import narrative_findings
from viewer.statements.release import Release

RULES = {"narrative", "growth", "margin", "malformed_number", "narrative_sum"}
LABELLED = shared_files("gold/claims", "*.claims.tsv")


def told(name: str) -> Release:
    """A labelled document with its claims."""
    folder, documents = FOUNDING if (FOUNDING[0] / f"{name}.gold").exists() else CORPUS
    release = gold_release(folder / f"{name}.gold", documents)
    return replace(release, claims=claims(release))


def found_by_hand() -> Iterator[tuple[str, str, str, str]]:
    """File, line, text and rule of each finding of a careful reader."""
    for row in shared("gold/findings.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            file, line, text, rule, *_ = row.split("\t")
            yield file, line, text, rule.rstrip("*")


def digits(text: str) -> str:
    return re.sub(r"[^0-9.]", "", text)


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_claims(path: Path) -> None:
    release = told(path.name.removesuffix(".claims.tsv"))
    taken: dict[tuple[int, str], int] = {}
    for raw in path.read_text(encoding="utf-8").splitlines():
        if not raw.strip() or raw.startswith("#"):
            continue
        number, text, _, status, against, *_ = (raw + "\t\t").split("\t")
        line = int(number)
        start = release.source.lines[line - 1].find(text, taken.get((line, text), 0))
        taken[line, text] = start + 1
        claim = next(c for c in release.claims if c.span.line == line and c.span.start < start + len(text) and c.span.end > start)
        assert claim.status == status, raw
        wanted = {digits(cell.partition(":")[2]) for cell in against.split(";") if ":" in cell}
        assert bool(claim.against) == bool(wanted), raw
        assert not claim.against or any(digits(release.source[span]) in wanted for span in claim.against), raw


@pytest.mark.parametrize("name", sorted({path.stem for path in shared_files("releases")}))
def test_findings(name: str) -> None:
    wanted = {(int(line), text, rule) for file, line, text, rule in found_by_hand() if file == f"{name}.txt" and rule in RULES}
    release = told(name)
    found = {(f.places[0].span.line, release.source[f.places[0].span], f.rule) for f in narrative_findings(release)}
    assert found == wanted
