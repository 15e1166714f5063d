"""The real window drawn into a picture, without a display."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from viewer.app.reading_job import ReadingJob
from viewer.app.start import missing_library
from viewer.export.atomic import replacing
from viewer.models.address import CellAddress
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind
from viewer.statements.unit import PURE
from viewer.text.reading import in_words

if TYPE_CHECKING:
    from viewer.app.main_window import MainWindow

PATIENCE = 600.0  # seconds for files to be read
CHART_PATIENCE = 20.0  # seconds for a chart; a line may have nothing that can be drawn


def take_screenshot(paths: Sequence[Path], out: Path, size: tuple[int, int], theme: str) -> list[str]:
    """Draw the window with some releases open.

    Returns:
        What went wrong, for the user: Qt cannot start, releases could not be read, the picture could not be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = missing_library()
    if missing:
        return [missing]
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
    _show_a_trend(window, lambda: QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20))
    return [*window.problems, *_write(window, out)]


def _write(window: MainWindow, out: Path) -> Iterator[str]:
    """Write the picture; gives why that failed, where it did."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - the platform had to be named first

    picture = QBuffer()
    picture.open(QIODevice.OpenModeFlag.WriteOnly)
    if not window.grab().save(picture, out.suffix.removeprefix(".")):
        yield f"the picture could not be written: {out}: ends in no format of pictures; `.png` is one"
        return
    try:
        with replacing(out, (release.source.path for release in window.session.releases)) as part:
            part.write_bytes(picture.data().data())
    except OSError as error:
        yield f"the picture could not be written: {in_words(error)}"


def _show_a_trend(window: MainWindow, handle_events: Callable[[], object]) -> None:
    """Select the first line of a release's operations, which the trend follows over all releases; wait until that is drawn."""
    session, release = window.session, window.session.release
    window.docks.bring("trend")
    first = first_line(release) if release is not None else None
    if first is not None:
        session.select_cell(first)
    deadline = monotonic() + CHART_PATIENCE
    while first is not None and not (window.trend_desk and window.trend_desk.is_drawn) and monotonic() < deadline:
        handle_events()
    for _ in range(5):  # what follows: docks fill themselves, legends are laid out
        handle_events()


def first_line(release: Release) -> CellAddress | None:
    """The first amount of the first statement of operations, else of the first statement that has one; not the number of a note."""
    statements = sorted(enumerate(release.statements), key=lambda pair: pair[1].kind is not StatementKind.INCOME_STATEMENT)
    for number, statement in statements:
        for row_number, row in enumerate(statement.rows):
            first = next((cell for cell in row.cells if cell.value is not None and cell.unit != PURE), None)
            if first is not None:
                return CellAddress(release, number, row_number, first.column)
    return None
