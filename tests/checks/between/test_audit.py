"""Columns called audited here and unaudited there."""

from __future__ import annotations

from dataclasses import replace

from tests.support.synthetic import synthetic_releases
from viewer.checks.between.audit import audit_status
from viewer.checks.between.check import check_releases
from viewer.statements.release import Release

FULL, FIRST, HALF = synthetic_releases(6)[3:]


def marked(release: Release, column: int, audited: bool, statement: int = 0) -> Release:
    """The release with a column of one statement called audited or not."""
    tables = list(release.statements)
    columns = list(tables[statement].columns)
    columns[column] = replace(columns[column], audited=audited)
    tables[statement] = replace(tables[statement], columns=tuple(columns))
    return replace(release, statements=tuple(tables))


def test_a_comparative_called_unaudited_contradicts_an_audited_one() -> None:
    [finding] = check_releases((marked(FIRST, 1, audited=False), marked(HALF, 1, audited=True)))
    assert finding.rule == "audit_status"
    assert finding.message == (
        "The column 31 December 1901 is marked unaudited in the release of 1902-04-20, audited in the release of 1902-07-20"
    )
    assert [place.source for place in finding.places] == [FIRST.source.name, HALF.source.name]


def test_the_first_print_is_published_before_the_audit() -> None:
    assert check_releases((marked(FULL, 0, audited=False), marked(FIRST, 1, audited=True))) == ()


def test_one_release_contradicts_itself() -> None:
    [balances, operations] = HALF.statements
    twice = replace(HALF, statements=(balances, operations, replace(balances, title="Selected balance sheet data")))
    [finding] = audit_status(marked(marked(twice, 1, audited=False), 1, audited=True, statement=2))
    assert "unaudited in CONSOLIDATED BALANCE SHEETS, audited in Selected balance sheet data" in finding.message


def test_the_mark_is_taken_with_what_it_is_printed_together_with() -> None:
    """`(unaudited)(unaudited)` is printed as one word over two columns."""
    balances, operations = marked(FIRST, 1, audited=False).statements
    at = balances.columns[1].heading_spans[0]
    lines = list(FIRST.source.lines)
    lines[at.line - 1] = " " * (at.start - 11) + "(unaudited)(unaudited)"
    columns = (balances.columns[0], replace(balances.columns[1], heading_spans=(replace(at, end=at.start + 11),)))
    source = replace(FIRST.source, text="\n".join(lines))
    release = replace(FIRST, source=source, statements=(replace(balances, columns=columns), operations))
    [finding] = check_releases((release, marked(HALF, 1, audited=True)))
    assert source[finding.places[0].span] == "(unaudited)(unaudited)"
