"""Releases read before, kept by their content and the program's version."""

from viewer.cache.reading import CachedReader

__all__ = ["CachedReader"]
