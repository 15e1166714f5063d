"""The words of captions that are totals, and what is left of a caption's words to tell which section a total ends."""

from __future__ import annotations

import re

from viewer.parsing.stubs.entry import Entry
from viewer.regex import regex
from viewer.remembered import remembered

TOTAL = regex(
    r"(?:sub-?)?totals?\b|gross\s+(?:profit|margin|income|loss)|net\s+(?:sales|revenues?)$"
    r"|net\s+(?:income|loss|earnings|\(loss\)|cash(?!\s+(?:paid|received|acquired|distribut|contribut|proceeds)(?!.*\bactivit))"
    r"|operating\s+(?:income|loss)|interest\s+income\b)"
    r"|net\s+\(?(?:increase|decrease|change)\)?(?:$|(?:(?!\bin\b).)*\bin\s+(?:cash|net\s+assets|stockholders|shareholders|equity|working))"
    r"|\(?(?:income|loss|earnings|profit)\)?\s+(?:\(?(?:loss|income|losses|deficit)\)?\s+)?(?:before|from\s+(?:continuing\s+)?operations(?!\s+of\b))"
    r"|operating\s+\(?(?:income|loss|profit|earnings)|(?:loss|profit)\s+from\s+operations(?!\s+of\b)|cash\s+(?:flows?\s+)?(?:provided|used|generated|\(used)"
    r"|balances?,?\s+(?:at\s+)?(?:the\s+)?end"
    r"|\(?increase\)?\s+\(?(?:in|decrease)\)?.*\bcash\b.*equivalents$"
    r"|.*\bcash\b.*,?\s*(?:(?:at\s+)?(?:the\s+)?end\s+of|at\s+(?:year|period)[- ]end)|comprehensive\s+(?:income|loss)",
    re.IGNORECASE,
)
CLOSING = regex(
    r"(?:ending\s+)?balances?,?\s*(?:at\s+)?(?:the\s+)?end\b|balances?,?\s+(?:at\s+|as\s+of\s+)?(?:(?a:[a-z])+\s+[0-9]|[0-9])|.*,?\s+(?:at\s+)?end\s+of\s+(?:the\s+)?(?:year|period|quarter)",
    re.IGNORECASE,
)
RESULT = regex(
    r"gross\s+(?:profit|margin|income)|\(?(?:income|loss|earnings|profit)\)?\s+(?:\(?(?:loss|income)\)?\s+)?(?:before|from)|net\s+\(?(?:income|loss|earnings|profit)\b|operating\s+\(?(?:income|loss|profit)\b",
    re.IGNORECASE,
    "gross* income* loss* earnings* profit*",
)
PER_SHARE = regex(r"\bper\b.*\b(?:share|unit)\b|\bper[- ]share\b|\beps\b", re.IGNORECASE)
CARRIED = regex(r"\bcarry-?(?:forward|over|back)", re.IGNORECASE, "carry*")  # `Net operating loss carryforwards`
OF_OTHERS = regex(r"\battributable\s+to\s+(?:the\s+)?(?:non-?\s?controlling|minority)", re.IGNORECASE, "attributable")
CASH_SPENT = regex(
    r"cash\s+(?:used|provided)\b(?!.*\b(?:activit\w+|operations|operating|investing|financing))", re.IGNORECASE, "used provided"
)
WEAK = frozenset("the a an of and in on by to for from total net cash flows flow activities used provided generated s".split())  # noqa: SIM905
WORD = regex(r"[a-z]+")


@remembered(4096)
def normal(label: str) -> str:
    """A caption in lower case without punctuation."""
    return " ".join(WORD.findall(label.lower()))


@remembered(4096)
def strong_words(label: str) -> tuple[str, ...]:
    """The words of a caption that tell it from others."""
    return tuple([word for word in WORD.findall(label.lower()) if word not in WEAK])


def is_total(entry: Entry) -> bool:
    """Whether a row's words, or having none, make it a total."""
    return _names_total(entry.label)


@remembered(4096)
def _names_total(label: str) -> bool:
    if not label:
        return True
    spoken = label.replace("/(", " (")  # `Income/(loss) before income taxes`
    excepted = CARRIED.search(spoken) or PER_SHARE.search(spoken) or OF_OTHERS.search(spoken) or CASH_SPENT.match(spoken)
    return TOTAL.match(spoken) is not None and not excepted
