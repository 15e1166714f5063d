"""The words around the name of a line item: whether it is all of a name, goes on with the one before, or is what another is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from viewer.checks.narrative.assertions.activities import FLOWED, FLOWS
from viewer.checks.narrative.assertions.assertion import CHANGE, Assertion, Side
from viewer.checks.narrative.assertions.brackets import says_in_brackets
from viewer.checks.narrative.assertions.change_nouns import SAID_AGAIN
from viewer.checks.narrative.assertions.scope import leads_to_verb
from viewer.checks.narrative.items.common_items import REPURCHASES
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.subjects import CAPTION, Subject
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.prose.figures import MONEY, PER_SHARE, PERCENT
from viewer.checks.narrative.prose.link import next_figure
from viewer.checks.narrative.prose.period_words import CORE
from viewer.checks.narrative.prose.token import FIGURE, NUMBER, WORD, Sentence, Token, text_at
from viewer.checks.narrative.prose.words import (
    ADDED,
    CHANGE_NOUNS,
    CHANGES,
    COMPARED,
    COMPOSING,
    DRIVING,
    EXCLUDING,
    FALL,
    FORWARD,
    NEUTRAL,
    QUALIFIERS,
    RISE,
    TAKEN,
    VERBS,
    words,
)

RECKONED = ADDED | TAKEN
UP_OR_DOWN = {"up", "down"}
LONGEST_TURN = 14  # tokens from a figure, with its period, to the change that follows
LONGEST_EXPECTED = 8  # tokens of what is expected, and of what it is expected to do
LONGEST_CHANGE = 7  # tokens from an amount over its percentage to what it came to
CHANGES_TO_COME = {"be", "grow", "increase", "rise", "improve", "decrease", "decline", "fall", "remain", "reach", "exceed"}
EARNING = {"earn", "earned", "lost", "lose"}
LOSSES = {"loss", "losses"}
POINTING = {"such", "these", "those", "this"}
AMOUNTS = words("results result amounts amount figures figure")
PRONOUNS = {"this", "these", "it", "they"}
RESUMING = VERBS | DRIVING | COMPARED | {"represents", "represented", "represent"}
SALES_OF = words("force staff personnel team office offices organization representatives people tax price prices volume volumes")
LONGEST_OPENING = 9  # tokens before a pronoun that goes on: `As a percentage of net sales, these`
WHEN = {"in", "for", "during"}  # before a period
NOT_HERE = -9  # index of a token of another sentence
AFFECTING = {
    "reduced",
    "increased",
    "reduce",
    "increase",
    "lowered",
    "decreased",
    "improved",
    "raised",
    "boosted",
    "reducing",
    "increasing",
}
ACTING = {"we", "company", "it", "and"}  # who changes line items of its own
BOUGHT_BACK = {"common stock", "common shares", "ordinary shares", "shares outstanding"}
FOLLOWING_ON = {"representing", "reflecting", "producing", "resulting", "yielding", "giving"}
UNCOUNTED = {"the", "these", "those", "such", "certain", "any", "all"}  # before the name of what is left out
STANDS_FOR = {
    "level",
    "levels",
    "result",
    "results",
    "figure",
    "amount",
    "total",
}  # behind a time, for what it had: `over the prior-year level`


def resumed(tokens: list[Token], before: Subject | None) -> Subject | None:
    """What the sentence before spoke of where this one goes on about it: `This compares with …`, `As a percentage of sales, it was …`."""
    if before is None:
        return None
    dated = 1 if text_at(tokens, 0) == "the" and text_at(tokens, 2) in SAID_AGAIN else 0  # `The 1995 increase of …`
    if text_at(tokens, 0) in {"the", "this"} and text_at(tokens, 1 + dated) in SAID_AGAIN and text_at(tokens, 2 + dated) == "of":
        return replace(before, start=NOT_HERE, end=NOT_HERE)  # `The decrease of $2.5 million reflects …`
    if text_at(tokens, 0) in {"the", "this"} and len(tokens) > 1 and tokens[1].kind is FIGURE:
        percent = tokens[1].text == PERCENT  # `The 12% gain resulted from …`, which in money may be one by itself
        if text_at(tokens, 2) in (CHANGE_NOUNS if percent else SAID_AGAIN):
            return replace(before, start=NOT_HERE, end=NOT_HERE)  # `The $0.3 million increase is due to …`
    for at, token in enumerate(tokens[:LONGEST_OPENING]):
        if at and tokens[at - 1].text != ",":
            continue
        following = text_at(tokens, at + 1)
        if token.text in POINTING and (following in AMOUNTS or following in before.name.split()):
            return replace(before, start=NOT_HERE, end=NOT_HERE)  # `Such fees for the year were …`, `On a cash basis, this ratio was …`
        if token.text in PRONOUNS:
            return replace(before, start=NOT_HERE, end=NOT_HERE) if following in RESUMING else None
    return None


def points_back(tokens: list[Token], last: Subject | None, subject: Subject) -> bool:
    """Whether a name only points to what the sentence before spoke of: `These expenses were 4.1% of sales`."""
    resumes = last is not None and last.start == NOT_HERE and subject.key != last.key and " " not in subject.name
    return resumes and last is not None and text_at(tokens, subject.start - 1) in POINTING and subject.name in last.name.split()


def is_verb_of_another(tokens: list[Token], subject: Subject, last: Subject | None, figured: int) -> bool:
    """Whether a verb that may name earnings says what was had of the subject before it: `interest earned`, `sales lost to rivals`.

    Args:
        tokens: the sentence.
        subject: what the verb would name.
        last: the subject before it.
        figured: index of the last figure, -1 for none.
    """
    return subject.name in EARNING and last is not None and figured < last.start and tokens[last.end - 1].kind is WORD


def completes_name(tokens: list[Token], last: Subject | None, subject: Subject) -> bool:
    """Whether a general name only completes the one before it: `interest and other income and expense`."""
    if last is not None and subject.start == last.end and subject.name in LOSSES and _is_result(last):
        return True  # `Adjusted EBITDA loss`
    if subject.name == "total cost" and text_at(tokens, subject.start - 1) == "a" and text_at(tokens, subject.start - 2) in {"at", "for"}:
        return True  # `repurchased 600,000 shares at a total cost of $9 million`: what that came to, and not all that was spent
    if last is not None and last.key == REPURCHASES and subject.name in BOUGHT_BACK:
        return True
    if last is not None and last.end == subject.start - 1 and text_at(tokens, last.end) == "of" and last.name.startswith("average "):
        return True  # `the average selling price of homes closed`, which the homes closed are no more of
    if last is not None and text_at(tokens, subject.end) == "basis":
        return True  # `On a cash basis, this ratio was …`
    if last is not None and last.key in FLOWS and subject.key == "cash" and text_at(tokens, subject.start - 1) in FLOWED:
        return True  # `Operating activities used cash of $7.5 million in 1998 and provided cash of $5.1 million in 1999`
    if last is None or not subject.general or subject.start - last.end != 1 or (last.general and not last.key.startswith(CAPTION)):
        return False
    return text_at(tokens, last.end) in {"and", "or"}


def as_before(subjects: Sequence[Subject], subject: Subject) -> Subject:
    """The result spoken of last, named in short: `compared with a loss in the same period of 2002 of $289,000`."""
    last = next((named for named in reversed(subjects) if _is_result(named)), None) if subject.general and _is_result(subject) else None
    return subject if last is None else replace(subject, key=last.key, general=last.general)


def _is_result(subject: Subject) -> bool:
    item = BY_KEY.get(subject.key)
    return item is not None and item.nature is Nature.RESULT


def leads_back(tokens: list[Token], index: int, side: Side, assertions: Sequence[Assertion]) -> bool:
    """Whether a `to` leads from what is compared with back to what is spoken of.

    As in `fell from $3 to $2`, `rose 110 points versus the prior year to 3.7%`, `grew 6% over the prior-year level to $1 billion`.
    """
    before = index - (text_at(tokens, index - 1) == ",")  # `increased 19.8% over 1995, to $8.07 billion`
    before -= text_at(tokens, before - 1) in STANDS_FOR
    dated = bool(side.periods) and side.periods[-1].end == before and bool(assertions) and assertions[-1].index < side.start
    return (dated or side.word == "from") and next_figure(tokens, index + 1) is not None


def moves_on(tokens: list[Token], index: int, side: Side, assertions: Sequence[Assertion]) -> bool:
    """Whether a verb of change right behind a time that is compared with goes on with what is spoken of.

    So in `net interest income for the first nine months of 1999 compared to 1998 increased to $15.4 million`.
    """
    if side.word != "compared" or not side.periods or side.periods[-1].end != index or tokens[index - 1].text.endswith("s"):
        return False  # `compared to last year's increased costs`
    return not assertions or assertions[-1].index < side.start


def begins_clause(tokens: Sentence, subject: Subject, side: Side, figured: int, told: Sequence[Assertion]) -> bool:
    """Whether a subject behind what is compared with begins a clause of its own: it leads to a verb, follows, or is told next to it.

    `EBITDA of $143 million, up 31% versus the prior year, and EBITDA margin of 3.3%`, where the side had its time and no figure;
    `cash of $20 million, up from $15 million at year end, and debt of $61 million`, where it had its one figure and then its time.

    Args:
        tokens: the sentence.
        subject: the subject.
        side: what is compared with.
        figured: index of the last figure.
        told: the figures so far.
    """
    if not side.has_spoken(figured):
        return False
    if leads_to_verb(tokens, subject.end) or _follows_on(tokens, subject.start):
        return True
    at = subject.start - 1
    while at > 0 and tokens[at].text in QUALIFIERS:
        at -= 1
    if text_at(tokens, at) != "and" or text_at(tokens, at - 1) != "," or text_at(tokens, subject.end) != "of":
        return False
    over = bool(side.periods) and figured < side.periods[-1].start and text_at(tokens, side.start - 1) in UP_OR_DOWN
    return figured < side.start or (over and all(each.chain != subject.key for each in told))


def is_left_out(tokens: Sentence, subject: Subject, last: Subject) -> bool:
    """Whether a subject is only taken from the one before it or added: `income before special charges`, `gross profit less expenses`."""
    at = subject.start - 1
    before = text_at(tokens, at)
    named = text_at(tokens, at - 1) if before in UNCOUNTED else before  # `before certain special charges`, `excluding the charges`
    return named in EXCLUDING or (before in RECKONED and last.end == subject.start - 1 and leads_to_verb(tokens, subject.end))


def tells_next(tokens: list[Token], index: int, side: Side) -> bool:
    """Whether a figure behind a comparison tells the next of what is compared, since a change or comparison of its own follows.

    `decreased by $5 compared to 2023, and by $3`, `$.63, up 15% from $.55 in 1999, and $1.25 for the six months, up 16% from $1.08`.
    """
    if text_at(tokens, index - 2) == "and" and text_at(tokens, index - 1) == "by":
        return True
    if not side.periods or text_at(tokens, index - 1) != "and" or text_at(tokens, index - 2) != ",":
        return False
    for at in range(index + 1, min(len(tokens), index + LONGEST_TURN)):
        if tokens[at].text in RISE or tokens[at].text in FALL or tokens[at].text in COMPARED:
            return text_at(tokens, at - 1) == ","
        if tokens[at].kind is FIGURE:
            return False
    return False


def _follows_on(tokens: list[Token], index: int) -> bool:
    """Whether a subject is what the comparison before it comes to: `up 34% from 2019, representing an EBITDA margin of 9.0%`."""
    at = index - 1
    while at > 0 and tokens[at].text in QUALIFIERS:
        at -= 1
    at -= text_at(tokens, at) == "in"  # `resulting in a net loss of $2 million`
    return text_at(tokens, at) in FOLLOWING_ON or (text_at(tokens, at) == "with" and text_at(tokens, at - 1) == ",")


def is_compound(tokens: list[Token], subject: Subject) -> bool:
    """Whether a subject is only the first word of a longer name: `cash collections`, `interest rates`, `sales force`."""
    if subject.end >= len(tokens) or tokens[subject.end].kind is not WORD:
        return False
    word = tokens[subject.end].text
    if not subject.general:
        return subject.end - subject.start == 1 and word in SALES_OF
    return word not in NEUTRAL and word not in FORWARD and word not in COMPOSING and not word.endswith(("ly", "ed", "ing"))


def is_change_in(tokens: Sentence, assertions: list[Assertion], subject: Subject, changed: Subject | None) -> bool:
    """Whether a subject stands in `an increase in A of $1`, or second in `an increase in A of $1 and B of $2`, in `… in A and B of $3`.

    Args:
        tokens: the sentence.
        assertions: its figures so far.
        subject: the line item.
        changed: the one before it where that stands so.
    """
    if changed is not None and {token.text for token in tokens[changed.end : subject.start]} <= {"and", ","}:
        return True
    if text_at(tokens, subject.start - 1) == "in":
        noun = text_at(tokens, subject.start - 2)
        if noun in CHANGE_NOUNS or noun in CHANGES:
            return True
    if text_at(tokens, subject.end) == "growth":  # `loan growth totaled $24.8 million`
        return True
    last = assertions[-1] if assertions else None
    if last is None or last.part is not CHANGE or last.figure.kind is not MONEY or last.index + 2 != subject.start:
        return False
    return text_at(tokens, last.index + 1) == "and" and not leads_to_verb(tokens, subject.end)


def is_affected(tokens: list[Token], subject: Subject, company: frozenset[str]) -> bool:
    """Whether a subject is what something else changed, by no more than a part of its change: `which reduced earnings by $0.06`."""
    at = subject.start - 1
    while at > 0 and (tokens[at].text in QUALIFIERS or tokens[at].kind is NUMBER or tokens[at].text in CORE):
        at -= 1
    if at < 1 or tokens[at].text not in AFFECTING:
        return False
    return tokens[at - 1].text not in ACTING and tokens[at - 1].text not in company


def says_amount_again(tokens: list[Token], assertions: list[Assertion], index: int) -> bool:
    """Whether a figure says in percent an amount that is no change: `a currency impact of $1,352,000, or 3%`."""
    last = assertions[-1] if assertions else None
    if last is None or last.part is CHANGE or last.figure.kind is not MONEY:
        return False
    if text_at(tokens, last.index - 1) == "to":  # `increased to $111,325,000 or 45%`
        return False
    return {token.text for token in tokens[last.index + 1 : index]} <= {",", "or", "approximately", "about"}


def repeats_change(tokens: list[Token], last: Assertion, index: int) -> bool:
    """Whether an amount is a change like the figure before it.

    It may say again what was said in percent, `an increase of 7%, or $1.4 million`, or how much from another time,
    `an increase of $354,000 from the fourth quarter and $2.2 million from the first`.
    """
    if last.part is not CHANGE:
        return _tells_change_to(tokens, index)
    between = {token.text for token in tokens[last.index + 1 : index]}
    if text_at(tokens, index) == PER_SHARE:  # `by $.7 million ($.05 per share)`
        return last.figure.kind is MONEY and bool(between) and between <= {"(", ",", "or"}
    if last.figure.kind is PERCENT:
        if _tells_change_of_another_time(tokens, last, index):
            return True
        said_again = "or" in between and between <= {",", "or", "approximately", "about"}
        return said_again or says_in_brackets(tokens, last.index, index)
    if text_at(tokens, index + 1) == "in" == text_at(tokens, last.index + 1) and text_at(tokens, index - 1) in {",", "and"}:
        return last.figure.kind is MONEY  # `a decrease of $2.2 million in life insurance, $0.2 million in taxes`
    listed = last.index + 2 == index or text_at(tokens, index + 1) in {"from", "over", "compared", "versus"}
    return last.figure.kind is MONEY and text_at(tokens, index - 1) == "and" and listed


def _tells_change_of_another_time(tokens: list[Token], last: Assertion, index: int) -> bool:
    """Whether an amount with its percentage tells the next of several changes: `rose $35 or 3% in 1995 and $61 or 5% in 1994`."""
    if text_at(tokens, last.index + 1) not in WHEN or text_at(tokens, index - 1) != "and":
        return False
    behind = index + 2 if text_at(tokens, index + 1) == "," else index + 1
    if text_at(tokens, behind) != "or" or behind + 2 >= len(tokens) or tokens[behind + 1].kind is not FIGURE:
        return False
    return text_at(tokens, behind + 1) == PERCENT and text_at(tokens, behind + 2) in WHEN


def _tells_change_to(tokens: list[Token], index: int) -> bool:
    """Whether an amount tells the next of several changes with what each came to: `… to $93 in 1997, and $9 or 13% to $76 in 1996`."""
    if text_at(tokens, index - 1) != "and":
        return False
    behind = [token for token in tokens[index + 1 : index + LONGEST_CHANGE] if token.text != ","][:4]
    return [token.text for token in behind[:3]] == ["or", PERCENT, "to"] and behind[-1].kind is FIGURE


def changes_by(tokens: list[Token], index: int) -> bool:
    """Whether it is said how much something changed, in one way or the other: `changed favorably by $400 million`, `changed by 4%`."""
    at = index + 2 if text_at(tokens, index + 1).endswith("ly") else index + 1
    return text_at(tokens, at) == "by" and at + 1 < len(tokens) and tokens[at + 1].kind is FIGURE


def is_enumerator(tokens: list[Token], index: int) -> bool:
    """Whether a bracket holds the number of a list item: `(iv)`."""
    inside = text_at(tokens, index + 1)
    return text_at(tokens, index + 2) == ")" and 0 < len(inside) <= 4 and not inside.strip("ivxabcd")


def is_of_future(tokens: list[Token], index: int) -> bool:
    """Whether a participle speaks of the future: `is expected`, `expected to`, `expected our earnings to grow`."""
    if text_at(tokens, index + 1) == "to" or text_at(tokens, index - 1) in {"is", "are", "be"}:
        return True
    said = [token.text for token in tokens[index + 1 : index + 1 + LONGEST_EXPECTED]]
    return any(one == "to" and two in CHANGES_TO_COME for one, two in pairwise(said))
