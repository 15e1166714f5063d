"""What is kept packed is what it was, and a large source's release is that of a small one."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.api import parse
from viewer.assets import samples
from viewer.export.json import release_json
from viewer.statements import packing
from viewer.statements.disposition import Disposition, Dispositions, Use, uses_of
from viewer.statements.freezing import FrozenError
from viewer.statements.packing import BLOCK, Packed, packed
from viewer.statements.statement import Cell, Row
from viewer.text.reading import read_source
from viewer.text.source import Source
from viewer.text.span import Span

ROWS = tuple(
    Row(f"Line {number}", (Span(number, 0, 6),), (number, number), cells=(Cell(0, "7", Decimal(7000), "USD", 1000, Span(number, 9, 10)),))
    for number in range(1, 2 * BLOCK + 4)
)
NUMBERS = tuple(
    Disposition(Span(number, at, at + 2), use, f"because {use}") for number in range(1, 4) for at, use in zip((0, 5), Use, strict=False)
)


@given(st.integers(0, len(ROWS)), st.integers(-200, 200), st.integers(-200, 200))
def test_packed_rows_are_the_rows(count: int, first: int, past: int) -> None:
    rows = ROWS[:count]
    kept = Packed.of(rows)
    assert (len(kept), tuple(kept), kept[first:past]) == (len(rows), rows, rows[first:past])
    assert kept == rows
    assert hash(kept) == hash(rows)
    if -count <= first < count:
        assert kept[first] == rows[first]
    else:
        with pytest.raises(IndexError):
            kept[first]


def test_packed_rows_are_others_when_one_is_another() -> None:
    assert Packed.of(ROWS) != Packed.of((*ROWS[:-1], replace(ROWS[-1], label="Else")))
    assert Packed.of(ROWS) != ROWS[:-1]


def test_packed_rows_go_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Packed.of(ROWS))) == ROWS  # noqa: S301 - our own bytes


def test_only_a_large_source_is_worth_it() -> None:
    assert packed(ROWS, Source("small.txt", "Cash 7")) == ROWS
    assert isinstance(packed(ROWS, Source("small.txt", "Cash 7")), tuple)
    assert isinstance(packed(ROWS, Source("large.txt", " " * packing.LARGE)), Packed)


def test_tampered_blocks_are_refused() -> None:
    with pytest.raises(FrozenError):
        tuple(Packed((b"no block",), 1))


def test_a_release_says_the_same_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read_source(samples() / "innovo-2003-07-15.txt")
    loose = parse(source)
    monkeypatch.setattr(packing, "LARGE", 1)
    kept = parse(source)
    assert all(isinstance(statement.rows, Packed) for statement in kept.statements)
    assert isinstance(kept.claims, Packed)
    assert isinstance(kept.findings, Packed)
    assert release_json(kept) == release_json(loose)
    assert kept == loose


def test_dispositions_are_what_was_put_in() -> None:
    kept = Dispositions.of((each.span.line, each.span.start, each.span.end, (each.use, each.reason)) for each in NUMBERS)
    assert kept == NUMBERS
    assert (kept[-1], kept[1:3], len(kept)) == (NUMBERS[-1], NUMBERS[1:3], len(NUMBERS))
    assert list(uses_of(kept)) == list(uses_of(NUMBERS)) == [each.use for each in NUMBERS]
    with pytest.raises(IndexError):
        kept[len(NUMBERS)]
