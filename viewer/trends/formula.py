"""The small language in which measures and the reader's own formulas are written. Nothing is ever evaluated as Python.

    formula  = sum
    sum      = product {("+" | "-") product}
    product  = sign {("*" | "/") sign}
    sign     = ["-"] primary
    primary  = NUMBER | NAME ["(" [sum {"," sum}] ")"] | QUOTED | "(" sum ")"
    NUMBER   = digits ["." digits]
    NAME     = letter {letter | digit | "_"}
    QUOTED   = "'" {any character but "'"} "'" | '"' … '"'

A NAME without brackets is a concept (`Revenues`), a QUOTED text a caption (`'Net sales'`), a NAME with brackets one of `FUNCTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from viewer.frozen import frozen
from viewer.regex import regex

TOKEN = regex(r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<quoted>'[^']*'|\"[^\"]*\")|(?P<sign>[-+*/(),]))")
LONGEST = 2000  # characters of a formula
DEEPEST = 40  # brackets within brackets
FUNCTIONS = {
    "previous": 1,  # the period before
    "year_before": 1,  # the same period a year earlier
    "average": 1,  # of the value and the one before: balances over a period
    "growth": 1,  # on the period before, in percent
    "growth_on_year": 1,  # on the same period of the year before, in percent
    "compound": 1,  # growth a year since the first point, in percent
    "first": -1,  # the first of several that is known
    "optional": 1,  # zero where the company has no such line at all
    "abs": 1,
    "days": 0,  # length of the period in days
}


class FormulaError(ValueError):
    """A formula that cannot be read; the message is for the user."""


@frozen
class Number:
    """A number as written."""

    value: Decimal


@frozen
class Name:
    """A line, by concept or caption.

    Attributes:
        text: as written, without quotes.
    """

    text: str


@frozen
class Operation:
    """Two terms and `+`, `-`, `*` or `/`."""

    sign: str
    left: Term
    right: Term


@frozen
class Call:
    """A function of terms."""

    function: str
    arguments: tuple[Term, ...]


Term = Number | Name | Operation | Call


@frozen
class Token:
    """One word of a formula.

    Attributes:
        kind: `number`, `name`, `quoted`, `sign` or `end`.
        text: as written.
        at: its position, counted from 1.
    """

    kind: str
    text: str
    at: int


def parse_formula(text: str) -> Term:
    """Read a formula.

    Raises:
        FormulaError: it is none; the message names the place.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"a formula has at most {LONGEST} characters")
    reader = Reader(list(tokens(text)))
    term = reader.sum()
    reader.expect("end", "")
    return term


def names_in(term: Term) -> tuple[str, ...]:
    """The lines that a formula speaks of, each once, in order."""
    match term:
        case Name(text):
            return (text,)
        case Operation(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))
        case Call(_, arguments):
            return tuple(dict.fromkeys(name for argument in arguments for name in names_in(argument)))
        case _:
            return ()


def tokens(text: str) -> Iterator[Token]:
    """The words of a formula; no character is skipped but blanks."""
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            place = at + len(text[at:]) - len(text[at:].lstrip())
            raise FormulaError(f"position {place + 1}: {text[place : place + 12]!r} is not understood")
        yield Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1)
        at = match.end()
    yield Token("end", "", end + 1)


class Reader:
    """Reads terms off a list of tokens."""

    def __init__(self, words: list[Token]) -> None:
        self._words = words
        self._at = 0
        self._depth = 0

    def sum(self) -> Term:
        """Products added and subtracted, from left to right."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(f"position {self._word.at}: more than {DEEPEST} brackets within each other")
        term = self._chain("+-", lambda: self._chain("*/", self._signed))
        self._depth -= 1
        return term

    def expect(self, kind: str, text: str) -> Token:
        """Take a token of a kind; raises FormulaError where another stands."""
        word = self._word
        if word.kind != kind or (text and word.text != text):
            found = repr(word.text) if word.text else "the end"
            raise FormulaError(
                f"position {word.at}: {text!r} expected, {found} found" if text else f"position {word.at}: {found} is too much"
            )
        self._at += 1
        return word

    @property
    def _word(self) -> Token:
        return self._words[self._at]

    def _chain(self, signs: str, part: Callable[[], Term]) -> Term:
        term = part()
        while self._word.kind == "sign" and self._word.text in signs:
            sign = self.expect("sign", self._word.text).text
            term = Operation(sign, term, part())
        return term

    def _signed(self) -> Term:
        if self._word.text == "-" and self._word.kind == "sign":
            self.expect("sign", "-")
            return Operation("-", Number(Decimal(0)), self._primary())
        return self._primary()

    def _primary(self) -> Term:
        word = self._word
        if word.kind == "number":
            self._at += 1
            return Number(Decimal(word.text))
        if word.kind == "quoted":
            self._at += 1
            return Name(word.text[1:-1])
        if word.kind == "name":
            self._at += 1
            return self._call(word) if self._word.text == "(" else Name(word.text)
        if word.text == "(":
            self.expect("sign", "(")
            term = self.sum()
            self.expect("sign", ")")
            return term
        raise FormulaError(
            f"position {word.at}: a number, a line or a bracket expected, {repr(word.text) if word.text else 'the end'} found"
        )

    def _call(self, word: Token) -> Term:
        if word.text not in FUNCTIONS:
            raise FormulaError(f"position {word.at}: there is no function {word.text!r}; there are {', '.join(sorted(FUNCTIONS))}")
        self.expect("sign", "(")
        arguments: list[Term] = []
        while self._word.text != ")" or self._word.kind != "sign":
            if arguments:
                self.expect("sign", ",")
            arguments.append(self.sum())
        self.expect("sign", ")")
        wanted = FUNCTIONS[word.text]
        if len(arguments) != wanted and not (wanted < 0 and arguments):
            raise FormulaError(f"position {word.at}: {word.text} takes {max(wanted, 1)} argument(s), {len(arguments)} given")
        return Call(word.text, tuple(arguments))
