"""What a file or a document holds, told from how it begins."""

from __future__ import annotations

import re
from enum import StrEnum

from viewer.regex import regex

HEAD = 4096  # bytes or characters that tell; an HTML exhibit may open with comments of its maker

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older word processor or spreadsheet (OLE)"),
    (b"\xffWPC", "a WordPerfect document"),
    (b"\xdb\xa5-\x00", "a document of an early Word"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x1f\x9d", "a compressed (.Z) file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ZIP_CONTENTS = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a presentation (.pptx)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
)
BITMAP = regex(rb"BM.{4}\0\0\0\0", re.DOTALL)
UUENCODE = regex(r"\s*begin 0?[0-7]{3} \S", words="begin*")  # permissions, then the name of the file
MARKUP = regex(r"\s*(?:<!doctype\s+html|<\?xml|<!--|<(?:html|head|title|meta|body|center|div|font|p|h[1-6])[\s>])", re.IGNORECASE, "<*")
PDF_TAG = regex(r"\s*<PDF>", re.IGNORECASE, "<pdf>*")
XML_TAG = regex(r"\s*<(?:XML|XBRL)>", re.IGNORECASE, "<xml>* <xbrl>*")


class ContentKind(StrEnum):
    """What one document of a submission holds."""

    TEXT = "text"
    HTML = "html"
    UUENCODE = "uuencode"
    PDF = "pdf"
    XML = "xml"


def content_kind(head: str) -> ContentKind:
    """What a document holds, from its first characters."""
    if PDF_TAG.match(head):
        return ContentKind.PDF
    if XML_TAG.match(head):
        return ContentKind.XML
    if UUENCODE.match(head):
        return ContentKind.UUENCODE
    return ContentKind.HTML if MARKUP.match(head) else ContentKind.TEXT


def foreign_format(data: bytes) -> str | None:
    """What a file is that is no text to be read, in words for the user; None where it may be text."""
    head = data[:HEAD]
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith(ZIP):
        return next((name for part, name in ZIP_CONTENTS if part in head), "a zip archive")
    if BITMAP.match(head):
        return "a bitmap image"
    match content_kind(head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")):
        case ContentKind.HTML:
            return "an HTML exhibit; only plain text can be read for now"
        case ContentKind.UUENCODE:
            return "a uuencoded file"
        case _:
            return None
