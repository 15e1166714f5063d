"""`typing.override` for Python 3.11, which has none; `typing_extensions` would cost a share of the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method", bound=Callable[..., object])

    def override(method: Method) -> Method:
        """Mark a method that replaces one of its base class."""
        return method


__all__ = ["override"]
