"""What a search found, as a table."""

from __future__ import annotations

from viewer.models.search import Hit
from viewer.models.text_table import RowTable


class SearchModel(RowTable[Hit]):
    """A hit a row."""

    headings = ("Release", "Statement", "Line", "Printed", "Value", "Caption or text", "Period", "Review", "Concept")
    numeric = frozenset({2, 3, 4})
