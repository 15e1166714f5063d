"""Commands as data: what the menus, the tool bar, the palette and the shortcut help are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget


class Menu(StrEnum):
    """The menus, in order."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    GO = "&Go"
    REVIEW = "&Review"
    HELP = "&Help"


def always() -> bool:
    """Enabled whatever is open."""
    return True


class Command(NamedTuple):
    """One thing the program can do.

    Attributes:
        id: stable name, `file.open`.
        title: as in the menu, `&` before the key.
        menu: the menu it stands in.
        function: what it does.
        shortcuts: key sequences in Qt's portable form, the first one is shown.
        icon: name of the picture, empty for none; commands with a picture stand in the tool bar.
        enabled: whether it can be done now.
        checked: for a command that is on or off, whether it is on; None for one that just acts.
        group: a separator stands between commands of different groups.
        in_panes: whether its keys hold only in the panes, where single letters are no text.
        exclusive: whether only one command of its group is on at a time.
    """

    id: str
    title: str
    menu: Menu
    function: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[], bool] = always
    checked: Callable[[], bool] | None = None
    group: str = ""
    in_panes: bool = False
    exclusive: bool = False

    @property
    def name(self) -> str:
        """The title without the mark of its key and the dots."""
        return self.title.replace("&", "").rstrip("…")


class Actions:
    """The actions of a list of commands, kept in step with what they say of themselves."""

    def __init__(self, commands: Iterable[Command], owner: QWidget) -> None:
        self._commands = {command.id: command for command in commands}
        self._actions: dict[str, QAction] = {}
        self._by_condition: dict[Callable[[], bool], list[QAction]] = {}
        self._answers: dict[Callable[[], bool], bool] = {}  # of the conditions when they were last asked
        self._switches: list[tuple[Callable[[], bool], QAction]] = []
        self._exclusive: dict[str, QActionGroup] = {}
        for command in self._commands.values():
            owner.addAction(self._take_in(command, owner))

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def __getitem__(self, identity: str) -> QAction:
        return self._actions[identity]

    def extend(self, commands: Iterable[Command], window: QWidget, panes: QWidget) -> None:
        """Take in commands that come later than the window; their keys hold in the window, or in its panes alone."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

        for command in commands:
            action = self._take_in(command, window)
            _give_keys(action, command)
            if command.in_panes:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            (panes if command.in_panes else window).addAction(action)

    def give_keys(self) -> None:
        """Let the keys of all commands hold, and say them in tool tips; before the first paint nobody can press any."""
        for identity, action in self._actions.items():
            _give_keys(action, self._commands[identity])

    def press(self, event: QKeyEvent) -> bool:
        """Do what can be done by a key that was pressed before its command was there; returns whether any command has the key."""
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - no part of the first paint

        keys = QKeySequence(event.keyCombination())
        self.enable()
        those = [each for name, each in self._actions.items() if keys in each.shortcuts() and not self._commands[name].in_panes]
        for action in those:
            if action.isEnabled():
                action.trigger()
                break
        return bool(those)

    def lend(self, widget: QWidget) -> None:
        """Let the keys that hold in the panes hold in another widget too."""
        for command in self._commands.values():
            if command.in_panes:
                widget.addAction(self[command.id])

    def fill_menu(self, shown: QMenu, commands: Iterable[Command], before: QAction | None = None) -> None:
        """Put commands into one menu, a separator between groups, and behind the last where others follow."""
        last: Command | None = None
        for command in commands:
            if last is not None and last.group != command.group:
                shown.insertSeparator(before) if before else shown.addSeparator()
            shown.insertAction(before, self[command.id]) if before else shown.addAction(self[command.id])
            last = command
        if before is not None:
            shown.insertSeparator(before)

    def refresh(self) -> None:
        """Ask each command whether it can be done and whether it is on."""
        self.enable()
        for is_on, action in self._switches:
            action.setChecked(is_on())

    def enable(self) -> None:
        """Ask each command whether it can be done; commands of one condition are asked once."""
        for can_be_done, actions in self._by_condition.items():
            now = can_be_done()
            if self._answers.get(can_be_done) is not now:
                self._answers[can_be_done] = now
                for action in actions:
                    action.setEnabled(now)

    def set_icons(self, icons: Mapping[str, QIcon]) -> None:
        """Give each command with a picture its picture."""
        for identity, action in self._actions.items():
            icon = self._commands[identity].icon
            if icon:
                action.setIcon(icons[icon])

    def fill_menus(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Put every command into its menu, a separator between groups."""
        menus: dict[Menu, QMenu] = {}
        for menu in Menu:
            commands = [command for command in self._commands.values() if command.menu is menu]
            if not commands:
                continue
            menus[menu] = bar.addMenu(str(menu))
            self.fill_menu(menus[menu], commands)
        return menus

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put every command with a picture into the tool bar, a separator between menus."""
        before: Command | None = None
        for command in self._commands.values():
            if not command.icon:
                continue
            if before is not None and (before.menu, before.group) != (command.menu, command.group):
                bar.addSeparator()
            bar.addAction(self[command.id])
            before = command

    def _take_in(self, command: Command, owner: QWidget) -> QAction:
        action = _action(command, owner)
        self._commands[command.id], self._actions[command.id] = command, action
        if command.enabled is not always:
            self._by_condition.setdefault(command.enabled, []).append(action)
            self._answers.pop(command.enabled, None)
        if command.checked is not None:
            self._switches.append((command.checked, action))
        if command.exclusive:
            if command.group not in self._exclusive:
                self._exclusive[command.group] = QActionGroup(owner)
            self._exclusive[command.group].addAction(action)
        return action


def may_be_a_command(event: QKeyEvent) -> bool:
    """Whether a key is one that commands of the window have: Ctrl or Alt and another one, or F1 to F12."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

    if event.key() in {Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}:
        return False
    is_held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(is_held) or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12


def _action(command: Command, owner: QWidget) -> QAction:
    action = QAction(command.title, owner)
    action.setObjectName(command.id)
    action.setCheckable(command.checked is not None)
    action.triggered.connect(lambda _on=False, run=command.function: run())
    return action


def _give_keys(action: QAction, command: Command) -> None:
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - no part of the first paint

    action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
    keys = f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})" if command.shortcuts else ""
    action.setToolTip(command.name + keys)
