"""One sentence to assertions.

    sentence   := clause*
    clause     := side (compared side)*
    side       := (subject | period | change | figure | word)*
    compared   := "compared with" | "versus" | "from" | "than" | "over" | multiple "the"
    change     := "increased" | "up" | "a decrease" | …

A figure belongs to the last subject before it, or to the one directly behind it (`$445,000 of amortization expense`,
`77% revenue growth`). Words that are not understood between the two weaken the bond; words that narrow the subject to
a part of the company (`Joe's net sales`, `sales in Japan`) cut it.
"""

from __future__ import annotations

from dataclasses import replace

from viewer.checks.narrative.assertions.assertion import (
    CHANGE,
    LEVEL,
    STRONG,
    UNBOUND,
    WEAK,
    Assertion,
    Bond,
    Context,
    Part,
)
from viewer.checks.narrative.assertions.behind import Behind, subject_behind
from viewer.checks.narrative.assertions.binding import is_per_share_too, kind_of_figure, part_of
from viewer.checks.narrative.assertions.change_nouns import names_change, stands_as_change
from viewer.checks.narrative.assertions.counts import count_at, noun_follows
from viewer.checks.narrative.assertions.course import Course
from viewer.checks.narrative.assertions.denominator import Denominator, is_denominator
from viewer.checks.narrative.assertions.elsewhere import begins_elsewhere
from viewer.checks.narrative.assertions.multiples import is_multiple_of
from viewer.checks.narrative.assertions.naming import (
    as_before,
    begins_clause,
    changes_by,
    completes_name,
    is_affected,
    is_change_in,
    is_compound,
    is_left_out,
    is_verb_of_another,
    points_back,
    repeats_change,
    resumed,
    says_amount_again,
    tells_next,
)
from viewer.checks.narrative.assertions.scope import (
    NARROWED,
    OPEN,
    UNSURE,
    behind_apposition,
    is_held,
    is_range_of_others,
    leads_to_verb,
    scope_of,
)
from viewer.checks.narrative.assertions.senses import Senses
from viewer.checks.narrative.assertions.strangers import Strangers
from viewer.checks.narrative.assertions.tone import TURNING, Tone
from viewer.checks.narrative.assertions.topic import Topic
from viewer.checks.narrative.assertions.turns import Turns
from viewer.checks.narrative.items.common_items import SHARES
from viewer.checks.narrative.items.parts import Names
from viewer.checks.narrative.items.subjects import HOLDERS, Subject
from viewer.checks.narrative.prose.figures import BARE, CARDINALS, MONEY, OF_SHARES, PER_SHARE, PERCENT, TIMES, Figure
from viewer.checks.narrative.prose.link import Link, link_of
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import MARK, NUMBER, WORD, Sentence, text_at
from viewer.checks.narrative.prose.words import (
    BEING,
    EFFECTS,
    FALL,
    MOVED,
    NEUTRAL,
    OFFSETTING,
    RISE,
    SPEAKING,
)
from viewer.checks.narrative.times.periods import read_listed_length, read_period


class SentenceReader:
    """Reads one sentence from left to right."""

    def __init__(self, tokens: Sentence, names: Names, senses: Senses, context: Context) -> None:
        self.tokens = tokens
        self._senses = senses
        self.place = context.place
        self._before = context.whole
        self.assertions: list[Assertion] = []
        self.subjects: list[Subject] = []
        self.unknown: list[int] = []
        self._strangers = Strangers(tokens, names)
        self._lexicon, self._parts, self._company = names
        self._course = Course(tokens)
        self._tone = Tone(forward=context.outlook, elsewhere=context.segment or begins_elsewhere(tokens, names))
        self._topic = Topic(tokens, names, resumed(tokens, context.subject), self._tone)
        self._turns = Turns(tokens, names.lexicon, self._course, self._topic, self._tone, self._strangers, self.assertions)
        self._change_in = False  # whether the subject stands in `an increase in …`
        self._effect = False  # whether the subject is what something else changed: `mild weather reduced earnings by six cents`
        self._denominator = Denominator()
        self._amounts: dict[Subject | None, Part] = {}  # what the last amount told of each line item is of it

    def read(self) -> None:
        """Take every token once."""
        tokens, idle, strange = self.tokens, self._senses.idle, self._senses.strange
        behind = 0  # index behind what was taken last
        for index, text in enumerate(tokens.said):
            if text in idle or index < behind:  # most words are idle, and no other token is
                continue
            token = tokens[index]
            kind = token.kind
            if kind is WORD:
                if text in strange:
                    self._topic.blocked = True
                    self.unknown.append(index)
                else:
                    behind = self._take_word(index, text)
            elif kind is NUMBER:
                behind = self._take_number(index)
            elif token.figure is not None:
                behind = self._take_figure(index, token.figure)
            elif kind is MARK and (text in TURNING or self._topic.aside is not None):
                self._turns.take_mark(index, text)
        self._course.end()

    # words and plain numbers

    def _take_word(self, index: int, word: str) -> int:
        if word in PERIOD_WORDS:
            period = read_period(self.tokens, index)
            if period is not None:
                return self._course.note(index, period, self.assertions)
            listed = read_listed_length(self.tokens, index)
            if listed is not None:
                self._course.note(index, listed, self.assertions)
                return index + 2
            if word in CARDINALS and self._take_count(index):
                return index + 1
        subject = self._lexicon.find(self.tokens, index)
        if subject is not None:
            return self._take_subject(subject)
        if word in SPEAKING or (word in MOVED and changes_by(self.tokens, index)):
            return self._turns.take_word(index, word)
        if word not in NEUTRAL and word not in self._company and not word.endswith("ly"):
            self._topic.blocked = True
            self._tone.elsewhere = self._tone.elsewhere or word in OFFSETTING
            self.unknown.append(index)
        return index + 1

    def _take_number(self, index: int) -> int:
        if (period := read_period(self.tokens, index)) is not None:
            return self._course.note(index, period, self.assertions)
        self._take_count(index)
        return index + 1

    def _take_count(self, index: int) -> bool:
        """Whether a number counts things, taken if so."""
        count = count_at(self.tokens, index)
        if count is None or (self._topic.subject is not None and self._topic.subject.key == SHARES and not self._topic.blocked):
            return False  # nothing, or the shares the sentence speaks of
        ratio = "." in self.tokens[index].text
        link = link_of(self.tokens, index, -1)
        part = CHANGE if self.assertions and (link.word in RISE or link.word in FALL) else LEVEL  # `5,964,000, up 200,000 units`
        self._add(
            index, replace(count, fuzz=link.fuzz), self._topic.subject if ratio else None, self._topic.bond() if ratio else UNBOUND, part
        )
        return True

    # subjects

    def _take_subject(self, subject: Subject) -> int:
        if text_at(self.tokens, subject.start - 1) == "per" and text_at(self.tokens, subject.end - 1) == "share":
            return subject.end  # `$0.12 per diluted share`, of which there may be a row
        figured = self.assertions[-1].index if self.assertions else -1
        if (
            completes_name(self.tokens, self._topic.subject, subject)
            or points_back(self.tokens, self._topic.subject, subject)
            or (
                is_verb_of_another(self.tokens, subject, self._topic.subject, figured)
                and not self._parts.find(self.tokens, subject, self._lexicon)
            )
        ):
            return subject.end
        if self._topic.subject is not None and is_left_out(self.tokens, subject, self._topic.subject):
            self._topic.blocked = True  # `operating income before special charges rose`
            return subject.end
        if is_denominator(self.tokens, subject, self._topic.subject):
            self._denominator.take(subject, self._topic.subject)
            return subject.end
        self._denominator.forget()
        if text_at(self.tokens, subject.start - 1) == "reported":
            self._tone.adjusted = None  # `adjusted EPS of $2.71, with reported EPS of $1.84`
        subject = self._open_clause(subject, figured)
        self._change_in = is_change_in(self.tokens, self.assertions, subject, self._topic.subject if self._change_in else None)
        self._effect = is_affected(self.tokens, subject, self._company)
        scope = scope_of(self.tokens, subject, self._course.period_end, self._company)
        part = self._parts.find(self.tokens, subject, self._lexicon) if scope is not OPEN else None
        self.place = self._parts.place_told(subject, part) or self.place
        if part is not None:
            subject, scope = part, OPEN
        elif is_compound(self.tokens, subject):
            scope = NARROWED
        if scope is NARROWED:
            self._tone.elsewhere = True
        if text_at(self.tokens, subject.end) in HOLDERS:
            subject = replace(subject, held=True)
        self._topic.turn_to(subject, scope)
        self.subjects.append(subject)
        return behind_apposition(self.tokens, subject.end)

    def _open_clause(self, subject: Subject, figured: int) -> Subject:
        """Begin the clause that a subject opens, if any; the subject, as it was named before where another side of a comparison is open.

        Args:
            subject: as it is named here.
            figured: index of the last figure, -1 before the first.
        """
        side = self._course.side
        if self._tone.apart and leads_to_verb(self.tokens, subject.end):
            self._tone.apart = False
            self._course.begin_without()
        elif side.is_headed(subject.start, figured) and leads_to_verb(self.tokens, subject.end):
            self._course.begin_clause(subject.start, side.periods.pop())  # `… and full year sales rose 3%`
        elif self._course.number and begins_clause(self.tokens, subject, side, figured, self.assertions):
            self._course.begin_clause(subject.start)
        elif self._course.number:
            return as_before(self.subjects, subject)
        return subject

    # figures

    def _take_figure(self, index: int, figure: Figure) -> int:
        """Read a figure; the index behind it, or behind the item it is said to be a share of."""
        if self._topic.aside is not None and self._topic.aside.is_over(self.tokens, index):
            self._topic.step_back()
        if self._course.number and tells_next(self.tokens, index, self._course.side):
            self._course.begin_clause(index - 1)
            self._course.changed = text_at(self.tokens, index - 1) == "by"
        side = self._course.side
        link = link_of(self.tokens, index, side.start if side.word else -1)
        behind = subject_behind(self.tokens, index, self._lexicon, self._company)
        subject, bond, whole = self._topic.bound(figure, behind)
        if behind is None and self._strangers.has(index, self._topic.subject):
            self._add(index, replace(figure, fuzz=link.fuzz), None, UNBOUND, LEVEL)
            return index + 1
        kind = kind_of_figure(figure, subject, blocked=self._topic.blocked, counts=figure.kind is BARE and noun_follows(self.tokens, index))
        if figure.kind is BARE and kind is not OF_SHARES and bond is STRONG:
            bond = WEAK  # `the 64 million of sales this year`
        if kind is MONEY and is_per_share_too(figure, link, self.assertions, self.subjects, self.tokens.said, index):
            kind = PER_SHARE
        if kind is BARE:
            self._take_count(index)
            return index + 1
        part = self._part(index, figure, link, behind, subject)
        told = behind is None and subject is not None and kind is not PERCENT
        held = told and subject is not None and (is_held(self.tokens, subject, index) or is_range_of_others(self.tokens, subject, index))
        if held or (part is CHANGE and self._effect and behind is None) or (link.word == "of" and link.before in EFFECTS):
            bond, part = UNBOUND, LEVEL if held else part
        if kind is not figure.kind or link.fuzz is not figure.fuzz:
            figure = replace(figure, kind=kind, fuzz=link.fuzz)
        part, of = self._denominator.share_of(kind, part, whole, self._topic.subject)
        self._add(index, figure, subject, bond, part, of)
        self._course.changed = self._course.changed or kind is TIMES
        if kind is TIMES and is_multiple_of(self.tokens, index):
            self._course.open_side(index, "multiple")
        if behind is not None and behind.subject is not None and (behind.is_whole or behind.is_own):
            if behind.is_own and self._topic.subject is None:
                self._topic.subject, self._topic.scope = behind.subject, UNSURE  # `$1.77 EPS, up 44% over $1.23`
            self._note_period(index + 1, behind.subject.start)
            return behind.subject.end
        return index + 1

    def _note_period(self, start: int, end: int) -> None:
        """Note the period that stands between two places, before what a figure is a share of: `41% of fourth quarter revenues`."""
        for at in range(start, end):
            period = read_period(self.tokens, at) if self.tokens[at].kind is NUMBER or self.tokens[at].text in PERIOD_WORDS else None
            if period is not None and period.end <= end:
                self._course.note(at, period, self.assertions)
                return

    def _part(self, index: int, figure: Figure, link: Link, behind: Behind | None, subject: Subject | None) -> Part:
        """What a figure is of its subject."""
        if figure.kind in {MONEY, PER_SHARE} and self.assertions and repeats_change(self.tokens, self.assertions[-1], index):
            return CHANGE
        if self._course.number and self._course.changed and figure.kind is MONEY and stands_as_change(self.tokens, index):
            return CHANGE
        again = link.word == "or" and says_amount_again(self.tokens, self.assertions, index)
        another = self._topic.blocked or (self._denominator.last is not None and figure.kind is PERCENT)
        elsewhere = another and link.word in BEING  # `net debt fell to £46m, and gearing was 38 per cent`
        noun = names_change(self.tokens, index, behind.subject if behind is not None else None)
        changed = self._course.changed and not again and not elsewhere
        return part_of(figure, link, subject, noun=noun, changed=changed, change_in=self._change_in, told=self._amounts.get(subject))

    def _add(self, index: int, figure: Figure, subject: Subject | None, bond: Bond, part: Part, whole: Subject | None = None) -> None:  # noqa: PLR0917
        self._strangers.note(subject)
        if figure.kind is MONEY:
            self._amounts[subject] = part
        left_out = self._tone.without and (part is CHANGE or figure.kind is PERCENT)
        self.assertions.append(
            Assertion(
                token=self.tokens[index],
                index=index,
                figure=figure,
                subject=subject,
                bond=bond,
                part=part,
                clause=self._course.clause,
                side=self._course.number,
                whole=whole,
                measure=self._before,
                adjusted=left_out or self._tone.adjusted,
                forward=self._tone.forward,
                place=self.place,
            )
        )
