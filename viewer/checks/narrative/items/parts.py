"""Parts of the company that captions show and sentences name in other words: `net sales in the Europe segment`, `Europe net sales`.

A caption that holds the name of a line item and more is known by that item and the set of its other words; so is the
line item of a sentence with the words that narrow it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from viewer.checks.narrative.items.common_items import COST_OF_SALES, REVENUE
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.subjects import (
    CAPTION,
    FOOTINGS,
    SAYING_LITTLE,
    Lexicon,
    Name,
    Subject,
    item_in,
    item_of_caption,
    without_end,
    words_of,
)
from viewer.checks.narrative.items.vocabulary import BY_KEY, singular
from viewer.checks.narrative.prose.token import FIGURE, WORD, Sentence, Token
from viewer.checks.narrative.prose.words import BOUNDARIES, DETERMINERS, VERBS, words
from viewer.checks.narrative.times.periods import read_period

FILLING = words(
    """net total the a an of in for from and segment region division group market business operation company our its consolidated
    worldwide global"""
)
SEGMENTAL = {"segment", "division", "divisional"}  # say nothing of a caption: `Segment operating income`
NAMED_SEGMENT = {"segment", "segment's", "division", "division's"}  # behind the name of a part
JOINING = {"and", "&", "/", ",", "-"}  # inside of it
OUTSIDE = {"external", "unaffiliated", "outside"}
EXPLAINING = {"which", "whose", "where"}
PLACING = {"in", "for", "from", "of", "within"}
OPENING_IN = (["in"], ["outside"])
STOPPING = (BOUNDARIES - DETERMINERS - FILLING) | words("between by due because who whose")
LONGEST = 5  # words that narrow a line item
LEAST_SHORT = 3  # words of a name that goes on with `on`, which tell enough without that
PEOPLES = {
    "european": "europe",
    "asian": "asia",
    "american": "america",
    "canadian": "canada",
    "japanese": "japan",
    "german": "germany",
    "african": "africa",
    "australian": "australia",
    "mexican": "mexico",
    "chinese": "china",
    "u.s": "domestic",
}
NOWHERE: frozenset[str] = frozenset()
COST_OF, AMORTIZED = ("cost", "of"), ("amortization",)
RESULTS = {("loss",), ("income",), ("profit",)}  # behind the name of another result narrow nothing: `Adjusted EBITDA loss`


class Names(NamedTuple):
    """How line items may be named.

    Attributes:
        lexicon: their names.
        parts: the parts of the company that captions show.
        company: the words of the company's name.
    """

    lexicon: Lexicon
    parts: Parts
    company: frozenset[str]


class Part(NamedTuple):
    """A caption as an item and the words that narrow it.

    Attributes:
        item: key of the item.
        words: the others, small ones left out.
    """

    item: str
    words: frozenset[str]


class Parts:
    """The parts that captions show."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[Part, Name] = {}
        self._of: dict[str, Part] = {}
        for name in names:
            part = part_of(name.words)
            if part is not None:
                self._names.setdefault(part, name)
                self._of[name.key] = part
        said = Counter(part.words for part in self._names)
        self._several = {place for place, items in said.items() if items > 1}  # of which more than one line item is shown
        self._places: dict[str, set[frozenset[str]]] = {}  # the words that tell parts from the whole, by the first in alphabetical order
        for part in self._names:
            self._places.setdefault(min(part.words), set()).add(part.words)
        self._short: dict[str, frozenset[str]] = {}  # what the acronyms of parts stand for
        self._placing = PEOPLES.keys() | NOWHERE.union(*(part.words for part in self._names)) if self._names else NOWHERE

    def __bool__(self) -> bool:
        """Whether captions show any."""
        return bool(self._names)

    def is_place(self, place: frozenset[str]) -> bool:
        """Whether some words are all of those that tell a part from the whole."""
        return bool(place) and place in self._places.get(min(place), ())

    def shorten(self, acronyms: Iterable[tuple[str, frozenset[str]]]) -> None:
        """Know parts by their acronyms too, but for one that stands for two of them."""
        for acronym, place in acronyms:
            self._short[acronym] = place if self._short.get(acronym, place) == place else NOWHERE

    def place_of(self, heading: str) -> frozenset[str]:
        """The words of a part that a heading names, none where it names none: `Metal Coatings Segment`, not `Operating Expenses`."""
        said = words_of(heading)
        if not self._places or item_in(said) is not None:
            return NOWHERE
        sold = part_of(said)
        if sold is not None and sold.item == REVENUE and sold in self._names:  # `Timber Revenue` over what is said of timber
            return sold.words
        place = frozenset(map(place_word, said)) - FILLING
        return place if self.is_place(place) else NOWHERE

    def may_be_named(self, said: Iterable[str]) -> bool:
        """Whether some words in lower case hold all those of a part."""
        words = {PEOPLES.get(word, word) for word in self._placing.intersection(map(singular, said))}
        return any(place <= words for word in words & self._places.keys() for place in self._places[word])

    def place_told(self, subject: Subject, part: Subject | None) -> frozenset[str]:
        """The words of the part of the company that a line item is of: that it was found to be, or one that has several line items."""
        place = self.place_of_item(subject.key)
        if part is not None:
            return self.place_of_item(part.key) - place
        return place if place in self._several else NOWHERE

    def place_before(self, tokens: Sentence) -> frozenset[str]:
        """The words of the only part of the company that a sentence calls a segment: `In our Farm Tools segment, sales rose`."""
        said = [at for at, text in enumerate(tokens.said) if text in NAMED_SEGMENT]
        if len(said) != 1 or not self._places:
            return NOWHERE
        first = said[0]
        while (
            first and tokens[first - 1].kind is not FIGURE and (tokens[first - 1].printed[0].isupper() or tokens[first - 1].text in JOINING)
        ):
            first -= 1
        place = frozenset(place_word(token.text) for token in tokens[first : said[0]] if token.kind is WORD) - FILLING
        return place if place in self._several else NOWHERE

    def place_opening(self, tokens: Sentence) -> frozenset[str]:
        """The words of the part that a sentence opens with: `In Farm Tools, sales rose 5%`, `Outside the U.S., …`, `Europe: …`."""
        opening = tokens.said[:LONGEST] if self._places else []
        if ":" in opening:
            named = tokens[: opening.index(":")]
        elif opening[:1] in OPENING_IN and "," in opening:
            named = tokens[opening[0] == "in" : opening.index(",")]
        else:
            return self._place_acting(tokens) if self._several and opening else NOWHERE
        place = frozenset(place_word(token.text) for token in named if token.kind is WORD) - FILLING
        return place if self.is_place(place) else NOWHERE

    def _place_acting(self, tokens: Sentence) -> frozenset[str]:
        """The words of the part that is the subject of a sentence: `Farm Tools, which sells ploughs, went on growing: sales rose 5%`."""
        first = int(tokens.said[0] in DETERMINERS)
        end = first
        while end < min(len(tokens) - 2, first + LONGEST) and tokens[end].kind is WORD and tokens[end].text not in VERBS:
            end += 1
        if end == first or not tokens[first].printed[0].isupper():
            return NOWHERE
        explained = tokens[end].text == "," and tokens[end + 1].text in EXPLAINING
        place = frozenset(map(place_word, tokens.said[first:end])) - FILLING if explained or tokens[end].text in VERBS else NOWHERE
        return place if place in self._several else NOWHERE

    def whole_of(self, key: str) -> str:
        """The key of the line item that one of a part of the company is of, its own where it is of none."""
        part = self._of.get(key)
        return part.item if part is not None else key

    def place_of_item(self, key: str) -> frozenset[str]:
        """The words that narrow a line item whose caption says of what part it is, none where it says none."""
        part = self._of.get(key)
        return part.words if part is not None else NOWHERE

    def at(self, key: str, place: frozenset[str]) -> str | None:
        """The key of a line item's row of a part, None where no caption shows it."""
        whole = self._of.get(key, Part(key, NOWHERE) if key in BY_KEY else None)
        name = self._names.get(Part(whole.item, whole.words | place)) if whole is not None else None
        return name.key if name is not None else None

    def named_of(self, key: str, said: Iterable[str]) -> str | None:
        """The key of the only part of a line item all of whose words a sentence says, None where it is not one."""
        words = frozenset(map(place_word, said))
        found = [name.key for part, name in self._names.items() if part.item == key and part.words <= words]
        return found[0] if len(found) == 1 else None

    def find(self, tokens: Sentence, subject: Subject, lexicon: Lexicon) -> Subject | None:
        """The part that the words around a subject make of it, None where no caption shows it."""
        if not self._names:
            return None
        whole = self._of.get(subject.key, Part(subject.key, NOWHERE) if subject.key in BY_KEY else None)
        if whole is None:
            return None
        before = self.in_full(frozenset(_before(tokens, subject.start)))
        behind, end = _behind(tokens, subject.end, lexicon)
        behind = self.in_full(behind)
        around, plain = before | behind, before - FOOTINGS
        ends = {plain: subject.end, before: subject.end, behind: end, around: end}  # mostly one and the same words
        for narrowing in dict.fromkeys((around, behind, before, plain)):
            if narrowing:
                name = self._names.get(Part(whole.item, whole.words | narrowing)) or self._in_short(whole.item, whole.words | narrowing)
                if name is not None:
                    return replace(subject, key=name.key, end=ends[narrowing], general=True)
        return None

    def place_around(self, tokens: Sentence, subject: Subject, lexicon: Lexicon) -> frozenset[str]:
        """The words of a part before a line item, `service gross margin`, or behind it, `gross margin on products`."""
        if not self._names:
            return NOWHERE
        behind, _ = _behind(tokens, subject.end, lexicon, PLACING | {"on"})
        before = frozenset(_before(tokens, subject.start))
        return before if self.is_place(before) else behind if self.is_place(behind) else NOWHERE

    def in_full(self, said: frozenset[str]) -> frozenset[str]:
        """Some words with what the acronyms among them stand for instead."""
        short = said & self._short.keys() if self._short else NOWHERE
        return said.union(*map(self._short.__getitem__, short)) - short if short else said

    def _in_short(self, item: str, said: frozenset[str]) -> Name | None:
        """The only part of a line item whose name holds some words and one more: `Telecom revenues` of `Domestic Telecom`.

        Not of a balance: `mortgage loans` are more than `Residential mortgage loans`.
        """
        known = BY_KEY.get(item)
        if known is None or known.nature is Nature.INSTANT:
            return None
        found = [name for part, name in self._names.items() if part.item == item and said < part.words and len(part.words) == len(said) + 1]
        return found[0] if len(found) == 1 else None


def place_word(word: str) -> str:
    """A word as captions have it, in the singular: `Europe` where the sentence says `European sales`."""
    word = singular(word)
    return PEOPLES.get(word, word)


@lru_cache(maxsize=4096)
def part_of(caption: tuple[str, ...]) -> Part | None:
    """The item that begins or ends a caption's words and the rest of them; None where there is no item or no rest."""
    if caption[:2] == COST_OF and len(caption) > 3 and item_in(caption[-1:]) == REVENUE:
        words = frozenset(map(place_word, caption[2:-1])) - FILLING
        return Part(COST_OF_SALES, words) if words else None  # `Cost of leasing revenue`
    for at in range(1, len(caption)):
        for named, rest in ((caption[at:], caption[:at]), (caption[:-at], caption[-at:])):
            key = item_in(named)
            words = frozenset(map(place_word, rest)) - FILLING - frozenset(named)
            if key is not None and words and not (named in RESULTS and item_in(rest[-1:]) is not None):
                return Part(key, words)
    return None


def section_key(label: tuple[str, ...], section: tuple[str, ...]) -> str:
    """The key of a row whose section says what it is of, or of which part: `Europe` under `Net sales`, `Net sales` under `Europe`."""
    label = _without_segment(label)
    section = tuple(word for word in section if word not in SEGMENTAL)
    section = section[1:] if section[:1] == ("total",) and item_in(section[1:]) is not None else section  # `Total segment gross profit`
    if not label or not section or max(len(label), len(section)) > LONGEST:
        return ""
    of_part, of_item = item_in(label) is not None, item_in(section) is not None
    if of_part is of_item:
        return ""
    return CAPTION + " ".join((*label, *section) if of_item else (*section, *label))


def _without_segment(label: tuple[str, ...]) -> tuple[str, ...]:
    """A label without the `Segment` before the name of an item: `Segment EBITDA` under `Europe`."""
    return label[1:] if label[:1] == ("segment",) and item_in(label[1:]) is not None else label


def line_of_parts(caption: str) -> tuple[str, ...]:
    """What a row below the names of parts is called, the same for all that are one line item: `Net sales from external customers`.

    So are `Total segment sales`, and `Segment margin %` a margin.
    """
    words = words_of(caption)
    words = words[:-1] if words[-1:] == ("net",) else words  # `Interest, net`
    if words[-1:] == ("customer",) and not OUTSIDE.isdisjoint(words[-2:-1]):
        words = words[:-3]
    words = tuple(word for word in words if word not in SEGMENTAL and word != "%")
    key = item_in(words) or item_of_caption(caption)
    return tuple(BY_KEY[key].names[0].removeprefix("~").split()) if key is not None else words


def _before(tokens: list[Token], start: int) -> list[str]:
    """The words directly before a subject that narrow it."""
    found: list[str] = []
    for token in reversed(tokens[max(0, start - LONGEST) : start]):
        word = place_word(token.text)
        if word == ".":
            continue  # `U.S. sales`
        if token.kind is not WORD or token.text in BOUNDARIES or token.text in VERBS:
            break
        if word not in FILLING:
            found.append(word)
    return found


def _behind(tokens: Sentence, end: int, lexicon: Lexicon, placing: Set[str] = PLACING) -> tuple[frozenset[str], int]:
    """The words that narrow a subject from behind, `in the Europe segment`, and the index behind them."""
    if end >= len(tokens) or tokens[end].text not in placing:
        return frozenset(), end
    found: set[str] = set()
    at = end + 1
    while at < min(len(tokens), end + 1 + LONGEST):
        token = tokens[at]
        if token.text == "." and "." in tokens[at - 1].text:
            at += 1
            continue
        if token.kind is not WORD or token.text in VERBS or token.text in STOPPING or token.text.endswith("ly"):
            break
        named = lexicon.find(tokens, at)
        if read_period(tokens, at) is not None or (named is not None and named.key in BY_KEY):
            break
        word = place_word(token.text)
        if word not in FILLING:
            found.add(word)
        at += 1
    return frozenset(found), at


def aliases(name: Name) -> Iterator[Name]:
    """The name without the `total` or `net` it begins with or what stands behind its `on`, too general to convict on.

    `Amortization` alone may be that of intangible assets.
    """
    if name.words == AMORTIZED:
        yield from (Name((*AMORTIZED, *what), name.key, general=True) for what in (("of", "intangible"), ("of", "intangible", "asset")))
    if name.words[-2:] == ("related", "party") and len(name.words) > 3 and name.words[-3] not in SAYING_LITTLE:
        yield Name(name.words[:-2], name.key, general=True)  # `Management fees - related party`
    if name.words[0] in {"total", "net"} and len(name.words) > 2:
        yield Name(name.words[1:], name.key, general=True)
    held = without_end(name.words) if "end" in name.words else name.words
    if 1 < len(held) < len(name.words) and item_in(held) is None:
        yield Name(held, name.key, general=True)  # `Order book, end of quarter`
    short = name.words[: name.words.index("on")] if "on" in name.words else ()
    if len(short) >= LEAST_SHORT and item_in(short) is None:
        yield Name(short, name.key, general=True)  # `Net realized gain (loss) on investments and debt`
