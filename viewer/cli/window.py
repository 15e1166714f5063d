"""Open releases in the window, raw text beside the parsed statements."""

from __future__ import annotations

import argparse
from pathlib import Path

from viewer.cli.printing import complain
from viewer.cli.size import size_between


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE|FOLDER", help="releases to open")
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png", help="draw the window into a picture, without a display, and end")
    parser.add_argument(
        "--size", type=size_between(200, 10_000), default=(1360, 860), metavar="WxH", help="size of the picture (default 1360x860)"
    )
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="colours")


def run(arguments: argparse.Namespace) -> int:
    """Open the window, or draw it.

    Returns:
        Qt's exit status; 1 where there is no display or a file could not be read for the picture.
    """
    from viewer.app.ending import end_process  # noqa: PLC0415

    if arguments.screenshot:
        from viewer.app.screenshot import take_screenshot  # noqa: PLC0415

        problems = take_screenshot(arguments.paths, arguments.screenshot, arguments.size, arguments.theme or "light")
        for problem in problems:
            complain(problem)
        return end_process(1 if problems else 0)
    from viewer.app.start import no_display, open_window  # noqa: PLC0415

    if no_display():
        complain("no display to open a window on; --screenshot OUT.png draws the window into a picture without one")
        return 1
    return end_process(open_window(arguments.paths, arguments.theme))
