"""Views are found in any company's lines, and are stored and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.innovo import innovo
from viewer.trends.policy import Policy
from viewer.trends.series import Choice, Frequency
from viewer.trends.views import READY_MADE_VIEWS, TrendView, Wish, series_of_view, views_from, views_text, wish_from, wish_text

SHOWN = {
    "Results": [
        "Net sales",
        "Cost of goods sold",
        "Gross profit",
        "Selling, general and administrative",
        "operations",
        "Net Income (loss)",
    ],
    "Margins": ["Net sales", "Gross margin", "Operating margin", "Net margin", "SG&A of sales"],
    "Balance sheet": [
        "Total assets",
        "Total current assets",
        "Inventories",
        "Accounts receivable",
        "current liabilities",
        "stockholders' equity",
    ],
    "Cash": ["Cash and cash equivalents", "Long-term debt"],
    "Per share": ["Basic", "Diluted", "Net income per weighted share", "Book value per weighted share"],
}


@pytest.mark.parametrize("view", READY_MADE_VIEWS, ids=lambda view: view.name)
def test_ready_made_views_find_their_lines(view: TrendView) -> None:
    series = list(series_of_view([innovo()], view, Wish(view)))
    assert len(series) == len(SHOWN[view.name])
    assert all(words in one.line for words, one in zip(SHOWN[view.name], series, strict=True))
    assert all(any(point.reading for point in one.points) for one in series)


@pytest.mark.parametrize("shown_as", ["growth", "growth_on_year", "compound_growth", "of_sales"])
def test_lines_can_be_shown_as_growth_and_shares(shown_as: str) -> None:
    series = list(series_of_view([innovo()], READY_MADE_VIEWS[0], Wish(READY_MADE_VIEWS[0], shown_as)))
    assert {one.unit for one in series} == {"percent"}
    assert any(point.reading for point in series[0].points)


TEXTS = st.text(max_size=20)
VIEWS = st.builds(
    TrendView,
    st.text(min_size=1, max_size=20),
    st.lists(st.lists(TEXTS, min_size=1, max_size=3).map(tuple), max_size=3).map(tuple),
    st.lists(TEXTS, max_size=2).map(tuple),
    st.lists(TEXTS, max_size=2).map(tuple),
)


@given(st.lists(VIEWS, max_size=3).map(tuple))
def test_views_come_back_as_they_were(views: tuple[TrendView, ...]) -> None:
    assert views_from(views_text(views)) == views


@pytest.mark.parametrize("text", ["", "{", "null", "[1]", '[{"name": 3}]', '[{"lines": [["Sales"]]}]', "[" * 100_000])
def test_what_is_no_view_is_passed_over(text: str) -> None:
    assert views_from(text) == ()


def test_formula_that_is_not_understood_is_left_out() -> None:
    view = TrendView("own", formulas=("x = future('Net sales')", "y = 'Net sales' * 2"))
    assert [one.line for one in series_of_view([innovo()], view, Wish(view))] == ["y"]


WISHES = st.builds(
    Wish,
    st.none() | VIEWS,
    st.sampled_from(["", "growth", "of_sales"]),
    st.builds(Choice, st.sampled_from(Frequency), st.sampled_from(["latest", "all", "asof:2003-12-31"]).map(Policy.parse), st.booleans()),
)


@given(WISHES)
def test_wishes_come_back_as_they_were(wish: Wish) -> None:
    assert wish_from(wish_text(wish)) == wish


@pytest.mark.parametrize("text", ["", "{", "[]", '{"frequency": "week"}', '{"view": 3, "policy": "asof:soon"}', '{"shown_as": "loss"}'])
def test_what_is_no_wish_is_the_first_start(text: str) -> None:
    assert wish_from(text) == Wish()
