"""Headnotes: in what the amounts of a table are stated.

`(in thousands, except per share data)`  `(000's omitted)`  `($ millions)`  `(Dollars in Thousands)`  `DM in Mio.`
"""

from __future__ import annotations

import re

from viewer.regex import either, regex
from viewer.remembered import remembered

SCALE = regex(
    r"""
    (?P<thousand>\b(?:in\s+)?(?<![0-9]\ )thousands?\b(?!\ oaks)|\b0?00\s?'?\s?s\b|\b000\s+omitted
      |\bomit\s+000\b|\b[0o]{3}'?s\b|\bmil(?:s)?\s+of\s+dollars\s+000|\(\$?\s?000(?:\)|(?=,?\s+except\b))
      |(?:[$\xa3]|\u20ac)k\b|(?:[$\xa3\xa5\#L]|\u20ac|\(pounds?\))\s?'?000s?\b|(?<![0-9])'000\b|\b(?:USD|CAD|AUD|EUR|GBP|NIS|Rs\.?)\s000s?\b)
  | (?P<million>\b(?<![0-9]\ )millions?\b|\bmm\b|\bmio\.|\bmils?\.|\$\ ?\(?mills?\b|(?:\(|\bin\ )mills?\.?(?=\ ?\))
      |(?:[$\xa3\xa5\#]|\u20ac|\(pounds?\))\s?m(?:n|m|io)?\b|\b(?:EUR|GBP|DM|FF|(?a:[SND])[EOK]K|FIM|CHF|NLG)\s?m\b|\bM(?:SEK|NOK|DKK|FIM)\b|\bLm\b)
  | (?P<billion>\b(?<![0-9]\ )billions?\b|(?:[$\xa3]|\u20ac)bn?\b)
  | (?P<lakh>\blakhs?\b) | (?P<crore>\bcrores?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
STATED = either(
    {
        "in omitted omit amount amounts dollar dollars expressed stated": r"\bin\s|\b(?:omitted|omit|amounts?|dollars?|expressed|stated)\b",
        "$ #": r"[$\xa3\u20ac\xa5#]",
        "000* ooo* except*": r"000|\b(?:ooo|except)",
        "s": r"'s\b",
        "pound pounds": r"\(pounds?\)",
        "lm": r"\bLm\b",
        "m*": r"\b(?a:[A-Z]{2,4})\s?m\b",
        "sek nok dkk fim msek mnok mdkk mfim": r"\bM?(?:SEK|NOK|DKK|FIM)\b",
        "thousand* million* billion*": r"^\W*(?:unaudited\W+)?(?:thousands\b|millions\b|billions\b|(?:thousand|million|billion)\b(?!.*\.$))"
        r"|\((?a:[A-Z.]{1,4})\s(?:thousands?|millions?|billions?)\)|\((?:thousand|million)s?\s(?:of\s)?(?!of\b|shares)(?a:[a-z])",
        "mil*": r"^\W*(?:unaudited\W+)?mils?\.",
    },
    re.IGNORECASE,
)
NOTE_START = regex(r"\(|\$|(?:amounts?|dollars?|in|all|expressed|stated|u\.?s\.?|thousands|millions|000)\b", re.IGNORECASE)
BRACKETS = regex(r"\([^()]{0,90}\)")
IN_SCALE = regex(r"\bin\s+(?:u\.?s\.?\s+)?(?:dollars\s+in\s+)?(thousand|million|billion)s\b", re.IGNORECASE)
SHARES_IN = regex(
    r"\bshares?(?:\s+(?:data|amounts?|figures|information))?\s+(?:(?:are|stated|expressed)\s+)*in\s+(thousand|million)s\b",
    re.IGNORECASE,
    "thousands millions",
)
OF_SHARES = regex(r"\W*(?:number\s+of\s+)?" + SHARES_IN.pattern + r"\W*", re.IGNORECASE, "thousands millions")
IN_DOLLARS = regex(
    r"\W*(?:(?:all\s+)?(?:amounts|figures)\s+)?(?:(?:are\s+)?(?:expressed|stated|shown|presented)\s+)?in\s+(?:whole\s+|actual\s+)?"
    r"(?:(?:u\.?\s?s\.?|united\s+states|canadian)\s+)?dollars(?:,?\s+except\s[\w\s]+)?\W*",
    re.IGNORECASE,
)
SCALES = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000}


@remembered(2048)
def read_scale(text: str) -> int | None:
    """What amounts are multiplied by according to these words; None where they do not say.

    Of `in millions, except share data in thousands` the first counts, the rest are exceptions.
    `(shares in millions)` says nothing of amounts, `(In dollars)` that they are printed in full.
    """
    if not STATED.is_in(text) or OF_SHARES.fullmatch(text):
        return None
    match = SCALE.search(text)
    if match and match.lastgroup:
        return SCALES[match.lastgroup]
    return 1 if IN_DOLLARS.fullmatch(text) else None


def read_scale_of_prose(text: str) -> int | None:
    """What the amounts of a table are multiplied by according to the sentence that leads over to it.

    Only its last brackets or `in thousands` count: `net of reserves of $58 million … as follows (000s omitted):`
    """
    for note in reversed(BRACKETS.findall(text)):
        scale = read_scale(note)
        if scale is not None:
            return scale
        if OF_SHARES.fullmatch(note):
            text = text.replace(note, "")
    match = IN_SCALE.search(text)
    return SCALES[match[1].lower()] if match else None


@remembered(2048)
def read_share_scale(text: str) -> int | None:
    """What counts of shares are multiplied by, where these words say it of them alone: `dollars in millions, shares in thousands`."""
    match = SHARES_IN.search(text)
    return SCALES[match[1].lower()] if match else None


def speaks_of_shares_alone(text: str) -> bool:
    """Whether a sentence says of shares in what they are stated, and of nothing else: `options are shown below (shares in millions)`."""
    notes = BRACKETS.findall(text)
    return any(OF_SHARES.fullmatch(note) for note in notes) and read_scale_of_prose(text) is None


@remembered(2048)
def is_headnote(text: str) -> bool:
    """Whether a line says nothing but in what amounts are stated."""
    bare = text.strip()
    return len(bare) < 120 and NOTE_START.match(bare) is not None and read_scale(bare) is not None
