"""Carrying the work over when a corrected file arrives, or the parser reads the same file better.

What was put on a printed text follows it where the whole line stands unchanged in the new source, or where the same
text stands in the same place between the same words. Everything else is listed for the reviewer to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.review.entry import Action, Draft, Entry
from viewer.review.fields import Field, read_ranges
from viewer.review.index import Index
from viewer.review.marks import MARKING, named
from viewer.review.target import NOWHERE, Subject, Target, storable
from viewer.review.things import number_targets
from viewer.statements.release import Release
from viewer.text.source import Source
from viewer.text.span import Span

CARRIED = frozenset({Action.MARK, Action.TICK, Action.COMMENT, Action.CORRECT})
OF_LINES = frozenset({Field.EXTENT, Field.REGION})  # corrections written as lines of their source
FIGURES = regex(r"[0-9][0-9,.]*")


@frozen
class Undecided:
    """Something that did not find its place in the new source.

    Attributes:
        entry: what was entered on the old one.
        reason: why it was not carried over.
    """

    entry: Entry
    reason: str


def standing_work(index: Index, source: str) -> list[Entry]:
    """What stands on a source and belongs on its successor: newest marks and corrections, ticks, comments; oldest first."""
    settled = {entry.refers for entry in index.all_standing(Action.DECLINE)}
    settled |= {_origin(entry) for entry in index.entries if entry.action in CARRIED and entry.number not in index.voided}
    found: list[Entry] = []
    for key in index.targets:
        if key[0] == source:
            found += _standing(index, key, settled)
    return sorted(found)


def is_successor(old: Source, new: Source) -> bool:
    """Whether a file of the same name is the same document: half of the lines that say something are still there."""
    said = {line for line in old.lines if line.strip()}
    return 2 * len(said.intersection(new.lines)) >= len(said)


def carry(index: Index, old: Source, new: Source, author: str) -> tuple[list[Draft], list[Undecided]]:
    """What can be carried over from one source to another, as drafts, and what the reviewer must decide."""
    places = _Places(old, new)
    drafts: list[Draft] = []
    undecided: list[Undecided] = []
    moved: dict[int, int] = {}
    for entry in standing_work(index, old.sha256):
        span = places.find(entry)
        if span is None:
            undecided.append(Undecided(entry, places.reason(entry)))
            continue
        target = replace(entry.target, source=new.sha256, name=new.name, span=span)
        drafts.append(carried(entry, target, author, moved.get(entry.refers, 0)))
        moved[entry.number] = len(index.entries) + len(drafts)
    return drafts, undecided


def carried(entry: Entry, target: Target, author: str, answers: int = 0) -> Draft:
    """An entry once more on another target, whoever first made it still named.

    Args:
        entry: what was entered.
        target: where it belongs now.
        author: who carries it over.
        answers: for a comment, the number of the comment it answers there.
    """
    if entry.action == Action.COMMENT:
        return Draft(Action.COMMENT, target, named(author), entry.what, entry.reason, answers, entry.detail or str(entry.number))
    what = _shifted(entry.what, target.span.line - entry.line) if entry.detail in OF_LINES and entry.line else entry.what
    return Draft(Action(entry.action), target, named(author), what, entry.reason, entry.number, entry.detail)


def _shifted(ranges: str, lines: int) -> str:
    """Ranges of lines so many lines further down."""
    return " ".join(f"{max(first + lines, 1)}-{max(last + lines, 1)}" for first, last in read_ranges(ranges))


def decline(entry: Entry, author: str) -> Draft:
    """Decide that an entry stays on the source it was made on."""
    return Draft(Action.DECLINE, entry.target, named(author), refers=entry.number)


def misplaced(index: Index, release: Release) -> tuple[Entry, ...]:
    """The marks on places where the release, parsed anew, has no number any more; for the reviewer to decide."""
    numbers: dict[int, list[Span]] = defaultdict(list)
    for target in number_targets(release):
        numbers[target.span.line].append(target.span)
    settled = {entry.refers for entry in index.all_standing(Action.DECLINE)}
    found: list[Entry] = []
    for key in index.targets:
        entry = index.latest(key, MARKING) if key[0] == release.source.sha256 and key[1] == Subject.NUMBER else None
        if entry is None or entry.action != Action.MARK or entry.number in settled:
            continue
        if not any(entry.span.overlaps(span) for span in numbers[entry.line]):
            found.append(entry)
    return tuple(found)


def _standing(index: Index, key: tuple[str, str, str, int, int, int], settled: set[int]) -> Iterator[Entry]:
    """The newest mark, the newest correction of each field, every tick that still stands, every comment."""
    seen: set[tuple[str, str]] = set()
    for entry in index.standing(key):
        action = Action(entry.action)
        group = {Action.CLEAR: Action.MARK, Action.UNTICK: Action.TICK}.get(action, action)
        detail = {Action.CORRECT: entry.detail, Action.TICK: entry.what, Action.COMMENT: str(entry.number)}.get(group, "")
        if (group, detail) in seen:
            continue
        seen.add((group, detail))
        if action in CARRIED and entry.number not in settled:
            yield entry


def _origin(entry: Entry) -> int:
    return int(entry.detail or 0) if entry.action == Action.COMMENT else entry.refers


class _Places:
    """Finds the lines of one source in another, in time linear in both."""

    def __init__(self, old: Source, new: Source) -> None:
        self._old, self._new = old, new
        before, after = _lines_by_text(old), _lines_by_text(new)
        # A line printed three times in both is the same three lines; one printed three times and then twice is none for sure.
        self._moved = {
            line: there
            for words, lines in before.items()
            if len(lines) == len(after.get(words, ()))
            for line, there in zip(lines, after[words], strict=True)
        }
        self._doubled = {line for words, lines in before.items() if 0 < len(after.get(words, ())) != len(lines) for line in lines}

    def find(self, entry: Entry) -> Span | None:
        """Where an entry's printed text stands now; None where that is not certain."""
        if entry.span == NOWHERE:
            return NOWHERE
        line = self._moved.get(entry.line)
        if line is not None:
            return Span(line, entry.start, entry.stop)
        if entry.line in self._doubled or not self._same_place(entry):
            return None
        return entry.span

    def reason(self, entry: Entry) -> str:
        """Why an entry found no place."""
        if entry.line in self._doubled:
            return "its line stands in the new source another number of times"
        return "its line is not in the new source as it was printed"

    def _same_place(self, entry: Entry) -> bool:
        """Whether a line that changed elsewhere still has the text in its place, between the same words."""
        if not entry.line <= min(len(self._old.lines), len(self._new.lines)):
            return False
        was, now = self._old.lines[entry.line - 1], self._new.lines[entry.line - 1]
        same_text = storable(now[entry.start : entry.stop]) == entry.text and entry.text.strip() != ""
        return same_text and FIGURES.sub("", was).split() == FIGURES.sub("", now).split() and _stands_alone(now, entry.span)


def _stands_alone(line: str, span: Span) -> bool:
    """Whether no further digit touches the text: `11,895` does not hold `1,895`."""
    around = line[max(0, span.start - 1) : span.start] + line[span.end : span.end + 1]
    return not any(character.isdigit() or character in ",." for character in around)


def _lines_by_text(source: Source) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(source.lines, start=1):
        found[line].append(number)
    return found
