"""Which statement a table is, by its title, else by its captions."""

from __future__ import annotations

import re
from itertools import takewhile

from viewer.parsing.captions.courses import OWED, is_cash_flow, kind_by_course
from viewer.parsing.captions.wording import TOP
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import PRIMARY, StatementKind

OF_TAXES_OR_PLANS = (
    r"statutory\s+(?:\w+\s+){0,4}rates?|income\s+tax\s+(?:rate|expense|provision|benefit)s?|provisions?\s+for\s+(?:\w+\s+)?taxes|effective\s+(?:\w+\s+)?(?:tax\s+)?rates?"
    r"|funded\s+status|benefit\s+obligations?|plans?['\u2019]?\s+assets|denominators?"
)
AVERAGES = r"\baverage\s+balance|\bavg\.?\s+balances|\baverage\s+(?:rates|yields)"
BY_TITLE = (
    (  # of a note, not to measures outside the accounting principles
        StatementKind.OTHER,
        rf"\A(?!.*\b(?:gaap|adjusted|pro\s?forma|ebitda)\b)(?=.*\breconcil).*\b(?:{OF_TAXES_OR_PLANS})\b",
        "reconcil*",
    ),
    (StatementKind.RECONCILIATION, r"reconcil\w+", "reconcil*"),
    (StatementKind.OTHER, r"\b(?:components?|composition|breakdown)\s+of\b", "component components composition breakdown"),
    (
        StatementKind.OTHER,
        r"\bratios?\s+of\s+(?:earnings|income)\b|\b(?:comput|calcul)ations?\s+of\b",
        "ratio ratios computation computations calculation calculations",
    ),
    (StatementKind.OTHER, r"\bnet\s+assets\s+available\s+for\b", "available"),  # of a plan, by its funds
    (
        StatementKind.OTHER,
        rf"{AVERAGES}|\brate\s*/\s*volume|\binterest\s+rate\s+sensitivity|\bmaturit(?:y|ies)\b",
        "average avg rate maturity maturities",
    ),
    (StatementKind.GUIDANCE, r"\bguidance\b|\boutlook\b|\bbusiness\s+forecast", "guidance outlook business"),
    (
        StatementKind.SEGMENT,
        r"\bsegments?\b|\bgeographic\b|\bby\s+(?:region|product\s+line|geograph\w+)\b",
        "segment segments geographic by",
    ),
    (StatementKind.SELECTED_DATA, r"\bselected\b.*\b(?:data|information)\b", "selected"),  # `Selected Balance Sheet Data`
    (
        StatementKind.CASH_FLOW,
        r"(?<!free )cash\s*flows?\b(?!\s+hedg)|sources\s+and\s+uses\s+of\s+(?:cash|funds)|changes\s+in\s+financial\s+position",
        "cash* uses position*",
    ),
    (
        StatementKind.BALANCE_SHEET,
        r"balance\s+sheets?(?!\s+(?:components|details|items|accounts|captions)\b)|statements?\s+of\s+condition\b|(?:statements?\s+of\s+)?financial\s+(?:condition|position)\b(?!\s+and\s+other\s+data\b)|assets\s+and\s+liabilities\b|statements?\s+of\s+(?:net\s+)?assets\b(?!\s+available\b)",
        "sheet* condition position liabilities assets",
    ),
    (
        StatementKind.EQUITY,
        r"(?:stock|share)\s*-?\s*(?:holders?|owners?)['\u2019]?s?['\u2019]?\s+(?:equity|investment|deficit)|policy\s?holders['\u2019]?\s+surplus\b|changes\s+in\s+(?:\w+\s+)?equity|retained\s+earnings\b|partners['\u2019]?\s+capital\b|members['\u2019]\s+(?:equity|deficit)\b",
        "equity* investment* deficit* surplus earnings capital",
    ),
    (
        StatementKind.SELECTED_DATA,
        (
            r"\bselected\b|\bsummary\b(?!\s(?:\w+\s){0,3}(?:statements?\sof|income\sstatements?|financial\sstatements)\b(?!.*\b(?:data|information)\b))"
            r"|\bhighlights\b|\bstatistic\w+|\bcondition\s+and\s+other\s+data\b|\b(?:five|ten|eleven|[0-9]{1,2})[- ]year\b"
            r"|\bquarterly\b(?!.*\bquarter\s+ended\b)"  # `Quarterly Report for the Quarter Ended June 30` is of one
            r"|\bsupplement\w+\b(?!\s(?:\w+\s){0,2}statements?\sof\b)"  # that of a merger restates the whole statement
        ),
        "selected summary highlights statistic* condition year quarterly supplement*",
    ),
    (
        StatementKind.INCOME_STATEMENT,
        (  # not of what is said of income: `Items Affecting Comparability of Income`
            r"^(?!.*\b(?:comparability|determination|allocation|recognition|percent(?:age)?)\s+of\b).*"
            r"\bof\s+(?:\w+\s+)?(?:operations|income|earnings|loss|profit)\b|(?:income|earnings|operating)\s+statements?"
        ),
        "operations income earnings loss profit statement*",
    ),
    (
        StatementKind.INCOME_STATEMENT,
        r"^\W*(?:non-?\s?)?technical\s+account\b",
        "technical*",
    ),  # of an insurer: `Technical Account Life Insurance`
    (
        StatementKind.INCOME_STATEMENT,
        r"profit\s+and\s+loss|operations\s+data|(?:consolidated|condensed)\s+(?:operations|income|earnings)",
        "profit* operations* consolidated* condensed*",
    ),
)
BESIDE_SELECTED = regex(  # follows the statement, whose name comes first: `Statements of Earnings and Selected Data`
    r"(.*\bstatements?\s+of\s+(?:\w+\s+)?(?:operations|income|earnings))\s+(?:and|&)\s+(?:other\s+|related\s+)?"
    r"(?:selected|supplement\w+|(?:financial\s+)?highlights)\b",
    re.IGNORECASE,
    "statement statements",
)
EXTRACT = regex(  # heads part of a selection: `Balance Sheet Data`, `Statements of Operations Data`
    r"(?:(?a:[a-z])+\s+){0,3}(?:balance\s+sheets?|income\s+statements?|statements?\s+of\s+(?:operations|income|earnings)|cash\s+flows?)"
    r"\s+(?:and\s+other\s+)?data\W*(?:\(.*)?",
    re.IGNORECASE,
    "data*",
)
DISCUSSED = regex(  # headings of a discussion, whose tables are extracts
    r"\W*(?:results\s+of\s+operations|financial\s+condition(?:\s+and\s+(?:results\s+of\s+operations|liquidity))?)\W*",
    re.IGNORECASE,
    "results* condition*",
)
SELECTED = regex(r"\b(?:data|information|highlights|results|summary)\b", re.IGNORECASE)  # not `Selected Other Costs` of a note
SAID_IN_PROSE = frozenset({StatementKind.RECONCILIATION, StatementKind.OTHER, StatementKind.GUIDANCE, StatementKind.SEGMENT})
TITLES = tuple((kind, regex(pattern, re.IGNORECASE, words)) for kind, pattern, words in BY_TITLE)
SUMS_UP_INCOME = regex(  # `Summary of Consolidated Operations`, not `Summary Operating Data`
    r"\bsummary\s+of\s+(?:\w+\s+){0,3}(?:operations|earnings|income|results)\b(?!.*\b(?:data|information)\b)|\b(?:operations|earnings|income)\s+summary\b",
    re.IGNORECASE,
)
OF_AVERAGES = regex(AVERAGES, re.IGNORECASE, "average avg")
BY_CAPTIONS = "no title says which statement it is; its captions are those of this one"
LIKE_PRIMARY = "its captions are those of a whole primary statement, though nothing calls it one"
AGAINST_TITLE = "its captions are those of another statement than its title names"
QUARTER = regex(
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th)(?:\s+(?:fiscal\s+)?quarter\b|$)",
    re.IGNORECASE,
    "first* second* third* fourth* 1st* 2nd* 3rd* 4th*",
)
QUARTER_BEGINNINGS = frozenset("fstFST1234")


def statement_kind(
    title: str, intro: str, labels: list[str], headings: list[str], quarters: int, *, part_year: bool
) -> tuple[StatementKind, tuple[str, ...]]:
    """The kind of a table, and why it may be another.

    Args:
        title: its title, empty where it has none.
        intro: prose that leads over to it.
        labels: captions of its rows.
        headings: captions without values.
        quarters: how many quarters of years its columns are, side by side; 0 where most of them are none.
        part_year: whether its columns compare a part of a year with that of the year before.
    """
    said = takewhile(lambda line: DISCUSSED.fullmatch(line) is None, reversed(title.split("\n")))
    named = next(filter(None, map(named_kind, said)), None)
    if is_cash_flow(labels):
        return StatementKind.CASH_FLOW, (AGAINST_TITLE,) if named in PRIMARY - {StatementKind.CASH_FLOW} else ()
    quarterly = [label for label in labels if label[:1] in QUARTER_BEGINNINGS and QUARTER.match(label)]
    if len(labels) > 1 and 2 * len(quarterly) > len(labels):  # a row a quarter
        return StatementKind.SELECTED_DATA, ()
    if named is StatementKind.SELECTED_DATA and part_year and SUMS_UP_INCOME.search(title):
        whole = kind_by_course(labels) is StatementKind.INCOME_STATEMENT  # a summary of years selects from their statements
        return (StatementKind.INCOME_STATEMENT if whole else named), ()
    if named is not None:
        return named, ()
    if any(map(heads_extract, headings)):
        return StatementKind.SELECTED_DATA, ()
    introduced = next((kind for kind, pattern in TITLES if kind in SAID_IN_PROSE and pattern.search(intro)), None)
    if quarters <= 1 and introduced not in {StatementKind.RECONCILIATION, StatementKind.OTHER}:
        run, doubts = kind_by_captions(labels)
        if run is not StatementKind.OTHER:
            return run, doubts
    return StatementKind.SELECTED_DATA if quarters else introduced or StatementKind.OTHER, ()


def kind_by_captions(labels: list[str]) -> tuple[StatementKind, tuple[str, ...]]:
    """The kind whose whole course captions run through, where no title says it; the doubt that there is about a primary one."""
    run = kind_by_course(labels)
    return run or StatementKind.OTHER, (BY_CAPTIONS,) if run in PRIMARY else ()


def is_selection(heading: str) -> bool:
    """Whether the heading of a part of a document says that its tables select from statements: `ITEM 6. SELECTED FINANCIAL DATA`."""
    return named_kind(heading) is StatementKind.SELECTED_DATA and SELECTED.search(heading) is not None


def is_of_averages(title: str) -> bool:
    """Whether a title is of average balances, with what was earned and paid on them: `Average Balances, Yields and Rates`."""
    return OF_AVERAGES.search(title) is not None


def heads_extract(words: str) -> bool:
    """Whether a heading says that its rows are taken from a statement: `Income Statement Data`."""
    return EXTRACT.fullmatch(words) is not None


def is_other_half(labels: list[str], above: list[str]) -> bool:
    """Whether a table is the liabilities to the assets of the balance sheet above, each having column headings of its own."""
    liabilities = any("liabilities" in label.lower() and TOP.match(label) for label in labels)
    return liabilities and not any(OWED.search(label) for label in above)


@remembered(1024)
def named_kind(line: str) -> StatementKind | None:
    """The kind that a line of a title names; kept, since statements of all releases have the same titles."""
    beside = BESIDE_SELECTED.match(line)
    words = beside[1] if beside else line
    return next((kind for kind, pattern in TITLES if pattern.search(words)), None)
