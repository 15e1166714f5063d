"""Who gave a document out, and when: datelines, covers, titles."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.shared import SHARED
from viewer.parsing.times.dateline import read_date, read_dateline
from viewer.parsing.times.masthead import read_calendar, read_company, read_ticker
from viewer.statements.company import company_key
from viewer.statements.period import PrintedDate
from viewer.text.lines import split_lines
from viewer.text.reading import read_source

WIRE = """
    BOSTON, Mass., July 29 /PRNewswire-FirstCall/ -- Example Mills
Corporation (Nasdaq: EXML) today announced results for its quarter
ended June 30, 2003."""
NEW_YEAR = """BOSTON, Jan. 29 /PRNewswire/ -- Example Mills Inc. said that the
quarter ended December 31, 2003"""
OLD_WIRE = """NEW YORK (MAY 28) PR NEWSWIRE - Example Mills Limited (NYSE: XM)
for the quarter ended March 31, 1993"""
MISPRINT = """BOSTON, NOVEMBER 23, 2003 -- EXAMPLE MILLS, INC., (NASDAQ: EXML), a maker,
reported results for the fiscal year ending September 30, 2004.
Example Mills, Inc. makes"""
COVER = """FORM 8-K
Date of report (Date of earliest event reported)   August 1, 2000

     Example.com Group, Inc.
   (Exact name of registrant as specified in its charter)"""
CASES: list[tuple[str, str | None, str | None, str | None]] = [
    ("BOSTON, July 15, 2003 -- Example Mills Inc. (NASDAQ: EXML), a maker", "Example Mills Inc.", "EXML", "2003-07-15"),
    ("BOSTON,  July 15,\n2003  --  Example  Mills\nInc.  (NASDAQ:\nEXML), a maker", "Example Mills Inc.", "EXML", "2003-07-15"),
    (WIRE, "Example Mills Corporation", "EXML", "2003-07-29"),
    (NEW_YEAR, "Example Mills Inc.", None, "2004-01-29"),
    ("Boston, MA - May 10, 2006 - Example Mills, Inc. [NASDAQ National\nMarket: EXML] today", "Example Mills, Inc.", "EXML", "2006-05-10"),
    ("BOSTON, Mass.--(BUSINESS WIRE)--Nov. 23, 2004--Example Mills Co. (NYSE: XM) said", "Example Mills Co.", "XM", "2004-11-23"),
    ("BOSTON--Dec. 20, 1996--Example Mills, Inc. today", "Example Mills, Inc.", None, "1996-12-20"),
    ("   BOSTON, MASS. (August 10, 1995) -- Example Mills Inc. today", "Example Mills Inc.", None, "1995-08-10"),
    (OLD_WIRE, "Example Mills Limited", "XM", "1993-05-28"),
    ("NEW YORK, FEBRUARY 30, 2003 -- Example Mills Inc. today", "Example Mills Inc.", None, None),  # a day that no month has
    ("NEW YORK,NY -- November, 12, 1993\n\nExample Mills Limited (NYSE: XM) today", "Example Mills Limited", "XM", "1993-11-12"),
    (MISPRINT, "Example Mills, Inc.", "EXML", "2004-11-23"),
    ("FOR IMMEDIATE RELEASE\nApril 20, 2001\n\nExample Mills Inc. Reports", "Example Mills Inc.", None, "2001-04-20"),
    ("Boston, MA, June 21, 1995.......Example Mills Inc. (AMEX:XM) today", "Example Mills Inc.", "XM", "1995-06-21"),
    ("Through September 19, 1994...............   41.25      36.625\n", None, None, None),
    ("Salem, Ohio, January 29, 2002 ... Example Mills Inc. today", "Example Mills Inc.", None, "2002-01-29"),
    ("NEWS\nFor Release:  Thursday, October 12, 1995, 9 a.m. CDT\n\nExample Mills Inc. said", "Example Mills Inc.", None, "1995-10-12"),
    ("Press Release               Contact:  A. Tibbs\nJanuary 29, 2002            (555) 555-0170\n", None, None, "2002-01-29"),
    ("May 8, 2001           TSE: XM\n\n         NEWS RELEASE\n\nExample Mills Inc. Reports", "Example Mills Inc.", None, "2001-05-08"),
    ("NEWS RELEASE\nExample Mills Inc.\nQuarter ended     June 30, 2003\n", "Example Mills Inc.", None, None),
    (COVER, "Example.com Group, Inc.", None, "2000-08-01"),
    ("EXAMPLE MILLS INC. AND SUBSIDIARIES\nBALANCE SHEETS\nJune 30, 2003\n", "EXAMPLE MILLS INC.", None, None),
    ("To the Shareholders and Board of\nDirectors of Example Mills, Inc.:\n\nWe have audited", "Example Mills, Inc.", None, None),
    ("Cancellation of Example Systems, Inc. treasury stock      (1)      (2)\n", "Example Systems, Inc.", None, None),
    ("Food and paper\n    Total Company-operated costs      7,829\nTotal Company    7,261\n", None, None, None),
    ("                        Net Unrealized\n                           Holding      Total\n", None, None, None),
    (
        "TORONTO, May 12, 2005 - Example Centre REIT-Registered Trademark- today\nannounced its results",
        "Example Centre REIT",
        None,
        "2005-05-12",
    ),
    ("Example Drilling Announces 2004\nResults\n\nCALGARY, Alberta, Feb. 12, 2005 -- All amounts", "Example Drilling", None, "2005-02-12"),
    ("Three Months Ended June 30, 2003 - Unaudited\nThe Company made 5\nIncome reported 7\n", None, None, None),
    ("BOSTON, May 12, 2005 - The Company reported 7", None, None, "2005-05-12"),
    ("", None, None, None),
]


@pytest.mark.parametrize(("text", "company", "ticker", "released"), CASES, ids=[case[0][:30] for case in CASES])
def test_mastheads(text: str, company: str | None, ticker: str | None, released: str | None) -> None:
    dateline = read_dateline(text)
    assert read_company(text, split_lines(text), dateline) == company
    assert read_ticker(text) == ticker
    assert read_date(text, dateline) == (date.fromisoformat(released) if released else None)


def test_a_year_that_no_calendar_has_is_none() -> None:
    calendar = read_calendar("for the quarter ended June 31, 0000 and the year ended June 30, 2003")
    assert (calendar.latest, calendar.month, calendar.day) == (PrintedDate(2003, 6, 30), 6, 30)


@pytest.mark.parametrize(
    "text", ["Fiscal 1993 refers to the year ended January 30, 1994", 'for the year ended January 30, 1994 ("fiscal 1993")']
)
def test_years_named_after_the_one_they_began_in(text: str) -> None:
    assert read_calendar(text).begun


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("the nine months of its fiscal year, which ends June 30.", (6, 30)),
        ("The Company's fiscal year ends on the Saturday nearest January 31.", (1, 31)),
        ("The Company's fiscal year ends on the Sunday closest to May 31.", (5, 31)),
        ("Year-end balances: fiscal 2003 ended September 27, 2003", (9, 27)),
        ("the first half of fiscal 2003, which ended August 2, 2003", (0, 0)),
        ("the third quarter of its fiscal year, which ended March 31, 2001", (0, 0)),
        ("a term of seven years, which ends June 30, 2010", (0, 0)),
    ],
)
def test_end_of_the_fiscal_year_in_a_sentence(text: str, end: tuple[int, int]) -> None:
    calendar = read_calendar(text)
    assert (calendar.month, calendar.day) == end


def test_end_of_a_quarter_of_a_fiscal_year() -> None:
    calendar = read_calendar("results for its second quarter of fiscal 2003, which ended August 2, 2003")
    assert calendar.quarter == (PrintedDate(2003, 8, 2), 2)


@pytest.mark.parametrize("gold", sorted((SHARED / "corpus/gold").glob("*.gold")), ids=lambda path: path.stem)
def test_labelled_documents(gold: Path) -> None:
    """The company always; the date where the document gives one, and never another."""
    labels = dict(re.findall(r"^@(doc|company|date) (.+)$", gold.read_text("utf-8"), re.MULTILINE))
    source = read_source(SHARED / "corpus/docs" / labels["doc"])
    dateline = read_dateline(source.text)
    assert company_key(read_company(source.text, source.lines, dateline) or "") == company_key(labels["company"])
    assert read_date(source.text, dateline) in {date.fromisoformat(labels["date"]), None if dateline is None else date.min}
