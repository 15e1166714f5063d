"""Which line items a row of a statement stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from viewer.checks.narrative.items.bank_items import TANGIBLE_BOOK_VALUE
from viewer.checks.narrative.items.common_items import BOOK_VALUE, DIVIDENDS, EPS, NET_INCOME, REVENUE, SHARE_DIVIDENDS, SHARES, TOTAL_COSTS
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.parts import section_key
from viewer.checks.narrative.items.shares import share_of
from viewer.checks.narrative.items.subjects import (
    CAPTION,
    RESULTS_PER_SHARE,
    item_in,
    item_less_others,
    item_of_caption,
    name_of_caption,
    words_of,
)
from viewer.checks.narrative.items.vocabulary import BY_CONCEPT, BY_KEY, GAIN_WORDS
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of
from viewer.text.source import Source

GAP = regex(r" {3,}|\t")
BY = regex(r"\bby\b", re.IGNORECASE)
SETTING_FORTH = regex(r"\b(?:sets? forth|presents?|shows?|summarize(?a:[sd])|details?|lists?) +([^.;]*)", re.IGNORECASE)
SET_FORTH = regex(r" (?:is|are) (?:summarized|shown|presented|detailed|set forth)\b", re.IGNORECASE)
FOOTED = ("total",)
INTRODUCING = 6  # lines above an untitled table in which it is introduced
AFTER_DIVIDENDS = regex(r"\b(?:after|before|less) (?:[a-z]+ ){0,3}dividends?\b")
BOOK_VALUES = {BOOK_VALUE, TANGIBLE_BOOK_VALUE}
NOT_DIVIDENDS = frozenset({"before", "preferred", "less", "available"})  # beside the word in the caption of something else
# Read for every row, and attributes of enumerations take six times as long as names.
MONEY, AMOUNT_PER_SHARE, COUNT_OF_SHARES, PURE = UnitKind
TOTAL = Role.TOTAL
AVERAGED = frozenset({"weighted", "average", "share"})
NOT_EARNINGS = frozenset({"fund", "cash", "ffo", "affo", "ebitda", "asset", "revenue", "sale", "investment"})  # per share are no earnings
AT_END = frozenset(  # under what is held then: `End of period   $ 32,357`, under `Managed loans`
    (*start, *end)
    for start in ((), ("at",), ("balance",), ("balance", "at"))
    for end in (("end", "of", "period"), ("end", "of", "year"), ("period", "end"))
) | {("ending", "balance"), ("closing", "balance")}
DIMENSIONS = frozenset(  # along which a table splits its item up: `Geography` over `Domestic`, in `Net Sales by Geography and Product Line`
    {"geography", "geographic", "geographical", "region", "area", "country", "product", "line", "segment", "channel", "customer", "market"}
)
BASES = frozenset({("reported",), ("as", "reported"), ("ongoing",), ("adjusted",), ("comparable",), ("underlying",), ("pro", "forma")})
PARTS_OF_EARNINGS = frozenset({"extraordinary", "cumulative", "discontinued"})  # begin rows per share that are not all of it


def titled_item(statement: Statement, source: Source) -> tuple[str, ...]:
    """The words of the item that a table splits up: over all of its columns, by its title or the prose above it, or beside its headings.

    `Net Sales by Segment`, `Net Sales` below the years.
    """
    headed = _headed_item(statement)
    if headed:
        return headed
    text = statement.title
    if not text:
        beside = words_of(GAP.split(source.lines[statement.lines[0] - 1].strip())[0])
        if item_in(beside) is not None:
            return beside  # `Sales            Increase` over `(Millions of Dollars)   1997   1996   Amount   Percent`
        first = min((span.line for span in statement.headnote_spans), default=statement.lines[0])
        above = " ".join(line.strip() for line in source.lines[max(0, first - 1 - INTRODUCING) : first - 1])
        text = _told_of(above)
    split = BY.search(text)
    if split is None:
        return _summarized(statement, text)
    said = words_of(text[: split.start()])
    for start in range(len(said)):
        for end in range(len(said), start, -1):
            if item_in(said[start:end]) is not None:
                return said[start:end]
    return ()


def _headed_item(statement: Statement) -> tuple[str, ...]:
    """The words of the item that stands over each column of a period where these are several."""
    columns = [column for column in statement.columns if column.period is not None]
    if len(columns) > 1 and len(columns[0].headings) > 1:
        for heading in columns[0].headings:
            if [heading in column.headings for column in columns].count(True) == len(columns) and item_in(words_of(heading)) is not None:
                return words_of(heading)
    return ()


def _told_of(text: str) -> str:
    """What some words say a table shows, nothing where they say none: `Research is summarized below`, `The following shows sales`."""
    passive = SET_FORTH.search(text)
    if passive is not None:
        begin = max(text.rfind(mark, 0, passive.start()) for mark in (".", ";", "  ")) + 1
        return text[begin : passive.start()].lstrip()  # without the heading above
    active = SETTING_FORTH.search(text)
    return active[1] if active is not None else ""


def _summarized(statement: Statement, text: str) -> tuple[str, ...]:
    """The words of an item where they are all that is told of a table whose rows a bare `Total` adds up."""
    if all(words_of(row.label) != FOOTED or row.role is not TOTAL for row in statement.rows):
        return ()
    key = item_of_caption(_told_of(text) or text)
    return tuple(BY_KEY[key].names[0].removeprefix("~").split()) if key is not None else ()


def heads_of(statement: Statement, titled: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """The words of what each row is a part of, by its place: of its section, else of the total below it, else of what the title says.

    A row called by a basis alone is of the line item above it, `Reported` below `Net sales` and `Intercompany sales`, or of the title.
    """
    heads: dict[int, tuple[str, ...]] = {}
    closing: tuple[str, ...] = ()
    for at in range(len(statement.rows) - 1, -1, -1):
        row = statement.rows[at]
        if statement.kind is not StatementKind.INCOME_STATEMENT and row.label and (row.role is TOTAL or _closes(statement.rows, at)):
            closing = words_of(row.label)
            closing = () if closing == FOOTED and titled else closing  # the total of what the title says
        section = _section_of(row) if row.section else titled
        if titled and DIMENSIONS.issuperset(section):
            section = titled
        if section or closing:
            heads[at] = closing if closing and item_in(section) is None and item_in(words_of(row.label)) is None else section
        elif words_of(row.label) in BASES:
            captions = (statement.rows[above].label for above in range(at - 1, -1, -1))
            heads[at] = next((said for caption in (*captions, statement.title) if item_in(said := words_of(caption))), ())
    return heads


def _section_of(row: Row) -> tuple[str, ...]:
    """The words of what a row stands under: the item of the heading around its own where neither it nor that names one.

    `Drilling` under `Wells` is of `Revenues`, which both stand under.
    """
    inner = words_of(BY.split(row.section[-1])[0])
    if len(row.section) < 2 or item_in(inner) is not None or item_in(words_of(row.label)) is not None:
        return inner
    outer = words_of(BY.split(row.section[-2])[0])
    return outer if item_in(outer) is not None else inner


def _closes(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is revenue that those right above it come to: `Revenues` below `Video` and `Internet`."""
    cell = next((cell for cell in rows[at].cells if cell.value is not None), None) if at > 1 else None
    if cell is None or item_of_caption(rows[at].label) != REVENUE:
        return False
    left = cell.value or Decimal(0)
    for above in range(at - 1, -1, -1):
        part = rows[above].cell(cell.column)
        if part is None or part.value is None:
            return False
        left -= part.value
        if not left:
            return above < at - 1
    return False


def kind_of_row(row: Row) -> UnitKind | None:
    """What the first figure of a row counts, None where it has none."""
    for cell in row.cells:
        if cell.value is not None:
            return kind_of(cell.unit)
    return None


def keys_of(
    row: Row,
    kind: UnitKind,
    statement: Statement,
    *,
    top: bool,
    alone: bool,
    heads: tuple[str, ...] | None,
    titled: tuple[str, ...] = (),
    above: str = "",
) -> Iterator[str]:
    """The items a row stands for: its own, that of its section where it is the total or `alone` in it, a part of what `heads` it.

    The total of a table that splits an item up, as its title says, is that item. `Per share` is that of the line `above` it.
    """
    own = _own_item(row, kind)
    if kind is AMOUNT_PER_SHARE:
        yield from (own,) if own is not None and (own == EPS or own in BOOK_VALUES) else _keys_per_share(row, above)
        return
    if kind is COUNT_OF_SHARES:
        yield from _keys_of_count(row, statement.kind)
        return
    share = share_of(row.label) if kind is PURE else ""
    if share:
        yield share
    if own is not None:
        yield own
    if own is None:
        yield from _keys_unnamed(row, statement)
    if top and own != REVENUE:
        yield REVENUE
    if heads is not None:
        part = section_key(words_of(row.label), heads)
        if part:
            yield part
    yield from _totalled(row, own, alone=alone, top=top, titled=titled)


def _keys_of_count(row: Row, kind: StatementKind) -> Iterator[str]:
    """What a count of shares is: the average that earnings are divided by, else what its caption says."""
    if kind is StatementKind.INCOME_STATEMENT or AVERAGED.issubset(words_of(row.label)):
        yield SHARES
    if kind is not StatementKind.INCOME_STATEMENT:
        yield _caption_key(row.label)


def _keys_unnamed(row: Row, statement: Statement) -> Iterator[str]:
    """What a row that names no item is: what heads it where it is the closing balance of that, else what its caption says.

    `Balance at end of period` under `Allowance for Loan Losses`, be that its heading or in the title: `Analysis of Allowance for …`.
    """
    said = words_of(row.label)
    if said in AT_END:
        held = held_in(row.section[-1] if row.section else statement.title)
        if held is not None:
            yield held
    yield from _keys_of_caption(row.section[-1] if row.section and said in AT_END else row.label)


@remembered(1024)
def held_in(heading: str) -> str | None:
    """The item held at a moment that a heading or title names, None where it names none."""
    said = words_of(heading)
    for length in range(len(said), 0, -1):
        for start in range(len(said) - length + 1):
            key = item_in(said[start : start + length])
            if key is not None:
                item = BY_KEY.get(key)
                return key if item is not None and item.nature is Nature.INSTANT else None
    return None


def totals_revenue(statement: Statement) -> bool:
    """Whether a row below the first is called revenue, so that the first is not all of it: `Passenger revenue` over `Total revenue`."""
    rows = [row for row in statement.rows if row.role is not Role.HEADING]
    return any(item_of_caption(row.label) == REVENUE or BY_CONCEPT.get(row.concept or "") == REVENUE for row in rows[1:])


def _own_item(row: Row, kind: UnitKind) -> str | None:
    """The item that a row is by its concept and caption; `Gross margin   22%` is no gross profit, `Gross margin   4,330` is."""
    named = item_of_caption(row.label)
    own = named if named and kind is PURE else BY_CONCEPT.get(row.concept or "") or named
    item = BY_KEY.get(own or "")
    if item is not None and item.nature is Nature.RATIO and kind is MONEY and item.over:
        return item.over[0]
    return None if item is not None and item.nature is Nature.INSTANT and row.section and _is_of_a_time(row.section[-1]) else own


@remembered(4096)
def _is_of_a_time(heading: str) -> bool:
    """Whether balances are not meant by the rows under a heading: `Loans receivable` under `Interest income`, under `Average balances`."""
    item = BY_KEY.get(item_of_caption(heading) or "")
    return (item is not None and item.nature is Nature.FLOW) or "average" in words_of(heading)


def _totalled(row: Row, own: str | None, *, alone: bool, top: bool, titled: tuple[str, ...]) -> Iterator[str]:
    """The items that a row is for being a total, or all there is: that of its section, that of its table."""
    if row.section and _stands_for_section(row, alone=alone):
        section = item_of_caption(row.section[-1])
        if section is not None and section != own and not (top and section == REVENUE):
            yield section
        elif section is None and row.role is TOTAL and words_of(row.label) == FOOTED:
            yield from _keys_of_caption(row.section[-1])
    if row.role is not TOTAL:
        return
    split = item_in(titled) if words_of(row.label) in {(), ("total",)} else None
    if split is not None:
        yield split
    if not row.label and row.section and "expense" in row.section[-1].lower() and own is None:
        yield TOTAL_COSTS


def per_share_key(key: str) -> str:
    """The key of the rows that print a line item per share."""
    return f"per share:{key}"


def _keys_per_share(row: Row, above: str) -> Iterator[str]:
    """What an amount per share is: of the line above it, earnings, a dividend, else what its caption calls it, and that line per share."""
    words = words_of(row.label)
    at = words.index("per") if "per" in words else -1
    if not at and above:  # `EBITDA   15,496` over `Per share basic and diluted   0.30`
        yield EPS if above in RESULTS_PER_SHARE or above == NET_INCOME else SHARE_DIVIDENDS if above == DIVIDENDS else per_share_key(above)
    elif _is_earnings(row):
        yield EPS
    elif "dividend" in words and NOT_DIVIDENDS.isdisjoint(words):
        yield SHARE_DIVIDENDS
    else:
        yield _caption_key(row.label)
        if at > 0:  # `Free cash flow per share - basic`
            yield per_share_key(item_in(words[:at]) or CAPTION + " ".join(words[:at]))


def _keys_of_caption(label: str) -> Iterator[str]:
    """What a caption outside the vocabulary names: itself, and the item that it is some of."""
    caption, rest = _caption_key(label), item_less_others(label)
    if caption:
        yield caption
    if rest is not None:
        yield rest


@remembered(4096)
def _caption_key(label: str) -> str:
    name = name_of_caption(label, ambiguous=False)
    return name.key if name is not None else ""


def _stands_for_section(row: Row, *, alone: bool) -> bool:
    """Whether a row is the total of its section, or all there is in it."""
    if row.role is TOTAL:
        return not row.label or row.label.lower().startswith(("total", "subtotal"))
    return alone


def _is_earnings(row: Row) -> bool:
    """Whether a per-share row is earnings rather than a dividend or a price."""
    words = " ".join((*row.section, row.label)).lower()
    said = words_of(row.label)
    if not NOT_EARNINGS.isdisjoint(said[: said.index("excluding")] if "excluding" in said else said):
        return False  # `Funds flow from operations per share - basic`, not `Loss per share, excluding investment costs`
    if not PARTS_OF_EARNINGS.isdisjoint(words_of(row.label)) and GAIN_WORDS.isdisjoint(words_of(row.label)):
        return False  # `Cumulative effect of accounting change` under `Earnings per share`
    return any(
        word in words for word in ("income", "loss", "earning", "profit", "basic", "diluted", "eps")
    ) and "dividend" not in AFTER_DIVIDENDS.sub("", words)
