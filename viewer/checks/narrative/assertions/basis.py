"""The basis that a figure is said on: `7 percent on a constant currency basis`."""

from __future__ import annotations

from viewer.checks.narrative.prose.figures import PERCENT, is_money
from viewer.checks.narrative.prose.token import FIGURE, WORD, Sentence, Token, text_at
from viewer.checks.narrative.prose.words import ADJUSTED, CHANGE_NOUNS, words

PLAIN_BASES = words("""
    diluted basic fully gaap reported as consolidated year over sequential sequentially quarterly annual annualised an a both and per
    share the same in on comparative average weighted pro non -
""")
BEFORE_TAX = {"after", "before", "pre", "net"}
BEFORE_A_BASIS = {"on", "increase", "decrease", "growth"}
OTHER_BASES = {"organically"}
OTHER_RATES = {"constant", "local"}  # before `currency` or `exchange rates`
LEFT_OUT = {"excluding", "adjusted", "before", "excluded", "excludes", "exclusive", "without", "not"}
EXCLUDING = {"excluding", "exclusive", "without"}
ONE_TIME = words("extraordinary cumulative special unusual nonrecurring restructuring")  # what a result may be told before
BEYOND = words("above below over under ahead higher lower greater better worse more less")  # say how far a figure is from another
EXPECTED = words("""
    plan plans planned budget budgeted expectation expectations expected forecast forecasts forecasted guidance target targets targeted
    consensus estimate estimates estimated goal goals projection projections projected objective objectives anticipated
""")  # what no statement shows
EXPECTED_WITHIN = 5  # tokens
BASIS_REACH = 10  # tokens from a figure to the `basis` it is said on
PER_SHARE_REACH = 5  # tokens of `per fully diluted common share`
EXCLUDED_WITHIN = 6  # tokens
OPENING_REACH = 24  # tokens from the currencies that a clause leaves out to its first percentage


def on_other_basis(tokens: list[Token], index: int) -> bool:
    """Whether a figure is said on a basis that is not the statements': `7 percent on a constant currency basis`."""
    following = text_at(tokens, index + 1)
    if tokens[index].text == PERCENT and _opens_otherwise(tokens, index):
        return True
    if following in BEYOND:  # `8% above plan`, `3% better than analysts had expected`
        return _is_of_what_was_expected(tokens, index + 2)
    if following in {"in", "at", "on"} and text_at(tokens, index + 2) in OTHER_RATES:
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


def leaves_out_behind(tokens: Sentence, index: int) -> bool:
    """Whether it is said behind a figure that it leaves something out.

    `rose 8% in 2001 and 10% in 2000, excluding special charges`, `was $4.8 million, before the cumulative effect of a change`,
    `$.37 last year, which did not include option expense`.
    """
    said = tokens.said
    for at in range(index + 2, len(said)) if not LEFT_OUT.isdisjoint(said) else ():
        if said[at - 1] == "," and (
            said[at] in EXCLUDING
            or _says_that_it_excludes(said, at)
            or (said[at] == "adjusted" and said[at + 1 : at + 2] == ["for"])
            or (said[at] == "before" and not ONE_TIME.isdisjoint(said[at + 1 : at + 4]))
        ):
            return True
    return False


def leaves_out_directly(tokens: Sentence, index: int) -> bool:
    """Whether it is said right behind an amount that it leaves something out: `$0.63 per diluted share before special charges`."""
    at = index + 1
    if tokens.said[at : at + 1] == ["per"]:
        at = next((end + 1 for end in range(at, min(len(tokens), at + PER_SHARE_REACH)) if tokens.said[end] == "share"), at)
    return tokens.said[at : at + 1] != [] and tokens.said[at] in LEFT_OUT


def _says_that_it_excludes(said: list[str], at: int) -> bool:
    """Whether what begins at a place says that something is left out: `not including`, `which excludes`, `neither of which includes`."""
    told = said[at : at + EXCLUDED_WITHIN]
    if told[:1] == ["not"]:
        return told[1:2] in (["including"], ["counting"])
    which = told.index("which") if "which" in told else len(told)
    behind = told[which + 1 :]
    return behind[:1] in (["excluded"], ["excludes"]) or ("not" in behind and not {"include", "reflect", "contain"}.isdisjoint(behind))


def _opens_otherwise(tokens: list[Token], index: int) -> bool:
    """Whether the words before the first percentage of a clause leave currencies out: `In local currencies, sales of $2 rose 5%`."""
    for at in range(index - 1, max(-1, index - OPENING_REACH), -1):
        token = tokens[at]
        if (token.kind is FIGURE and not is_money(token.figure)) or token.text == ";":
            return False
        if token.text in OTHER_RATES and text_at(tokens, at + 1).startswith("currenc"):
            return True
    return False


def _is_of_what_was_expected(tokens: list[Token], index: int) -> bool:
    """Whether what stands at a place is a plan or an expectation, before anything else begins."""
    for token in tokens[index : index + EXPECTED_WITHIN]:
        if token.text in EXPECTED:
            return True
        if token.kind is not WORD or token.text == "and":
            return False
    return False
