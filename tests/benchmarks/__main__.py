"""All benchmarks, one after the other: `make bench`, or `python -m tests.benchmarks [NAME …]` for some.

Each is also a program of its own with more to choose from: `python -m tests.benchmarks.NAME --help`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HELPERS = {"__init__", "__main__", "documents", "timing"}


def main() -> int:
    """Run the named benchmarks, or all; 1 where one of them failed."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS)
    chosen = sys.argv[1:] or known
    unknown = sorted(set(chosen) - set(known))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    status = 0
    for name in chosen:
        print(f"\n== {name}", flush=True)
        status |= subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode != 0
    return status


if __name__ == "__main__":
    sys.exit(main())
