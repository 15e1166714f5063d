"""All checks of one release against its parse.

Run from the project's root: `python -m tests.benchmarks.check_cost [--rounds 25]`. Parse and checks of a release take turns in one process;
the ratio is that of the medians. It shall be at most three.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from tests.benchmarks.documents import fresh, releases
from tests.benchmarks.timing import medians_in_turn
from viewer.checks.check import check_release
from viewer.parsing import parse
from viewer.statements.release import Release
from viewer.text.source import Source

ALLOWED = 3.0


def read(source: Source) -> Release:
    """The release, nothing of it known before."""
    return parse(fresh(source))


def check(source: Source) -> None:
    """Read the release and run all its checks."""
    check_release(read(source))


def main() -> int:
    """Print a line a release; 1 when the checks of one cost more than is allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    worst = 0.0
    print(f"{'release':28} {'parse ms':>9} {'checks ms':>9} {'checks / parse':>14}")
    for source in releases():
        alone, both = medians_in_turn((partial(read, source), partial(check, source)), rounds)
        ratio = both / alone - 1
        worst = max(worst, ratio)
        print(f"{source.name[:28]:28} {alone * 1000:9.2f} {(both - alone) * 1000:9.2f} {ratio:14.2f}")
    return 1 if worst > ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main())
