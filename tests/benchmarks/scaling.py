"""How time and memory grow with the text, on texts made to hurt.

Run from the project's root: `python -m tests.benchmarks.scaling [--seconds 20] [--only WORD]`. Each text is parsed at a hundred thousand
characters and at a million; the larger is the smaller ten times, whatever it is made of. Printed: seconds for the million, how many times
longer ten times the text took (11 is the bar; at a million characters what is read is packed too, at a hundred thousand not), the most
memory in use per byte of the smaller and of the larger text (15 is the bar). A text is given up where ten times more would take longer
than `--seconds`.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tracemalloc
from collections.abc import Iterator

from tests.benchmarks.documents import releases
from viewer.parsing import parse
from viewer.text.source import Source

SMALL, LARGE = 100_000, 1_000_000
UNITS = {
    "blanks": " ",
    "dots": ".",
    "spaced dots": ". ",
    "opening parentheses": "(",
    "closing parentheses": ")",
    "digits": "7",
    "digits and commas": "1,",
    "dashes": "-",
    "long dashes": "a  $      -------",
    "equals signs": "=",
    "stub tags": "<S>",
    "column tags": "<S>  <C> <C>\n",
    "dollar signs": "$ ",
    "tabs": "\t",
    "form feeds": "\f",
    "letters": "a",
    "capital words": "TOTAL ",
    "numbers in columns": "1,234   ",
    "line ends": "\n",
    "blank lines of blanks": " " * 79 + "\n",
    "lines of rules": "-" * 10 + "   " + "-" * 10 + "\n",
    "captions without values": "Total current assets\n",
    "values without captions": " " * 40 + "1,234     5,678\n",
    "rows": "  Inventories ......................     5,710      2,410\n",
    "rows ever deeper": "",
    "rows of sixteen figures": "Cash" + "   1,234" * 16 + "\n",
    "rows of figures alone": "  7" * 40 + "\n",
    "rows with tabs": "Cash\t1,234\t2,345\n",
    "short lines": "- 1\n",
    "boxheads": "   Three Months Ended     Six Months Ended\n    06/30/03   06/30/02   06/30/03   06/30/02\n",
    "titles": "CONSOLIDATED BALANCE SHEETS\n(in thousands)\n\n",
    "tables of one row": "BALANCE SHEETS\n              2003      2002\nCash         1,234     5,678\n\n",
    "years": "2003 2002 ",
    "months": "June 30, 2003 and ",
}


def text_of(name: str, length: int) -> str:
    """A text of a kind, of so many characters or a few more."""
    if name == "rows ever deeper":
        return "\n".join(f"{' ' * (depth % 60)}Item   1,{depth % 900 + 100}   2,{depth % 700 + 100}" for depth in range(length // 45))
    unit = UNITS[name] if name in UNITS else "\n".join(source.text for source in releases())
    return unit * -(-length // len(unit))


def parse_seconds(text: str, times: int) -> float:
    """The least processor time that one of several parses took; what else the machine does shall not count."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        parse(Source("hostile.txt", text))
        taken.append(time.process_time() - begun)
    return min(taken)


def memory_per_byte(text: str) -> float:
    """The most memory that a parse had in use, over the length of the text in bytes."""
    gc.collect()
    tracemalloc.start()
    parse(Source("hostile.txt", text))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(text.encode())


def measured(name: str, patience: float) -> Iterator[str]:
    """One line of the report, field by field."""
    small = parse_seconds(text_of(name, SMALL), 3)
    yield f"{name:26}"
    if small * 10 > patience:
        yield f"given up: {small:.1f} s for {SMALL:,} characters"
        return
    few, many = text_of(name, SMALL), text_of(name, SMALL) * (LARGE // SMALL)
    large = parse_seconds(many, 2)
    yield f"{large:8.2f} s {large / small:8.1f} x"
    yield from (f"{memory_per_byte(text):8.1f} x" for text in (few, many))


def main() -> int:
    """Print one line a text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20, help="how long one parse may take")
    parser.add_argument("--only", default="", help="just the texts with this word in their name")
    arguments = parser.parse_args()
    print(f"{'a million of':26} {'time':>9} {'10 x text':>10} {'memory':>10} {'of 10 x':>10}")
    for name in ("releases end to end", *UNITS):
        if arguments.only in name:
            print(*measured(name, arguments.seconds), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
