"""The numbers of one sentence judged together.

A number that disagrees with its cell convicts only where another number of the sentence confirms what it speaks of, or
where the two are so near that one must be meant for the other; else the sentence probably speaks of something the
statements do not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, MULTIPLE, SHARE, STRONG, Assertion, weakened
from viewer.checks.narrative.assertions.basis import leaves_out_behind, on_other_basis
from viewer.checks.narrative.assertions.binding import is_percentage
from viewer.checks.narrative.assertions.clock import named_period
from viewer.checks.narrative.assertions.settling import sums_up
from viewer.checks.narrative.prose.figures import ONE, PER_SHARE, PERCENT, POINTS, Fuzz
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.clearing import clear_doubtful, is_far
from viewer.checks.narrative.ties.direction import is_turned, turned_amounts
from viewer.checks.narrative.ties.left_out import told_without
from viewer.checks.narrative.ties.own import OwnChange, own_change
from viewer.checks.narrative.ties.plain import is_plain_between
from viewer.checks.narrative.ties.sums import tie_of_total
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, NEARLY, OTHER_PERIOD, UNTIED, Tie
from viewer.checks.narrative.ties.ties import Tier
from viewer.checks.narrative.ties.two_units import tell_again
from viewer.checks.narrative.verdict import FEW, Range, digits_of, is_comparable, is_told_by, range_of
from viewer.frozen import frozen
from viewer.statements.statement import Cell

ZERO = Decimal(0)
MANY = 4  # digits that two amounts of a line item hardly ever share


@frozen(guarded=False)
class Judged:
    """An assertion with its tie.

    Attributes:
        assertion: what the sentence says.
        tie: what the statements say.
        own: the size of the change by the sentence's own amounts, where the statements say nothing.
        how: how that was computed.
        is_turned: whether the change is said to go the other way than the amounts of its own sentence.
        is_of_another_time: whether the amount may be that of another period than the one named, which the tie has.
        suspected: the tie of what it may be meant for, as far as its sentence can tell.
    """

    assertion: Assertion
    tie: Tie
    own: Range | None = None
    how: str = ""
    is_turned: bool = False
    is_of_another_time: bool = False
    suspected: Tie = UNTIED

    @property
    def is_uneven(self) -> bool:
        """Whether a change does not follow from the amounts of its own sentence."""
        return self.own is not None and not range_of(self.assertion.figure).meets(self.own)


def judge(assertions: list[Assertion], tokens: Sentence, tier: Tier, before: Cell | None = None) -> Iterator[Judged]:
    """Each assertion of a sentence with its tie: amounts first, then the changes between them.

    Args:
        assertions: what the sentence says.
        tokens: its words.
        tier: what ties them to cells.
        before: the cell of what the sentence before it spoke of first.
    """
    _part_past(assertions, tier)
    levels = [assertion for assertion in assertions if assertion.part is LEVEL]
    ties = {assertion.index: tier.tie(assertion) for assertion in levels}
    elsewhere = [(each, tie) for each in levels if (tie := ties[each.index]).outcome is OTHER_PERIOD]
    stand = _standing(assertions, levels, ties, tier)
    out_of_step = set(tier.other_times.out_of_step(_told(levels, stand)))
    for at in out_of_step:
        stand[at] = ties[at] = UNTIED
    stand.update(tier.first_items.ties(_told(levels, stand)))
    clear_doubtful(assertions, tokens, stand)
    for assertion in levels:
        if stand.get(assertion.index, UNTIED) is UNTIED and assertion.index not in out_of_step:
            stand[assertion.index] = ties[assertion.index] = tier.tie_otherwise(assertion, tokens)
    _tie_totals(levels, tokens, stand)
    for assertion in assertions:
        if assertion.part in {CHANGE, MULTIPLE} and not assertion.forward:
            stand[assertion.index] = _tie_of_change(assertion, tokens, tier, _changed(assertion, levels, stand, tier.changes, before))
    _tie_changes_before(assertions, tier, stand)
    _tie_proportions(assertions, tokens, tier, stand)
    _tie_by_others(assertions, tokens, tier, stand)
    suspected = dict(tier.lone.ties(_told(assertions, stand), tokens))
    elsewhere += tier.other_times.ties(_told(levels, stand))
    turned = {each.assertion.index: each for each in (*_all_turned(assertions, levels, tokens, stand), *_of_other_times(elsewhere, stand))}
    for assertion in assertions:
        tie = stand.get(assertion.index, UNTIED)
        judged = turned.get(assertion.index) or _judged(assertion, assertions, tokens, ties, tie, tier.changes)
        doubt = suspected.get(assertion.index) if judged.tie is UNTIED and not judged.is_uneven else None
        doubt = None if doubt is not None and leaves_out_behind(tokens, assertion.index) else doubt
        yield replace(judged, suspected=doubt) if doubt is not None else judged


def _standing(assertions: list[Assertion], levels: list[Assertion], ties: dict[int, Tie], tier: Tier) -> dict[int, Tie]:
    """The ties that are good enough to be told; those of amounts anchor the clock before the others are sought, which `ties` takes in."""
    witnesses = [assertion.chain for assertion in levels if ties[assertion.index] is not UNTIED]
    confirmed = {assertion.chain for assertion in levels if ties[assertion.index].outcome is AGREES}
    for assertion in levels:
        tie = ties[assertion.index]
        if tie.key is not None and _stands(assertion, tie, confirmed, witnesses):
            tier.clock.anchor(assertion, tie.key)
    for assertion in assertions:
        if assertion.index not in ties:
            ties[assertion.index] = tier.tie(assertion)
            if ties[assertion.index].outcome is AGREES:
                confirmed.add(assertion.chain)
    witnesses += [each.chain for each in assertions if each.part is SHARE and ties[each.index] is not UNTIED]
    return {at: tie for assertion in assertions if _stands(assertion, tie := ties[at := assertion.index], confirmed, witnesses)}


def _tie_of_change(assertion: Assertion, tokens: Sentence, tier: Tier, beside: Tie) -> Tie:
    """The tie of a change: to the amounts beside it, unless it is on another basis, else to what its sentence says in other words."""
    apart = _is_elsewhere(assertion, tokens)
    tie = UNTIED if apart else beside
    if tie is UNTIED or is_turned(assertion, tokens, tie):  # `increased 3% as reported and declined 3% organically`
        otherwise = tier.tie_otherwise(assertion, tokens)
        tie = otherwise if otherwise.outcome is AGREES and not (apart and otherwise.derived) else tie
    return tier.changes.printed(assertion, tie) if tie.outcome is AGREES else tie


def _tie_changes_before(assertions: list[Assertion], tier: Tier, stand: dict[int, Tie]) -> None:
    """Tie what a change is compared with as the change of that time: `grew $88 million in 2001 compared with $126 million in 2000`.

    So it is where the sentence tells of its line item only how it changed.
    """
    grown = [each for each in assertions if each.part is CHANGE and stand.get(each.index, UNTIED).outcome is AGREES]
    for each in assertions if grown else ():
        level = stand.get(each.index, UNTIED)
        named = named_period(each, each.side) if each.side and each.part is LEVEL and (level is UNTIED or is_far(level)) else None
        if named is None or not each.chain or each.forward:
            continue
        alike = [one for one in grown if one.clause is each.clause and one.chain == each.chain and one.figure.kind is each.figure.kind]
        if not alike or [one for one in assertions if one.part is LEVEL and not one.side and one.chain == each.chain]:
            continue
        before = replace(each, part=CHANGE, side=None, period=named, period_side=0)
        tie = tier.tie(before)
        stand[each.index] = UNTIED  # no amount of all there is
        if tie.outcome is AGREES or (tie.outcome is DIFFERS and tie.near):
            each.part = CHANGE
            stand[each.index] = tier.changes.printed(before, tie) if tie.outcome is AGREES else tie


def _tie_by_others(assertions: list[Assertion], tokens: Sentence, tier: Tier, stand: dict[int, Tie]) -> None:
    """Tie what is left by what the other figures of its sentence are tied to, and those told before it."""
    stand.update(tier.apposition.ties(_told(assertions, stand), tokens))
    stand.update(tier.slips.ties(_told(assertions, stand), tokens))
    for assertion, other in pairwise([each for each in assertions if each.part is CHANGE]):
        tell_again((assertion, other), tokens, tier.changes, stand)
    stand.update(tier.retold.ties(_told(assertions, stand)))
    stand.update(tier.witnesses.ties(_told(assertions, stand), tokens))
    stand.update(tier.pairs.ties(_told(assertions, stand), tokens))
    stand.update(tier.points.ties(_told(assertions, stand), tokens))
    stand.update(tier.counterparts.ties(_told(assertions, stand), tokens))
    stand.update(tier.certainty.ties(_told(assertions, stand), tokens))
    stand.update(dict.fromkeys(told_without(_told(assertions, stand), tokens), UNTIED))


def _told(assertions: list[Assertion], stand: dict[int, Tie]) -> list[tuple[Assertion, Tie]]:
    """Assertions with their ties as they stand."""
    return [(each, stand.get(each.index, UNTIED)) for each in assertions]


def _changed(assertion: Assertion, levels: list[Assertion], stand: dict[int, Tie], changes: Changes, before: Cell | None) -> Tie:
    """The tie of a change to the amounts of its sentence, else to what the sentence before it spoke of."""
    tie = _beside(assertion, levels, stand, changes)
    if tie.derived and _is_of_untold(assertion, levels, stand):
        tie = UNTIED
    return changes.tie_on(assertion, before) if tie is UNTIED and before is not None and _goes_on(assertion) else tie


def _part_past(assertions: list[Assertion], tier: Tier) -> None:
    """Take what a sentence on the future tells of the past out of what it foresees."""
    for assertion in assertions:
        if assertion.forward and tier.clock.is_past(assertion):
            assertion.forward, assertion.bond = False, weakened(assertion.bond)


def _tie_totals(levels: list[Assertion], tokens: Sentence, stand: dict[int, Tie]) -> None:
    """Tie what is left of amounts that sum up those before them."""
    for assertion in levels:
        if stand.get(assertion.index, UNTIED) is UNTIED and sums_up(tokens, assertion.index):
            stand[assertion.index] = tie_of_total(assertion, _told(levels, stand))


def _tie_proportions(assertions: list[Assertion], tokens: Sentence, tier: Tier, stand: dict[int, Tie]) -> None:
    """Tie what is left of percentages of a total and of changes in points."""
    told = _told(assertions, stand)
    for at, (assertion, tie) in enumerate(told):
        share = _as_share(assertion) if assertion.figure.kind is PERCENT and not assertion.forward and tie is UNTIED else None
        if share is not None:
            stand[assertion.index] = found = tier.tie_proportion(share, tokens, told)
            told[at] = assertion, found
    for at, (assertion, tie) in enumerate(told):
        if assertion.figure.kind is POINTS and tie is UNTIED and not assertion.forward:
            found = tier.proportions.tie_points(assertion, told)
            stand[assertion.index] = found = tier.tie_points_of_share(assertion) if found is UNTIED else found
            told[at] = assertion, found
        elif tie is UNTIED and assertion.whole is not None and _may_be_points(assertion):
            stand[assertion.index] = tier.tie_points_of_share(assertion)


def _may_be_points(assertion: Assertion) -> bool:
    """Whether a change of a share in percent may be meant in points: `expenses as a percentage of sales increased .4%`."""
    figure = assertion.figure
    return assertion.part is CHANGE and figure.kind is PERCENT and figure.step < ONE and not assertion.forward


def _as_share(assertion: Assertion) -> Assertion | None:
    """A percentage as a share of what it says, else of what those before it are of: `… 33.6% of sales`, `labor fell to 30.1%`."""
    if assertion.part is not LEVEL or assertion.measure is None or is_percentage(assertion.subject):
        return assertion if assertion.part is SHARE else None
    return replace(assertion, part=SHARE, bond=weakened(assertion.bond), whole=assertion.measure)


def told_first(judged: Iterable[Judged]) -> Cell | None:
    """The cell of the first amount that a sentence tells."""
    for each in judged:
        assertion, tie = each.assertion, each.tie
        if tie.outcome is AGREES and assertion.part is LEVEL and not assertion.side and len(tie.cells) == 1:
            return tie.cells[0]
    return None


def _goes_on(assertion: Assertion) -> bool:
    """Whether a change is one of what the sentence before spoke of: `These results are an increase of 22%`."""
    return assertion.subject is not None and assertion.subject.start < 0


def _beside(assertion: Assertion, levels: list[Assertion], ties: dict[int, Tie], changes: Changes) -> Tie:
    """The tie of a change to the row that the amount beside it was tied to, else its own."""
    own = ties.get(assertion.index, UNTIED)
    if own.outcome is AGREES and not own.derived:
        return own
    tied = [level for level in levels if ties.get(level.index, UNTIED) is not UNTIED]
    if own.cells and any(cell in own.cells for level in tied for cell in ties[level.index].cells):
        return own
    for level in sorted(tied, key=lambda level: _distance(level, assertion)):
        told = ties[level.index]
        same = level.subject is assertion.subject and level.clause is assertion.clause
        if told.outcome is not AGREES or len(told.cells) != 1 or level.side or not (same or own is UNTIED):
            continue
        tie = changes.tie_on(assertion, told.cells[0])
        coarse = own.outcome is DIFFERS and level.figure.kind is PER_SHARE and not is_told_by(assertion.figure, tie.expected or ZERO)
        if tie.outcome is AGREES and not coarse:  # `$0.43` after `$0.33` may be any growth from 27 to 34 %
            return tie
    return own


def _distance(level: Assertion, change: Assertion) -> tuple[bool, bool, int]:
    """How far an amount is from a change: those of its clause and line item are nearest."""
    return level.clause is not change.clause, level.subject is not change.subject, abs(level.index - change.index)


def _is_elsewhere(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether a change is on another basis than its amounts: `growth of 22% compared to 2003 and 21% adjusting for constant currency`."""
    return assertion.subject is None and on_other_basis(tokens, assertion.index)


def _is_of_untold(assertion: Assertion, levels: list[Assertion], ties: dict[int, Tie]) -> bool:
    """Whether a whole percentage is one of a part whose amount no table shows: `segment revenues of $342.2 million, an 8% increase`."""
    if assertion.figure.kind is not PERCENT or assertion.figure.step < ONE or assertion.bond is STRONG:
        return False
    own = [each for each in levels if each.subject is assertion.subject and each.clause is assertion.clause and not each.side]
    return bool(own) and all(ties.get(each.index, UNTIED) is UNTIED for each in own)


def _judged(  # noqa: PLR0917
    assertion: Assertion, assertions: list[Assertion], tokens: Sentence, ties: dict[int, Tie], tie: Tie, changes: Changes
) -> Judged:
    """The last word on one assertion."""
    own = own_change(assertion, assertions, tokens) if assertion.part is CHANGE else None
    if own is None:
        return Judged(assertion, tie)
    meets = own.meets(assertion)
    if tie.outcome is AGREES and (not meets or not own.is_other_than(tie)):
        return Judged(assertion, tie)
    told = [ties[other.index] for other in own.amounts]
    if tie is UNTIED and (wrong := _by_amounts(assertion, own, told, tokens, changes)) is not None:
        return Judged(assertion, wrong)
    if not meets or any(each.outcome is not AGREES for each in told):
        return Judged(assertion, UNTIED, own.size, own.how) if tie is UNTIED or tie.outcome is AGREES else Judged(assertion, tie)
    if tie.outcome is DIFFERS and tie.expected is not None and not own.may_round(assertion, tie.expected):
        return Judged(assertion, tie)
    # `increased 25.5% to $30.5 million from $24.3 million`: right by amounts that are right as far as they are printed
    cells = tuple([cell for each in told for cell in each.cells])
    how = f"{tie.computation}; {own.how}" if tie.cells == cells else own.how
    said = Tie(AGREES, cells, told[0].key, tie.expected if tie.cells == cells else None, how, derived=True)
    return Judged(assertion, changes.printed(assertion, said))


def _by_amounts(assertion: Assertion, own: OwnChange, told: list[Tie], tokens: Sentence, changes: Changes) -> Tie | None:
    """What a growth should be that plain words tie to two amounts of one row, None where it is that.

    `Pumps had operating income of $18.8 million, which declined 12.7% from $22.7 million`, of a part of the company.
    """
    cells = tuple([each.cells[0] for each in told if each.outcome is AGREES and len(each.cells) == 1])
    if len(cells) != len(own.amounts) or assertion.figure.kind is not PERCENT or not assertion.is_exact:
        return None
    places = [each.index for each in (assertion, *own.amounts)]
    if on_other_basis(tokens, assertion.index) or not is_plain_between(tokens, min(places), max(places)):
        return None
    meant = changes.meant_on(assertion, cells[0])
    differs = meant.outcome is DIFFERS and meant.cells == cells and meant.expected is not None
    return meant if differs and not own.may_round(assertion, meant.expected or ZERO) else None


def _all_turned(assertions: list[Assertion], levels: list[Assertion], tokens: Sentence, stand: dict[int, Tie]) -> Iterator[Judged]:
    """The last words on what is told the other way round than the amounts went."""
    for assertion, how in turned_amounts(_told(levels, stand), tokens):
        yield Judged(assertion, stand[assertion.index], None, how, is_turned=True)
    for assertion in assertions:
        if is_turned(assertion, tokens, stand.get(assertion.index, UNTIED)):
            yield _turned(assertion, levels, stand)


def _of_other_times(elsewhere: list[tuple[Assertion, Tie]], stand: dict[int, Tie]) -> Iterator[Judged]:
    """The last words on amounts that nothing in their sentence confirms and their line item has in another period than the one named."""
    for assertion, tie in elsewhere:
        firm = tie.outcome is NEARLY or (assertion.figure.fuzz is Fuzz.EXACT and digits_of(assertion.figure) >= MANY)
        if firm and stand.get(assertion.index, UNTIED) is UNTIED:
            yield Judged(assertion, replace(tie, outcome=NEARLY, expected=None), is_of_another_time=True)


def _turned(assertion: Assertion, levels: list[Assertion], stand: dict[int, Tie]) -> Judged:
    """The last word on a change that goes the other way: wrong where its sentence tells both amounts, perhaps where it tells the later one.

    Else it is a change of something else.
    """
    tie = stand[assertion.index]
    half = len(tie.cells) // 2 if assertion.figure.kind is POINTS else 1  # cells of either amount, the two of a share
    now, then = tie.cells[-2 * half : -half], tie.cells[-half:]
    same = [each for each in levels if each.chain == assertion.chain or each.clause is assertion.clause]
    ties = [own for each in same if (own := stand.get(each.index, UNTIED)).outcome is AGREES]
    told = [own.cells[at : at + half] for own in ties for at in range(len(own.cells))]
    if now in told and then in told:
        return Judged(assertion, replace(tie, outcome=DIFFERS), is_turned=True)
    few = digits_of(assertion.figure) < FEW and half == 1
    if now not in told or assertion.figure.fuzz is not Fuzz.EXACT or few:
        return Judged(assertion, UNTIED)
    return Judged(assertion, replace(tie, outcome=NEARLY), is_turned=True)


def _stands(assertion: Assertion, tie: Tie, confirmed: set[str], witnesses: list[str]) -> bool:
    """Whether a tie is good enough to be told."""
    if tie.outcome is DIFFERS:
        if not is_comparable(assertion.figure.value, tie.expected):
            return False
        sure = assertion.chain in confirmed
        if assertion.figure.fuzz is Fuzz.EXACT:
            return sure or (tie.near and witnesses.count(assertion.chain) <= 1)
        return assertion.figure.fuzz is Fuzz.ABOUT and sure and tie.near
    return tie.outcome is not OTHER_PERIOD or assertion.chain in confirmed
