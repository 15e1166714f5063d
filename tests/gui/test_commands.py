"""The commands as menus and the list of keys show them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.support.commanding import run
from tests.support.samples import address_of, july
from viewer.app.commands import Command, Menu
from viewer.app.main_window import MainWindow
from viewer.views.comparison_keys import COMPARISON_KEYS
from viewer.views.shortcut_help import ShortcutHelp


def test_every_command_stands_in_a_menu_and_in_the_help(window: MainWindow) -> None:
    listed = {action.objectName() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    assert {command.id for command in window.commands} <= listed
    run(window, "help.shortcuts")
    (help_,) = window.findChildren(ShortcutHelp)
    menus = children(help_.list.invisibleRootItem())
    rows = [row for menu in menus for row in children(menu)]
    folded = [row for row in rows if row.childCount()]
    keyless = {command.name for command in window.commands if not command.shortcuts}
    assert {row.text(0) for group in folded for row in children(group)} == keyless
    assert {row.text(0) for row in rows if row.text(1)} == (
        {command.name for command in window.commands if command.shortcuts} | {name for name, _ in COMPARISON_KEYS}
    )
    assert all(row.text(1) or row.childCount() for row in rows)
    assert all(menu.isExpanded() for menu in menus)
    assert not any(group.isExpanded() for group in folded)
    assert folded[0].text(0) == f"{folded[0].childCount()} commands without keys; Ctrl+K finds them by name"


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for number in range(item.childCount()) if (child := item.child(number)) is not None]


def test_the_list_of_keys_is_as_wide_as_its_letters_are_large(window: MainWindow, qtbot: QtBot) -> None:
    before, large = QApplication.font(), QApplication.font()
    large.setPointSize(16)
    QApplication.setFont(large)
    try:
        run(window, "help.shortcuts")
        (help_,) = window.findChildren(ShortcutHelp)
        qtbot.waitExposed(help_)
        assert help_.list.columnWidth(0) >= help_.list.sizeHintForColumn(0)
    finally:
        QApplication.setFont(before)


def test_one_of_the_colours_and_of_the_properties_is_ticked(window: MainWindow) -> None:
    run(window, "view.theme_dark")
    run(window, "view.overlay_period")
    on = [command.id for command in window.commands if command.id.startswith(("view.theme", "view.overlay"))]
    assert [command for command in on if window.commands[command].isChecked()] == ["view.theme_dark", "view.overlay_period"]
    assert all(window.commands[command].actionGroup() for command in on)


def test_a_place_that_is_selected_changes_what_can_be_done_and_not_what_is_on(window: MainWindow) -> None:
    asked: list[str] = []

    def can_be_done() -> bool:
        asked.append("can be done")
        return True

    def is_on() -> bool:
        asked.append("is on")
        return True

    command = Command("view.asked", "Asked", Menu.VIEW, lambda: None, enabled=can_be_done, checked=is_on)
    window.commands.extend([command], window, window)
    place = address_of(july(), "12,013")
    window.session.select_cell(place)
    asked.clear()
    window.session.select_cell(replace(place, row_index=place.row_index + 1))
    assert set(asked) == {"can be done"}
    window.session.select_release(window.session.releases[0])
    assert set(asked) == {"can be done", "is on"}


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [key for command in window.commands for key in command.shortcuts]
    assert len(keys) == len(set(keys))


def test_no_two_entries_of_a_menu_share_a_letter(window: MainWindow) -> None:
    window.begin_review()
    shared: list[list[str]] = []
    for menu in window.menus.values():
        by_letter: dict[str, list[str]] = {}
        for text in (action.text().replace("&&", "") for action in menu.actions()):
            if "&" in text:
                by_letter.setdefault(text[text.index("&") + 1].lower(), []).append(text)
        shared += [texts for texts in by_letter.values() if len(texts) > 1]
    assert not shared
