"""`statement-viewer review`: the reviewer's work without a window."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from viewer.api import reviewed
from viewer.checks.between.check import check_releases
from viewer.cli.printing import complain, printable
from viewer.export.atomic import replacing
from viewer.parsing import parse
from viewer.regex import regex
from viewer.review.entry import seal
from viewer.review.index import Index
from viewer.review.listing import review_json, review_text
from viewer.review.marks import MarkState, mark
from viewer.review.report import Readers, report_of
from viewer.review.report_html import report_html
from viewer.review.store.chain import Head
from viewer.review.store.errors import ReadOnlyReviewError, ReviewError
from viewer.review.store.file import ReviewFile
from viewer.review.store.journal import keep
from viewer.review.store.opening import open_review, read_review
from viewer.review.store.restoring import restore
from viewer.review.store.verifying import verify
from viewer.review.target import target_at
from viewer.text.reading import SourceError, in_words, read_source, source_of
from viewer.text.span import Span

SECONDS_TO_WAIT = 10.0
PLACE = regex(r"([0-9]{1,9}):([0-9]{1,9})-([0-9]{1,9})")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    marking = steps.add_parser("mark", help="mark a number; prints the journal's new head once it is on disk")
    marking.add_argument("review", type=Path, metavar="REVIEW", help="the review file, made where there is none")
    marking.add_argument("source", type=Path, metavar="SOURCE", help="the release the number stands in")
    marking.add_argument("--at", type=place, required=True, metavar="LINE:START-END", help="1-based line, 0-based columns, end exclusive")
    marking.add_argument("--as", dest="state", type=MarkState, required=True, choices=list(MarkState), metavar="|".join(MarkState))
    marking.add_argument("--reason", default="", metavar="TEXT", help="why; waived needs one")
    marking.add_argument("--by", required=True, metavar="NAME", help="who says so")
    listing = steps.add_parser("list", help="the state of every marked place")
    listing.add_argument("review", type=Path, metavar="REVIEW")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    verifying = steps.add_parser("verify", help="prove that nothing was changed, or name the first bad entry")
    verifying.add_argument("review", type=Path, metavar="REVIEW")
    verifying.add_argument("--head", metavar="HASH", help="a head written down earlier, which must still be in the journal")
    reporting = steps.add_parser("report", help="write the review down as one HTML page or as PDF")
    reporting.add_argument("review", type=Path, metavar="REVIEW")
    reporting.add_argument("--out", type=report_path, required=True, metavar="FILE.html|.pdf")
    restoring = steps.add_parser("restore", help="put a damaged review back from the backup beside it")
    restoring.add_argument("review", type=Path, metavar="REVIEW")


def run(arguments: argparse.Namespace) -> int:
    """Do one step; what fails is said on standard error and gives status 1."""
    steps = {"mark": run_mark, "list": run_list, "verify": run_verify, "report": run_report, "restore": run_restore}
    try:
        return steps[arguments.step](arguments)
    except (ReviewError, SourceError) as error:
        complain(error)
        return 1


def place(text: str) -> Span:
    """Read `LINE:START-END`.

    Raises:
        argparse.ArgumentTypeError: it is something else.
    """
    match = PLACE.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not LINE:START-END")
    line, start, end = (int(number) for number in match.groups())
    return Span(line, start, end)


def report_path(text: str) -> Path:
    """A file that says by its ending what it shall be.

    Raises:
        argparse.ArgumentTypeError: it ends in something else.
    """
    path = Path(text)
    if path.suffix.lower() not in {".html", ".htm", ".pdf"}:
        raise argparse.ArgumentTypeError(f"{text!r} ends in neither .html nor .pdf")
    return path


def run_mark(arguments: argparse.Namespace) -> int:
    """Enter one mark and print the new head."""
    source = read_source(arguments.source)
    try:
        draft = mark(target_at(source, arguments.at), arguments.state, arguments.by, arguments.reason)
    except ValueError as error:
        complain(f"nothing was marked: {error}")
        return 2
    with open_review(arguments.review, create=True, wait=SECONDS_TO_WAIT) as review:
        if review.read_only:
            raise ReadOnlyReviewError(review.path, f"nothing was marked: {review.read_only}")
        head = review.head
        review.append([seal(draft, head.number + 1, head.hash)], keep(source))
        _say_notices(review)
        sys.stdout.write(f"{review.head.hash}\n")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Print every mark."""
    with read_review(arguments.review) as review:
        index = Index.of(review.entries)
        if arguments.format == "json":
            sys.stdout.write(json.dumps(review_json(index, review.head)) + "\n")
        else:
            sys.stdout.writelines(printable(line) + "\n" for line in review_text(index))
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Print the head of a review that is as it was written."""
    head: Head = verify(arguments.review, arguments.head)
    sys.stdout.write(f"{head.number} entries, all as they were written; head {head.hash}\n")
    return 0


def run_report(arguments: argparse.Namespace) -> int:
    """Write the report from what the review itself keeps."""
    out: Path = arguments.out
    with read_review(arguments.review) as review:
        index = Index.of(review.entries)
        kept = (review.source(sha256) for sha256 in sorted(review.kept))
        releases = [parse(source_of(source.name, source.data)) for source in kept if source is not None]
    page = report_html(report_of(index, releases, Readers(reviewed, check_releases)))
    try:
        with replacing(out, [arguments.review]) as part:
            part.write_bytes(_pdf(page, out.stem) if out.suffix.lower() == ".pdf" else page.encode())
    except OSError as error:
        complain(f"the report could not be written: {in_words(error)}")
        return 1
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Put a review back from its backup and say what became of the damaged file."""
    damaged, entries = restore(arguments.review)
    kept = f"; the damaged file is kept as {damaged.name}" if damaged else ""
    sys.stdout.write(f"restored {entries} entries from the backup{kept}\n")
    return 0


def _pdf(page: str, title: str) -> bytes:
    from viewer.app.review_pdf import pdf_of  # noqa: PLC0415 (Qt, for this alone)

    return pdf_of(page, title)


def _say_notices(review: ReviewFile) -> None:
    for notice in review.notices:
        complain(f"{review.path}: {notice}")
