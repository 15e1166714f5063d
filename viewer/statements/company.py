"""What companies are told apart by."""

from __future__ import annotations

from viewer.regex import regex

NO_WORD = regex(r"[^\w]+|_+")
LEGAL_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "plc",
        "llc",
        "lp",
        "sa",
        "ag",
        "nv",
        "and",
        "subsidiaries",
        "subsidiary",
        "the",
    ]
)


def company_key(name: str) -> str:
    """A company's name without punctuation and legal form: `Innovo Group, Inc.` and `INNOVO GROUP INC` are one company."""
    words = NO_WORD.sub(" ", name.casefold()).split()
    return " ".join(word for word in words if word not in LEGAL_FORMS) or " ".join(words)
