"""The head of a dot vote: which round, who gave dots, by what rule, and whether the sum can be right."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QPushButton, QToolButton

from kiwork.models.kinds import TargetKind
from kiwork.queries.weighing import RoundView, Weighing
from kiwork.ui.choice_box import named
from kiwork.ui.pieces import button, column, icon, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.weigh.number_field import NumberField
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

FIELD_WIDTH = 72
ICON_SIZE = 20


class RoundBar(QFrame):
    """Two lines above the table; numbers typed here are saved at once."""

    chosen = Signal(str)
    new_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()
    everywhere = Signal(bool)

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
        self._everywhere = QCheckBox(workbench.text("weigh.everywhere"))
        self._everywhere.clicked.connect(self.everywhere)
        self._rule = label("", "muted", wrap=True)
        self._sum = label("", "body")
        self._hint = label("", "body-muted", wrap=True)
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

    def show_weighing(self, weighing: Weighing, *, everywhere: bool, editable: bool) -> None:
        """Show the numbers of a round, over all topic fields."""
        self._weighing = weighing
        self._people.load(weighing.people)
        self._each.load(weighing.round.dots_per_person)
        self._cumulate.setChecked(weighing.round.cumulate)
        self._everywhere.setChecked(everywhere)
        self._rule.setText(self._rule_in_words(weighing.round))
        self._sum.setText(self._sum_in_words(weighing))
        self._show_hint(weighing, editable=editable)
        for control in (self._people, self._each, self._cumulate, *self._changing):
            control.setEnabled(editable)

    def _make_choice(self) -> QComboBox:
        box = QComboBox()
        named(box, self._workbench.text("weigh.round"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.activated.connect(lambda _: self.chosen.emit(box.currentData()))
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
        line.addWidget(self._everywhere)
        return line

    def _second_line(self) -> QHBoxLayout:
        line = row()
        for name, field in (("people", self._people), ("each", self._each)):
            line.addWidget(label(self._workbench.text(f"weigh.{name}"), "label", buddy=field))
            line.addWidget(field)
            line.addSpacing(GRID)
        line.addWidget(self._cumulate)
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

    def _rule_in_words(self, view: RoundView) -> str:
        each = view.dots_per_person
        kind = "cluster" if view.target_kind is TargetKind.CLUSTER else "card"
        may = self._workbench.text(f"weigh.rule_{'several' if view.cumulate else 'one'}_{kind}")
        told = (
            self._workbench.text("weigh.rule_each", n=each)
            if each
            else self._workbench.text("weigh.rule_open")
        )
        return " ".join(part for part in (view.question, told, may) if part)

    def _sum_in_words(self, weighing: Weighing) -> str:
        if weighing.expected is None:
            return self._workbench.text("weigh.counted", n=weighing.counted)
        return self._workbench.text("weigh.counted_of", counted=weighing.counted, expected=weighing.expected)

    def _show_hint(self, weighing: Weighing, *, editable: bool) -> None:
        over = weighing.counted - weighing.expected if weighing.expected is not None else 0
        text = self._workbench.text("weigh.too_many", n=over) if over > 0 else ""
        self._hint.setText(text if editable else self._workbench.text("weigh.read_only"))
        self._hint.setVisible(bool(self._hint.text()))

    # changes

    def _set_people(self, number: int | None) -> None:
        if self._weighing:
            uid, workshop = self._weighing.round.uid, self._workbench.workshop_uid
            self._workbench.type_into(f"people.{uid}", weigh.set_people, uid, number, workshop_uid=workshop)

    def _edit(self, name: str, value: int | bool | None) -> None:  # noqa: FBT001 - a value
        if self._weighing:
            uid = self._weighing.round.uid
            self._workbench.type_into(f"{name}.{uid}", weigh.edit_round, uid, **{name: value})
