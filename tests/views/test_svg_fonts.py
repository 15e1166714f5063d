"""A picture's fonts travel with it, cut down to what it shows, and Qt reads them again."""

from __future__ import annotations

import base64
import re

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from viewer.views.svg_fonts import TABLES, cut_down, with_fonts

SVG = b'<svg><defs>\n</defs><text font-family="%s" font-size="13">%s</text></svg>'


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    font = QFont(qapp.font())
    if not bytes(QRawFont.fromFont(font).fontTable("glyf").data()):
        pytest.skip("the system's font has no TrueType outlines")
    return font


def test_font_cut_down_draws_what_it_kept_and_nothing_else(font: QFont) -> None:
    raw = QRawFont.fromFont(font)
    tables = {name: bytes(raw.fontTable(name).data()) for name in TABLES}
    made = cut_down(tables, raw.glyphIndexesForString("\u00c4Q2"))
    assert len(made) < sum(len(table) for table in tables.values()) / 3
    again = QRawFont()
    again.loadFromData(made, raw.pixelSize(), QFont.HintingPreference.PreferNoHinting)
    assert again.isValid()
    for letter, kept in (("\u00c4", True), ("Q", True), ("2", True), ("x", False)):
        (glyph,) = again.glyphIndexesForString(letter)
        assert (again.pathForGlyph(glyph).elementCount() > 0) is kept


def test_svg_carries_its_font(font: QFont) -> None:
    family = font.family().encode()
    made = with_fonts(SVG % (family, b"Net sales &lt;1&gt;"), [font])
    found = re.search(rb'@font-face\{font-family:"([^"]+)";font-weight:400;src:url\(data:font/ttf;base64,([^)]+)\)', made)
    assert found is not None
    assert found[1] == family
    assert base64.b64decode(found[2])[:4] == b"\x00\x01\x00\x00"


def test_svg_without_text_stays_as_it_is(font: QFont) -> None:
    assert with_fonts(b"<svg><defs></defs></svg>", [font]) == b"<svg><defs></defs></svg>"
