"""Bytes to characters, such that every character maps back to its bytes."""

from __future__ import annotations

from itertools import islice

from viewer.frozen import frozen
from viewer.regex import regex

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
GUESSES = ("utf-8", "cp1252", "latin-1")  # Latin-1 takes the five bytes that cp1252 leaves undefined
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp437", "cp850", "mac_roman")
CONTROLS = regex(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")  # line ends, tabs, form feeds, Ctrl-Z and escapes do occur in text
SAMPLE = 65_536
CONTROLS_IN_TEXT = 0.02  # a stray control character is a slip, one in fifty is no text


class DecodingError(ValueError):
    """Bytes that are no text; the message is for the user."""


@frozen
class Decoded:
    """Text and how it was made of bytes.

    Attributes:
        text: the characters, the byte order mark left out.
        encoding: Python's name of the encoding, one of `ENCODINGS`.
        mark: length in bytes of the byte order mark.
    """

    text: str
    encoding: str
    mark: int


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a file's bytes.

    Args:
        data: the bytes.
        encoding: one of `ENCODINGS` to force it; None to go by the byte order mark, then UTF-8, cp1252, Latin-1.

    Raises:
        DecodingError: the bytes are not in that encoding, or hold no text.
    """
    marked = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), None)
    if marked and encoding in {None, marked[1]}:
        mark, encoding = marked
        decoded = _decode_strictly(data[len(mark) :], encoding, len(mark))
    elif encoding:
        decoded = _decode_strictly(data, encoding, 0)
    else:
        decoded = _guess(data)
    _refuse_binary(decoded.text)
    return decoded


def _decode_strictly(data: bytes, encoding: str, mark: int) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        at = f"byte {mark + error.start + 1} (0x{data[error.start]:02x})"
        raise DecodingError(f"is not {encoding}: {at} cannot be decoded; another encoding can be chosen") from error


def _guess(data: bytes) -> Decoded:
    for encoding in GUESSES:
        try:
            return Decoded(data.decode(encoding), encoding, 0)
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 decodes every byte")


def _refuse_binary(text: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        every_second = len(text) > 9 and not text[nul:200:2].strip("\0") and "\0" not in text[nul + 1 : 200 : 2]
        hint = "; UTF-16 without its mark can be chosen as the encoding" if every_second else ""
        raise DecodingError(f"is no text: character {nul + 1} is NUL{hint}")
    sample = text[:SAMPLE]
    enough = int(len(sample) * CONTROLS_IN_TEXT) + 1
    if len(sample) > 100 and len(list(islice(CONTROLS.finditer(sample), enough))) == enough:
        raise DecodingError("is no text: it is full of control characters")
