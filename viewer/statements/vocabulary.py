"""The vocabulary of captions: which concept a caption names in which part of a statement."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from viewer.assets import resource
from viewer.frozen import frozen
from viewer.statements.captions import caption_key, core_key
from viewer.statements.period import PeriodType
from viewer.statements.spelling import Spelling

CORRECTED_AT_MOST = 2  # words of one caption; more slips than that make another caption


class Balance(StrEnum):
    """The side of the books on which an amount stands when it is printed positive."""

    DEBIT = "debit"  # assets, costs, money received
    CREDIT = "credit"  # debts, equity, income, money paid


class Place(StrEnum):
    """A part of a statement in which captions keep their meaning; the values are the tables of `concepts.toml`."""

    CURRENT_ASSETS = "current assets"
    PROPERTY = "property"
    NONCURRENT_ASSETS = "noncurrent assets"
    BANK_ASSETS = "bank assets"
    CURRENT_LIABILITIES = "current liabilities"
    NONCURRENT_LIABILITIES = "noncurrent liabilities"
    BANK_LIABILITIES = "bank liabilities"
    EQUITY = "equity"
    BALANCE_MEMO = "balance memo"
    REVENUE = "revenue"
    INTEREST_EARNED = "interest earned"
    INTEREST_PAID = "interest paid"
    BANK_INCOME = "bank income"
    EXPENSES = "expenses"
    INCOME = "income"
    OTHER_INCOME = "other income"
    PER_SHARE = "per share"
    SHARES = "shares"
    OPERATING = "operating"
    INVESTING = "investing"
    FINANCING = "financing"
    CASH = "cash"
    OPENING_CASH = "opening cash"
    SUPPLEMENTAL = "supplemental"


ASSETS = (Place.CURRENT_ASSETS, Place.PROPERTY, Place.NONCURRENT_ASSETS, Place.BANK_ASSETS)
CLAIMS_ON_ASSETS = (Place.CURRENT_LIABILITIES, Place.NONCURRENT_LIABILITIES, Place.BANK_LIABILITIES, Place.EQUITY)
BALANCE_SHEET = (*ASSETS, *CLAIMS_ON_ASSETS, Place.BALANCE_MEMO)
CASH_FLOW = (Place.OPERATING, Place.INVESTING, Place.FINANCING, Place.CASH, Place.OPENING_CASH, Place.SUPPLEMENTAL)


@frozen
class Concept:
    """What a line item is, whatever it is called.

    Attributes:
        name: element of US-GAAP, or a name of ours in small letters.
        means: one plain sentence.
        names: captions it is printed under.
        period: whether its figures hold at a moment or over a time.
        balance: the side on which a positive amount stands, None for what has no side.
    """

    name: str
    means: str
    names: tuple[str, ...]
    period: PeriodType
    balance: Balance | None

    @property
    def element(self) -> str | None:
        """The element of US-GAAP, None for a concept that has no counterpart there."""
        return self.name if self.name[0].isupper() else None


@frozen
class Entry:
    """A concept in a place.

    Attributes:
        place: part of the statement.
        concept: what the line item is.
        total: whether it is the result of other rows.
        weight: 1 where an amount that counts as positive adds to the total of its place, -1 where it is deducted.
    """

    place: Place
    concept: Concept
    total: bool
    weight: int


class Vocabulary:
    """All concepts and the captions that name them.

    Attributes:
        concepts: by name.
        entries: by key of the caption, in the order of the file.
        bound: words that follow one another in captions, of which the first ends none: `doubtful account`, `intangible asset`.
    """

    def __init__(
        self, concepts: Mapping[str, Concept], entries: Mapping[str, tuple[Entry, ...]], bound: frozenset[tuple[str, str]]
    ) -> None:
        self.concepts, self.entries, self.bound = concepts, entries, bound

    @cached_property
    def spelling(self) -> Spelling:
        """The words captions are made of; built when the first unknown word is met."""
        return Spelling(word for key in self.entries for word in key.split())

    def concept(self, element: str) -> Concept | None:
        """A concept by its name."""
        return self.concepts.get(element)

    def find(self, caption: str) -> tuple[Entry, ...]:
        """Every meaning a printed caption can have, () where it is not known.

        The whole caption counts first, then its core, then both with slips of spelling mended.
        """
        return _find(self, caption)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of `resources/concepts.toml`, in the form in which `glossary` has made it ready; loaded on first use."""
    ready = json.loads(resource("captions.json").read_text(encoding="utf-8"))
    concepts = {
        name: Concept(name, means, tuple(names), PeriodType(period), Balance(balance) if balance else None)
        for name, means, names, period, balance in ready["concepts"]
    }
    entries = [Entry(Place(place), concepts[name], total, weight) for place, name, total, weight in ready["entries"]]
    captions = {key: tuple([entries[number] for number in numbers]) for key, numbers in ready["captions"].items()}
    return Vocabulary(concepts, captions, frozenset(map(tuple, ready["bound"])))


@lru_cache(maxsize=8192)
def _find(words: Vocabulary, caption: str) -> tuple[Entry, ...]:
    whole = caption_key(caption)
    if found := words.entries.get(whole):
        return found
    keys = tuple(dict.fromkeys((whole, core_key(caption))))
    for key in keys:
        for form in _forms(key):
            if found := words.entries.get(form):
                return found
    for key in keys:
        if (mended := _mended(words.spelling, key)) and (found := words.entries.get(mended)):
            return found
    return ()


def _forms(key: str) -> Iterator[str]:
    """A key as it is, and without words that many captions carry and others leave out."""
    yield key
    for ahead in ("less ", "add ", "plus ", "deduct "):
        if key.startswith(ahead):
            yield key.removeprefix(ahead)
    if key.startswith("series "):
        words = key.split()[1:]
        yield " ".join(words[1:] if len(words[0]) == 1 else words)
    for behind in (" net", " expense", " cost"):
        if key.endswith(behind):
            yield key.removesuffix(behind)


def _mended(spelling: Spelling, key: str) -> str | None:
    """A key with its unknown words corrected; None where nothing is wrong or a word cannot be corrected."""
    words = key.split()
    unknown = [word for word in words if word not in spelling]
    if not 1 <= len(unknown) <= CORRECTED_AT_MOST:
        return None
    corrected = [spelling.correct(word) for word in words]
    return None if None in corrected else " ".join(word for word in corrected if word)
