"""Line items and how the narrative names them.

Names are in the singular, commas left out. `~` before a name marks one too general to convict on: with it, a number can be
found to agree, never to differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Nature(StrEnum):
    """How a line item behaves."""

    FLOW = "flow"
    RESULT = "result"  # income or loss: the sign is part of the word
    PER_SHARE = "per share"
    SHARES = "shares"
    INSTANT = "instant"
    RATIO = "ratio"  # one item as a percentage of another
    RATE = "rate"  # a percentage that only a table which prints it tells


@dataclass(frozen=True, slots=True)
class Item:
    """A line item as the narrative knows it.

    Attributes:
        key: its name in this program.
        nature: how it behaves.
        names: how it is called, words in the singular, `~` before a name that is too general.
        concepts: US-GAAP elements of its rows.
        over: keys of numerator and denominator of a ratio.
    """

    key: str
    nature: Nature
    names: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    over: tuple[str, str] | None = None


def _item(key: str, nature: Nature, names: str, concepts: str = "", over: tuple[str, str] | None = None) -> Item:
    return Item(key, nature, tuple(" ".join(name.split()) for name in names.split("|")), tuple(concepts.split()), over)


def _cash_flows(*activities: str) -> str:
    """The names of the net cash of an activity: `net cash provided by operating activity` and the like."""
    verbs = ("", *(f"{verb} " for verb in ("provided", "used", "generated")))
    links = ("by", "from", "in", "for")
    return "|".join(
        f"{start} {verb}{link} {activity}"
        for start in ("net cash flow", "net cash", "cash flow", "cash")
        for verb in verbs
        for link in links
        for activity in activities
        if verb or link == "from"
    )


REVENUE, GROSS_PROFIT, NET_INCOME, EPS, SHARES = "revenue", "gross_profit", "net_income", "eps", "weighted_shares"
WORKING_CAPITAL, CURRENT_RATIO = "working_capital", "current_ratio"
TOTAL_COSTS, DEBT, EQUITY, BOOK_VALUE = "total_costs", "debt", "equity", "book_value"
LOANS, NET_LOANS, LOAN_ALLOWANCE, TANGIBLE_BOOK_VALUE = "loans", "net_loans", "loan_allowance", "tangible_book_value"

ITEMS: tuple[Item, ...] = (
    _item(
        REVENUE,
        Nature.FLOW,
        """net sale | sale | revenue | net revenue | sale revenue | total revenue | total net sale | total net revenue |
        total sale | operating revenue | net operating revenue | sale and revenue | turnover | sale and other revenue |
        ~finance income | ~interest revenue""",
        "Revenues SalesRevenueNet RevenueFromContractWithCustomerExcludingAssessedTax",
    ),
    _item(
        "cost_of_sales",
        Nature.FLOW,
        """cost of sale | cost of good sold | cost of revenue | cost of net sale | cost of product sold |
        cost of net revenue | cost relating to revenue""",
        "CostOfRevenue CostOfGoodsAndServicesSold",
    ),
    _item(GROSS_PROFIT, Nature.RESULT, "gross profit|gross income|gross profit on sale", "GrossProfit"),
    _item("rd", Nature.FLOW, "research and development|r&d|research & development|r & d", "ResearchAndDevelopmentExpense"),
    _item(
        "sga",
        Nature.FLOW,
        """selling general and administrative | sg&a | selling general & administrative | selling and administrative |
        sale general and administrative | selling administrative and general | marketing general and administrative |
        selling marketing general and administrative""",
        "SellingGeneralAndAdministrativeExpense",
    ),
    _item("ga", Nature.FLOW, "general and administrative|g&a|general & administrative", "GeneralAndAdministrativeExpense"),
    _item(
        "marketing",
        Nature.FLOW,
        """sale and marketing | selling and marketing | marketing and selling | marketing and sale""",
        "SellingAndMarketingExpense",
    ),
    _item(
        "da",
        Nature.FLOW,
        """depreciation and amortization | depreciation & amortization""",
        "DepreciationDepletionAndAmortization DepreciationAndAmortization",
    ),
    _item(
        "operating_expenses",
        Nature.FLOW,
        """operating expense | total operating expense | total operating cost | operating cost""",
        "OperatingExpenses",
    ),
    _item(TOTAL_COSTS, Nature.FLOW, "total expense|total cost and expense|total cost|cost and expense|~expense", "CostsAndExpenses"),
    _item(
        "operating_income",
        Nature.RESULT,
        """operating income | income from operation | operating profit | operating loss | loss from operation |
        operating earning | net operating income | net operating loss | net operating profit | profit from operation |
        operating income or loss | earning from operation | income or loss from operation""",
        "OperatingIncomeLoss",
    ),
    _item("interest_expense", Nature.FLOW, "interest expense|interest expense net|net interest expense|~interest", "InterestExpense"),
    _item(
        "interest_income",
        Nature.FLOW,
        "interest income|investment income|investment loss|interest and investment income",
        "InvestmentIncomeInterest",
    ),
    _item("other_income", Nature.FLOW, "other income|other income net|other expense|other income and expense", "NonoperatingIncomeExpense"),
    _item(
        "pretax",
        Nature.RESULT,
        """income before income tax | income before tax | pretax income | pre tax income | loss before income tax |
        loss before tax | pretax loss | pre tax loss | pretax profit | pre tax profit | pretax earning |
        pre tax earning | earning before income tax | earning before tax | profit before tax |
        profit before income tax | income before provision for income tax | income before provision for tax |
        loss before provision for income tax""",
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxes",
    ),
    _item(
        "taxes",
        Nature.FLOW,
        """income tax | provision for income tax | income tax expense | income tax provision | tax provision |
        income tax benefit | provision for tax | tax expense | tax benefit |
        income tax credit | benefit for income tax | benefit from income tax""",
        "IncomeTaxExpenseBenefit",
    ),
    _item(
        NET_INCOME,
        Nature.RESULT,
        """net income | net loss | net earning | net profit | net income or loss | ~earning | ~profit | ~loss | ~income | ~lose |
        ~lost | ~earn |
        net income in accordance with gaap""",
        "NetIncomeLoss ProfitLoss",
    ),
    _item("comprehensive_income", Nature.RESULT, "comprehensive income|comprehensive loss"),
    _item(
        EPS,
        Nature.PER_SHARE,
        """earning per share | earning per diluted share | earning per common share | income per share | loss per share |
        net income per share | net loss per share | net earning per share | eps | e.p.s | per share earning | per share loss |
        net income per common share | net loss per common share | income per diluted share |
        net income per diluted share | per share income | net income per share of common stock |
        income per common share | loss per common share""",
    ),
    _item(
        SHARES,
        Nature.SHARES,
        """weighted average share outstanding | weighted average share | average share outstanding | average share |
        weighted average number of share outstanding | weighted average diluted share | average diluted share |
        weighted average number of share | weighted average common share outstanding |
        weighted average common share | average common share outstanding | average number of share outstanding |
        average number of share | ~share outstanding | share used in computing""",
    ),
    _item(
        "cash",
        Nature.INSTANT,
        "cash and cash equivalent|cash and equivalent|~cash|~cash position|~cash balance",
        "CashAndCashEquivalentsAtCarryingValue",
    ),
    _item(
        "cash_and_investments",
        Nature.INSTANT,
        """cash and short term investment | cash and investment | cash cash equivalent and short term investment |
        cash and cash equivalent and short term investment | cash cash equivalent and marketable security |
        cash and marketable security | cash cash equivalent and investment | cash equivalent and short term investment |
        cash and cash equivalent and marketable security | cash and temporary investment""",
    ),
    _item("receivables", Nature.INSTANT, "account receivable|trade receivable|~receivable", "AccountsReceivableNetCurrent"),
    _item("inventories", Nature.INSTANT, "inventory", "InventoryNet"),
    _item("current_assets", Nature.INSTANT, "total current asset|current asset", "AssetsCurrent"),
    _item("total_assets", Nature.INSTANT, "total asset|~asset", "Assets"),
    _item("current_liabilities", Nature.INSTANT, "total current liability|current liability", "LiabilitiesCurrent"),
    _item(WORKING_CAPITAL, Nature.INSTANT, "working capital|net working capital"),
    _item(CURRENT_RATIO, Nature.INSTANT, "current ratio|ratio of current asset to current liability"),
    _item("total_liabilities", Nature.INSTANT, "total liability|~liability", "Liabilities"),
    _item("long_term_debt", Nature.INSTANT, "long term debt", "LongTermDebtNoncurrent LongTermDebt"),
    _item(
        DEBT,
        Nature.INSTANT,
        """total debt | total debt outstanding | debt outstanding | ~debt | ~advance under line of credit | ~borrowing |
        ~note payable to bank""",
    ),
    _item(BOOK_VALUE, Nature.PER_SHARE, "book value per share|book value per common share|~book value|net book value per share"),
    _item(
        EQUITY,
        Nature.INSTANT,
        """stockholder equity | shareholder equity | total stockholder equity | total shareholder equity |
        shareowner equity | shareholder equity or deficit | net worth""",
        "StockholdersEquity",
    ),
    _item(
        "operating_cash",
        Nature.FLOW,
        _cash_flows("operating activity", "operation") + "|operating cash flow",
        "NetCashProvidedByUsedInOperatingActivities",
    ),
    _item(
        "investing_cash",
        Nature.FLOW,
        _cash_flows("investing activity", "investing", "investment activity", "investment"),
        "NetCashProvidedByUsedInInvestingActivities",
    ),
    _item(
        "financing_cash",
        Nature.FLOW,
        _cash_flows("financing activity", "financing"),
        "NetCashProvidedByUsedInFinancingActivities",
    ),
    _item(
        "capital_expenditures",
        Nature.FLOW,
        """~capital expenditure | ~capital spending | ~capital addition | ~capital outlay |
        ~addition to plant and equipment | ~expenditure for plant and equipment | ~purchase of plant and equipment |
        ~purchase of property and equipment | ~addition to property and equipment |
        ~purchase of property plant and equipment | ~addition to property plant and equipment | ~property addition |
        ~acquisition of property and equipment | ~acquisition of property plant and equipment | ~purchase of equipment |
        ~expenditure for property and equipment | ~expenditure for property plant and equipment | ~purchase of fixed asset""",
        "PaymentsToAcquirePropertyPlantAndEquipment",
    ),
    _item(
        "repurchases",
        Nature.FLOW,
        """~repurchase of common stock | ~purchase of treasury stock | ~repurchase of treasury stock | ~treasury stock purchased |
        ~purchase of treasury share | ~repurchase of common share | ~stock repurchase | ~share repurchase | ~repurchased | ~bought back |
        ~acquisition of treasury stock | ~purchase of common stock | ~common stock repurchased""",
        "PaymentsForRepurchaseOfCommonStock",
    ),
    _item(
        "dividends",
        Nature.FLOW,
        """~dividend paid | ~cash dividend paid | ~dividend | ~cash dividend | ~payment of dividend | ~payment of cash dividend |
        ~dividend paid to shareholder | ~dividend paid to stockholder""",
        "PaymentsOfDividends PaymentsOfDividendsCommonStock",
    ),
    _item(
        "gross_margin",
        Nature.RATIO,
        """gross margin | gross profit margin | gross margin percentage | gross profit percentage | gross margin rate |
        ~margin""",
        "",
        (GROSS_PROFIT, REVENUE),
    ),
    _item(
        "operating_margin",
        Nature.RATIO,
        """operating margin | operating profit margin | operating income margin""",
        "",
        ("operating_income", REVENUE),
    ),
    _item("net_margin", Nature.RATIO, "net margin|net profit margin|net income margin", "", (NET_INCOME, REVENUE)),
    _item(
        "tax_rate",
        Nature.RATIO,
        "effective tax rate|tax rate|effective income tax rate|income tax rate|~effective rate",
        "",
        ("taxes", "pretax"),
    ),
    _item("deposits", Nature.INSTANT, "total deposit | ~deposit | total customer deposit", "Deposits"),
    _item(
        LOANS,
        Nature.INSTANT,
        """~total loan | ~gross loan | ~gross loan receivable | ~total loan receivable | ~loan receivable | ~total gross loan |
        ~loan | ~total loan outstanding | ~loan outstanding | ~total loan and lease | ~loan and lease | ~loan held for investment""",
    ),
    _item(
        NET_LOANS,
        Nature.INSTANT,
        """~net loan | ~loan net | ~net loan receivable | ~loan receivable net | ~total net loan | ~net loan and lease |
        ~loan and lease net | ~total loan net | ~net loan outstanding""",
        "LoansAndLeasesReceivableNetReportedAmount",
    ),
    _item(
        LOAN_ALLOWANCE,
        Nature.INSTANT,
        """allowance for loan loss | reserve for loan loss | allowance for credit loss | allowance for loan and lease loss |
        allowance for possible loan loss | reserve for credit loss | ~loan loss allowance | ~loan loss reserve""",
    ),
    _item(
        "loan_provision",
        Nature.FLOW,
        """provision for loan loss | provision for credit loss | provision for loan and lease loss | provision for possible loan loss |
        loan loss provision | ~provision for loan | ~credit loss provision""",
        "ProvisionForLoanAndLeaseLosses ProvisionForLoanLeaseAndOtherLosses",
    ),
    _item(
        "charge_offs",
        Nature.FLOW,
        """~net charge off | ~net chargeoff | ~net loan charge off | ~net loan chargeoff | ~charge off net of recovery | ~charge off net |
        ~loan charge off net of recovery | ~net loan loss""",
    ),
    _item(
        "nonperforming_loans",
        Nature.INSTANT,
        """~nonperforming loan | ~non performing loan | ~total nonperforming loan | ~total non performing loan | ~npl | ~total npl""",
    ),
    _item(
        "nonperforming_assets",
        Nature.INSTANT,
        """~nonperforming asset | ~non performing asset | ~total nonperforming asset | ~total non performing asset | ~npa | ~total npa""",
    ),
    _item(
        "time_deposits",
        Nature.INSTANT,
        """~time deposit | ~total time deposit | ~certificate of deposit | ~total certificate of deposit | ~total time certificate |
        ~time certificate of deposit | ~total cd""",
    ),
    _item(
        TANGIBLE_BOOK_VALUE,
        Nature.PER_SHARE,
        "~tangible book value per share|~tangible book value per common share|~tangible book value",
    ),
    _item(
        "net_interest_margin",
        Nature.RATE,
        "~net interest margin|~tax equivalent net interest margin|~net yield on earning asset|~net interest margin tax equivalent",
    ),
    _item("interest_spread", Nature.RATE, "~net interest spread|~interest rate spread|~net interest rate spread|~interest spread"),
    _item(
        "asset_return",
        Nature.RATE,
        "~return on average asset|~return on asset|~return on average total asset|~annualized return on average asset|~roa|~roaa",
    ),
    _item(
        "equity_return",
        Nature.RATE,
        """~return on average equity | ~return on equity | ~return on average shareholder equity | ~return on average stockholder equity |
        ~return on shareholder equity | ~return on average common equity | ~annualized return on average equity | ~roe | ~roae""",
    ),
    _item("efficiency", Nature.RATE, "~efficiency ratio"),
    _item(
        "asset_yield",
        Nature.RATE,
        """~yield on earning asset | ~yield on interest earning asset | ~yield on average earning asset |
        ~yield on average interest earning asset | ~average yield on interest earning asset | ~average yield on earning asset""",
    ),
    _item(
        "liability_cost",
        Nature.RATE,
        """~cost of interest bearing liability | ~cost of average interest bearing liability |
        ~average cost of interest bearing liability""",
    ),
)
BY_KEY = {item.key: item for item in ITEMS}
BY_CONCEPT = {concept: item.key for item in ITEMS for concept in item.concepts}

FOOTNOTES = frozenset("123456789")  # marks stuck to a word: `Adjusted EPS1 was $0.73`
LOSS_WORDS = frozenset({"loss", "deficit"})
GAIN_WORDS = frozenset({"income", "profit", "earning"})


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A word as the vocabulary has it: `sales` and `sale`, `taxes` and `tax`, `Company's` and `company`."""
    if word.endswith(("'s", "s'")):
        word = word[:-2]
    if word[-1:] in FOOTNOTES and word[:-1].isalpha() and len(word) > 3:
        word = word[:-1]
    if word.endswith(("ss", "us", "is")) or len(word) < 4 or "." in word:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")
