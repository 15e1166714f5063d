"""Counts: plain numbers that say how many of something there are, as against days, addresses, model numbers and measures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from viewer.checks.narrative.prose.figures import BARE, CARDINALS, COUNT, ONE, Figure, read_digits
from viewer.checks.narrative.prose.period_words import MONTHS
from viewer.checks.narrative.prose.token import CODE, MARK, NUMBER, WORD, Sentence, Token
from viewer.checks.narrative.prose.words import ABOUT, FALL, NEUTRAL, OVER, RISE, UNDER, words
from viewer.regex import regex

DIGIT = regex("[0-9]")
RATIO_REACH = 16  # tokens between `ratio` and its number
AVERAGE_REACH = 24  # between `average` and the number of what it is compared with
MORE = frozenset({"new", "additional", "more"})
REACH = 8  # tokens between a number and its noun: `4 new 8-bit logic products`, `21 locally-based owned and managed health plans`
MEASURES = words("""
    bit bits byte volt volts watt port ports pin pins lane lanes inch inches mm km mhz ghz gbps mbps mb gb kb day days year
    years month months week weeks hour hours minute minutes second seconds quarter quarters a.m p.m am pm est edt pst pdt x
    times
""")
VOLUMES = words("mmcf mmcfe bcf bcfe mcf mcfe tcf tcfe mmbtu bbtu tbtu boe mboe mmboe bbl bbls mbbl mbbls mmbbl mmbbls mw mwh gwh kwh")
INSIDE = frozenset({"-", "and"})  # may stand between a number and its noun: `870 full-line and specialty stores`
NOT_PLURAL = words("was is has as its this us plus less versus basis status business process access")
NEARNESS = ABOUT | OVER | UNDER | {"more", "less", "than", "only"}  # may stand between `by` and a number
PLURALS = frozenset({"people", "feet", "men", "women"})


def count_at(tokens: list[Token], index: int) -> Figure | None:
    """The count that a number token is, None where it is something else."""
    token = tokens[index]
    if token.kind is WORD:
        return _count_in_words(tokens, index)
    if token.kind is NUMBER:
        if "." in token.text and _counts_in_parts(tokens, index):
            reading = read_digits(token.text)
            return Figure(COUNT, reading.value, reading.step) if reading is not None else None
        if (
            not token.text.isdigit()
            or len(token.text) > 6
            or (len(token.text) == 4 and token.text[:2] in {"19", "20"})
            or token.text[0] == "0"
        ):
            return None
        if not _may_count(tokens, index):
            return None
        if _is_volume(tokens, index):
            return Figure(COUNT, Decimal(token.text), ONE)
        return Figure(COUNT, Decimal(token.text), ONE) if noun_follows(tokens, index) or _is_of_change(tokens, index) else None
    figure = token.figure
    if figure is None or figure.kind is not BARE:
        return None
    counts = figure.step > ONE or "," in token.printed or noun_follows(tokens, index)
    return replace(figure, kind=COUNT) if counts else None


def says_any(tokens: Sentence) -> bool:
    """Whether a sentence has a figure or counts anything."""
    if tokens.figures:
        return True
    if DIGIT.search(" ".join(tokens.said)) is None and CARDINALS.keys().isdisjoint(tokens.said):
        return False
    numbers = [index for index, text in enumerate(tokens.said) if text in CARDINALS or tokens[index].kind is NUMBER]
    return any(count_at(tokens, index) is not None for index in numbers)


def _counts_in_parts(tokens: list[Token], index: int) -> bool:
    """Whether a number with a point counts something."""
    return _is_ratio(tokens, index) or _is_volume(tokens, index) or _is_times(tokens, index) or _is_average(tokens, index)


def _is_times(tokens: list[Token], index: int) -> bool:
    """Whether an `x` at a number with a point says how many times: `a book-to-bill ratio of 1.0x`, `1.0x coverage`, not `8.5 x 11`."""
    behind = tokens[index + 1 : index + 3]
    return bool(behind) and behind[0].text == "x" and not behind[0].apart and (len(behind) == 1 or behind[1].kind is not NUMBER)


def _is_ratio(tokens: list[Token], index: int) -> bool:
    """Whether a number with a point is called a ratio: `an operating ratio of 91.3 compared to 93.0`."""
    return any(token.text in {"ratio", "ratios"} for token in tokens[max(0, index - RATIO_REACH) : index])


def _is_average(tokens: list[Token], index: int) -> bool:
    """Whether a number with a point is an average of things: `An average of 11.5 vessels were owned, compared to 9.0 vessels in 1996`."""
    said = any(token.text == "average" for token in tokens[max(0, index - AVERAGE_REACH) : index])
    return said and _may_count(tokens, index) and noun_follows(tokens, index)


def _is_volume(tokens: list[Token], index: int) -> bool:
    """Whether a unit of gas, oil or power stands behind a number: `averaged 312 MMcfe per day`."""
    return index + 1 < len(tokens) and tokens[index + 1].text in VOLUMES


def _count_in_words(tokens: list[Token], index: int) -> Figure | None:
    """`Eight of these products were proprietary`, `launched three new products`."""
    number = CARDINALS.get(tokens[index].text)
    if number is None:
        return None
    behind = [token.text for token in tokens[index + 1 : index + 3]]
    of_these = not index and behind[:1] == ["of"] and behind[1:] in (["these"], ["those"], ["them"], ["the"])
    split = [token.text for token in tokens[index + 1 : index + 4]] == ["-", "for", "-"]  # `a three-for-one stock split`
    more = len(behind) > 1 and behind[0] in MORE and behind[1] not in MEASURES | NEUTRAL
    return Figure(COUNT, Decimal(number), ONE, in_words=True) if of_these or more or split else None


def _may_count(tokens: list[Token], index: int) -> bool:
    """Whether what stands before a number leaves it free to count: not `Tier 2`, `May 31`, `No. 123`."""
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.text == "-" and index > 1 and _is_range(tokens, index - 2):
        return _may_count(tokens, index - 2)
    if before.kind is MARK:
        return before.text in {",", '"', "--"} and tokens[index].apart
    return (
        before.kind is WORD
        and before.text not in MONTHS
        and not (before.printed[0].isupper() and index > 1)
        and before.text not in {"no", "number", "about"}
    )


def _is_range(tokens: list[Token], index: int) -> bool:
    """Whether a number and the next are the ends of a range: `60-70 remodels`, not `SOP 97-2`."""
    ends = [token.text for token in tokens[index : index + 3]]
    return len(ends) == 3 and ends[1] == "-" and ends[0].isdigit() and ends[2].isdigit() and int(ends[0]) < int(ends[2])


def _is_of_change(tokens: list[Token], index: int) -> bool:
    """Whether a number without a unit says by how many a count changed: `rose by almost 110 during`, `an increase of 750 over`."""
    at = index - 1
    while at > 0 and tokens[at].text in NEARNESS:
        at -= 1
    if at < 1 or tokens[at].text not in {"by", "of"} or not (tokens[at - 1].text in RISE or tokens[at - 1].text in FALL):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.kind is WORD and following.apart and following.text in NEUTRAL


def noun_follows(tokens: list[Token], index: int) -> bool:
    """Whether a noun in the plural follows before anything that ends the phrase."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.text in MORE:
        return True
    if index > 1 and tokens[index - 1].text == "of" and tokens[index - 2].text == "total":  # `96 franchised restaurants, a total of 310`
        return True
    if following is not None and following.kind is WORD and not following.apart and following.text not in INSIDE:
        return False
    before = ""
    for token in tokens[index + 1 : index + 1 + REACH]:
        text = token.text
        listed = token.kind is NUMBER and (_is_range(tokens, index) or before == "and")
        before = text
        if token.kind is CODE or text in INSIDE or listed:
            continue
        if token.kind is not WORD or text in MEASURES:
            return False
        if text in PLURALS or (text.endswith("s") and not text.endswith(("ss", "'s")) and text not in NOT_PLURAL and text not in NEUTRAL):
            return True
        if text in NEUTRAL and text not in {"new", "best", "common", "full"}:
            return False
    return False
