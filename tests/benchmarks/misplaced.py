"""Values moved off their columns and brackets lost: how many are read right all the same, with the totals asked and without.

Run from the project's root: `python -m tests.benchmarks.misplaced [--each 10] [--seed 1]`. In each labelled document amounts beside a blank
column are moved half the way into it, a bracket is taken from negative amounts, and one is put behind positive ones. It needs the
labelled documents in `../shared`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from unittest.mock import patch

from tests.support.gold import CORPUS, FOUNDING, gold_releases
from viewer.parsing import parse
from viewer.parsing.referee import DECIDED, Referee
from viewer.statements.period import Period
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Row, Statement
from viewer.statements.unit import UnitKind, kind_of
from viewer.text.source import Source

NEAREST, FARTHEST = 0.35, 0.6  # of the way to the next column


class Misprint(NamedTuple):
    """One amount printed otherwise.

    Attributes:
        kind: moved, bracket lost or bracket added.
        line: number of the line.
        text: the line as changed.
        start: first column of the amount.
        end: behind its last character.
        period: of the amount's column.
        cell: the amount as it should be read.
    """

    kind: str
    line: int
    text: str
    start: int
    end: int
    period: Period | None
    cell: Cell


def misprints(release: Release, chance: random.Random) -> Iterator[Misprint]:
    """Everything that can be done to a release's amounts."""
    for statement in release.statements:
        for row in statement.rows:
            for cell in row.cells:
                line = release.source.lines[cell.span.line - 1]
                if cell.value and kind_of(cell.unit) is UnitKind.MONEY and line.isprintable() and "|" not in line:
                    yield from _moved(statement, row, cell, line, chance)
                    yield from _bracketed(statement, cell, line, chance)


def _moved(statement: Statement, row: Row, cell: Cell, line: str, chance: random.Random) -> Iterator[Misprint]:
    """An amount on its way to the blank column beside it."""
    start, end = line.rfind("  ", 0, cell.span.start) + 2, cell.span.end
    period = statement.columns[cell.column].period
    for other in (cell.column - 1, cell.column + 1):
        if not 0 <= other < len(statement.columns) or not _is_blank(statement, row, cell, other):
            continue
        way = statement.columns[other].right - statement.columns[cell.column].right
        steps = round(abs(way) * chance.uniform(NEAREST, FARTHEST))
        word, blank = line[start:end], " " * steps
        if way > 0 and not line[end : end + steps].strip():
            text = line[:start] + blank + word + line[end + steps :]
            yield Misprint("moved", cell.span.line, text, cell.span.start + steps, end + steps, period, cell)
        elif way < 0 and not line[start - steps - 2 : start].strip() and start - steps > 1:
            text = line[: start - steps] + word + blank + line[end:]
            yield Misprint("moved", cell.span.line, text, cell.span.start - steps, end - steps, period, cell)


def _is_blank(statement: Statement, row: Row, cell: Cell, column: int) -> bool:
    """Whether a column is blank in a row, and holds the same unit elsewhere."""
    return row.cell(column) is None and any(other.unit == cell.unit for each in statement.rows if (other := each.cell(column)))


def _bracketed(statement: Statement, cell: Cell, line: str, chance: random.Random) -> Iterator[Misprint]:
    """An amount with one bracket of none or two."""
    start, end = cell.span.start, cell.span.end
    period = statement.columns[cell.column].period
    if cell.text[0] == "(" and cell.text[-1] == ")":
        at = chance.choice((start, end - 1))
        yield Misprint("bracket lost", cell.span.line, f"{line[:at]} {line[at + 1 :]}", start, end, period, cell)
    elif cell.value and cell.value > 0 and cell.text[-1].isdigit() and line[end : end + 1] in {"", " "}:
        yield Misprint("bracket added", cell.span.line, f"{line[:end]}){line[end + 1 :]}", start, end + 1, period, cell)


def judge(release: Release, misprint: Misprint) -> str:
    """What became of a misprint: right, decided by the totals, doubtful, lost, or wrong without a doubt."""
    lines = list(release.source.lines)
    lines[misprint.line - 1] = misprint.text
    for statement in parse(Source(release.source.name, "\n".join(lines))).statements:
        for row in statement.rows:
            for cell in row.cells:
                span = cell.span
                if span.line == misprint.line and span.start < misprint.end and span.end > misprint.start:
                    right = cell.value == misprint.cell.value and statement.columns[cell.column].period == misprint.period
                    return ("decided" if DECIDED in cell.doubts else "right") if right else "doubtful" if cell.doubts else "wrong"
    return "lost"


def run(each: int, seed: int) -> dict[str, Counter[str]]:
    """Counts of what became of the misprints, by kind and by whether the totals were asked."""
    chance = random.Random(seed)
    counts: dict[str, Counter[str]] = {}
    for folders in (FOUNDING, CORPUS):
        for labelled in gold_releases(*folders):
            release = parse(labelled.source)
            found = list(misprints(release, chance))
            chance.shuffle(found)
            taken: Counter[str] = Counter()
            for misprint in found:
                taken[misprint.kind] += 1
                if taken[misprint.kind] > each:
                    continue
                counts.setdefault(f"{misprint.kind}, totals asked", Counter())[judge(release, misprint)] += 1
                with patch.object(Referee, "settle", lambda _, statement, __: statement):
                    counts.setdefault(f"{misprint.kind}, not asked", Counter())[judge(release, misprint)] += 1
    return counts


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--each", type=int, default=10, help="misprints of a kind in a document")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not FOUNDING[0].is_dir():
        sys.stdout.write("no labelled documents in ../shared\n")
        return 1
    for name, count in sorted(run(arguments.each, arguments.seed).items()):
        shares = ", ".join(f"{number} {what}" for what, number in count.most_common())
        sys.stdout.write(f"{name:30} {count['right'] + count['decided']:4} of {count.total():4} right ({shares})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
