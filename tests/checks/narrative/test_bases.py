"""Numbers of discussions on two bases: as reported, and without special items or at the exchange rates of the year before."""

from __future__ import annotations

from viewer.checks.narrative.claims import claims
from viewer.parsing import parse
from viewer.statements.claim import ClaimStatus
from viewer.text.source import Source

TABLES = """\
                               HARBOR TOOLS INC.
                       CONSOLIDATED STATEMENT OF INCOME
                   (in millions, years ended December 31)

                                           1999        1998        1997
Net sales                               $25,467     $24,348     $23,817
Cost of sales                            15,198      14,330      13,525
Selling expenses                          6,751       6,734       6,930
Special charge                                          354
                                        -------     -------     -------
Operating income                          3,518       2,930       3,362
                                        -------     -------     -------
Net income                              $ 1,850     $ 1,450     $ 1,591
                                        =======     =======     =======
Net income per share                    $  4.11     $  3.22     $  3.54
Net income per share-diluted               4.05        3.18        3.44

                       CONSOLIDATED BALANCE SHEET

(in millions)                                 December 31, 1999     1998
Cash                                                 $  1,205    $ 1,117
Property                                               18,410     16,206
                                                     --------    -------
Total assets                                         $ 19,615    $17,323
                                                     ========    =======

Results at other rates

                                      1999                                        1998
                   -----------------------------------------   -----------------------------------------
                        Percent increase/(decrease)                 Percent increase/(decrease)
                   -----------------------------------------   -----------------------------------------
                       As                         Constant         As                         Constant
                     reported       Adjusted      currency       reported       Adjusted      currency
Net sales                 5%            5%            8%             2%            2%            6%
Operating income         20             7             9            (13)           (2)            1
Net income               28             9            11             (9)            3             5

Property and total assets

(in millions)                                 1999        1998        1997
New property                               $ 3,204     $ 2,890     $ 2,764
Total assets                               $19,615     $17,323     $15,981

                              DISCUSSION

"""

BELOW = TABLES.count("\n")
NONE, AGREES, DERIVED = ClaimStatus.NO_COUNTERPART, ClaimStatus.AGREES, ClaimStatus.DERIVED


def told(prose: str) -> list[tuple[str, ClaimStatus, list[str]]]:
    """The numbers of a discussion below the tables, each with its verdict and what the cells print that it is tied to."""
    source = Source("bases.txt", TABLES + prose)
    return [
        (claim.text, claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source)) if claim.span.line > BELOW
    ]


def test_what_leaves_something_out_is_not_convicted_by_what_is_reported() -> None:
    """Its growth is that of the column that leaves it out."""
    assert told("""\
Operating income increased $234 million or 7% to $3,518 million in 1999 and
decreased 2% in 1998, excluding the 1998 special charge.
""") == [
        ("$234 million", NONE, []),
        ("7%", AGREES, ["7"]),
        ("$3,518 million", AGREES, ["3,518"]),
        ("2%", AGREES, ["(2)"]),
    ]


def test_a_result_told_before_one_time_items_is_not_convicted_by_the_result() -> None:
    assert told(
        "Net income was $1,804 million in 1999, compared with $1,450 million in 1998, before the cumulative effect of a change.\n"
    ) == [
        ("$1,804 million", NONE, []),
        ("$1,450 million", AGREES, ["1,450"]),
    ]


def test_growth_at_constant_rates_is_that_of_the_column_headed_so() -> None:
    """By words that open the sentence, or in a bracket."""
    assert told("""\
In constant currencies, operating income increased 9% in 1999 and 1% in 1998.

Net income increased 28% (11% in constant currencies) in 1999.
""") == [
        ("9%", AGREES, ["9"]),
        ("1%", AGREES, ["1"]),
        ("28%", DERIVED, ["1,850", "1,450"]),
        ("11%", AGREES, ["11"]),
    ]


def test_growth_at_constant_rates_is_of_its_line_item_and_period() -> None:
    """Not of another, whose column has the same percentage."""
    assert told("In constant currencies, net sales increased 9% in 1999 and 7% in 1998.\n") == [("9%", NONE, []), ("7%", NONE, [])]


def test_changes_of_two_years_are_each_of_its_own() -> None:
    """Also where only another table has the earliest of the years."""
    assert told("Total assets grew $2.3 billion or 13% in 1999 and $1.3 billion or 8% in 1998.\n") == [
        ("$2.3 billion", DERIVED, ["19,615", "17,323"]),
        ("13%", DERIVED, ["19,615", "17,323"]),
        ("$1.3 billion", DERIVED, ["17,323", "15,981"]),
        ("8%", DERIVED, ["17,323", "15,981"]),
    ]


def test_growth_per_share_may_be_that_of_the_diluted_row() -> None:
    """It is called so without its last word."""
    assert told("Reported net income and net income per share decreased 9% and 8%, respectively, in 1998.\n")[1] == (
        "8%",
        DERIVED,
        ["3.18", "3.44"],
    )
