"""The trend chart as a picture in a file: PNG, SVG or PDF, with title, legend and a note on its sources."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from viewer.export.atomic import replacing
from viewer.export.trend import source_paths
from viewer.models.trend_chart import SYMBOLS, ChartKind, frequency_words, trace_names
from viewer.trends.point import Series
from viewer.views.svg_fonts import with_fonts
from viewer.views.theme import LIGHT, Theme, palette_of
from viewer.views.trend_chart import TrendChart
from viewer.views.trend_symbols import draw_symbol

SIZE = QSize(1200, 700)
DPI = 96
EDGE = 16.0
SYMBOL = 12.0
SHARPNESS = 2  # pixels of a PNG for one of its size


def draw_trend(series: Sequence[Series], path: Path, size: QSize = SIZE, kind: ChartKind = ChartKind.LINES, theme: Theme = LIGHT) -> None:
    """Draw series into a file; its ending says as what.

    Args:
        series: what is drawn.
        path: `.png`, `.svg` or `.pdf`.
        size: in pixels of 1/96 inch.
        kind: lines, bars or small multiples.
        theme: its colours.

    Raises:
        OSError: the file cannot be written, or is one of the releases.
    """
    application = _application()
    chart = TrendChart()
    chart.setPalette(palette_of(theme))
    chart.set_kind(kind)
    chart.set_series(series)
    picture = Picture(chart, tuple(series), theme, application.font())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    match path.suffix.lower():
        case ".svg":
            _draw_svg(picture, buffer, size)
        case ".pdf":
            _draw_pdf(picture, buffer, size)
        case _:
            _draw_png(picture, buffer, size)
    made = bytes(buffer.data().data())
    with replacing(path, source_paths(series)) as part:
        part.write_bytes(with_fonts(made, picture.fonts) if path.suffix.lower() == ".svg" else made)


class Picture:
    """A chart with what surrounds it on paper."""

    def __init__(self, chart: TrendChart, series: tuple[Series, ...], theme: Theme, font: QFont) -> None:
        self._chart = chart
        self._series = series
        self._theme = theme
        self._font = QFont(font)
        self._font.setPixelSize(13)
        self._title_font = QFont(self._font)
        self._title_font.setPixelSize(18)
        self._title_font.setBold(True)

    @property
    def fonts(self) -> tuple[QFont, ...]:
        """What its texts are set in."""
        return self._font, self._title_font

    @property
    def title(self) -> str:
        """Companies and what is shown of them."""
        companies = ", ".join(dict.fromkeys(one.company for one in self._series))
        words = dict.fromkeys(frequency_words(one).lower() for one in self._series)
        return f"{companies}: {', '.join(words)}"

    @property
    def note(self) -> str:
        """Policy and releases that the figures come from."""
        sources = dict.fromkeys(source for one in self._series for point in one.points if point.reading for source in point.reading.sources)
        shown = list(sources)[:6] + ([f"{len(sources) - 6} more"] if len(sources) > 6 else [])
        policy = ", ".join(dict.fromkeys(one.policy for one in self._series))
        return f"Vintages: {policy}. Hollow points are derived, gaps are missing. Source: {', '.join(shown)}"

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Draw everything into a page of a size."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), self._theme.base)
        painter.setPen(self._theme.text)
        painter.setFont(self._title_font)
        width = size.width() - 2 * EDGE
        painter.drawText(QRectF(EDGE, EDGE, width, 26), int(Qt.TextFlag.TextSingleLine), _fitted(self.title, self._title_font, width))
        painter.setFont(self._font)
        top = self._paint_legend(painter, EDGE + 36, width)
        bottom = size.height() - EDGE - 20
        self._paint_chart(painter, QRectF(EDGE, top, width, bottom - top))
        painter.setPen(self._theme.dim)
        painter.drawText(QRectF(EDGE, bottom + 4, width, 20), int(Qt.TextFlag.TextSingleLine), _fitted(self.note, self._font, width))

    def _paint_legend(self, painter: QPainter, top: float, width: float) -> float:
        """Names behind their symbols, in as many rows as they need; returns where the chart may begin."""
        metrics = QFontMetricsF(self._font)
        x = 0.0
        for number, name in enumerate(trace_names(self._series)):
            text = _fitted(name, self._font, width - SYMBOL - 8)
            needed = SYMBOL + 8 + metrics.horizontalAdvance(text) + 20
            if x and x + needed > width:
                x, top = 0.0, top + 20
            color = self._theme.series[number % len(self._theme.series)]
            draw_symbol(painter, SYMBOLS[number % len(SYMBOLS)], color, QRectF(EDGE + x, top + 3, SYMBOL, SYMBOL))
            painter.setPen(self._theme.text)
            painter.drawText(QRectF(EDGE + x + SYMBOL + 6, top, needed, 18), int(Qt.TextFlag.TextSingleLine), text)
            x += needed
        return top + 26

    def _paint_chart(self, painter: QPainter, area: QRectF) -> None:
        chart = self._chart
        chart.resize(area.size().toSize())
        chart.ci.setGeometry(QRectF(0, 0, area.width(), area.height()))
        chart.setSceneRect(QRectF(0, 0, area.width(), area.height()))
        chart.show_now()
        chart.scene().render(painter, area, QRectF(0, 0, area.width(), area.height()))


def _application() -> QGuiApplication:
    """Qt's application object; without one yet, one that needs no screen. It lives as long as it is held."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication([])


def _fitted(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _draw_png(picture: Picture, device: QIODevice, size: QSize) -> None:
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    painter = QPainter(image)
    picture.paint(painter, QSizeF(size))
    painter.end()
    QImageWriter(device, b"png").write(image)


def _draw_svg(picture: Picture, device: QIODevice, size: QSize) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(DPI)
    generator.setTitle(picture.title)
    generator.setDescription(picture.note)
    painter = QPainter(generator)
    picture.paint(painter, QSizeF(size))
    painter.end()


def _draw_pdf(picture: Picture, device: QIODevice, size: QSize) -> None:
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setTitle(picture.title)
    inches = QSizeF(size.width() / DPI, size.height() / DPI)
    writer.setPageLayout(QPageLayout(QPageSize(inches, QPageSize.Unit.Inch), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    picture.paint(painter, QSizeF(size))
    painter.end()
