"""Words and marks that turn a sentence: to a change, to what is compared with, to another clause, to what is said in passing."""

from __future__ import annotations

from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import Assertion, weakened
from viewer.checks.narrative.assertions.comparing import compares, says_when, tells_changes
from viewer.checks.narrative.assertions.course import Course
from viewer.checks.narrative.assertions.naming import is_enumerator, leads_back, moves_on
from viewer.checks.narrative.assertions.strangers import Strangers
from viewer.checks.narrative.assertions.tone import Tone, explains, says_in_passing
from viewer.checks.narrative.assertions.topic import Topic
from viewer.checks.narrative.items.subjects import Lexicon
from viewer.checks.narrative.prose.named_period import PREVIOUS, NamedPeriod
from viewer.checks.narrative.prose.token import Sentence, text_at
from viewer.checks.narrative.prose.words import (
    AHEAD,
    CLAUSE_WORDS,
    COMPARED,
    COMPARING,
    EXCLUDING,
    FALL,
    LEVEL_WORDS,
    LIKENED,
    MOVED,
    RISE,
    SEQUENTIAL,
    SURPASSING,
)


class Turns(NamedTuple):
    """Turns what is being read of a sentence.

    Attributes:
        tokens: the sentence.
        lexicon: what its line items are called.
        course: its clauses and sides.
        topic: what it speaks of.
        tone: how it speaks.
        strangers: what it speaks of that no line item names.
        assertions: what was read so far.
    """

    tokens: Sentence
    lexicon: Lexicon
    course: Course
    topic: Topic
    tone: Tone
    strangers: Strangers
    assertions: list[Assertion]

    def take_word(self, index: int, word: str) -> int:
        """Take a word that turns the sentence: to a change, to what is compared with, to another clause.

        Returns:
            The index behind what was taken.
        """
        if (word in RISE or word in FALL) and self._moves_again(index):
            self.course.begin_clause(index)
        if word in COMPARED and (word not in LIKENED or text_at(self.tokens, index + 1) in {"to", "with"}):
            ahead = index + 2 if text_at(self.tokens, index + 1) in {"to", "with"} else index + 1
            if tells_changes(self.tokens, ahead):
                self.course.begin_clause(index)
            else:
                self.course.open_side(index, "compared")
            return ahead
        if word in RISE or word in FALL or word in LEVEL_WORDS or word in MOVED:
            self._take_change(index)
        elif word in SEQUENTIAL:
            self.course.clause.note_base(NamedPeriod(index, index + 1, relation=PREVIOUS))
        elif word in CLAUSE_WORDS or (word == "which" and text_at(self.tokens, index - 1) == "of"):
            self.course.begin_clause(index)
            # `grew by 8%, of which 2% was organic`: a part of what was said
            self.topic.subject = None if word == "which" else self.topic.subject
        elif word in COMPARING:
            elsewhere = says_when(self.tokens, index, self.course.side) or self.strangers.tells_reason(index)
            if not elsewhere and compares(self.tokens, index, self.lexicon, self.topic.subject, changed=self.course.changed):
                self.course.open_side(index, word)
                self.course.changed = self.course.changed or word in SURPASSING or word in AHEAD
        elif word == "to":
            if leads_back(self.tokens, index, self.course.side, self.assertions):
                self.course.number = 0
        else:
            self._take_tone(index, word)
        return index + 1

    def take_mark(self, index: int, mark: str) -> None:
        """Take a mark that opens or ends a clause or what is said in passing."""
        if mark == ")" and self.course.close_bracket():
            return
        if self.topic.aside is not None and mark == self.topic.aside.closer:
            self.topic.step_back()
        elif mark == ";" or (mark == "(" and is_enumerator(self.tokens, index)):
            self.course.begin_clause(index)
        elif mark == ":" and text_at(self.tokens, index - 1) == "following":
            self.tone.elsewhere = True  # `the loss included the following: an impairment charge of $15 million`
        elif mark == "(" and self.topic.aside is None and explains(self.tokens, index):
            self.topic.step_aside(index, ")")

    def _moves_again(self, index: int) -> bool:
        """Whether a verb of change tells the next of several comparisons.

        `increased 158% compared to 1999 and increased 207% for the six months`, `from 1% to 2% in the quarter and rose from 3% to 4%`.
        """
        from_there = len(self.course.clause.sides) > 1 and text_at(self.tokens, index + 1) == "from"
        return text_at(self.tokens, index - 1) == "and" and (from_there or self.course.number > 0)

    def _take_change(self, index: int) -> None:
        """A word of change; what it is of may be no line item."""
        if self.course.number and not self.course.changed and moves_on(self.tokens, index, self.course.side, self.assertions):
            self.course.number = 0
        self.course.changed = True
        if self.assertions and self.strangers.take_over(index):
            self.topic.subject = None

    def _take_tone(self, index: int, word: str) -> None:
        """A word that colours what is said, or opens what is said in passing."""
        if says_in_passing(self.tokens, index) or (word in EXCLUDING and self.topic.subject is not None and self.topic.aside is None):
            self.topic.step_aside(index, ",")
        if word in EXCLUDING:
            if self.assertions:
                self.assertions[-1].bond = weakened(self.assertions[-1].bond)  # the figure before is none of the statements'
            self.topic.blocked = True
            self.tone.apart = self.topic.subject is None  # `Excluding this charge, net income …`
            self.tone.elsewhere = self.tone.elsewhere or self.tone.apart
            self.tone.without = self.tone.without or self.tone.apart
        else:
            self.tone.hear(self.tokens, index, word)
