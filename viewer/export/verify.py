"""Whether an export says what its sources say: every value is looked up again at its address."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from viewer.export.exported import ADDRESS, Exported, ExportError, exported_values
from viewer.export.json import decimal_text
from viewer.export.safe import clean, neutral
from viewer.frozen import frozen
from viewer.statements.release import Release
from viewer.statements.statement import Cell
from viewer.text.span import Span

Cells = dict[Span, Cell]


@frozen
class Verification:
    """What came of it.

    Attributes:
        confirmed: values that the sources print at their addresses.
        cells: values that the sources print at all.
        wrong: the first value that they do not, and why, for the user; empty where there is none.
    """

    confirmed: int
    cells: int
    wrong: str = ""


def verify(path: Path, releases: Iterable[Release]) -> Verification:
    """Look up every value of an export, up to the first that is not there.

    Raises:
        ExportError: the file is no export of this program, or of releases with values and has none.
        OSError: the file cannot be read.
    """
    sources = {release.source.sha256: (release, _cells(release)) for release in releases}
    cells = sum(len(found) for _, found in sources.values())
    confirmed = 0
    for exported in exported_values(path):
        wrong = _wrong(exported, sources)
        if wrong:
            return Verification(confirmed, cells, f"{exported.address}: {wrong}")
        confirmed += 1
    if cells and not confirmed:
        raise ExportError(f"{path}: holds no value with the address of its source")
    return Verification(confirmed, cells)


def _cells(release: Release) -> Cells:
    return {cell.span: cell for statement in release.statements for row in statement.rows for cell in row.cells}


def _wrong(exported: Exported, sources: dict[str, tuple[Release, Cells]]) -> str:
    """Why an exported value is not confirmed, empty where it is."""
    address = ADDRESS.fullmatch(exported.address)
    if address is None:
        return "is no address of a source"
    if address["sha256"] not in sources:
        return "its source is not among those given"
    release, cells = sources[address["sha256"]]
    span = Span(int(address["line"]), int(address["start"]), int(address["end"]))
    if not 0 < span.line <= len(release.source.lines):
        return "the source has no such line"
    return _contradicted(exported, release.source[span], cells.get(span))


def _contradicted(exported: Exported, printed: str, cell: Cell | None) -> str:
    """What the source says otherwise, empty where it agrees."""
    if exported.text is not None and exported.text not in {printed, clean(printed), neutral(printed)}:
        return f"exported as {exported.text!r}, the source prints {printed!r}"
    if cell is None:
        return f"the source prints {printed!r} there, which is no value of a statement"
    if not _same(exported, cell):
        return f"exported as {exported.value or 'nothing'}, the source says {decimal_text(cell.value) or 'nothing'} ({printed!r})"
    return ""


def _same(exported: Exported, cell: Cell) -> bool:
    if not exported.value:
        return cell.value is None
    try:
        value = Decimal(exported.value)
        if exported.rounded:
            return Decimal(f"{value:.16G}") == Decimal(f"{cell.value or Decimal(0):.16G}")  # a formula's value is written in full
        return cell.value is not None and value == cell.value
    except InvalidOperation:
        return False
