"""Amounts per share that leave the words to the one before: `$7.3 million, or $1.44 per share, compared with $6.8 million, or $1.34`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from viewer.checks.narrative.prose.figures import MONEY, PER_SHARE
from viewer.checks.narrative.prose.token import Token

CENTS, THOUSAND, MOST = Decimal("0.01"), Decimal(1000), Decimal(100)
OF_ANOTHER = frozenset({"per", "a", "an", "each", "/"})  # `or $1.34 per barrel`


def take_for_per_share(tokens: list[Token], said: list[str]) -> None:
    """Take amounts in cents for per share that stand behind an amount as one per share of the same sentence does.

    Args:
        tokens: the tokens of a sentence.
        said: their texts.
    """
    told = [index for index, text in enumerate(said) if text == PER_SHARE]
    if True not in [_restates(tokens, said, index) for index in told]:
        return
    for index, token in enumerate(tokens):
        figure = token.figure
        if (
            figure is not None
            and figure.kind is MONEY
            and figure.step == CENTS
            and figure.value < MOST
            and _restates(tokens, said, index)
            and said[index + 1 : index + 2] != []
            and said[index + 1] not in OF_ANOTHER
        ):
            tokens[index] = replace(token, text=PER_SHARE.value, figure=replace(figure, kind=PER_SHARE))
            said[index] = PER_SHARE.value


def _restates(tokens: list[Token], said: list[str], index: int) -> bool:
    """Whether a figure says a large amount before it in another way: `$6.8 million, or …`."""
    if index < 2 or said[index - 1] != "or":
        return False
    before = tokens[index - 3 if said[index - 2] == "," and index > 2 else index - 2].figure
    return before is not None and before.kind is MONEY and before.step >= THOUSAND
