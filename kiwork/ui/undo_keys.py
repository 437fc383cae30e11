"""Ctrl+Z goes first to a focused field that has something to undo, else to the program."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from kiwork.ui.workbench import Workbench


class UndoKeys(QObject):
    """Goes along with the focus; Qt's fields would keep the keys even with nothing to undo."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before:
            before.removeEventFilter(self)
        if now:
            now.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take undo and redo away from a field that has none."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = (
            event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        )
        if not (undo or redo) or _can(QApplication.focusWidget(), undo=undo):
            return False
        event.ignore()
        return True


def _can(focused: QObject | None, *, undo: bool) -> bool:
    if isinstance(focused, QAbstractSpinBox | QComboBox):
        focused = focused.findChild(QLineEdit)
    if isinstance(focused, QLineEdit):
        return focused.isUndoAvailable() if undo else focused.isRedoAvailable()
    if isinstance(focused, QPlainTextEdit | QTextEdit):
        document = focused.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False


def offer_undo(dialog: QDialog, workbench: "Workbench") -> None:
    """Let undo and redo work in a dialog in which much is done; those of the window are out of reach."""
    QShortcut(QKeySequence("Ctrl+Z"), dialog, workbench.undo)
    QShortcut(QKeySequence("Ctrl+Shift+Z"), dialog, workbench.redo)
