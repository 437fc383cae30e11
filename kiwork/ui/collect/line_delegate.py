"""Edits one line of a pasted list where it stands, and says where it is to be split or joined."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(QPlainTextEdit):
    """Enter is done, Shift+Enter breaks the line, Ctrl+Enter splits, Backspace at the beginning joins."""

    done = Signal()
    split = Signal()
    joined = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cursor = self.textCursor()
        if event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.split.emit()
        elif event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif event.key() in _ENTER:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            self.joined.emit()
        else:
            super().keyPressEvent(event)


class LineDelegate(QStyledItemDelegate):
    """`split` carries a row and the two texts it is to become; `joined` a row and what stands in it now."""

    split = Signal(int, str, str)
    joined = Signal(int, str)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor, place = LineEditor(parent), QPersistentModelIndex(index)
        editor.done.connect(lambda: self._finish(editor))
        editor.split.connect(lambda: self._split(editor, place.row()))
        editor.joined.connect(lambda: self._join(editor, place.row()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the editor have room to read in: over the columns beside it and the rows below."""
        rect, view = option.rect, editor.parentWidget()
        if isinstance(editor, QPlainTextEdit) and view:
            height = editor.fontMetrics().lineSpacing() * MOST_LINES + 2 * editor.frameWidth() + 8
            rect.setRight(view.width() - 1)
            rect.setHeight(min(view.height(), max(rect.height(), height)))
            rect.moveBottom(min(rect.bottom(), view.height() - 1))
        editor.setGeometry(rect)

    def _finish(self, editor: LineEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _split(self, editor: LineEditor, row: int) -> None:
        text, place = editor.toPlainText(), _place(editor)
        self.closeEditor.emit(editor)
        self.split.emit(row, text[:place], text[place:])

    def _join(self, editor: LineEditor, row: int) -> None:
        text = editor.toPlainText()
        self.closeEditor.emit(editor)
        self.joined.emit(row, text)


def _place(editor: LineEditor) -> int:
    """Return where the cursor stands; Qt counts in units of UTF-16."""
    cursor = editor.textCursor()
    cursor.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
    return len(cursor.selectedText())
