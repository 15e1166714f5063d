"""Every command of the main window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from viewer.app.commands import Command, Menu
from viewer.views.theme import ThemeChoice

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench


DOCKS = (
    ("trend", "&Trend", "Ctrl+Shift+T", "trend"),
    ("findings", "&Findings", "Ctrl+Shift+F"),
    ("vintages", "&Vintages", "Ctrl+Shift+V"),
    ("claims", "&Claims", "Ctrl+Shift+C"),
    ("doubts", "&Doubts", "Ctrl+Shift+D"),
    ("search", "Searc&h", "Ctrl+Shift+H"),
    ("outline", "&Outline", "Ctrl+Shift+L"),
    ("checks", "Own chec&ks", "Ctrl+Shift+J"),
    ("inspector", "&Inspector", "Ctrl+I"),
)


def window_commands(window: Workbench) -> tuple[Command, ...]:
    """The commands in the order of the menus."""
    return (*_file(window), *_edit(window), *_view(window), *_go(window), *_help(window))


def _file(window: Workbench) -> tuple[Command, ...]:
    session, opening = window.session, window.opening

    def release_open() -> bool:
        return session.release is not None

    return (
        Command("file.open", "&Open…", Menu.FILE, opening.ask_for_files, ("Ctrl+O",), "open"),
        Command("file.open_folder", "Open &folder…", Menu.FILE, opening.ask_for_folder, ("Ctrl+Shift+O",), "folder"),
        Command("file.samples", "Open the &samples", Menu.FILE, window.open_samples),
        Command("file.reload", "&Reload", Menu.FILE, opening.reload, ("F5",), "reload", release_open, group="reload"),
        Command("file.close", "&Close release", Menu.FILE, window.close_release, ("Ctrl+W",), enabled=release_open, group="close"),
        Command("file.close_all", "Close &all", Menu.FILE, window.close_all, ("Ctrl+Shift+W",), enabled=release_open, group="close"),
        *_exports(window, release_open),
        Command("file.quit", "&Quit", Menu.FILE, window.close, ("Ctrl+Q",), group="quit"),
    )


def _exports(window: Workbench, release_open: Callable[[], bool]) -> tuple[Command, ...]:
    """What leaves for other programs; the desk that writes it is made when it is first asked."""
    grid = window.pane.grid

    def release() -> None:
        window.exports.ask_for_release()

    def company() -> None:
        window.exports.ask_for_company()

    def selection() -> None:
        window.exports.ask_for_selection(grid.selected_cells())

    def cells_selected() -> bool:
        return any(True for _ in grid.selected_cells())

    return (
        Command("file.export", "&Export…", Menu.FILE, release, ("Ctrl+E",), "", release_open, group="export"),
        Command(
            "file.export_selection", "Export the se&lection…", Menu.FILE, selection, ("Ctrl+Shift+E",), "", cells_selected, group="export"
        ),
        Command("file.export_company", "Export the co&mpany…", Menu.FILE, company, enabled=release_open, group="export"),
    )


def _edit(window: Workbench) -> tuple[Command, ...]:
    def release_open() -> bool:
        return window.session.release is not None

    return (
        Command("edit.copy", "&Copy", Menu.EDIT, window.copy, ("Ctrl+C",), enabled=release_open),
        Command("edit.select_all", "Select &all", Menu.EDIT, window.select_all, ("Ctrl+A",), enabled=release_open),
        Command("edit.find", "&Find in the raw text…", Menu.EDIT, window.begin_find, ("Ctrl+F",), "find", release_open, group="find"),
        Command("edit.find_next", "Find &next", Menu.EDIT, lambda: window.finder.step(1), ("F3",), enabled=release_open, group="find"),
        Command(
            "edit.find_previous",
            "Find &previous",
            Menu.EDIT,
            lambda: window.finder.step(-1),
            ("Shift+F3",),
            enabled=release_open,
            group="find",
        ),
    )


def _view(window: Workbench) -> tuple[Command, ...]:
    return (
        Command("view.larger", "&Larger text", Menu.VIEW, lambda: window.appearance.zoom(1), ("Ctrl++", "Ctrl+=")),
        Command("view.smaller", "&Smaller text", Menu.VIEW, lambda: window.appearance.zoom(-1), ("Ctrl+-",)),
        Command("view.normal_size", "Norm&al size", Menu.VIEW, lambda: window.appearance.zoom(0), ("Ctrl+0",)),
        *(_theme(window, choice) for choice in ThemeChoice),
        *_panes(window),
        *(_dock(window, *words) for words in DOCKS),
        Command(
            "view.plot",
            "&Plot the selected rows",
            Menu.VIEW,
            window.plot_rows,
            ("Ctrl+T",),
            enabled=lambda: bool(window.session.rows),
            group="trend",
        ),
        Command("view.reset_layout", "Reset la&yout", Menu.VIEW, window.reset_layout, group="layout"),
    )


def _theme(window: Workbench, choice: ThemeChoice) -> Command:
    def choose() -> None:
        window.appearance.choose_theme(choice)

    title = f"{str(choice).capitalize()} colours"
    is_on = partial(_has_theme, window, choice)
    return Command(f"view.theme_{choice}", title, Menu.VIEW, choose, checked=is_on, group="theme", exclusive=True)


def _has_theme(window: Workbench, choice: ThemeChoice) -> bool:
    return window.settings.theme is choice


def _panes(window: Workbench) -> tuple[Command, ...]:
    lock, releases = window.toggle_lock, window.toggle_releases
    is_locked, are_shown = (lambda: window.link.locked), window.releases_view.isVisible
    return (
        Command("view.lock", "Scroll &both panes together", Menu.VIEW, lock, ("Ctrl+L",), "lock", checked=is_locked, group="panes"),
        Command("view.releases", "&Releases", Menu.VIEW, releases, ("Ctrl+Shift+R",), checked=are_shown, group="docks"),
    )


def _dock(window: Workbench, name: str, title: str, keys: str, icon: str = "") -> Command:
    toggle, shows = partial(window.toggle_dock, name), partial(window.docks.shows, name)
    return Command(f"view.{name}", title, Menu.VIEW, toggle, (keys,), icon, checked=shows, group="trend")


def _go(window: Workbench) -> tuple[Command, ...]:
    session = window.session

    def release_open() -> bool:
        return session.release is not None

    def several() -> bool:
        return len(session.releases) > 1

    def statements() -> bool:
        return session.release is not None and len(session.release.statements) > 1

    def found() -> bool:
        return window.has_findings

    return (
        Command(
            "go.back",
            "&Back",
            Menu.GO,
            lambda: session.step_history(-1),
            ("Alt+Left",),
            "back",
            lambda: session.can_go_back,
        ),
        Command(
            "go.forward",
            "&Forward",
            Menu.GO,
            lambda: session.step_history(1),
            ("Alt+Right",),
            "forward",
            lambda: session.can_go_forward,
        ),
        Command(
            "go.next_statement",
            "&Next statement",
            Menu.GO,
            lambda: window.step_statement(1),
            ("Ctrl+PgDown", "Ctrl+Tab"),
            "",
            statements,
            group="s",
        ),
        Command(
            "go.previous_statement",
            "&Previous statement",
            Menu.GO,
            lambda: window.step_statement(-1),
            ("Ctrl+PgUp", "Ctrl+Shift+Tab"),
            "",
            statements,
            group="s",
        ),
        Command("go.next_release", "Next &release", Menu.GO, lambda: session.step_release(1), ("Alt+Down",), "down", several, group="r"),
        Command(
            "go.previous_release", "Pre&vious release", Menu.GO, lambda: session.step_release(-1), ("Alt+Up",), "up", several, group="r"
        ),
        Command("go.next_finding", "Next f&inding", Menu.GO, lambda: window.step_finding(1), ("F8",), "", found, group="f"),
        Command("go.previous_finding", "Previous fin&ding", Menu.GO, lambda: window.step_finding(-1), ("Shift+F8",), "", found, group="f"),
        Command(
            "go.line", "Go to &line…", Menu.GO, lambda: window.palette_wanted.emit("line "), ("Ctrl+G",), "", release_open, group="pane"
        ),
        Command("go.palette", "&Search or command…", Menu.GO, lambda: window.palette_wanted.emit(""), ("Ctrl+K",), group="pane"),
        Command("go.next_pane", "Next p&ane", Menu.GO, lambda: window.step_pane(1), ("F6",), group="pane"),
        Command("go.previous_pane", "Previous pan&e", Menu.GO, lambda: window.step_pane(-1), ("Shift+F6",), group="pane"),
    )


def _help(window: Workbench) -> tuple[Command, ...]:
    return (
        Command("help.docks", "What the &docks are for", Menu.HELP, window.show_dock_help, ("Shift+F1",)),
        Command("help.shortcuts", "&Keyboard shortcuts", Menu.HELP, lambda: show_shortcuts(window), ("F1",)),
        Command("help.about", "&About Statement Viewer", Menu.HELP, lambda: show_about(window)),
    )


def show_shortcuts(window: Workbench) -> None:
    """List every command and its keys."""
    from viewer.views.comparison_keys import COMPARISON_KEYS  # noqa: PLC0415 - no part of the first paint
    from viewer.views.shortcut_help import ShortcutHelp  # noqa: PLC0415

    rows = [(str(command.menu), command.name, command.shortcuts) for command in window.commands]
    comparison = [(window.tr("In the comparison window"), window.tr(name), (keys,)) for name, keys in COMPARISON_KEYS]
    ShortcutHelp([*rows, *comparison], window).show()


def show_about(window: Workbench) -> None:
    """Say what the program is."""
    from viewer.views.about import show_about as show  # noqa: PLC0415 - no part of the first paint

    show(window)
