"""The line items of banks."""

from __future__ import annotations

from viewer.checks.narrative.items.item import Item, Nature, item

LOANS, NET_LOANS, LOAN_ALLOWANCE, TANGIBLE_BOOK_VALUE = "loans", "net_loans", "loan_allowance", "tangible_book_value"
NET_INTEREST = "net_interest_income"
NONINTEREST_EXPENSE = "noninterest_expense"

BANK_ITEMS: tuple[Item, ...] = (
    item("deposits", Nature.INSTANT, "total deposit | ~deposit | total customer deposit", "Deposits"),
    item(
        NET_INTEREST,
        Nature.FLOW,
        "net interest income|total net interest income|net interest revenue",
        "InterestIncomeExpenseNet",
    ),
    item(
        "noninterest_income",
        Nature.FLOW,
        """noninterest income | non interest income | total noninterest income | total non interest income | noninterest revenue |
        non interest revenue | total noninterest revenue | total non interest revenue | ~other operating income""",
        "NoninterestIncome",
    ),
    item(
        NONINTEREST_EXPENSE,
        Nature.FLOW,
        "noninterest expense|non interest expense|total noninterest expense|total non interest expense",
        "NoninterestExpense",
    ),
    item(
        "trading_revenue",
        Nature.RESULT,
        """~trading revenue | ~trading income | ~trading profit | ~trading account profit | ~total trading revenue | ~trading gain |
        ~trading account income | ~trading account revenue | ~trading activity | ~all trading activity | ~trading account gain |
        ~trading account and foreign exchange profit | ~trading account and foreign exchange revenue | ~principal transaction""",
    ),
    item(
        "core_deposits",
        Nature.INSTANT,
        """~core deposit | ~transaction account | ~transaction deposit | ~demand deposit | ~total core deposit | ~total demand deposit |
        ~total transaction account | ~core deposit account""",
    ),
    item(
        LOANS,
        Nature.INSTANT,
        """~total loan | ~gross loan | ~gross loan receivable | ~total loan receivable | ~loan receivable | ~total gross loan |
        ~loan | ~total loan outstanding | ~loan outstanding | ~total loan and lease | ~loan and lease | ~loan held for investment |
        ~loan portfolio | ~total loan portfolio""",
    ),
    item(
        NET_LOANS,
        Nature.INSTANT,
        """~net loan | ~loan net | ~net loan receivable | ~loan receivable net | ~total net loan | ~net loan and lease |
        ~loan and lease net | ~total loan net | ~net loan outstanding | ~net loan portfolio""",
        "LoansAndLeasesReceivableNetReportedAmount",
    ),
    item(
        LOAN_ALLOWANCE,
        Nature.INSTANT,
        """allowance for loan loss | reserve for loan loss | allowance for credit loss | allowance for loan and lease loss |
        allowance for possible loan loss | reserve for credit loss | ~loan loss allowance | ~loan loss reserve""",
    ),
    item(
        "loan_provision",
        Nature.FLOW,
        """provision for loan loss | provision for credit loss | provision for loan and lease loss | provision for possible loan loss |
        loan loss provision | ~provision for loan | ~credit loss provision""",
        "ProvisionForLoanAndLeaseLosses ProvisionForLoanLeaseAndOtherLosses",
    ),
    item(
        "charge_offs",
        Nature.FLOW,
        """~net charge off | ~net chargeoff | ~net loan charge off | ~net loan chargeoff | ~charge off net of recovery | ~charge off net |
        ~loan charge off net of recovery | ~net loan loss | ~loss net of recovery""",
    ),
    item(
        "nonperforming_loans",
        Nature.INSTANT,
        """~nonperforming loan | ~non performing loan | ~total nonperforming loan | ~total non performing loan | ~npl | ~total npl""",
    ),
    item(
        "nonperforming_assets",
        Nature.INSTANT,
        """~nonperforming asset | ~non performing asset | ~total nonperforming asset | ~total non performing asset | ~npa | ~total npa""",
    ),
    item(
        "time_deposits",
        Nature.INSTANT,
        """~time deposit | ~total time deposit | ~certificate of deposit | ~total certificate of deposit | ~total time certificate |
        ~time certificate of deposit | ~total cd""",
    ),
    item(
        TANGIBLE_BOOK_VALUE,
        Nature.PER_SHARE,
        "~tangible book value per share|~tangible book value per common share|~tangible book value",
    ),
    item(
        "net_interest_margin",
        Nature.RATE,
        """~net interest margin | ~net yield on interest earning asset | ~tax equivalent net interest margin |
        ~net yield on earning asset | ~net interest margin tax equivalent""",
    ),
    item("interest_spread", Nature.RATE, "~net interest spread|~interest rate spread|~net interest rate spread|~interest spread"),
    item(
        "asset_return",
        Nature.RATE,
        "~return on average asset|~return on asset|~return on average total asset|~annualized return on average asset|~roa|~roaa",
    ),
    item(
        "equity_return",
        Nature.RATE,
        """~return on average equity | ~return on equity | ~return on average shareholder equity | ~return on average stockholder equity |
        ~return on shareholder equity | ~return on average common equity | ~return on common equity |
        ~return on common stockholder equity | ~return on common shareholder equity | ~return on average common stockholder equity |
        ~return on average common shareholder equity | ~annualized return on average equity | ~roe | ~roae""",
    ),
    item("efficiency", Nature.RATE, "~efficiency ratio"),
    item(
        "asset_yield",
        Nature.RATE,
        """~yield on earning asset | ~yield on interest earning asset | ~yield on average earning asset |
        ~yield on average interest earning asset | ~average yield on interest earning asset | ~average yield on earning asset""",
    ),
    item(
        "liability_cost",
        Nature.RATE,
        """~cost of interest bearing liability | ~cost of average interest bearing liability |
        ~average cost of interest bearing liability""",
    ),
)
