"""Parsing against the least that any reader must do, and against pandas.

Run from the project's root: `python -m tests.benchmarks.parse_speed [--rounds 15] [--corpus]`. For each document, from decoded text:
the time of `parse`, as a multiple of one pass `finditer(r"\\d[\\d,.]*")` over the text, and of `pandas.read_fwf` over its cut-out tables.
All three take turns in one process; figures are ratios of medians.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import deque
from functools import partial
from io import StringIO

import pandas as pd

from tests.benchmarks.documents import documents, fresh, releases
from tests.benchmarks.timing import medians_in_turn
from viewer.parsing import parse
from viewer.text.source import Source

NUMBERS = re.compile(r"\d[\d,.]*")


def find_numbers(text: str) -> None:
    """The yardstick: one pass over the text that stops at every number."""
    deque(NUMBERS.finditer(text), maxlen=0)


def cut_out_tables(source: Source) -> list[str]:
    """The statements' lines, as a person would cut them out for another program."""
    return ["\n".join(source.lines[statement.lines[0] - 1 : statement.lines[1]]) for statement in parse(source).statements]


def read_with_pandas(tables: list[str]) -> None:
    """Fixed-width columns inferred from the first hundred lines of each table."""
    for table in tables:
        pd.read_fwf(StringIO(table), header=None)


def print_ratios(rounds: int, sources: list[Source]) -> int:
    """Print a line a document."""
    print(f"{'document':44} {'KB':>6} {'parse ms':>9} {'/ finditer':>10} {'/ read_fwf':>10}")
    for source in sources:
        tables = cut_out_tables(source)
        works = (
            lambda source=source: parse(fresh(source)),
            partial(find_numbers, source.text),
            partial(read_with_pandas, tables),
        )
        parsed, passed, read = medians_in_turn(works, rounds)
        against_pandas = f"{parsed / read:10.2f}" if tables else f"{'-':>10}"
        print(f"{source.name[:44]:44} {len(source.text) / 1000:6.0f} {parsed * 1000:9.2f} {parsed / passed:10.1f} {against_pandas}")
    return 0


def main() -> int:
    """Print the ratios of each document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--corpus", action="store_true", help="all documents, not just the four releases")
    arguments = parser.parse_args()
    return print_ratios(arguments.rounds, documents() if arguments.corpus else releases())


if __name__ == "__main__":
    sys.exit(main())
