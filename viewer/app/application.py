"""Qt's application object and the window in it."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from viewer.app.main_window import PROGRAM, MainWindow
from viewer.app.reading_job import ReadingJob
from viewer.app.settings import Settings
from viewer.version import __version__

SWITCH_INTERVAL = 0.00005  # seconds; a list asks Python a thousand times as it is laid out, and beside a thread waits so long each time
# What Qt fills over a hundred lines and more, as each piece of a scroll bar, it shares out among threads and waits for them: fifteen times
# a click for a processor that other programs have, to save microseconds.
ONE_THREAD_FILLS = "QT_NO_GUI_THREADPOOL"
OFFSCREEN_HINT = "This plugin does not support propagateSizeHints()"  # said of every window that is not on a screen
LEVELS = {QtMsgType.QtDebugMsg: "DEBUG", QtMsgType.QtInfoMsg: "INFO", QtMsgType.QtWarningMsg: "WARNING"}


def make_application() -> QApplication:
    """The application; there can be one in a process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(SWITCH_INTERVAL)
    os.environ[ONE_THREAD_FILLS] = "1"
    qInstallMessageHandler(_log)
    QCoreApplication.setApplicationName("statement-viewer")
    QCoreApplication.setApplicationVersion(__version__)
    # One look on every desktop. `setStyle` would hand the style back and load all of QStyle's names.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationDisplayName(PROGRAM)
    return application


def make_window(settings: Settings, job: ReadingJob | None = None, patience: float = 0.0) -> MainWindow:
    """The window, with the first release of a running job in it if it comes in time.

    Args:
        settings: where the user's choices are kept.
        job: a job that reads files already.
        patience: seconds to wait for its first release.
    """
    window = MainWindow(settings)
    if job is not None:
        window.opening.adopt(job, patience)
    return window


def _log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message == OFFSCREEN_HINT:
        return
    import logging  # noqa: PLC0415 - no part of the first paint, where Qt says nothing

    level = getattr(logging, LEVELS.get(kind, "ERROR"))
    logging.getLogger("viewer.qt").log(level, "%s", message, extra={"category": context.category})
