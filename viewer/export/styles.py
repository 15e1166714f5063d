"""How cells of a workbook look, and how values get into them without being run."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from viewer.export.safe import clean, neutral
from viewer.statements.statement import Cell, CellKind, places_printed

LONGEST_TEXT = 32_767  # characters of a cell, by the file format
DEEPEST_INDENT = 15
COMMAS = {1_000: ",", 1_000_000: ",,", 1_000_000_000: ",,,"}  # each comma hides three digits
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MADE = datetime(1980, 1, 1)


def new_book(file: BinaryIO) -> Workbook:
    """A workbook in which no text of a file becomes a formula, a link or a number by itself."""
    book = Workbook(file, OPTIONS)
    book.set_properties({"created": MADE})
    return book


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self.title = self.of(bold=True, font_size=13)
        self.heading = self.of(bold=True, text_wrap=True, valign="top", bottom=1)
        self.note = self.of(italic=True, font_color="#555555")
        self.raw = self.of(font_name="Courier New", font_size=9)
        self.link = self.of(font_color="#0563c1", underline=1)
        self.number = self.of(num_format="0", font_color="#555555")

    def of(self, **properties: object) -> Format:
        """The format of these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def caption(self, level: int, *, bold: bool) -> Format:
        """A row's caption, indented as printed."""
        return self.of(indent=min(level, DEEPEST_INDENT), bold=bold, text_wrap=True, valign="top")

    def amount(self, cell: Cell, *, bold: bool) -> Format:
        """A value as printed: brackets, decimals, scale and dashes kept."""
        return self.of(num_format=number_format(cell), bold=bold, align="right")

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format | None = None) -> None:
        """Text that stays text, also after somebody has edited the cell."""
        shown = clean(text)[:LONGEST_TEXT]
        if neutral(shown) != shown:
            shown = neutral(shown)[:LONGEST_TEXT]
        sheet.write_string(row, column, shown, style)

    def write_value(self, sheet: Worksheet, row: int, column: int, value: object, style: Format | None = None) -> int:
        """A value of a table; returns how many characters wide it is."""
        if value is None:
            return 0
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            sheet.write_number(row, column, value, style)
        else:
            self.write_text(sheet, row, column, value.isoformat() if isinstance(value, date) else str(value), style)
        return len(str(value))


def number_format(cell: Cell) -> str:
    """Excel's format that shows a value as it is printed."""
    if cell.kind is not CellKind.NUMBER:
        shown = clean(cell.text).replace('"', "").replace(";", "")
        return f'"{shown}";"{shown}";"{shown}";"{shown}"'
    places = places_printed(cell)
    whole = "#,##0" if "," in cell.text or cell.scale in COMMAS else "0"
    digits = whole + (f".{'0' * min(places, 12)}" if places else "") + COMMAS.get(cell.scale, "")
    if cell.text.rstrip().endswith("%"):
        digits += '"%"'
    return f"{digits}_);({digits})" if "(" in cell.text or not cell.text.lstrip().startswith("-") else f"{digits};-{digits}"
