"""Sequences whose items are made when they are asked for."""

from __future__ import annotations

import pytest

from viewer.override import override
from viewer.text.lazy import LazySequence


class Squares(LazySequence[int]):
    """The first square numbers."""

    def __init__(self, count: int) -> None:
        self._count = count

    @override
    def __len__(self) -> int:
        return self._count

    @override
    def _item(self, index: int) -> int:
        return index * index


@pytest.mark.parametrize("index", [0, 3, -1, -5, slice(None), slice(1, 4), slice(None, None, -2), slice(7, 9), slice(-2, None)])
def test_it_is_indexed_like_a_tuple(index: int | slice) -> None:
    assert Squares(5)[index] == (0, 1, 4, 9, 16)[index]


@pytest.mark.parametrize("index", [5, -6])
def test_there_is_nothing_outside_of_it(index: int) -> None:
    with pytest.raises(IndexError):
        Squares(5)[index]


def test_it_equals_every_sequence_of_the_same_items() -> None:
    squares = Squares(3)
    assert list(squares) == [0, 1, 4]
    assert squares == (0, 1, 4)
    assert squares == Squares(3)
    assert hash(squares) == hash((0, 1, 4))
    assert squares != (0, 1)
    assert squares != (0, 1, 5)
    assert squares != 3
