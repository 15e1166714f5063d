"""What the window does besides its two panes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.support.commanding import move_handle, run
from tests.support.samples import JULY, address_of, july, sample_releases
from viewer.api import read_release
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.recent_menu import RecentMenu
from viewer.app.settings import Settings
from viewer.assets import samples
from viewer.export.exported import exported_values
from viewer.views.claims_panel import ClaimsPanel
from viewer.views.find_bar import FindBar
from viewer.views.theme import DARK, LIGHT, ThemeChoice, theme_of


def test_it_opens_a_folder_and_shows_the_first_release(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.opening.open_paths([samples()])
    qtbot.waitUntil(lambda: len(empty_window.session.releases) == 4 and not empty_window.opening.loader.is_busy, timeout=30_000)
    assert empty_window.session.release is not None
    assert empty_window.settings.recent == (samples(),)


def test_a_file_that_cannot_be_read_is_told_over_the_panes(empty_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    empty_window.opening.open_paths([tmp_path / "missing.txt", JULY])
    qtbot.waitUntil(lambda: bool(empty_window.problems and empty_window.session.releases), timeout=30_000)
    assert "missing.txt" in empty_window.problems[0]
    assert empty_window.settings.recent == (JULY,)


def test_what_could_not_be_read_is_said_no_longer_once_it_is_read(empty_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opening, later, folder = empty_window.opening, tmp_path / "later.txt", tmp_path / "folder"
    folder.mkdir()
    opening.open_paths([tmp_path / "missing.txt", later, folder])
    qtbot.waitUntil(lambda: len(empty_window.problems) == 3 and not opening.loader.is_busy, timeout=30_000)
    for path in (later, folder / "inside.txt"):
        path.write_bytes(JULY.read_bytes())
    opening.open_paths([tmp_path])
    qtbot.waitUntil(lambda: len(empty_window.problems) == 2, timeout=30_000)
    opening.open_paths([folder])
    qtbot.waitUntil(lambda: len(empty_window.session.releases) == 2 and not opening.loader.is_busy, timeout=30_000)
    (problem,) = empty_window.problems
    assert "missing.txt" in problem
    run(empty_window, "file.close_all")
    assert not empty_window.problems


def test_files_can_be_dropped(empty_window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(JULY)), QUrl("http://example.org/a.txt")])
    drop = QDropEvent(QPoint(10, 10).toPointF(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    empty_window.dropEvent(drop)
    qtbot.waitUntil(lambda: len(empty_window.session.releases) == 1, timeout=30_000)


def test_reload_reads_the_file_again(empty_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / JULY.name
    path.write_bytes(JULY.read_bytes())
    empty_window.opening.open_paths([path])
    qtbot.waitUntil(lambda: empty_window.session.release is not None and not empty_window.opening.loader.is_busy, timeout=30_000)
    path.write_bytes(JULY.read_bytes().replace(b"12,013", b"12,014"))
    run(empty_window, "file.reload")
    qtbot.waitUntil(lambda: "12,014" in (empty_window.session.release or july()).source.text, timeout=30_000)
    assert len(empty_window.session.releases) == 1


def test_closing_all_leaves_an_empty_window_with_words(window: MainWindow) -> None:
    run(window, "file.close")
    assert len(window.session.releases) == 3
    run(window, "file.close_all")
    assert window.windowTitle() == "Statement Viewer"
    assert not window.commands["file.close"].isEnabled()
    assert not window.pane.grid.isVisible()


LETTER = """
ACME TOOLS INC. TO BUY A MAKER OF SAWS

August 10, 1995 -- Acme Tools Inc. will pay $4.5 million for Sawmakers Ltd., which has
120 employees. Acme's revenues grew 12% to $80.2 million in fiscal 1994. Call (555) 012-3456.
"""


def test_a_release_without_statements_says_what_it_has_instead(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.resize(1280, 800)
    before = window.raw_text.width()
    (tmp_path / "letter.txt").write_text(LETTER)
    letter = read_release(tmp_path / "letter.txt")
    claims = len(letter.claims)
    assert 0 < claims < len(letter.dispositions)
    window.session.open(letter)
    window.session.select_release(letter)
    nothing = window.pane.nothing
    assert nothing is not None
    assert nothing.words.startswith(f"Its text holds {len(letter.dispositions)} numbers; {claims} are amounts")
    assert window.raw_text.width() >= window.raw_text.width_for(79) > before + 50
    nothing.claims.click()
    qtbot.waitUntil(lambda: window.docks.shows("claims"))
    assert window.docks["claims"].isAncestorOf(window.focusWidget())
    window.session.select_release(window.session.releases[-1])
    assert window.raw_text.width() < window.raw_text.width_for(72)
    assert window.pane.grid.isVisible()


def test_the_list_shows_and_selects_releases(window: MainWindow) -> None:
    view, model = window.releases_view, window.releases_view.releases
    assert model.release_at(view.currentIndex()) is july()
    view.setCurrentIndex(model.index_of(window.session.releases[0]))
    assert window.session.release is window.session.releases[0]


def test_the_list_and_the_status_bar_count_what_releases_say_of_each_other(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    third = sample_releases()[2]
    assert not third.findings
    index = window.releases_view.releases.index_of(third)
    assert index.data() == "2003-10-14  !16"
    window.session.select_release(third)
    labels = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert any(text.endswith(" · 16 findings") for text in labels)


def test_statements_and_releases_are_stepped_through(window: MainWindow) -> None:
    run(window, "go.next_statement")
    assert window.session.statement_index == 1
    run(window, "go.next_release")
    assert window.session.statement_index == 1
    run(window, "go.previous_statement")
    assert window.session.statement_index == 0


def type_words(bar: FindBar, words: str) -> None:
    field = bar.focusProxy()
    assert field is not None
    QTest.keyClicks(field, words)


def test_find_counts_steps_and_wraps(window: MainWindow, qtbot: QtBot) -> None:
    run(window, "edit.find")
    bar = window.finder.bar
    assert bar is not None
    type_words(bar, "net sales")
    qtbot.waitUntil(lambda: window.finder.hit_count > 2)
    while not window.raw_text.line_in_hand < 20:  # from what is shown on, round to the beginning
        run(window, "edit.find_next")
    counts: list[tuple[int, int]] = []
    window.finder.counted.connect(lambda current, total: counts.append((current, total)))
    run(window, "edit.find_previous")
    run(window, "edit.find_next")
    total = window.finder.hit_count
    assert counts == [(total, total), (1, total)]
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.finder.hit_count == 0


def test_find_begins_where_the_reviewer_is_and_leaves_the_caret_at_the_hit(window: MainWindow, qtbot: QtBot) -> None:
    top = window.raw_text.top_line
    assert top > 50
    run(window, "edit.find")
    bar = window.finder.bar
    assert bar is not None
    with qtbot.waitSignal(window.finder.hit_reached) as reached:
        type_words(bar, "total")
    assert reached.args[0].line >= top
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert window.raw_text.caret.position == (reached.args[0].line - 1, reached.args[0].start)


def test_shift_and_enter_go_back_in_the_find_bar(window: MainWindow, qtbot: QtBot) -> None:
    run(window, "edit.find")
    assert window.finder.bar is not None
    field = window.finder.bar.focusProxy()
    assert field is not None
    with qtbot.waitSignal(window.finder.counted) as first:
        type_words(window.finder.bar, "net")
    with qtbot.waitSignal(window.finder.counted) as second:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert second.args[0] == first.args[0] % first.args[1] + 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(window.finder.counted) as back:
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert back.args == second.args


def test_what_is_not_there_is_said(window: MainWindow, qtbot: QtBot) -> None:
    run(window, "edit.find")
    assert window.finder.bar is not None
    with qtbot.waitSignal(window.finder.counted):
        type_words(window.finder.bar, "<b>zebra")
    assert window.finder.hit_count == 0


def test_copying_cells_gives_tab_separated_numbers(window: MainWindow) -> None:
    window.session.select_cell(address_of(july(), "(323)"))
    window.pane.grid.setFocus()
    run(window, "edit.copy")
    assert QGuiApplication.clipboard().text() == "-323"
    window.pane.grid.selectRow(0)
    run(window, "edit.copy")
    assert QGuiApplication.clipboard().text().splitlines()[1] == "NET SALES\t12013\t6802\t23928\t10071"


def test_what_is_chosen_in_a_list_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    window.docks.bring("claims")
    claims = window.docks["claims"].widget()
    assert isinstance(claims, ClaimsPanel)
    claims.table.setFocus()
    QTest.keyClick(claims.table, Qt.Key.Key_Down)
    run(window, "edit.copy")
    assert QGuiApplication.clipboard().text().split("\t")[1] == claims.model.index(1, 1).data()
    run(window, "edit.select_all")
    run(window, "edit.copy")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 1 + claims.model.rowCount()
    assert lines[0].startswith("Line\tFigure\tVerdict")
    assert len(window.pane.grid.selectedIndexes()) == 1  # the claim's own cell


def test_a_release_in_the_list_is_copied_as_its_path(window: MainWindow) -> None:
    window.releases_view.setFocus()
    run(window, "edit.copy")
    assert QGuiApplication.clipboard().text() == str(july().source.path)


def test_a_selection_is_exported_where_there_is_one(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = window.commands["file.export_selection"]
    grid = window.pane.grid
    grid.clearSelection()
    window.commands.refresh()
    assert not action.isEnabled()
    model = grid.statement_model
    assert model is not None
    chosen = next(number for number, row in enumerate(model.statement.rows) if len(row.cells) == model.columnCount())
    grid.selectRow(chosen)
    assert action.isEnabled()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "some.xlsx"), ""))
    with qtbot.waitSignal(window.exports.exported, timeout=20_000):
        action.trigger()
    assert [one.text for one in exported_values(tmp_path / "some.xlsx")] == [cell.text for cell in model.statement.rows[chosen].cells]


def test_captions_and_blanks_alone_are_no_selection_to_export(window: MainWindow) -> None:
    model = window.pane.grid.statement_model
    assert model is not None
    heading = next(number for number, row in enumerate(model.statement.rows) if not row.cells)
    window.pane.grid.selectRow(heading)
    window.commands.refresh()
    assert not window.commands["file.export_selection"].isEnabled()


def test_selected_cells_are_added_up(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select_statement(1)
    window.pane.grid.selectColumn(0)
    qtbot.waitUntil(lambda: "cells of several units" in shown_in_status_bar(window))
    window.pane.grid.selectRow(0)
    qtbot.waitUntil(lambda: "4 cells: sum 52,814" in shown_in_status_bar(window))
    window.session.select_cell(address_of(july(), "8,557"))
    assert "sum" not in shown_in_status_bar(window)


def shown_in_status_bar(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.statusBar().findChildren(QLabel))


def test_zoom_and_back(window: MainWindow) -> None:
    before = window.raw_text.font().pointSize(), window.pane.grid.font().pointSize()
    run(window, "view.larger")
    assert (window.raw_text.font().pointSize(), window.pane.grid.font().pointSize()) == (before[0] + 1, before[1] + 1)
    run(window, "view.normal_size")
    assert (window.raw_text.font().pointSize(), window.pane.grid.font().pointSize()) == before


@pytest.mark.parametrize(("choice", "theme"), [(ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)])
def test_themes(window: MainWindow, qtbot: QtBot, choice: ThemeChoice, theme: object) -> None:
    run(window, f"view.theme_{choice}")
    qtbot.waitUntil(lambda: theme_of(window.raw_text.palette()) is theme)
    assert window.settings.theme is choice


def test_the_window_comes_back_as_it_was(window: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    window.toggle_dock("trend")
    window.toggle_lock()
    window.resize(800, 640)
    move_handle(window, 2, -30)
    sizes = window.panes.sizes()
    window.close()
    again = make_window(settings)
    qtbot.addWidget(again)
    again.show()
    again.complete()
    assert again.height() == 640
    assert again.panes.sizes() == pytest.approx(sizes, abs=1)
    assert not again.link.locked
    assert not again.docks["trend"].isVisible()
    run(again, "view.reset_layout")
    assert again.docks["trend"].isVisible()


def test_recent_files_are_listed(window: MainWindow, tmp_path: Path) -> None:
    window.settings.add_recent(tmp_path / "a & b.txt")
    recent = next(menu for menu in window.findChildren(RecentMenu) if menu.title() == "Ope&n recent")
    recent.aboutToShow.emit()
    (action,) = recent.actions()
    assert action.text().endswith("a && b.txt")


def test_every_view_has_a_name_for_screen_readers(window: MainWindow) -> None:
    views = (window.raw_text, window.pane.grid, window.releases_view, window.inspector, window.raw_text.stripe)
    assert all(view.accessibleName() for view in views)


def test_each_pane_offers_what_is_wanted_most(window: MainWindow) -> None:
    for pane, command in (
        (window.raw_text, "edit.find"),
        (window.pane.grid, "view.plot"),
        (window.pane.grid, "edit.keep_sum"),
        (window.releases_view, "file.close"),
    ):
        assert window.commands[command] in pane.actions()
        assert pane.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


def test_a_check_box_is_seen_on_every_ground(window: MainWindow) -> None:
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        window.appearance.set_theme(choice)
        box = QCheckBox("Only differences")
        box.ensurePolished()
        picture = box.grab().toImage()
        ground = picture.pixelColor(0, 0).lightness()
        frame = (abs(picture.pixelColor(x, picture.height() // 2).lightness() - ground) for x in range(4))
        assert max(frame) > 50


def test_of_all_that_is_closed_none_is_shown_once_more(window: MainWindow) -> None:
    shown: list[object] = []
    window.session.release_selected.connect(shown.append)
    window.close_all()
    assert (window.session.releases, shown) == ((), [None])
