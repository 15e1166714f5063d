"""Numbers of the prose tied to tables as they are printed, where the drawing of a table would leave out what tells."""

from __future__ import annotations

from viewer.checks.narrative.claims import claims
from viewer.parsing import parse
from viewer.statements.claim import ClaimStatus
from viewer.text.source import Source

ITEM_BESIDE_HEADINGS = """\
Consumer segment sales in 1997 were $6.5 billion, an increase of 2.1% over 1996. Sales of the Trade segment in 1997 were $16.1 billion.

Sales                                                        Increase
                                                        ------------------
(Millions of Dollars)             1997        1996      Amount     Percent
--------------------------------------------------------------------------
Consumer                       $ 6,498       6,364         134         2.1%
Trade                           16,131      15,256         875         5.7
                               -------------------------------
Worldwide total                $22,629      21,620       1,009         4.7%
                               ===============================
"""

HEADINGS_IN_HEADINGS = """\
Site Services revenues were $87.5 million in the first quarter of 2020, and Drilling revenues were $4.5 million.

                         SEGMENT DATA (In thousands)

                                        Three Months Ended March 31,
                                             2020          2019
Revenues:
  Site Services:
    Completion                            $82,961       $81,530
    Drilling                                4,540         8,912
  Total Site Services                      87,501        90,442
  Machine Tools                            41,070        38,385
Total revenues                           $128,571      $128,827
"""

HEADING_WITHOUT_A_TOTAL = """\
Other income for the six months ended June 30, 2001 increased $1.3 million, or 338%, to $1.7 million from $391,000 for the six months
ended June 30, 2000. Operating expenses for the six months ended June 30, 2001 were $143.5 million.

                                                     Six Months Ended
                                                         June 30,
                                                      2001        2000
                                                  ----------  ----------
                                                      (in thousands)
Revenues                                          $  150,870  $  103,041
Operating expenses:
  Services costs                                     125,043      85,522
  General and administrative                          18,411      15,509
                                                  ----------  ----------
   Total operating expenses                          143,454     101,031
                                                  ----------  ----------
   Income from operations                              7,416       2,010
Other income (expense):
  Investment and other income, net                     1,912         994
  Interest expense                                      (201)       (300)
  Equity in losses of ventures                            --        (303)
                                                  ----------  ----------
   Income before income taxes                          9,127       2,401
Income tax expense                                     3,708         960
                                                  ----------  ----------
   Net income                                     $    5,419  $    1,441
                                                  ==========  ==========
"""


TABLE_OF_A_DISCUSSION = """\
                                  HARBOR TOOLS INC.
                          CONSOLIDATED STATEMENTS OF INCOME
                                    (in thousands)

                                Three Months Ended           Nine Months Ended
                                     March 31,                   March 31,
                                 2005         2004           2005         2004
Net sales                     $19,776      $20,195        $63,395      $63,507
Cost of sales                  15,000       15,100         46,600       46,500
Interest expense                  217          233            695          705
Net income                    $ 4,559      $ 4,862        $16,100      $16,302

Net sales for the quarter ended March 31, 2005 were $19.8
million. More dealers than ever wanted to sell the tools of
the company, and its works in the north ran without any stop.

RESULTS OF OPERATIONS - Nine Months Ended March 31, 2005

The following discussion is of what was sold in these months
by the dealers of the company, in all of its markets at home
and abroad, and of what that cost.

                                             Nine Months Ended
                                                  March 31,
In thousands                                  2005         2004      % Change
Sales of hammers                           $40,000      $41,000          (2)%
Sales of saws                               23,395       22,507            4%

Net Sales

Net sales for the period were $63.4 million, which was what
the company had hoped for when the year began. Interest
expense was $695,000 for the period.
"""

UNITS_OF_CELLS = """\
The company sold 1.32 million Handhelds during the quarter ended March 31, 2003. Net income for the quarter ended March 31, 2003 was
$6,410,000, or 62 cents per share, compared with $5,980,000, or 57 cents per share, for the quarter ended March 31, 2002.

                             INCOME STATEMENTS
                   (000s omitted except per share data)

                                 Quarters Ended March 31,
                                   2003           2002
Net sales                       $61,230        $58,114
Cost of sales                    54,820         52,134
                                -------        -------
Net income                      $ 6,410        $ 5,980
                                =======        =======
Net income per share           62 cents       57 cents

                             UNITS AND REVENUE BY PRODUCT

                              1st Quarter 2003             1st Quarter 2002
                           Units K     Revenue $M       Units K     Revenue $M
Handhelds                    1,318            $41         1,204            $39
Readers                        417             20           395             19
                             -----            ---         -----            ---
Total                        1,735            $61         1,599            $58
"""


TABLE_OF_A_SEGMENT = """\
                                  NORTHGATE TOOLS INC.
                          CONSOLIDATED STATEMENTS OF INCOME
                              (in millions, years ended December 31)

                                                 2002          2001
Revenue                                       $22,540       $21,830
Cost of sales                                  12,330        11,910
                                              -------       -------
Operating income                               10,210         9,920
                                              -------       -------
Net income                                    $ 6,310       $ 6,120
                                              =======       =======

Tools Group

The revenue and operating income (loss) for the Tools operating segment
for the two years ended December 31, 2002 were as follows:

(in millions)                                    2002          2001
Revenue                                       $ 2,090       $ 2,570
Operating income (loss)                       $  (631)      $   317

Net revenue decreased by $480 million, or 19%, in 2002 compared to 2001,
primarily due to lower unit volumes. The net operating loss came to a loss
of $631 million in 2002 compared to a profit of $317 million in 2001.

Financial Condition

Net revenue increased by $710 million in 2002 compared to 2001.
"""


AMOUNTS_IN_PENCE = """\
Earnings per share were 12.8p for the year ended 31 March 1997.

CONSOLIDATED PROFIT AND LOSS ACCOUNT
                                  Year to      Year to
                                 31 March     31 March
                                     1997         1996
                                (pounds)m    (pounds)m
Turnover                            241.0        228.3
Cost of sales                      (158.1)      (148.9)
Gross profit                         82.9         79.4
Earnings per share                  14.6p        10.5p
"""


TABLES_THAT_ARE_SUMMARIZED = """\
The following table summarizes Revenues:

                                             Years ended December 31,
(in millions)                                  2024          2023
Farm & Garden Tools                          $ 6,633       $ 6,021
Home Lighting                                 16,116        10,845
                                             -------       -------
Total                                        $22,749       $16,866
                                             =======       =======

Revenues of Home Lighting increased by $5,271 million.

Research and development expense, net is summarized in the following
table:

                                             Years ended December 31,
(in millions)                                  2024          2023
Farm & Garden Tools                          $   221       $   259
Home Lighting                                    689           695
                                             -------       -------
Total                                        $   910       $   954
                                             =======       =======

Research and development expense decreased by $44 million in 2024.
"""

ITEM_OVER_COLUMNS = """\
REVIEW OF OPERATIONS

The company made tools for boats, as it has done since it was founded, and
since last year for farms, which buy them in spring and in autumn. It owns
two works in the north of the country and one in the south.

Farm Tools

In their first full year as a part of the company, net sales were
$2,253 million and operating profit was $170 million in 1999. Net sales
increased $1.5 billion.

BUSINESS SEGMENTS
(in millions)
                                           1999        1998        1997
                                                    Net Sales
                                        --------------------------------
Boat Tools                              $10,470     $ 9,463     $ 8,902
Farm Tools                                2,253         722          85
                                        -------     -------     -------
                                        $12,723     $10,185     $ 8,987
                                        =======     =======     =======

                                           1999        1998        1997
                                                 Operating Profit
                                        --------------------------------
Boat Tools                              $ 1,331     $ 1,155     $ 1,073
Farm Tools                                  170          40           5
                                        -------     -------     -------
                                        $ 1,501     $ 1,195     $ 1,078
                                        =======     =======     =======
"""

AMOUNTS_BESIDE_SHARES = """\
Cost of product sales was 16.8% of product sales. Selling, general and administrative expenses were $9.7 million, or 36.1% of total
revenues.

                            CONSOLIDATED STATEMENTS OF OPERATIONS

                                          Quarter Ended         Percent of
                                             June 30,        Total Revenues
                                        -----------------    ----------------
(In millions)                             2004      2003       2004     2003
                                        -------   -------    -------  -------
Revenues:
  Product sales                          $ 20.2    $ 16.1      73.2%    74.5%
  Collaboration revenue                     7.4       5.5      26.8     25.5
                                        -------   -------    -------  -------
    Total revenues                         27.6      21.6     100.0    100.0
                                        -------   -------    -------  -------
Expenses:
  Cost of product sales                     3.4       2.9      12.3     13.4
  Research and development                  8.1       7.0      29.3     32.4
  Selling, general and administrative       9.7       8.4      35.1     38.9
                                        -------   -------    -------  -------
    Total expenses                         21.2      18.3      76.8     84.7
                                        -------   -------    -------  -------
Income from operations                   $  6.4    $  3.3      23.2%    15.3%
                                        =======   =======    =======  =======
"""

POUNDS_IN_LETTERS = """\
Turnover rose to L88.3 million from (pound)80.1 million in 1996. Interest payable was #1.9 million.

CONSOLIDATED PROFIT AND LOSS ACCOUNT
for the year ended 31 December 1997
                                                       1997              1996
                                                      L'000             L'000
Turnover                                             88,304            80,117
Operating costs                                     (80,226)          (73,940)
                                                    -------           -------
Operating profit                                      8,078             6,177
Interest payable                                     (1,940)           (2,205)
                                                    -------           -------
Profit before taxation                                6,138             3,972
                                                    =======           =======
"""


def test_item_beside_headings() -> None:
    source = Source("sales.txt", ITEM_BESIDE_HEADINGS)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$6.5 billion": (ClaimStatus.AGREES, ["6,498"]),
        "2.1%": (ClaimStatus.AGREES, ["2.1%", "6,498", "6,364"]),
        "$16.1 billion": (ClaimStatus.AGREES, ["16,131"]),
    }


def test_item_over_columns() -> None:
    """What stands over each column is what the rows are parts of, and so what a heading above a paragraph may name."""
    source = Source("segments.txt", ITEM_OVER_COLUMNS)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$2,253 million": (ClaimStatus.AGREES, ["2,253"]),
        "$170 million": (ClaimStatus.AGREES, ["170"]),
        "$1.5 billion": (ClaimStatus.DERIVED, ["2,253", "722"]),
    }


def test_headings_in_headings() -> None:
    source = Source("segments.txt", HEADINGS_IN_HEADINGS)
    told = {claim.text: (claim.subject, claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$87.5 million": ("site services revenues", ClaimStatus.AGREES, ["87,501"]),
        "$4.5 million": ("drilling revenues", ClaimStatus.AGREES, ["4,540"]),
    }


def test_heading_without_a_total() -> None:
    source = Source("other.txt", HEADING_WITHOUT_A_TOTAL)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    now, then = ["1,912", "(201)"], ["994", "(300)", "(303)"]
    assert told == {
        "$1.3 million": (ClaimStatus.DERIVED, [*now, *then]),
        "338%": (ClaimStatus.DERIVED, [*now, *then]),
        "$1.7 million": (ClaimStatus.DERIVED, now),
        "$391,000": (ClaimStatus.DERIVED, then),
        "$143.5 million": (ClaimStatus.AGREES, ["143,454"]),
    }


def test_a_table_of_a_discussion_does_not_end_what_its_heading_says_of_the_time() -> None:
    release = parse(Source("headed.txt", TABLE_OF_A_DISCUSSION))
    said = {claim.text: claim.status for claim in claims(release)}
    assert said["$63.4 million"] == said["$695,000"] == ClaimStatus.AGREES


def test_cells_in_units_of_their_own() -> None:
    """Counts in thousands beside revenue in millions by their heading, cents by the word behind them."""
    source = Source("units.txt", UNITS_OF_CELLS)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "1.32 million": (ClaimStatus.AGREES, ["1,318"]),
        "$6,410,000": (ClaimStatus.AGREES, ["6,410"]),
        "62 cents": (ClaimStatus.AGREES, ["62 cents"]),
        "$5,980,000": (ClaimStatus.AGREES, ["5,980"]),
        "57 cents": (ClaimStatus.AGREES, ["57 cents"]),
    }


def test_what_a_figure_in_pence_may_be_meant_for() -> None:
    """Prose is read in pounds, so that 0.128 is held against 0.146, though the table has 14.6."""
    source = Source("pence.txt", AMOUNTS_IN_PENCE)
    (claim,) = claims(parse(source))
    assert (claim.status, [source[span] for span in claim.candidates]) == (ClaimStatus.NO_COUNTERPART, ["14.6p"])


def test_what_stands_below_a_table_is_told_of_it() -> None:
    """A segment's small table comes before the statement of income, which has other amounts, until a heading ends what is told of it."""
    source = Source("segment.txt", TABLE_OF_A_SEGMENT)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$480 million": (ClaimStatus.DERIVED, ["2,090", "2,570"]),
        "19%": (ClaimStatus.DERIVED, ["2,090", "2,570"]),
        "$631 million": (ClaimStatus.AGREES, ["(631)"]),
        "$317 million": (ClaimStatus.AGREES, ["317"]),
        "$710 million": (ClaimStatus.DERIVED, ["22,540", "21,830"]),
    }


def test_what_a_table_summarizes_is_what_its_total_and_its_rows_are_of() -> None:
    source = Source("summarized.txt", TABLES_THAT_ARE_SUMMARIZED)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$5,271 million": (ClaimStatus.DERIVED, ["16,116", "10,845"]),
        "$44 million": (ClaimStatus.DERIVED, ["910", "954"]),
    }


def test_a_share_beside_a_column_of_shares_may_differ() -> None:
    """A column of percentages is no second column of amounts, and costs that all have are not those of the part told of before."""
    source = Source("shares.txt", AMOUNTS_BESIDE_SHARES)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "16.8%": (ClaimStatus.DERIVED, ["3.4", "20.2"]),
        "$9.7 million": (ClaimStatus.AGREES, ["9.7"]),
        "36.1%": (ClaimStatus.DERIVED_DIFFERS, ["9.7", "27.6"]),
    }


def test_pounds_that_have_no_sign_in_a_text_are_amounts() -> None:
    source = Source("pounds.txt", POUNDS_IN_LETTERS)
    told = [(source[claim.span], claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))]
    assert told == [
        ("L88.3 million", ClaimStatus.AGREES, ["88,304"]),
        (")80.1 million", ClaimStatus.AGREES, ["80,117"]),
        ("#1.9 million", ClaimStatus.AGREES, ["(1,940)"]),
    ]
