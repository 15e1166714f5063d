"""Numbers of discussions that speak of the tables between their headings."""

from __future__ import annotations

from viewer.checks.narrative.claims import claims
from viewer.parsing import parse
from viewer.statements.claim import ClaimStatus
from viewer.text.source import Source

STATEMENT = """\
                               HARBOR TOOLS INC.
                       CONSOLIDATED STATEMENT OF INCOME
                   (in millions, years ended December 31)

                                           1999        1998        1997
Net sales                               $25,467     $24,348     $23,817
Cost of sales                            15,198      14,330      13,525
Selling expenses                          6,751       6,734       6,930
                                        -------     -------     -------
Operating profit                          3,518       3,284       3,362
                                        -------     -------     -------
Net income                              $ 1,850     $ 1,693     $ 1,491
                                        =======     =======     =======
"""

TABLES_OF_TWO_BASES = """\
                                Farm Tools

(in millions)                              1999        1998        1997

Net Sales                                $4,110      $3,980      $3,755
Intercompany elimination                   (510)     (1,790)     (1,610)
                                        -------     -------     -------
Reported                                 $3,600     $ 2,190     $ 2,145
                                        =======     =======     =======

Operating Profit
 Reported                                $  914      $  902      $  921
 Ongoing                                 $  934      $  908      $  960

1999 vs. 1998

Reported net sales increased $1,410 million, since fewer tools were sold to
other parts of the company.

1998 vs. 1997

Reported net sales increased $45 million. Before the elimination of what was
sold to other parts of the company, net sales increased $225 million.

Ploughs were sold in more places than ever before, in all of the markets that
the company has at home and abroad, but rakes in fewer of them.

Operating profit decreased $19 million. Ongoing operating profit decreased
$52 million, for all that was saved in the works of the north.

                                Boat Tools

(in millions)                              1999        1998        1997

Net Sales                                $5,250      $4,901      $4,812

Operating Profit
 Reported                                $  517      $  466      $  417
 Ongoing                                 $  521      $  477      $  490

1999 vs. 1998

Reported operating profit increased $51 million, since more hooks and more
anchors were sold in the north.
"""

MARGINS_IN_ALL = """\
                         Operating Profit and Margin

(in millions)                              1999        1998        1997     1999    1998
                                                                          Change  Change
Total Operating Profit                   $3,518      $3,284      $3,362       7%     (2)%
Total Operating Profit Margin              13.8%       13.5%       14.1%     0.3    (0.6)

Operating profit margin increased 0.3 percentage points in 1999.
"""


def test_what_is_said_below_a_table_of_two_bases_is_of_its_rows() -> None:
    """Also where other tables have rows called so; every passage below a heading that compares two years is of the first of them."""
    source = Source("bases.txt", TABLES_OF_TWO_BASES + "\n" + STATEMENT)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$1,410 million": (ClaimStatus.DERIVED, ["3,600", "2,190"]),
        "$45 million": (ClaimStatus.DERIVED, ["2,190", "2,145"]),
        "$225 million": (ClaimStatus.DERIVED, ["3,980", "3,755"]),
        "$19 million": (ClaimStatus.DERIVED, ["902", "921"]),
        "$52 million": (ClaimStatus.DERIVED, ["908", "960"]),
        "$51 million": (ClaimStatus.DERIVED, ["517", "466"]),
    }


def test_the_margin_in_all_is_the_margin() -> None:
    source = Source("margins.txt", STATEMENT + "\n" + MARGINS_IN_ALL)
    (claim,) = claims(parse(source))
    assert (claim.status, [source[span] for span in claim.against]) == (ClaimStatus.AGREES, ["0.3", "13.8%", "13.5%"])


LEFT_OUT = """\
                                Pond Tools

(in millions)                              1999        1998        1997

Net Sales                                $1,210      $1,190      $1,155

Operating Profit
 Reported                                $  214      $  171      $   (8)
 Ongoing                                 $  214      $  180      $   64

Ongoing excludes charges for what was closed of $9 in 1998 and $72 in 1997.

                    Operating income by area

(in millions)                              1999        1998        1997
North                                    $2,218      $1,904(2)   $2,136
South                                     1,300       1,380       1,226
                                        -------     -------     -------
Total                                    $3,518      $3,284(2)   $3,362
                                        =======     =======     =======

(1) Areas are those in which a tool is made.
(2)  Including restructuring charges of $322 million.
"""


def test_notes_speak_of_the_rows_and_columns_they_are_of() -> None:
    """What a row leaves out is what the other row of its heading has more or less; a mark says the year."""
    charges = STATEMENT.replace("Operating profit  ", "Restructuring charges                       271         322\nOperating profit  ")
    source = Source("left_out.txt", charges + "\n" + LEFT_OUT)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$9": (ClaimStatus.DERIVED, ["180", "171"]),
        "$72": (ClaimStatus.DERIVED, ["64", "(8)"]),
        "$322 million": (ClaimStatus.AGREES, ["322"]),
    }


def test_what_a_change_is_compared_with_is_a_change() -> None:
    """Of the time it is said of; an amount where the sentence tells one."""
    prose = """\
Net income grew $157 million or 9% in 1999 compared with $202 million or 14% in
1998.

Selling expenses grew $17 million to $6,751 million in 1999 compared with
$6,734 million in 1998.
"""
    source = Source("changes.txt", STATEMENT + "\n" + prose)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told["$202 million"] == told["14%"] == (ClaimStatus.DERIVED, ["1,693", "1,491"])
    assert told["$6,734 million"] == (ClaimStatus.AGREES, ["6,734"])


def test_what_is_outside_of_a_place_is_none_of_its_row() -> None:
    """`U.S.` is the row of what is sold there only."""
    table = """\
                              Stores of the company

                                           1999        1998        1997
U.S.                                     12,629      12,472      12,380
Europe                                    4,943       4,421       3,886
                                        -------     -------     -------
Total                                    17,572      16,893      16,266
                                        =======     =======     =======

The average that was sold by new stores outside the U.S. increased 1% in 1999.
"""
    (claim,) = claims(parse(Source("outside.txt", STATEMENT + "\n" + table)))
    assert claim.status is ClaimStatus.NO_COUNTERPART
