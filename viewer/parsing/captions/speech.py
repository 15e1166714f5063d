"""What captions and their headings speak of: counts of shares, amounts per share, ratios and counts of things, or nothing but money."""

from __future__ import annotations

import re
from functools import lru_cache

from viewer.frozen import frozen
from viewer.parsing.captions.quantities import head_quantities, is_quantity, opens, tells_money
from viewer.parsing.captions.wording import STEP
from viewer.regex import either, regex
from viewer.remembered import remembered

PER_SHARE = either(
    {
        "per": r"\bper\b[\w ,()/&$.-]{0,40}\b(?:shares?|units?|adss?)\b|\bper[- ]share\b|\bper\s*\$\s?[0-9]"
        r"|\bper\s+(?:diluted|basic)(?:\s+(?:common\s+)?share\b|\s*(?:$|[-,(:]))",
        "eps e": r"\beps\b|\be\.\s?p\.\s?s\b",
        "share": r"\b(?:earnings|income|loss|dividends?)\)?\s+a\s+share\b",
        "price prices cost": r"\b(?:market\s+price|price\s+range|(?:stock|option|exercise)\s+prices?)\b"
        r"|\baverage\s+(?:cost|price)\s+(?:of|for|paid\s+for)\s+(?:[\w-]+\s+){0,3}(?:stock|shares)\b",
        "fair": r"\bweighted[- ]average\s+fair\s+value\b|\bfair\s+value\s+(?:per\s+option\b|of\s+(?:\w+\s+)?options\s+granted\b)",
    },
    re.IGNORECASE,
)
COUNT_WITHIN = regex(  # is no value of its row: `Net income per share (based on 4,102,000 average shares outstanding)`
    r"\b[0-9]{1,3}(?:,[0-9]{3})+(?: (?:and|in (?:19|20)[0-9]{2} and) [0-9]{1,3}(?:,[0-9]{3})+)?"
    r" (?:(?a:[a-z])+ ){0,4}shares\b(?: outstanding\b)?",
    re.IGNORECASE,
    "shares",
)
MEASURED_BY_SHARE = regex(  # `Net earnings per share(7)  $ 1,529`, not `Numerator for diluted earnings per share  12,345`
    r"(?:(?!for\b|used\b|comput|numerator\b)[a-z'\u2019()-]+ )*?\(?(?:earnings|income|loss|value|equity|assets|dividends?|price)\)?"
    r" (?:\w+ )?per (?:[\w-]+ ){0,5}(?:shares?|units?|adss?)(?: ?\(\w{1,2}\))*",
    re.IGNORECASE,
    "per",
)
SHARES_USED = either(
    {
        "shares": r"\bshares\b[\w ,()-]{0,40}\b(?:used|outstanding|o/s|(?:period|quarter|year)[- ]end|end\s+of\s+(?:period|quarter|year))\b"
        r"|\b(?:weighted|average|avg)\b.{0,40}\bshares\b|\bnumber\s+of\b.{0,30}\bshares\b|\b(?:basic|diluted|dilutive)\b.{0,60}\bshares\b"
        r"|^shares$|^shares\s+\(?in\b|\bshares\s+for\s+calculati|\bequivalent\s+shares\b"
        r"|^\W*(?:(?:increase|decrease)\s+in\s+(?:[\w-]+\s+){0,3})?shares\b.*\((?:in\s+)?(?:thousands|millions|0?00'?s?)\)$"
        r"|^shares\s+(?a:[a-z])+(?:ed|sold|bought)\s+\((?:in\s+)?(?:thousands|millions|0?00'?s)\)$"
        r"|^(?:number\s+of\s+)?shares\s+of\s+(?:(?:capital|common|preferred|preference|class\s+\w)\s+)*stock(?:$|\s+outstanding\b)",
        "per": r"\b(?:used\s+in|comput\w+)\b.{0,60}\bper\b",
        "options": r"^dilutive\s+(?:stock\s+)?options\s+outstanding\b",
        "ads adss units": r"\b(?:weighted|average)\b.{0,40}\b(?:outstanding\s+(?:adss?|units)|(?:adss?|units)\s+outstanding)\b",
    },
    re.IGNORECASE,
)
OF_PRODUCTS = regex(  # not of a partnership: `Net sales per unit`
    r"\b(?:sales|revenues?|costs?|gross\s+(?:profit|margin))\s+per\s+(?:(?a:[a-z])+\s+)?units?\b", re.IGNORECASE, "unit units"
)
CAPITAL = regex(
    r"\bpar\b|\bauthori(?a:[sz])ed\b|\bissued\b|\btreasury\b|\bpreferred\b|\bcommon\s+stock\b|\bstated\s+value\b|\bcapital\b|\bequity\s+and\b",
    re.IGNORECASE,
)
PRICED = regex(  # `Cash dividends of $0.48 per share`, `(per share: $1.01)` are an amount in full
    r"\$ ?[0-9]*\.?[0-9]+\s+(?:per|a)\b|\(per\s+(?:common\s+)?share\W{0,3}\$\s?[0-9.]", re.IGNORECASE, "$"
)
SHARES_AUTHORIZED = regex(  # the count is the value
    r"(?:(?a:[a-z])+\s+){0,3}(?:shares|stock)\W{1,4}authori(?a:[sz])ed\b", re.IGNORECASE, "authorized authorised"
)
AVERAGED = regex(r"\b(?:weighted|average)\b", re.IGNORECASE, "weighted average")
PAR = regex(r"\bpar\b|\bauthori(?a:[sz])ed\b|\bstated\s+value\b", re.IGNORECASE, "par authorized authorised value")
OF_DILUTION = "diluti* assumed conversion option options warrant warrants convertible equivalent equivalents issuable"
DILUTION = regex(
    r"\bdiluti\w+|\bassumed\s+conversion|\bstock\s+options?\b|\bconvertible\b|\b(?:stock|share)s?\s+equivalents?\b|\bwarrants?\b",
    re.IGNORECASE,
    OF_DILUTION,
)
ISSUABLE = regex(
    r"\bdiluti\w+|\bconversion\b|\boptions?\b|\bwarrants?\b|\bconvertible\b|\bequivalents?\b|\bissuable\b",
    re.IGNORECASE,
    OF_DILUTION,
)
NO_CHANGE = r"(?!conver|exchang|reclas|transfer|contribut|issu|add|pa(?a:[iy])|chang|increas|adjust)"
SHARED_OUT = r"(?:debt|equity|capital|loans|deposits|assets|liabilities|income|earnings|expenses|losses|charge-offs)"
SHARED_BY = r"(?:equity|capital|capitalization|assets|liabilities|deposits|loans|income|revenues?|sales|debt|worth)"
SHARED = regex(  # `Debt to total capital`, `Long-term debt to stockholders' equity`
    rf"{NO_CHANGE}(?:[\w-]+ ){{0,4}}?{SHARED_OUT} to (?:[\w'-]+ ){{0,3}}{SHARED_BY}", re.IGNORECASE, "to"
)
PURE = either(
    {
        "bill": r"\bbook[- ]to[- ]bill\b",
        "margin": r"\b(?:profit|interest)\s+margin\b",
        "ratio yield percent percents percentage percentages pct growth times": r"\b(?:ratio|yield|percent(?:age)?s?|pct|growth|times)\b",
        "%": r"(?<![0-9])(?<![0-9] )%",
        "hours manhours basis cents": r"\bman[- ]?hours\b|\bbasis\s+points\b|\(\s*(?:in\s+)?cents\b",
        "turnover turns": r"\b(?:inventory|assets?|receivables?|debtors?|stock|working\s+capital)\s+turn(?:over|s)\b"
        r"|\bturnover\s+(?:ratio|rate|of\s+inventor)",
        "usd eur gbp": r"\b(?-i:[A-Z]{3}/(?:USD|EUR|GBP)|(?:USD|EUR|GBP)/[A-Z]{3})\b",
        "coverage": r"\b(?:interest|(?:fixed[- ])?charges?|debt\s+service|earnings|dividends?)\s+coverage\b",
        "leverage roe roa roi roic roce": r"^(?:financial\s+|total\s+)?leverage$|^RO(?:E|A|I|IC|CE)\b",
        "days months": r"\b(?:days\s+(?:sales|outstanding|in)\b|months\s+of\s+(?:inventor|suppl))",
        "return": r"(?<!actual )(?<!expected )\breturn\s+on\b",
        "exchange": r"^(?:foreign\s+)?(?:currency\s+)?exchange\s+rates?(?:$|\s*\()|\b(?:average|closing) exchange rates?\b",
        "rate": r"(?<!exchange )(?<!fixed[ -])(?<!floating[ -])(?<!variable[ -])(?<!adjustable[ -])"
        r"\brate\b(?!\s+(?:swap|change|exchange|fluctuat|effect|loan|debt|note|mortgage|lock|risk|contract|securit|cap|agreement|forward|option|bond|hedg|instrument|derivativ)s?)",
    },
    re.IGNORECASE,
)
COUNTED_OF_SHARES = regex(
    r"\b(?:shares|stock|awards|outstanding)\b"
    r"|^(?:average|balances?\b|(?:at\s+)?(?:(?:the\s+)?(?:end|beginning)\s+of\b|(?:period|quarter|year)[- ]end))"
    r"|^(?:used\s+(?:in|for|to)|for|in)\b.*\b(?:basic|diluted|primary|calculat\w+|comput\w+)\b",
    re.IGNORECASE,
)  # under `Average Shares Outstanding`
DENOMINATOR = regex(  # of earnings per share, not of `Ratio of earnings to fixed charges`
    r"denominator\b(?!.*\b(?:charges|expenses?|interest|dividends|revenues?|sales|assets)\b)", re.IGNORECASE, "denominator*"
)
NUMERATOR = regex(r"numerator\b", re.IGNORECASE, "numerator*")
DILUTIVE = regex(r"(?:effects?\s+of\s+)?" + f"(?:{DILUTION.pattern})", re.IGNORECASE, OF_DILUTION)
NUMBER_OF_SHARES = regex(r"\b(?:average|number|period[- ]end)\b.*\boutstanding\b", re.IGNORECASE, "outstanding")  # under `Class A Shares`
HEADS_COUNTS = regex(
    r"\b(?:(?:number|no\.)\s+of\s+(?:(?a:[a-z])+\s+){0,2}shares|(?:weighted[- ])?average\s+outstanding)\b",
    re.IGNORECASE,
    "number no average",
)
COUNTED_ALONE = regex(r"shares\s+of\b", re.IGNORECASE)  # not `Capital stock, 1,000 shares issued`
UNFINISHED_COUNT = regex(
    r"(?:(?:weighted[- ])?average|(?:weighted[- ]average )?number(?: of)?)", re.IGNORECASE, "average* number*"
)  # over `Common shares`
RATIO_HEADING = regex(
    r"\bratios?\b(?!\s+and\s+other\b)|\breturns?\s+on\b|\bpercentages?\b|\bas\s+an?\s+(?:percent|%)",
    re.IGNORECASE,
    "ratio ratios return returns percentage percentages percent* %",
)
MARGIN = regex(r"\b(?:gross|operating|contribution|profit)\s+margin\b", re.IGNORECASE, "margin")  # an amount, or a part of sales
MARGIN_HEADING = regex(r"\bmargins?$", re.IGNORECASE, "margin margins")
HEADED_PERCENT = regex(r"(?:percent(?:age)?s?|%)\s+(?:of|to|changes?|increases?|decreases?|growth)\b", re.IGNORECASE, "percent* %")
PERHAPS_PURE = regex(
    r"\bmargin\b|\bfactor\b|\bpayout\b|\bturnover\b|\btier (?:1|2|I|II|one|two)\b|\bleverage\b",
    re.IGNORECASE,
    "margin factor payout turnover tier leverage",
)  # amounts too, where amounts have decimals
COUNT = either(
    {
        "number no": r"\b(?:number|no\.)\s+of\s+(?!\w*\s*shares)",
        "employees headcount": r"^(?:total\s+)?(?:employees|headcount)\b",
        "ratio maturity": r"\bratio\b|\bterm\s+to\s+maturity\b",
        "record": r"\b(?:share|stock|unit)?(?:holders|owners)\s+of\s+record\b",
        "shareholders stockholders unitholders": r"^(?:share|stock|unit)holders$",
        "years": r"\(\s*(?:in\s+)?years\)",
        "store stores size": r"\bstores?\s+(?:open|at)\b|\b(?:store|restaurant|club|unit|warehouse)\s+size\b",
    },
    re.IGNORECASE,
)
SHARE_OF_ANOTHER = regex(r"\bas\s+an?\s+(?:percent(?:age)?|%)\s+of\b", re.IGNORECASE, "percent percentage %")
HEADED_COUNT = regex(
    r"\b(?:(?:number\s+of\s+|total\s+)?(?:employees|headcount|stores|restaurants)"
    r"|(?:number|no\.)\s+of\s+(?:[\w-]+\s+){0,3}(?:share|stock|unit)?(?:holders|owners))\b",
    re.IGNORECASE,
    "employees headcount stores restaurants number no",
)
BASED_ON_SHARES = regex(  # an amount per share where it has decimals: `Net income per share based on the average shares outstanding`
    r"\W*(?:(?!for\b|used\b|comput|numerator\b)[\w()/-]+ ){0,6}?\(?(?:income|earnings|loss)\)? (?:\w+ )?per "
    r"(?:.*\bbased on\b|(?:[\w-]+ ){0,5}shares? \((?:weighted |on )?average\b)",
    re.IGNORECASE,
    "based average",
)
COUNTS = regex(r"\b(?:weighted|average|avg|number|outstanding|used|shares\s+(?:in|for))\b|\bcomput|^shares\b", re.IGNORECASE)
LEAD = regex(r"[-\s]*(?:basic|diluted|primary|fully\s+diluted|assuming\s+(?:full\s+)?dilution)\b", re.IGNORECASE)


def _telling(section: tuple[str, ...]) -> str:
    """The nearest heading that speaks of shares or of amounts per share, else the nearest: `Basic` stands under `Amounts per share`."""
    return next((heading for heading in reversed(section) if any(_speaks_of(heading))), section[-1] if section else "")


def is_per_share(words: str) -> bool:
    """Whether words speak of amounts per share: `Significant Factors Impacting EPS`."""
    return _speaks_of(words)[1]


@frozen
class Speech:
    """What the words of a caption speak of, its heading's where its own say nothing of shares.

    Attributes:
        shares: counts of shares.
        per_share: amounts per share.
        measured: nothing but an amount per share, however large.
        leads: a basis alone, `Diluted`, so that the row above or the heading says of what.
        dilution: what dilutes shares.
        issuable: what may become shares, under a heading of counts of them.
        divisor: an amount per share by its words, under a heading of counts of shares: what it is divided by, where it is large.
        counts: things, a number a row.
        percent: a percentage, whole or not.
        pure: a ratio or a rate.
        perhaps_pure: a ratio, or an amount of the same name.
        step: under one of the two bases of amounts per share.
    """

    shares: bool = False
    per_share: bool = False
    measured: bool = False
    leads: bool = False
    dilution: bool = False
    issuable: bool = False
    divisor: bool = False
    counts: bool = False
    percent: bool = False
    pure: bool = False
    perhaps_pure: bool = False
    step: bool = False


PLAIN = Speech()


@lru_cache(maxsize=4096)
def speech_of(label: str, section: tuple[str, ...]) -> Speech:
    """What a caption under its headings speaks of; captions recur in every release of a company, so it is kept."""
    shares, per_share = _speaks_of(label)
    heading = _telling(section)
    leads = LEAD.match(label) is not None
    if not shares and not per_share and heading:
        of_heading = _speaks_of(heading)
        if leads or of_heading[1]:
            shares, per_share = of_heading
        else:
            of_denominator = DENOMINATOR.match(heading) is not None and not tells_money(label)
            shares = of_denominator or _counts_shares(label, heading, of_heading[0])
    of_shares = _speaks_of(heading)[0] if heading else False
    speech = Speech(
        shares,
        per_share,
        per_share and MEASURED_BY_SHARE.fullmatch(label) is not None,
        leads,
        DILUTION.search(label) is not None or DILUTIVE.match(heading) is not None,
        not per_share and of_shares and ISSUABLE.search(label) is not None,
        per_share and of_shares,
        COUNT.is_in(label)
        or HEADED_COUNT.match(heading) is not None
        or is_quantity(label)
        or (head_quantities(section) and not tells_money(label))
        or opens(label, section),
        SHARE_OF_ANOTHER.search(label) is not None or HEADED_PERCENT.match(heading) is not None,
        is_ratio(label) or any(map(RATIO_HEADING.search, section)),
        PERHAPS_PURE.search(label) is not None or any(map(MARGIN_HEADING.search, section)),
        STEP.fullmatch(heading) is not None,
    )
    return PLAIN if speech == PLAIN else speech


def is_ratio(label: str) -> bool:
    """Whether a caption is of a rate, a ratio or a count: `Return on equity`, `Debt to total capital`."""
    return PURE.is_in(label) or SHARED.fullmatch(label) is not None


def speaks_of_shares(label: str, section: tuple[str, ...]) -> bool:
    """Whether a caption, or the heading it goes on from, is of numbers of shares."""
    return speech_of(label, section).shares


def _counts_shares(label: str, heading: str, of_shares: bool) -> bool:
    """Whether a caption counts the shares of its heading: `Total shares` under `Average Shares Outstanding`, which is `of_shares`."""
    if HEADS_COUNTS.match(heading):  # `Balance at January 1`, `Stock dividend` under `Number of common shares`
        return not tells_money(label)
    if UNFINISHED_COUNT.fullmatch(heading):
        return SHARES_USED.is_in(f"average {label}") and not tells_money(label)
    counts = COUNTED_OF_SHARES if of_shares else NUMBER_OF_SHARES
    return counts.search(label) is not None and "shares" in heading.lower() and not tells_money(label)


@remembered(4096)
def _speaks_of(label: str) -> tuple[bool, bool]:
    """Whether words speak of counts of shares, and of amounts per share."""
    label = COUNT_WITHIN.sub("", label)
    if DENOMINATOR.match(label):
        return True, False
    if NUMERATOR.match(label):  # `Numerator for earnings per common share:` heads amounts
        return False, False
    earned = PER_SHARE.is_in(label) and PAR.search(label) is None and PRICED.search(label) is None and label[-1] != "%"
    earned = earned and OF_PRODUCTS.search(label) is None
    if SHARES_AUTHORIZED.fullmatch(label):
        return True, False
    if SHARES_USED.is_in(label):
        if earned and COUNTS.search(label) is None:  # `Adjusted diluted earnings per common shares`
            return False, True
        if earned and BASED_ON_SHARES.match(label):
            return True, True
        return CAPITAL.search(label) is None or earned or AVERAGED.search(label) is not None or COUNTED_ALONE.match(
            label
        ) is not None, False
    return False, earned
