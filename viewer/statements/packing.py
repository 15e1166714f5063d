"""What was read from a large source, kept as compressed bytes and made again when it is asked for.

As objects, the rows, claims and findings of a submission take thirty times the room of its text, packed a third of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from viewer.override import override
from viewer.statements.freezing import freeze, thaw
from viewer.text.lazy import Item_co, LazySequence
from viewer.text.source import Source

LARGE = 1_000_000  # characters of a source; hardly a press release or annual report has half as many
BLOCK = 64  # items that are packed together: made again in a millisecond
REMEMBERED = 32  # blocks made again lately: what is on the screen, and what is looked up beside it
LARGEST = 1 << 26  # bytes a block may unfold to


def is_large(source: Source) -> bool:
    """Whether what is read from a source is kept packed."""
    return len(source.text) >= LARGE


def packed(items: Iterable[Item_co], source: Source) -> Sequence[Item_co]:
    """What was read from a source: of a large one packed, else a tuple."""
    return Packed.of(items) if is_large(source) else tuple(items)


class Packed(LazySequence[Item_co]):
    """A sequence whose items are made when they are asked for, and forgotten again.

    An item asked for twice is equal, but need not be the same object.

    Attributes:
        blocks: the items, `BLOCK` to each but the last.
        length: how many items there are.
    """

    __slots__ = ("blocks", "length")

    def __init__(self, blocks: tuple[bytes, ...], length: int) -> None:
        self.blocks, self.length = blocks, length

    @override
    def __reduce__(self) -> tuple[type[Packed[Item_co]], tuple[tuple[bytes, ...], int]]:
        return type(self), (self.blocks, self.length)

    @classmethod
    def of(cls, items: Iterable[Item_co]) -> Packed[Item_co]:
        """Pack items of the domain."""
        rest = iter(items)
        blocks: list[bytes] = []
        count = 0
        while block := tuple(islice(rest, BLOCK)):
            blocks.append(freeze(block))
            count += len(block)
        return cls(tuple(blocks), count)

    @override
    def __len__(self) -> int:
        return self.length

    @override
    def _item(self, index: int) -> Item_co:
        item: Item_co = _unpacked(self.blocks[index // BLOCK])[index % BLOCK]
        return item

    @override
    def __iter__(self) -> Iterator[Item_co]:
        for block in self.blocks:
            yield from _unpacked(block)


@lru_cache(maxsize=REMEMBERED)
def _unpacked(block: bytes) -> tuple[Any, ...]:
    items = thaw(block, LARGEST)
    return items if isinstance(items, tuple) else ()
