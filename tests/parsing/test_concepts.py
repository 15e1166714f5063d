from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.gold import CORPUS, FOUNDING, gold_releases
from tests.support.shared import SHARED
from viewer.parsing.captions.concepts import concept_of
from viewer.statements.statement import Role, StatementKind
from viewer.statements.unit import UnitKind, kind_of
from viewer.statements.vocabulary import vocabulary

BALANCE, INCOME, CASH = StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT, StatementKind.CASH_FLOW
Section = tuple[str, ...]

ITEMS: tuple[tuple[StatementKind, Section, str, str | None], ...] = (
    (
        BALANCE,
        ("ASSETS", "CURRENT ASSETS"),
        "Accounts receivable, and due from factor net of allowance of $311 (2003)",
        "AccountsReceivableNetCurrent",
    ),
    (BALANCE, ("Assets",), "PROPERTY, PLAND and EQUIPMENT, net", "PropertyPlantAndEquipmentNet"),
    (BALANCE, ("STOCKHOLDERS' EQUITY",), "Additional paid-in captial", "AdditionalPaidInCapital"),
    (BALANCE, ("STOCKHOLDERS' EQUITY",), "Pomissory note-officer", "StockholdersEquityNoteSubscriptionsReceivable"),
    (
        BALANCE,
        ("Liabilities and stockholders' equity",),
        "8% redeemable perferred stock, $0.10 par value: Authorized shares-5,000",
        "TemporaryEquityCarryingAmountAttributableToParent",
    ),
    (BALANCE, ("STOCKHOLDERS' EQUITY",), "Common Stock, $0.10 par-shares, Aurhtorized 40,000 Issued 15,129 (2003)", "CommonStockValue"),
    (BALANCE, ("Current assets",), "Deferred income taxes", "DeferredTaxAssetsNetCurrent"),
    (BALANCE, ("ASSETS",), "Deferred income taxes", "DeferredTaxAssetsNetNoncurrent"),
    (BALANCE, ("LIABILITIES", "CURRENT"), "Deferred income taxes", "DeferredTaxLiabilitiesCurrent"),
    (BALANCE, ("LIABILITIES AND STOCKHOLDERS' EQUITY",), "Deferred income taxes", "DeferredTaxLiabilitiesNoncurrent"),
    (CASH, ("OPERATING ACTIVITIES",), "Deferred income taxes", "DeferredIncomeTaxExpenseBenefit"),
    (BALANCE, (), "Deferred income taxes", None),  # four things without a heading
    (BALANCE, ("DEFERRED ITEMS",), "Income taxes", None),  # no accrued ones
    (BALANCE, ("LIABILITIES", "Deferred credits"), "Income taxes", "DeferredTaxLiabilitiesNoncurrent"),
    (INCOME, ("Cumulative effect of changes in accounting principles",), "Income taxes", None),
    (BALANCE, ("Liabilities",), "Deferred compensation", "DeferredCompensationLiabilityClassifiedNoncurrent"),
    (BALANCE, ("Shareholders' equity",), "Deferred compensation", "DeferredCompensationEquity"),
    (BALANCE, ("Liabilities",), "Deposits", "Deposits"),
    (BALANCE, ("Assets",), "Deposits", "DepositsAssetsNoncurrent"),
    (BALANCE, ("ASSETS",), "Due to factor", None),
    (BALANCE, (), "Total assets less current liabilities", None),
    (BALANCE, ("Equity method investments",), "Coca-Cola Enterprises Inc.", None),
    (INCOME, (), "Net sales", "Revenues"),
    (INCOME, (), "Net sales to related parties", None),
    (INCOME, ("REVENUES",), "Interest", "InterestAndDividendIncomeOperating"),
    (INCOME, ("EXPENSES",), "Interest", "InterestExpense"),
    (INCOME, ("Interest income",), "Loans", "InterestAndFeeIncomeLoansAndLeases"),
    (INCOME, ("INTEREST EXPENSE",), "Deposits", "InterestExpenseDeposits"),
    (INCOME, ("REVENUES",), "Clearing fees", None),
    (INCOME, ("EXPENSES",), "Clearing fees", "FloorBrokerageExchangeAndClearanceFees"),
    (INCOME, (), "Other income-net", "OtherNonoperatingIncomeExpense"),
    (INCOME, (), "Other", None),
    (INCOME, ("OPERATING EXPENSES",), "S, G & A expenses", "SellingGeneralAndAdministrativeExpense"),
    (
        INCOME,
        (),
        "(Loss) income before income taxes",
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
    ),
    (INCOME, (), "Pro forma net income", None),
    (INCOME, (), "Net income--pro forma", None),
    (INCOME, (), "Net income -- excluding special charges", None),
    (StatementKind.OTHER, (), "Operating income 5 years", None),
    (BALANCE, ("Stockholders' equity",), "Convertible preferred stock--shares authorized 100; shares issued 13", "PreferredStockValue"),
    (BALANCE, ("Stockholders' equity",), "TREASURY SHARES, 64,677 IN 1992 AND 62,677 IN 1993, AT COST", "TreasuryStockValue"),
    (INCOME, ("Pro forma amounts",), "Net income", None),
    (INCOME, (), "EBITDA", None),
    (CASH, ("Investing", "Purchases of"), "Investment securities", "PaymentsToAcquireInvestments"),
    (CASH, ("Investing", "Proceeds from sale of"), "Investment securities", "ProceedsFromSaleMaturityAndCollectionsOfInvestments"),
    (CASH, (), "Net cash provided (used) by operating activities", "NetCashProvidedByUsedInOperatingActivities"),
    (INCOME, (), "Interest expense (Notes 3 and 4)", "InterestExpense"),
    (
        BALANCE,
        ("Shareholders' equity",),
        "Series A non-voting convertible preferred stock, no par value; 150,000 shares",
        "PreferredStockValue",
    ),
    (CASH, ("Investing",), "Short-term investments", "PaymentsForProceedsFromShortTermInvestments"),
    (CASH, (), "Short-term investments", None),  # a balance, or a change of it
    (CASH, ("Supplemental disclosures", "Cash paid for"), "Interest", "InterestPaid"),
    (CASH, ("Operating", "(INCREASE) DECREASE IN"), "ACCOUNTS RECEIVABLE", "IncreaseDecreaseInAccountsReceivable"),
    (CASH, (), "Cash and equivalents, beginning of year", "CashAndCashEquivalentsAtCarryingValue"),
    (StatementKind.SELECTED_DATA, ("BALANCE SHEET DATA",), "Share-owners' equity", "StockholdersEquity"),
    (StatementKind.RECONCILIATION, (), "Net income (loss) in accordance with GAAP", "NetIncomeLoss"),
    (StatementKind.INCOME_STATEMENT, (), "LOSS FOR THE PERIOD", "NetIncomeLoss"),
    (StatementKind.INCOME_STATEMENT, (), "Profit (loss) for the year", "NetIncomeLoss"),
    (StatementKind.CASH_FLOW, ("Operating activities",), "Loss for the year", "NetIncomeLoss"),
    (StatementKind.RECONCILIATION, (), "Restructuring charge (Note 2)", None),
    (StatementKind.GUIDANCE, (), "Net sales", None),
)
SHARES: tuple[tuple[UnitKind, Section, str, str | None], ...] = (
    (UnitKind.PER_SHARE, ("NET INCOME (LOSS) PER SHARE",), "Basic", "EarningsPerShareBasic"),
    (UnitKind.SHARES, ("WEIGHTED AVERAGE SHARES OUTSTANDING",), "Basic", "WeightedAverageNumberOfSharesOutstandingBasic"),
    (UnitKind.PER_SHARE, ("Net income per share",), "- Diluted", "EarningsPerShareDiluted"),
    (UnitKind.PER_SHARE, (), "Basic and diluted loss per share", "EarningsPerShareBasicAndDiluted"),
    (UnitKind.PER_SHARE, (), "Net Income (Loss) Per Share", "EarningsPerShareBasic"),
    (UnitKind.PER_SHARE, (), "Diluted EPS", "EarningsPerShareDiluted"),
    (UnitKind.PER_SHARE, ("Diluted earnings per share",), "Net income", "EarningsPerShareDiluted"),
    (
        UnitKind.PER_SHARE,
        ("Earnings per share", "Income from continuing operations"),
        "Basic",
        "IncomeLossFromContinuingOperationsPerBasicShare",
    ),
    (
        UnitKind.PER_SHARE,
        ("Basic earnings per share",),
        "Discontinued operations",
        "IncomeLossFromDiscontinuedOperationsNetOfTaxPerBasicShare",
    ),
    (UnitKind.PER_SHARE, (), "Cash dividends declared per common share", "CommonStockDividendsPerShareDeclared"),
    (UnitKind.PER_SHARE, (), "Pro forma earnings per share", None),
    (UnitKind.PER_SHARE, ("Pro forma earnings per share",), "Basic", None),
    (UnitKind.PER_SHARE, (), "- Diluted", "EarningsPerShareDiluted"),
    (UnitKind.SHARES, (), "Basic", "WeightedAverageNumberOfSharesOutstandingBasic"),
    (UnitKind.PER_SHARE, (), "Book value per share", None),
    (UnitKind.SHARES, (), "Shares used in computing diluted earnings (loss) per share", "WeightedAverageNumberOfDilutedSharesOutstanding"),
    (
        UnitKind.SHARES,
        (),
        "Shares used in computing basic and diluted loss per share",
        "WeightedAverageNumberOfShareOutstandingBasicAndDiluted",
    ),
    (UnitKind.SHARES, (), "AVERAGE SHARES OUTSTANDING ASSUMING DILUTION", "WeightedAverageNumberOfDilutedSharesOutstanding"),
    (UnitKind.SHARES, (), "Shares repurchased", None),
    (UnitKind.PURE, (), "Gross profit", None),
)
TOTALS: tuple[tuple[StatementKind, Section, str, str | None], ...] = (
    (BALANCE, ("ASSETS", "CURRENT"), "", "AssetsCurrent"),
    (BALANCE, ("STOCKHOLDERS' EQUITY",), "", None),  # one before treasury stock, one behind it
    (BALANCE, ("Liabilities",), "Total", "Liabilities"),
    (BALANCE, ("Current liabilities",), "total current liabilities", "LiabilitiesCurrent"),
    (INCOME, ("OPERATING EXPENSES",), "", "OperatingExpenses"),
    (INCOME, ("Operating expenses",), "Total", "OperatingExpenses"),
    (INCOME, ("REVENUES",), "Total revenues", "Revenues"),
    (StatementKind.SELECTED_DATA, ("1997",), "Total", None),  # of what each column shows
    (StatementKind.OTHER, ("1-4 Family Mortgages",), "Subtotal", None),  # of the loans, not all assets
    (INCOME, (), "OTHER INCOME (EXPENSE)", "NonoperatingIncomeExpense"),
    (CASH, ("Investing",), "Net cash used for investing", "NetCashProvidedByUsedInInvestingActivities"),
    (CASH, (), "DECREASE IN CASH AND CASH EQUIVALENTS", "CashAndCashEquivalentsPeriodIncreaseDecrease"),
)


@pytest.mark.parametrize(("kind", "section", "label", "element"), ITEMS)
def test_a_caption_names_its_concept(kind: StatementKind, section: Section, label: str, element: str | None) -> None:
    assert concept_of(label, kind, section, Role.ITEM, UnitKind.MONEY) == element


@pytest.mark.parametrize(("kind", "section", "label", "element"), TOTALS)
def test_a_total_takes_its_concept_from_the_section(kind: StatementKind, section: Section, label: str, element: str | None) -> None:
    assert concept_of(label, kind, section, Role.TOTAL, UnitKind.MONEY) == element


@pytest.mark.parametrize(("unit", "section", "label", "element"), SHARES)
def test_unit_and_heading_decide_on_captions_of_shares(unit: UnitKind, section: Section, label: str, element: str | None) -> None:
    assert concept_of(label, INCOME, section, Role.ITEM, unit) == element


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Commitments and contingencies", True),
        ("Due to factor", True),
        ("Net income per share", True),
        ("Additional paid-in captial", True),
        ("Accounts receivable, net of allowance for", True),
        ("of $311 (2003) and $383(2002)", False),
        ("Selling, general and", False),
        ("uncollectible accounts", False),
        ("", False),
    ],
)
def test_whole_captions_are_known(text: str, known: bool) -> None:
    assert bool(vocabulary().find(text)) is known


def test_a_heading_has_no_concept() -> None:
    assert concept_of("Total assets", BALANCE, (), Role.HEADING, UnitKind.MONEY) is None


@given(
    st.text(max_size=80),
    st.sampled_from(StatementKind),
    st.lists(st.text(max_size=30), max_size=3).map(tuple),
    st.sampled_from(Role),
    st.sampled_from(UnitKind),
)
def test_any_row_is_answered(label: str, kind: StatementKind, section: Section, role: Role, unit: UnitKind) -> None:
    element = concept_of(label, kind, section, role, unit)
    assert element is None or element in vocabulary().concepts


def test_long_captions_cost_no_more_than_their_length() -> None:
    assert concept_of("Net sales " * 20_000, INCOME, (), Role.ITEM, UnitKind.MONEY) is None
    assert concept_of("(" * 100_000, INCOME, ("$" * 10_000,), Role.TOTAL, UnitKind.MONEY) is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of labelled releases is not here")
def test_most_lines_of_labelled_statements_are_mapped() -> None:
    counts = Counter(
        concept_of(row.label, statement.kind, row.section, row.role, kind_of(row.cells[0].unit)) is not None
        for folder in (FOUNDING, CORPUS)
        for release in gold_releases(*folder)
        for statement in release.statements
        for row in statement.rows
        if row.cells and statement.kind in {BALANCE, INCOME, CASH}
    )
    assert counts[True] / counts.total() > 0.89
