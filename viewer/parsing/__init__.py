"""Text to statements."""

from viewer.parsing.parser import parse

__all__ = ["parse"]
