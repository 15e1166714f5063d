"""The domain's objects as bytes, and back.

They are pickled, since nothing else is as fast; what is read back may be made of the domain's own classes and no others, so that
tampered bytes can hold wrong figures but run nothing.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable
from enum import Enum
from typing import Any, cast

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


Reduced = tuple[Callable[..., Any], tuple[Any, ...]]  # what an object is made again by, and of


class Reducers(dict[type, Callable[[Any], Reduced]]):
    """What takes the objects of a class apart, looked up once a class; pickle would ask each object in two steps."""

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        """Find the reducer of a class; raises KeyError for classes themselves, which go by their names."""
        if issubclass(kind, type):
            raise KeyError(kind)
        own = _of_member if issubclass(kind, Enum) else vars(kind).get("__reduce__", _of_any)
        reducer: Callable[[Any], Reduced] = self.setdefault(kind, own)
        return reducer


def _of_member(member: Enum) -> Reduced:
    """A member of an enumeration is made of its value. Python 3.11.0 to 3.11.3 would name `getattr`, which nothing may."""
    return type(member), (member.value,)


def _of_any(thing: object) -> Reduced:
    return cast("Reduced", thing.__reduce_ex__(PROTOCOL))


class Freezing(pickle.Pickler):
    """Writes the domain's objects."""

    dispatch_table = Reducers()


class Thawing(pickle.Unpickler):
    """Makes nothing but the domain's objects."""

    @override
    def find_class(self, module: str, name: str) -> object:
        """A class of the domain; raises FrozenError for anything else."""
        if (module, name) in PLAIN or (module.startswith(ROOMS) and "." not in name and name[:1].isupper()):
            return super().find_class(module, name)
        raise FrozenError(f"names {module}.{name}")
