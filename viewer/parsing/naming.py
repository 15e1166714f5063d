"""What a table is called: the lines of its title, and the one among them that names a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.captions.wording import is_unfinished
from viewer.parsing.lines.line import Line
from viewer.parsing.tables.head import Head
from viewer.parsing.tables.headnote import BRACKETS
from viewer.parsing.times.heading import speaks_only_of_time
from viewer.regex import regex
from viewer.remembered import remembered

NAMES_STATEMENT = regex(
    r"statement|balance|sheet|\bdata\b|reconcil|cash\s+flow|operations|income|earnings|financial|summary|highlights", re.IGNORECASE
)
NOTES = regex(r"notes\s+to\s+(?:\w+\s+){0,4}statements\b", re.IGNORECASE, "notes*")  # heads pages, not their tables
GAP = regex(r" {3,}")
STUB_TITLE = regex(r"[A-Z][^()]*$")
GOES_ON = regex(r"(?:OF|of|Of) [A-Za-z]")


def title_lines(lines: list[Line], head: Head) -> list[str]:
    """The lines of the title; one that begins with `OF INCOME` goes on with the one above, be it left of the column headings.

    So does one below words that cannot end a title, and one that begins in small letters.
    """
    found: list[str] = []
    titles = [lines[index].text.strip() for index in head.title]
    for at, words in enumerate((*titles, *(piece.text for piece in head.stub))):
        above = GAP.split(found[-1])[0] if found else ""
        goes_on = at < len(titles) and words[-1] != ":" and _goes_on(above, words)
        if above and (GOES_ON.match(words) or (words[0] != "(" and (goes_on or above.lower().endswith((" of", " and", " and other"))))):
            found[-1] = f"{above} {GAP.split(words)[0]}"
        elif at < len(titles) or (STUB_TITLE.match(BRACKETS.sub("", words)) and names_statement(words)):
            found.append(words)
    return found


def _goes_on(above: str, words: str) -> bool:
    """Whether a line of a title goes on with the one above; `EXHIBIT A` is whole, and a date stands by itself."""
    return (words[0].islower() or (is_unfinished(above) and not above.endswith(" A"))) and not speaks_only_of_time(words)


def title_of(lines: Sequence[str]) -> str:
    """The line of a title that names the statement, else its last one."""
    heads = [at for at, line in enumerate(lines) if NOTES.match(line)]
    lines = lines[heads[-1] + 1 :] if heads else lines
    named = [line for line in lines if names_statement(line)]
    plain = [line for line in lines if not line.startswith("(")]
    chosen = named or [line for line in plain if not speaks_only_of_time(line)] or plain
    pieces = GAP.split(chosen[-1]) if chosen else [""]
    return " ".join(next((piece for piece in pieces if names_statement(piece)), pieces[0]).split())


@remembered(1024)
def names_statement(words: str) -> bool:
    """Whether words name a statement. Kept, since the statements of all releases have the same titles."""
    return NAMES_STATEMENT.search(words) is not None
