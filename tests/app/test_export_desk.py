"""Exports from the window run beside it, can be stopped, and leave an old file whole."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QProgressDialog
from pytestqt.qtbot import QtBot

from tests.support.synthetic import synthetic_releases
from viewer.app import export_desk
from viewer.app.export_desk import ExportDesk
from viewer.app.session import Session
from viewer.export.content import Content
from viewer.export.exported import exported_values
from viewer.export.formats import FORMATS, Format, format_named
from viewer.review.entry import NO_HASH, seal
from viewer.review.marks import MarkState, mark
from viewer.review.target import target_at
from viewer.statements.tidy import address


@pytest.fixture
def desk(qtbot: QtBot) -> ExportDesk:
    window = QMainWindow()
    qtbot.addWidget(window)
    session = Session(window)
    for release in synthetic_releases(3):
        session.open(release)
    session.select_release(session.releases[0])
    return ExportDesk(session, window)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, number: int) -> None:
    """Answer the file dialog with a path and the kind of a number."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _, __, ___, kinds: (str(path), kinds.split(";;")[number]))


@pytest.mark.parametrize("number", range(len(FORMATS)))
def test_every_format_can_be_chosen(desk: ExportDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    choose(monkeypatch, tmp_path / "out", number)
    with qtbot.waitSignal(desk.exported, timeout=20_000) as signal:
        desk.ask_for_company()
    assert signal.args == [tmp_path / f"out{FORMATS[number].ending}"]
    assert len(list(exported_values(signal.args[0]))) > 100


def test_only_the_shown_release_is_exported(desk: ExportDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(monkeypatch, tmp_path / "one.csv", 1)
    with qtbot.waitSignal(desk.exported, timeout=20_000):
        desk.ask_for_release()
    names = {one.address.partition("#")[0] for one in exported_values(tmp_path / "one.csv")}
    assert names <= {desk._session.releases[0].source.name}  # noqa: SLF001


@pytest.mark.parametrize("number", [number for number, one in enumerate(FORMATS) if one.takes_selection])
def test_a_selection_is_exported_with_its_addresses(
    desk: ExportDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    release = desk._session.releases[0]  # noqa: SLF001
    cells = [release.statements[0].rows[row].cells[0] for row in (1, 3)]
    choose(monkeypatch, tmp_path / "some", number)
    with qtbot.waitSignal(desk.exported, timeout=20_000) as signal:
        desk.ask_for_selection(cells)
    assert [one.address for one in exported_values(signal.args[0])] == [address(release.source, cell.span) for cell in cells]


def test_a_selection_is_offered_beside_the_release_in_tables_only(desk: ExportDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def dialog(_: object, __: str, suggested: str, kinds: str) -> tuple[str, str]:
        asked.append((Path(suggested).name, kinds))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    release = desk._session.releases[0]  # noqa: SLF001
    desk.ask_for_selection(release.statements[0].rows[1].cells)
    ((name, kinds),) = asked
    assert name == f"{Path(release.source.name).stem} selection.xlsx"
    assert [kind.rpartition("*")[2] for kind in kinds.split(";;")] == [".xlsx)", ".csv)", ".parquet)", ".json)"]


def test_nothing_selected_asks_nothing(desk: ExportDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    desk.ask_for_selection(())
    assert not desk.is_busy


def test_the_reviewers_marks_are_exported(desk: ExportDesk, qtbot: QtBot, tmp_path: Path) -> None:
    (release,) = synthetic_releases(1)
    cell = release.statements[0].rows[1].cells[0]
    draft = mark(target_at(release.source, cell.span), MarkState.EXCEPTION, "A. Reviewer")
    marking = ExportDesk(desk._session, desk._window, lambda: [seal(draft, 1, NO_HASH)])  # noqa: SLF001
    with qtbot.waitSignal(marking.exported, timeout=20_000):
        marking.write([release], format_named("csv"), tmp_path / "out.csv")
    assert "exception" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_the_open_review_is_never_written_over(desk: ExportDesk, qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "a.review"
    kept.write_text("marks")
    sparing = ExportDesk(desk._session, desk._window, review=lambda: kept)  # noqa: SLF001
    with qtbot.waitSignal(sparing.failed, timeout=20_000) as signal:
        sparing.write(synthetic_releases(1), format_named("csv"), kept)
    assert "never written over" in signal.args[0]
    assert kept.read_text() == "marks"


def test_giving_up_the_dialog_writes_nothing(desk: ExportDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    desk.ask_for_release()
    assert not desk.is_busy
    assert list(tmp_path.glob("*.csv")) == []


def test_what_cannot_be_written_is_said(desk: ExportDesk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.failed, timeout=20_000) as signal:
        desk.write(synthetic_releases(1), format_named("csv"), tmp_path / "no" / "out.csv")
    assert "Nothing was exported" in signal.args[0]
    assert not desk.is_busy


@pytest.mark.parametrize("wanted", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("after", [1, 5])
def test_every_format_stops_midway(desk: ExportDesk, qtbot: QtBot, tmp_path: Path, wanted: Format, after: int) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    steps: list[int] = []

    def stop(done: int, _: int) -> None:
        steps.append(done)
        if len(steps) == after:
            desk.cancel()

    desk._progressed.connect(stop, Qt.ConnectionType.DirectConnection)  # noqa: SLF001 - in the thread that writes
    with qtbot.waitSignal(desk.cancelled, timeout=20_000):
        desk.write(synthetic_releases(3), wanted, path)
    assert len(steps) == after
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir() if one.is_file()] == [("out", "old")]
    assert not desk.is_busy


def test_the_end_of_the_program_leaves_nothing_half_written(desk: ExportDesk, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    desk.write(synthetic_releases(20), format_named("xlsx"), path)
    desk.leave()
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["out.csv"]
    assert path.read_text() == "old"


def test_a_stopped_export_leaves_the_old_file(desk: ExportDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "<b>out.csv"
    path.write_text("old")
    begun, go_on = Event(), Event()

    def slow(content: Content, *_: object) -> Path:
        begun.set()
        go_on.wait(20)
        content.step(1, 2)
        raise AssertionError("not stopped")

    monkeypatch.setattr(export_desk, "export", slow)
    desk.write(synthetic_releases(1), format_named("csv"), path)
    assert begun.wait(20)
    box = desk._window.findChild(QProgressDialog)  # noqa: SLF001
    assert isinstance(box, QProgressDialog)
    assert [label.text() for label in box.findChildren(QLabel)] == ["Writing <b>out.csv …"]
    assert desk.is_busy
    box.canceled.emit()
    with qtbot.waitSignal(desk.cancelled, timeout=20_000):
        go_on.set()
    assert path.read_text() == "old"
