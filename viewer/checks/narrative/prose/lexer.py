"""Prose to tokens: words, figures, plain numbers and punctuation.

    token   := word | figure | number | code | mark
    figure  := money | percent | points | cents | shares | count | bare | multiple
    money   := (sign | code) digits [scale] ["per" word* "share" | "a share"]
    percent := digits ("%" | "percent" | "per cent")
    points  := digits ("basis" | "percentage") "points"
    cents   := (digits | cardinal) "cent" ["per" word* "share" | "a share"]
    bare    := digits with thousands groups or a scale word

What is left of the digits are plain numbers (a day, a year, a count that only its sentence shows) and codes (telephone
numbers, `10-Q`, `8-bit`, times).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from viewer.checks.narrative.prose.figures import (
    BARE,
    CARDINALS,
    CENT,
    COUNT,
    MONEY,
    MULTIPLES,
    OF_SHARES,
    ONE,
    PER_SHARE,
    PERCENT,
    POINTS,
    SCALES,
    TIMES,
    Figure,
    FigureKind,
    read_digits,
)
from viewer.checks.narrative.prose.pieces import GOES_ON, PIECES, Places, piece_of
from viewer.checks.narrative.prose.said_of_shares import take_for_per_share
from viewer.checks.narrative.prose.shared_unit import (
    CENTS,
    CURRENCIES,
    LIST_WORDS,
    PERCENT_WORDS,
    POINTS_IN_SHORT,
    RANGE_WORDS,
    SHARE_REACHES,
    UNITS_OF_POINTS,
    shared_unit,
)
from viewer.checks.narrative.prose.token import FIGURE, NUMBER, WORD, Sentence, Token
from viewer.regex import regex

CENTS_ALONE = regex(r"[0-9]{0,3}\.[0-9]{2}")  # of an amount without a currency sign
POINTS_BEHIND = UNITS_OF_POINTS | POINTS_IN_SHORT
UNITS_BEHIND = (
    PERCENT_WORDS | CENTS | {"p", "per"} | set(UNITS_OF_POINTS) | set(POINTS_IN_SHORT) | RANGE_WORDS | LIST_WORDS | set(SCALES)
)  # what makes a figure of a number without commas
LONG_SCALES = {word for word in SCALES if len(word) > 2}  # may stand behind a hyphen: `a $3-billion market`
HYPHENED_UNITS = dict.fromkeys(PERCENT_WORDS, PERCENT) | {"fold": TIMES, "point": POINTS}  # `a 30-percent increase`, `an 11-point increase`
POINT_WORDS = {"point", "points"}
MULTIPLIED = {"the", "as", "that", "more", "higher", "greater", "larger", "to"}  # behind `three times`, not of occasions
BEYOND = ("",) * 6  # texts behind the last token, as far as a figure looks ahead
SHARE_WORDS = {"share", "shares", "ads"}
OF_UNITS = {"partner", "partnership", "common", "lp", "depositary", "preference", "subordinated"}  # before `unit`, of a partnership
BETWEEN_SHARES = {"basic", "diluted", "fully", "and"}  # between an amount and `per share`
FRACTION = regex(r"([1-9][0-9]?)/([1-9][0-9]?)")
BEFORE_DIGITS = CURRENCIES + "( "
SAID = {kind: kind.value for kind in FigureKind}  # the text of a figure
FEWEST_RESTATED = 3  # figures of a sentence: two amounts, each but the last with what it is per share


def tokens(text: str, start: int = 0, end: int | None = None, currency: str = "") -> Sentence:
    """The tokens of a part of a passage, figures put together.

    Args:
        text: the passage.
        start: where the part begins.
        end: where it ends, None for the end of the passage.
        currency: the code that makes an amount of the number behind it, in lower case: `EUR 2,066 million`.
    """
    return _Assembly(text, start, text[start:end], currency).tokens()


Taken = tuple[Token, int, int]  # a figure, where it begins and the index behind its last token


class _Assembly:
    """Puts figures together from raw tokens."""

    def __init__(self, text: str, start: int, part: str, currency: str) -> None:
        self._text = text
        self._start, self._stop = start, start + len(part)
        self._currency = currency
        self._raw: list[Token] = []
        self._said: list[str] = []
        self._begins: list[tuple[int, int, Places]] = []  # index and place of the first token of each piece that a figure may begin in
        self._index, self._place = 0, start  # of the token that a figure may begin with
        self._lay(part)
        self._said += BEYOND

    def _lay(self, part: str) -> None:
        """Lay down the tokens of a text; whatever is done here is paid for each word of the prose."""
        raw, said, at = self._raw, self._said, self._start
        for piece in part.split(" "):
            cut, words, places, length = PIECES[piece]
            if places:
                if places is GOES_ON:
                    raw[:], said[:], places, _ = piece_of(part)
                    self._begins = [(0, self._start, places)]
                    return
                self._begins.append((len(raw), at, places))
            raw += cut
            said += words
            at += length

    def tokens(self) -> Sentence:
        """All tokens, figures for the runs of tokens that make one."""
        raw, words = self._raw, self._said
        found: list[Token] = []
        said: list[str] = []
        figures: dict[int, int] = {}
        behind = 0
        for first, at, places in self._begins:
            for number, offset in places:
                index = first + number
                if index < behind:
                    continue
                self._index, self._place = index, at + offset
                word = words[index]
                taken = self._number(index, word) if raw[index].kind is NUMBER else self._words(index, word)
                if taken is not None:
                    figure, start, after = taken
                    before = index - (start < self._place)  # the bracket is the figure's
                    found += raw[behind:before]
                    said += words[behind:before]
                    figures[len(found)] = start
                    found.append(figure)
                    said.append(figure.text)
                    behind = after
        found += raw[behind:]
        said += words[behind : len(raw)]
        if len(figures) > FEWEST_RESTATED:
            take_for_per_share(found, said)
        return Sentence(found, said, figures, self._text, self._start)

    def _end(self, last: int) -> int:
        """Where a token ends in the text, that which a figure may begin with or one behind it."""
        end = self._place
        for token in self._raw[self._index : last + 1]:
            end = self._text.index(token.printed, end) + len(token.printed)
        return end

    def _number(self, index: int, text: str) -> Taken | None:
        """The figure that a number is with what stands around it; None where it is a plain number."""
        following = self._said[index + 1]
        coded = self._said[index - 1] == self._currency != ""
        if text.isdigit() and not coded:
            if following not in UNITS_BEHIND and "/" not in following:
                return None
            if len(text) == 4 and text[:2] in {"19", "20"} and following in RANGE_WORDS | LIST_WORDS:
                return None  # `rose during 1999 to 28%`
        elif text[0] == "'":
            return None
        elif "-for-" in text or ":" in text:
            return self._make(index, Figure(COUNT, Decimal(text.partition("-")[0].partition(":")[0]), ONE))
        money = coded or text[0] in CURRENCIES
        digits = text.lstrip(BEFORE_DIGITS) if money else text
        reading = read_digits(digits)
        if reading is None or (money and not digits.strip("0")):
            return None  # `$000's` heads a table
        factor, last = self._scale(index)
        fault = reading.fault
        if factor is not ONE and digits.count(",") >= 2:
            fault, factor = "the unit is given twice", ONE
        place = shared_unit(self._said, self._raw, last + 1) if factor is ONE and "," not in digits else -1
        shared = self._said[place]
        factor = SCALES.get(shared, factor) if money or shared in LONG_SCALES else factor  # the `91-8K` of a form is none
        value, step = (reading.value, reading.step) if factor is ONE else (reading.value * factor, reading.step * factor)
        if money:
            kind = self._per_share(place if shared in SHARE_REACHES else last + 1)
            return self._money(index, last, Figure(kind, value, step, fault))
        figure = Figure(PERCENT, value, step, fault)
        if shared in PERCENT_WORDS:
            return self._make(index, figure)
        if shared in POINTS_BEHIND:  # `100 to 200 basis points`, `grew by 90 and 110 basis points`
            factor = POINTS_BEHIND[shared]
            return self._make(index, replace(figure, kind=POINTS, value=value * factor, step=step * factor))
        if shared in CENTS:  # `70-72 cents`
            return self._make(index, replace(figure, kind=self._per_share(place + 1), value=value * CENT, step=step * CENT))
        part = self._fraction(index) if last == index else None
        if part is not None:
            return self._with_fraction(*part, figure)
        return self._with_unit(index, last, figure) or self._bare(index, last, figure)

    def _words(self, index: int, text: str) -> Taken | None:
        """A figure in words: `three cent`, `tripled`."""
        number = CARDINALS.get(text)
        if number is not None:
            return self._cardinal(index, Decimal(number))
        factor = MULTIPLES.get(text)
        if factor is None or self._said[index + 1] in {"-", "digit"}:
            return None
        return self._make(index, Figure(TIMES, Decimal(factor), ONE, in_words=True))

    def _cardinal(self, index: int, number: Decimal) -> Taken | None:
        """A number in words with its unit: `three cent`, `one percent`, `two million`, `five times the number`, `ten-fold`."""
        unit, behind = self._said[index + 1 : index + 3]
        figure = Figure(TIMES, number, ONE, in_words=True)
        if unit == "percent":
            return self._make(index + 1, replace(figure, kind=PERCENT))
        if unit == "percentage":
            return self._make(index + 2, replace(figure, kind=POINTS)) if behind.startswith("point") else None
        if unit == "times" and behind in MULTIPLIED:
            return self._make(index + 1, figure)
        if unit == "-" and behind == "fold":
            return self._make(index + 2, figure)
        if unit in CENTS:
            return self._make(index + 1, replace(figure, kind=self._per_share(index + 2), value=number * CENT, step=CENT))
        scale, last = self._scale(index)
        return self._bare(index, last, replace(figure, value=number * scale, step=scale)) if last > index else None

    def _money(self, index: int, last: int, figure: Figure) -> Taken:
        """An amount, negative in brackets: `($0.01)`, `$(0.01)`."""
        start, end = self._place, self._end(last)
        if self._said[index - 1] == self._currency != "":
            start = self._text.rindex(self._raw[index - 1].printed, 0, start)
        scaled = last > index and self._said[index + 1] == ")"  # `($1.5) million`
        closed = scaled or (end < self._stop and self._text[end] == ")")  # a bracket beyond the part is none of its tokens
        around = closed and start > self._start and self._text[start - 1] == "("
        bracket = 0  # whether the closing one is the figure's last character
        if around or (closed and "(" in self._text[start:end]):
            bracket = not scaled
            start, end = start - around, end + bracket
            figure = replace(figure, value=-figure.value)
        token = Token(FIGURE, SAID[figure.kind], self._text[start:end], self._raw[index - around].apart, figure)
        return token, start, last + 1 + bracket

    def _with_unit(self, index: int, last: int, figure: Figure) -> Taken | None:
        """A number with its unit behind it: percent, points or cents."""
        unit = self._said[last + 1]
        if unit == "-" and self._said[last + 2] in HYPHENED_UNITS:
            return self._make(last + 2, replace(figure, kind=HYPHENED_UNITS[self._said[last + 2]]))
        if unit in PERCENT_WORDS:
            return self._make(last + 1, figure)
        if unit == "per" and self._said[last + 2] == "cent":
            return self._make(last + 2, figure)
        if unit in UNITS_OF_POINTS and self._said[last + 2].startswith("point"):
            factor = UNITS_OF_POINTS[unit]
            figure = replace(figure, kind=POINTS, value=figure.value * factor, step=figure.step * factor)
            return self._make(last + 2, figure)
        if unit in POINTS_IN_SHORT:  # `up 210 bps`
            factor = POINTS_IN_SHORT[unit]
            return self._make(last + 1, replace(figure, kind=POINTS, value=figure.value * factor, step=figure.step * factor))
        if "." in self._raw[index].text and self._of_a_point(last + 1):
            return self._make(last + (self._said[last + 1] in POINT_WORDS), replace(figure, kind=POINTS))
        if unit == "p" and not self._raw[last + 1].apart:  # pence: `14.2p`
            return self._make(last + 1, replace(figure, kind=PER_SHARE, value=figure.value * CENT, step=figure.step * CENT))
        if unit in CENTS:
            figure = replace(figure, kind=self._per_share(last + 2), value=figure.value * CENT, step=figure.step * CENT)
            return self._make(last + 1, figure)
        return None

    def _fraction(self, index: int) -> tuple[Decimal, int] | None:
        """The fraction behind a whole number and the index of its last token: `8 1/4`, `4-1/2`."""
        at = index + 1 + (self._said[index + 1] == "-")
        match = FRACTION.fullmatch(self._said[at])
        return (Decimal(match[1]) / Decimal(match[2]), at) if match is not None and int(match[1]) < int(match[2]) else None

    def _with_fraction(self, part: Decimal, last: int, figure: Figure) -> Taken | None:
        """A whole number and a fraction in percent, of a range too: `4-1/2 to 5 percent`."""
        figure = replace(figure, value=figure.value + part, step=CENT)
        if self._said[last + 1] in PERCENT_WORDS:
            return self._make(last + 1, figure)
        return self._make(last, figure) if self._said[shared_unit(self._said, self._raw, last + 1)] in PERCENT_WORDS else None

    def _of_a_point(self, index: int) -> bool:
        """Whether `point`, `points` or `of a percentage point` stands at a place: `up 0.8 of a point`."""
        at = index + 2 * (self._said[index] == "of" and self._said[index + 1] == "a")
        at += self._said[at] == "percentage"
        return self._said[at] in POINT_WORDS

    def _bare(self, index: int, last: int, figure: Figure) -> Taken | None:
        """A number without a unit that is large or scaled; shares where the words behind it say so, a part of one too."""
        text = self._raw[index].text
        if last == index and CENTS_ALONE.fullmatch(text) and self._per_share(index + 1) is PER_SHARE:
            return self._make(index, replace(figure, kind=PER_SHARE))  # `$1.47 billion, or 2.03 per share`
        of_a_share = "." in text and self._said[index + 1] in SHARE_WORDS  # `exchanged for 0.964 share of common stock`
        if figure.fault or (last == index and figure.step <= ONE and "," not in text and not of_a_share):
            return None
        kind = OF_SHARES if self._counts_shares(last + 1) else BARE
        return self._make(last, replace(figure, kind=kind))

    def _make(self, last: int, figure: Figure) -> Taken:
        """A figure up to a token, from that which it may begin with."""
        start = self._place
        return (
            Token(FIGURE, SAID[figure.kind], self._text[start : self._end(last)], self._raw[self._index].apart, figure),
            start,
            last + 1,
        )

    def _scale(self, index: int) -> tuple[Decimal, int]:
        """What the word behind a number multiplies it by, and the index of the number's last token."""
        word = self._said[index + 1]
        if word == ")" and self._is_bracketed(index):
            factor = SCALES.get(self._said[index + 2])
            return (factor, index + 2) if factor is not None else (ONE, index)
        if word == "-" and self._said[index + 2] in LONG_SCALES:
            return SCALES[self._said[index + 2]], index + 2
        factor = SCALES.get(word)
        if factor is None or (len(word) <= 2 and self._raw[index + 1].apart):
            return ONE, index
        return factor, index + 1

    def _is_bracketed(self, index: int) -> bool:
        """Whether an amount of money stands in brackets by itself, before the closing one: `($1.5)`, `$(1.5)`."""
        text, start = self._said[index], self._place
        return text[0] in CURRENCIES and ("(" in text or self._text[start - 1 : start] == "(")

    def _per_share(self, index: int) -> FigureKind:
        """Whether the words behind an amount make it one per share: `per share`, `per diluted share`, `a share`, `/share`, `per Unit`."""
        if self._said[index] == ")":
            index += 1
        if self._said[index] in SHARE_WORDS and self._text[self._end(index) - len(self._said[index]) - 1] == "/":
            return PER_SHARE
        while self._said[index] in BETWEEN_SHARES:  # `$0.16 diluted per share`
            index += 1
        reach = SHARE_REACHES.get(self._said[index], 0)
        behind = self._said[index + 1 : index + reach]
        if "unit" in behind and self._is_security(index + 1 + behind.index("unit")):
            return PER_SHARE
        return MONEY if SHARE_WORDS.isdisjoint(behind) else PER_SHARE

    def _is_security(self, index: int) -> bool:
        """Whether a unit is what trusts and partnerships have for a share, no thing that is sold: `per Unit`, `per common unit`."""
        return self._said[index - 1] in OF_UNITS or self._text[self._end(index) - len("unit")].isupper()

    def _counts_shares(self, index: int) -> bool:
        """Whether the words shortly behind a number say that it counts shares: `4,950,000 additional shares`."""
        for token in self._raw[index : index + 6]:
            if (
                token.kind is not WORD and token.text not in {",", "-"} and not (token.kind is NUMBER and not token.text.isdigit())
            ):  # `12,921 and 19,295 shares`, `3.5 and 4.2 million shares`
                return False
            if token.text in SHARE_WORDS:
                return True
        return False
