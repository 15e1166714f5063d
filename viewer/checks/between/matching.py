"""Which rows of successive tables are one line, though captions, headings and spelling change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.facts import Line

# `PROPERTY, PLAND and EQUIPMENT` and `captial` are misprints of a caption; anything less alike is another caption.
ALIKE = 0.87

# A caption with one word more or less (`Total costs and expenses`) is settled by its concept or not at all, and so are captions so short
# that they differ by a letter too easily (`Notes` and `Note`).
SHORTEST_MISPRINT = 8

END = 3  # letters of a word that are looked at to find captions it may misprint
COMMON_END = (
    200  # captions; letters that more of them share lead from none to another: a list of holdings says `common stock` on every line
)
NEAREST = 40  # captions of which one is held against in full: those that share most ends of words with it

# Behind these words a caption tells what differs from year to year: `net of allowance for customer credits of`, `par value: authorized …`.
TAIL = regex(r" (?:net of|less|par|no par|stated value|authorized|authorised|issued)\b.*")

# Words that one line takes in turn: the year of a profit and the year of a loss.
TURNS = {"loss": "income", "losses": "income", "earnings": "income", "profit": "income"}
COMMON = TURNS | {"sales": "revenue", "revenues": "revenue", "stockholders": "shareholders", "shareowners": "shareholders"}

# A figure of fewer digits is too common to tell a line by.
TELLING_DIGITS = 3

Name = tuple[str, ...]
# By section and caption, by caption, by what it means, by concept, by the words of section and caption taken together.
RANKS = 5
BY_CONCEPT = 3
Names = tuple[Name, ...]

# One concept is no one line where at least so many periods of both are further apart than this: `Total cost` and `Total expense`.
PERIODS_APART, TIMES_APART = 2, 2


def head(caption: str) -> str:
    """A normalised caption without what varies behind it."""
    return TAIL.sub("", caption)


def meaning(caption: str) -> str:
    """The head of a caption in the commonest words: `Net sales` and `Net revenues` mean the same line."""
    return " ".join(COMMON.get(word, word) for word in head(caption).split())


def alike(one: str, other: str) -> bool:
    """Whether one caption is the other, misprinted."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_MISPRINT or abs(len(one) - len(other)) > 3:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def ends(caption: str) -> frozenset[str]:
    """The caption and the first and last letters of its words: a misprint leaves at least one of them as it was."""
    words = caption.split()
    return frozenset((caption, *(word[:END] for word in words), *(word[-END:] for word in words)))


@frozen
class Candidate:
    """A row to find the line of.

    Attributes:
        line: what its figures are of.
        figures: the figures by their period, as printed values.
    """

    line: Line
    figures: Mapping[Hashable, Decimal]


class Lines:
    """The lines of one kind of statement of one company, numbered as they first appear."""

    def __init__(self) -> None:
        self._numbers: dict[Name, int] = {}
        self._captions: dict[tuple[str, str], int] = {}
        self._near: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._figures: dict[tuple[object, ...], int] = {}
        self._printed: defaultdict[int, dict[Hashable, Decimal]] = defaultdict(dict)  # the figures of each line that a concept may lead to
        self._count = 0
        self._first: Sequence[Candidate] = ()  # the rows of the first table, remembered once there is another to match with it

    def number(self, candidates: Sequence[Candidate]) -> tuple[int, ...]:
        """The line of each row of one table; two rows of a table are never one line.

        A row is looked up by its names, the surest first, by a figure that it repeats for a period, and at last as a misprint of a caption
        that no row of this table bears. What is found nowhere is a new line.
        """
        if not self._count:
            self._first, self._count = candidates, len(candidates)
            return tuple(range(self._count))
        if self._first:
            self._remember(self._first, _names(self._first), range(len(self._first)))
            self._first = ()
        names = _names(candidates)
        found = self._by_name(names, candidates)
        taken = {number for number in found if number is not None}
        numbers: list[int] = []
        for candidate, known in zip(candidates, found, strict=True):
            number = known if known is not None else self._by_figure(candidate, taken)
            number = number if number is not None else self._misprint(candidate.line, taken)
            taken.add(number)
            numbers.append(number)
        self._remember(candidates, names, numbers)
        return tuple(numbers)

    def _by_name(self, names: Sequence[Names], candidates: Sequence[Candidate]) -> list[int | None]:
        """The lines known by their names, the surest names of all rows first."""
        found: list[int | None] = [None] * len(names)
        taken: set[int] = set()
        for rank in range(RANKS):
            for index, choices in enumerate(names):
                name = choices[rank]
                number = self._numbers.get(name) if name and found[index] is None else None
                if number is None or number in taken or (rank == BY_CONCEPT and self._is_apart(number, candidates[index])):
                    continue
                found[index] = number
                taken.add(number)
        return found

    def _is_apart(self, number: int, candidate: Candidate) -> bool:
        """Whether all periods that a line and a row both have are too far apart for one line, and there are enough of them."""
        known = self._printed[number]
        shared = [(abs(known[when]), abs(value)) for when, value in candidate.figures.items() if when in known]
        apart = [max(one, two) > TIMES_APART * min(one, two) for one, two in shared]
        return len(apart) >= PERIODS_APART and all(apart)

    def _by_figure(self, candidate: Candidate, taken: set[int]) -> int | None:
        """The line that printed the same figure for the same period before."""
        for when, value in candidate.figures.items():
            number = self._figures.get((candidate.line.unit, when, value))
            if number is not None and number not in taken:
                return number
        return None

    def _remember(self, candidates: Sequence[Candidate], names: Sequence[Names], numbers: Sequence[int]) -> None:
        """Keep what the rows of a table can be known by."""
        for candidate, own, number in zip(candidates, names, numbers, strict=True):
            for name in own:
                if name:
                    self._numbers.setdefault(name, number)
            if candidate.line.concept:
                self._printed[number].update(candidate.figures)
            unit, caption = candidate.line.unit, head(candidate.line.caption)
            if (unit, caption) not in self._captions:
                self._captions[unit, caption] = number
                for part in ends(caption):
                    self._near[unit, part].append(caption)
            for when, value in candidate.figures.items():
                if len(value.normalize().as_tuple().digits) >= TELLING_DIGITS:
                    self._figures[unit, when, value] = number

    def _misprint(self, row: Line, taken: set[int]) -> int:
        """The line whose caption this row misprints, or a new line."""
        caption = head(row.caption)
        bearers = (self._near.get((row.unit, part), []) for part in ends(caption))
        shared = Counter(other for others in bearers if len(others) <= COMMON_END for other in others)
        nearest = sorted((-count, self._captions[row.unit, other], other) for other, count in shared.items())[:NEAREST]
        for number, other in sorted((number, other) for _, number, other in nearest):
            if number not in taken and alike(caption, other):
                return number
        self._count += 1
        return self._count - 1


def _names(candidates: Sequence[Candidate]) -> list[Names]:
    """Each row's names from the surest on; a name that two rows of a table share names neither, so it is left empty."""
    rows = [candidate.line for candidate in candidates]
    full: list[Name] = [("full", row.unit, row.section, row.caption) for row in rows]
    short: list[Name] = [("caption", row.unit, row.caption) for row in rows]
    stem: list[Name] = [("caption", row.unit, meaning(row.caption)) for row in rows]
    concept: list[Name] = [("concept", row.unit, row.concept) if row.concept else () for row in rows]
    joined: list[Name] = [("words", row.unit, *sorted({*row.section.split(), *row.caption.split()})) for row in rows]
    shared = Counter([*full, *short, *concept, *joined, *(name for name, whole in zip(stem, short, strict=True) if name != whole)])
    seen: Counter[Name] = Counter()
    names: list[Names] = []
    for own in zip(full, short, stem, concept, joined, strict=True):
        first = own[0]
        seen[first] += 1
        # The second `Other` of a section is the second one in every release.
        first = first if shared[first] < 2 else (*first, str(seen[first]))
        names.append((first, *(name if shared[name] < 2 else () for name in own[1:])))
    return names
