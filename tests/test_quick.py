"""Frozen objects that are filled by the setters of their slots: the same in all but the time."""

from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from viewer.quick import quick_init


@dataclass(frozen=True, slots=True)
class Plain:
    """As dataclasses make it."""

    first: int
    second: str = "two"


@quick_init
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, filled quickly."""

    first: int
    second: str = "two"


def test_objects_are_alike() -> None:
    assert Quick(1) == Quick(1, "two") == Quick(first=1, second="two") != Quick(2)
    assert hash(Quick(1)) == hash(Quick(1, "two"))
    assert repr(Quick(1, "x")) == repr(Plain(1, "x")).replace("Plain", "Quick")
    assert replace(Quick(1), second="x") == Quick(1, "x")


def test_objects_stay_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick(1).first = 2  # type: ignore[misc]


def test_arguments_are_those_of_the_fields() -> None:
    assert inspect.signature(Quick) == inspect.signature(Plain)
    with pytest.raises(TypeError, match="first"):
        Quick()  # type: ignore[call-arg]
