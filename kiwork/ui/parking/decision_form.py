"""Saying what becomes of one parked card: one of four ways, and in a few words where to or why."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QWidget

from kiwork.queries.parking import ParkedItem
from kiwork.queries.recommendations import organisation_names
from kiwork.ui.choice_box import named
from kiwork.ui.dates import shown_date
from kiwork.ui.flow import Flow
from kiwork.ui.pieces import button, column, label
from kiwork.ui.workbench import Workbench

WAYS = ("taken_up", "handed_to", "carried_over", "dropped")
"""Taken up now, handed to somebody, carried over to another event, or dropped; their keys are 1 to 4."""

WITH_GOAL = {"handed_to": "to_whom", "carried_over": "where_to"}
"""The ways that lead somewhere, with what their field asks for."""


@dataclass(frozen=True)
class Decision:
    """What a person decided, in the words that are stored."""

    words: str
    reason: str
    taken_up: bool


class DecisionForm(QWidget):
    """`decided` carries a Decision, `taken_back` asks to forget the one that is stored."""

    decided = Signal(object)
    taken_back = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench, self._text = workbench, workbench.text
        self._told = label("", "body-muted", wrap=True)
        self._ways = QButtonGroup(self)
        self.ways = [self._way(number, name) for number, name in enumerate(WAYS)]
        self.goal, self._goal_label = QComboBox(editable=True), label("", "label")
        self.goal.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self._text("parking.reason"))
        self.decide = button(self._text("parking.decide"), "primary")
        self.take_back = button(self._text("parking.take_back"))
        self._lay_out()
        self._connect()

    def show_item(self, item: ParkedItem) -> None:
        """Ask about another card; what was decided about it stands above."""
        told = item.told
        day = shown_date(told.date)
        stored = " · ".join(part for part in (told.decision, told.reason, day) if part)
        self._told.setText(self._text("parking.decided_as", decision=stored) if item.is_decided else "")
        self._told.setVisible(item.is_decided)
        self.take_back.setVisible(item.is_decided)
        self.ways[0].setChecked(True)
        self.reason.setText(told.reason)
        self._show_goal()
        self.setEnabled(self._workbench.is_editable)

    def choose(self, number: int) -> None:
        """Choose a way and go to the field that it needs next."""
        self.ways[number].setChecked(True)
        self._show_goal()
        (self.goal if self.goal.isVisible() else self.reason).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        layout = column(self, gap=1)
        layout.addWidget(self._told)
        layout.addWidget(label(self._text("parking.what_becomes"), "strong", wrap=True))
        ways = Flow(gap=2)
        for way in self.ways:
            ways.add(way)
        layout.addLayout(ways)
        layout.addWidget(self._goal_label)
        layout.addWidget(self.goal)
        layout.addWidget(label(self._text("parking.reason"), "label", buddy=self.reason))
        layout.addWidget(self.reason)
        line = Flow()
        line.add(self.decide)
        line.add(self.take_back)
        layout.addSpacing(layout.spacing())
        layout.addLayout(line)

    def _connect(self) -> None:
        self._ways.idClicked.connect(self._show_goal)
        self.goal.editTextChanged.connect(self._enable)
        for field in (self.reason, self.goal.lineEdit()):
            if field:
                field.returnPressed.connect(self._decide)
        self.decide.clicked.connect(self._decide)
        self.take_back.clicked.connect(self.taken_back)

    def _way(self, number: int, name: str) -> QRadioButton:
        made = QRadioButton(f"&{number + 1}   {self._text(f'parking.{name}')}")
        self._ways.addButton(made, number)
        return made

    @property
    def _chosen(self) -> str:
        return WAYS[self._ways.checkedId()]

    def _show_goal(self) -> None:
        asked = WITH_GOAL.get(self._chosen)
        for widget in (self.goal, self._goal_label):
            widget.setVisible(bool(asked))
        if asked:
            words = self._text(f"parking.{asked}")
            self._goal_label.setText(words)
            named(self.goal, words)
            self.goal.clear()
            self.goal.addItems(self._goals())
            self.goal.setCurrentIndex(-1)
        self._enable()

    def _goals(self) -> list[str]:
        if self._chosen == "handed_to":
            return self._workbench.ask(organisation_names)
        outline = self._workbench.outline
        if outline is None:
            return []
        here = self._workbench.workshop_uid
        return [workshop.title for workshop in outline.workshops if workshop.uid != here]

    def _enable(self) -> None:
        needed = self._chosen in WITH_GOAL
        self.decide.setEnabled(not needed or bool(self.goal.currentText().strip()))

    def _decide(self) -> None:
        if not self.decide.isEnabled():
            return
        words = self._text(f"parking.said_{self._chosen}", goal=self.goal.currentText().strip())
        self.decided.emit(Decision(words, self.reason.text(), self._chosen == "taken_up"))
