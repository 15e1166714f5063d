"""The pictures of the README and of the help, taken by the program itself: `python -m tests.support.pictures`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from viewer.app.application import make_application, make_window
from viewer.app.compare_desk import CompareDesk
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.address import CellAddress
from viewer.models.search_query import Query
from viewer.views.search_panel import SearchPanel
from viewer.views.theme import ThemeChoice

FOLDER = Path(__file__).resolve().parents[2] / "resources/pictures"
SIZE, COMPARED_SIZE = (1440, 900), (1280, 760)
COMPARED_STEPS = 20  # to a number that changed
JULY, SHEET, OPERATIONS = 1, 0, 1


def main() -> int:
    """Take them all, in light colours, each from the state that the one before it left."""
    with TemporaryDirectory() as home:
        for place in ("DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{place}_HOME"] = home
        os.environ["LOGNAME"] = "A. Auditor"
        window = opened()
        for name, prepare in PICTURES.items():
            prepare(window)
            settle(window)
            path = FOLDER / f"{name}.png"
            window.grab().save(str(path))
        compared(window).grab().save(str(FOLDER / "compare.png"))
        sys.stdout.flush()
        os._exit(0)


def opened() -> MainWindow:
    """The window on the samples."""
    make_application()
    window = make_window(Settings())
    window.appearance.set_theme(ThemeChoice.LIGHT)
    window.resize(*SIZE)
    window.show()
    window.complete()
    window.open_samples()
    settle(window)
    window.begin_review()
    settle(window)
    return window


def settle(window: MainWindow, seconds: float = 1.0) -> None:
    """Until nothing is read, checked, searched or laid out any more."""
    end = time.monotonic() + seconds
    while time.monotonic() < end or window.opening.loader.is_busy or window.checks.is_busy or (window.search and window.search.is_busy):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)


def select(window: MainWindow, statement: int, row: int, column: int = 0) -> None:
    """Go to a place of the second sample."""
    window.session.select_cell(CellAddress(window.session.releases[JULY], statement, row, column))


def show_trend(window: MainWindow) -> None:
    """Net sales over all releases."""
    window.docks.bring("trend")
    select(window, OPERATIONS, 0)
    deadline = time.monotonic() + 30
    while not (window.trend_desk and window.trend_desk.is_drawn) and time.monotonic() < deadline:
        settle(window, 0.1)


def show_findings(window: MainWindow) -> None:
    """A finding with its places lit."""
    window.docks.bring("findings")
    settle(window, 0.3)
    window.step_finding(1)


def show_search(window: MainWindow) -> None:
    """What is found of gross profit."""
    window.commands["edit.search"].trigger()
    panel = window.findChild(SearchPanel)
    if panel is not None:
        panel.show_query(Query("gross profit"))
        settle(window)
        panel.step(1)


def show_aids(window: MainWindow) -> None:
    """Periods in place of values, the ruler over the raw text, the outline beside it."""
    select(window, SHEET, 6)
    for name in ("view.overlay_period", "view.ruler", "view.outline"):
        window.commands[name].trigger()
    window.docks.bring("inspector")


def show_review(window: MainWindow) -> None:
    """Some marks, a signed statement, the guides of its columns, the summary."""
    for name in ("view.overlay_value", "view.ruler", "view.outline"):
        window.commands[name].trigger()
    settle(window)
    select(window, SHEET, 2)
    steps = ("agree_next", "agree_next", "exception", "next", "question", "next", "agree_next", "tick_1")
    for name in (*steps, "sign_statement_preparer", "guides", "summary"):
        window.commands[f"review.{name}"].trigger()


def show_palette(window: MainWindow) -> None:
    """A number found over scale and format."""
    for name in ("review.guides", "go.palette"):
        window.commands[name].trigger()
    focus = window.focusWidget()
    if focus is not None:
        QTest.keyClicks(focus, "$12.0 million")


def compared(window: MainWindow) -> QWidget:
    """Two releases side by side, at a number of the narrative that changed."""
    desk = window.findChild(CompareDesk)
    assert desk is not None
    desk.compare(window.session.releases[JULY], window.session.releases[JULY + 1])
    while desk.is_busy:
        settle(window, 0.1)
    view = desk.view
    assert view is not None
    view.resize(*COMPARED_SIZE)
    view.lists.setCurrentWidget(view.words)
    for _ in range(COMPARED_STEPS):
        view.step(1)
    settle(window)
    return view


PICTURES: dict[str, Callable[[MainWindow], None]] = {
    "window": show_trend,
    "findings": show_findings,
    "search": show_search,
    "reading": show_aids,
    "review": show_review,
    "palette": show_palette,
}

if __name__ == "__main__":
    sys.exit(main())
