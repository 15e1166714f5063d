"""What one table leaves behind for the next."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.invariants import violations
from viewer import api
from viewer.parsing import parse
from viewer.parsing.lines.line import TEXT, Line
from viewer.parsing.lines.reading import find_values
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.first_row import begins_caption
from viewer.parsing.tables.region import Region
from viewer.text.source import Source

SUBMISSION = """<SEC-DOCUMENT>0000000000-98-000001.txt : 19980811
<SEC-HEADER>
	COMPANY CONFORMED NAME:			EXAMPLE TOOLS INC
	FISCAL YEAR END:			{year_end}
</SEC-HEADER>
<DOCUMENT>
<TYPE>EX-99
<TEXT>
{said}
                      STATEMENTS OF INCOME
                         (in thousands)

                              1998        1997
Sales                     $ 45,105    $ 41,220
Cost of sales               30,001      28,440
                          --------    --------
Gross profit              $ 15,104    $ 12,780
</TEXT>
</DOCUMENT>
"""
BESIDE_YEARS_THAT_ARE_READ = """1995
  Payable           $  310       $  52         $   871     $ 1,233
  Put off               70          20              55         145
  A bridge from the rate of the law to the rate that applied
is drawn as follows:
  other benefit                     2.0            2.0          2.0
"""


def test_years_of_a_table_that_is_read_head_no_other() -> None:
    release = parse(Source("two.txt", BESIDE_YEARS_THAT_ARE_READ))
    assert [cell.text for row in release.statements[0].rows for cell in row.cells][:4] == ["310", "52", "871", "1,233"]


def test_a_table_longer_than_any_is_read_in_parts_that_go_on() -> None:
    longest = SETTINGS.largest_table // (2 + SETTINGS.size_of_row)  # rows of two figures
    rows = "".join(
        f"Number of loan {chr(97 + row % 26)}            {row % 900 + 100}       {row % 800 + 100}\n" for row in range(2 * longest + 7)
    )
    statements = parse(Source("loans.txt", "LOANS\n(in thousands)\n                          2003      2002\n" + rows)).statements

    assert [len(statement.rows) for statement in statements] == [longest, longest, 7]
    assert {(statement.title, statement.kind, statement.scale) for statement in statements} == {("LOANS", statements[0].kind, 1000)}
    assert {tuple(column.period for column in statement.columns) for statement in statements} == {
        tuple(column.period for column in statements[0].columns)
    }
    assert [len(row.cells) for statement in statements for row in statement.rows] == [2] * (2 * longest + 7)


def test_pages_listed_on_more_lines_than_any_table_has_are_none() -> None:
    pages = "".join(f"Section {chr(97 + line % 26)} ............  {line // 9 + 1}\n" for line in range(SETTINGS.largest_table))

    assert not parse(Source("contents.txt", "CONTENTS\n\n" + pages)).statements


def test_words_that_end_in_a_column_may_have_lost_all_of_their_values() -> None:
    text = """
Taxes of the states that all of the plants stand in           40         (339       )               ( 0
                                                                   $228       $(2,253)     $1,804
Other items of all other kinds.........   0   .......................        0            0           ..... 270
"""
    assert [cell.text for statement in parse(Source("data.txt", text)).statements for row in statement.rows for cell in row.cells]


def test_a_mark_alone_over_columns_is_no_caption() -> None:
    head = " and rates of growth)      {1}     1993{3}      1992{4,5}     1991{5}      1990{5}"
    tags = "<S>                       <C>          <C>           <C>          <C>    (a)      "
    (statement,) = parse(
        Source("marks.txt", f"{head}\n{tags}\nSales                     $24,010      $23,109       $21,599      $20,261")
    ).statements

    assert [row.label for row in statement.rows] == ["Sales"]


def test_a_point_alone_before_leader_dots_leaves_no_empty_span_of_a_caption() -> None:
    text = "A<CAPTION>TA   ---------\n........       667\n11   -\n.         ssets...  $791,678\n"
    assert [*violations(api.parse(Source("point.txt", text)))] == []


TABLES_ABREAST = """BALANCE SHEETS
                             2003        2002                                      2003        2002
Cash                     $  2,118   $  1,904     Accounts payable             $   3,204   $  2,990
Receivables                 8,402      7,711     Accrued expenses                 1,118      1,204
Other\tassets                 100        200     Other\tliabilities                 50         60
Total assets               10,620      9,815     Total liabilities                4,372      4,254
"""


def test_cells_of_tables_abreast_stand_where_the_source_has_them_behind_tabs() -> None:
    release = parse(Source("abreast.txt", TABLES_ABREAST))
    rows = {row.label: row.cells for statement in release.statements for row in statement.rows}

    assert [cell.text for label in ("Other assets", "Other liabilities") for cell in rows[label]] == ["100", "200", "50", "60"]
    assert all(release.source[cell.span] == cell.text for cells in rows.values() for cell in cells)


@pytest.mark.parametrize(
    ("year_end", "said", "end"),
    [
        ("0630", "", date(1998, 6, 30)),
        ("0630", "The fiscal year ended September 30, 1998 was a good one.", date(1998, 9, 30)),
        ("0131", "", None),  # fiscal 1998 may end in 1999
        ("0231", "", None),
        ("none", "", None),
    ],
)
def test_years_that_no_word_of_the_text_ends_end_as_the_header_of_the_submission_says(year_end: str, said: str, end: date | None) -> None:
    columns = parse(Source("submission.txt", SUBMISSION.format(year_end=year_end, said=said))).statements[0].columns
    ends = [column.period.end for column in columns if column.period]
    assert [(each.month, each.day) if each.day else None for each in ends] == [(end.month, end.day) if end else None] * 2
    assert all(bool(column.doubts) is (end is not None) for column in columns)


def test_words_begin_no_caption_of_a_row_whose_values_were_taken_for_words() -> None:
    first = Line(2, "net of the taxes that were paid      12", TEXT, 0)
    find_values(first)
    region = Region(1, first)
    first.values = []
    assert not begins_caption([Line(1, "and of these", TEXT, 0), first], 0, region, [])
