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
