"""What is open and where the reviewer is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.samples import address_of, july, sample_releases
from viewer.app.session import Session
from viewer.models.address import CellAddress, RowAddress
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.text.span import Span


@pytest.fixture
def session() -> Session:
    session = Session()
    for release in reversed(sample_releases()):
        session.open(replace(release, company="Innovo Group, Inc."))
    session.select_release(session.releases[0])
    return session


def shown(session: Session) -> Release:
    assert session.release is not None
    return session.release


def test_releases_are_ordered_by_date(session: Session) -> None:
    assert [release.source.name for release in session.releases] == [release.source.name for release in sample_releases()]


def test_the_next_release_shows_the_statement_of_the_same_kind(session: Session) -> None:
    session.select_statement(1)
    session.step_release(1)
    assert shown(session).source.name == july().source.name
    assert session.statement_index == 1


def test_steps_end_at_the_last_release(session: Session) -> None:
    for _ in range(9):
        session.step_release(1)
    assert shown(session) is session.releases[-1]


def test_history_goes_back_and_forward_over_releases(session: Session) -> None:
    first = address_of(session.releases[1], "12,013")
    second = address_of(session.releases[0], "222")
    session.select_cell(first)
    session.select_cell(second)
    assert not session.can_go_forward
    session.step_history(-1)
    assert shown(session) is first.release
    assert first.same_as(session.address)
    session.step_history(1)
    assert second.same_as(session.address)
    session.step_history(1)
    assert second.same_as(session.address)


def test_a_new_place_cuts_what_lay_ahead(session: Session) -> None:
    places = [address_of(session.releases[1], text) for text in ("12,013", "8,557", "3,456")]
    session.select_cell(places[0])
    session.select_cell(places[1])
    session.step_history(-1)
    session.select_cell(places[2])
    assert not session.can_go_forward
    session.step_history(-1)
    assert places[0].same_as(session.address)


def test_visiting_the_same_place_twice_is_one_visit(session: Session) -> None:
    place = address_of(session.releases[1], "12,013")
    session.select_cell(place)
    session.select_cell(CellAddress(place.release, place.statement_index, place.row_index, place.column_index))
    assert not session.can_go_back


def test_pointing_at_a_value_selects_its_cell(session: Session) -> None:
    session.select_release(session.releases[1])
    cell = address_of(session.releases[1], "(323)").cell
    assert cell is not None
    session.point_at(cell.span.line, cell.span.start + 1)
    assert session.address is not None
    assert session.address.cell is cell


def test_pointing_elsewhere_explains(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.place_explained) as explained:
        session.point_at(1, 100_000)
    assert explained.args == ["Blank (line 1, column 100000)"]
    assert session.address is None


def test_a_place_in_another_release_is_gone_to(session: Session, qtbot: QtBot) -> None:
    target = address_of(session.releases[1], "12,013").place
    assert target is not None
    other = Place(session.releases[2].source.name, Span(1, 0, 1))
    with qtbot.waitSignal(session.places_shown) as places:
        session.go_to(target, other)
    assert session.address is not None
    assert session.address.place == target
    assert places.args == [(target, other)]


def test_a_place_that_is_not_open_changes_nothing(session: Session) -> None:
    before = session.release
    session.go_to(Place("elsewhere.txt", Span(1, 0, 1)))
    session.go_to()
    assert session.release is before


def test_closing_shows_the_neighbour_and_forgets_its_places(session: Session) -> None:
    session.select_cell(address_of(session.releases[1], "12,013"))
    session.close(session.releases[1])
    assert shown(session) is session.releases[1]
    assert session.address is None
    assert not session.can_go_back
    for release in session.releases:
        session.close(release)
    assert session.release is None
    assert session.statement_index is None


def test_a_file_read_again_keeps_the_place(session: Session, qtbot: QtBot) -> None:
    before = session.releases[1]
    session.select_cell(address_of(before, "12,013"))
    after = replace(before)
    with qtbot.waitSignal(session.release_replaced):
        session.open(after)
    assert len(session.releases) == 4
    assert session.address is not None
    assert session.address.release is after
    assert session.address.cell is not None
    assert session.address.cell.text == "12,013"


def test_a_file_read_again_keeps_the_statement_of_several_of_its_kind(session: Session) -> None:
    release = session.releases[1]
    twice = replace(release, statements=(*release.statements, release.statements[0]))
    session.open(twice)
    session.select_release(twice)
    session.select_statement(len(release.statements))
    session.open(replace(twice))
    assert session.statement_index == len(release.statements)


def test_a_file_read_again_with_less_in_it_shortens_the_way_back(session: Session) -> None:
    before, other = session.releases[1], session.releases[0]
    for address in (address_of(other, "222"), address_of(before, "12,013"), address_of(before, "882")):
        session.select_cell(address)
    session.open(replace(before, statements=()))
    assert (session.can_go_back, session.can_go_forward) == (False, False)
    session.select_cell(address_of(other, "279"))
    session.step_history(-1)
    assert address_of(other, "222").same_as(session.address)


def test_a_file_read_again_without_the_place_lets_it_go(session: Session) -> None:
    before = session.releases[1]
    session.select_cell(address_of(before, "12,013"))
    session.open(replace(before, statements=()))
    assert session.address is None
    assert session.statement_index is None
    assert not session.can_go_back


def test_two_files_of_one_name_in_two_folders_are_two_releases(session: Session) -> None:
    source = session.releases[1].source
    assert source.path is not None
    session.open(replace(session.releases[1], source=replace(source, path=Path("/elsewhere") / source.name)))
    assert len(session.releases) == 5


def test_another_tab_has_no_rows_selected(session: Session) -> None:
    session.select_rows([RowAddress(shown(session), 0, 0)])
    session.select_statement(1)
    assert session.rows == ()
