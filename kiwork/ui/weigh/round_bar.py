"""The head of a dot vote: which round, who gave dots, by what rule, and whether the sum can be right."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QToolButton

from kiwork.models.kinds import DotRule, TargetKind
from kiwork.queries.weighing import RoundView, Weighing
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.icons import icon
from kiwork.ui.merging.words import short
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.weigh.number_field import NumberField
from kiwork.ui.weigh.sum_line import SumLine
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

FIELD_WIDTH = 72
ICON_SIZE = 20
RULE_LETTERS = 20
LONGEST_HEADING = 60


class RoundBar(QFrame):
    """Two lines above the table; numbers typed here are saved at once."""

    chosen = Signal(str)
    new_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._weighing: Weighing | None = None
        self._rounds = self._make_choice()
        self._people, self._each = self._field("people"), self._field("each")
        self._people.typed.connect(self._set_people)
        self._each.typed.connect(lambda number: self._edit("dots_per_person", number))
        self._cumulate = QCheckBox(workbench.text("weigh.cumulate"))
        self._cumulate.clicked.connect(lambda checked: self._edit("cumulate", checked))
        self._rule_choice = self._make_rules()
        self._rule = label("", "muted", wrap=True)
        self._sum = SumLine(workbench, theme)
        self._hint = label("", "muted", wrap=True)
        layout = column(self, margin=0, gap=1)
        layout.addLayout(self._first_line())
        layout.addLayout(self._second_line())
        layout.addLayout(self._third_line())
        layout.addWidget(self._hint)

    def show_rounds(self, rounds: Sequence[RoundView], current: str | None) -> None:
        """Offer these rounds."""
        entries = [(view.uid, view.title) for view in rounds]
        present = [(self._rounds.itemData(i), self._rounds.itemText(i)) for i in range(self._rounds.count())]
        with QSignalBlocker(self._rounds):
            if present != entries:
                self._rounds.clear()
                for uid, title in entries:
                    self._rounds.addItem(title, uid)
            self._rounds.setCurrentIndex(self._rounds.findData(current))

    def show_weighing(self, weighing: Weighing, here: Weighing, *, editable: bool) -> None:
        """Show the numbers of a round; `here` has the targets that stand below."""
        self._weighing = weighing
        asked = weighing.round
        self._people.load(weighing.people)
        self._each.load(weighing.each)
        self._rule_choice.setCurrentIndex(self._rule_choice.findData(asked.rule.value))
        self._cumulate.setChecked(asked.cumulate)
        self._cumulate.setToolTip(self._may_in_words(asked))
        self._rule.setText(self._rule_in_words(weighing))
        self._sum.show_sum(weighing)
        self._show_hint(weighing, here, editable=editable)
        for control in (self._people, self._rule_choice, self._cumulate, *self._changing):
            control.setEnabled(editable)
        self._each.setEnabled(editable and asked.rule is DotRule.FIXED)

    def _make_choice(self) -> ChoiceBox:
        box = ChoiceBox(self._workbench.text("weigh.round"))
        box.activated.connect(lambda _: self.chosen.emit(box.currentData()))
        return box

    def _make_rules(self) -> ChoiceBox:
        box = ChoiceBox(self._workbench.text("weigh.rule"))
        box.setMinimumContentsLength(RULE_LETTERS)
        for rule in DotRule:
            box.addItem(self._workbench.text(f"weigh.rule_{rule}"), rule.value)
        box.activated.connect(lambda _: self._edit("rule", box.currentData()))
        return box

    def _first_line(self) -> QHBoxLayout:
        new = button(self._workbench.text("weigh.new_round"))
        new.clicked.connect(self.new_asked)
        edit, delete = (
            self._tool("edit_round", "mdi6.pencil-outline"),
            self._tool("delete_round", "mdi6.delete-outline"),
        )
        edit.clicked.connect(self.edit_asked)
        delete.clicked.connect(self.delete_asked)
        self._changing: list[QPushButton | QToolButton] = [new, edit, delete]
        line = row()
        line.addWidget(self._rounds, 1)
        for control in (edit, delete, new):
            line.addWidget(control)
        line.addStretch(1)
        line.addWidget(self._cumulate)
        return line

    def _second_line(self) -> QHBoxLayout:
        line = row()
        line.addWidget(label(self._workbench.text("weigh.people"), "label", buddy=self._people))
        line.addWidget(self._people)
        line.addSpacing(GRID)
        line.addWidget(label(self._workbench.text("weigh.each"), "label", buddy=self._rule_choice))
        line.addWidget(self._rule_choice)
        line.addWidget(self._each)
        line.addStretch(1)
        return line

    def _third_line(self) -> QHBoxLayout:
        line = row(gap=2)
        line.addWidget(self._rule, 1)
        line.addWidget(self._sum)
        return line

    def _field(self, name: str) -> NumberField:
        field = NumberField(self._workbench.text(f"weigh.{name}"))
        field.setFixedWidth(self._theme.px(FIELD_WIDTH))
        field.setPlaceholderText("–")
        field.moved.connect(lambda by: self.focusNextPrevChild(by > 0))
        return field

    def _tool(self, name: str, symbol: str) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icon(self._theme, symbol))
        tool.setIconSize(QSize(*[self._theme.px(ICON_SIZE)] * 2))
        tool.setToolTip(self._workbench.text(f"actions.{name}"))
        tool.setAccessibleName(self._workbench.text(f"actions.{name}"))
        return tool

    # words

    def _rule_in_words(self, weighing: Weighing) -> str:
        view, text = weighing.round, self._workbench.text
        each = text("weigh.each_by", n=weighing.each, rule=self._named_rule(weighing))
        told = each if weighing.each else text("weigh.rule_open")
        criterion = f"{view.criterion}:" if view.criterion else ""
        return " ".join(part for part in (criterion, view.question, told) if part)

    def _may_in_words(self, view: RoundView) -> str:
        kind = "cluster" if view.target_kind is TargetKind.CLUSTER else "card"
        return self._workbench.text(f"weigh.rule_{'several' if view.cumulate else 'one'}_{kind}")

    def _named_rule(self, weighing: Weighing) -> str:
        rule = weighing.round.rule
        named = self._workbench.text(f"weigh.rule_{rule}")
        if rule.divisor is None:
            return named
        themes = len(weighing.targets)
        return self._workbench.text("weigh.rule_of", rule=named, themes=themes, divisor=rule.divisor)

    def _show_hint(self, weighing: Weighing, here: Weighing, *, editable: bool) -> None:
        text = self._hint_in_words(weighing, here) if editable else self._workbench.text("weigh.read_only")
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _hint_in_words(self, weighing: Weighing, here: Weighing) -> str:
        """Say what cannot be right, the row that is too full first."""
        if here.too_full:
            first, *others = here.too_full
            return self._workbench.text(
                "weigh.too_full",
                heading=short(first.text, LONGEST_HEADING),
                dots=first.dots_here,
                people=here.people,
                others=len(others),
                n=len(here.too_full),
            )
        too_many = weighing.expected is not None and weighing.counted > weighing.expected
        return self._workbench.text("weigh.check_numbers") if too_many else ""

    # changes

    def _set_people(self, number: int | None) -> None:
        if self._weighing:
            uid, workshop = self._weighing.round.uid, self._workbench.workshop_uid
            self._workbench.type_into(f"people.{uid}", weigh.set_people, uid, number, workshop_uid=workshop)

    def _edit(self, name: str, value: str | int | bool | None) -> None:  # noqa: FBT001 - a value
        if self._weighing:
            uid = self._weighing.round.uid
            self._workbench.type_into(f"{name}.{uid}", weigh.edit_round, uid, **{name: value})
