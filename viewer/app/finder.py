"""Finding words in the raw text: the hits and which of them is shown. A large text is searched in a thread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.statements.packing import is_large
from viewer.text.source import Source

if TYPE_CHECKING:
    from viewer.app.background import Background
    from viewer.text.search import Hits
    from viewer.views.find_bar import FindBar

    Answer = tuple[Source, str, Hits]  # what was searched, for what, and what came of it

WAIT = 80  # milliseconds after a keystroke, so that typing does not search for every letter


class Finder(QObject):
    """Searches one source; a new word or source starts over."""

    hits_changed = Signal(object)  # Found, None where nothing is looked for or there
    hit_reached = Signal(object)  # Span
    counted = Signal(int, int)  # the hit shown, counted from 1, and how many there are
    stopped = Signal()

    def __init__(self, show_bar: Callable[[FindBar], None], line: Callable[[], int], parent: QObject | None = None) -> None:
        """Look for nothing yet.

        Args:
            show_bar: puts the find bar into the window when it is first asked for.
            line: the line that the reviewer is at, from which on is searched.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._show_bar, self._line = show_bar, line
        self._from = 1
        self._bar: FindBar | None = None
        self._source: Source | None = None
        self._words = ""
        self._hits: Hits | None = None
        self._current = 0
        self._job: Background | None = None  # that searches large sources
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._search)

    @property
    def hit_count(self) -> int:
        """How many hits there are."""
        return len(self._hits) if self._hits is not None else 0

    @property
    def bar(self) -> FindBar | None:
        """The find bar, None before it was first asked for."""
        return self._bar

    def begin(self, words: str) -> None:
        """Show the find bar with some words in it."""
        if self._bar is None:
            self._bar = self._make_bar()
            self._show_bar(self._bar)
        self._bar.show()
        self._from = self._line()
        self._bar.begin(words)

    def set_source(self, source: Source | None, *, stays: bool = False) -> None:
        """Search another source for the same words, from what is shown of it on; one whose text `stays` was searched already."""
        self._source = source
        if stays:
            return
        if self._hits:  # of another text
            self._hits = None
            self.hits_changed.emit(None)
        self._from = self._line()
        self._search()

    def search(self, words: str) -> None:
        """Search for other words, in a moment."""
        self._words = words
        self._timer.start()

    def step(self, step: int) -> None:
        """Show the next or the previous hit; behind the last one comes the first."""
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        elif self._job is not None and self._job.is_busy:
            return
        elif not self._hits:
            self.begin("")
        else:
            self._show((self._current + step) % self.hit_count)

    def stop(self) -> None:
        """Put the find bar away and forget the hits."""
        self._timer.stop()
        self._words = ""
        if self._bar is not None:
            self._bar.hide()
        self._search()
        self.stopped.emit()

    def _make_bar(self) -> FindBar:
        from viewer.views.find_bar import FindBar  # noqa: PLC0415 - no part of the first paint

        bar = FindBar()
        bar.search_requested.connect(self.search)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.closed.connect(self.stop)
        self.counted.connect(bar.show_count)
        return bar

    def _search(self) -> None:
        if self._source is None or not self._words:
            self._take(None)
        elif not is_large(self._source):
            self._take(_answer(self._source, self._words)[2])
        else:
            self._search_beside()

    def _search_beside(self) -> None:
        """One search at a time: what is typed meanwhile is searched for when it is done."""
        if self._job is None:
            from viewer.app.background import Background  # noqa: PLC0415 - few sources are so large

            self._job = Background("finding", self)
            self._job.finished.connect(self._take_answer)
        if self._source is not None and not self._job.is_busy:
            self._job.run(partial(_answer, self._source, self._words))

    def _take_answer(self, answer: Answer) -> None:
        source, words, hits = answer
        if source is self._source and words == self._words:
            self._take(hits)
        elif not self._timer.isActive():
            self._search()

    def _take(self, hits: Hits | None) -> None:
        """Show the first hit from where the reviewer is."""
        self._hits = hits
        if hits:
            behind = bisect_left(range(len(hits)), self._from, key=lambda number: hits[number][0].line)
            self._show(behind % len(hits))
        else:
            self.hits_changed.emit(None)
            self.counted.emit(0, 0)

    def _show(self, number: int) -> None:
        from viewer.models.found import Found  # noqa: PLC0415 - no part of the first paint

        if self._hits:
            self._current = number
            self.hits_changed.emit(Found(self._hits, number))
            self.hit_reached.emit(self._hits[number][0])
            self.counted.emit(number + 1, len(self._hits))


def _answer(source: Source, words: str) -> Answer:
    """What is asked of all hits is worked out here: in a large source there may be a million."""
    from viewer.text.search import find_text  # noqa: PLC0415 - no part of the first paint

    hits = find_text(source, words)
    _ = hits.lines  # which are kept
    return source, words, hits
