"""The relations of labelled releases: all of the founding four exact, the known errors of the others found."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from tests.benchmarks.planted import outcome, planted_in
from tests.support.gold import CORPUS, FOUNDING, gold_releases
from tests.support.shared import SHARED, shared
from viewer.checks.arithmetic import arithmetic
from viewer.checks.check import check_release
from viewer.checks.prove import prove
from viewer.footing.proof import Verdict
from viewer.statements.finding import Finding, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Role


def founding() -> list[Release]:
    return list(gold_releases(*FOUNDING)) if SHARED.exists() else []


def corpus() -> list[Release]:
    return list(gold_releases(*CORPUS)) if SHARED.exists() else []


def test_founding_relations_are_exact() -> None:
    shared("gold")
    proofs = [proof for release in founding() for proof in prove(release)]
    assert Counter(proof.verdict for proof in proofs) == {Verdict.EXACT: 146}
    assert all(proof.confirmed for proof in proofs)


def test_founding_totals_are_proved() -> None:
    shared("gold")
    for release in founding():
        proved = {(proof.total.statement, proof.total.row) for proof in prove(release)}
        rows = ((at, index, row) for at, statement in enumerate(release.statements) for index, row in enumerate(statement.rows))
        assert not [row.label for at, index, row in rows if row.role is Role.TOTAL and (at, index) not in proved]


def test_founding_tables_are_clean() -> None:
    shared("gold")
    assert not [finding.message for release in founding() for finding in arithmetic(release)]


def test_known_errors_are_found() -> None:
    table = shared("corpus/findings.tsv")
    findings = {release.source.name: list(arithmetic(release)) for release in corpus()}
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for file, line, text, rule, _ in csv.reader(lines, delimiter="\t"):
        assert any(_is_at(finding, rule, int(line)) for finding in findings[file]), (file, line, text, rule)


def test_no_other_errors_in_the_corpus() -> None:
    shared("corpus/gold")
    errors = Counter(
        release.source.name.partition("_")[0]
        for release in corpus()
        for finding in arithmetic(release)
        if finding.severity is Severity.ERROR
    )
    # All of them are known or follow from known ones: a wrong subtotal breaks the sum it is in, too.
    assert errors == {"turner-broadcasting-system": 4, "coca-cola": 2, "commodore": 1}


@pytest.mark.parametrize("release", founding(), ids=lambda release: release.source.name)
def test_plantings_are_caught(release: Release) -> None:
    proofs = prove(release)
    known = set(check_release(release).findings)
    outcomes = [outcome(planting, proofs, known, check_release(changed)) for planting, changed in planted_in(release, proofs, 12, seed=7)]
    assert len(outcomes) == 12
    assert all(found.graded and found.placed for found in outcomes)
    assert sum(found.named for found in outcomes) >= 9


def _is_at(finding: Finding, rule: str, line: int) -> bool:
    return finding.rule == rule and any(place.span.line == line for place in finding.places)
