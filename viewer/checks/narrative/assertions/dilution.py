"""Which amounts per share are diluted and which basic."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.items.common_items import EPS
from viewer.checks.narrative.prose.figures import FigureKind
from viewer.checks.narrative.prose.token import FIGURE, MARK, Sentence, Token

DILUTIONS = {"diluted", "basic"}
JOINING = {"and", "fully"}
PAIR = 2
JOINED = 3  # tokens: `basic and diluted`


def are_of_both(tokens: Sentence, run: list[Assertion]) -> bool:
    """Whether two amounts per share in a row are the basic and the diluted one, or the other way round, as the words before them say."""
    if len(run) != PAIR or any(each.figure.kind is not FigureKind.PER_SHARE for each in run):
        return False
    behind = tokens.said[run[-1].index :]
    if (
        "respectively" not in behind or "and" in behind[: behind.index("respectively")]
    ):  # `$.44 and $.35 in this year and the last, respectively`
        return False
    return bool(_both(tokens, run[0].index))


def _both(tokens: Sentence, end: int) -> list[bool]:
    """Whether each of the two that the words before an amount join is diluted: `basic and fully diluted`; nothing where none are joined."""
    said = tokens.said
    places = [at for at in range(end) if said[at] in DILUTIONS]
    for one, two in reversed(list(pairwise(places))):
        if said[one] != said[two] and "and" in said[one + 1 : two] and JOINING.issuperset(said[one + 1 : two]):
            return [said[one] == "diluted", said[two] == "diluted"]
    return []


def _list_dilutions(tokens: Sentence, runs: list[list[Assertion]]) -> None:
    """Give each of two amounts per share in a row its own of the two that are joined before them, and so those they are compared with."""
    both: list[bool] = []
    for run in runs:
        if are_of_both(tokens, run):
            both = _both(tokens, run[0].index)
        elif len(run) != PAIR or any(each.figure.kind is not FigureKind.PER_SHARE or not each.side for each in run):
            both = []
        for assertion, diluted in zip(run, both, strict=False):
            assertion.diluted = diluted


def find_dilutions(tokens: Sentence, assertions: list[Assertion], runs: list[list[Assertion]]) -> None:
    """Whether each figure is diluted or basic: by the words around it, else by those of the sentence.

    Where another figure of its side says so, one that does not is left open: `$0.89 per share ($0.88 on a diluted basis)`. One of a clause
    that goes on with the line item of the clause before is as that is: `fully diluted earnings were: 1996 - $2.16; 1995 - $1.92`.
    Two in a row are one each where that is said of them: `Basic and diluted earnings per share were $.44 and $.43, respectively`.
    """
    places = [index for index, token in enumerate(tokens) if token.text in DILUTIONS]
    whole = any(tokens[index].text == "diluted" for index in places)
    figures = [index for index, token in enumerate(tokens) if token.kind is FIGURE]
    own: dict[int, bool | None] = {}
    for assertion in assertions:
        at = bisect_right(figures, assertion.index)
        ahead = _end_of_phrase(tokens, assertion.index, figures[at] if at < len(figures) else len(tokens))
        behind = figures[at - 2] if at > 1 else -1
        for first, last in ((assertion.index, ahead), (behind, assertion.index)):
            said = {tokens[index].text for index in places if first < index < last}
            if said:
                own[assertion.index] = said == {"diluted"} if len(said) == 1 else None
                break
    marked = {(id(assertion.clause), assertion.side) for assertion in assertions if assertion.index in own}
    for assertion in assertions:
        named = _named_dilution(tokens, assertion)
        beside = named or (None if whole or (id(assertion.clause), assertion.side) in marked else False)
        assertion.diluted = own.get(assertion.index, beside)
    for one, two in pairwise([each for each in assertions if each.figure.kind is FigureKind.PER_SHARE]) if whole else ():
        if two.diluted is None and one.clause is not two.clause and one.subject is two.subject and tokens[two.index - 1].kind is MARK:
            two.diluted = one.diluted
    _list_dilutions(tokens, runs)


def _named_dilution(tokens: list[Token], assertion: Assertion) -> bool | None:
    """True where earnings per share are called diluted by name, as they are at all times: `Diluted EPS rose to $.91 from $.64`."""
    subject = assertion.subject
    if subject is None or subject.key != EPS or subject.start < 0:
        return None
    said = {token.text for token in tokens[max(0, subject.start - JOINED) : subject.end]} & DILUTIONS
    return True if said == {"diluted"} else None


def _end_of_phrase(tokens: list[Token], start: int, limit: int) -> int:
    """Where an `and` that joins more than `basic and diluted` ends what is said of a figure, else the limit."""
    for at in range(start + 1, limit):
        if tokens[at].text == "and" and tokens[at - 1].text not in DILUTIONS:
            return at
    return limit
