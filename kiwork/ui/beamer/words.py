"""Words on the wall: as large as they fit, cut where they do not, each in the direction it reads."""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from kiwork.ui.arrange.card_layout import reads_leftward

MOST_LETTERS = 2_000
"""More never fit on a wall; a text of 100,000 letters is not laid out whole."""


class Laid(NamedTuple):
    """A text ready to be drawn; `whole` says that nothing of it was cut."""

    text: str
    layout: QTextLayout
    width: float
    height: float
    whole: bool


def lay(text: str, font: QFont, width: float, room: float, *, centred: bool = False) -> Laid:
    """Break a text into lines of a width, as many as there is room for in height, one at least."""
    flat = text[:MOST_LETTERS].strip().replace("\n", "\u2028")
    layout, height, end = _lines(flat, font, width, room, centred=centred)
    if end < len(flat) or len(text.strip()) > MOST_LETTERS:
        start = layout.lineAt(layout.lineCount() - 1).textStart()
        rest = f"{flat[start:]} …".replace("\u2028", " ")
        cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout, height, _ = _lines(flat[:start] + cut, font, width, room, centred=centred)
        return Laid(layout.text(), layout, _widest(layout), height, whole=False)
    return Laid(flat, layout, _widest(layout), height, whole=True)


def largest(fits: Callable[[int], bool], least: int, most: int) -> int:
    """Return the largest size of type that fits, the least if none does."""
    too_large = bisect_left(range(least, most + 1), True, key=lambda size: not fits(size))
    return max(least, least + too_large - 1)


def _lines(
    text: str, font: QFont, width: float, room: float, *, centred: bool
) -> tuple[QTextLayout, float, int]:
    """Return the lines, their height together, and how many letters stand in them."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(text, centred=centred))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    height, end = 0.0, 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height, end = height + line.height(), line.textStart() + line.textLength()
        if height + line.height() > room:
            break
    layout.endLayout()
    return layout, height, end


def _option(text: str, *, centred: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    elif reads_leftward(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _widest(layout: QTextLayout) -> float:
    return max((layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())), default=0.0)
