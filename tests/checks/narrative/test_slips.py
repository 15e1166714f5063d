"""Figures that are a cell's with one digit wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.narratives import told_release
from viewer.checks.narrative.claims import claims
from viewer.checks.narrative.prose.figures import MONEY, Figure
from viewer.checks.narrative.verdict import Range, slip_digits
from viewer.statements.claim import ClaimStatus, Fault
from viewer.statements.statement import UNSAID_SCALE

MILLION = Decimal(1_000_000)


@pytest.mark.parametrize(
    ("value", "step", "cell", "digits"),
    [
        ("29.6", "0.1", "25.612", 3),  # compared as coarsely as the figure is printed
        ("8.19", "0.01", "8.911", 3),  # two neighbours in the other order
        ("8.912", "0.001", "8.412", 4),
        ("4.8", "0.1", "4.3", 2),
        ("700", "1", "740", 2),  # zeros at the end tell nothing
        ("758", "1", "758.806728", 0),  # cut off rather than rounded
        ("25.6", "0.1", "25.612", 0),
        ("29.1", "0.1", "25.612", 0),  # two digits
        ("6.29", "0.01", "9.62", 0),  # two that are no neighbours
        ("2.56", "0.01", "25.612", 0),
        ("8.4", "0.1", "0", 0),
        ("1e30", "0.1", "9e30", 0),
    ],
)
def test_slip_digits(value: str, step: str, cell: str, digits: int) -> None:
    meant = Decimal(cell) * MILLION
    figure = Figure(MONEY, Decimal(value) * MILLION, Decimal(step) * MILLION)
    assert slip_digits(figure, Range(meant - 500, meant + 500)) == digits


THOUSANDFOLD = """\
Net sales were $29.6 million in the second quarter of 2004.

@ income_statement 1 | 3 2004-06-30 | 3 2003-06-30
Net sales | 29,612 | 25,408
"""


def test_amounts_say_the_scale_that_no_words_at_their_table_say() -> None:
    release = told_release(THOUSANDFOLD)
    unsaid = tuple(replace(statement, doubts=(UNSAID_SCALE,)) for statement in release.statements)
    (claim,) = claims(replace(release, statements=unsaid))
    assert (claim.status, claim.expected, [release.source[span] for span in claim.against]) == (
        ClaimStatus.AGREES,
        Decimal(29_612_000),
        ["29,612"],
    )
    (claim,) = claims(release)
    assert (claim.status, claim.fault) == (ClaimStatus.NO_COUNTERPART, Fault.MISPRINT)
