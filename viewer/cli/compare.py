"""`statement-viewer compare`: two releases side by side, statements line by line and narrative word by word."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from viewer.cache import CachedReader
from viewer.cli.printing import complain, printable
from viewer.cli.reviewed import add_review, as_reviewed
from viewer.compare.columns import ColumnRole
from viewer.compare.comparison import Comparison, compare
from viewer.export.comparison import comparison_json
from viewer.export.comparison_text import comparison_lines
from viewer.review.store.errors import ReviewError
from viewer.statements.release import Release
from viewer.text.encoding import ENCODINGS
from viewer.text.reading import SourceError

DIFFERS = 3


def _never(_comparison: Comparison) -> bool:
    return False


def _changed(comparison: Comparison) -> bool:
    """Whether a figure that both print for one period is not the same."""
    return any(True for _ in comparison.figures(ColumnRole.SAME_PERIOD, ColumnRole.SAME_HEADING))


def _different(comparison: Comparison) -> bool:
    return comparison.differs


FAILING: dict[str, Callable[[Comparison], bool]] = {"never": _never, "changed": _changed, "different": _different}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("a", type=Path, metavar="A", help="a release")
    parser.add_argument("b", type=Path, metavar="B", help="the release to hold against it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the comparison is printed (default: text)")
    parser.add_argument("--all", action="store_true", help="print the lines that do not differ, too (text; JSON has them always)")
    parser.add_argument(
        "--fail-on",
        choices=tuple(FAILING),
        default="never",
        help="what makes the exit status 3: a changed figure of the same period, or any difference (default: never)",
    )
    add_review(parser)
    parser.add_argument("--encoding", choices=ENCODINGS, help="how the files' bytes are read (default: found out for each file)")


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison.

    Returns:
        1 when a file could not be read (it is named on standard error), 3 for what `--fail-on` names, else 0.
    """
    try:
        releases = as_reviewed(_read((arguments.a, arguments.b), arguments.encoding), arguments.review)
    except ReviewError as error:
        complain(error)
        return 1
    if len(releases) < 2:
        return 1
    comparison = compare(releases[0], releases[1])
    if arguments.format == "json":
        # ASCII with escapes: a line separator of Unicode inside a caption must not end the line.
        sys.stdout.write(json.dumps(comparison_json(comparison), separators=(",", ":")) + "\n")
    else:
        sys.stdout.writelines(printable(line) + "\n" for line in comparison_lines(comparison, everything=arguments.all))
    return DIFFERS if FAILING[arguments.fail_on](comparison) else 0


def _read(paths: tuple[Path, Path], encoding: str | None) -> list[Release]:
    """The releases that can be read; what cannot is named on standard error."""
    releases: list[Release] = []
    with CachedReader() as reader:
        for path in paths:
            try:
                releases.append(reader.read(path, encoding))
            except SourceError as error:
                complain(error)
    return releases
