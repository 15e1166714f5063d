"""Every character maps back to its bytes, in every encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.encoding import ENCODINGS, Decoded, DecodingError, decode
from viewer.text.reading import source_of
from viewer.text.span import Span

CASES: list[tuple[bytes, str | None, Decoded]] = [
    (b"Net sales 12", None, Decoded("Net sales 12", "utf-8", 0)),
    (b"caf\xc3\xa9", None, Decoded("café", "utf-8", 0)),
    (b"\xef\xbb\xbfcaf\xc3\xa9", None, Decoded("café", "utf-8", 3)),
    (b"\xff\xfe1\x00,\x00\xac\x20", None, Decoded("1,€", "utf-16-le", 2)),
    (b"\xfe\xff\x001\x00,\x20\xac", None, Decoded("1,€", "utf-16-be", 2)),
    (b"\x93Joe\x92s\x94 \x80 5", None, Decoded("“Joe’s” € 5", "cp1252", 0)),
    (b"caf\xe9 \x81 5", None, Decoded("café \x81 5", "latin-1", 0)),
    (b"\x85 5", "latin-1", Decoded("\x85 5", "latin-1", 0)),
    (b"\x9c 5", "cp437", Decoded("£ 5", "cp437", 0)),
    (b"1\x00", "utf-16-le", Decoded("1", "utf-16-le", 0)),
    (b"\xff\xfe1\x00", "utf-16-le", Decoded("1", "utf-16-le", 2)),
    (b"\xef\xbb\xbf5", "cp1252", Decoded("\u00ef»¿5", "cp1252", 0)),  # forced otherwise, the mark is text
]


@pytest.mark.parametrize(("data", "encoding", "decoded"), CASES)
def test_bytes_become_text(data: bytes, encoding: str | None, decoded: Decoded) -> None:
    assert decode(data, encoding) == decoded


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"caf\xe9", "utf-8", r"is not utf-8: byte 4 \(0xe9\)"),
        (b"\xef\xbb\xbfcaf\xe9", "utf-8", r"byte 7 \(0xe9\)"),
        (b"\x81", "cp1252", r"is not cp1252: byte 1 \(0x81\)"),
        (b"1\x00\x00\x00", None, "character 2 is NUL"),
        (b"\xff\xfe\x00\x00", None, "character 1 is NUL"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(DecodingError, match=message):
        decode(data, encoding)


@given(st.sampled_from(ENCODINGS), st.booleans(), st.text(st.sampled_from("09,.( )$éö€“ \t\f\x85\u2028\r\n😀"), min_size=1))
def test_bytes_of_a_span_are_the_printed_characters(encoding: str, marked: bool, text: str) -> None:
    mark = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"") if marked else b""
    data = mark + text.encode(encoding, "ignore")
    if len(data) == len(mark):
        return
    source = source_of("release.txt", data, encoding)
    for number, line in enumerate(source.lines, 1):
        for start in range(len(line)):
            span = Span(number, start, min(start + 3, len(line)))
            first, behind = source.byte_range(span)
            assert data[first:behind].decode(encoding) == source[span]
