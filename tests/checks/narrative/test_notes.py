"""Notes below tables: they stand under no heading of the text above."""

from __future__ import annotations

from viewer.checks.narrative.claims import claims
from viewer.parsing import parse
from viewer.statements.claim import ClaimStatus
from viewer.text.source import Source

TEXT = """Harbor Tools today reported its results for the quarter ended
September 30, 2005. Its tools were sold by more dealers than a
year ago, and its works in the north of the country ran without
any stop. The new works in the south was opened in August.

Outlook

We expect net sales of $7.0 million to $7.5 million in 2006, for
more dealers want to sell our tools. The costs of the new works
are spread over more tools from now on, which should help our
results further.

                   CONSOLIDATED STATEMENTS OF OPERATIONS
                              (in thousands)

                                       Three Months Ended
                                         September 30,
                                       2005         2004
                                     --------     --------
Net sales                            $  6,812     $  6,120
Cost of sales                           4,100        3,800
                                     --------     --------
Gross profit                            2,712        2,320
Gain from the sale of a works (c)         450           --
Selling expenses                          900          810(b)
                                     --------     --------
Net income                           $  2,262     $  1,510
                                     ========     ========

(a) Gross profit of the third quarter of 2005 was $2.7 million.
(b) Of the $0.81 million, most went to dealers. (c) Brought $450,000
in cash and a note of $810,000.
"""


def test_a_note_is_no_forecast() -> None:
    release = parse(Source("notes.txt", TEXT))
    told = {claim.text: claim for claim in claims(release)}
    assert told["$7.5 million"].status is ClaimStatus.NO_COUNTERPART
    assert told["$2.7 million"].status is ClaimStatus.AGREES


def test_a_note_speaks_of_what_carries_its_mark() -> None:
    release = parse(Source("notes.txt", TEXT))
    told = {claim.text: [release.source[span] for span in claim.against] for claim in claims(release)}
    assert told["$0.81 million"] == ["810"]
    assert told["$450,000"] == ["450"]
    assert told["$810,000"] == []
