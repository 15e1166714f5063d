"""What happens to an error that nobody expected: it is written to the log file and told in the window, and work goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QStandardPaths, Signal

LOG_SIZE = 1_000_000  # bytes of each of two files
logger = logging.getLogger("viewer")


class Mishaps(QObject):
    """Catches what reaches the top of any thread."""

    happened = Signal(str)  # what to tell the user

    def __init__(self, log: Path | None, parent: QObject | None = None) -> None:
        """`log` is the file that tracebacks go to, None to write none."""
        super().__init__(parent)
        self._log = log

    def watch(self) -> None:
        """Begin to catch."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and tell of it; being interrupted from the keyboard still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("%s", "".join(traceback.format_exception(kind, error, trace)))
        where = f" The log has the details: {self._log}" if self._log else ""
        self.happened.emit(f"Something went wrong in the program: {kind.__name__}: {error}. What you have open is kept.{where}")

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.catch(args.exc_type, args.exc_value, args.exc_traceback)


def log_to_file() -> Path | None:
    """Send warnings and errors to a file in the user's data folder; None where there can be none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "statement-viewer"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "statement-viewer.log", maxBytes=LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logger.addHandler(handler)
    return folder / "statement-viewer.log"
