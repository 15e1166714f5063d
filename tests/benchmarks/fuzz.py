"""Mutations and splices of real releases through the whole reading: nothing may raise, lie or take long.

Run from the project's root: `python -m tests.benchmarks.fuzz [--count 2000] [--seed 1] [--lines 120] [--case N] [--seconds S]`. Every input
is made from its own seed, so `--case N` with the same `--lines` makes it again, prints it and lets its exception through. A fault is an
exception other than `SourceError`, a violation of `tests.support.invariants`, or more than a second per 100 KB.
"""

from __future__ import annotations

import argparse
import contextlib
import heapq
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence

from tests.benchmarks.documents import documents
from tests.support.invariants import violations
from viewer.api import parse
from viewer.text.reading import SourceError, source_of

LINES = 120  # of a window cut out of a document: a table with its title fits
FLOOR = 0.05  # seconds that even the shortest input may take
REPEATS = 2  # times that a slow input is tried again
TAGS = "<TABLE> </TABLE> <S> <C> <CAPTION> <PAGE> <DOCUMENT> <TEXT> </TEXT>".split()
MARKS = "..... ----- ===== _____ $ ( ) (( % -- n/m N/A * € £ {1} (a) | 1,23,4 1.2.3 -0 (0) 1e99 2003 0/0/0 13/32/99 Total".split()
PHRASES = (
    "Three Months Ended",
    "(in thousands)",
    "(in millions, except per share)",
    "CONSOLIDATED BALANCE SHEETS",
    "June 31, 0000",
    "9" * 30,
)
BLANKS = ("\f", "\t", "\r", "\r\n", "\n\n\n", " " * 40, ". . . .", "\x1a", "\x85", "\u00a0", "\u2028", "\u200b", "\u202e", "\ufeff")
DIGITS = ("\u0664\u0665", "\uff11\uff12", "\u00b2", "é")  # of other scripts, and what only looks like one
SCRAPS = (*TAGS, *MARKS, *PHRASES, *BLANKS, *DIGITS)


def cut(lines: Sequence[str], chance: random.Random, most: int = LINES) -> list[str]:
    """A window of a document, of so many lines at most."""
    begin = chance.randrange(max(1, len(lines) - most // 2))
    return list(lines[begin : begin + chance.randint(1, most)])


def splice(lines: list[str], other: list[str], chance: random.Random) -> list[str]:
    """The beginning of one and the end of another."""
    return lines[: chance.randint(0, len(lines))] + other[chance.randint(0, len(other)) :]


def side_by_side(lines: list[str], other: list[str], chance: random.Random) -> list[str]:
    """Two texts beside each other."""
    width = chance.randint(0, 90)
    return [f"{left:{width}}{right}" for left, right in zip(lines, other, strict=False)]


def repeat_lines(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """Some lines again and again."""
    begin = chance.randrange(len(lines))
    block = lines[begin : begin + chance.randint(1, 6)]
    return lines[:begin] + block * chance.randint(2, 12) + lines[begin:]


def drop_lines(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """Every line stays with a chance of its own."""
    keep = chance.random()
    return [line for line in lines if chance.random() < keep]


def shuffle_lines(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """All lines in any order."""
    return chance.sample(lines, len(lines))


def shift_lines(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """Lines moved to the right or cut at the left."""
    return [" " * chance.randint(0, 9) + line if chance.random() < 0.5 else line[chance.randint(0, 9) :] for line in lines]


def insert_scraps(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """Scraps anywhere."""
    for _times in range(chance.randint(1, 30)):
        at = chance.randrange(len(lines))
        column = chance.randint(0, len(lines[at]))
        lines[at] = lines[at][:column] + chance.choice(SCRAPS) + lines[at][column:]
    return lines


def change_characters(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """Single characters exchanged, dropped or doubled."""
    for _times in range(chance.randint(1, 60)):
        at = chance.randrange(len(lines))
        if lines[at]:
            column = chance.randrange(len(lines[at]))
            lines[at] = (
                lines[at][:column]
                + chance.choice(("", "0", " ", ",", ".", "(", ")", "-", "x", lines[at][column] * 2))
                + lines[at][column + 1 :]
            )
    return lines


def join_lines(lines: list[str], _: list[str], chance: random.Random) -> list[str]:
    """Line ends lost."""
    return [chance.choice(("", " ", "   ")).join(lines[at : at + 3]) for at in range(0, len(lines), 3)]


def squeeze_blanks(lines: list[str], _: list[str], _chance: random.Random) -> list[str]:
    """Runs of blanks made one."""
    return [" ".join(line.split()) for line in lines]


MUTATIONS: tuple[Callable[[list[str], list[str], random.Random], list[str]], ...] = (
    splice,
    side_by_side,
    repeat_lines,
    drop_lines,
    shuffle_lines,
    shift_lines,
    insert_scraps,
    insert_scraps,
    change_characters,
    change_characters,
    join_lines,
    squeeze_blanks,
)


def make_input(texts: Sequence[Sequence[str]], seed: int, most: int = LINES) -> bytes:
    """The input of a seed, spliced from windows of so many lines at most."""
    chance = random.Random(seed)
    lines = cut(chance.choice(texts), chance, most)
    for _ in range(chance.randint(1, 4)):
        lines = chance.choice(MUTATIONS)(lines, cut(chance.choice(texts), chance, most), chance) or [""]
    text = chance.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)
    data = text.encode(chance.choice(("utf-8", "utf-8", "cp1252", "latin-1")), "replace")
    if chance.random() < 0.05:
        at = chance.randint(0, len(data))
        data = data[:at] + chance.randbytes(chance.randint(1, 8)) + data[at:]
    return data


def read_all(data: bytes) -> list[str]:
    """Read an input as the command line would; what is wrong with the outcome, in words."""
    try:
        source = source_of("fuzz.txt", data)
    except SourceError:
        return []
    return list(violations(parse(source)))


def main() -> int:
    """Print counts, faults with their seeds, and the slowest inputs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="the first input's seed; the others follow")
    parser.add_argument("--lines", type=int, default=LINES, help="of a window at most: short ones are many in a short time")
    parser.add_argument("--case", type=int, help="make just this input, print it and what is wrong with it")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    arguments = parser.parse_args()
    texts = [source.lines for source in documents()]
    if arguments.case is not None:
        data = make_input(texts, arguments.case, arguments.lines)
        sys.stdout.buffer.write(data + b"\n")
        print(*read_all(data), sep="\n")
        return 0
    return run(texts, range(arguments.seed, arguments.seed + arguments.count), arguments.seconds, arguments.lines)


def run(texts: Sequence[Sequence[str]], seeds: range, patience: float, most: int = LINES) -> int:
    """Try the inputs of all seeds; 1 where there was a fault."""
    faults: Counter[str] = Counter()
    example: dict[str, int] = {}
    slowest: list[tuple[float, int]] = []
    begun = time.perf_counter()
    tried = 0
    for tried, seed in enumerate(seeds, 1):  # noqa: B007 - the count is reported after the loop
        data = make_input(texts, seed, most)
        started = time.process_time()
        try:
            found = read_all(data)
        except Exception as error:  # a fault is any exception at all
            found = [f"{type(error).__name__} in {where(error)}"]
        taken = time.process_time() - started
        per_hundred = taken / max(len(data), 1) * 100_000
        if taken > FLOOR and per_hundred > 1:
            taken = min(taken, *(time_taken(data) for _ in range(REPEATS)))  # whatever else the machine did
            per_hundred = taken / max(len(data), 1) * 100_000
        if taken > FLOOR and per_hundred > 1:
            found.append("more than a second per 100 KB")
        heapq.heappush(slowest, (per_hundred if taken > FLOOR else taken, seed))
        slowest = heapq.nlargest(5, slowest)
        for words in {kind_of(fault) for fault in found}:
            faults[words] += 1
            example.setdefault(words, seed)
        if time.perf_counter() - begun > patience:
            break
    print(f"{tried:,} inputs in {time.perf_counter() - begun:.0f} s, {sum(faults.values())} faults")
    print("slowest:", ", ".join(f"{seconds:.2f} s per 100 KB (--case {seed})" for seconds, seed in slowest))
    for words, times in faults.most_common():
        print(f"  {times:6} x {words} (--case {example[words]})")
    return 1 if faults else 0


def time_taken(data: bytes) -> float:
    """Seconds of processor time that reading an input takes."""
    started = time.process_time()
    with contextlib.suppress(Exception):
        read_all(data)
    return time.process_time() - started


def kind_of(fault: str) -> str:
    """A fault without its particulars, so that equal ones count together."""
    return fault if " in " in fault and "Error" in fault else " ".join(word for word in fault.split() if word.isalpha())


def where(error: BaseException) -> str:
    """The innermost place in our code that an exception came from."""
    trace = error.__traceback__
    place = "?"
    while trace:
        code = trace.tb_frame.f_code
        if "viewer" in code.co_filename:
            place = f"{code.co_filename.rpartition('viewer/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


if __name__ == "__main__":
    sys.exit(main())
