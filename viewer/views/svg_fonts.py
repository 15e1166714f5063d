"""The fonts of an SVG picture inside the picture, cut down to the glyphs it uses, so that it looks the same everywhere.

An SFNT font file is a directory of tables. Cut down, all tables that place and map glyphs stay as they are, and the outlines of
glyphs that are not used become empty.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Iterable, Mapping
from html import escape, unescape
from itertools import pairwise

from PySide6.QtGui import QFont, QRawFont

from viewer.regex import regex

TABLES = ("OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep")
NEEDED = frozenset({"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})
LONG_OFFSETS = 50  # where `head` says whether `loca` counts in bytes or in pairs
WORDS, SCALE, TWO_SCALES, FOUR_SCALES, MORE = 0x01, 0x08, 0x40, 0x80, 0x20  # flags of a glyph's part
TEXT = regex(rb"<text[^>]*>([^<]*)</text>")
FAMILY = regex(rb'font-family="([^"]*)"')


def with_fonts(svg: bytes, fonts: Iterable[QFont]) -> bytes:
    """An SVG with the fonts that its texts are set in; one that has no TrueType outlines is left to the reader's system."""
    text = unescape(b"".join(TEXT.findall(svg)).decode("utf-8", "replace"))
    family = next((unescape(found.decode("utf-8", "replace")) for found in FAMILY.findall(svg)), "")
    faces = [face for font in fonts if (face := _face(font, family, text))]
    if not faces or not family:
        return svg
    style = f"<style>{''.join(faces)}</style>".encode()
    return svg.replace(b"<defs>", b"<defs>" + style, 1)


def _face(font: QFont, family: str, text: str) -> str:
    raw = QRawFont.fromFont(font)
    tables = {name: bytes(raw.fontTable(name).data()) for name in TABLES}
    if not all(tables[name] for name in NEEDED):
        return ""
    data = b64encode(cut_down(tables, raw.glyphIndexesForString(text))).decode()
    weight = 700 if font.bold() else 400
    name = escape(family.replace("\\", "").replace('"', ""))
    return f'@font-face{{font-family:"{name}";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}'


def cut_down(tables: Mapping[str, bytes], glyphs: Iterable[int]) -> bytes:
    """A font file with the outlines of some glyphs and of the parts they are made of.

    Args:
        tables: tables of a TrueType font by their four letters.
        glyphs: numbers of the glyphs that are used; number 0, shown for what is missing, is kept as well.
    """
    offsets = _offsets(tables)
    outlines = [tables["glyf"][start:end] for start, end in pairwise(offsets)]
    kept = _with_parts(outlines, {0, *glyphs})
    pieces, places = [], [0]
    for number, outline in enumerate(outlines):
        piece = outline + bytes(-len(outline) % 4) if number in kept else b""
        pieces.append(piece)
        places.append(places[-1] + len(piece))
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, LONG_OFFSETS, 1)
    changed = {"glyf": b"".join(pieces), "loca": struct.pack(f">{len(places)}I", *places), "head": bytes(head)}
    return _file({name: data for name, data in {**tables, **changed}.items() if data})


def _offsets(tables: Mapping[str, bytes]) -> list[int]:
    """Where each glyph's outline begins in `glyf`, and behind the last one."""
    loca = tables["loca"]
    if struct.unpack_from(">h", tables["head"], LONG_OFFSETS)[0]:
        return list(struct.unpack(f">{len(loca) // 4}I", loca[: len(loca) // 4 * 4]))
    return [2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca[: len(loca) // 2 * 2])]


def _with_parts(outlines: list[bytes], glyphs: set[int]) -> set[int]:
    """Glyphs and all glyphs that they are put together from."""
    kept: set[int] = set()
    waiting = [number for number in glyphs if number < len(outlines)]
    while waiting:
        number = waiting.pop()
        if number not in kept:
            kept.add(number)
            waiting.extend(part for part in _parts(outlines[number]) if part < len(outlines))
    return kept


def _parts(outline: bytes) -> list[int]:
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts, at, flags = [], 10, MORE
    while flags & MORE and at + 4 <= len(outline):
        flags, number = struct.unpack_from(">HH", outline, at)
        parts.append(number)
        at += 4 + (4 if flags & WORDS else 2) + (2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & FOUR_SCALES else 0)
    return parts


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Directory and tables, each begun at a multiple of four."""
    names = sorted(tables)
    power = len(names).bit_length() - 1
    search = 16 << power
    directory = [struct.pack(">IHHHH", 0x00010000, len(names), search, power, 16 * len(names) - search)]
    body, at = [], 12 + 16 * len(names)
    for name in names:
        data = tables[name]
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory.append(struct.pack(">4sIII", name.encode("ascii"), total, at, len(data)))
        body.append(padded)
        at += len(padded)
    return b"".join((*directory, *body))
