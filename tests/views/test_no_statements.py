"""What stands where a release has no statements."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.parsing import parse
from viewer.text.source import Source
from viewer.views.no_statements import NoStatements


def test_words_are_scrolled_where_they_do_not_fit_and_never_cut(qtbot: QtBot) -> None:
    page = NoStatements()
    qtbot.addWidget(page)
    page.show_release(parse(Source("plain.txt", "Nothing but words.\n")))
    page.resize(260, 90)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    for label in page.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()) > 0
    assert not page.horizontalScrollBar().maximum()
