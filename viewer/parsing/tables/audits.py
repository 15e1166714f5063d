"""Audit words that stand between the headings of columns: `2001   (unaudited)   2000`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.pieces import Piece, are_alike
from viewer.parsing.times.heading import read_heading
from viewer.regex import regex

AUDIT = regex(r"\(?(?:un)?audited\)?", re.IGNORECASE)
INSIDE = regex(r"(?<=[^ ]) \(?(?:un)?audited\)? (?=[^ ])", re.IGNORECASE)
NEAR = 2  # characters from the values of a column, or nearer to one heading than to another, that tell nothing


def part_audits(pieces: list[Piece], tracks: Sequence[Track]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of a line without the audit words between two of them that head no column; and these."""
    parts = [part for piece in pieces for part in _taken_apart(piece)]
    between = [each for each in zip(parts, parts[1:], parts[2:], strict=False) if each[0].end > tracks[0].left and _parts_headings(*each)]
    audits = [piece for left, piece, right in between if _is_off(piece, tracks) or (left.text == right.text and len(parts) != len(tracks))]
    return [piece for piece in parts if piece not in audits], audits


def lay_audits(audits: list[Piece], over: Sequence[tuple[Piece, range]]) -> list[tuple[Piece, range]]:
    """The columns of which audit words speak: those of the headings on both sides, or of the nearer one.

    Of times that end in different months, `June 30, 1999   (unaudited)   December 31, 1998`, they speak of the one they stand behind.
    """
    laid: list[tuple[Piece, range]] = []
    for audit in audits:
        for (left, before), (right, behind) in pairwise(over):
            if left.end <= audit.start and audit.end <= right.start:
                nearer = (right.start - audit.end) - (audit.start - left.end)
                months = {read_heading(left.text).month, read_heading(right.text).month}
                if abs(nearer) <= NEAR:
                    laid.append((audit, range(before.start, behind.stop) if len(months) == 1 else before))
                else:
                    laid.append((audit, before if nearer > 0 else behind))
    return laid


def _taken_apart(piece: Piece) -> list[Piece]:
    """`2001 (unaudited) 2000` as three pieces."""
    between = INSIDE.search(piece.text)
    if (
        between is None
        or AUDIT.search(piece.text, between.end())
        or not are_alike([piece.text[: between.start()], piece.text[between.end() :]])
    ):
        return [piece]
    cuts = [(0, between.start()), (between.start() + 1, between.end() - 1), (between.end(), len(piece.text))]
    return [Piece(piece.line, piece.start + start, piece.start + end, piece.text[start:end]) for start, end in cuts]


def _parts_headings(left: Piece, piece: Piece, right: Piece) -> bool:
    """Whether a piece is nothing but an audit word, those beside it are others."""
    return AUDIT.fullmatch(piece.text) is not None and not (AUDIT.fullmatch(left.text) or AUDIT.fullmatch(right.text))


def _is_off(piece: Piece, tracks: Sequence[Track]) -> bool:
    """Whether the middle of a piece is over no column."""
    middle = (piece.start + piece.end) / 2
    return all(not track.left - NEAR <= middle <= track.edge + NEAR for track in tracks)
