"""Percentages in tables, computed again."""

from __future__ import annotations

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from tests.support.tables import drawn_release
from viewer.checks.percent import percentages


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_tables(case: GoldenCase, golden: GoldenCheck) -> None:
    release = drawn_release(case.text)
    found = (f"{finding.severity} line {finding.places[0].span.line}: {finding.message}" for finding in percentages(release))
    golden(case, "\n".join(found))
