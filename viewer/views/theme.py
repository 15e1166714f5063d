"""The colours of the window, light and dark. Every state has a shape or a letter too."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from viewer.models.highlight import Light


class ThemeChoice(StrEnum):
    """What the user can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(NamedTuple):
    """Named colours.

    Attributes:
        window: behind controls.
        base: behind text and figures.
        text: text and figures.
        dim: tags, line numbers and hints; 4.5:1 against `base`.
        line: borders and grid lines.
        accent: selection, links, the current place.
        on_accent: text on `accent`.
        current: behind the selected cell.
        shade: behind captions, gutter and headings.
        error: severe findings and banners.
        warning: findings to decide, doubts.
        lights: behind lit characters of the raw text; marks of the reviewer are drawn in theirs.
        series: lines of a plot, told apart by symbol too.
    """

    window: QColor
    base: QColor
    text: QColor
    dim: QColor
    line: QColor
    accent: QColor
    on_accent: QColor
    current: QColor
    shade: QColor
    error: QColor
    warning: QColor
    lights: dict[Light, QColor]
    series: tuple[QColor, ...]

    def standing(self, light: Light) -> QColor:
        """The colour of a finding that is only underlined and marked in the stripe."""
        return {Light.ERROR: self.error, Light.WARNING: self.warning}.get(light, self.dim)


LIGHT = Theme(
    window=QColor("#f0f1f3"),
    base=QColor("#ffffff"),
    text=QColor("#1b1f24"),
    dim=QColor("#646c76"),
    line=QColor("#cdd2d8"),
    accent=QColor("#0b5cad"),
    on_accent=QColor("#ffffff"),
    current=QColor("#d3e5f8"),
    shade=QColor("#f6f7f9"),
    error=QColor("#b3261e"),
    warning=QColor("#8a5a00"),
    lights={
        Light.CELL: QColor("#ffd866"),
        Light.CAPTION: QColor("#dcebfa"),
        Light.HEADING: QColor("#e0f2e1"),
        Light.FINDING: QColor("#fbd9d6"),
        Light.FOUND: QColor("#f3e3fb"),
        Light.FOUND_HERE: QColor("#d9b3f0"),
        Light.AGREED: QColor("#1b7f3b"),
        Light.EXCEPTION: QColor("#b3261e"),
        Light.QUESTION: QColor("#8a5a00"),
        Light.WAIVED: QColor("#646c76"),
        Light.TAKEN: QColor("#e3f1e4"),
        Light.LABELLED: QColor("#ebe4f7"),
        Light.NARRATIVE: QColor("#e2ecfa"),
        Light.ACCOUNTED: QColor("#eeeeee"),
        Light.SET_ASIDE: QColor("#fdf0d5"),
        Light.NOT_UNDERSTOOD: QColor("#ff9d8f"),
        Light.CHANGED: QColor("#fdf0d5"),
        Light.ONLY_HERE: QColor("#dcebfa"),
    },
    series=tuple(QColor(name) for name in ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a6a00", "#56b4e9")),
)
DARK = Theme(
    window=QColor("#24272c"),
    base=QColor("#1a1c20"),
    text=QColor("#e4e7eb"),
    dim=QColor("#959da8"),
    line=QColor("#3d434b"),
    accent=QColor("#6cb2f7"),
    on_accent=QColor("#0c1116"),
    current=QColor("#21446a"),
    shade=QColor("#202328"),
    error=QColor("#ff8a80"),
    warning=QColor("#f0c060"),
    lights={
        Light.CELL: QColor("#7a5c00"),
        Light.CAPTION: QColor("#1d3a57"),
        Light.HEADING: QColor("#1f4228"),
        Light.FINDING: QColor("#5c2320"),
        Light.FOUND: QColor("#472a59"),
        Light.FOUND_HERE: QColor("#74439a"),
        Light.AGREED: QColor("#5ecb82"),
        Light.EXCEPTION: QColor("#ff8a80"),
        Light.QUESTION: QColor("#f0c060"),
        Light.WAIVED: QColor("#959da8"),
        Light.TAKEN: QColor("#1f3d28"),
        Light.LABELLED: QColor("#362c4d"),
        Light.NARRATIVE: QColor("#1d3350"),
        Light.ACCOUNTED: QColor("#2e3238"),
        Light.SET_ASIDE: QColor("#453819"),
        Light.NOT_UNDERSTOOD: QColor("#9c2f26"),
        Light.CHANGED: QColor("#453819"),
        Light.ONLY_HERE: QColor("#1d3a57"),
    },
    series=tuple(QColor(name) for name in ("#56b4e9", "#e69f00", "#2fc79a", "#e59ac4", "#f0e442", "#4f9bd9")),
)
DARK_BELOW = 128  # lightness of the background, 0 to 255


def theme_of(palette: QPalette) -> Theme:
    """The theme that a widget's palette was made from."""
    return DARK if palette.color(QPalette.ColorRole.Base).lightness() < DARK_BELOW else LIGHT


@cache
def system_theme() -> Theme:
    """The theme nearest to the palette that the program was given, before it set its own."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < DARK_BELOW else LIGHT


def chosen_theme(choice: ThemeChoice) -> Theme:
    """The theme of a choice; the system decides where it was asked to."""
    if choice is ThemeChoice.SYSTEM:
        return system_theme()
    return DARK if choice is ThemeChoice.DARK else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """Qt's palette for a theme."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, color in (
        (roles.Window, theme.window),
        (roles.WindowText, theme.text),
        (roles.Base, theme.base),
        (roles.AlternateBase, theme.shade),
        (roles.Text, theme.text),
        (roles.Button, theme.window),
        (roles.ButtonText, theme.text),
        (roles.BrightText, theme.error),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Link, theme.accent),
        (roles.ToolTipBase, theme.shade),
        (roles.ToolTipText, theme.text),
        (roles.PlaceholderText, theme.dim),
    ):
        palette.setColor(role, color)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.dim)
    return palette


def box_palette_of(theme: Theme) -> QPalette:
    """The palette of check boxes, whose frame the style draws a shade darker than the window: on a dark one it would not be seen."""
    palette = palette_of(theme)
    palette.setColor(QPalette.ColorRole.Window, theme.dim)
    return palette
