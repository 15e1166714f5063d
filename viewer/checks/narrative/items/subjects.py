"""Which line item a phrase names: the vocabulary and the captions of the release itself, in one index by first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from viewer.checks.narrative.items.common_items import EPS
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.results import BEFORE_EXTRAORDINARY, CONTINUING
from viewer.checks.narrative.items.vocabulary import BY_KEY, GAIN_WORDS, ITEMS, LOSS_WORDS, singular
from viewer.checks.narrative.prose.figures import FigureKind
from viewer.checks.narrative.prose.period_words import STARTERS
from viewer.checks.narrative.prose.token import WORD, Token
from viewer.checks.narrative.prose.words import IDLE, words
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered

RESULTS_PER_SHARE = frozenset({BEFORE_EXTRAORDINARY, CONTINUING})  # of which rows of earnings per share may be
CAPTION = "caption:"  # begins the key of an item known by its caption alone
TOO_GENERAL = words("""
    other total basic diluted net interest common preferred expense income cost other-net asset liability tax balance
""")
SHORTEST = 6  # letters of a caption of one word
TELLING = frozenset({"loan", "rent", "fuel", "labor", "wage"})  # shorter ones that tell enough
ACRONYMS = frozenset({"eps", "ebit"})
HOLDERS = frozenset({"attributable", "available", "applicable", "allocable"})  # before those whose a result is
HELD = HOLDERS | {"less"}
IN_SHORT = regex(r"\(((?:[A-Z][a-z]{1,12} )?[A-Z]{3,8})\)")  # `Earnings before interest, taxes, depreciation and amortization (EBITDA)`
SAYING_LITTLE = frozenset({"net", "expense", "note", "basic", "diluted", "and"})  # at the end of a caption
RECKONING = {("less",), ("plus",), ("add",), ("deduct",)}  # what a reconciliation does with a line
PLURALS = {("order",), ("booking",), ("addition",)}  # name an item in the plural only
FOOTINGS = frozenset({"gaap", "adjusted", "reported", "pro", "forma", "proforma"})
AS_REPORTED = ("as", "reported")
CLIENTS_TOO = ("asset",)  # `Ending assets` may be those under management
ENDS = {("end", "of"), ("period", "end"), ("quarter", "end"), ("year", "end")}  # behind the name of a balance
NOT_GAAP = ("non", "gaap")  # `Non-GAAP net income`, not `Non-interest income`
LEFT_OUT = regex(r"\(([Bb]efore [^()]*|[Ee]xcluding [^()]*)\)")
WITHOUT = {("before", word) for word in ("special", "unusual", "nonrecurring", "one")}  # `before special items`, not `before taxes`
NET_OF = {
    ("net", "of", word) for word in ("allowance", "reserve", "accumulated", "unearned", "deferred", "investment")
}  # what a line is less of
MINORITY = frozenset({"noncontrolling", "controlling", "minority", "preferred", "discontinued"})
LONGEST_ACRONYM = 5
LONGEST_CAPTION = 10  # words that a sentence may call a row by
TRAILING = frozenset({"expense", "expenses", "cost", "costs"})
OPPOSITES = frozenset({"loss", "income", "deficit", "decrease", "depreciation", "benefit", "expense"})  # in brackets behind a name
MARGINS = frozenset({"margin", "margins"})
SKIPPED = frozenset(",-\"'()")
ARTICLES = frozenset({"a", "an", "the"})


class Name(NamedTuple):
    """One way to name an item.

    Attributes:
        words: in the singular.
        key: the item's.
        general: whether it is too general to convict on.
    """

    words: tuple[str, ...]
    key: str
    general: bool


class Opening(NamedTuple):
    """The names that begin with one word.

    Attributes:
        names: by their words.
        words: every word of any of them; behind another word none of them goes on.
        longest: words of the longest.
    """

    names: Mapping[tuple[str, ...], Name]
    words: frozenset[str]
    longest: int


NO_OPENING = Opening({}, frozenset(), 0)


@frozen(guarded=False)
class Subject:
    """A line item named in a sentence.

    Attributes:
        key: the item's.
        start: index of its first token.
        end: index behind its last token.
        general: whether the name is too general to convict on.
        sign: -1 where it is called a loss, 1 where income or profit, 0 where neither or both.
        name: as the sentence has it, in lower case.
        held: whether the sentence says whose it is: `net income attributable to the company`.
        of: key of the row that a margin is said to be one of: `Station operating income margin`; empty for the company's.
    """

    key: str
    start: int
    end: int
    general: bool
    sign: int
    name: str = ""
    held: bool = False
    of: str = ""


class Lexicon:
    """All names by their first word.

    Attributes:
        idle: words that neither begin a name or period nor say anything else to the grammar.
    """

    def __init__(self, captions: Iterable[Name] = ()) -> None:
        self._names = dict(_vocabulary())
        added: dict[str, list[Name]] = {}
        for name in captions:
            added.setdefault(name.words[0], []).append(name)
        for word, names in added.items():
            self._names[word] = _opening(names, self._names.get(word, NO_OPENING))
        self.idle = _idle().difference(added)
        self._last: tuple[list[Token], Sequence[Subject]] = [], ()  # a sentence and what it names

    @property
    def openers(self) -> Set[str]:
        """The words, in the singular, that names begin with."""
        return self._names.keys()

    def find(self, tokens: list[Token], start: int) -> Subject | None:
        """The item named from a token on."""
        opening = self._names.get(singular(tokens[start].text))
        if opening is None:
            return None
        words, ends = _words_from(tokens, start, opening)
        for length in range(len(words), 0, -1):
            name = opening.names.get(words[:length])
            if name is None:
                continue
            if name.words in PLURALS and tokens[start].text == words[0]:
                continue  # `in order to`, `in addition`
            if length > 1 and words[length - 1] == "net" and self._goes_on(tokens, ends[length - 1]):
                continue  # `due to the increase in interest expense, net interest income fell`
            if not (name.key.startswith(CAPTION) and _goes_on_per_share(tokens, ends[length - 1])):
                end = _past_trailing(tokens, ends[length - 1])
                margin = self._margin_of(tokens, start, end, name.key) if length > 1 and name.key.startswith(CAPTION) else None
                if margin is not None:
                    return margin
                said, both = _said_of(tokens[start:end]), ")" in [token.text for token in tokens[start:end]]  # `net income (loss)`
                sign = 0 if both else _sign(name.words)
                if name.key in RESULTS_PER_SHARE and _goes_on_per_share(tokens, end):  # `Income from continuing operations per share`
                    return Subject(EPS, start, end, general=True, sign=sign, name=said)
                return Subject(name.key, start, end, name.general, sign, said)
        return None

    def named_in(self, tokens: list[Token], start: int = 0) -> Iterator[Subject]:
        """The items that some words name, in order."""
        at = start
        while at < len(tokens):
            subject = self.find(tokens, at) if tokens[at].kind is WORD else None
            if subject is not None:
                yield subject
            at = subject.end if subject is not None else at + 1

    def all_in(self, sentence: list[Token]) -> Sequence[Subject]:
        """All items that a sentence names, in order; they are kept for the next figure of the same sentence."""
        if self._last[0] is not sentence:
            self._last = sentence, tuple(self.named_in(sentence))
        return self._last[1]

    def _margin_of(self, tokens: list[Token], start: int, end: int, key: str) -> Subject | None:
        """The margin that the last words of a name begin: `Segment EBITDA margin`, where a row is called `Segment EBITDA`."""
        if end >= len(tokens) or tokens[end].text not in MARGINS:
            return None
        found = (self.find(tokens, at) for at in range(start + 1, end))
        return next((replace(one, start=start, of=key) for one in found if one is not None and one.end > end), None)

    def _goes_on(self, tokens: list[Token], end: int) -> bool:
        """Whether the word before an index begins a name of its own with those behind it."""
        behind = tokens[end : end + 1]
        return bool(behind) and behind[0].kind is WORD and self.find(tokens, end - 1) is not None


@remembered(4096)
def words_of(caption: str) -> tuple[str, ...]:
    """A caption's words in the singular, brackets and what they hold left out, `and` for `&`."""
    words: list[str] = []
    depth = 0
    for part in caption.replace("(", " ( ").replace(")", " ) ").replace("-", " ").replace(",", " ").replace("/", " ").split():
        if part == "(":
            depth += 1
        elif part == ")":
            depth = max(0, depth - 1)
        elif not depth:
            word = singular(part.lower().strip(".:;*").replace("\u2019", "'"))
            words.append("and" if word == "&" else word)
    return tuple(word for word in words if word)


@remembered(4096)
def item_of_caption(caption: str) -> str | None:
    """The vocabulary's item that a caption names as a whole, None where it names none."""
    words = _without_footing(_without_holder(words_of(caption)))
    costs = words[:-1] if words[-1:] == ("net",) else words
    for candidate in (words, costs, costs[:-1] if costs[-1:] in {("expense",), ("cost",)} else ()):
        key = item_in(candidate)
        if key is not None:
            return key
    margin = words[words[:1] == ("total",) : -1 if words[-1:] == ("%",) else None]
    key = item_in(margin) if len(margin) < len(words) else None  # `Operating margin %`, `Total operating margin`, not `Net sales %`
    if key is not None and BY_KEY[key].nature in {Nature.RATIO, Nature.RATE}:
        return key
    short = IN_SHORT.search(caption)
    return item_in(_without_footing(words_of(short[1]))) if short is not None else None


@remembered(4096)
def item_less_others(caption: str) -> str | None:
    """The item that a caption names without some of it, None where it is no such caption: `Net income - excluding one-time items`."""
    words = words_of(caption)
    at = next((at for at, word in enumerate(words) if word == "excluding" or words[at : at + 2] in WITHOUT), 0)
    return item_in(_without_footing(words[:at])) if at else None


@remembered(4096)
def is_without_others(caption: str) -> bool:
    """Whether a caption says what its section or its own item is without.

    `- Excluding one-time items` under `Earnings per share`, `Net income (before special charges)`.
    """
    words = words_of(caption)
    if words[:1] == ("excluding",) or words[:2] in WITHOUT:
        return True
    inside = words_of(bracket[1]) if (bracket := LEFT_OUT.search(caption)) is not None else ()
    return ("before", *inside[1:2]) in WITHOUT  # `Cost of sales (excluding depreciation)` is the cost that there is


def item_in(words: tuple[str, ...]) -> str | None:
    """The vocabulary's item that some words in the singular name, None where they name none."""
    names = _vocabulary().get(words[0], NO_OPENING).names if words else {}
    name = names.get(words) or (names.get(tuple(word for word in words if word not in ARTICLES)) if names else None)
    return name.key if name is not None else None


def _without_holder(words: tuple[str, ...]) -> tuple[str, ...]:
    """A caption without the words that say whose it is or what it is less of.

    So `net income attributable to the Company`, not that of a minority, and `long-term debt, less current portion`.
    """
    words = words[:-2] if words[-2:] == AS_REPORTED else words
    words = words[1:] if words[:1] in RECKONING else words  # `Less allowance for loan losses`
    if "beginning" in words:  # `Cash and cash equivalents at beginning of period`
        words = tuple(word for word in words[: words.index("beginning")] if word not in {"at", "balance"})
    words = _without_end(words)
    at = next((at + (word not in HELD) for at, word in enumerate(words) if word in HELD or words[at : at + 3] in NET_OF), 0)
    return words[:at] if at and MINORITY.isdisjoint(words[at:]) else words


def _without_end(words: tuple[str, ...]) -> tuple[str, ...]:
    """A caption without the words that say that its item is held at the end of its columns' periods: `Backlog, end of period`."""
    if "end" in words or words[:1] == ("ending",):
        held = without_end(words)
        item = BY_KEY.get(item_in(held) or "") if held != words else None
        return held if item is not None and item.nature is Nature.INSTANT and held != CLIENTS_TOO else words
    return words


def without_end(words: tuple[str, ...]) -> tuple[str, ...]:
    """A caption's words without `ending` before them or `at end of period` behind them."""
    if words[:1] == ("ending",):
        return words[1:]
    at = next((at for at in range(1, len(words)) if words[at : at + 2] in ENDS and len(words) <= at + 3), len(words))
    while at and words[at - 1] in {"at", "balance"}:
        at -= 1
    return words[:at] or words


def _without_footing(words: tuple[str, ...]) -> tuple[str, ...]:
    """A caption without the words before it that say whether it is by the rules: `Non-GAAP net income`, `Adjusted net income`."""
    at = 0
    while at < len(words) and (words[at] in FOOTINGS or words[at : at + 2] == NOT_GAAP):
        at += 1
    return words[at:]


def name_of_caption(caption: str, *, ambiguous: bool) -> Name | None:
    """A caption outside the vocabulary as a name of its own; None where it is too short to tell anything."""
    words = words_of(caption)
    words = words[1:] if words[:1] in RECKONING else words
    while words and words[-1] in SAYING_LITTLE:
        words = words[:-1]
    if not words or len(words) > LONGEST_CAPTION or words[0] == "per" or (len(words) == 1 and _says_little(words[0])):
        return None  # `Per share` below an amount is no name without it
    return Name(words, CAPTION + " ".join(words), ambiguous)


def _says_little(word: str) -> bool:
    return word in TOO_GENERAL or (len(word) < SHORTEST and word not in TELLING)


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, Opening]:
    """The names of all items by first word."""
    found: dict[str, list[Name]] = {}
    for item in ITEMS:
        for text in item.names:
            words = tuple(text.removeprefix("~").split())
            found.setdefault(words[0], []).append(Name(words, item.key, text.startswith("~")))
    return {word: _opening(names, NO_OPENING) for word, names in found.items()}


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    """The idle words of any release; what figures are called is none, `percent` as a word is looked at as they are."""
    known = _vocabulary()
    return frozenset(word for word in IDLE - STARTERS - frozenset(FigureKind) if word not in known and singular(word) not in known)


def _opening(names: Sequence[Name], known: Opening) -> Opening:
    """Some names that begin alike beside those known before; of two with the same words the first counts."""
    by_words = {name.words: name for name in reversed(names)}
    return Opening({**by_words, **known.names}, known.words.union(*by_words), max(known.longest, *map(len, by_words)))


def _words_from(tokens: list[Token], start: int, opening: Opening) -> tuple[tuple[str, ...], list[int]]:
    """The words from a token on in the singular as far as names may go, small marks skipped, and the index behind each."""
    words: list[str] = []
    ends: list[int] = []
    _, known, longest = opening
    index, end = start, len(tokens)
    while index < end and len(words) < longest:
        token = tokens[index]
        if token.kind is WORD:
            word = singular(token.text)
            if word not in known or (word in OPPOSITES and words and _behind_bracket(tokens, index)):
                if words and word in ARTICLES:  # `before an extraordinary item and the cumulative effect of a change`
                    index += 1
                    continue
                index = _behind_bracket(tokens, index)
                if not words or not index:
                    break
                continue
            words.append(word)
            ends.append(index + 1)
        elif token.text not in SKIPPED:
            break
        index += 1
    return tuple(words), ends


def _behind_bracket(tokens: list[Token], index: int) -> int:
    """The index behind a bracket that one word stands in, 0 where it does not: `net increase (decrease) in net assets`."""
    if not index or tokens[index - 1].text != "(":
        return 0
    return index + 2 if [token.text for token in tokens[index + 1 : index + 2]] == [")"] else 0


def _goes_on_per_share(tokens: list[Token], end: int) -> bool:
    """Whether `per share` follows, so that a caption without it is not meant: `adjusted net income per share`."""
    words = [token.text for token in tokens[end : end + 4]]
    return words[:1] == ["per"] and not {"share", "shares"}.isdisjoint(words)


def _past_trailing(tokens: list[Token], end: int) -> int:
    """The index behind what may follow a name: `gains (losses)`, `SG&A expenses`, `administrative, or SG&A, expenses`."""
    if end + 1 >= len(tokens):
        return end + (end < len(tokens) and tokens[end].text in TRAILING)
    if tokens[end].text == "(":
        return end + 3 if singular(tokens[end + 1].text) in OPPOSITES and _behind_bracket(tokens, end + 1) else end
    at = end + (tokens[end].text == ",")
    if tokens[at].text not in TRAILING:
        return end
    if at > end and at + 1 < len(tokens) and tokens[at + 1].text == "of":
        return end  # `as a percentage of net sales, cost of sales`
    return at + 1


def _said_of(tokens: list[Token]) -> str:
    """The words of a name, without those in brackets: `earnings (loss) per share`."""
    said = [token for at, token in enumerate(tokens) if token.kind is WORD and not (at and tokens[at - 1].text == "(")]
    return " ".join([_in_short(token) if token.printed.isupper() else token.text for token in said])


def _in_short(token: Token) -> str:
    """A word printed in capitals in lower case, but for `SG&A` and `EPS`."""
    short = len(token.printed) <= LONGEST_ACRONYM and ("&" in token.printed or token.text in ACRONYMS)
    return token.printed if short else token.text


@lru_cache(maxsize=4096)
def _sign(words: tuple[str, ...]) -> int:
    loss, gain = not LOSS_WORDS.isdisjoint(words), not GAIN_WORDS.isdisjoint(words)
    return gain - loss
