"""A line above the page that says what went wrong."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction
from PySide6.QtWidgets import QFrame, QToolButton

from kiwork.ui.icons import icon
from kiwork.ui.pieces import label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 16


class MessageBar(QFrame):
    """Hidden until there is something to say; stays until closed, or until an action or a file follows."""

    def __init__(self, workbench: Workbench, theme: Theme, *, save_copy: QAction) -> None:
        super().__init__()
        self.setProperty("role", "warning")
        self._sentence = label("", wrap=True)
        self._copy = QToolButton()
        self._copy.setDefaultAction(save_copy)
        self._copy.setProperty("role", "button")
        self._copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._close = QToolButton()
        self._close.setIcon(icon(theme, "mdi6.close"))
        self._close.setIconSize(QSize(*[theme.px(ICON_SIZE)] * 2))
        self._close.setAccessibleName(workbench.text("window.close_message"))
        self._close.setToolTip(workbench.text("window.close_message"))
        self._close.clicked.connect(self.hide)
        layout = row(self, margin=1, gap=2)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._copy)
        layout.addWidget(self._close)
        workbench.failed.connect(self.warn)
        workbench.changed.connect(self.hide)
        workbench.opened.connect(self.hide)
        self.hide()

    def warn(self, sentence: str) -> None:
        """Show an error; one that speaks of a copy offers to save one."""
        self._sentence.setText(sentence)
        self._copy.setVisible(self._copy.defaultAction().text().rstrip(" …") in sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._sentence, QAccessible.Event.Alert))
