"""Series as pandas tables: amounts stay exact, missing points stay missing, every figure leads back to its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd

import viewer
from tests.support.innovo import innovo_series
from viewer.assets import samples
from viewer.trends.frames import COLUMNS, FIGURE_COLUMNS, figures_frame, series_frame, wide_frame


def test_one_row_a_point_with_exact_amounts() -> None:
    frame = series_frame(innovo_series("Net sales"))
    assert list(frame.columns) == list(COLUMNS)
    derived = frame[frame.fiscal == "Q1 FY02"].iloc[0]
    assert (derived.value, derived.bound, derived.formula) == (Decimal(3269000), Decimal(1000), "6M - Q2")
    assert frame[frame.status == "missing"].value.isna().all()


def test_one_row_a_line_with_a_column_a_period() -> None:
    frame = wide_frame(innovo_series("Net sales", "Inventories"))
    assert frame.shape == (2, 10)
    assert frame.loc[("Innovo Group Inc.", "Net sales", "USD", "quarter", "original"), date(2003, 5, 31)] == Decimal(12013000)
    assert wide_frame(()).empty


def test_every_figure_leads_back_to_its_place() -> None:
    frame = figures_frame(innovo_series("Net sales"))
    assert list(frame.columns) == list(FIGURE_COLUMNS)
    signed = pd.Series([weight * value for weight, value in zip(frame.weight, frame.value, strict=True)], index=frame.fiscal)
    assert signed[signed.index == "Q1 FY02"].sum() == Decimal(3269000)


def test_the_three_lines_of_the_read_me_work() -> None:
    sales = viewer.trend("Net sales", str(samples()), policy="latest")
    told = sales[["fiscal", "value", "status", "sources"]]
    assert told.loc[told.fiscal == "Q1 FY03"].iloc[0].tolist() == ["Q1 FY03", Decimal(11915000), "reported", "innovo-2004-04-14.txt"]
