"""Breaking a person's words into the few lines there is room for."""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

MOST_LETTERS = 1_000
"""More never fits into the few lines of a row; a text of 100,000 letters is not laid out whole."""


@lru_cache(maxsize=4096)
def lines_of(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Return at most `most` lines of a text in a width in pixels; the last ends in … if there is more."""
    flat = " ".join(text[:MOST_LETTERS].split())
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    whole = [flat[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return (*whole[:-1], QFontMetrics(font).elidedText(whole[-1], Qt.TextElideMode.ElideRight, width))


def draw_lines(painter: QPainter, area: QRect, lines: tuple[str, ...]) -> None:
    """Draw lines from the top of an area, in the painter's font and colour, each in its own direction."""
    height = painter.fontMetrics().height()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for number, line in enumerate(lines):
        painter.drawText(QRect(area.x(), area.y() + number * height, area.width(), height), flags, line)
