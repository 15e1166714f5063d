"""What a mark, a comment or a correction is made on."""

from __future__ import annotations

from enum import StrEnum

from viewer.frozen import frozen
from viewer.text.source import Source
from viewer.text.span import Span

NOWHERE = Span(0, 0, 0)
MOST_LETTERS = 60  # of what is printed, where it is named in words


class Subject(StrEnum):
    """The kinds of thing a reviewer works on."""

    NUMBER = "number"  # a cell or a claim of the narrative
    ROW = "row"
    COLUMN = "column"
    STATEMENT = "statement"
    FINDING = "finding"
    SOURCE = "source"
    REVIEW = "review"  # the review as a whole: its legend, its profiles


@frozen
class Target:
    """A thing in a source, bound to the source's bytes rather than to any reading of them.

    Attributes:
        source: SHA-256 of the source in hexadecimal, empty for the review as a whole.
        name: the source's name when the entry was made.
        span: its first characters; a source as a whole is `NOWHERE`.
        text: what is printed there.
        subject: which kind of thing it is.
        rule: the rule of a finding, empty for everything else.
    """

    source: str
    name: str
    span: Span
    text: str
    subject: Subject = Subject.NUMBER
    rule: str = ""

    @property
    def key(self) -> Key:
        """What tells it from every other target."""
        return self.source, str(self.subject), self.rule, self.span.line, self.span.start, self.span.end

    @property
    def words(self) -> str:
        """`3,456 in line 180`, `the finding "margin" at 35% in line 81`."""
        printed = " ".join(self.text.split())[:MOST_LETTERS].rstrip() or self.name
        at = f"{printed} in line {self.span.line}" if self.span.line else printed
        return f'the finding "{self.rule}" at {at}' if self.subject == Subject.FINDING else at


Key = tuple[str, str, str, int, int, int]
NUMBER = str(Subject.NUMBER)
WHOLE_REVIEW = Target("", "", NOWHERE, "", Subject.REVIEW)


def target_at(source: Source, span: Span, subject: Subject = Subject.NUMBER, rule: str = "") -> Target:
    """The thing printed at a place of a source.

    Raises:
        ValueError: the source has no such place, or nothing is printed there.
    """
    if not 1 <= span.line <= len(source.lines):
        raise ValueError(f"{source.name} has no line {span.line}: it has {len(source.lines)}")
    line = source.lines[span.line - 1]
    if not 0 <= span.start < span.end <= len(line):
        raise ValueError(f"line {span.line} of {source.name} has no columns {span.start}-{span.end}: it has {len(line)}")
    text = source[span]
    if not text.strip():
        raise ValueError(f"nothing is printed at {span.line}:{span.start}-{span.end} of {source.name}")
    return Target(source.sha256, source.name, span, storable(text), subject, rule)


def number_key(sha256: str, span: Span) -> Key:
    """The key of the number printed at a place of a source."""
    return sha256, NUMBER, "", span.line, span.start, span.end


def whole_source(source: Source) -> Target:
    """The source itself."""
    return Target(source.sha256, source.name, NOWHERE, "", Subject.SOURCE)


def storable(text: str) -> str:
    """Text that every database keeps as it is: NUL and characters that are no Unicode text are spelt out."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
