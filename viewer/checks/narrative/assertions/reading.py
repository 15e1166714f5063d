"""The prose of a release read: the sentences that say a number, each with what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.above import Above
from viewer.checks.narrative.assertions.assertion import Assertion, Context, Read
from viewer.checks.narrative.assertions.counts import says_any
from viewer.checks.narrative.assertions.grammar import SentenceReader
from viewer.checks.narrative.assertions.naming import PRONOUNS
from viewer.checks.narrative.assertions.senses import Senses
from viewer.checks.narrative.assertions.settling import settle
from viewer.checks.narrative.items.parts import NAMED_SEGMENT, NOWHERE, Names, Parts
from viewer.checks.narrative.items.subjects import Lexicon, Subject
from viewer.checks.narrative.ledger.amounts import Amounts
from viewer.checks.narrative.ledger.thousands import currency_of, in_unit, print_dollars, to_the_thousand, unit_of_prose
from viewer.checks.narrative.prose.figures import ONE
from viewer.checks.narrative.prose.lexer import tokens
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.prose.passages import Passage, passages
from viewer.checks.narrative.prose.sentences import telling
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.times.periods import read_periods
from viewer.regex import regex
from viewer.statements.release import Release
from viewer.statements.statement import Statement

NAMES_A_PERIOD = regex(r"[QqMmFfYy](?:uarter|onth|iscal|ear)")
ONE_SEGMENT = regex(r"\b(?:[Tt]he|[Ee]ach|[Oo]ur|[A-Z][A-Za-z]+) [Ss]egment(?:'s)?\b")
LONGEST_PERIOD = 60  # characters of a period before or behind its `quarter`, `months` or `year`


class Told(NamedTuple):
    """One sentence that says a number.

    Attributes:
        passage: where it stands.
        tokens: its words and figures.
        assertions: its numbers.
        heard: the last period named by the sentence before it, where that says no number.
        introduced: the period that the list it opens an item of is introduced with.
        begins: whether it is the first of its passage that says one.
        table: the one that its passage stands below, no primary statement.
        unit: what its amounts were multiplied by because the tables do not say their unit, 1 where they do.
    """

    passage: Passage
    tokens: Sentence
    assertions: list[Assertion]
    heard: NamedPeriod | None
    introduced: NamedPeriod | None
    begins: bool
    table: Statement | None
    unit: Decimal = ONE


class _Found(NamedTuple):
    """A sentence that says a number, before it is read."""

    passage: Passage
    start: int
    end: int
    silent: tuple[int, int] | None
    begins: bool
    outlook: bool
    segment: bool
    place: frozenset[str]
    introduced: NamedPeriod | None
    table: Statement | None
    heading: str


def read_prose(release: Release, lexicon: Lexicon, parts: Parts, amounts: Amounts) -> list[Told]:
    """Every sentence that says a number, in order. Each step is taken for all sentences before the next, which is a fifth faster."""
    names = Names(lexicon, parts, company_words(release))
    found = list(_numbers(release, parts))
    currency = currency_of(release.statements)
    lexed = [tokens(one.passage.text, one.start, one.end, currency) for one in found]
    unit = unit_of_prose(lexed, amounts)
    if unit != ONE:
        for words in lexed:
            in_unit(words, unit)
    elif print_dollars(release.statements):
        for words in lexed:
            to_the_thousand(words)
    read = list(_read(found, lexed, names, Senses.of(lexed, names)))
    return [
        Told(one.passage, words, assertions, _heard(one), one.introduced, one.begins, one.table, min(unit, ONE))
        for one, words, assertions in zip(found, lexed, read, strict=True)
        if assertions
    ]


def _read(found: list[_Found], lexed: Sequence[Sentence], names: Names, senses: Senses) -> Iterator[list[Assertion]]:
    """What each sentence says; within a passage what was spoken of last stays spoken of."""
    said = Read([], NOWHERE)
    whole: Subject | None = None
    headed: dict[str, Subject | None] = {}
    for one, words in zip(found, lexed, strict=True):
        place, subject, whole = (one.place, None, None) if one.begins else (said.place, said.subject, said.whole or whole)
        if subject is None and one.heading:
            if one.heading not in headed:
                headed[one.heading] = _headed(one.heading, names.lexicon)
            subject = headed[one.heading]
        if one.silent is not None and words and words.said[0] in PRONOUNS:
            subject = next(names.lexicon.named_in(tokens(one.passage.text, *one.silent)), subject)
        said = read_sentence(words, names, senses, Context(place, subject, one.outlook, one.segment, whole))
        yield said.assertions


def _headed(heading: str, lexicon: Lexicon) -> Subject | None:
    """The line item that a heading names and nothing else, of which a passage below it may go on: `These expenses were 4% of sales`."""
    words = tokens(heading, 0, len(heading))
    subject = next(lexicon.named_in(words), None)
    whole = subject is not None and subject.start == 0 and subject.end == len(words)
    return replace(subject, general=True) if subject is not None and whole else None


def read_sentence(tokens: Sentence, names: Names, senses: Senses, context: Context) -> Read:
    """Every number a sentence says; one that says none can only speak of a part of the company, for those behind it.

    Args:
        tokens: the sentence.
        names: how line items may be named.
        senses: what its words are.
        context: what it is said in.
    """
    if not says_any(tokens) and not names.parts.may_be_named(tokens.said):
        return Read([], context.place)
    place = names.parts.place_before(tokens) if names.parts and not NAMED_SEGMENT.isdisjoint(tokens.said) else NOWHERE
    place = place or names.parts.place_opening(tokens)
    reader = SentenceReader(tokens, names, senses, context._replace(place=place) if place else context)
    reader.read()
    if reader.assertions:
        settle(tokens, reader.assertions, reader.subjects, reader.unknown)
    return Read(reader.assertions, reader.place)


def _numbers(release: Release, parts: Parts) -> Iterator[_Found]:
    """The sentences that may say a number."""
    above = Above(release, parts)
    for passage in passages(release):
        above.take(passage)
        introduced, place = above.introduced, above.introduced.place or above.place
        silent: tuple[int, int] | None = None
        begins = True
        of_segment = ONE_SEGMENT.search(passage.text) if "egment" in passage.text else None
        for start, end, says_a_number in telling(passage.text):
            if says_a_number:
                segment = introduced.segment or (of_segment is not None and of_segment.start() < end)
                period = introduced.period if begins else None
                yield _Found(passage, start, end, silent, begins, above.outlook, segment, place, period, above.table, above.heading)
                silent, begins = None, False
            else:
                silent = start, end


def _heard(found: _Found) -> NamedPeriod | None:
    """The last period named by the sentence before one, where that says no number."""
    if found.silent is None:
        return None
    text, (start, end) = found.passage.text, found.silent
    names = [match.start() for match in NAMES_A_PERIOD.finditer(text, start, end)]
    if not names:
        return None
    named = tuple(read_periods(text, max(start, names[-1] - LONGEST_PERIOD), min(end, names[-1] + LONGEST_PERIOD)))
    return named[-1] if named else None


def company_words(release: Release) -> frozenset[str]:
    """The words of the company's name, which hardly narrow what is said of it."""
    name = (release.company or "").lower().replace(",", " ").replace(".", " ")
    return frozenset(said for word in name.split() if len(word) > 2 for said in (word, f"{word}'s"))
