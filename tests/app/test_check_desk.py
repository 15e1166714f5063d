"""What is open is checked in the background, and a finding leads both panes to its places."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.checks.between.test_comparative import EARLIER, LATER, moved
from viewer.app.check_desk import CheckDesk
from viewer.app.session import Session
from viewer.statements.finding import Place
from viewer.views.findings_panel import FindingsPanel
from viewer.views.vintages_panel import VintagesPanel

CHANGED = moved(LATER, "Income taxes", 40)


@pytest.fixture
def session(qapp: QApplication) -> Session:  # noqa: ARG001 - timers need the application
    return Session()


@pytest.fixture
def desk(session: Session, qtbot: QtBot) -> CheckDesk:
    desk = CheckDesk(session)
    session.open(EARLIER)
    session.open(CHANGED)
    session.select_release(CHANGED)
    qtbot.waitUntil(lambda: not desk.is_busy)
    return desk


def test_releases_opened_one_after_another_are_checked_once(session: Session, qtbot: QtBot) -> None:
    desk = CheckDesk(session)
    with qtbot.waitSignal(desk.checked) as checked:
        session.open(EARLIER)
        session.open(CHANGED)
    assert checked.args == [desk.findings]
    assert [finding.rule for finding in desk.findings] == ["comparative"]


def test_closing_a_release_takes_its_findings_away(session: Session, desk: CheckDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.checked):
        session.close(EARLIER)
    assert desk.findings == ()


def test_what_changes_during_a_check_is_checked_again(session: Session, desk: CheckDesk, qtbot: QtBot) -> None:
    session.close(EARLIER)
    qtbot.waitUntil(lambda: not desk.is_busy)
    session.open(EARLIER)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert len(desk.findings) == 1


def test_stepping_leads_the_session_to_the_cell_and_shows_both_places(session: Session, desk: CheckDesk, qtbot: QtBot) -> None:
    panel = desk.build_findings()
    assert isinstance(panel, FindingsPanel)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(session.places_shown) as shown:
        desk.step(1)
    newer, older = desk.findings[0].places
    assert shown.args == [(newer, older)]
    assert session.address is not None
    assert session.address.place == newer


def test_a_place_of_the_narrative_is_shown_beside_the_cell_it_is_tied_to(session: Session, desk: CheckDesk) -> None:
    assert not desk.is_busy
    cell = CHANGED.statements[1].rows[0].cells[0].span
    claim = CHANGED.statements[0].title_spans[0] if CHANGED.statements[0].title_spans else cell.__class__(3, 0, 7)
    session.go_to(Place(CHANGED.source.name, claim), Place(CHANGED.source.name, cell))
    assert session.address is not None
    assert session.address.cell is not None
    assert session.address.cell.span == cell


def test_the_vintages_are_those_of_the_company_shown(session: Session, desk: CheckDesk, qtbot: QtBot) -> None:
    panel = desk.build_vintages()
    assert isinstance(panel, VintagesPanel)
    qtbot.addWidget(panel)
    assert panel.model.columnCount() == 5
    session.select_release(None)
    assert panel.model.columnCount() == 3


def test_a_place_without_a_cell_brings_its_statement_forward(session: Session, desk: CheckDesk) -> None:
    assert not desk.is_busy
    session.select_statement(1)
    session.go_to(Place(CHANGED.source.name, CHANGED.statements[0].rows[2].label_spans[0]))
    assert session.statement_index == 0
