"""Statement Viewer: financial statements in releases, read, proved and reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.api import check, facts, parse, read, trend

__all__ = ["check", "facts", "parse", "read", "trend"]


def __getattr__(name: str) -> object:
    """The functions of `viewer.api`, loaded when first asked for: the window and the command line need not all of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from viewer import api  # noqa: PLC0415

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
