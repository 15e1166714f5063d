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
Net sales                               $20,367     $19,348     $18,917
Cost of sales                            12,198      11,330      10,525
Selling expenses                          5,351       5,434       5,730
                                        -------     -------     -------
Operating profit                          2,818       2,584       2,662
                                        -------     -------     -------
Net income                              $ 1,850     $ 1,693     $ 1,491
                                        =======     =======     =======
"""

TABLES_OF_TWO_BASES = """\
                                Farm Tools

(in millions)                              1999        1998        1997

Net Sales                                $3,005      $2,912      $2,727
Intercompany elimination                   (400)     (1,523)     (1,383)
                                        -------     -------     -------
Reported                                 $2,605     $ 1,389     $ 1,344
                                        =======     =======     =======

Operating Profit
 Reported                                $  751      $  732      $  755
 Ongoing                                 $  771      $  738      $  807

1999 vs. 1998

Reported net sales increased $1,216 million, since fewer tools were sold to
other parts of the company.

1998 vs. 1997

Reported net sales increased $45 million. Before the elimination of what was
sold to other parts of the company, net sales increased $185 million.

Ploughs were sold in more places than ever before, in all of the markets that
the company has at home and abroad, but rakes in fewer of them.

Operating profit decreased $23 million. Ongoing operating profit decreased
$69 million, for all that was saved in the works of the north.

                                Boat Tools

(in millions)                              1999        1998        1997

Net Sales                                $3,750      $3,501      $3,409

Operating Profit
 Reported                                $  406      $  367      $  318
 Ongoing                                 $  416      $  377      $  390

1999 vs. 1998

Reported operating profit increased $39 million, since more hooks and more
anchors were sold in the north.
"""

MARGINS_IN_ALL = """\
                         Operating Profit and Margin

(in millions)                              1999        1998        1997     1999    1998
                                                                          Change  Change
Total Operating Profit                   $2,818      $2,584      $2,662       9%     (3)%
Total Operating Profit Margin              13.8%       13.4%       14.1%     0.4    (0.7)

Operating profit margin increased 0.4 percentage points in 1999.
"""


def test_what_is_said_below_a_table_of_two_bases_is_of_its_rows() -> None:
    """Also where other tables have rows called so; every passage below a heading that compares two years is of the first of them."""
    source = Source("bases.txt", TABLES_OF_TWO_BASES + "\n" + STATEMENT)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$1,216 million": (ClaimStatus.DERIVED, ["2,605", "1,389"]),
        "$45 million": (ClaimStatus.DERIVED, ["1,389", "1,344"]),
        "$185 million": (ClaimStatus.DERIVED, ["2,912", "2,727"]),
        "$23 million": (ClaimStatus.DERIVED, ["732", "755"]),
        "$69 million": (ClaimStatus.DERIVED, ["738", "807"]),
        "$39 million": (ClaimStatus.DERIVED, ["406", "367"]),
    }


def test_the_margin_in_all_is_the_margin() -> None:
    source = Source("margins.txt", STATEMENT + "\n" + MARGINS_IN_ALL)
    (claim,) = claims(parse(source))
    assert (claim.status, [source[span] for span in claim.against]) == (ClaimStatus.AGREES, ["0.4", "13.8%", "13.4%"])
