"""Accuracy on layouts that no release has: labelled statements set again in other widths, headings, signs and rules.

Run from the project's root: `python -m tests.benchmarks.layouts [--count 400] [--seed 1] [--show N]`. Each statement of the labelled
documents is printed anew by a typist with habits of its own (drawn from the seed), parsed, and compared cell by cell: place, value, label,
section, period and unit. It needs the labelled documents in `../shared`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.support.gold import CORPUS, FOUNDING, gold_releases
from viewer.parsing import parse
from viewer.statements.period import Period
from viewer.statements.statement import Cell, CellKind, Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of
from viewer.text.source import Source

MONTHS = "January February March April May June July August September October November December".split()
SPANS = {
    3: ("Three Months Ended", "Quarter Ended", "13 Weeks Ended"),
    6: ("Six Months Ended",),
    9: ("Nine Months Ended",),
    12: ("Year Ended", "Twelve Months Ended"),
}
TITLES = {
    StatementKind.BALANCE_SHEET: (
        "CONSOLIDATED BALANCE SHEETS",
        "Condensed Consolidated Balance Sheets",
        "Statements of Financial Condition",
    ),
    StatementKind.INCOME_STATEMENT: (
        "CONSOLIDATED STATEMENTS OF OPERATIONS",
        "Consolidated Statements of Income",
        "STATEMENTS OF EARNINGS",
    ),
    StatementKind.CASH_FLOW: ("CONSOLIDATED STATEMENTS OF CASH FLOWS", "Condensed Statements of Cash Flows"),
}
HEADNOTES = {
    1000: ("(in thousands)", "(000's omitted)", "(Dollars in thousands, except per share data)", "(In Thousands of Dollars)"),
    1_000_000: ("(in millions)", "($ millions)", "(Dollars in millions, except per share amounts)"),
}


FIRST_PAGE = 8  # cells at least
SIGNS = {"-": ("-", ""), "behind": ("", "-"), "( ": ("( ", ")"), "open": ("(", "")}


@dataclass(frozen=True, slots=True)
class Habits:
    """How a typist sets a table."""

    width: int
    column: int
    indent: int
    heading_indent: int
    hang: int
    colon: bool
    blank_before_heading: bool
    blank_between_rows: bool
    dots: str
    sign: str
    minus: str
    hanging_bracket: bool
    nil: str
    rule: str
    tags: bool
    date: str
    centred: bool
    headnote: str
    notes: bool
    mark: str
    page: str
    thousands: str


@dataclass(slots=True)
class Sheet:
    """A page being typed, and where its cells were put; title and column headings are typed again on the next page."""

    lines: list[str] = field(default_factory=list)
    title: str = ""
    boxhead: list[str] = field(default_factory=list)
    cells: dict[tuple[int, int, int], tuple[Row, Cell]] = field(default_factory=dict)


def habits(chance: random.Random) -> Habits:
    """A typist drawn by chance."""
    return Habits(
        width=chance.choice((30, 36, 44, 52, 60)),
        column=chance.choice((12, 13, 15, 18)),
        indent=chance.choice((0, 1, 2, 3, 5)),
        heading_indent=chance.choice((0, 0, 0, 1)),
        hang=chance.choice((1, 2, 3)),
        colon=chance.random() < 0.6,
        blank_before_heading=chance.random() < 0.7,
        blank_between_rows=chance.random() < 0.1,
        dots=chance.choice(("", "", "", ".", " .")),
        sign=chance.choice(("", "near", "far", "first")),
        minus=chance.choice(("(", "(", "(", "-", "($ ", "behind", "( ", "open")),
        hanging_bracket=chance.random() < 0.8,
        nil=chance.choice(("--", "-", "---")),
        rule=chance.choice(("-", "=", "full", "none")),
        tags=chance.random() < 0.5,
        date=chance.choice(("long", "two lines", "slashes", "short")),
        centred=chance.random() < 0.7,
        headnote=chance.choice(("above", "above", "above", "below the dates", "left of the dates")),
        notes=chance.random() < 0.1,
        mark=chance.choice(("", "", "", "", " (a)", "*", " a/", "a/")),
        page=chance.choice(("", "", "", "untitled", "continued")),
        thousands=chance.choice((*",,,,,,,,,,,,", "'")),
    )


def typeset(statement: Statement, chance: random.Random) -> tuple[Sheet, Habits] | None:
    """A statement printed anew; None for one whose columns a boxhead of dates cannot head."""
    periods = [column.period for column in statement.columns]
    if (
        statement.kind not in TITLES
        or len(periods) > 6
        or not all(period and period.end.day and period.months in {None, *SPANS} for period in periods)
    ):
        return None
    if len({(period.months, period.end) for period in periods if period}) < len(periods):
        return None
    typist = habits(chance)
    sheet = Sheet()
    _head(statement, [period for period in periods if period], typist, sheet, chance)
    _body(statement, typist, sheet)
    if typist.tags:
        sheet.lines.append("</TABLE>")
    return sheet, typist


def _head(statement: Statement, periods: list[Period], typist: Habits, sheet: Sheet, chance: random.Random) -> None:
    total = typist.width + typist.column * len(periods)
    titles = ["ACME TOOLS, INC. AND SUBSIDIARIES", chance.choice(TITLES[statement.kind])]
    if statement.scale in HEADNOTES and (typist.headnote == "above" or (typist.notes and typist.headnote == "left of the dates")):
        titles.append(chance.choice(HEADNOTES[statement.scale]))
    sheet.lines += [title.center(total).rstrip() if typist.centred else title for title in titles]
    sheet.lines.append("")
    sheet.title = sheet.lines[1]
    begin = len(sheet.lines)
    if typist.tags:
        sheet.lines += ["<TABLE>", "<CAPTION>"]
    if periods[0].months:
        spans = {months: chance.choice(SPANS[months]) for months in SPANS}
        line = ""
        at = 0
        while at < len(periods):
            last = at
            while last + 1 < len(periods) and periods[last + 1].months == periods[at].months:
                last += 1
            start, end = typist.width + at * typist.column, typist.width + (last + 1) * typist.column
            line = line.ljust(start) + spans[periods[at].months or 3].center(end - start)
            at = last + 1
        sheet.lines.append(line.rstrip())
    stub = (" " * (typist.width - 9) + "Notes").ljust(typist.width) if typist.notes else " " * typist.width
    if statement.scale in HEADNOTES and typist.headnote == "left of the dates" and not typist.notes:
        stub = chance.choice(HEADNOTES[statement.scale])[: typist.width].ljust(typist.width)
    for words in zip(*(_date(period, typist) for period in periods), strict=True):
        sheet.lines.append(stub + "".join(word.rjust(typist.column) for word in words))
        stub = " " * typist.width
    sheet.lines.append(" " * typist.width + ("-" * (typist.column - 3)).rjust(typist.column) * len(periods))
    if statement.scale in HEADNOTES and typist.headnote == "below the dates":
        words = f"(IN {'THOUSANDS' if statement.scale == 1000 else 'MILLIONS'}, EXCEPT", "PER SHARE DATA)"
        sheet.lines += [" " * typist.width + word.center(total - typist.width).rstrip() for word in words]
    if typist.tags:
        sheet.lines.append("<S>".ljust(typist.width) + "<C>".rjust(typist.column) * len(periods))
    sheet.boxhead = sheet.lines[begin:]


def _date(period: Period, typist: Habits) -> tuple[str, ...]:
    end = period.end
    name = MONTHS[end.month - 1]
    match typist.date:
        case "slashes":
            return (f"{end.month}/{end.day}/{end.year % 100:02}",)
        case "two lines":
            return (f"{name if len(name) < typist.column - 7 else name[:3] + '.'} {end.day},", str(end.year))
        case "short":
            return (f"{name[:3]}. {end.day},", str(end.year))
        case _:
            return (f"{name[:3]} {end.day}", str(end.year)) if typist.column < 19 else (f"{name} {end.day}, {end.year}",)


def _body(statement: Statement, typist: Habits, sheet: Sheet) -> None:
    first = True
    for row in statement.rows:
        depth = len(row.section)
        if row.role is Role.HEADING:
            if typist.page and not row.section and len(sheet.cells) > FIRST_PAGE and sheet.boxhead:
                _turn_page(typist, sheet)
            if typist.blank_before_heading and not first:
                sheet.lines.append("")
            sheet.lines += _wrapped(row.label + (":" if typist.colon else ""), typist.heading_indent * depth, typist)
            first = False
            continue
        if row.role is Role.TOTAL and not first:
            _rule(statement, typist, sheet)
        _row(row, typist, sheet)
        if row.role is Role.TOTAL or typist.blank_between_rows:
            sheet.lines.append("")
        first = False


def _turn_page(typist: Habits, sheet: Sheet) -> None:
    """The statement goes on over a page, with its title and headings again or the headings alone; once."""
    below = ["</TABLE>"] if typist.tags else []
    title = [sheet.title + " (continued)", ""] if typist.page == "continued" else []
    sheet.lines += [*below, "The notes are part of these statements.", "", "42".center(typist.width * 2).rstrip(), "<PAGE>", "", *title]
    sheet.lines += sheet.boxhead
    sheet.boxhead = []


def _rule(statement: Statement, typist: Habits, sheet: Sheet) -> None:
    if typist.rule == "full":
        sheet.lines.append("-" * (typist.width + typist.column * len(statement.columns)))
    elif typist.rule != "none":
        sheet.lines.append(" " * typist.width + (typist.rule * (typist.column - 4)).rjust(typist.column) * len(statement.columns))


def _row(row: Row, typist: Habits, sheet: Sheet) -> None:
    indent = typist.indent * len(row.section) if row.role is Role.ITEM else max(0, typist.indent * len(row.section))
    lines = _wrapped(row.label, indent, typist)
    last = lines[-1].rstrip()
    if typist.dots and last:
        dots = typist.dots * ((typist.width - len(last) - 2) // len(typist.dots))
        last += dots if len(dots) > 3 else ""
    elif typist.notes and row.role is Role.ITEM and len(row.label) % 3 == 0 and len(last) < typist.width - 10:
        last = f"{last:{typist.width - 7}}{row.label[0].upper()}"
    for cell in row.cells:
        last = _put(row, cell, typist, sheet, last, len(sheet.lines) + len(lines))
    marked = typist.mark and len(row.cells) == 2 and len(row.label) % 7 == 0
    sheet.lines += [*lines[:-1], last + typist.mark if marked else last]


def _wrapped(label: str, indent: int, typist: Habits) -> list[str]:
    """A caption on as many lines as it takes."""
    lines = [" " * indent]
    for word in label.split(" "):
        if len(lines[-1]) + len(word) + 1 > typist.width - 3 and lines[-1].strip():
            lines.append(" " * (indent + typist.hang))
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return lines


def _put(row: Row, cell: Cell, typist: Habits, sheet: Sheet, line: str, number: int) -> str:  # noqa: PLR0917
    """A value typed behind a line."""
    edge = typist.width + (cell.column + 1) * typist.column - 2
    text = typist.nil if cell.kind is not CellKind.NUMBER else re.sub(r"[^0-9.,]", "", cell.text).replace(",", typist.thousands)
    start, end = edge - len(text), edge
    before = after = ""
    if cell.value is not None and cell.value < 0:
        before, after = SIGNS.get(typist.minus, ("(", ")"))
        if after and not typist.hanging_bracket:
            start, end = start - 1, end - 1
    money = kind_of(cell.unit) in {UnitKind.MONEY, UnitKind.PER_SHARE}
    if "%" in cell.text:
        after += "%"
    elif money and (typist.sign in {"near", "far"} or (typist.sign == "first" and row.role is Role.TOTAL)):
        before = "$" + before if typist.sign == "near" else "$".ljust(max(1, typist.column - 5 - len(text) - len(before))) + before
    if typist.minus == "($ " and before == "(" and money and "%" not in cell.text:
        before = typist.minus
    line = line.ljust(start - len(before)) + before
    if len(line) > start:
        start, end = len(line), len(line) + len(text)
    sheet.cells[number, start, end] = (row, cell)
    return line + text + after


def judge(statement: Statement, sheet: Sheet, tally: Counter[str]) -> list[str]:
    """What the parse of a sheet has wrong."""
    source = Source("sheet.txt", "\n".join(sheet.lines))
    wrong: list[str] = []
    found = dict(_found(source))
    for key, (row, cell) in sheet.cells.items():
        tally["cells"] += 1
        mine = found.pop(key, None)
        if mine is None:
            wrong.append(f"line {key[0]}: {row.label!r} {cell.text} not found")
            continue
        tally["located"] += 1
        theirs, own, parsed = mine
        checks = {
            "value": own.value == cell.value,
            "label": theirs.label == row.label.rstrip(":"),
            "period": parsed.columns[own.column].period is not None
            and _same(parsed.columns[own.column].period, statement.columns[cell.column].period),
            "unit": cell.value is None or kind_of(own.unit) is kind_of(cell.unit),
            "kind": parsed.kind is statement.kind,
        }
        if row.role is Role.ITEM:
            tally["items"] += 1
            tally["section"] += theirs.section[-1:] == row.section[-1:]
            if theirs.section[-1:] != row.section[-1:]:
                wrong.append(f"line {key[0]}: {row.label!r} section {theirs.section[-1:]}, not {row.section[-1:]}")
        tally.update(name for name, right in checks.items() if right)
        tally["exact"] += all(checks.values())
        wrong += [
            f"line {key[0]}: {row.label!r} {name}: {theirs.label!r} {own.value} {parsed.columns[own.column].period}"
            for name, right in checks.items()
            if not right
        ]
    tally["extra"] += len(found)
    wrong += [f"extra at {key}: {mine[0].label!r} {mine[1].text}" for key, mine in found.items()]
    return wrong


def _same(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and (one.months, one.end) == (other.months, other.end)


def _found(source: Source) -> Iterator[tuple[tuple[int, int, int], tuple[Row, Cell, Statement]]]:
    for statement in parse(source).statements:
        for row in statement.rows:
            for cell in row.cells:
                digits = re.search(r"[0-9.](?:.*[0-9])?", cell.text) or re.search("-+", cell.text)
                start = cell.span.start + (digits.start() if digits else 0)
                end = cell.span.start + (digits.end() if digits else len(cell.text))
                yield (cell.span.line, start, end), (row, cell, statement)


def sheets(count: int, seed: int, tally: Counter[str]) -> Iterator[tuple[Habits, Sheet, list[str]]]:
    """So many sheets of labelled statements, each with what its parse has wrong; the counts go into the tally."""
    statements = [each for folder in (FOUNDING, CORPUS) for release in gold_releases(*folder) for each in release.statements]
    chance = random.Random(seed)
    while tally["sheets"] < count:
        statement = chance.choice(statements)
        typed = typeset(statement, chance)
        if typed is not None:
            sheet, typist = typed
            wrong = judge(statement, sheet, tally)
            tally["sheets"] += 1
            tally["faultless"] += not wrong
            yield typist, sheet, wrong


def exact(tally: Counter[str]) -> float:
    """F1 of cells right in every respect, in percent."""
    return 200 * tally["exact"] / max(1, tally["cells"] + tally["located"] + tally["extra"])


def main() -> int:
    """Print the shares that came out right, and the first wrong sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many sheets with faults")
    arguments = parser.parse_args()
    if not FOUNDING[0].is_dir():
        print("no labelled documents in ../shared")
        return 1
    tally: Counter[str] = Counter()
    for typist, sheet, wrong in sheets(arguments.count, arguments.seed, tally):
        if wrong and arguments.show > 0:
            arguments.show -= 1
            print(typist, *(f"{number:4} {line}" for number, line in enumerate(sheet.lines, 1)), *wrong[:12], sep="\n")
    cells = tally["cells"]
    print(f"{tally['sheets']} sheets, {tally['faultless']} without fault; {cells} cells, {tally['extra']} extra")
    print(f"exact F1 {exact(tally):.2f}")
    for name in ("value", "label", "period", "unit", "kind"):
        print(f"{name:8} {100 * tally[name] / cells:6.2f} %")
    print(f"section  {100 * tally['section'] / max(1, tally['items']):6.2f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
