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


def test_item_beside_headings() -> None:
    source = Source("sales.txt", ITEM_BESIDE_HEADINGS)
    told = {claim.text: (claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$6.5 billion": (ClaimStatus.AGREES, ["6,498"]),
        "2.1%": (ClaimStatus.AGREES, ["2.1%", "6,498", "6,364"]),
        "$16.1 billion": (ClaimStatus.AGREES, ["16,131"]),
    }


def test_headings_in_headings() -> None:
    source = Source("segments.txt", HEADINGS_IN_HEADINGS)
    told = {claim.text: (claim.subject, claim.status, [source[span] for span in claim.against]) for claim in claims(parse(source))}
    assert told == {
        "$87.5 million": ("site services revenues", ClaimStatus.AGREES, ["87,501"]),
        "$4.5 million": ("drilling revenues", ClaimStatus.AGREES, ["4,540"]),
    }
