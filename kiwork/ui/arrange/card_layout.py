"""The words of a card laid out once for a width: four lines at most, the last fading if there is more."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

MOST_LINES = 4
MOST_LETTERS = 320
"""More than four lines ever hold; a text of 100,000 letters is not laid out whole."""


class LaidOut(NamedTuple):
    """A text ready to be drawn; `last_line` is the vertical place of its last line, for the fade."""

    layout: QTextLayout
    height: int
    last_line: float
    fades: bool


class CardLayouts:
    """Lays out the texts of cards in one font and width, and remembers them."""

    def __init__(self, font: QFont, width: int) -> None:
        self._font = font
        self._width = width
        self._line_height = QFontMetricsF(font).height()
        self.of = lru_cache(maxsize=8192)(self._lay_out)

    def _lay_out(self, text: str) -> LaidOut:
        layout = QTextLayout(text[:MOST_LETTERS].replace("\n", "\u2028"), self._font)
        layout.setTextOption(_wrapping(text))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        last, height = self._add_lines(layout)
        layout.endLayout()
        return LaidOut(layout, round(height), last, fades=_reach(layout) < len(text))

    def _add_lines(self, layout: QTextLayout) -> tuple[float, float]:
        """Return where the last line begins and where it ends; other scripts may need higher lines."""
        top, bottom = 0.0, 0.0
        for _ in range(MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, bottom))
            top, bottom = bottom, bottom + max(line.height(), self._line_height)
        return top, bottom


def reads_leftward(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction != "L" for direction in directions if direction in {"L", "R", "AL"}), False)


def _wrapping(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if reads_leftward(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _reach(layout: QTextLayout) -> int:
    line = layout.lineAt(layout.lineCount() - 1)
    return line.textStart() + line.textLength()
