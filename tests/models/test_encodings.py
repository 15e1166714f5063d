"""Encodings by name."""

from __future__ import annotations

import pytest

from viewer.models.encodings import NAMES, encoding_words
from viewer.text.encoding import ENCODINGS
from viewer.text.reading import source_of


def test_every_encoding_that_can_be_chosen_has_a_name_of_its_own() -> None:
    assert tuple(NAMES) == ENCODINGS
    assert len(set(NAMES.values())) == len(NAMES)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Net sales 12", "UTF-8"),
        (b"\xef\xbb\xbfNet sales 12", "UTF-8 with mark"),
        ("\ufeffNet sales".encode("utf-16-be"), "UTF-16 big-endian with mark"),
        (b"Net sales \x96 12", "Windows Western (cp1252)"),
        (b"Net sales \x81 12", "Latin-1 (ISO 8859-1)"),
    ],
)
def test_words(data: bytes, words: str) -> None:
    assert encoding_words(source_of("a.txt", data)) == words
