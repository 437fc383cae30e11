"""The marks on a photo: numbered ticks on what was typed off, and the pointer; seen on any ground."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kiwork.ui.theme import LABEL, Theme

RADIUS = 10
"""Of a tick, in pixels at a text size of 100 %."""

_RING = 2
_CROSS = 1.8
"""The cross of the pointer reaches so many radii from its middle."""


def paint_tick(painter: QPainter, theme: Theme, middle: QPoint, number: int) -> None:
    """Paint a disc with its number; a light and a dark ring around it part it from any picture."""
    painter.setFont(theme.font(LABEL, bold=True))
    text = str(number)
    radius = max(theme.px(RADIUS), painter.fontMetrics().horizontalAdvance(text) / 2 + theme.px(4))
    painter.setPen(Qt.PenStyle.NoPen)
    for wider, colour in ((2 * _RING, Qt.GlobalColor.black), (_RING, Qt.GlobalColor.white)):
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(middle), radius + wider, radius + wider)
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(QPointF(middle), radius, radius)
    painter.setPen(theme.colour("on_accent"))
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_pointer(painter: QPainter, theme: Theme, middle: QPoint) -> None:
    """Paint an open ring with a cross through it, dark on light."""
    radius, reach = theme.px(RADIUS), theme.px(RADIUS) * _CROSS
    at = QPointF(middle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((3 * _RING, Qt.GlobalColor.white), (_RING, Qt.GlobalColor.black)):
        painter.setPen(QPen(colour, theme.px(width), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawEllipse(at, radius, radius)
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            arm = QPointF(across, down)
            painter.drawLine(at + arm * radius / 2, at + arm * reach)
