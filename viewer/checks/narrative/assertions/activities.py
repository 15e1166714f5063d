"""Cash flows of an activity that a sentence names on either side of a figure: `cash flows of $8.0 million from financing activities`."""

from __future__ import annotations

from viewer.checks.narrative.items.common_items import CAPITAL_EXPENDITURES, FINANCING_CASH, INVESTING_CASH, OPERATING_CASH, REPURCHASES
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import MONEY
from viewer.checks.narrative.prose.link import link_of
from viewer.checks.narrative.prose.token import Token
from viewer.checks.narrative.prose.words import ABOUT, DETERMINERS, OVER, UNDER, words

ACTIVITIES = {"operating": OPERATING_CASH, "investing": INVESTING_CASH, "investment": INVESTING_CASH, "financing": FINANCING_CASH}
FLOWS = frozenset(ACTIVITIES.values())
FLOWED = words("provided used generated")  # what is said of cash
BEFORE = FLOWED | ABOUT | OVER | UNDER | words("of was were flow flows totaling totaled net")  # may stand between `cash` and its figure
BEHIND = FLOWED | words("was were attributable resulting derived")  # between the figure and the activity
LINKING = words("by from in for to")
SPENT = {"invested": {"in"}, "spent": {"on", "in"}, "repurchased": {"of"}}  # verbs, and what leads from their amounts to what for
BUYING = (["to", "repurchase"], ["to", "buy", "back"], ["in", "repurchasing"], ["repurchasing"])  # lead from `spent` to shares
OWN = words("company company's own outstanding")
PLANT = words("property plant equipment")
LONGEST = 6  # tokens from `cash` to its figure


def flow_around(tokens: list[Token], index: int) -> Subject | None:
    """The cash flow of the activity behind an amount of cash, None where none is named."""
    figure = tokens[index].figure
    if figure is None or figure.kind is not MONEY or not _is_of_cash(tokens, index):
        return None
    at = _past(tokens, index + 1, BEHIND)
    if at >= len(tokens) or tokens[at].text not in LINKING:
        return None
    at = _past(tokens, at + 1, DETERMINERS)
    named = [token.text for token in tokens[at : at + 2]]
    if named[:1] == ["operations"]:
        return _flow(OPERATING_CASH, "operations", index)
    key = ACTIVITIES.get(named[0]) if named[1:] == ["activities"] else None
    return _flow(key, f"{named[0]} activities", index) if key is not None else None


def spent_around(tokens: list[Token], index: int) -> Subject | None:
    """What an amount was spent on by the verb before it: `invested $4 million in property`, `repurchased $9 million of its stock`."""
    figure = tokens[index].figure
    verb = link_of(tokens, index, -1).word
    if figure is None or figure.kind is not MONEY or verb not in SPENT:
        return None
    at = index + 1
    behind = [token.text for token in tokens[at : at + 1 + LONGEST]]
    buying = next((len(lead) for lead in BUYING if behind[: len(lead)] == lead), 0) if verb == "spent" else 0
    if not buying and SPENT[verb].isdisjoint(behind[:1]):
        return None
    ahead = _past(tokens, at + (buying or 1), DETERMINERS | OWN)
    first = tokens[ahead].text if ahead < len(tokens) else ""
    if buying or verb == "repurchased":
        bought = first in {"common", "stock", "shares"} and not {"stock", "shares"}.isdisjoint(behind)
        return Subject(REPURCHASES, at, at, general=True, sign=0, name="repurchases") if bought else None
    return Subject(CAPITAL_EXPENDITURES, at, at, general=True, sign=0, name="capital expenditures") if first in PLANT else None


def _flow(key: str, name: str, index: int) -> Subject:
    return Subject(key, index + 1, index + 1, general=True, sign=0, name=f"cash from {name}")


def _is_of_cash(tokens: list[Token], index: int) -> bool:
    """Whether `cash` stands before an amount with nothing but small words between."""
    for at in range(index - 1, max(-1, index - LONGEST), -1):
        if tokens[at].text == "cash":
            return True
        if tokens[at].text not in BEFORE:
            return False
    return False


def _past(tokens: list[Token], at: int, small: frozenset[str]) -> int:
    """The first index from one on whose token is none of some words."""
    while at < len(tokens) and tokens[at].text in small:
        at += 1
    return at
