"""Accuracy on layouts that no release has: labelled statements set again in other widths, headings, signs and rules.

Run from the project's root: `python -m tests.benchmarks.layouts [--count 400] [--seed 1] [--wild] [--show N]`. Each statement of
the labelled documents is printed anew by a typist with habits of its own (drawn from the seed), parsed, and compared cell by cell: place,
value, label, section, period and unit. Wild typists move spanners off their columns, break them and leave their rules out, print the name
of the statement below the headings or, where it runs its whole course, not at all. It needs the labelled documents in `../shared`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator

from tests.benchmarks.typist import Habits, Sheet, typeset
from tests.support.gold import CORPUS, FOUNDING, gold_releases
from viewer.parsing import parse
from viewer.statements.period import Period
from viewer.statements.statement import Cell, Role, Row, Statement
from viewer.statements.unit import kind_of
from viewer.text.source import Source


def judge(sheet: Sheet, tally: Counter[str]) -> list[str]:
    """What the parse of a sheet has wrong."""
    source = Source("sheet.txt", "\n".join(sheet.lines))
    wrong: list[str] = []
    found = dict(_found(source))
    for key, (statement, row, cell) in sheet.cells.items():
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


def sheets(count: int, seed: int, tally: Counter[str], *, wild: bool = False) -> Iterator[tuple[Habits, Sheet, list[str]]]:
    """So many sheets of labelled statements, each with what its parse has wrong; the counts go into the tally."""
    statements = [each for folder in (FOUNDING, CORPUS) for release in gold_releases(*folder) for each in release.statements]
    chance = random.Random(seed)
    while tally["sheets"] < count:
        statement = chance.choice(statements)
        typed = typeset(statement, chance, wild=wild)
        if typed is not None:
            sheet, typist = typed
            wrong = judge(sheet, tally)
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
    parser.add_argument("--wild", action="store_true", help="set by typists who head tables as others do not")
    parser.add_argument("--show", type=int, default=0, help="print so many sheets with faults")
    arguments = parser.parse_args()
    if not FOUNDING[0].is_dir():
        print("no labelled documents in ../shared")
        return 1
    tally: Counter[str] = Counter()
    for typist, sheet, wrong in sheets(arguments.count, arguments.seed, tally, wild=arguments.wild):
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
