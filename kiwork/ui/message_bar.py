"""A line above the page that says what went wrong, or for three seconds what was done."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction
from PySide6.QtWidgets import QFrame, QToolButton

from kiwork.ui.pieces import icon, label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SHORT_MILLISECONDS = 3000


class MessageBar(QFrame):
    """Hidden until there is something to say; an error stays until it is closed or an action succeeds."""

    def __init__(self, workbench: Workbench, theme: Theme, *, save_copy: QAction) -> None:
        super().__init__()
        self._sentence = label("", wrap=True)
        self._copy = QToolButton()
        self._copy.setDefaultAction(save_copy)
        self._copy.setProperty("role", "button")
        self._close = QToolButton()
        self._close.setIcon(icon(theme, "mdi6.close"))
        self._close.setAccessibleName(workbench.text("window.close_message"))
        self._close.setToolTip(workbench.text("window.close_message"))
        self._close.clicked.connect(self.hide)
        layout = row(self, margin=1, gap=2)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._copy)
        layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=SHORT_MILLISECONDS)
        self._timer.timeout.connect(self.hide)
        workbench.failed.connect(self.warn)
        workbench.said.connect(self.say)
        workbench.changed.connect(self._after_success)
        self.hide()

    def warn(self, sentence: str) -> None:
        """Show an error until it is closed; one that speaks of a copy offers to save one."""
        self._timer.stop()
        self._show(sentence, "warning")
        self._copy.setVisible(self._copy.defaultAction().text().rstrip(" …") in sentence)

    def say(self, sentence: str) -> None:
        """Show for three seconds what was done."""
        self._show(sentence, "message")
        self._copy.hide()
        self._timer.start()

    def _after_success(self) -> None:
        if not self._timer.isActive():
            self.hide()

    def _show(self, sentence: str, role: str) -> None:
        self._sentence.setText(sentence)
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._sentence, QAccessible.Event.Alert))
