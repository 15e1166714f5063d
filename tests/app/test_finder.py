"""A large text is searched beside the window; what was typed last counts."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from tests.support.samples import july
from viewer.app.finder import Finder
from viewer.statements import packing
from viewer.text import search
from viewer.text.search import Hits, find_text
from viewer.text.source import Source


def finder_of(source: Source) -> Finder:
    finder = Finder(lambda _bar: None, lambda: 1)
    finder.set_source(source)
    return finder


def test_a_large_text_is_searched_in_a_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGE", 1)
    searched: list[tuple[str, bool]] = []
    opened = threading.Event()

    def held(source: Source, words: str) -> Hits:
        searched.append((words, threading.current_thread() is threading.main_thread()))
        assert searched[-1][1] or opened.wait(10)
        return find_text(source, words)

    monkeypatch.setattr(search, "find_text", held)
    finder = finder_of(july().source)
    finder.search("net")
    qtbot.waitUntil(lambda: bool(searched))
    finder.step(1)  # which there is nothing to do for yet
    finder.search("net sales")
    finder.step(1)
    assert finder.hit_count == 0
    with qtbot.waitSignal(finder.counted):
        opened.set()
    assert searched == [("net", False), ("net sales", False)]
    assert finder.hit_count == len(find_text(july().source, "net sales"))


def test_hits_of_another_text_are_shown_no_more(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGE", 1)
    finder = finder_of(july().source)
    finder.search("net")
    with qtbot.waitSignal(finder.counted):
        finder.step(1)
    assert finder.hit_count
    with qtbot.waitSignal(finder.hits_changed) as told:
        finder.set_source(None)
    assert (finder.hit_count, told.args) == (0, [None])
