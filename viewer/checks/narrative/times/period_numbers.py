"""Numbers in the names of periods: years, lengths, days; and what small words of such names look like."""

from __future__ import annotations

from viewer.checks.narrative.prose.figures import CARDINALS
from viewer.checks.narrative.prose.period_words import FIRST_SHORT_YEAR, IN_SHORT, LENGTHS, MONTHS, NUMBERS, TENS, WEEKS
from viewer.checks.narrative.prose.token import NUMBER, Token, text_at
from viewer.remembered import remembered


@remembered(4096)
def bare(text: str) -> str:
    """A word without its possessive ending: `year` for `year's`."""
    return text.removesuffix("'s")


def year_of(token: Token) -> int | None:
    """The year a plain number is, None where it is none."""
    text = token.text
    if token.kind is not NUMBER:
        return None
    if text[0] == "'":
        return int(text[1:]) + (2000 if int(text[1:]) < FIRST_SHORT_YEAR else 1900)
    return int(text) if len(text) == 4 and text.isdigit() and text[:2] in {"19", "20"} else None


def year_in_short(tokens: list[Token], index: int) -> int | None:
    """The year that two digits touching a short name are, None where they are none: `FY05`, `4Q04`."""
    token, before = tokens[index], tokens[index - 1] if index else None
    if before is None or before.text not in IN_SHORT or token.apart or len(token.text) != 2 or not token.text.isdigit():
        return None
    return int(token.text) + (2000 if int(token.text) < FIRST_SHORT_YEAR else 1900)


def is_length(tokens: list[Token], index: int) -> bool:
    """Whether a number counts months or weeks: `three months`, `nine-month`, `13 weeks`."""
    number, last = number_at(tokens, index)
    ahead = last + 1
    if ahead < len(tokens) and tokens[ahead].text == "-":
        ahead += 1
    if ahead >= len(tokens):
        return False
    unit = tokens[ahead].text.removesuffix("s")
    return (unit == "month" and number in LENGTHS) or (unit == "week" and number in WEEKS)


def number_at(tokens: list[Token], index: int) -> tuple[int, int]:
    """The number at a place, 0 where it is none, and the index of its last token: `nine`, `26`, `twenty-six`."""
    text = tokens[index].text
    if text not in TENS:
        return NUMBERS.get(text) or (int(text) if text.isdigit() and len(text) <= 2 else 0), index
    units = CARDINALS.get(tokens[index + 2].text, 0) if index + 2 < len(tokens) and tokens[index + 1].text == "-" else 0
    return (TENS[text] + units, index + 2) if 0 < units < 10 else (TENS[text], index)


def is_day(tokens: list[Token], index: int) -> bool:
    """Whether a number is the day before a month: `31 March 1999`."""
    text = tokens[index].text
    return text.isdigit() and len(text) < 3 and 0 < int(text) <= 31 and index + 1 < len(tokens) and tokens[index + 1].text in MONTHS


def phrase_end(tokens: list[Token], index: int, words: tuple[str, ...]) -> int:
    """The index behind a word and those that must follow it, hyphens allowed between; 0 where they do not: `year-over-year`."""
    at = index + 1
    for word in words:
        if at < len(tokens) and tokens[at].text == "-":
            at += 1
        if at >= len(tokens) or tokens[at].text != word:
            return 0
        at += 1
    return at


def year_to_date(tokens: list[Token], index: int) -> tuple[int | None, int]:
    """The year behind a `year-to-date`, None where none is, and the index behind both: `… 2004`, `… periods of 2004`, `… period`."""
    end = index + (text_at(tokens, index) in {"period", "periods"} and text_at(tokens, index + 1) not in {"ended", "ending"})
    at = end + (end > index and text_at(tokens, end) in {"of", "in"})
    year = year_of(tokens[at]) if at < len(tokens) else None
    return (year, at + 1) if year is not None else (None, end)
