"""`statement-viewer batch`: any number of files as one set of Parquet tables, by company and year.

Findings are those that each release alone allows, since a file is read and forgotten; `check` compares the releases of a company.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from viewer.cli.printing import complain
from viewer.cli.progress import Progress

NEEDS_EXTRA = "batch needs more packages: pip install 'statement-viewer[{}]'"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("sources", nargs="+", metavar="FOLDER|GLOB", help="releases: folders with text files, files, or patterns in quotes")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder of the tables")
    parser.add_argument("--workers", type=count, default=os.cpu_count() or 1, metavar="N", help="processes (default: one a processor)")
    parser.add_argument("--resume", action="store_true", help="keep what an earlier run did of files that are the same")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler to do the work instead of local processes")


def count(text: str) -> int:
    """A number of processes, from one."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Write the tables; a file that cannot be read is a row of `errors.parquet`, and the others go on.

    Returns:
        1 when a file could not be read or nothing could be written, else 0.
    """
    try:
        from viewer.export.batch.plan import blocks_of, files_of  # noqa: PLC0415 (pyarrow is an extra)
        from viewer.export.batch.run import Batch, in_processes, in_turn  # noqa: PLC0415

        if arguments.scheduler:
            from viewer.export.batch.cluster import on_cluster  # noqa: PLC0415

            runner = on_cluster(arguments.scheduler)
        else:
            runner = in_processes(arguments.workers) if arguments.workers > 1 else in_turn
    except ModuleNotFoundError as error:
        if str(error.name).startswith("viewer"):
            raise
        complain(NEEDS_EXTRA.format("cluster" if arguments.scheduler else "parquet"))
        return 1
    files = files_of(arguments.sources)
    if not files:
        complain("no files")
        return 1
    batch = Batch(arguments.out, tuple(blocks_of(files)))
    with Progress(len(files)) as progress:
        for totals in batch.run(runner, resume=arguments.resume):
            progress.show(totals.files + totals.failed)
    totals = batch.totals
    kept = f", {totals.skipped:,} of them by an earlier run" if totals.skipped else ""
    sys.stdout.write(
        f"{totals.files:,} files read{kept}, {totals.failed:,} could not be; {totals.facts:,} facts, {totals.findings:,} findings\n"
    )
    return 1 if totals.failed else 0
