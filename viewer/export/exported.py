"""The values of a file that this program exported, whatever its format."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from viewer.export.workbook_reader import WorkbookError, noted_values
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.text.reading import special_kind

ADDRESS = regex(r"(?P<name>.*)#(?P<sha256>[0-9a-f]{64}):(?P<line>[0-9]{1,9}):(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})", re.DOTALL)
PRINTED = "printed "
PROGRAM = "Statement Viewer"


class ExportError(Exception):
    """A file that is no export of this program; the message is for the user."""


@frozen
class Exported:
    """One value of an export.

    Attributes:
        address: where it says it was printed.
        value: the exact amount as text, empty where there is none.
        text: as printed, None where the format does not hold it.
        rounded: whether the format keeps 16 digits only, and zero for a dash.
    """

    address: str
    value: str
    text: str | None
    rounded: bool = False


def exported_values(path: Path) -> Iterator[Exported]:
    """Every value of an export in its order.

    Raises:
        ExportError: the file is no export of this program.
        OSError: the file cannot be read.
    """
    special = special_kind(path.stat().st_mode)
    if special:  # a pipe would never end
        raise ExportError(f"{path}: {special}")
    with path.open("rb") as file:
        head = file.read(4)
    try:
        if head == b"PAR1":
            yield from _of_parquet(path)
        elif head[:2] == b"PK":
            yield from _of_workbook(path)
        elif head[:1] == b"{":
            yield from _of_json(path)
        elif head[:1] == b"<":
            yield from _of_page(path)
        else:
            yield from _of_csv(path)
    except (ValueError, csv.Error, WorkbookError) as error:
        raise ExportError(f"{path}: is no export of this program: {error}") from error
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ExportError(f"{path}: is no export of this program: {type(error).__name__} {error}") from error


def _of_csv(path: Path) -> Iterator[Exported]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if "address" not in (rows.fieldnames or ()):
            raise ValueError("it has no column `address`")
        for row in rows:
            yield Exported(row["address"], row["value"], row["text"])


def _of_json(path: Path) -> Iterator[Exported]:
    content = json.loads(path.read_text(encoding="utf-8"))
    if "documentInfo" in content:
        for fact in content["facts"].values():
            yield Exported(fact["sv:address"], fact["value"] or "", None)
        return
    for fact in content["facts"]:
        yield Exported(fact["address"], fact["value"] or "", fact["text"])


def _of_parquet(path: Path) -> Iterator[Exported]:
    import pyarrow.parquet as pq  # noqa: PLC0415 (an extra of the installation)

    for batch in pq.ParquetFile(path).iter_batches(columns=["address", "exact", "text"]):
        for row in batch.to_pylist():
            yield Exported(row["address"], row["exact"] or "", row["text"])


def _of_workbook(path: Path) -> Iterator[Exported]:
    for _, value, note in noted_values(path):
        address, *rest = note.split("\n")
        text = next((line.removeprefix(PRINTED) for line in rest if line.startswith(PRINTED)), "")
        yield Exported(address, value, text, rounded=True)


def _of_page(path: Path) -> Iterator[Exported]:
    page = Page()
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            page.feed(line)
            yield from page.found
            page.found.clear()
    page.close()
    if not page.is_ours:
        raise ValueError("it does not say who made it")


class Page(HTMLParser):
    """Collects the values of an evidence page.

    Attributes:
        found: values read and not yet taken.
        is_ours: whether it says that this program made it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Exported] = []
        self.is_ours = False
        self._open: tuple[str, str] | None = None
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a value where an anchor has an address."""
        values = dict(attrs)
        if tag == "a" and values.get("data-address"):
            self._open = values["data-address"] or "", values.get("data-value") or ""
            self._texts = []
        elif tag == "meta" and values.get("name") == "generator":
            self.is_ours = values.get("content") == PROGRAM

    def handle_data(self, data: str) -> None:
        """Collect the text of a value."""
        self._texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a value."""
        if tag == "a" and self._open:
            self.found.append(Exported(*self._open, "".join(self._texts)))
            self._open = None
