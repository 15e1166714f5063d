"""What captions say about sums."""

from __future__ import annotations

import pytest

from viewer.footing.captions import Standing, bracketed, caption_standing, direction, is_contra, is_gain, names_result


@pytest.mark.parametrize(
    ("label", "standing"),
    [
        ("Total current assets", Standing.TOTAL),
        ("TOTALS", Standing.TOTAL),
        ("Sub-total", Standing.TOTAL),
        ("Gross profit (loss)", Standing.RESULT),
        ("INCOME (LOSS) BEFORE INCOME TAXES", Standing.RESULT),
        ("Net cash used in investing activities", Standing.RESULT),
        ("Net cash distribution to discontinued operation", Standing.ITEM),
        ("Net cash received from (used in) financing activities", Standing.RESULT),
        ("Cash and equivalents, end of year", Standing.RESULT),
        ("Options outstanding at December 31, 1991", Standing.RESULT),
        ("Balance, December 31, 1996", Standing.RESULT),
        ("Cash and cash equivalents", Standing.ITEM),
        ("End of life program inventory reserve charge", Standing.ITEM),
        ("Interest income", Standing.ITEM),
        ("Loss on sale of assets", Standing.ITEM),
        ("Loss from discontinued operations", Standing.ITEM),
        ("Loss from operations", Standing.RESULT),
        ("Total return swap", Standing.TOTAL),
    ],
)
def test_standing(label: str, standing: Standing) -> None:
    assert caption_standing(label) is standing


@pytest.mark.parametrize(
    ("label", "way"),
    [
        ("Cost of goods sold", -1),
        ("INCOME TAXES", -1),
        ("Provision (benefit) for income taxes", -1),
        ("Interest expense, net", -1),
        ("Other expense (income)", -1),
        ("Sales and marketing", -1),
        ("Preferred stock dividends", -1),
        ("Rent", -1),
        ("Rental income", 1),
        ("Loss on sale of assets", -1),
        ("Other income (expense), net", 1),
        ("(Loss) gain on sale of assets", 1),
        ("Equity in income (loss) of affiliate", 1),
        ("Special items", -1),
        ("Repayments of loans to officers", -1),
        ("1998 paydowns on loans", -1),
        ("Adjustments", 0),
    ],
)
def test_direction(label: str, way: int) -> None:
    assert direction(label) == way


@pytest.mark.parametrize(
    ("label", "way"),
    [
        ("Income tax benefit", 1),
        ("Provision (benefit) for income taxes", 1),
        ("Other expense (income)", 1),
        ("Minority interest in (income) loss of subsidiaries", -1),
        ("Income taxes", 0),
    ],
)
def test_brackets(label: str, way: int) -> None:
    assert bracketed(label) == way


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Less treasury stock, at cost", True),
        ("LESS: REALIZED LOSSES", True),
        ("Accumulated depreciation", True),
        ("Lessors' deposits", False),
    ],
)
def test_contra(label: str, expected: bool) -> None:
    assert is_contra(label) is expected


def test_totals_of_results() -> None:
    assert names_result("Total operating income")
    assert not names_result("Total operating expenses")
    assert not names_result("Balance at end of year")


@pytest.mark.parametrize(
    ("label", "gain"),
    [
        ("Gain on sale of certain assets", True),
        ("Gains on sales of businesses", True),
        ("Insurance recoveries", True),
        ("Gain (loss) on exchange", False),
        ("(Gain) loss on divestiture", False),
        ("Gains and losses on investments", False),
        ("Bargain purchase", False),
        ("Other income", False),
    ],
)
def test_is_gain(label: str, gain: bool) -> None:
    assert is_gain(label) is gain
