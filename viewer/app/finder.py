"""Finding words in the raw text: the hits and which of them is shown."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.models.highlight import Highlight, Light
from viewer.text.source import Source

if TYPE_CHECKING:
    from viewer.views.find_bar import FindBar

MOST_HITS = 20_000
WAIT = 80  # milliseconds after a keystroke, so that typing does not search for every letter


class Finder(QObject):
    """Searches one source; a new word or source starts over."""

    hits_changed = Signal(object)  # tuple of Highlight
    hit_reached = Signal(object)  # Span
    counted = Signal(int, int)  # the hit shown, counted from 1, and how many there are
    stopped = Signal()

    def __init__(self, show_bar: Callable[[FindBar], None], parent: QObject | None = None) -> None:
        """`show_bar` puts the find bar into the window when it is first asked for."""
        super().__init__(parent)
        self._show_bar = show_bar
        self._bar: FindBar | None = None
        self._source: Source | None = None
        self._words = ""
        self._lights: list[Highlight] = []
        self._hits: list[range] = []  # of the lights, several where a hit runs over lines
        self._current = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._search)

    @property
    def hit_count(self) -> int:
        """How many hits there are."""
        return len(self._hits)

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
        self._bar.begin(words)

    def set_source(self, source: Source | None) -> None:
        """Search another source for the same words."""
        self._source = source
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
        elif not self._hits:
            self.begin("")
        else:
            self._show((self._current + step) % len(self._hits))

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
        self._hits, self._lights = [], []
        if self._source is not None and self._words:
            from viewer.text.search import find_text  # noqa: PLC0415 - no part of the first paint

            for spans in islice(find_text(self._source, self._words), MOST_HITS):
                self._hits.append(range(len(self._lights), len(self._lights) + len(spans)))
                self._lights.extend(Highlight(span, Light.FOUND) for span in spans)
        if self._hits:
            self._current = 0
            self._show(0)
        else:
            self.hits_changed.emit(())
            self.counted.emit(0, 0)

    def _show(self, number: int) -> None:
        self._relight(self._current, Light.FOUND)
        self._relight(number, Light.FOUND_HERE)
        self._current = number
        self.hits_changed.emit(tuple(self._lights))
        self.hit_reached.emit(self._lights[self._hits[number].start].span)
        self.counted.emit(number + 1, len(self._hits))

    def _relight(self, number: int, light: Light) -> None:
        for at in self._hits[number]:
            self._lights[at] = self._lights[at]._replace(light=light)
