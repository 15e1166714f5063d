"""`statement-viewer export`: releases as files of other programs, every value with its source address."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from viewer.cli.printing import complain, printable
from viewer.cli.reading import read_releases
from viewer.cli.reviewed import add_review, as_reviewed
from viewer.export.content import NO_MARKS, Content, Marks
from viewer.export.formats import FORMATS, MissingExtraError, export, format_named
from viewer.export.marks import marks_of
from viewer.review.store.errors import ReviewError
from viewer.text.encoding import ENCODINGS
from viewer.text.reading import in_words


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(("formats:", *(f"  {one.name:10} {one.about}" for one in FORMATS)))
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="releases; of a folder, all text files below it")
    parser.add_argument("--format", required=True, choices=[one.name for one in FORMATS], help="see below")
    parser.add_argument("--out", required=True, type=Path, metavar="PATH", help="the file to write, or a folder to write it into")
    add_review(parser)
    parser.add_argument("--encoding", choices=ENCODINGS, help="how the files' bytes are read (default: found out for each file)")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and print its name.

    Returns:
        1 when a source could not be read (the others are exported) or nothing could be written, else 0.
    """
    releases, unread = read_releases(arguments.sources, arguments.encoding)
    if not releases:
        complain("nothing to export")
        return 1
    try:
        content = Content.of(as_reviewed(releases, arguments.review), marks_in(arguments.review))
        written = export(content, format_named(arguments.format), arguments.out, [arguments.review])
    except (OSError, MissingExtraError, ReviewError) as error:
        complain(f"nothing was written: {in_words(error) if isinstance(error, OSError) else error}")
        return 1
    sys.stdout.write(f"{printable(written)}\n")
    return 1 if unread else 0


def marks_in(review: Path | None) -> Marks:
    """The marks of a review file, none without one; raises ReviewError where it cannot be read."""
    if review is None:
        return NO_MARKS
    from viewer.review.store.opening import read_review  # noqa: PLC0415 (the store takes longer to load than a release to read)

    with read_review(review) as file:
        return marks_of(file.entries)
