"""All benchmarks, one after the other: `make bench`, or `python -m tests.benchmarks [NAME …]` for some.

Each is also a program of its own with more to choose from: `python -m tests.benchmarks.NAME --help`.
"""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path

HELPERS = {"__init__", "__main__", "boxheads", "documents", "timing", "typist"}


def main() -> int:
    """Run the named benchmarks, or all; 1 where one of them failed, 2 where there is none of a name."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS)
    parser = ArgumentParser("python -m tests.benchmarks", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(known)}; all of them where none is named")
    chosen = parser.parse_args().names
    unknown = sorted(set(chosen) - set(known))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    status = 0
    for name in chosen or known:
        print(f"\n== {name}", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode != 0
    return status


if __name__ == "__main__":
    sys.exit(main())
