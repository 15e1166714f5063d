"""The report of a review as PDF, laid out by Qt from the same page as the HTML."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from viewer.version import __version__

MARGIN = 15.0  # millimetres
RESOLUTION = 96  # dots an inch: sizes of the page's style sheet are meant for screens


def pdf_of(html: str, title: str) -> bytes:
    """The page as PDF on A4. Makes an application without a screen where the program has none yet."""
    # Held until the page is written: fonts belong to the application.
    application = QApplication.instance() or QApplication(["statement-viewer", "-platform", "offscreen"])
    application.setApplicationVersion(__version__)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(f"Statement Viewer {__version__}")
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(writer.pageLayout().paintRectPixels(RESOLUTION).size().toSizeF())
    document.setHtml(html)
    document.print_(writer)
    buffer.close()
    return bytes(data.data())
