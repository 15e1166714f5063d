"""What seems to differ and is taken back, since something else is meant."""

from __future__ import annotations

from viewer.checks.narrative.assertions.assertion import CHANGE, Assertion
from viewer.checks.narrative.assertions.basis import leaves_out_behind
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.own import own_change
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, UNTIED, Tie


def is_far(tie: Tie) -> bool:
    """Whether a number differs from its cells by far."""
    return tie.outcome is DIFFERS and not tie.near


def clear_doubtful(assertions: list[Assertion], tokens: Sentence, stand: dict[int, Tie]) -> None:
    """Take back what convicts though something else is meant."""
    _clear_left_out(tokens, stand)
    if any(map(is_far, stand.values())):
        _clear_others(assertions, stand)
        _clear_consistent(assertions, tokens, stand)


def _clear_left_out(tokens: Sentence, stand: dict[int, Tie]) -> None:
    """Take back what convicts though something is said to be left out of it."""
    for at in [at for at, tie in stand.items() if tie.outcome is DIFFERS and leaves_out_behind(tokens, at)]:
        del stand[at]


def _clear_others(assertions: list[Assertion], stand: dict[int, Tie]) -> None:
    """Take back what convicts by cells that another number agrees with: `grew 3.4 percent and 8.3 percent in constant currency`."""
    told = {(each.part, stand[each.index].cells) for each in assertions if stand.get(each.index, UNTIED).outcome is AGREES}
    for each in assertions:
        tie = stand.get(each.index, UNTIED)
        if is_far(tie) and (each.part, tie.cells) in told:
            del stand[each.index]


def _clear_consistent(assertions: list[Assertion], tokens: Sentence, stand: dict[int, Tie]) -> None:
    """Take back what convicts two amounts by far though the change between them is right: they are of something that has no cells."""
    wrong = {at for at, tie in stand.items() if is_far(tie)}
    for change in assertions if len(wrong) > 1 else ():
        own = own_change(change, assertions, tokens) if change.part is CHANGE else None
        if own is not None and own.meets(change) and all(amount.index in wrong for amount in own.amounts):
            for each in (change, *own.amounts):
                stand.pop(each.index, None)
