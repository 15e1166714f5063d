"""Whatever releases are compared, comparing them ends, points at what is printed, and does not depend on their order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.synthetic import reprint, synthetic_releases, without
from viewer.checks.between.check import check_releases
from viewer.checks.between.vintages import vintages
from viewer.statements.period import Period, PeriodType, PrintedDate
from viewer.statements.release import Release
from viewer.statements.statement import Statement

RELEASES = synthetic_releases(6)
LABELS = [row.label for statement in RELEASES[0].statements for row in statement.rows if row.cells]

dates = st.builds(PrintedDate, st.integers(1900, 1903), st.integers(0, 12), st.integers(0, 31))
periods = st.none() | st.builds(Period, st.sampled_from(PeriodType), dates, st.none() | st.integers(1, 13))


@st.composite
def altered(draw: st.DrawFn, release: Release) -> Release:
    """A release with other figures, fewer lines, other periods, marks of audit and scales."""
    for label in draw(st.lists(st.sampled_from(LABELS), max_size=3, unique=True)):
        release = reprint(release, label, draw(st.integers(0, 1)), f"{draw(st.integers(0, 99_999)):,}")
    for label in draw(st.lists(st.sampled_from(LABELS), max_size=2, unique=True)):
        release = without(release, label)
    return replace(
        release,
        company=draw(st.sampled_from([None, "Sample Mills", "SAMPLE MILLS, INC.", "Other"])),
        released=draw(st.sampled_from([None, release.released])),
        statements=tuple(draw(relabelled(statement)) for statement in draw(st.permutations(release.statements))),
    )


@st.composite
def relabelled(draw: st.DrawFn, statement: Statement) -> Statement:
    """A statement with other periods in some columns."""
    columns = [
        replace(column, period=draw(periods), audited=draw(st.sampled_from([None, True, False]))) if draw(st.booleans()) else column
        for column in statement.columns
    ]
    return replace(statement, columns=tuple(columns))


releases = st.lists(st.sampled_from(RELEASES).flatmap(altered), max_size=5)


@given(releases)
def test_any_releases_are_compared(compared: list[Release]) -> None:
    named = [replace(release, source=replace(release.source, name=f"{number}.txt")) for number, release in enumerate(compared)]
    sources = {release.source.name: release.source for release in named}
    for finding in check_releases(named):
        assert finding.places
        for place in finding.places:
            assert place.span.end <= len(sources[place.source].lines[place.span.line - 1])
    for row in vintages(named):
        assert len(row.changes) == len(row.prints) - 1


@given(st.permutations(RELEASES))
def test_the_order_of_the_files_means_nothing(shuffled: list[Release]) -> None:
    changed = [reprint(release, "Net sales", 0, "1,234") for release in shuffled]
    assert check_releases(changed) == check_releases(sorted(changed, key=lambda release: release.source.name))
