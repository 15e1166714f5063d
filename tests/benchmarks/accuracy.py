"""How much of the real documents is read right: cells against hand-labelled truth, releases without statements, numbers accounted for.

Run from the project's root: `python -m tests.benchmarks.accuracy [--errors 3]`. It needs the labelled documents and their scorer beside the
checkout, and says so where they are not there. What the same parse costs, against `pandas.read_fwf` too, is printed below it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import parse_speed
from tests.benchmarks.documents import documents, releases
from tests.support.shared import SHARED, shared_files
from viewer.api import parse
from viewer.export.json import release_json
from viewer.statements.disposition import Use

SCORER = SHARED / "score.py"


def score_cells(errors: int) -> None:
    """Let the scorer compare every labelled document with what is read in it."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder, "predictions.ndjson")
        labelled = [*shared_files("releases"), *shared_files("corpus/docs")]
        lines = (json.dumps(release_json(parse(path))) for path in labelled)
        predictions.write_text("\n".join(lines), encoding="utf-8")
        subprocess.run([sys.executable, SCORER, "--predictions", predictions, "--errors", str(errors)], check=True)


def count_where_there_are_none() -> None:
    """Statements found in releases that have none."""
    found = {path.name: len(parse(path).statements) for path in shared_files("corpus/no-tables")}
    print(f"\nreleases without statements: {sum(found.values())} found in {len(found)}", *(name for name, count in found.items() if count))


def count_numbers() -> None:
    """Runs of digits by what they were taken for, over all documents."""
    totals = dict.fromkeys(Use, 0)
    for source in documents():
        for disposition in parse(source).dispositions:
            totals[disposition.use] += 1
    parts = ", ".join(f"{use} {count:,}" for use, count in totals.items())
    print(f"numbers accounted for: {sum(totals.values()):,} ({parts})\n")


def main() -> int:
    """Print accuracy and cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print for each document")
    arguments = parser.parse_args()
    if not SCORER.exists():
        print(f"labelled documents are not here: {SCORER}")
        return 0
    score_cells(arguments.errors)
    count_where_there_are_none()
    count_numbers()
    return parse_speed.print_ratios(rounds=9, sources=releases())


if __name__ == "__main__":
    sys.exit(main())
