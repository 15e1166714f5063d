"""Headings of real documents moved as other printers set them: how many figures keep their periods, and which go wrong without a doubt.

Run from the project's root: `python -m tests.benchmarks.moved [FILE …] [--seed 1] [--show]`. Over each statement, spanners are moved by
up to four characters, set flush left, flush right or centred over their columns and broken over two lines, the rules under them are taken
away, and blank lines put below them; leaves are moved by up to two. A document is compared with itself, so that any will do; the labelled
ones in `../shared` are taken where none is named.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.support.gold import CORPUS, FOUNDING
from viewer.parsing import parse
from viewer.statements.period import Period
from viewer.statements.statement import Statement
from viewer.text.reading import read_source
from viewer.text.source import Source

RULE = re.compile(r"\s*[-=_][\s\-=_]*")
PIECE = re.compile(r"\S+(?: \S+)*")
AROUND = 60  # lines above a statement that are parsed with it

Text = list[tuple[int | None, str]]  # lines with the numbers they had
Piece = tuple[int, int, list[int]]  # first column, end and the columns of the statement that it heads
Place = Callable[[str, int, int, int], int]  # words, first column, and the extent of the columns below: where the words begin


def headings(statement: Statement, *, spanners: bool) -> dict[int, list[Piece]]:
    """The words over several columns of a statement, or over one, by line."""
    found: dict[tuple[int, int, int], list[int]] = {}
    for number, column in enumerate(statement.columns):
        for span in column.heading_spans:
            found.setdefault((span.line, span.start, span.end), []).append(number)
    lines: dict[int, list[Piece]] = {}
    for (line, start, end), columns in found.items():
        if (len(columns) > 1) is spanners:
            lines.setdefault(line, []).append((start, end, columns))
    return lines


def extents(statement: Statement) -> dict[int, tuple[int, int]]:
    """Where the figures of each column stand."""
    found: dict[int, tuple[int, int]] = {}
    for row in statement.rows:
        for cell in row.cells:
            left, right = found.get(cell.column, (cell.span.start, cell.span.end))
            found[cell.column] = (min(left, cell.span.start), max(right, cell.span.end))
    return found


def placed(lines: Sequence[str], statement: Statement, place: Place, *, spanners: bool = True) -> Text | None:
    """The lines with headings set elsewhere; None where they would touch, or none would move."""
    text: Text = list(enumerate(lines, 1))
    below = extents(statement)
    for number, pieces in headings(statement, spanners=spanners).items():
        ends = {start: columns for start, _, columns in pieces}
        line = ""
        for match in PIECE.finditer(lines[number - 1]):
            start = match.start()
            under = [below[column] for column in ends.get(start, ()) if column in below]
            if under:
                start = max(0, place(match[0], start, min(under)[0], max(right for _, right in under)))
            if start < len(line) + 2 * bool(line):
                return None
            line = line.ljust(start) + match[0]
        text[number - 1] = (number, line)
    return text if [line for _, line in text] != list(lines) else None


def broken(lines: Sequence[str], statement: Statement) -> Text | None:
    """The lines with the last word of each spanner on a line of its own."""
    text: Text = []
    spanners = headings(statement, spanners=True)
    for number, line in enumerate(lines, 1):
        if number not in spanners:
            text.append((number, line))
            continue
        above = below = ""
        starts = {start for start, *_ in spanners[number]}
        for match in PIECE.finditer(line):
            first, _, last = (
                match[0].rpartition(" ") if match.start() in starts and not re.search("[0-9]", match[0]) else ("", "", match[0])
            )
            above = above.ljust(match.start() + (len(match[0]) - len(first)) // 2) + first if first else above
            below = below.ljust(match.start() + (len(match[0]) - len(last)) // 2) + last
        text += [(None, above), (number, below)] if above else [(number, line)]
    return text if len(text) > len(lines) else None


def without_rules(lines: Sequence[str], statement: Statement) -> Text | None:
    """The lines without the rules under spanners."""
    spanners = headings(statement, spanners=True)
    text: Text = [(at, line) for at, line in enumerate(lines, 1) if not (at - 1 in spanners and RULE.fullmatch(line))]
    return text if len(text) < len(lines) else None


def with_blanks(lines: Sequence[str], statement: Statement) -> Text | None:
    """The lines with a blank one below the last spanners."""
    last = max(headings(statement, spanners=True), default=0)
    if not last or last >= len(lines) or RULE.fullmatch(lines[last]):
        return None
    text: Text = list(enumerate(lines, 1))
    return [*text[:last], (None, ""), *text[last:]]


def changes(lines: Sequence[str], statement: Statement, chance: random.Random) -> Iterator[tuple[str, Text | None]]:
    """Each way in which the headings of a statement are set anew."""
    yield "moved", placed(lines, statement, lambda _, start, *__: start + chance.choice((-4, -3, -2, -1, 1, 2, 3, 4)))
    yield "flush left", placed(lines, statement, lambda _, __, left, ___: left)
    yield "flush right", placed(lines, statement, lambda words, _, __, right: right - len(words))
    yield "centred", placed(lines, statement, lambda words, _, left, right: (left + right - len(words)) // 2)
    yield "leaves moved", placed(lines, statement, lambda _, start, *__: start + chance.choice((-2, -1, 1, 2)), spanners=False)
    yield "broken", broken(lines, statement)
    yield "no rules", without_rules(lines, statement)
    yield "blank below", with_blanks(lines, statement)


def periods(text: Text) -> dict[tuple[int | None, int], tuple[Period | None, bool]]:
    """The period of every figure by the line it stood on and its column, and whether it is doubted."""
    release = parse(Source("moved.txt", "\n".join(line for _, line in text)))
    return {
        (text[cell.span.line - 1][0], cell.span.start): (
            statement.columns[cell.column].period,
            bool(cell.doubts or row.doubts or statement.columns[cell.column].doubts or statement.doubts),
        )
        for statement in release.statements
        for row in statement.rows
        for cell in row.cells
    }


def judged(path: Path, chance: random.Random, tally: Counter[tuple[str, str]]) -> Iterator[str]:
    """Count the figures of a document under each change; yields the statements in which some went wrong."""
    source = read_source(path)
    for statement in parse(source).statements:
        first, last = max(1, statement.lines[0] - AROUND), statement.lines[1] + 1
        lines = list(source.lines[first - 1 : last])
        whole = parse(Source("part.txt", "\n".join(lines)))
        same = next((each for each in whole.statements if each.lines[1] == statement.lines[1] - first + 1), None)
        if same is None or not any(column.period for column in same.columns):
            continue
        before = {key: period for key, (period, _) in periods(list(enumerate(lines, 1))).items() if (key[0] or 0) >= same.lines[0]}
        for name, text in changes(lines, same, chance):
            after = periods(text) if text else None
            if after is None:
                continue
            wrong = [key for key, period in before.items() if after.get(key, (None, False))[0] != period]
            tally[name, "figures"] += len(before)
            tally[name, "wrong"] += len(wrong)
            tally[name, "silent"] += sum(not after.get(key, (None, False))[1] for key in wrong)
            if wrong:
                yield f"{path.name} {statement.lines}: {name}, {len(wrong)} of {len(before)}"


def main() -> int:
    """Print how many figures have other periods under each change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="name the statements in which some went wrong")
    arguments = parser.parse_args()
    files = arguments.files or [path for _, folder in (FOUNDING, CORPUS) for path in sorted(folder.glob("*.txt"))]
    if not files:
        print("no labelled documents in ../shared")
        return 1
    tally: Counter[tuple[str, str]] = Counter()
    chance = random.Random(arguments.seed)
    for path in files:
        for line in judged(path, chance, tally):
            if arguments.show:
                print(line)
    for name in dict.fromkeys(name for name, _ in tally):
        figures, wrong, silent = (tally[name, what] for what in ("figures", "wrong", "silent"))
        print(f"{name:12} {figures:6} figures, {wrong:4} with another period, {silent:4} undoubted")
    return 0


if __name__ == "__main__":
    sys.exit(main())
