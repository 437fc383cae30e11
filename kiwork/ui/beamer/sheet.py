"""A sheet to lay a picture for the wall on: words, patches, bars and signs, each at its place."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap

from kiwork.ui.beamer.words import Laid, lay
from kiwork.ui.icons import icon
from kiwork.ui.theme import BEAMER, BEAMER_LINES, RADIUS, Theme


class _Words(NamedTuple):
    laid: Laid
    place: QPointF
    colour: str


class _Patch(NamedTuple):
    area: QRectF
    colour: str
    edge: str


class _Sign(NamedTuple):
    name: str
    place: QPointF
    side: int
    colour: str


class Sheet:
    """Sizes are in pixels and come from the height of the window; `least` is the smallest type."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        self._theme = theme
        self._font = lru_cache(maxsize=256)(self._make_font)
        self._drawn: list[_Words | _Patch | _Sign] = []
        self.width, self.height = size.width(), size.height()
        self.least = max(BEAMER, self.height // BEAMER_LINES)
        self.gap = self.least / 2

    @property
    def words(self) -> tuple[str, ...]:
        """Every text that stands on it."""
        return tuple(drawn.laid.text for drawn in self._drawn if isinstance(drawn, _Words))

    @property
    def area(self) -> QRectF:
        """All of it, without the margin."""
        return QRectF(0, 0, self.width, self.height).adjusted(*[2 * self.gap] * 2, *[-2 * self.gap] * 2)

    def lay(
        self, text: str, size: int, width: float, room: float, *, bold: bool = False, centred: bool = False
    ) -> Laid:
        """Break a text into lines; `room` is how high they may be."""
        return lay(text, self._font(size, bold), width, room, centred=centred)

    def line_height(self, size: int, *, bold: bool = False) -> float:
        """Return the height of one line, as a text in lines has it: in whole pixels."""
        return ceil(QFontMetricsF(self._font(size, bold)).height())

    def length(self, text: str, size: int, *, bold: bool = False) -> float:
        """Return how long a text is in one line."""
        return QFontMetricsF(self._font(size, bold)).horizontalAdvance(text)

    def put(self, laid: Laid, x: float, y: float, colour: str = "text") -> float:
        """Put words here, and return where they end below."""
        self._drawn.append(_Words(laid, QPointF(x, y), colour))
        return y + laid.height

    def write(self, text: str, size: int, area: QRectF, colour: str = "text", *, bold: bool = False) -> float:
        """Put words on top of an area, and return where they end below."""
        laid = self.lay(text, size, area.width(), area.height(), bold=bold)
        return self.put(laid, area.x(), area.y(), colour)

    def patch(self, area: QRectF, colour: str, *, edge: str = "") -> None:
        """Lay a patch, with an edge if a colour for it is named."""
        self._drawn.append(_Patch(area, colour, edge))

    def sign(self, name: str, x: float, y: float, side: int, colour: str) -> None:
        """Put an icon."""
        self._drawn.append(_Sign(name, QPointF(x, y), side, colour))

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        for drawn in self._drawn:
            match drawn:
                case _Words():
                    painter.setPen(self._theme.colour(drawn.colour))
                    drawn.laid.layout.draw(painter, drawn.place)
                case _Patch():
                    edge = QPen(self._theme.colour(drawn.edge or drawn.colour), 2)
                    painter.setPen(edge)
                    painter.setBrush(self._theme.colour(drawn.colour))
                    painter.drawRoundedRect(drawn.area, RADIUS, RADIUS)
                case _Sign():
                    painter.drawPixmap(drawn.place, self._pixmap(drawn, painter.device().devicePixelRatioF()))

    def _pixmap(self, sign: _Sign, ratio: float) -> QPixmap:
        return icon(self._theme, sign.name, sign.colour).pixmap(QSize(sign.side, sign.side), ratio)

    def _make_font(self, size: int, bold: bool) -> QFont:  # noqa: FBT001 - as the cache calls it
        """Return a font; the text size of the program does not count, the wall does."""
        return Theme(self._theme.colours).font(size, bold=bold)
