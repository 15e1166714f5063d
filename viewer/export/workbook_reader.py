"""The values and notes of a workbook this program wrote.

A workbook is a zip of XML. It may come from anywhere when it is verified, so documents that declare entities are refused and no part is
read beyond a limit.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from viewer.regex import regex

LIMIT = 512 * 1024 * 1024  # bytes of one part, unpacked
SHEET = regex(r"xl/worksheets/sheet([0-9]+)\.xml")


class WorkbookError(Exception):
    """A file that is no workbook; the message is for the user."""


@dataclass(slots=True)
class Part:
    """What one XML part of a workbook holds.

    Attributes:
        values: texts of `<v>` by cell.
        notes: texts of comments by cell.
        targets: where its relations lead.
    """

    values: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)


def noted_values(path: Path) -> Iterator[tuple[str, str, str]]:
    """Sheet and cell, value and note of every cell that has a note.

    Raises:
        WorkbookError: the file is no workbook.
        OSError: the file cannot be read.
    """
    try:
        with ZipFile(path) as file:
            names = set(file.namelist())
            for name in sorted(names):
                if SHEET.fullmatch(name):
                    yield from _noted(file, name, names)
    except (BadZipFile, ExpatError, UnicodeDecodeError, EOFError, ValueError) as error:
        raise WorkbookError(f"no workbook: {error}") from error


def _noted(file: ZipFile, name: str, names: set[str]) -> Iterator[tuple[str, str, str]]:
    folder, own = posixpath.split(name)
    relations = f"{folder}/_rels/{own}.rels"
    if relations not in names:
        return
    values = _read(file, name).values
    for target in _read(file, relations).targets:
        part = posixpath.normpath(posixpath.join(folder, target))
        if part in names and posixpath.basename(part).startswith("comments"):
            for cell, note in _read(file, part).notes.items():
                yield f"{own.removesuffix('.xml')}!{cell}", values.get(cell, ""), note


def _read(file: ZipFile, name: str) -> Part:
    if file.getinfo(name).file_size > LIMIT:
        raise ValueError(f"{name} is larger than {LIMIT:,} bytes")
    reader = Reader()
    reader.feed(file.read(name))
    return reader.part


class Reader:
    """Reads one part.

    Attributes:
        part: what was read.
    """

    def __init__(self) -> None:
        self.part = Part()
        self._cell = ""
        self._texts: list[str] | None = None
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._refuse

    def feed(self, data: bytes) -> None:
        """Read all of it."""
        self._parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell = attributes.get("r", "")
        elif name == "comment":
            self._cell = attributes.get("ref", "")
            self._texts = []
        elif name == "v":
            self._texts = []
        elif name == "Relationship":
            self.part.targets.append(attributes.get("Target", ""))

    def _end(self, name: str) -> None:
        if name in {"v", "comment"} and self._texts is not None:
            kept = self.part.values if name == "v" else self.part.notes
            kept[self._cell] = "".join(self._texts)
            self._texts = None

    def _characters(self, text: str) -> None:
        if self._texts is not None:
            self._texts.append(text)

    def _refuse(self, *_: object) -> None:
        raise ValueError("it declares entities")
