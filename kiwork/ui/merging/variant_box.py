"""One of several wordings, with the words marked that are different in the others."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit

from kiwork.queries.differences import Span
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

LEAST_LINES, MOST_LINES = 3, 12


class _Words(QTextEdit):
    """Shows the place of its cursor, which is where the words begin to differ."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ensureCursorVisible()


class VariantBox(QFrame):
    """Letter, wording, room and time; `taken` asks to let this wording stand."""

    taken = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, letter: str, *, shown: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text, self._theme, self.letter = workbench.text, theme, letter
        self.words = self._field()
        self._author = label("", "muted", wrap=True)
        self.take = button(self._text("merging.take", letter=letter))
        self.take.clicked.connect(self.taken)
        layout = column(self, margin=2, gap=1)
        layout.addLayout(self._head(shown=shown))
        layout.addWidget(self.words)
        layout.addStretch(1)
        layout.addWidget(self._author)
        layout.addWidget(self.take)

    def show_value(self, value: str, author: str, spans: Sequence[Span], *, editable: bool) -> None:
        """Show a value in words; `spans` are the letters that are different in the others."""
        self.words.setCurrentCharFormat(QTextCharFormat())
        self.words.setPlainText(value)
        self._mark(value, spans)
        self._author.setText(author)
        self.take.setEnabled(editable)
        self.take.setAccessibleName(self._text("merging.take_named", letter=self.letter, value=value))

    def _head(self, *, shown: bool) -> QHBoxLayout:
        head = row(gap=1)
        head.addWidget(label(self.letter, "heading"))
        head.addStretch(1)
        if shown:
            head.addWidget(label(self._text("merging.shown"), "muted"))
        return head

    def _field(self) -> _Words:
        field = _Words(readOnly=True, acceptRichText=False)
        field.setProperty("role", "words")
        field.setTabChangesFocus(True)
        field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setAccessibleName(self.letter)
        field.document().setDocumentMargin(0)
        field.document().documentLayout().documentSizeChanged.connect(self._grow)
        return field

    def _grow(self, size: QSizeF) -> None:
        """Be as high as the words, within reason; longer ones are scrolled."""
        line = self.words.fontMetrics().lineSpacing()
        height = min(max(math.ceil(size.height()), LEAST_LINES * line), MOST_LINES * line)
        self.words.setFixedHeight(height + GRID)

    def _mark(self, value: str, spans: Sequence[Span]) -> None:
        marked = QTextCharFormat()
        marked.setBackground(self._theme.colour("accent_ground"))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        marked.setUnderlineColor(self._theme.colour("accent"))
        cursor = QTextCursor(self.words.document())
        for start, end in reversed(spans):
            cursor.setPosition(_units(value[:start]))
            cursor.setPosition(_units(value[:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(marked)
        if spans:
            cursor.setPosition(_units(value[: spans[0][0]]))
            self.words.setTextCursor(cursor)


def _units(text: str) -> int:
    """Return how long a text is to Qt, which counts letters beyond U+FFFF twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
