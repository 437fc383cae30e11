"""The text of the entry line: Enter saves, Shift+Enter breaks the line, up to four lines are seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from kiwork.ui.collect.photo_intake import sources_in
from kiwork.ui.theme import ENTRY, Theme

MOST_LINES = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class EntryEdit(QPlainTextEdit):
    """A plain text field that grows; `before` may take a key first."""

    submitted = Signal()
    escaped = Signal()
    recalled = Signal()
    left_downwards = Signal()
    pasted_lines = Signal(object)
    pasted_pictures = Signal(list)
    focused = Signal(bool)

    def __init__(self, theme: Theme, before: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.setProperty("role", "entry-text")
        self._before = before
        self._line_height = QFontMetrics(theme.font(ENTRY)).lineSpacing()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(QSizeF(0, 1))

    def event(self, event: QEvent) -> bool:
        """Offer Tab to `before` ahead of Qt, which would move the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_tab = event.key() == Qt.Key.Key_Tab
            if is_tab and self._before(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._before(event):
            return
        signal = self._meaning(event)
        if signal:
            signal.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not sources_in(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only; several lines are handed on as a Clip, and pictures are for the page."""
        if pictures := sources_in(source):
            self.pasted_pictures.emit(pictures)
            return
        from kiwork.ui.collect.clip import clip_of

        text = source.text().strip("\r\n")
        if len([line for line in text.splitlines() if line.strip()]) > 1:
            self.pasted_lines.emit(clip_of(source))
        else:
            self.insertPlainText(text)

    def _meaning(self, event: QKeyEvent) -> SignalInstance | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers != _NO_MODIFIER:
            return None
        if event.key() in _ENTER:
            return self.submitted
        if event.key() == Qt.Key.Key_Escape:
            return self.escaped
        empty = self.document().isEmpty()
        return {Qt.Key.Key_Up: self.recalled, Qt.Key.Key_Down: self.left_downwards}.get(
            Qt.Key(event.key()) if empty else Qt.Key.Key_unknown
        )

    def _grow(self, size: QSizeF) -> None:
        lines = min(MOST_LINES, max(1, round(size.height())))
        wanted = lines * self._line_height + round(2 * self.document().documentMargin())
        if self.height() != wanted:
            self.setFixedHeight(wanted)
        many = size.height() > MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if many else policy.ScrollBarAlwaysOff)
