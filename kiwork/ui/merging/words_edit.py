"""A field for a wording of one's own, which takes the place of all variants."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

HEIGHT = 12 * GRID
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordsEdit(QPlainTextEdit):
    """Ctrl+Enter saves, Esc leaves."""

    submitted = Signal()
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter, which means something else on the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _submits(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _submits(event):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class WordsBox(QFrame):
    """The field with its two buttons; `saved` carries what was written, `left` comes when nothing was."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.edit = WordsEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(theme.px(HEIGHT))
        self.edit.setAccessibleName(workbench.text("merging.own_words"))
        keep = button(workbench.text("merging.keep_words"), "primary")
        cancel = button(workbench.text("merging.cancel"))
        keep.setToolTip(workbench.text("merging.keep_keys"))
        keep.clicked.connect(self._save)
        cancel.clicked.connect(self.left)
        self.edit.submitted.connect(self._save)
        self.edit.escaped.connect(self.left)
        buttons = row()
        buttons.addWidget(keep)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        layout = column(self, margin=2, gap=1)
        layout.addWidget(label(workbench.text("merging.own_words"), "muted", buddy=self.edit))
        layout.addWidget(self.edit)
        layout.addLayout(buttons)
        self.hide()

    def begin(self, words: str) -> None:
        """Offer a wording to be changed."""
        self.edit.setPlainText(words)
        self.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def _save(self) -> None:
        self.saved.emit(self.edit.toPlainText())


def _submits(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
