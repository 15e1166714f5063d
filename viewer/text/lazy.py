"""Sequences that keep their items in few bytes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from operator import eq
from typing import TypeVar, overload

from viewer.override import override

Item_co = TypeVar("Item_co", covariant=True)


class LazySequence(Sequence[Item_co]):
    """A sequence whose items are made when they are asked for: asked for twice, they are equal but need not be the same object."""

    __slots__ = ()

    @abstractmethod
    def _item(self, index: int) -> Item_co:
        """The item at an index that is there, counted from 0."""

    @overload
    def __getitem__(self, index: int) -> Item_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item_co, ...]: ...
    @override
    def __getitem__(self, index: int | slice) -> Item_co | tuple[Item_co, ...]:
        if type(index) is int and 0 <= index < len(self):
            return self._item(index)
        places = range(len(self))[index]
        return self._item(places) if isinstance(places, int) else tuple(map(self._item, places))

    @override
    def __iter__(self) -> Iterator[Item_co]:
        return map(self._item, range(len(self)))

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))
