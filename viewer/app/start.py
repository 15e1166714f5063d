"""Starting the window: the first file is read while Qt loads."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from viewer.app.late import delay_library
from viewer.app.light_qt import load_qt
from viewer.app.reading_job import ReadingJob, SplitJob

FIRST_RELEASE = 0.25  # seconds the first paint waits for a release to show; a large one takes longer than anybody would wait


def no_display() -> bool:
    """Whether this is a Unix machine on which no display server can be reached."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if sys.platform in {"win32", "darwin"} or platform not in {"", "xcb", "wayland"}:
        return False
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and platform != "xcb" and Path(os.environ.get("XDG_RUNTIME_DIR", "/run"), wayland).exists():
        return False
    return not _x_server_answers(os.environ.get("DISPLAY", ""))


def missing_library() -> str:
    """Which library of the system, without which Qt would abort the process, is not there, in one line; empty where all are."""
    refusal = _refusal()
    return f"a library of the system is missing: {refusal}; the README names the packages" if refusal else ""


def _refusal() -> str | None:
    """What the loader says: a bare Debian has neither libEGL.so.1 for any window nor libxcb-cursor.so.0 for those of X."""
    try:
        load_qt()
    except ImportError as error:
        return str(error)
    plugin = Path(sys.modules["PySide6"].__path__[0]) / "Qt/plugins/platforms/libqxcb.so"
    if os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb" and not os.environ.get("WAYLAND_DISPLAY") and plugin.exists():
        from ctypes import CDLL  # noqa: PLC0415 - only where there is a display

        try:
            CDLL(str(plugin))
        except OSError as error:
            return str(error)
    return None


def open_window(paths: Sequence[Path], theme: str | None = None, painted: Callable[[], object] | None = None) -> int:
    """Show the window on some files and folders until it is closed.

    Args:
        paths: what to open.
        theme: colours to choose and remember, None for those of the last time.
        painted: called after the first paint.

    Returns:
        Qt's exit status, 1 where Qt cannot start.
    """
    gc.disable()  # what is loaded stays; looking through it again and again costs a tenth of the start
    delay_library()  # before the job is split off, which loads none of it either
    job = SplitJob(paths) if hasattr(os, "fork") else ReadingJob(paths)
    job.start()
    missing = missing_library()
    if missing:
        sys.stderr.write(f"{missing}\n")
        job.cancel()
        return 1
    from viewer.app.application import make_application, make_window  # noqa: PLC0415 - the job runs already
    from viewer.app.settings import Settings  # noqa: PLC0415
    from viewer.views.theme import ThemeChoice  # noqa: PLC0415

    application = make_application()
    window = make_window(Settings.of_user(), job, FIRST_RELEASE)
    window.opening.remember(paths)
    if not paths:
        from viewer.app.last_session import open_last_session  # noqa: PLC0415 - only where nothing else is opened

        open_last_session(window)
    if theme is not None:
        window.appearance.choose_theme(ThemeChoice(theme))
    if painted is not None:
        window.painted.connect(painted)
    window.painted.connect(window.watch_for_mishaps)
    window.show()
    gc.enable()
    gc.freeze()
    return application.exec()


def _x_server_answers(display: str) -> bool:
    """Whether something listens at an X display's address; Qt would abort the process where nothing does."""
    from socket import AF_INET, AF_UNIX, SOCK_STREAM, socket  # noqa: PLC0415 - only where there is a display

    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdecimal():
        return False
    local = host in {"", "unix"}
    address = f"/tmp/.X11-unix/X{number}" if local else (host, 6000 + int(number))  # noqa: S108 - where X servers listen
    with socket(AF_UNIX if local else AF_INET, SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
