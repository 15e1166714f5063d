"""What a careful reader finds between the founding releases is found, and no more errors than he finds."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.support.gold import FOUNDING, gold_releases
from tests.support.shared import shared
from viewer.api import check
from viewer.api import releases as read_releases
from viewer.checks.check import check_release
from viewer.statements.finding import ChangeClass, Finding, Severity
from viewer.statements.release import Release

# Line of the newest print, rule, and the amount in thousands where there is one.
AMOUNTS = (
    ("innovo-2004-04-14.txt", 293, "8,656", 51),
    ("innovo-2004-04-14.txt", 294, "3,259", -51),
    ("innovo-2004-04-14.txt", 298, "2,787", -51),
    ("innovo-2003-10-14.txt", 249, "35,275", 100),
    ("innovo-2003-10-14.txt", 255, "11,659", -101),
    ("innovo-2003-10-14.txt", 249, "13,869", 152),
    ("innovo-2003-10-14.txt", 255, "5,218", -151),
    ("innovo-2003-10-14.txt", 247, "20,219", -68),
    ("innovo-2003-10-14.txt", 271, "(2,448)", -2),
)


@pytest.fixture(scope="module", params=["labelled", "parsed"])
def releases(request: pytest.FixtureRequest) -> list[Release]:
    """The founding releases as labelled by hand, and as the parser reads them."""
    shared("gold")
    if request.param == "labelled":
        return [check_release(release) for release in gold_releases(*FOUNDING)]
    return list(read_releases(shared("releases")))


@pytest.fixture(scope="module")
def findings(releases: Sequence[Release]) -> tuple[Finding, ...]:
    return check(releases)


def truth() -> list[tuple[str, int, str, str, str]]:
    """File, line, text on that line, rule (with a star where a neighbouring rule will do) and severity."""
    with shared("gold/findings.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")]
    return [(name, int(line), text, rule, severity) for name, line, text, rule, severity, *_ in rows]


def test_every_row_of_the_truth_is_found_under_its_rule(releases: Sequence[Release], findings: Sequence[Finding]) -> None:
    sources = {release.source.name: release.source for release in releases}
    audited = any(column.audited is not None for release in releases for statement in release.statements for column in statement.columns)
    missed = [
        (name, line, text, rule)
        for name, line, text, rule, severity in truth()
        if (audited or rule != "audit_status")  # the labels do not say what was audited
        and not any(
            (finding.rule, finding.severity) == (rule.rstrip("*"), severity)
            and (place.source, place.span.line) == (name, line)
            and text in sources[name][place.span]
            for finding in findings
            for place in finding.places
        )
    ]
    assert missed == []


def test_nothing_else_is_an_error(findings: Sequence[Finding]) -> None:
    wrong = {(name, line) for name, line, _, _, severity in truth() if severity == Severity.ERROR}
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert [finding.message for finding in errors if not wrong & {(place.source, place.span.line) for place in finding.places}] == []


@pytest.mark.parametrize("row", AMOUNTS)
def test_amounts(releases: Sequence[Release], findings: Sequence[Finding], row: tuple[str, int, str, int]) -> None:
    source, line, text, thousands = row
    sources = {release.source.name: release.source for release in releases}
    leading = [
        finding
        for finding in findings
        if finding.rule == "implied_period"
        and finding.places[0].source == source
        and finding.places[0].span.line == line
        and sources[source][finding.places[0].span] == text
    ]
    assert Decimal(thousands * 1000) in [finding.difference for finding in leading]


def test_what_compensates_is_named(findings: Sequence[Finding]) -> None:
    [cost] = [finding for finding in findings if "printed 8,656" in finding.message]
    assert cost.change is ChangeClass.RECLASSIFICATION
    assert cost.message == (
        "Cost of goods sold, three months ended 1 March 2003: printed 8,656 in the release of 2004-04-14, while 17,162 - 8,557 = 8,605 "
        "in the release of 2003-07-15 (difference 51, rounding explains 1.5); compensated by Selling, general and administrative, "
        "Income (loss) from operations is unchanged: reclassification"
    )


def test_nothing_is_called_a_restatement(findings: Sequence[Finding]) -> None:
    assert [finding for finding in findings if "restate" in finding.message.casefold()] == []
