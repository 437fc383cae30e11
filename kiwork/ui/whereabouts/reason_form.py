"""Giving a reason: one of those that are offered, each with a key, or "not taken up, because …"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from kiwork.ui.flow import Flow
from kiwork.ui.pieces import button, column, label
from kiwork.ui.workbench import Workbench

OFFERED = ("reason_offer", "reason_under_way", "reason_elsewhere", "reason_noted")
"""The reasons that need no more words; their keys are 2 to 5, 1 is for one's own."""


class ReasonForm(QWidget):
    """`given` carries the words of a reason, empty to take it back."""

    given = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._text = workbench.text
        self.because = QLineEdit()
        self.because.setAccessibleName(self._text("whereabouts.because_label"))
        self.because.setPlaceholderText(self._text("whereabouts.because_label"))
        self.give = button(self._text("whereabouts.give"))
        self.offered = [self._offer(number, name) for number, name in enumerate(OFFERED, 2)]
        self.whole_cluster = QCheckBox()
        self.take_back = button(self._text("whereabouts.take_back"), "link")
        self._lay_out()
        self.because.textChanged.connect(lambda words: self.give.setEnabled(bool(words.strip())))
        self.because.returnPressed.connect(self._give)
        self.give.clicked.connect(self._give)
        self.give.setEnabled(False)
        self.take_back.clicked.connect(lambda: self.given.emit(""))

    def choose(self, number: int) -> None:
        """Take what a key stands for; 1 goes to the line for one's own words."""
        if number == 1:
            self.because.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.given.emit(self._text(f"whereabouts.{OFFERED[number - 2]}"))

    def show_cluster(self, cards: int) -> None:
        """Offer to give the reason to a whole cluster of so many cards; without any there is none."""
        self.whole_cluster.setVisible(bool(cards))
        self.whole_cluster.setChecked(False)
        self.whole_cluster.setText(self._text("whereabouts.whole_cluster", n=cards))

    def _give(self) -> None:
        if reason := self.because.text().strip():
            self.given.emit(self._text("whereabouts.said_because", reason=reason))
            self.because.clear()

    def _offer(self, number: int, name: str) -> QPushButton:
        made = button(f"{number}   {self._text(f'whereabouts.{name}')}")
        made.clicked.connect(lambda: self.choose(number))
        return made

    def _lay_out(self) -> None:
        layout, line, reasons = column(self, gap=1), Flow(), Flow()
        layout.addWidget(label(f"1   {self._text('whereabouts.because')}", "label", buddy=self.because))
        line.add(self.because, wide=True)
        line.add(self.give)
        layout.addLayout(line)
        for made in self.offered:
            reasons.add(made)
        reasons.add(self.take_back)
        layout.addLayout(reasons)
        layout.addWidget(self.whole_cluster)
