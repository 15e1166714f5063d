"""The claims' table: what the narrative says, what the cells say, and the verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.item_models import watched
from tests.support.synthetic import synthetic_releases
from viewer.models.claims_model import COLUMNS, ClaimsFilter
from viewer.statements.claim import Claim, ClaimStatus, ClaimType
from viewer.statements.period import PrintedDate, duration
from viewer.text.span import Span

CELLS = (Span(30, 44, 56), Span(31, 44, 56))
QUARTER = duration(3, PrintedDate(1901, 3, 31))
CLAIMS = (
    Claim("$80.9 million", Decimal(80_900_000), "USD", Span(3, 0, 7), ClaimType.MONEY, "net sales", QUARTER, ClaimStatus.AGREES, CELLS[:1]),
    Claim(
        "35%",
        Decimal(35),
        "pure",
        Span(4, 2, 5),
        ClaimType.PERCENT_MARGIN,
        None,
        None,
        ClaimStatus.DERIVED_DIFFERS,
        CELLS,
        Decimal(34),
        "a/b",
    ),
    Claim("$399,0000", None, "USD", Span(5, 0, 9), ClaimType.MONEY, None, None, ClaimStatus.NO_COUNTERPART, candidates=CELLS[1:]),
)
RELEASE = replace(synthetic_releases(1)[0], claims=CLAIMS)


@pytest.fixture
def filtered(qapp: QApplication) -> ClaimsFilter:  # noqa: ARG001 - models need the application
    filtered = ClaimsFilter()
    filtered.model.set_release(RELEASE)
    return filtered


def test_models_keep_qts_rules(filtered: ClaimsFilter) -> None:
    testers = watched(filtered.model, filtered)
    filtered.choose("agrees")
    filtered.model.set_release(None)
    assert all(tester.model() for tester in testers)


def test_rows(filtered: ClaimsFilter) -> None:
    texts = [tuple(filtered.index(row, column).data() for column in range(len(COLUMNS))) for row in range(3)]
    assert texts == [
        ("3", "$80.9 million", "✓ agrees", "net sales", "three months ended 31 March 1901", "80,900,000 dollars", "", ""),
        ("4", "35%", "✖ derived differs", "", "", "35 %", "34 %", "a/b"),
        ("5", "$399,0000", "\u2013 no counterpart", "", "", "not readable", "", ""),
    ]


def test_a_claim_leads_to_itself_and_to_its_cells_or_the_nearest(filtered: ClaimsFilter) -> None:
    spans = [[place.span for place in filtered.model.places(row)] for row in range(3)]
    assert spans == [[CLAIMS[0].span, CELLS[0]], [CLAIMS[1].span, *CELLS], [CLAIMS[2].span, CELLS[1]]]


def test_filters(filtered: ClaimsFilter) -> None:
    filtered.choose("derived_differs")
    assert filtered.rowCount() == 1
    filtered.choose("")
    filtered.search("net MARCH")
    assert [filtered.index(row, 1).data() for row in range(filtered.rowCount())] == ["$80.9 million"]
