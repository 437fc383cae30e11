"""One of several wordings, with the words marked that are different in the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiwork.queries.differences import Span
from kiwork.ui.marked_words import MarkedWords
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


class VariantBox(QFrame):
    """Letter, wording, room and time; `taken` asks to let this wording stand."""

    taken = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, letter: str, *, shown: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text, self.letter = workbench.text, letter
        self.words = MarkedWords(theme, letter)
        self._author = label("", "muted", wrap=True)
        self.take = button(self._text("merging.take", letter=letter))
        self.take.clicked.connect(self.taken)
        layout = column(self, margin=2, gap=1)
        layout.addLayout(self._head(shown=shown))
        layout.addWidget(self.words)
        layout.addStretch(1)
        layout.addWidget(self._author)
        layout.addWidget(self.take)

    def show_value(self, value: str, author: str, spans: Sequence[Span], *, editable: bool) -> None:
        """Show a value in words; `spans` are the letters that are different in the others."""
        self.words.show_words(value, spans)
        self._author.setText(author)
        self.take.setEnabled(editable)
        self.take.setAccessibleName(self._text("merging.take_named", letter=self.letter, value=value))

    def _head(self, *, shown: bool) -> QHBoxLayout:
        head = row(gap=1)
        head.addWidget(label(self.letter, "heading"))
        head.addStretch(1)
        if shown:
            head.addWidget(label(self._text("merging.shown"), "muted"))
        return head
