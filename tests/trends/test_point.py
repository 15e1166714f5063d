"""Two readings of one period: when they cannot both be right."""

from decimal import Decimal

import pytest

from viewer.trends.point import PointStatus, Reading

REPORTED, DERIVED = PointStatus.REPORTED, PointStatus.DERIVED


def reading(value: int, status: PointStatus, bound: int | None) -> Reading:
    return Reading(Decimal(value), (), status, "", None if bound is None else Decimal(bound))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (reading(8605, REPORTED, 1), reading(8605, REPORTED, 1), False),
        (reading(8605, REPORTED, 1), reading(8606, REPORTED, 1), True),  # printed alike, and not the same
        (reading(8605, REPORTED, 500), reading(9000, REPORTED, 1), False),  # printed in millions and in thousands
        (reading(8605, REPORTED, 500), reading(9107, REPORTED, 1), True),
        (reading(8605, DERIVED, 2), reading(8608, DERIVED, 1), False),  # what both roundings explain together
        (reading(8605, DERIVED, 2), reading(8609, DERIVED, 1), True),
        (reading(8605, DERIVED, 1), reading(8604, REPORTED, 1), False),
        (reading(8605, DERIVED, None), reading(8606, DERIVED, None), True),
    ],
)
def test_readings_differ_where_rounding_does_not_explain_it(one: Reading, other: Reading, differ: bool) -> None:
    assert one.differs_from(other) is other.differs_from(one) is differ
