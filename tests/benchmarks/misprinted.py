"""Figures of the narrative with one digit altered: how many are found.

Run from the project's root: `python -m tests.benchmarks.misprinted [--each 20] [--seed 1] [--show] [FILE …]`. In each document one of
the first two digits of a figure that a cell confirms is altered, one figure at a time; it is found where an error or a warning names it.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from tests.benchmarks.documents import releases
from viewer.api import parse
from viewer.statements.claim import Claim, ClaimStatus
from viewer.statements.finding import Severity
from viewer.text.reading import read_source
from viewer.text.source import Source

CONFIRMED = {ClaimStatus.AGREES, ClaimStatus.DERIVED}
FIRST = 2  # digits that are altered; the last ones of a long amount are often within the rounding


def altered(text: str, chance: random.Random) -> str:
    """A figure with another digit in one of its first places; it must have one."""
    digits = [at for at, character in enumerate(text) if character in "0123456789"]
    at = chance.choice(digits[:FIRST])
    digit = chance.choice([other for other in "123456789" if other != text[at]])
    return f"{text[:at]}{digit}{text[at + 1 :]}"


def is_found(source: Source, claim: Claim, printed: str) -> bool:
    """Whether a release that prints a figure otherwise has an error or a warning about it."""
    lines = list(source.lines)
    line, start = lines[claim.span.line - 1], claim.span.start
    lines[claim.span.line - 1] = line[:start] + printed + line[claim.span.end :]
    release = parse(Source(source.name, "\n".join(lines)))
    named = (finding.places[0].span for finding in release.findings if finding.severity in {Severity.ERROR, Severity.WARNING})
    return any(span.line == claim.span.line and span.start == start for span in named)


def run(sources: list[Source], each: int, chance: random.Random, *, show: bool) -> Counter[tuple[str, bool]]:
    """How many figures of a type were found, and how many were not."""
    counts: Counter[tuple[str, bool]] = Counter()
    for source in sources:
        claims = [claim for claim in parse(source).claims if claim.status in CONFIRMED and any(map(str.isdecimal, claim.text))]
        whole = [claim for claim in claims if source[claim.span] == claim.text and len(claim.text) == claim.span.end - claim.span.start]
        for claim in chance.sample(whole, min(each, len(whole))):
            printed = altered(claim.text, chance)
            found = is_found(source, claim, printed)
            counts[claim.type, found] += 1
            if show and not found:
                print(f"{source.name}:{claim.span.line}: {claim.text} as {printed}, {claim.subject or 'no subject'}")
    return counts


def main() -> int:
    """Print the counts by type."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="documents (default: the four releases)")
    parser.add_argument("--each", type=int, default=1000, help="figures of a document")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="name those that are not found")
    arguments = parser.parse_args()
    sources = [read_source(path) for path in arguments.files] or releases()
    counts = run(sources, arguments.each, random.Random(arguments.seed), show=arguments.show)
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:16} {counts[kind, True]:5} of {counts[kind, True] + counts[kind, False]:5} found")
    total = counts.total()
    print(f"{'all':16} {sum(number for (_, found), number in counts.items() if found):5} of {total:5} found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
