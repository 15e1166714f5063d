"""Corrections change the reading, never what is printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.review.support import journal, release_of
from viewer.review.applying import apply, unplaced
from viewer.review.corrections import Correction, correct, standing_corrections
from viewer.review.fields import Field
from viewer.review.profiles import Habit, habits_of, keep_profile, profile_of, profile_text, proposals, read_profile
from viewer.review.target import Subject, Target, target_at
from viewer.review.things import cell_target, column_target, row_anchor, row_target, statement_target
from viewer.review.undo import undo
from viewer.statements.period import PrintedDate, duration
from viewer.statements.release import Release
from viewer.statements.statement import CellKind, Role, Statement, StatementKind
from viewer.text.source import Source
from viewer.text.span import Span

ANN = "Ann Auditor"


@pytest.fixture
def release(source: Source) -> Release:
    return release_of(source)


def corrected(release: Release, *corrections: tuple[Target, Field, str]) -> Statement:
    index = journal(*(correct(target, field, value, ANN, "as the notes say") for target, field, value in corrections))
    return apply(release, standing_corrections(index)).statements[0]


def values(statement: Statement, row: int) -> list[str]:
    return [f"{cell.value} {cell.unit}" for cell in statement.rows[row].cells]


def test_a_value_is_replaced_and_says_what_it_was(release: Release) -> None:
    cell = release.statements[0].rows[2].cells[0]
    new = corrected(release, (cell_target(release.source, cell), Field.VALUE, "1985000")).rows[2].cells[0]
    assert (new.text, new.span, new.value) == (cell.text, cell.span, Decimal(1985000))
    assert new.doubts == ("value corrected to 1985000 by Ann Auditor, read as 1895000 USD by the program: as the notes say",)


def test_nil_and_not_meaningful_are_values_too(release: Release) -> None:
    first, second = (cell_target(release.source, cell) for cell in release.statements[0].rows[2].cells)
    cells = corrected(release, (first, Field.VALUE, "nil"), (second, Field.VALUE, "not_meaningful")).rows[2].cells
    assert [(cell.value, cell.kind) for cell in cells] == [(None, CellKind.NIL), (None, CellKind.NOT_MEANINGFUL)]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (Field.SIGN, "negative", ["-1895000 USD", "-2737000 USD"]),
        (Field.SIGN, "reversed", ["-1895000 USD", "-2737000 USD"]),
        (Field.SIGN, "positive", ["1895000 USD", "2737000 USD"]),
        (Field.SCALE, "1", ["1895 USD", "2737 USD"]),
        (Field.SCALE, "1000000", ["1895000000 USD", "2737000000 USD"]),
        (Field.UNIT, "shares", ["1895000 shares", "2737000 shares"]),
    ],
)
def test_a_row_hands_its_corrections_to_its_cells(field: Field, value: str, expected: list[str], release: Release) -> None:
    statement = release.statements[0]
    new = corrected(release, (row_target(release.source, statement.rows[2]), field, value))
    assert values(new, 2) == expected
    assert values(new, 3) == values(statement, 3)


def test_the_scale_of_a_statement_is_not_that_of_rows_with_one_of_their_own(release: Release) -> None:
    statement, source = release.statements[0], release.source
    row = statement.rows[2]
    own = tuple(replace(cell, scale=1, value=cell.value / 1000) for cell in row.cells if cell.value is not None)
    mixed = replace(statement, rows=(*statement.rows[:2], replace(row, cells=own), *statement.rows[3:]))
    new = corrected(replace(release, statements=(mixed,)), (statement_target(source, mixed), Field.SCALE, "1000000"))
    assert values(new, 2) == ["1895 USD", "2737 USD"]
    assert values(new, 3) == ["8297000000 USD", "5710000000 USD"]


def test_the_closest_correction_stands(release: Release) -> None:
    statement, source = release.statements[0], release.source
    row, cell = statement.rows[2], statement.rows[2].cells[0]
    new = corrected(
        release,
        (statement_target(source, statement), Field.SCALE, "1000000"),
        (column_target(source, statement, 1), Field.SIGN, "negative"),
        (row_target(source, row), Field.SCALE, "1"),
        (cell_target(source, cell), Field.VALUE, "7"),
    )
    assert values(new, 2) == ["7 USD", "-2737 USD"]
    assert values(new, 3) == ["8297000000 USD", "-5710000000 USD"]
    assert new.scale == 1000000


def test_a_statements_scale_and_currency_leave_other_units_alone(release: Release) -> None:
    statement = release.statements[0]
    rows = list(statement.rows)
    first, second = rows[2].cells
    rows[2] = replace(rows[2], cells=(replace(first, unit="USD/shares", scale=1, value=Decimal("0.04")), replace(second, unit="pure")))
    release = replace(release, statements=(replace(statement, rows=tuple(rows)),))
    target = statement_target(release.source, statement)
    new = corrected(release, (target, Field.SCALE, "1"), (target, Field.UNIT, "EUR"))
    assert values(new, 2) == ["0.04 EUR/shares", "2737000 pure"]
    assert values(new, 3) == ["8297 EUR", "5710 EUR"]
    assert (new.scale, new.currency) == (1, "EUR")


def test_rows_columns_and_statements_are_read_otherwise(release: Release) -> None:
    statement, source = release.statements[0], release.source
    row = row_target(source, statement.rows[2])
    new = corrected(
        release,
        (row, Field.CAPTION, "Trade receivables"),
        (row, Field.SECTION, '["ASSETS", "Current assets"]'),
        (row, Field.ROLE, "total"),
        (row, Field.CONCEPT, "AccountsReceivableNetCurrent"),
        (column_target(source, statement, 0), Field.PERIOD, "duration 3 2003-05"),
        (statement_target(source, statement), Field.KIND, "other"),
    )
    changed = new.rows[2]
    assert (changed.label, changed.section, changed.role) == ("Trade receivables", ("ASSETS", "Current assets"), Role.TOTAL)
    assert changed.concept == "AccountsReceivableNetCurrent"
    assert "caption corrected to Trade receivables by Ann Auditor, read as Receivables by the program: as the notes say" in changed.doubts
    assert new.columns[0].period == duration(3, PrintedDate(2003, 5))
    assert new.kind is StatementKind.OTHER
    assert "column 1: period corrected to duration 3 2003-05 by Ann Auditor, read as instant 2003-05-31" in new.doubts[1]


def test_dragged_edges_put_values_into_other_columns(release: Release) -> None:
    statement = release.statements[0]
    target = statement_target(release.source, statement)
    swallowed = corrected(release, (target, Field.EDGES, "30-54"))
    assert [len(row.cells) for row in swallowed.rows] == [0, 1, 1, 1, 1]
    three = corrected(release, (target, Field.EDGES, "20-30 30-42 42-54"))
    assert [cell.column for cell in three.rows[2].cells] == [1, 2]
    assert len(three.columns) == 3


def test_values_that_the_parser_missed_are_found_between_dragged_edges(release: Release) -> None:
    statement = release.statements[0]
    rows = tuple(replace(row, cells=row.cells[:1]) for row in statement.rows)
    poorer = replace(release, statements=(replace(statement, rows=rows, columns=statement.columns[:1]),))
    new = corrected(poorer, (statement_target(release.source, statement), Field.EDGES, "30-42 42-54"))
    assert [[cell.value for cell in row.cells] for row in new.rows] == [[cell.value for cell in row.cells] for row in statement.rows]
    assert [[cell.span for cell in row.cells] for row in new.rows] == [[cell.span for cell in row.cells] for row in statement.rows]


def test_a_dragged_extent_takes_in_the_lines_of_a_caption(release: Release) -> None:
    row = release.statements[0].rows[1]
    new = corrected(release, (row_target(release.source, row), Field.EXTENT, "5-6"))
    assert [(each.label, each.lines) for each in new.rows[:2]] == [("Current assets: Cash", (5, 6)), ("Receivables", (7, 7))]
    assert [release.source[span] for span in new.rows[0].label_spans] == ["Current assets:", "Cash"]
    assert new.rows[0].doubts == ("extent corrected to 5-6 by Ann Auditor, read as 6-6 by the program: as the notes say",)


def test_what_was_said_of_a_row_stays_when_it_is_dragged(release: Release) -> None:
    row = row_target(release.source, release.statements[0].rows[1])
    new = corrected(release, (row, Field.EXTENT, "5-6"), (row, Field.CAPTION, "Cash at bank")).rows[0]
    assert (new.label, new.lines) == ("Cash at bank", (5, 6))


def test_a_row_that_was_dragged_can_be_dragged_and_corrected_again(release: Release) -> None:
    source, row = release.source, release.statements[0].rows[1]
    heading = row_target(source, release.statements[0].rows[0])
    anchor = row_anchor(source, row)
    once = corrected(release, (heading, Field.CAPTION, "CURRENT"), (anchor, Field.EXTENT, "5-6"))
    assert (once.rows[0].label, once.rows[0].lines) == ("Current assets: Cash", (5, 6))
    assert row_anchor(source, once.rows[0]) == anchor
    named = corrected(release, (anchor, Field.EXTENT, "5-6"), (row_target(source, once.rows[0]), Field.CAPTION, "Cash at bank"))
    assert named.rows[0].label == "Cash at bank"
    back = corrected(release, (anchor, Field.EXTENT, "5-6"), (anchor, Field.EXTENT, "6-6"))
    assert [each.label for each in back.rows] == [each.label for each in release.statements[0].rows]


def test_what_was_taken_out_can_be_read_again_on_other_lines(release: Release) -> None:
    source, statement = release.source, release.statements[0]
    removed = correct(statement_target(source, statement), Field.REMOVED, "table", ANN, "it begins further up")
    added = correct(replace(statement_target(source, statement), subject=Subject.SOURCE), Field.REGION, "1-9", ANN, "here")

    def read_region(_: Source, lines: tuple[int, int]) -> tuple[Statement, ...]:
        return (replace(statement, lines=lines),)

    (new,) = apply(release, standing_corrections(journal(removed, added)), read_region).statements
    assert new.lines == (1, 9)
    assert new.doubts == ("region corrected to 1-9 by Ann Auditor, read as no statement by the program: here",)
    assert apply(release, standing_corrections(journal(removed, added, removed)), read_region).statements == ()


def test_two_regions_stand_beside_each_other(release: Release) -> None:
    source, bare = release.source, replace(release, statements=())
    places = [replace(target_at(source, span), subject=Subject.SOURCE) for span in (Span(5, 0, 14), Span(9, 0, 5))]
    drafts = [correct(place, Field.REGION, f"{place.span.line}-{place.span.line}", ANN, "missed") for place in places]
    asked: list[tuple[int, int]] = []

    def read_region(_: Source, lines: tuple[int, int]) -> tuple[Statement, ...]:
        asked.append(lines)
        return ()

    corrections = standing_corrections(journal(*drafts))
    read = apply(bare, corrections, read_region)
    assert asked == [(5, 5), (9, 9)]
    assert unplaced(bare, corrections, read) == corrections


def test_what_is_no_table_is_taken_out(release: Release) -> None:
    removed = correct(statement_target(release.source, release.statements[0]), Field.REMOVED, "table", ANN, "a list of names")
    assert apply(release, standing_corrections(journal(removed))).statements == ()


def test_corrections_without_a_place_are_listed(release: Release) -> None:
    stray = target_at(release.source, Span(1, 0, 4))
    index = journal(correct(stray, Field.VALUE, "1", ANN, "why"))
    assert [correction.target for correction in unplaced(release, standing_corrections(index))] == [stray]
    assert apply(release, standing_corrections(index)).statements == release.statements


def test_an_undone_correction_is_gone(release: Release) -> None:
    cell = cell_target(release.source, release.statements[0].rows[2].cells[0])
    index = journal(correct(cell, Field.VALUE, "1", ANN, "why"), correct(cell, Field.VALUE, "2", ANN, "why"))
    assert [correction.value for correction in standing_corrections(index, release.source.sha256)] == ["2"]
    journal(undo(index, 2, ANN), index=index)
    assert [correction.value for correction in standing_corrections(index)] == ["1"]
    journal(undo(index, 1, ANN), index=index)
    assert apply(release, standing_corrections(index)) is release


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field.VALUE, "1,895"), (Field.VALUE, "NaN"), (Field.VALUE, "1e9"), (Field.VALUE, "\uff11"), (Field.VALUE, ""),
        (Field.SIGN, "up"), (Field.SCALE, "0"), (Field.SCALE, "1.5"), (Field.UNIT, "dollars"),
        (Field.PERIOD, "2003-05-31"), (Field.PERIOD, "instant 2003-13-01"), (Field.PERIOD, "instant 2003-02-30"),
        (Field.PERIOD, "instant 0000"),
        (Field.CAPTION, "two\nlines"), (Field.SECTION, "ASSETS"), (Field.SECTION, "[1]"), (Field.SECTION, "[" * 100000),
        (Field.ROLE, "sum"), (Field.CONCEPT, "a b"), (Field.KIND, "list"), (Field.EDGES, "5-4"), (Field.EDGES, "10-20 15-30"),
        (Field.EXTENT, ""), (Field.REMOVED, "row"),
    ],
)  # fmt: skip
def test_a_reading_that_cannot_be_read_is_refused(field: Field, value: str, release: Release) -> None:
    statement, source = release.statements[0], release.source
    row = statement.rows[2]
    targets = cell_target(source, row.cells[0]), row_target(source, row), column_target(source, statement, 0)
    for target in (*targets, statement_target(source, statement)):
        with pytest.raises(ValueError, match=r".+"):
            correct(target, field, value, ANN, "why")


def test_a_correction_needs_a_reason(release: Release) -> None:
    cell = release.statements[0].rows[2].cells[0]
    with pytest.raises(ValueError, match="needs a reason"):
        correct(cell_target(release.source, cell), Field.VALUE, "1", ANN, " ")


def test_a_company_profile_proposes_the_same_for_the_next_file(release: Release) -> None:
    statement, source = release.statements[0], release.source
    row = row_target(source, statement.rows[2])
    index = journal(
        correct(row, Field.CONCEPT, "AccountsReceivableNetCurrent", ANN, "so it is"),
        correct(cell_target(source, statement.rows[2].cells[0]), Field.VALUE, "1", ANN, "only here"),
        correct(statement_target(source, statement), Field.SCALE, "1", ANN, "in full"),
    )
    profile = habits_of(release, standing_corrections(index))
    assert [habit.field for habit in profile] == [Field.CONCEPT, Field.SCALE]
    assert read_profile(profile_text(profile)) == profile
    journal(keep_profile(index, "Acme", profile, ANN), index=index)
    kept = profile_of(index, "Acme")
    assert kept == profile
    assert profile_of(index, "Other") == ()
    following = replace(release, source=replace(source, sha256="f" * 64))
    proposed = proposals(kept, following)
    assert {(correction.field, correction.value) for correction in proposed} == {
        (Field.CONCEPT, "AccountsReceivableNetCurrent"),
        (Field.SCALE, "1"),
    }
    assert values(apply(following, proposed).statements[0], 2) == ["1895 USD", "2737 USD"]
    assert proposals(kept, release, standing_corrections(index)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"schema": "statement-viewer.profile/1", "habits": [{}]}',
        profile_text((Habit(Subject.NUMBER, "cash", "", Field.VALUE, "1", "only once"),)),
        profile_text((Habit(Subject.ROW, "cash", "", Field.SCALE, "a thousand", "as said"),)),
    ],
)
def test_what_is_no_profile_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_profile(text)


def test_added_regions_are_read_by_the_reader_given(release: Release) -> None:
    source = release.source
    bare = replace(release, statements=())
    place = replace(statement_target(source, release.statements[0]), subject=Subject.SOURCE)
    index = journal(correct(place, Field.REGION, "2-9", ANN, "missed"))
    corrections = standing_corrections(index)
    assert apply(bare, corrections).statements == ()
    asked: list[tuple[int, int]] = []

    def read_region(_: Source, lines: tuple[int, int]) -> tuple[Statement, ...]:
        asked.append(lines)
        return release.statements

    (added,) = apply(bare, corrections, read_region).statements
    assert replace(added, doubts=release.statements[0].doubts) == release.statements[0]
    assert apply(release, corrections, read_region).statements == release.statements
    assert asked == [(2, 9)]


def test_corrections_of_another_source_change_nothing(release: Release) -> None:
    cell = cell_target(replace(release.source, sha256="0" * 64), release.statements[0].rows[2].cells[0])
    assert apply(release, [Correction(cell, Field.VALUE, "1")]) is release
