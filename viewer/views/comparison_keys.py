"""The keys of the comparison window, for itself and for the list of all keys."""

from __future__ import annotations

COMPARISON_KEYS = (
    ("Next difference", "F7"),
    ("Previous difference", "Shift+F7"),
    ("Show in the main window", "Ctrl+Return"),
    ("Search", "Ctrl+F"),
    ("Close", "Esc"),
)
