"""Whether a person's hands are still, so that what others wrote may come into the open file."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

ENTRY = "entry-text"


def is_at_rest(window: QWidget, *, asked: bool) -> bool:
    """Whether nothing is being typed, chosen or asked; a field that only has the focus is fine if `asked`."""
    if QApplication.activeModalWidget() or QApplication.activePopupWidget():
        return False
    lines = window.findChildren(QPlainTextEdit)
    if any(line.toPlainText() for line in lines if line.property("role") == ENTRY):
        return False
    return asked or not _text_in(QApplication.focusWidget())


def _text_in(focused: QWidget | None) -> str:
    if isinstance(focused, QLineEdit):
        return focused.text()
    if isinstance(focused, QPlainTextEdit | QTextEdit):
        return focused.toPlainText()
    return ""
