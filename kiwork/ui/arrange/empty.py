"""What stands in place of the board while there is nothing on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiwork.ui.pieces import button, column, label
from kiwork.ui.workbench import Workbench


class EmptyBoard(QWidget):
    """One sentence and the one thing to do."""

    wanted = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._sentence = label("", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = button(workbench.text("arrange.to_collect"), "primary")
        self.button.clicked.connect(self.wanted)
        lines = column(self, margin=4, gap=2)
        lines.addStretch(1)
        lines.addWidget(self._sentence)
        lines.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(2)

    def tell(self, *, has_topic_field: bool) -> None:
        """Say what is missing."""
        name = "no_cards" if has_topic_field else "no_topic_field"
        self._sentence.setText(self._workbench.text(f"arrange.{name}"))
        self.button.setVisible(has_topic_field)
