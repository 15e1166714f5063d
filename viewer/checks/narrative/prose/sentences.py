"""Where the sentences of a passage begin and end, and which of them say a number."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.narrative.prose.words import words
from viewer.regex import regex

END = regex(r"[.!?][\"'\u201d)]{0,3}\s{1,}(?=[\"'\u201c(]{0,2}[A-Z0-9$])")
RUN_IN = regex(r"[A-Z][A-Z,&/' ]{2,80} --? (?=[A-Z])")  # a heading on the line of its text: `INCOME TAXES - Our tax rate was …`
ABBREVIATIONS = words("""
    inc corp co ltd llc plc mr mrs ms dr st no nos vs etc jan feb mar apr jun jul aug sep sept oct nov dec approx dept est
    u.s calif
""")
OPENERS = words("""
    The This These That It We Our In For During At As Net Gross Total Revenue Revenues Sales Income Operating Selling Basic
    Diluted Pro
""")
LONGEST = 2500  # characters; work within a sentence may grow faster than its length
FIGURE = regex(
    r"[$%\u00a3\u20ac0-9](?:(?<![0-9])|,[0-9]{3}| {1,3}[a-z]|-for-|-FOR-|-p(?:oint|ercent)|:[0-9] |[px]\b"
    r"| {0,3}(?i:percent|million|billion|basis|cents?\b|mm?cf|bcf|boe|mmb|mwh?\b|gwh))"
)
IN_WORDS = (
    "-for-", " cent ", " cents ", "oubl", "ripl", "uadrupl", "fold", "-million", "-billion", " of these", " of those", " of them",
    "DOUBL", "TRIPL", "QUADRUPL",
)  # fmt: skip
COUNTING = ("new", "more", "additional", "percent", "times", "thousand", "illion")
COUNTED = regex(r"[ \t](?:new|more|additional|percent(?:age)?|times|thousand|[mb]illion)\b")  # behind a number in words
NUMBER_BEFORE = regex(r"\b(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*$")
REACH_BACK = 12  # characters of a number in words and the blanks behind it


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a point behind an abbreviation ends none unless a sentence clearly begins."""
    heading = RUN_IN.match(text)
    start = heading.end() if heading is not None else 0
    found = [(0, start)] if start else []
    ends = [match.end() for match in END.finditer(text, start) if not _is_abbreviation(text, match.start()) or _opens(text, match.end())]
    for end in (*ends, len(text)):
        if end - start <= LONGEST:
            found.append((start, end))
        else:  # pieces of one that is too long to be any
            found.extend((at, min(end, at + LONGEST)) for at in range(start, end, LONGEST))
        start = end
    return found


def telling(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each sentence of a passage, and whether it says a number; none of one that says no number anywhere."""
    figure = FIGURE.search(text)
    if figure is None and not _says_in_words(text, 0, len(text)):
        return
    for start, end in sentences(text):
        if figure is not None and figure.start() < start:
            figure = FIGURE.search(text, start)
        has_figure = figure is not None and figure.start() < end
        yield start, end, has_figure or _says_in_words(text, start, end)


def says_a_number(text: str, start: int, end: int) -> bool:
    """Whether a sentence may hold a figure; cheap, and wrong only in the harmless direction."""
    return FIGURE.search(text, start, end) is not None or _says_in_words(text, start, end)


def _says_in_words(text: str, start: int, end: int) -> bool:
    """Whether a part of a text may say a number in words."""
    sentence = text[start:end]
    for stem in IN_WORDS:
        if stem in sentence:
            return True
    for word in COUNTING:
        if word in sentence:
            return any(
                NUMBER_BEFORE.search(text, max(start, counted.start() - REACH_BACK), counted.start())
                for counted in COUNTED.finditer(text, start, end)
            )
    return False


def _is_abbreviation(text: str, point: int) -> bool:
    """Whether the word before a point is an abbreviation or a single letter."""
    before = text[max(0, point - 8) : point].rpartition(" ")[2]
    word = before.rpartition("--")[2].lower().lstrip("(\"'")  # `--(BUSINESS WIRE)--Feb. 20, 1997--`
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _opens(text: str, start: int) -> bool:
    """Whether the word at a place usually begins a sentence."""
    return text[start : start + 16].lstrip("\"'(").partition(" ")[0] in OPENERS
