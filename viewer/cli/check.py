"""`statement-viewer check`: what does not add up in each file, and what the files say otherwise than each other."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from viewer.api import check
from viewer.checks.prove import prove
from viewer.cli.printing import complain, printable
from viewer.cli.reading import read_releases
from viewer.cli.reviewed import add_review, as_reviewed
from viewer.export.findings import check_json, finding_lines, proof_json
from viewer.review.store.errors import ReviewError
from viewer.statements.finding import Finding, Severity
from viewer.statements.release import Release
from viewer.text.encoding import ENCODINGS

FOUND = 3
FAILING = {
    "error": frozenset({Severity.ERROR}),
    "warning": frozenset({Severity.ERROR, Severity.WARNING}),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER", help="releases; of a folder, all text files below it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the findings are printed (default: text)")
    parser.add_argument("--fail-on", choices=tuple(FAILING), default="error", help="findings that make the exit status 3 (default: error)")
    parser.add_argument("--proofs", action="store_true", help="list every relation tried, too (JSON only)")
    add_review(parser)
    parser.add_argument("--encoding", choices=ENCODINGS, help="how the files' bytes are read (default: found out for each file)")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings.

    Returns:
        1 when a file could not be read, else 3 when something was found at the level of `--fail-on`, else 0.
    """
    releases, unread = read_releases(arguments.paths, arguments.encoding)
    try:
        releases = as_reviewed(releases, arguments.review)
    except ReviewError as error:
        complain(error)
        return 1
    findings = check(releases)
    if arguments.format == "json":
        _print_json(releases, findings, arguments.proofs)
    else:
        for line in finding_lines(findings, len(releases)):
            sys.stdout.write(printable(line) + "\n")
    if unread:
        return 1
    return FOUND if any(finding.severity in FAILING[arguments.fail_on] for finding in findings) else 0


def _print_json(releases: Sequence[Release], findings: Sequence[Finding], proofs: bool) -> None:
    found = check_json(releases, findings)
    if proofs:
        found["proofs"] = [proof_json(release, proof) for release in releases for proof in prove(release)]
    # ASCII with escapes: a line separator of Unicode inside a caption must not end the line.
    sys.stdout.write(json.dumps(found, separators=(",", ":")) + "\n")
