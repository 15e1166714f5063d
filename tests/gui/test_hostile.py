"""No string from a file is ever taken for markup, whatever the window shows it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.samples import july
from viewer.app.main_window import MainWindow
from viewer.models.address import CellAddress
from viewer.models.roles import TOOL_TIP
from viewer.statements.release import Release

MARKUP = re.compile(r"<[A-Za-z!/]")
HOSTILE = (
    "<img src=/dev/zero>",
    "<TABLE><S><C>",
    "<b>bold</b>&amp;&lt;",
    "\u202egnp.exe\u200b\ufeff",
    "&File &&x",
    "x" * 10_000,
    "%1 %s {0} {name}",
    "=cmd|' /C calc'!A0",
)


def poisoned(words: str) -> Release:
    """The July sample with the same words in every string that comes from a file."""
    release = july()
    statements = tuple(
        replace(
            statement,
            title=words,
            doubts=(words,),
            columns=tuple(replace(column, label=words, headings=(words, words)) for column in statement.columns),
            rows=tuple(
                replace(
                    row, label=words, section=(words,), doubts=(words,), cells=tuple(replace(cell, doubts=(words,)) for cell in row.cells)
                )
                for row in statement.rows
            ),
        )
        for statement in release.statements
    )
    source = replace(release.source, name=words, path=Path("/tmp") / words.replace("/", "_")[:200])  # noqa: S108 - only shown
    return replace(release, source=source, company=words, released=date(2003, 7, 15), statements=statements)


@pytest.mark.parametrize("words", HOSTILE)
def test_it_is_shown_as_it_is(empty_window: MainWindow, qtbot: QtBot, words: str) -> None:
    window = empty_window
    for dock in window.docks:
        dock.show()
        dock.raise_()
    window.session.open(poisoned(words))
    window.session.select_release(window.session.releases[0])
    window.session.select_cell(CellAddress(window.session.releases[0], 1, 0, 0))
    window.report(words)
    window.pane.grid.selectRow(2)
    qtbot.waitUntil(lambda: not window.checks.is_busy, timeout=30_000)
    window.grab()
    widgets = [window, *window.findChildren(QWidget)]
    labels = [label.text() for label in window.findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
    assert not [text[:80] for text in labels if MARKUP.search(text)]
    tips = [widget.toolTip() for widget in widgets] + list(model_tips(window))
    assert not [tip[:80] for tip in tips if MARKUP.search(tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", ""))]


def model_tips(window: MainWindow) -> Iterator[str]:
    """The tool tips of all items of all lists and grids, and of their headers."""
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is None:
            continue
        for row in range(min(model.rowCount(), 30)):
            yield from (str(model.index(row, column).data(TOOL_TIP) or "") for column in range(min(model.columnCount(), 10)))
            yield str(model.headerData(row, Qt.Orientation.Vertical, TOOL_TIP) or "")
        yield from (
            str(model.headerData(column, Qt.Orientation.Horizontal, TOOL_TIP) or "") for column in range(min(model.columnCount(), 10))
        )
