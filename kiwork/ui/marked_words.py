"""Words to read; those that differ are marked with a ground and a line below, not by colour alone."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from kiwork.queries.differences import Span
from kiwork.ui.theme import GRID, Theme


class MarkedWords(QTextEdit):
    """As high as its words, within limits in lines; the cursor stands where they begin to differ."""

    def __init__(self, theme: Theme, name: str, *, least: int = 3, most: int = 12) -> None:
        super().__init__(readOnly=True, acceptRichText=False)
        self._theme, self._least, self._most = theme, least, most
        self.setProperty("role", "words")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_words(self, words: str, spans: Sequence[Span]) -> None:
        """Show words; `spans` are the letters to be marked."""
        self.setCurrentCharFormat(QTextCharFormat())
        self.setPlainText(words)
        self._mark(words, spans)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in view."""
        super().resizeEvent(event)
        self.ensureCursorVisible()

    def _grow(self, size: QSizeF) -> None:
        line = self.fontMetrics().lineSpacing()
        height = min(max(math.ceil(size.height()), self._least * line), self._most * line)
        self.setFixedHeight(height + GRID)

    def _mark(self, words: str, spans: Sequence[Span]) -> None:
        marked = QTextCharFormat()
        marked.setBackground(self._theme.colour("accent_ground"))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.setUnderlineColor(self._theme.colour("accent"))
        cursor = QTextCursor(self.document())
        for start, end in reversed(spans):
            cursor.setPosition(_units(words[:start]))
            cursor.setPosition(_units(words[:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(marked)
        if spans:
            cursor.setPosition(_units(words[: spans[0][0]]))
            self.setTextCursor(cursor)


def _units(text: str) -> int:
    """Return how long a text is to Qt, which counts letters beyond U+FFFF twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
