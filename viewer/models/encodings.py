"""The encodings that a file can be read in, by name."""

from __future__ import annotations

from viewer.text.source import Source

NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 little-endian",
    "utf-16-be": "UTF-16 big-endian",
    "cp1252": "Windows Western (cp1252)",
    "latin-1": "Latin-1 (ISO 8859-1)",
    "cp437": "DOS United States (cp437)",
    "cp850": "DOS Western (cp850)",
    "mac_roman": "Mac Roman",
}


def encoding_words(source: Source) -> str:
    """What a source was read in: `UTF-8`, `UTF-16 little-endian with mark`."""
    return NAMES[source.encoding] + (" with mark" if source.mark else "")
