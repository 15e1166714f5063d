"""The line items of any company."""

from __future__ import annotations

from viewer.checks.narrative.items.item import Item, Nature, item

REVENUE, GROSS_PROFIT, NET_INCOME, EPS, SHARES = "revenue", "gross_profit", "net_income", "eps", "weighted_shares"
WORKING_CAPITAL, CURRENT_RATIO = "working_capital", "current_ratio"
PRETAX = "pretax"
OPERATING_CASH, INVESTING_CASH, FINANCING_CASH = "operating_cash", "investing_cash", "financing_cash"
DIVIDENDS, SHARE_DIVIDENDS, TOTAL_ASSETS, COST_OF_SALES = "dividends", "share_dividends", "total_assets", "cost_of_sales"
REPURCHASES, CAPITAL_EXPENDITURES = "repurchases", "capital_expenditures"
CORPORATE_COSTS, SEGMENT_PROFIT = "corporate_costs", "segment_profit"
TOTAL_COSTS, OPERATING_EXPENSES = "total_costs", "operating_expenses"
INTEREST_EXPENSE, INTEREST_INCOME = "interest_expense", "interest_income"
DEBT, EQUITY, BOOK_VALUE, DEBT_RATIO = "debt", "equity", "book_value", "debt_ratio"


def _cash_flows(*activities: str) -> str:
    """The names of the net cash of an activity: `net cash provided by operating activity` and the like."""
    done = ("provided", "used", "generated")
    verbs = ("", *(f"{verb} " for verb in done))
    links = ("by", "from", "in", "for")
    names = [
        f"{start} {verb}{link} {activity}"
        for start in ("net cash flow", "net cash", "cash flow", "cash")
        for verb in verbs
        for link in links
        for activity in activities
        if verb or link == "from"
    ]
    plural = (activity for activity in activities if activity.endswith(" activity"))
    names += [f"~{activity} {verb}{cash}" for activity in plural for verb in done for cash in ("", " cash", " net cash")]
    return "|".join(names)


def _per_share() -> str:
    """The names of a result per share: `net earning per common share` and the like."""
    results = ("earning", "income", "loss", "net earning", "net income", "net loss")
    return "|".join(
        f"{result} per {share}"
        for result in results
        for share in ("share", "common share", "diluted share", "basic share", "basic and diluted share", "share of common stock")
    )


COMPANY_ITEMS: tuple[Item, ...] = (
    item(
        REVENUE,
        Nature.FLOW,
        """net sale | sale | revenue | net revenue | sale revenue | total revenue | total net sale | total net revenue |
        total sale | operating revenue | net operating revenue | total operating revenue | sale and revenue |
        turnover | sale and other revenue | ~finance income | ~interest revenue""",
        "Revenues SalesRevenueNet RevenueFromContractWithCustomerExcludingAssessedTax",
    ),
    item(
        COST_OF_SALES,
        Nature.FLOW,
        """cost of sale | cost of good sold | cost of revenue | cost of net sale | cost of product sold |
        cost of net revenue | cost relating to revenue |
        cost of sale buying and occupancy | ~merchandise cost | cost of product and service sold""",
        "CostOfRevenue CostOfGoodsAndServicesSold",
    ),
    item(GROSS_PROFIT, Nature.RESULT, "gross profit|gross income|gross profit on sale", "GrossProfit"),
    item(
        "special_charges",
        Nature.FLOW,
        """~special charge | ~restructuring charge | ~restructuring cost | ~severance cost | ~severance | ~impairment charge |
        ~special charge and impairment | ~restructuring and impairment charge | ~restructuring and other charge |
        ~asset impairment and restructuring charge | ~restructuring expense | ~one time charge | ~unusual charge |
        ~nonrecurring charge | ~special item | ~unusual item""",
        "RestructuringCharges",
    ),
    item("rd", Nature.FLOW, "research and development|r&d|research & development|r & d", "ResearchAndDevelopmentExpense"),
    item(
        "sga",
        Nature.FLOW,
        """selling general and administrative | sg&a | selling general & administrative | selling and administrative |
        sale general and administrative | selling administrative and general | marketing general and administrative |
        selling marketing general and administrative | s&a | og&a | operating general and administrative | operating and administrative |
        operating selling general and administrative""",
        "SellingGeneralAndAdministrativeExpense",
    ),
    item("ga", Nature.FLOW, "general and administrative|g&a|general & administrative", "GeneralAndAdministrativeExpense"),
    item(
        "marketing",
        Nature.FLOW,
        """sale and marketing | selling and marketing | marketing and selling | marketing and sale""",
        "SellingAndMarketingExpense",
    ),
    item(
        "da",
        Nature.FLOW,
        """depreciation and amortization | depreciation & amortization | depreciation depletion and amortization |
        depreciation depletion & amortization | dd&a | d&a""",
        "DepreciationDepletionAndAmortization DepreciationAndAmortization",
    ),
    item("fuel", Nature.FLOW, "fuel expense|aircraft fuel|aircraft fuel expense|aircraft fuel and oil", "FuelCosts"),
    item(
        OPERATING_EXPENSES,
        Nature.FLOW,
        """operating expense | total operating expense | total operating cost | operating cost""",
        "OperatingExpenses",
    ),
    item(
        TOTAL_COSTS,
        Nature.FLOW,
        "total expense|total cost and expense|total cost|cost and expense|~expense|~net expense|~total net expense",
        "CostsAndExpenses",
    ),
    item(
        "operating_income",
        Nature.RESULT,
        """operating income | income from operation | operating profit | operating loss | loss from operation |
        operating earning | net operating income | net operating loss | net operating profit | profit from operation |
        operating income or loss | earning from operation | income or loss from operation""",
        "OperatingIncomeLoss",
    ),
    item(
        CORPORATE_COSTS,
        Nature.FLOW,
        """~corporate expense | ~general corporate expense | ~unallocated corporate expense | ~corporate general and administrative |
        ~corporate overhead | ~unallocated expense | ~corporate cost""",
    ),
    item(INTEREST_EXPENSE, Nature.FLOW, "interest expense|interest expense net|net interest expense|~interest", "InterestExpense"),
    item(
        INTEREST_INCOME,
        Nature.FLOW,
        "interest income|investment income|investment loss|interest and investment income",
        "InvestmentIncomeInterest",
    ),
    item("other_income", Nature.FLOW, "other income|other income net|other expense|other income and expense", "NonoperatingIncomeExpense"),
    item(
        "taxes",
        Nature.FLOW,
        """income tax | provision for income tax | income tax expense | income tax provision | tax provision |
        income tax benefit | provision for tax | tax expense | tax benefit |
        income tax credit | benefit for income tax | benefit from income tax | provision for tax on income | tax on income""",
        "IncomeTaxExpenseBenefit",
    ),
    item(
        NET_INCOME,
        Nature.RESULT,
        """net income | net loss | net earning | net profit | net income or loss | ~earning | ~profit | ~loss | ~income | ~lose |
        ~lost | ~earn | ~earned |
        net income in accordance with gaap | net income after tax | net earning after tax | net profit after tax | profit after tax |
        net loss after tax | loss after tax | after tax profit | after tax loss | ~after tax income | ~after tax earning |
        ~income after tax | ~earning after tax | net income or loss and comprehensive income or loss |
        net loss and comprehensive loss | net income and comprehensive income | net loss and total comprehensive loss |
        net income and total comprehensive income | ~loss and comprehensive loss | ~income and comprehensive income""",
        "NetIncomeLoss ProfitLoss",
    ),
    item("comprehensive_income", Nature.RESULT, "comprehensive income|comprehensive loss"),
    item(EPS, Nature.PER_SHARE, _per_share() + "|eps|e.p.s|per share earning|per share loss|per share income"),
    item(
        SHARES,
        Nature.SHARES,
        """weighted average share outstanding | weighted average share | average share outstanding | average share |
        weighted average number of share outstanding | weighted average diluted share | average diluted share |
        weighted average number of share | weighted average common share outstanding |
        weighted average common share | average common share outstanding | average number of share outstanding |
        weighted average number of share of common stock outstanding | weighted average number of share of common stock |
        average number of share | ~share outstanding | share used in computing | ~share outstanding averaged |
        ~share used in computing earning per share | ~share outstanding used in computing earning per share""",
    ),
    item(
        "cash",
        Nature.INSTANT,
        "cash and cash equivalent|cash and equivalent|~cash|~cash position|~cash balance",
        "CashAndCashEquivalentsAtCarryingValue",
    ),
    item(
        "cash_and_investments",
        Nature.INSTANT,
        """cash and short term investment | cash and investment | cash cash equivalent and short term investment |
        cash and cash equivalent and short term investment | cash cash equivalent and marketable security |
        cash and marketable security | cash cash equivalent and investment | cash equivalent and short term investment |
        cash and cash equivalent and marketable security | cash and temporary investment | cash and current marketable security""",
    ),
    item("receivables", Nature.INSTANT, "account receivable|trade receivable|~receivable", "AccountsReceivableNetCurrent"),
    item("inventories", Nature.INSTANT, "inventory", "InventoryNet"),
    item("current_assets", Nature.INSTANT, "total current asset|current asset", "AssetsCurrent"),
    item(TOTAL_ASSETS, Nature.INSTANT, "total asset|~asset", "Assets"),
    item("current_liabilities", Nature.INSTANT, "total current liability|current liability", "LiabilitiesCurrent"),
    item(WORKING_CAPITAL, Nature.INSTANT, "working capital|net working capital"),
    item(CURRENT_RATIO, Nature.INSTANT, "current ratio|ratio of current asset to current liability"),
    item("total_liabilities", Nature.INSTANT, "total liability|~liability", "Liabilities"),
    item("long_term_debt", Nature.INSTANT, "long term debt", "LongTermDebtNoncurrent LongTermDebt"),
    item(
        DEBT,
        Nature.INSTANT,
        """total debt | total debt outstanding | short term and long term debt | total short term and long term debt |
        total short and long term debt | long term and short term debt | debt outstanding | total indebtedness |
        long term debt including current portion |
        long term debt including current maturity |
        long term debt including portion due within one year | total debt and capital lease obligation | debt and capital lease obligation |
        ~indebtedness | ~debt | ~advance under line of credit | ~borrowing |
        ~note payable to bank""",
    ),
    item(
        DEBT_RATIO,
        Nature.RATE,
        "|".join(
            f"~{debt} to {whole}{ratio}"
            for debt in ("debt", "total debt", "long term debt", "ratio of debt", "ratio of total debt", "ratio of long term debt")
            for whole in ("capital", "total capital", "capitalization", "total capitalization")
            for ratio in ("", " ratio")
        ),
    ),
    item(
        BOOK_VALUE,
        Nature.PER_SHARE,
        "book value per share|book value per common share|book value per diluted share|~book value|net book value per share"
        "|shareholder equity per share|stockholder equity per share|shareowner equity per share",
    ),
    item(
        EQUITY,
        Nature.INSTANT,
        """stockholder equity | shareholder equity | total stockholder equity | total shareholder equity |
        shareowner equity | total shareowner equity | shareholder equity or deficit | net worth""",
        "StockholdersEquity",
    ),
    item(
        OPERATING_CASH,
        Nature.FLOW,
        _cash_flows("operating activity", "operation") + "|operating cash flow",
        "NetCashProvidedByUsedInOperatingActivities",
    ),
    item(
        INVESTING_CASH,
        Nature.FLOW,
        _cash_flows("investing activity", "investing", "investment activity", "investment"),
        "NetCashProvidedByUsedInInvestingActivities",
    ),
    item(
        FINANCING_CASH,
        Nature.FLOW,
        _cash_flows("financing activity", "financing"),
        "NetCashProvidedByUsedInFinancingActivities",
    ),
    item(
        CAPITAL_EXPENDITURES,
        Nature.FLOW,
        """~capital expenditure | ~capital spending | ~capital addition | ~capital outlay |
        ~addition to plant and equipment | ~expenditure for plant and equipment | ~purchase of plant and equipment |
        ~purchase of property and equipment | ~addition to property and equipment |
        ~purchase of property plant and equipment | ~addition to property plant and equipment | ~property addition |
        ~acquisition of property and equipment | ~acquisition of property plant and equipment | ~purchase of equipment |
        ~expenditure for property and equipment | ~expenditure for property plant and equipment | ~purchase of fixed asset""",
        "PaymentsToAcquirePropertyPlantAndEquipment",
    ),
    item(
        REPURCHASES,
        Nature.FLOW,
        """~repurchase of common stock | ~purchase of treasury stock | ~repurchase of treasury stock | ~treasury stock purchased |
        ~purchase of treasury share | ~repurchase of common share | ~stock repurchase | ~share repurchase | ~repurchased | ~repurchasing |
        ~bought back |
        ~acquisition of treasury stock | ~payment to repurchase common stock | ~payment for repurchase of common stock |
        ~purchase of common stock | ~common stock repurchased""",
        "PaymentsForRepurchaseOfCommonStock",
    ),
    item(
        "orders",
        Nature.FLOW,
        """~order | ~new order | ~net order | ~incoming order | ~order received | ~total order | ~order booked | ~booking | ~net booking |
        ~total booking | ~new booking""",
    ),
    item("backlog", Nature.INSTANT, "~backlog|~order backlog|~total backlog|~backlog of order|~backlog of unfilled order|~unfilled order"),
    item(SHARE_DIVIDENDS, Nature.PER_SHARE, "~dividend declared per share|~dividend paid per share"),
    item(
        DIVIDENDS,
        Nature.FLOW,
        """~dividend paid | ~cash dividend paid | ~dividend | ~cash dividend | ~payment of dividend | ~payment of cash dividend |
        ~dividend paid to shareholder | ~dividend paid to stockholder | ~quarterly dividend | ~quarterly cash dividend |
        ~dividend per share | ~common stock dividend | ~cash dividend per share""",
        "PaymentsOfDividends PaymentsOfDividendsCommonStock",
    ),
    item(
        "gross_margin",
        Nature.RATIO,
        """gross margin | gross profit margin | gross margin percentage | gross profit percentage | gross margin rate |
        ~margin""",
        "",
        (GROSS_PROFIT, REVENUE),
    ),
    item(
        "operating_margin",
        Nature.RATIO,
        """operating margin | operating profit margin | operating income margin | income from operation margin""",
        "",
        ("operating_income", REVENUE),
    ),
    item("operating_ratio", Nature.RATIO, "~operating ratio", "", (OPERATING_EXPENSES, REVENUE)),
    item("pretax_margin", Nature.RATIO, "pretax margin|pre tax margin|pretax profit margin", "", (PRETAX, REVENUE)),
    item("net_margin", Nature.RATIO, "net margin|net profit margin|net income margin|net earning margin", "", (NET_INCOME, REVENUE)),
    item(
        "tax_rate",
        Nature.RATIO,
        "effective tax rate|tax rate|effective income tax rate|income tax rate|~effective rate",
        "",
        ("taxes", PRETAX),
    ),
)
