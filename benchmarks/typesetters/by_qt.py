"""A slip set by Qt: rich text in a QTextDocument, drawn by a QPdfWriter."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from benchmarks.typesetters import (
    CODE,
    CODE_SIDE,
    HEADLINE,
    MARGIN,
    PICTOGRAM,
    PICTURE,
    REMINDER_SIDE,
    SECOND,
    SMALL,
    TEXT,
    boxes,
    glyph_font,
)
from benchmarks.typesetters.by_html import page
from kiosk.slip import Slip
from printing.qr import Symbol, Symbols

_DOTS = 600
_MM = _DOTS / 25.4
_POINTS_A_MM = 72 / 25.4


class Qt:
    """Qt's own text layout; a QR code is drawn as boxes at the foot of the page."""

    name = "Qt"

    def __init__(self) -> None:
        """Start Qt without a screen and load the pictogram font."""
        self._app = QGuiApplication.instance() or QGuiApplication(["slips"])
        number = QFontDatabase.addApplicationFont(glyph_font())
        (family,) = QFontDatabase.applicationFontFamilies(number)
        big, small = PICTURE * _POINTS_A_MM, PICTOGRAM * _POINTS_A_MM
        self._style = f"""
            p {{ margin: 0 }}
            .pic {{ font-family: "{family}"; font-size: {small:.1f}pt }}
            .big {{ font-family: "{family}"; font-size: {big:.1f}pt }}
            .headline {{ font-size: {HEADLINE}pt; font-weight: bold }}
            .second {{ font-size: {SECOND}pt }}
            .small {{ font-size: {SMALL}pt }}
            .code {{ font-size: {CODE * 0.7}pt; font-weight: bold }}
        """
        self._font = QFont(["Noto Sans", "Noto Naskh Arabic"])
        self._font.setPointSizeF(TEXT)

    def pdf(self, slip: Slip, symbols: Symbols) -> bytes:
        """Return a slip as PDF."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DOTS)
        writer.setTitle(slip.title)
        margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                margins,
                QPageLayout.Unit.Millimeter,
            )
        )
        document = QTextDocument()
        document.documentLayout().setPaintDevice(writer)
        document.setDefaultFont(self._font)
        document.setDefaultStyleSheet(self._style)
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        document.setHtml(page(slip, "", "", rule=""))
        painter = QPainter(writer)
        document.drawContents(painter)
        low = writer.height() - (REMINDER_SIDE + 12) * _MM
        _draw(painter, symbols.code, 0, low, CODE_SIDE * _MM)
        if symbols.reminder:
            _draw(painter, symbols.reminder, writer.width() / 2, low, REMINDER_SIDE * _MM)
        painter.end()
        return bytes(buffer.data().data())


def _draw(painter: QPainter, symbol: Symbol, left: float, top: float, side: float) -> None:
    module = side / symbol.size
    painter.setBrush(painter.pen().color())
    painter.drawRects(
        [
            QRectF(left + column * module, top + row * module, long * module, module)
            for column, row, long in boxes(symbol)
        ]
    )
