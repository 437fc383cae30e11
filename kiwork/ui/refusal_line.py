"""What a dialog says when something was refused; the window behind it is out of sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel

from kiwork.ui.workbench import Workbench


class RefusalLine(QLabel):
    """Hidden until there is something to say; it stays until an action succeeds."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "danger")
        self.setWordWrap(True)
        workbench.failed.connect(self._say)
        workbench.changed.connect(self.hide)
        self.hide()

    def _say(self, sentence: str) -> None:
        self.setText(sentence)
        self.show()
        self._make_room()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _make_room(self) -> None:
        """Let the dialog grow, so that nothing else in it shrinks."""
        dialog = self.window()
        if layout := dialog.layout():
            layout.activate()
            wanted = layout.totalHeightForWidth(dialog.width())
            dialog.resize(dialog.width(), max(dialog.height(), wanted))
