"""Help for a page: what it is for, and the keys that work there, made from the action table."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFormLayout, QScrollArea, QWidget

from kiwork import __version__
from kiwork.ui.actions import ACTIONS, Action
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

SIZE = (640, 560)


class HelpDialog(QDialog):
    """One page of help; `topic` is the name of a step, "start" or "about"."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(workbench.text("help.title"))
        resize_dialog(self, theme, SIZE)
        inside = QWidget()
        content = column(inside, margin=1, gap=2)
        content.addWidget(label(workbench.text(f"help.{topic}", version=__version__), wrap=True))
        if topic != "about":
            content.addWidget(label(workbench.text("help.keys"), "heading"))
            content.addLayout(self._keys(topic))
        content.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inside)
        layout = column(self, margin=2, gap=2)
        layout.addWidget(area, 1)
        layout.addWidget(close_button(self, workbench.text("help.close")))

    def _keys(self, topic: str) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(3 * GRID)
        for action in sorted(ACTIONS, key=lambda action: action.page != topic):
            if action.keys and action.page in {"", topic}:
                form.addRow(
                    label(_shown(action), "muted"), label(self._workbench.text(f"actions.{action.name}"))
                )
        return form


def _shown(action: Action) -> str:
    return QKeySequence(action.keys).toString(QKeySequence.SequenceFormat.NativeText)
