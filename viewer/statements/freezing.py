"""The domain's objects as bytes, and back.

They are pickled, since nothing else is as fast; what is read back may be made of the domain's own classes and no others, so that
tampered bytes can hold wrong figures but run nothing.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter

from viewer.override import override

ROOMS = ("viewer.statements.", "viewer.text.", "viewer.footing.", "viewer.checks.")
PLAIN = frozenset({("decimal", "Decimal"), ("datetime", "date")})
PROTOCOL = 5
LEVEL = 1  # of compression: four times smaller, and faster to read back than from a disk


class FrozenError(Exception):
    """Bytes that are nothing of this program."""


def freeze(thing: object) -> bytes:
    """Objects of the domain, or tuples of them, as bytes."""
    frozen = io.BytesIO()
    Freezing(frozen, PROTOCOL).dump(thing)
    return zlib.compress(frozen.getbuffer(), LEVEL)


def thaw(data: bytes, largest: int) -> object:
    """What was frozen.

    Args:
        data: made by `freeze`.
        largest: bytes that it may unfold to.

    Raises:
        FrozenError: it was not.
    """
    try:
        unpacked = zlib.decompressobj().decompress(data, largest)
        return Thawing(io.BytesIO(unpacked)).load()
    except Exception as error:  # damaged bytes can make a pickle raise anything
        raise FrozenError(str(error)) from error


class Freezing(pickle.Pickler):
    """Writes the domain's objects."""

    @override
    def reducer_override(self, obj: object) -> tuple[type, tuple[object, ...]]:
        """What an object is made of again: a member of an enumeration of its value, a data class of its fields in their order.

        Python 3.11.0 to 3.11.3 would name `getattr` for the one, which nothing may, and Python would ask for the fields of the other
        anew for each object it reads, which takes half of the reading.
        """
        kind: type = type(obj)
        if isinstance(obj, Enum):
            return kind, (obj.value,)
        values = _values(kind)
        return (kind, values(obj)) if values is not None else NotImplemented


@cache
def _values(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What gives the fields of a data class, in their order; None for other classes."""
    names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    if len(names) == 1:
        return lambda thing: (getattr(thing, names[0]),)
    return attrgetter(*names) if names else None


class Thawing(pickle.Unpickler):
    """Makes nothing but the domain's objects."""

    @override
    def find_class(self, module: str, name: str) -> object:
        """A class of the domain; raises FrozenError for anything else."""
        if (module, name) in PLAIN or (module.startswith(ROOMS) and "." not in name and name[:1].isupper()):
            return super().find_class(module, name)
        raise FrozenError(f"names {module}.{name}")
