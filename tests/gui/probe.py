"""The program as it is started, saying on standard output where things are and what becomes selected."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from viewer.app.application import make_application, make_window
from viewer.app.ending import end_process
from viewer.app.main_window import MainWindow
from viewer.app.reading_job import ReadingJob
from viewer.app.settings import Settings
from viewer.models.address import CellAddress


def say(kind: str, words: object) -> None:
    """One line for the test."""
    sys.stdout.write(f"{kind} {words}\n")
    sys.stdout.flush()


def on_screen(widget: QWidget, point: QPoint) -> str:
    """`x y` of a point of a widget."""
    place = widget.mapToGlobal(point)
    return f"{place.x()} {place.y()}"


def point_out(window: MainWindow) -> None:
    """Say where a cell and a number of the raw text stand."""
    grid, text = window.pane.grid, window.raw_text
    release = window.session.release
    assert release is not None
    shown = {cell.text: (row, cell) for row, line in enumerate(release.statements[0].rows) for cell in line.cells if cell.column == 0}
    row, _ = shown["882"]
    assert grid.statement_model is not None
    say("cell", on_screen(grid.viewport(), grid.visualRect(grid.statement_model.index(row, 0)).center()))
    say("text", on_screen(text.viewport(), text.rect_of(shown["11,718"][1].span).center().toPoint()))


def main() -> int:
    """Open the window on the files named."""
    job = ReadingJob([Path(name) for name in sys.argv[1:]])
    job.start()
    make_application()
    window = make_window(Settings.of_user(), job, 30)

    def selected(address: CellAddress) -> None:
        say("at", address.cell.text if address.cell else "-")

    window.session.cell_selected.connect(selected)
    window.session.statement_selected.connect(lambda number: say("statement", number))
    export = window.commands["file.export"]
    export.triggered.disconnect()  # it would wait for an answer before anything is said
    export.triggered.connect(lambda _on: say("command", "export"))
    window.show()
    window.activateWindow()
    QTimer.singleShot(700, lambda: point_out(window))
    return QApplication.exec()


if __name__ == "__main__":
    end_process(main())
