"""The basis that a figure is said on: `7 percent on a constant currency basis`."""

from __future__ import annotations

from viewer.checks.narrative.token import Token, text_at
from viewer.checks.narrative.words import ADJUSTED, CHANGE_NOUNS, words

PLAIN_BASES = words("""
    diluted basic fully gaap reported as consolidated year over sequential sequentially quarterly annual annualised an a both and per
    share the same in on comparative average weighted pro non -
""")
BEFORE_TAX = {"after", "before", "pre", "net"}
BEFORE_A_BASIS = {"on", "increase", "decrease", "growth"}
OTHER_BASES = {"organically"}
BASIS_REACH = 10  # tokens from a figure to the `basis` it is said on


def on_other_basis(tokens: list[Token], index: int) -> bool:
    """Whether a figure is said on a basis that is not the statements': `7 percent on a constant currency basis`."""
    following = text_at(tokens, index + 1)
    if following in {"in", "at", "on"} and text_at(tokens, index + 2) in {"constant", "local"}:
        return True
    if following == "adjusting" and text_at(tokens, index + 2) == "for":
        return True  # `and 21% adjusting for constant currency`
    if following in OTHER_BASES:
        return True
    if following not in BEFORE_TAX and following not in BEFORE_A_BASIS:
        return False
    ahead = [token.text for token in tokens[index + 1 : index + 1 + BASIS_REACH]]
    if following in BEFORE_TAX:
        return not {"tax", "taxes"}.isdisjoint(ahead[1:3])  # `$639 thousand ($487 thousand after tax)`
    if "basis" not in ahead:
        return False
    said = ahead[: ahead.index("basis")]
    if "on" not in said:
        return False
    said = said[len(said) - said[::-1].index("on") :]  # `an increase in quarterly revenues on a year over year basis`
    return "reported" not in said and any(word not in PLAIN_BASES and word not in CHANGE_NOUNS and word not in ADJUSTED for word in said)
