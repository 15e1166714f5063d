"""A typist with habits of its own, who sets a labelled statement anew: widths, column headings, signs and rules as no release has them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.benchmarks.boxheads import MONTHS, PLAIN, SPANS, Boxhead, boxheads, days_titled, shares_days, spanner_lines
from viewer.statements.period import Period
from viewer.statements.statement import Cell, CellKind, Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

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
VAGUE = ("FINANCIAL RESULTS", "Financial Tables", "UNAUDITED FINANCIAL RESULTS")
HEADNOTES = {
    1000: ("(in thousands)", "(000's omitted)", "(Dollars in thousands, except per share data)", "(In Thousands of Dollars)"),
    1_000_000: ("(in millions)", "($ millions)", "(Dollars in millions, except per share amounts)"),
}


LONGEST_SHORT_DATE = 13  # characters, with a blank
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
    foot: str
    thousands: str
    boxhead: Boxhead = PLAIN
    title: str = "above"


@dataclass(slots=True)
class Sheet:
    """A page being typed, and where its cells were put; title and column headings are typed again on the next page."""

    lines: list[str] = field(default_factory=list)
    title: str = ""
    boxhead: list[str] = field(default_factory=list)
    cells: dict[tuple[int, int, int], tuple[Statement, Row, Cell]] = field(default_factory=dict)


def habits(chance: random.Random, *, wild: bool = False) -> Habits:
    """A typist drawn by chance, a wild one with habits of heading a table that others have not."""
    typist = Habits(
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
        nil=chance.choice(("--", "-", "---", "long")),
        rule=chance.choice(("-", "=", "full", "none")),
        tags=chance.random() < 0.5,
        date=chance.choice(("long", "two lines", "slashes", "short")),
        centred=chance.random() < 0.7,
        headnote=chance.choice(("above", "above", "above", "below the dates", "left of the dates")),
        notes=chance.random() < 0.1,
        mark=chance.choice(("", "", "", "", " (a)", "*", " a/", "a/")),
        page=chance.choice(("", "", "", "untitled", "continued", "title alone")),
        foot=chance.choice(("42", "42", "- more -")),
        thousands=chance.choice((*",,,,,,,,,,,,", "'")),
    )
    if not wild:
        return typist
    return replace(
        typist,
        boxhead=boxheads(chance),
        title=chance.choice(("above", "above", "none", "vague", "vague below", "below")),
        headnote=chance.choice((typist.headnote, "between")),
        date=chance.choice((typist.date, "full")),
    )


def typeset(statement: Statement, chance: random.Random, *, wild: bool = False) -> tuple[Sheet, Habits] | None:
    """A statement printed anew, by a wild typist or not; None for one whose columns a boxhead of dates cannot head."""
    periods = [column.period for column in statement.columns]
    if (
        statement.kind not in TITLES
        or len(periods) > 6
        or not all(period and period.end.day and period.months in {None, *SPANS} for period in periods)
    ):
        return None
    if len({(period.months, period.end) for period in periods if period}) < len(periods):
        return None
    typist = habits(chance, wild=wild)
    if typist.title not in {"above", "below"}:
        typist = replace(typist, title=typist.title if _whole(statement) else "above", page=typist.page.replace("untitled", ""))
    sheet = Sheet()
    _head(statement, [period for period in periods if period], typist, sheet, chance)
    _body(statement, typist, sheet)
    if typist.tags:
        sheet.lines.append("</TABLE>")
    return sheet, typist


def _whole(statement: Statement) -> bool:
    """Whether a statement runs its whole course, so that a reader knows it without its name: half a balance sheet does not."""
    totals = [row.cells[0].value for row in statement.rows if row.role is Role.TOTAL and row.cells]
    return statement.kind is not StatementKind.BALANCE_SHEET or (totals[-1:] != [] and totals[-1] in totals[:-1])


def _head(statement: Statement, periods: list[Period], typist: Habits, sheet: Sheet, chance: random.Random) -> None:
    total = typist.width + typist.column * len(periods)
    name = chance.choice(VAGUE if typist.title.startswith("vague") else TITLES[statement.kind])
    titles = ["ACME TOOLS, INC. AND SUBSIDIARIES", *([name] if typist.title in {"above", "vague"} else [])]
    how = typist.boxhead
    titled = days_titled(periods, how) if typist.title in {"above", "vague"} else ""
    titles += [titled] if titled else []
    said = statement.scale in HEADNOTES
    above = typist.headnote == "above" or (typist.notes and typist.headnote == "left of the dates")
    if said and above:
        titles.append(chance.choice(HEADNOTES[statement.scale]))
    sheet.lines += [title.center(total).rstrip() if typist.centred else title for title in titles]
    sheet.lines.append("")
    sheet.title = titles[0] if typist.title == "none" else name
    begin = len(sheet.lines)
    if typist.tags:
        sheet.lines += ["<TABLE>", "<CAPTION>"]
    if said and typist.headnote == "between":
        sheet.lines += [chance.choice(HEADNOTES[statement.scale]), ""]
    shared = shares_days(periods, how)
    if periods[0].months or (shared and not titled):
        sheet.lines += [line.rstrip() for line in spanner_lines(periods, typist.width, typist.column, how, chance)]
    sheet.lines += _dates(statement, periods, typist, chance, years=shared or titled != "")
    if typist.title.endswith("below"):
        sheet.lines += [(name.center(total) if typist.centred else name).rstrip(), ""]
    if said and typist.headnote == "below the dates":
        words = f"(IN {'THOUSANDS' if statement.scale == 1000 else 'MILLIONS'}, EXCEPT", "PER SHARE DATA)"
        sheet.lines += [" " * typist.width + word.center(total - typist.width).rstrip() for word in words]
    if typist.tags:
        sheet.lines.append("<S>".ljust(typist.width) + "<C>".rjust(typist.column) * len(periods))
    sheet.boxhead = sheet.lines[begin:]


def _dates(statement: Statement, periods: list[Period], typist: Habits, chance: random.Random, *, years: bool) -> Iterator[str]:
    """The lines with the date of each column and the rules below."""
    said, left = statement.scale in HEADNOTES, " " * typist.width
    stub = (" " * (typist.width - 9) + "Notes").ljust(typist.width) if typist.notes else left
    if said and typist.headnote == "left of the dates" and not typist.notes:
        stub = chance.choice(HEADNOTES[statement.scale])[: typist.width].ljust(typist.width)
    for words in zip(*((str(period.end.year),) if years else _date(period, typist) for period in periods), strict=True):
        yield stub + "".join(word.rjust(typist.column) for word in words)
        stub = left
    if typist.boxhead.audit == "each":
        yield left + "(unaudited)".rjust(typist.column) * len(periods)
    elif typist.boxhead.audit == "all":
        yield left + "(Unaudited)".center(typist.column * len(periods)).rstrip()
    yield left + ("-" * (typist.column - 3)).rjust(typist.column) * len(periods)


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
        case "full" if typist.column > LONGEST_SHORT_DATE:
            return (f"{name[:3]}. {end.day}, {end.year}",)
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
        _row(statement, row, typist, sheet)
        if row.role is Role.TOTAL or typist.blank_between_rows:
            sheet.lines.append("")
        first = False


def _turn_page(typist: Habits, sheet: Sheet) -> None:
    """The statement goes on over a page, with its title, its headings or both again; once."""
    middle = typist.width * 2
    below = ["</TABLE>"] if typist.tags and typist.page != "title alone" else []
    note = ["The notes are part of these statements.", ""] if typist.foot != "- more -" else [""]
    sheet.lines += [*below, *note, typist.foot.center(middle).rstrip(), "<PAGE>", ""]
    if typist.page != "untitled":
        sheet.lines += [(sheet.title + " (Continued)").center(middle).rstrip() if typist.centred else sheet.title + " (continued)", ""]
    if typist.page != "title alone":
        sheet.lines += sheet.boxhead
    sheet.boxhead = []


def _rule(statement: Statement, typist: Habits, sheet: Sheet) -> None:
    if typist.rule == "full":
        sheet.lines.append("-" * (typist.width + typist.column * len(statement.columns)))
    elif typist.rule != "none":
        sheet.lines.append(" " * typist.width + (typist.rule * (typist.column - 4)).rjust(typist.column) * len(statement.columns))


def _row(statement: Statement, row: Row, typist: Habits, sheet: Sheet) -> None:
    indent = typist.indent * len(row.section) if row.role is Role.ITEM else max(0, typist.indent * len(row.section))
    lines = _wrapped(row.label, indent, typist)
    last = lines[-1].rstrip()
    if typist.dots and last:
        dots = typist.dots * ((typist.width - len(last) - 2) // len(typist.dots))
        last += dots if len(dots) > 3 else ""
    elif typist.notes and row.role is Role.ITEM and len(row.label) % 3 == 0 and len(last) < typist.width - 10:
        last = f"{last:{typist.width - 7}}{row.label[0].upper()}"
    for cell in row.cells:
        last = _put(statement, row, cell, typist, sheet, last, len(sheet.lines) + len(lines))
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


def _put(statement: Statement, row: Row, cell: Cell, typist: Habits, sheet: Sheet, line: str, number: int) -> str:  # noqa: PLR0917
    """A value typed behind a line."""
    edge = typist.width + (cell.column + 1) * typist.column - 2
    text = _dashes(row, typist) if cell.kind is not CellKind.NUMBER else re.sub(r"[^0-9.,]", "", cell.text).replace(",", typist.thousands)
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
    sheet.cells[number, start, end] = (statement, row, cell)
    return line + text + after


def _dashes(row: Row, typist: Habits) -> str:
    """What is typed for nil: dashes as long as the figures beside it, if the typist likes them so."""
    if typist.nil != "long":
        return typist.nil
    return "-" * max((len(cell.text.strip("$() ")) for cell in row.cells if cell.kind is CellKind.NUMBER), default=2)
