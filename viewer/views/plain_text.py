"""The one gateway for any string that came from a file: it is shown as it is, never as markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

LONGEST = 2000
PLAIN = 0  # `Qt.TextFormat.PlainText`; the name brings all those of `Qt` along, a seventh of the time to the first paint


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that takes no string for markup and lays out no more than can be read."""
    label = QLabel(parent)
    label.setProperty("textFormat", PLAIN)
    label.setText(shortened(text))
    return label


def menu_text(text: str) -> str:
    """A title for a menu, tab or button, where `&` marks a key."""
    return shortened(text, 200).replace("&", "&&")


def ever_fewer(parts: Sequence[str]) -> tuple[str, ...]:
    """Parts in one line, and then without the first, the first two and so on; nothing where there are none."""
    return tuple(" · ".join(parts[first:]) for first in range(len(parts)))


def shortened(text: str, limit: int = LONGEST) -> str:
    """Text cut to a length with a sign that it was cut."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
