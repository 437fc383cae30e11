"""Offers to join an organisation with others of nearly the same name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kiwork.ui.flow import Flow
from kiwork.ui.pieces import button, column, label
from kiwork.ui.workbench import Workbench


class SuggestionLine(QFrame):
    """Hidden while there is nothing to offer; nothing is ever joined unasked."""

    join_asked = Signal()
    apart_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self.setProperty("role", "card")
        self._words = label("", wrap=True)
        self.join = button(workbench.text("organisations.join"))
        self.join.clicked.connect(self.join_asked)
        self.apart = button(workbench.text("organisations.apart"), "link")
        self.apart.clicked.connect(self.apart_asked)
        line = Flow()
        line.add(self.join)
        line.add(self.apart)
        layout = column(self, margin=1)
        layout.addWidget(self._words)
        layout.addLayout(line)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these, if there are any and the file can be changed."""
        self._words.setText(self._workbench.text("organisations.likely", names="; ".join(names)))
        self.setVisible(bool(names) and self._workbench.is_editable)
