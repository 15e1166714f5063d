"""Freed memory goes back to the system where the C library can be asked for it."""

from __future__ import annotations

import ctypes

import pytest

from viewer.app.trimming import give_back_memory


def test_the_library_is_asked_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        def __init__(self, name: object) -> None:
            assert name is None

        def malloc_trim(self, pad: int) -> None:
            asked.append(pad)

    monkeypatch.setattr(ctypes, "CDLL", Library)
    give_back_memory()
    assert asked == [0]


@pytest.mark.parametrize("problem", [OSError, TypeError, AttributeError])
def test_other_systems_are_left_alone(problem: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: object) -> None:
        raise problem

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back_memory()
