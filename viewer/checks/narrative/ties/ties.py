"""Assertions held against the statements: which cells a number speaks of, and whether they say the same.

A number is tied by line item and period. Only where both are beyond doubt can it be found to differ; where one is in
doubt the cells meant are tried in order of likelihood, and a number that fits none of them is left untied.
"""

from __future__ import annotations

from dataclasses import replace

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, SHARE, STRONG, UNBOUND, WEAK, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.assertions.scope import is_range_of_others
from viewer.checks.narrative.items.common_items import BOOK_VALUE, COST_OF_SALES, DEBT_RATIO, EQUITY, GROSS_PROFIT, REVENUE, SHARES
from viewer.checks.narrative.items.item import Item, Nature
from viewer.checks.narrative.items.parts import NOWHERE, place_word
from viewer.checks.narrative.items.subjects import CAPTION, Subject
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.ledger.entry import cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY, OF_SHARES, PER_SHARE, PERCENT, POINTS
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.apposition import Apposition
from viewer.checks.narrative.ties.bases import Bases
from viewer.checks.narrative.ties.book import tie_of_book_growth, tie_of_book_value
from viewer.checks.narrative.ties.certainty import Certainty
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.counterparts import Counterparts
from viewer.checks.narrative.ties.drivers import Drivers
from viewer.checks.narrative.ties.first_items import FirstItems
from viewer.checks.narrative.ties.joined import Joined
from viewer.checks.narrative.ties.levels import WORTH_TELLING, Levels, printed_digits
from viewer.checks.narrative.ties.leverage import says_capital, says_leverage, says_net, says_net_debt, tie_of_leverage, tie_of_net
from viewer.checks.narrative.ties.likeness import Likeness
from viewer.checks.narrative.ties.lone import Lone
from viewer.checks.narrative.ties.nearby import Nearby
from viewer.checks.narrative.ties.nets import Nets
from viewer.checks.narrative.ties.other_times import OtherTimes
from viewer.checks.narrative.ties.pairs import Pairs
from viewer.checks.narrative.ties.points import Points
from viewer.checks.narrative.ties.proportions import Proportions, Told, amount_beside
from viewer.checks.narrative.ties.ratios import GROSS_MARGIN, Ratios
from viewer.checks.narrative.ties.reached import Reached
from viewer.checks.narrative.ties.reckoned import Reckoned
from viewer.checks.narrative.ties.retold import Retold
from viewer.checks.narrative.ties.rows import row_and_unit
from viewer.checks.narrative.ties.slips import Slips
from viewer.checks.narrative.ties.specials import Specials
from viewer.checks.narrative.ties.streams import Streams
from viewer.checks.narrative.ties.sums import PARTS, REMAINDERS, tie_of_remainder, tie_of_sum
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, UNTIED, Tie
from viewer.checks.narrative.ties.without import Without
from viewer.checks.narrative.ties.witnesses import Witnesses
from viewer.checks.narrative.verdict import digits_of
from viewer.statements.statement import Statement

NEARBY = 20  # tokens from a share to the part of the company that has it
WITHIN = {"in", "at", "for", "of"}  # between a margin and the part of the company that has it
MARGINS = {item.over[0]: key for key, item in BY_KEY.items() if item.nature is Nature.RATIO and item.over is not None}


class Tier:
    """Ties assertions to the cells of a release.

    Attributes:
        ledger: the cells by line item.
        clock: the periods that are spoken of.
        changes: what ties growths and differences.
        ratios: what ties percentages of a line item.
        proportions: what ties those of amounts and rows that none names.
        slips: what holds what is left against what it may be a misprint of.
        apposition: what holds what is left against the column of the amount before it.
        witnesses: what holds what is left against the cells that the figures beside it tell.
        other_times: what holds an amount against the row of what it is compared with.
        first_items: what holds an amount against the items told before the one next to it.
        pairs: what holds a percentage against what the rows of another give.
        points: what holds changes in points against the percentages they lead to.
        counterparts: what holds what is left of a comparison against the row that has the rest of it.
        certainty: what tells which of those that may be misprints differ.
        retold: what holds what is left against what its passage has told before.
        lone: what tells which figures of plain sentences may be wrong.
    """

    def __init__(self, ledger: Ledger, clock: Clock, company: frozenset[str]) -> None:
        self.ledger = ledger
        self.clock = clock
        self.changes = Changes(ledger, clock)
        self.ratios = Ratios(ledger, clock)
        self.proportions = Proportions(ledger, clock)
        self._levels = Levels(ledger, clock)
        self._joined = Joined(ledger, clock)
        self._likeness = Likeness(ledger, clock)
        self._reckoned = Reckoned(ledger, clock)
        self._nets = Nets(ledger, clock)
        self.slips = Slips(ledger, clock, self._likeness, self.changes, self.ratios)
        self._specials = Specials(ledger, clock)
        self.apposition = Apposition(ledger)
        self.witnesses = Witnesses(ledger, clock)
        self.other_times = OtherTimes(ledger, clock)
        self.first_items = FirstItems(ledger)
        self.pairs = Pairs(ledger, clock)
        self.points = Points(self.proportions)
        self.counterparts = Counterparts(ledger, clock)
        self.certainty = Certainty(ledger, clock)
        self._nearby = Nearby(ledger, clock, self.changes)
        self._drivers = Drivers(ledger, clock, self.changes, self._likeness)
        self.retold = Retold(clock)
        self._streams = Streams(ledger, clock)
        self._without = Without(ledger, clock)
        self._bases = Bases(ledger, clock)
        self._table: Statement | None = None
        self.lone = Lone(ledger, clock, self.changes, self.ratios, Reached(ledger, clock, self.changes), company)

    def go_below(self, table: Statement | None) -> None:
        """Take what is said from now on for said below a table, None below none."""
        self._table = table

    def tie_otherwise(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """Tie what names no line item that has it: to a row that its sentence names in other words, to what special items made."""
        if assertion.subject is not None and is_range_of_others(tokens, assertion.subject, assertion.index):
            return UNTIED
        for way in (
            self._bases,
            self._joined,
            self._reckoned,
            self._nets,
            self._streams,
            self._likeness,
            self._without,
            self._specials,
            self._drivers,
        ):
            tie = way.tie(assertion, tokens)
            if tie.outcome is AGREES:
                return tie
        left_out = self._nearby.tie_left_out(assertion, tokens, self._table) if self._table is not None else UNTIED
        for tie in (left_out, self._tie_margin(assertion, tokens), self._tie_debt(assertion, tokens)):
            if tie is not UNTIED:
                return tie
        return self._tie_narrowed(assertion)

    def _tie_margin(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """Tie the margin of a part that is named behind it, or of the result named before it; it never differs.

        `Operating margins in Farm Tools were 5%`, `posted operating income of $17 million, a margin of 19%`.
        """
        subject = assertion.subject
        if subject is None or assertion.figure.kind is not PERCENT or assertion.part is not LEVEL or assertion.forward:
            return UNTIED
        said, margin = tokens.said, assertion
        place = self.ledger.parts.place_around(tokens, subject, self.ledger.lexicon) if subject.key == MARGINS[GROSS_PROFIT] else NOWHERE
        sales, cost = (self.ledger.parts.at(key, place) for key in (REVENUE, COST_OF_SALES)) if place else (None, None)
        if sales and cost:
            return self.ratios.tie_less_cost(replace(assertion, bond=WEAK, place=NOWHERE), sales, cost)
        if said[assertion.index - 3 : assertion.index] == ["a", "margin", "of"]:
            told = [named.key for named in self.ledger.lexicon.all_in(tokens) if named.end < assertion.index - 3]
            key = MARGINS.get(told[-1]) if told else None
            margin = replace(assertion, subject=replace(subject, key=key), bond=WEAK) if key is not None else assertion
        elif subject.key.startswith(CAPTION) and subject.start > 1 and said[subject.start - 1] in WITHIN:
            before = next((named for named in self.ledger.lexicon.all_in(tokens) if named.end == subject.start - 1), subject)
            place = frozenset(map(place_word, subject.key.removeprefix(CAPTION).split()))
            margin = replace(assertion, subject=before, place=place, bond=UNBOUND) if _is_margin(BY_KEY.get(before.key)) else assertion
        tie = self._tie_anywhere(margin) if margin is not assertion else UNTIED
        return tie if tie.outcome is AGREES else UNTIED

    def _tie_debt(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """Tie what no row prints of debt: its share of the capital, and what it is without the cash."""
        if assertion.part not in {LEVEL, SHARE} or assertion.forward or assertion.place:
            return UNTIED
        told = printed_digits(assertion) >= WORTH_TELLING
        if assertion.figure.kind is PERCENT and (says_capital(tokens) or (told and says_leverage(tokens))):
            cash = self.ledger.rows("cash") if says_net_debt(tokens) else ()
            return tie_of_leverage(assertion, self.clock.level(assertion).keys, self.ledger.rows(EQUITY), cash)
        if told and assertion.figure.kind is MONEY and says_net(tokens, assertion.index):
            return tie_of_net(assertion, self.clock.level(assertion).keys, self.ledger.rows("cash"))
        return UNTIED

    def _tie_narrowed(self, assertion: Assertion) -> Tie:
        """Tie an amount that all of its line item has though a sentence narrows it: `interest expense from our loan was $11.6 million`."""
        subject = assertion.subject
        if assertion.bond is not UNBOUND or subject is None or assertion.part is not LEVEL or assertion.forward:
            return UNTIED
        named = named_period(assertion, assertion.side or 0)
        if assertion.figure.kind is not MONEY or digits_of(assertion.figure) < WORTH_TELLING or named is None or not named.is_explicit:
            return UNTIED
        tie = self._levels.tie(replace(assertion, bond=WEAK), subject)
        return tie if tie.outcome is AGREES and tie.key == self.clock.level(assertion).keys[0] else UNTIED

    def tie_proportion(self, assertion: Assertion, tokens: Sentence, told: Told) -> Tie:
        """Tie a percentage of a total to the amount beside it, else to the row that its sentence names."""
        if assertion.whole is not None and assertion.whole.start > 0 and tokens[assertion.whole.start - 1].text == "average":
            return self._likeness.tie(assertion, tokens)  # `.17% of average loans`, which no row of them gives
        if says_capital(tokens) and (owed := self._tie_debt(assertion, tokens)) is not UNTIED:
            return owed  # `debt represented 25% of combined debt and stockholders' equity`
        cells = amount_beside(assertion, told, tokens.said)
        at = assertion.whole.start if assertion.whole is not None else 0
        of_total = "total" in tokens.said[max(0, at - 1) : at + 1]
        tie = self.proportions.tie_amount(assertion, cells, of_total=of_total) if cells else UNTIED
        if tie is UNTIED and assertion.bond is not STRONG:
            tie = self.tie(assertion) if assertion.measure is assertion.whole else UNTIED
            tie = tie if tie.outcome is AGREES else self.proportions.tie_named(assertion, self._likeness.named(assertion, tokens))
        tie = self.proportions.tie_compared(assertion, told) if tie is UNTIED else tie
        tie = self._tie_located(assertion, tokens) if tie is UNTIED else tie
        tie = self._streams.tie(assertion, tokens) if tie is UNTIED else tie
        tie = self._without.tie(assertion, tokens) if tie is UNTIED else tie
        return self.ratios.printed(assertion, tie) if tie.outcome is AGREES else self._likeness.tie(assertion, tokens)

    def _tie_located(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """Tie what a part of the company that the sentence names has of a line item: `46% of consolidated assets were in the U.S.`."""
        whole = assertion.whole if assertion.subject is None else None
        around = tokens.said[max(0, assertion.index - NEARBY) : assertion.index + NEARBY]
        key = self.ledger.parts.named_of(whole.key, around) if whole is not None else None
        if whole is None or key is None:
            return UNTIED
        return self.ratios.tie_ratio(replace(assertion, bond=WEAK), key, whole.key, self.clock.level(assertion))

    def tie_points_of_share(self, assertion: Assertion) -> Tie:
        """Tie points by which a line changed as a percentage of another: `decreased as a percentage of sales by 80 basis points`."""
        subject, whole = assertion.subject, assertion.whole
        if subject is None or whole is None or assertion.part is not CHANGE or assertion.bond is UNBOUND or subject.key == whole.key:
            return UNTIED
        return self.ratios.tie_points_of(assertion, (subject.key, whole.key))

    def tie(self, assertion: Assertion) -> Tie:
        """Hold one assertion against the statements: against the rows of the table above it, else of the part that is spoken of, else all.

        `Yarn gross profit was $2.7 million, or 8.9% of sales` is a share of the sales of yarn.
        """
        table = self._table
        if table is None:
            return self._tie_anywhere(assertion)
        near = self._nearby.tie(assertion, table)
        tie = self._tie_anywhere(assertion) if near is UNTIED else near
        return UNTIED if self._nearby.may_be_of(assertion, table, tie) else tie

    def _tie_anywhere(self, assertion: Assertion) -> Tie:
        """Hold one assertion against the rows of the part that is spoken of, else the whole company's."""
        subject = assertion.subject
        local = self._tie_local(assertion, subject) if assertion.place and subject is not None else None
        if local is not None and (local.outcome is AGREES or assertion.figure.kind is POINTS):
            return local
        tie = self._tie(assertion)
        if tie.outcome is AGREES or subject is None:
            return tie
        if assertion.part is SHARE and not assertion.place:
            assertion = replace(assertion, place=self.ledger.parts.place_of_item(subject.key))
            local = self._tie_local(assertion, subject) if assertion.place else None
        return local if local is not None else tie

    def _tie_local(self, assertion: Assertion, subject: Subject) -> Tie | None:
        """Hold an assertion against the rows of the part of the company that is spoken of, None where there are none."""
        item = BY_KEY.get(subject.key)
        local = self._located(subject, assertion.place)
        if local is subject and assertion.part is LEVEL:
            return None  # `Timber revenue rose to $2.1 million`: of the part by its own name
        weak = replace(assertion, bond=WEAK, place=NOWHERE)
        whole = self._located(assertion.whole, assertion.place) if assertion.whole is not None else None
        printed = self._tie(replace(weak, subject=local, whole=whole or assertion.whole)) if local is not None else None
        points = assertion.figure.kind is POINTS and _is_margin(item)
        if points or (assertion.part is LEVEL and _is_ratio(assertion, item) and (printed is None or printed.outcome is not AGREES)):
            ratio = item.over if item is not None and item.over is not None else GROSS_MARGIN
            over, under = (self.ledger.parts.at(key, assertion.place) for key in ratio)
            if over and under:
                return (
                    self.ratios.tie_points_of(weak, (over, under))
                    if points
                    else self.ratios.tie_ratio(weak, over, under, self.clock.level(assertion))
                )
            cost = self.ledger.parts.at(COST_OF_SALES, assertion.place)
            if not points:
                return self.ratios.tie_less_cost(weak, under, cost) if ratio == GROSS_MARGIN and under and cost else None
        return printed

    def _located(self, subject: Subject, place: frozenset[str]) -> Subject | None:
        """A line item as that of a part of the company, itself where it is by its own name, None where no caption shows it."""
        key = self.ledger.parts.at(subject.key, place)
        if key == subject.key:
            return subject
        return replace(subject, key=key, general=True) if key is not None else None

    def _tie(self, assertion: Assertion) -> Tie:
        """Hold one assertion against the rows of the line item it names."""
        subject = assertion.subject
        if assertion.forward:
            return UNTIED
        if assertion.bond is UNBOUND or subject is None:
            return self._tie_shares(assertion)
        item = BY_KEY.get(subject.key)
        tie = self._tie_part(assertion, subject, item)
        if tie.outcome is AGREES:
            return tie
        if subject.key == BOOK_VALUE or (subject.key == EQUITY and assertion.figure.kind is PER_SHARE):
            return self._tie_book_value(assertion)
        left = row_and_unit(assertion, subject)[0] if assertion.part is LEVEL and tie is UNTIED else ""
        if left in REMAINDERS:
            return tie_of_remainder(assertion, left, self.clock.level(assertion).keys, self.ledger.rows, cell_at)
        if subject.key == DEBT_RATIO and assertion.part is LEVEL:
            return tie_of_leverage(assertion, self.clock.level(assertion).keys, self.ledger.rows(EQUITY))
        return tie

    def _tie_part(self, assertion: Assertion, subject: Subject, item: Item | None) -> Tie:
        """Hold an assertion against the cells of its item as what it is of it: a level, a share, a change."""
        if assertion.part is SHARE:
            return self.ratios.tie_share(assertion, subject)
        if assertion.part is not LEVEL:
            return self.ratios.tie_points(assertion, item) if _is_margin(item) else self.changes.tie(assertion, subject)
        if item is not None and _is_ratio(assertion, item):
            own = self.ratios.tie_ratio(assertion, subject.of, REVENUE, self.clock.level(assertion)) if subject.of else UNTIED
            tie = own if own.outcome is AGREES else self.ratios.tie_margin(assertion, item)
            return UNTIED if subject.of and tie.outcome is DIFFERS else tie
        tie = self._levels.tie(assertion, subject)
        return tie if tie is not UNTIED else self._tie_sum(assertion, subject)

    def _tie_shares(self, assertion: Assertion) -> Tie:
        """`$0.38 per diluted share (based on 14.3 million shares)`: shares that need not be named."""
        if assertion.figure.kind is not OF_SHARES or assertion.part is not LEVEL:
            return UNTIED
        return self._levels.tie(assertion, Subject(SHARES, assertion.index, assertion.index, general=True, sign=0))

    def _tie_sum(self, assertion: Assertion, subject: Subject) -> Tie:
        """Tie an amount to the parts of its line item where no row has all of it."""
        if assertion.figure.kind is not MONEY or subject.key not in PARTS:
            return UNTIED
        return tie_of_sum(assertion, subject.key, self.clock.level(assertion).keys, self.ledger.rows, cell_at)

    def _tie_book_value(self, assertion: Assertion) -> Tie:
        """Tie a book value per share, or its growth, to the equity it is computed from."""
        equity = self.ledger.rows(EQUITY)
        if assertion.part is LEVEL:
            return tie_of_book_value(assertion, self.clock.level(assertion).keys, equity, cell_at)
        now = self.clock.now(assertion)
        return tie_of_book_growth(assertion, now.keys, self.clock.compared(assertion, now).keys, equity, cell_at)


def _is_ratio(assertion: Assertion, item: Item | None) -> bool:
    """Whether a figure is a percentage of sales: of a margin, or of gross profit said in percent."""
    is_gross = item is not None and item.key == GROSS_PROFIT
    return assertion.figure.kind is PERCENT and (_is_margin(item) or is_gross)


def _is_margin(item: Item | None) -> bool:
    return item is not None and item.nature is Nature.RATIO
