"""Finds any command by typing a part of its name."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from kiwork.models.text import folded
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (560, 420)


class CommandSearch(QDialog):
    """A line to type in and the commands that fit; Enter does the marked one."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget, actions: list[QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle(workbench.text("window.find_title"))
        resize_dialog(self, theme, SIZE)
        self._actions = [action for action in actions if action.objectName() != "find_command"]
        self._line = QLineEdit(placeholderText=workbench.text("window.find_hint"))
        self._line.setAccessibleName(workbench.text("window.find_hint"))
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(workbench.text("window.find_title"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label(workbench.text("window.find_nothing"), "body-muted", wrap=True)
        layout = column(self, margin=2)
        layout.addWidget(self._line)
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 1)
        self._line.textChanged.connect(self._filter)
        self._line.returnPressed.connect(self.accept)
        self._list.itemClicked.connect(self.accept)
        self._filter("")

    def accept(self) -> None:
        """Do the marked command."""
        item = self._list.currentItem()
        super().accept()
        if item:
            item.data(Qt.ItemDataRole.UserRole).trigger()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the line move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
        return False

    def _filter(self, typed: str) -> None:
        self._list.clear()
        wanted = folded(typed).split()
        for action in self._actions:
            name = action.text().replace("&", "")
            if all(word in folded(name) for word in wanted):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                item = QListWidgetItem(action.icon(), f"{name}    {keys}".rstrip())
                item.setData(Qt.ItemDataRole.UserRole, action)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(self._list.count() == 0)
