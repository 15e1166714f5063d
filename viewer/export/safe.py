"""Text from releases on its way into files of other programs: nothing of it may act there."""

from __future__ import annotations

import re
from collections.abc import Container

from viewer.regex import regex

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are full-width
NUMBER = regex(r"[-+]?\(?[0-9][0-9,]*(?:\.[0-9]+)?\)?%?")
CONTROLS = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")
LOST = "\ufffd"
PATH_CHARACTERS = regex(r"[\x00-\x1f\x7f-\x9f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]")
RESERVED = regex(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
LONGEST_FILE_NAME = 200  # bytes; file systems allow 255 with the ending, and a company's name in Chinese has three a character
SHEET_CHARACTERS = regex(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_SHEET_NAME = 31
RESERVED_SHEET = "history"  # a name that Excel keeps for itself


def clean(text: str) -> str:
    """Text that XML, UTF-8 and databases can hold: control characters and broken surrogates become U+FFFD."""
    return CONTROLS.sub(LOST, text)


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what could start one; numbers stay numbers."""
    text = clean(text)
    if text.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def file_name(text: str, default: str = "release") -> str:
    """A name without folders, control characters and names that a system reserves; `default` where nothing is left."""
    name = no_longer(" ".join(PATH_CHARACTERS.sub(" ", text).split()).strip(". "), LONGEST_FILE_NAME).strip(". ")
    if not name:
        return default
    return f"_{name}" if RESERVED.match(name) else name


def no_longer(text: str, size: int) -> str:
    """As many characters of a text as so many bytes hold."""
    return text.encode(errors="surrogateescape")[:size].decode(errors="ignore")


def sheet_name(text: str, taken: Container[str]) -> str:
    """A name for a sheet of a workbook that is not in `taken` (which holds names in small letters)."""
    name = " ".join(SHEET_CHARACTERS.sub(" ", clean(text)).split()).strip("'") or "Sheet"
    for number in range(1, 10_000):
        ending = f" ({number})" if number > 1 else ""
        candidate = name[: LONGEST_SHEET_NAME - len(ending)].rstrip("' ") + ending
        if candidate.lower() not in taken and candidate.lower() != RESERVED_SHEET:
            return candidate
    raise ValueError(f"no name left for a sheet {name!r}")
