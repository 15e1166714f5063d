"""Printed values: the small lexer that finds the amounts, nil dashes and `n/m` on one line.

    value    = [ currency ] ( amount [ misprint | magnitude ] | nil | word ) { mark }
    amount   = [ open ] [ currency ] digits [ percent | "x" | "p" | "pts" | "bp" | to_one ] [ close ] [ percent ] [ "-" [ "%" ] | " CR" ]
    to_one   = " to 1" | ":1" [ ".0" ]
    percent  = "%" | " %"
    open     = "(" | "-" | "- " | "+"     close = ")"                  (a blank behind the sign of percentages only)
    digits   = group { "," group } [ "." group ] | "." group | group fraction        (ASCII digits only)
    fraction = " 3/8", of share prices          (see `fractions`)
    nil      = one to five hyphens, or dashes; more hyphens between an amount and another, or the end of the line, else they are a rule
    currency = "$" | "£" | … | "US$" | "NIS" | …                       (see `currencies`)
    word     = "n/m" | "n/a" | "nm" | "na" | "nil" | "none" | "*"
    misprint = 1 or 2 of ".,;:"             (behind thousands apart from words)
    magnitude = " million" | " mil." | "M" | " cents" | …                   (see `measures`)
    mark     = "{1}" | "(1)" | "/(1)/" | "(a)" | "(2C)" | "a/" | "*" | "r" | "e"  (notes, revised, estimated; a currency sign may follow)

A value begins behind a blank, a currency sign or a leader dot and ends before a blank: `10-40 years`,
`00253CFD4`, `9.375%,` and `1993.` hold none. The digits are found by one pattern that begins with a
digit; what stands around them is looked at character by character, which is linear and quick.
"""

from __future__ import annotations

import re
from dataclasses import replace

from viewer.regex import regex
from viewer.text.currencies import CODES, name_start
from viewer.text.fractions import fraction_behind, with_plain_fractions
from viewer.text.measures import BRACKETED_WORDS, CENT_SIGNS, GLUED, MAGNITUDE, MAGNITUDE_WORDS, UNIT_WORDS
from viewer.text.nils import TOUCHED, long_dashes, long_nils
from viewer.text.value import CREDIT, MARK, NIL, NOT_MEANINGFUL, NUMBER, Value

CURRENCY_SIGNS = "$£¥€"
CURRENCY = frozenset(CURRENCY_SIGNS)
OPENINGS = "$£¥€(["
APART = frozenset({"  ", ". "})
PLAIN_ENDS = frozenset({"", " "})
STARRED = TOUCHED | {"-"}
LETTER_ENDS = frozenset({"", ","})
NARROWEST_GAP = 6  # blanks before a mark in the place of a value; one closer behind another value is a mark of that
WIDEST_PADDING = 5  # blanks behind an opening bracket
WIDEST_FIELD = 16  # the same where the other bracket stands right behind the digits: `(         345)`
LONGEST_CHANGE = len("183.9")
SHORTEST_TOUCHING = 4  # digits: `158,641,000$113,376,000` are two values, `383(2002)` and `3,000(5)` are not
TOUCHING = regex(
    r"\([0-9]{1,4}(?:\.[0-9]{1,2})?%\)|(?:\([0-9]{1,3}\.[0-9]\)|(?<=[0-9]\))[0-9]{1,3}\.[0-9])(?![^ ])"  # behind its amount
    r"|[$(][-(]?[0-9][0-9,]{4,}|\(?\$ {1,9}\(?\.?[0-9]|\$?\( {1,9}[0-9][0-9,]{4,}"
    r"|(?:(?<=,[0-9]{3}\))|(?<=\.[0-9]{2}\))|(?<=%\))|(?<=[0-9]%))[0-9]{1,3},[0-9]{3}"
)
LONGEST_NAME = 5  # letters of what may be part of a number
RANGE_ENDS = frozenset("$0123456789.")
RATIO_SIGNS = frozenset("xX")
PENCE = "p"
SUFFIXES = RATIO_SIGNS | CENT_SIGNS | {PENCE}
POINTS = regex(r"(?:p?pts?|pp|bps?)\.?(?=[ )]|$)")  # `1.8pts`, `(40bp)`
POINTS_BEGIN = frozenset("pb")
BEHIND_BRACKET = CENT_SIGNS | POINTS_BEGIN
TO_ONE = " to 1"
RATIO_ENDS = (TO_ONE, ":1", ":1.0", ":1.00")
AGAINST_ONE = regex(r":1(?:\.0{1,2})?(?![^ )])")  # `2.1:1`, `0.5:1.00`
MINUS_SIGNS = "-\u2212\u2013"
DIGITS = regex(r"[0-9]+(?:,[0-9]+| ,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
DIGIT = regex("[0-9]")
CLOSED = regex(r"[0-9][0-9,.]*\)")
HYPHENS = regex(r"--{0,4}(?=[ )%*]|$|[a-z]/|/\(|\([a-z1-9]\)(?![^ ]))|(?<=\$)-{1,5}(?=\$)")
DASHES = regex(r"-{1,5}(?=[ )%*]|$|[a-z]/)|[\u2013\u2014]{1,3}(?=[ )%*]|$|[a-z]/)|_{1,2}(?![^ )])")
PLAIN = regex(  # a value with its sign, and with its digits unless it is a dash
    r" *((?:\$ *)?)(?:(\()?([0-9][0-9,]*(?<!,)(?:\.[0-9]+)?|\.[0-9]+)%?(?(2)\))|(?<!\$)-{1,3}(?=  |$))(?![^ ])"
)
NO_FIGURES = frozenset(
    "n/m N/M n/a N/A n/c N/C nm NM nmf NMF na NA n.m. N.M. n.a. N.A. nil Nil NIL none None NONE * **".split()  # noqa: SIM905
)
LIVES = frozenset(("years", "yrs", "yrs."))
MONTHS_IN_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
DUE_WORDS = f"""
    various Various VARIOUS demand Demand {MONTHS_IN_SHORT} {MONTHS_IN_SHORT.replace(" ", ". ")}.
    January February March April May June July August September October November December
"""
DUE = frozenset(DUE_WORDS.split())  # of a date in a column between others: `Various`, `June 2005`
TELLING_WORDS = NO_FIGURES | UNIT_WORDS | MAGNITUDE_WORDS | BRACKETED_WORDS | CODES.keys() | LIVES | DUE | {"to"}  # among values
PLAIN_SIGNS = " 0123456789,.$()%-"  # with which plain values are printed, and no word
NOTE = r"(?:[0-9]{1,2}[A-Za-z]?|[A-Za-z](?:-?[0-9]{1,2})?|[ivx]{2,4})"  # what a footnote's mark says in its brackets: `6A`, `B-1`, `ii`
WORDS = regex("(?:" + "|".join(sorted(map(re.escape, NO_FIGURES), key=len, reverse=True)) + rf")(?=[ )]|$|\({NOTE}\)(?![^ ]))")
MARKS = regex(
    rf"(?: ?\{{[0-9a-z,]{{1,5}}\}}| ?/\({NOTE}\)/|/[0-9]{{1,2}}/| ?\({NOTE}\)(?:,(?= ?\())?|[a-z]/|[re]| ?\*{{1,3}}|\+){{1,3}}(?![^ $])"
)
MARKED = regex(r"  \([A-Za-z]\)(?=  |$)")  # behind blanks as wide as a column
MISPRINT = regex(r"[.,;:]{1,2}(?=  |$)")  # behind thousands that stand free: `  1,954..     2,057`
GROUPED = regex(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:[0-9]*\.[0-9]+|[0-9]+)(?: [0-9]{1,2}/[0-9]{1,2})?")


def read_values(text: str) -> list[Value]:
    """All values on a line, left to right."""
    text = with_plain_fractions(text) if "/" in text or "\\" in text else text
    values = [value for match in DIGITS.finditer(text) if (value := _amount(text, *match.span()))]
    if "/" in text:
        values = [_with_fraction(text, value) for value in values]
    if TO_ONE in text:
        values = _with_ratios(text, values)
    if "il" in text or "housand" in text or " cents" in text:
        values = [_with_magnitude(text, value) for value in values]
    if CREDIT in text:
        values = [_with_credit(text, value) for value in values]
    if "  - " in text and "%" in text:
        values = [_with_sign(text, value) for value in values]
    if " -" in text or "$-" in text or ".-" in text or "(-" in text or text.startswith("-") or not text.isascii() or "_" in text:
        others = [
            value
            for match in (HYPHENS if text.isascii() and "_" not in text else DASHES).finditer(text)
            if (value := _sign(text, *match.span(), NIL))
        ]
        if "------" in text:
            runs = long_dashes(text) if values else long_nils(text)
            others += [value for run in runs if (value := _sign(text, *run, NIL))]
        if others:
            values = _outside(values, others)
    if not NO_FIGURES.isdisjoint(text.replace("(", " (").split()):  # `NM(2)`
        others = [value for match in WORDS.finditer(text) if (value := _sign(text, *match.span(), NOT_MEANINGFUL))]
        if others:
            values = _outside(values, others)
    return _with_marks(text, values) if "  (" in text and values and MARKED.search(text) else values


def read_marks(text: str) -> list[Value]:
    """Footnote marks that stand free, which may do so in the place of values."""
    return [
        Value(start, start, end, end, end - 1, MARK, "")
        for match in MARKED.finditer(text)
        for start, end in [(match.start() + 2, match.end())]
    ]


def _with_marks(text: str, values: list[Value]) -> list[Value]:
    """The values with the footnote marks in the place of some: `3.10          (a)       2.85`, not `1,240  (a)     2,200  (b)`."""
    kept: list[Value] = []
    for value in sorted([*values, *read_marks(text)], key=lambda value: value.left):
        if value.kind == MARK and kept and value.left - kept[-1].right < NARROWEST_GAP:
            continue
        kept.append(value)
    return kept


def read_tail(text: str) -> list[Value]:
    """The values of a line that is as plain as most rows of tables are; none where it is not, so that `read_values` must be asked.

    Behind a caption that ends in a word, and perhaps leader dots, stand nothing but digits, in brackets or not, dashes and `$`.
    """
    at, length = len(text.rstrip(PLAIN_SIGNS)), len(text)
    if at:
        begin, at = text.rfind(" ", 0, at) + 1, text.find(" ", at)
        if at < 0 or not _ends_caption(text[begin:at]):
            return []
    if text.startswith(" .", at):
        at = text.rfind(" ", at, len(text) - len(text[at:].lstrip(" .")) + 1)
    values: list[Value] = []
    while at < length:
        plain = PLAIN.match(text, at)
        if plain is None:
            return []
        at = plain.end()
        digits = plain[3]
        left, start = plain.span(1)
        if digits is None:
            values.append(Value(left, start, at, at, at, NIL, ""))
        else:
            values.append(Value(left, start, at, at, plain.end(3), NUMBER, digits))
    return values


def _ends_caption(word: str) -> bool:
    """Whether a word that stands before plain values is one of their caption, not a value or part of one itself."""
    if word in TELLING_WORDS:  # `NIS  5,100  NIS`, `7.13 to 1`, `1.5 years`
        return False
    if word[0].islower() and word[1:2] in LETTER_ENDS:  # a note's: `(0.2)  c     2.8`, `0.4   a,c    7.7`
        return False
    if word.isalpha():
        return True
    if word[-1] == "/" or (word[0] == "(" and ")" in word[2:5]):  # `18.8 c/`, `2,591 (a)`, `30  (iii)`
        return False
    return word.lower() != word.upper() and word[-1] not in OPENINGS and not DIGIT.search(word)


def _amount(text: str, first: int, edge: int) -> Value | None:
    """The value around a run of digits, or None where it is part of a word."""
    if text[edge : edge + 1] in PLAIN_ENDS and first and text[first - 1] == " " and text[edge + 1 : edge + 2] != "%":
        before = len(text[:first].rstrip(" "))
        if not before or (text[before - 1] not in OPENINGS and name_start(text, before, first) is None):
            return Value(first, first, edge, edge, edge, NUMBER, text[first:edge])
    opening = _opening(text, first, edge)
    if opening is None:
        return None
    left, start, first, opened = opening
    end = _ending(text, edge, opened)
    right = end
    if end < len(text) and text[end] not in " |":
        marks = MARKS.match(text, end)
        if text[end] == ":" and (against := AGAINST_ONE.match(text, end)):
            return Value(left, start, against.end(), against.end(), against.end(), NUMBER, text[first:edge])
        if marks:
            right = marks.end()
        elif "," in text[first:edge] and text[left - 2 : left] in APART and (misprint := MISPRINT.match(text, end)):
            right = end = misprint.end()
        elif (glued := GLUED.match(text, end)) and not CURRENCY.isdisjoint(text[left:first]):  # `$14.2M`
            right = end = glued.end()
        elif not TOUCHING.match(text, end):
            return None
    return Value(left, start, end, right, edge, NUMBER, text[first:edge])


def _with_fraction(text: str, value: Value) -> Value:
    """A number with the fraction behind it; it aligns on the number."""
    fraction = fraction_behind(text, value.edge, value.digits) if value.end == value.edge else ""
    end = value.end + len(fraction)
    return replace(value, end=end, right=end, digits=value.digits + fraction) if fraction else value


def _with_credit(text: str, value: Value) -> Value:
    """A value with the word that makes it a credit: `22,110.00 CR`."""
    end = value.end + len(CREDIT)
    credit = text.startswith(CREDIT, value.end) and text[end : end + 1] in PLAIN_ENDS
    return replace(value, end=end, right=end) if credit else value


def _with_sign(text: str, value: Value) -> Value:
    """A percentage with the sign that stands a blank before it: `- 7%`."""
    apart = text[value.end - 1] == "%" and value.left == value.start and text[max(0, value.left - 4) : value.left] == "  - "
    return replace(value, left=value.left - 2, start=value.start - 2) if apart else value


def _with_magnitude(text: str, value: Value) -> Value:
    """A value with the word that says what it is multiplied by: `$14.2 million`, `($1.8 million)`."""
    match = MAGNITUDE.match(text, value.end)
    return replace(value, end=match.end(), right=match.end()) if match else value


def _with_ratios(text: str, values: list[Value]) -> list[Value]:
    """The values with ratios to one made whole, which align on the one: `7.13 to 1`."""
    kept: list[Value] = []
    for value in values:
        if kept and value.start < kept[-1].end:
            continue
        end = value.end + len(TO_ONE)
        whole = text.startswith(TO_ONE, value.end) and text[end : end + 1] in PLAIN_ENDS
        kept.append(replace(value, end=end, right=end, edge=end) if whole else value)
    return kept


def _opening(text: str, first: int, edge: int) -> tuple[int, int, int, bool] | None:
    """What stands before the digits: where the value, its text and its digits begin, and whether a bracket is open."""
    start = first
    before = text[first - 1] if first else " "
    if before == ".":  # `.04`, or the last leader dot
        beyond = text[first - 2] if first > 1 else " "
        if beyond in " $(-\u2212£¥€" and "." not in text[first:edge]:
            start = first = first - 1
            before = beyond
        elif beyond != ".":
            return None
    opened = before in "(["
    left = start
    if opened or before in MINUS_SIGNS or before == "+":
        left = start = start - 1
    elif before in CURRENCY_SIGNS:
        left = start - 1
        if left and text[left - 1] in "(-":  # `($2.51)`
            left = start = left - 1
            opened = text[left] == "("
    elif before not in " .|" and name_start(text, start, first) is None:  # `Y84,310` is an amount, `4x100` none
        touches = "," in text[first:edge] and (before in ")%" or _ends_in_capitals(text, first))  # `($87 in 1995)1,496`, `EXPENSES141,204`
        changed = before == ")" and text[first - 2].isdigit() and _is_change(text, first, edge)  # `(57)183.9`
        return (first, first, first, False) if touches or changed else None
    if left and text[left - 1] in CURRENCY_SIGNS:
        left -= 1
    at = len(text[:left].rstrip(" "))
    named = name_start(text, at + (text[left : left + 1] == "$" and at == left), left)
    if named is not None:
        left = named
        if text[left - 1 : left] == "(" and not opened:  # `(US$ 410)`
            left = start = left - 1
            opened = True
    elif 0 < at < left and text[at - 1] in OPENINGS:
        left, start, opened = _padded(text, left, start, at, opened)
    if left and text[left - 1] not in " .|" and not _may_touch(text, left, first, edge):
        return None
    return left, start, first, opened


def _may_touch(text: str, left: int, first: int, edge: int) -> bool:
    """Whether a value that begins at `left`, right behind something else, is one by itself; its digits stand from `first` to `edge`."""
    touching = text[left] in "$(" and (text[left - 1] in TOUCHED or text[max(0, left - 2) : left] in {"$-", "--"})
    # `$ (816)(292%)` is an amount and its change, `66.9$     69.2` are two amounts
    padded = text.startswith("$ ", left)
    signed = padded and text[left - 1] == "-" and text[left - 2].isdigit() and text[left - 4] != "."  # no range, `49.88-$ 34.69`
    touching = touching or signed  # `36,000-$ 1,153,173`
    touching = touching or (text[left] in "$(" and "," in text[first:edge] and _ends_in_capitals(text, left))  # `REVENUES$181,091`
    changed = text[edge : edge + 1] == ")" and _is_change(text, first, edge)  # `(191)(21.2)`; the marks of notes have no decimals
    return touching and (edge - first > SHORTEST_TOUCHING or text.startswith("%)", edge) or padded or changed)


def _is_change(text: str, first: int, edge: int) -> bool:
    """Whether digits are printed as percentages of a change are, in tenths."""
    return edge - first <= LONGEST_CHANGE and text[edge - 2] == "."


def _ends_in_capitals(text: str, end: int) -> bool:
    """Whether a long word in capitals ends where a value begins, as captions of a full stub do; `NOTE1,204` has none."""
    return text[end - LONGEST_NAME : end].isalpha() and text[end - LONGEST_NAME : end].isupper() and end >= LONGEST_NAME


def _padded(text: str, left: int, start: int, at: int, opened: bool) -> tuple[int, int, bool]:
    """The same with a currency sign or bracket that blanks keep apart from the digits; it stands before column `at`."""
    sign = text[at - 1] in CURRENCY_SIGNS
    before = text[at - 2 : at - 1]
    if not opened and (left - at < WIDEST_PADDING or (left - at < WIDEST_FIELD and CLOSED.match(text, left))):
        if not sign:  # `( 323)`, `$( 323)`, `$ ( 323)`
            return _sign_before(text, at - 1), at - 1, True
        if before == "(":  # `($ 5,000)`
            return at - 2, at - 2, True
    glued = before.isalpha() or before == ")"  # `investments$    194`
    return (at - 1 if sign and not glued else left), start, opened


def _sign_before(text: str, start: int) -> int:
    """Where a value with a padded bracket begins: at its currency sign, else at the bracket."""
    before = text[max(0, start - WIDEST_PADDING) : start].rstrip(" ")
    at = max(0, start - WIDEST_PADDING) + len(before) - 1
    free = at == start - 1 or (text[max(0, at - 1) : at] in PLAIN_ENDS and at + 1 < start)
    return at if before[-1:] and before[-1] in CURRENCY_SIGNS and free else start


def _ending(text: str, edge: int, opened: bool) -> int:
    """Where the text of a value ends: behind its bracket, percent sign, trailing minus, or the letter of `5.95x` and `8.2p`."""
    end, length = edge, len(text)
    sign = text[end : end + 1]
    if sign == "." and text[end + 1 : end + 2] == "%":  # `30.1.%`
        end += 1
    if sign in SUFFIXES and text[end + 1 : end + 2] in {"", " ", ")"} and (sign != "c" or "." in text[max(0, end - 4) : end]):
        end += 1
    elif sign in POINTS_BEGIN and (points := POINTS.match(text, end)):
        end = points.end()
    elif not opened and text[end : end + 2] == " %" and text[end + 2 : end + 3] in PLAIN_ENDS:  # `35 %`
        return end + 2
    while end < length and text[end] in "%)]- ":
        character = text[end]
        if character == " " and (not opened or text[end + 1 : end + 2] not in {")", "%"}):  # `(5.3 %)`, `( 323 )`
            apart = text[end - 1] == ")" and text[end + 1 : end + 2] == "%" and text[end + 2 : end + 3] in PLAIN_ENDS
            return end + 2 if apart else end  # `(15) %`
        opened = opened and character != ")"
        end += 1
        if character == "-":
            return end + (text[end : end + 1] == "%" and text[end + 1 : end + 2] in PLAIN_ENDS)  # `24.8-%`
    return _behind_bracket(text, end) if text[end - 1] == ")" and text[end : end + 1] in BEHIND_BRACKET else end


def _behind_bracket(text: str, end: int) -> int:
    """Where the letters behind the closing bracket of a value end: `(4.5)p`, `(3.0)c`, `(0.6)pts`; those of `(2)c` are a note's."""
    points = POINTS.match(text, end)
    if points:
        return points.end()
    alone = text[end + 1 : end + 2] in PLAIN_ENDS and (text[end] not in CENT_SIGNS or "." in text[max(0, end - 4) : end])
    return end + 1 if alone and text[end] != "b" else end


def _sign(text: str, start: int, end: int, kind: str) -> Value | None:
    """The value a dash or word stands for, or None where it is part of a phrase."""
    if start and text[start - 1] not in " $.|(£¥€":
        return None
    if text[start] == "*" and text[max(0, start - 2) : start] != "  " and text[:start].rstrip(" ")[-1:] in STARRED:  # `8,565 *`, `- *`
        return None
    if end - start == 1 and text[end + 1 : end + 2] in RANGE_ENDS and start > 1 and text[start - 2].isdigit():  # `$ 0.39 - $20.79`
        return None
    edge = end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":  # `(--)`
        start, end = start - 1, end + 1
    left = start
    at = start
    while at and text[at - 1] == " ":
        at -= 1
    if at and text[at - 1] in CURRENCY_SIGNS:
        left = at - 1
    right = end
    if text[end : end + 2].lstrip(" ")[:1] == "%":  # `--%`, `-- %`
        right = text.index("%", end) + 1
    elif marks := MARKS.match(text, end):
        right = marks.end()
    return Value(left, start, end, right, edge, kind, "")


def _outside(values: list[Value], others: list[Value]) -> list[Value]:
    """Both lists in order, without the dashes and words that are part of a value."""
    if marked := [(other.end, other.right) for other in others if other.right > other.end]:  # `-- (1)`, of which the mark is no value
        values = [value for value in values if not any(end <= value.left < right for end, right in marked)]
    taken = [(value.start, value.end) for value in values]
    free = [other for other in others if not any(start <= other.start < end for start, end in taken)]
    return sorted([*values, *free], key=lambda value: (value.left, value.start)) if free else values
