"""What a page shows while there is nothing on it: one sentence, and the one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiwork.ui.pieces import button, column, label


class EmptyState(QWidget):
    """A sentence in the middle of the page with a button below it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = label("", "body-muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button("", "primary")
        self.button.clicked.connect(self.clicked)
        layout = column(self, margin=3, gap=2)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, sentence: str, action: str, *, enabled: bool = True) -> None:
        """Say what belongs here, and name the action."""
        self._sentence.setText(sentence)
        self.button.setText(action.replace("&", "&&"))
        self.button.setAccessibleName(action)
        self.button.setEnabled(enabled)
