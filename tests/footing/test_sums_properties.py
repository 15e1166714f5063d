"""Statements made to add up always prove exact, and a digit changed in any of them is always found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.tables import drawn_release
from viewer.checks.arithmetic import arithmetic
from viewer.checks.prove import prove
from viewer.footing.proof import Verdict

amounts = st.integers(1_000, 999_999)
blocks = st.lists(st.lists(st.tuples(amounts, amounts, amounts), min_size=2, max_size=6), min_size=2, max_size=4)


def draw(sections: list[list[tuple[int, int, int]]], slip: tuple[int, int] | None = None) -> str:
    """A table of sections with a total each and a grand total; `slip` makes a digit of one item one more, or less."""
    lines = ["@ balance_sheet 1 | 2003-12-31 | 2002-12-31 | 2001-12-31"]
    totals = []
    for at, section in enumerate(sections):
        lines.append(f"# Group {chr(65 + at)} assets")
        for row, values in enumerate(section):
            shown = list(values)
            if slip == (at, row):
                shown[1] += 100 if shown[1] % 1000 < 900 else -100
            lines.append(f"Item {at}{row} | {' | '.join(f'{value:,}' for value in shown)}")
        totals.append(tuple(sum(column) for column in zip(*section, strict=True)))
        lines.append(f"= Total group {chr(65 + at)} assets | {' | '.join(f'{value:,}' for value in totals[-1])}")
    lines.append(f"= Total assets | {' | '.join(f'{sum(column):,}' for column in zip(*totals, strict=True))}")
    return "\n".join(lines)


@given(blocks)
def test_sums_prove(sections: list[list[tuple[int, int, int]]]) -> None:
    release = drawn_release(draw(sections))
    footings = [proof for proof in prove(release) if proof.relation == "footing"]
    assert len(footings) == 3 * (len(sections) + 1)
    assert all(proof.verdict is Verdict.EXACT and proof.confirmed for proof in footings)
    assert not list(arithmetic(release))


@given(blocks, st.data())
def test_slips_are_found(sections: list[list[tuple[int, int, int]]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sections) - 1))
    row = data.draw(st.integers(0, len(sections[at]) - 1))
    release = drawn_release(draw(sections, (at, row)))
    line = next(found.lines[1] for found in release.statements[0].rows if found.label == f"Item {at}{row}")
    errors = [finding for finding in arithmetic(release) if finding.severity == "error" and finding.rule == "footing"]
    assert errors
    assert any(place.span.line == line for place in errors[0].places)
    assert errors[0].suspect is not None
