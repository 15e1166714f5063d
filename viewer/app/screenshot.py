"""The real window drawn into a picture, without a display."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from viewer.app.reading_job import ReadingJob
from viewer.app.start import lacks_library

PATIENCE = 600.0  # seconds


def take_screenshot(paths: Sequence[Path], out: Path, size: tuple[int, int], theme: str) -> int:
    """Draw the window with some releases open; returns 1 where Qt cannot start, one could not be read or the picture not be written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if lacks_library():
        return 1
    from PySide6.QtCore import QCoreApplication, QEventLoop  # noqa: PLC0415 - the platform had to be named first

    from viewer.app.application import make_application, make_window  # noqa: PLC0415
    from viewer.app.settings import Settings  # noqa: PLC0415
    from viewer.views.theme import ThemeChoice  # noqa: PLC0415

    make_application()
    job = ReadingJob(paths)
    job.start()
    window = make_window(Settings(), job, PATIENCE)
    window.appearance.set_theme(ThemeChoice(theme))
    window.resize(*size)
    window.show()
    window.complete()
    while window.opening.loader.is_busy or window.checks.is_busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(5):  # what follows the first paint: docks fill themselves
        QCoreApplication.processEvents()
    for problem in window.problems:
        sys.stderr.write(f"{problem}\n")
    saved = window.grab().save(str(out))
    if not saved:
        sys.stderr.write(f"{out}: the picture could not be written\n")
    return int(not saved or bool(window.problems))
