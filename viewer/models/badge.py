"""What is drawn beside a figure that the reviewer has worked on."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from viewer.models.highlight import Light


class Shape(StrEnum):
    """What is drawn around a mark's letter."""

    BARE = "bare"
    BOX = "box"
    CIRCLE = "circle"
    STRUCK = "struck"


class Badge(NamedTuple):
    """A mark as it is drawn beside a figure.

    Attributes:
        letter: the mark's sign, empty where only ticks or comments stand.
        shape: what is drawn around it.
        light: its colour.
        notes: tick marks, and a sign for comments.
        words: all of it in words.
    """

    letter: str
    shape: Shape
    light: Light
    notes: str
    words: str
