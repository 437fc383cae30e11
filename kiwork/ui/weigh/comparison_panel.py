"""All rounds side by side, such as by importance and by feasibility."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiwork.models.kinds import TargetKind
from kiwork.queries.weighing import RoundView, TargetView, Weighing
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.itemmodels.comparison import ComparisonModel
from kiwork.ui.pieces import column, label, row
from kiwork.ui.theme import Theme
from kiwork.ui.weigh.comparison_table import ComparisonTable
from kiwork.ui.workbench import Workbench

FEWEST = 2
"""Fewer rounds are not compared."""

TITLE_LETTERS = 24


class ComparisonPanel(QWidget):
    """A table of dots and ranks; `chosen` carries the round that the rows are sorted by."""

    chosen = Signal(str)
    new_asked = Signal()
    arrange_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        text = workbench.text
        self.model = ComparisonModel(text("weigh.column_heading"), self._told)
        self.table = ComparisonTable(
            self.model,
            theme,
            text("weigh.comparison"),
            covered=text("weigh.covered_column"),
            rank=lambda number: text("weigh.rank", n=number),
        )
        self.order = ChoiceBox(text("weigh.sorted_by"))
        self.order.setMinimumContentsLength(TITLE_LETTERS)
        self.order.activated.connect(lambda _: self.chosen.emit(self.order.currentData()))
        self.empty = EmptyState()
        self.empty.clicked.connect(self._do_first_thing)
        self._has_rounds = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self._full())
        self._stack.addWidget(self.empty)
        column(self, margin=2).addWidget(self._stack)

    def show_rounds(
        self, compared: Sequence[Weighing], current: RoundView | None, fields: Mapping[str, str]
    ) -> None:
        """Show these rounds in the order of the current one."""
        self._has_rounds = len(compared) >= FEWEST
        if not self._has_rounds or not compared[0].targets:
            self._say_what_is_needed(compared)
            return
        self._offer([weighing.round for weighing in compared], current)
        self.model.show(compared, current.uid if current else "", fields)
        self._stack.setCurrentIndex(0)

    def take_focus(self) -> None:
        """Be ready to walk through the cells."""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
            return
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _full(self) -> QWidget:
        whole = QWidget()
        line = row()
        line.addWidget(label(self._workbench.text("weigh.sorted_by"), "label", buddy=self.order))
        line.addWidget(self.order)
        line.addStretch(1)
        layout = column(whole, gap=1)
        layout.addLayout(line)
        layout.addWidget(label(self._workbench.text("weigh.compared"), "muted", wrap=True))
        layout.addWidget(self.table, 1)
        return whole

    def _offer(self, rounds: Sequence[RoundView], current: RoundView | None) -> None:
        with QSignalBlocker(self.order):
            self.order.clear()
            for view in rounds:
                self.order.addItem(view.title, view.uid)
            self.order.setCurrentIndex(self.order.findData(current.uid if current else None))

    def _say_what_is_needed(self, compared: Sequence[Weighing]) -> None:
        text = self._workbench.text
        if self._has_rounds:
            on_cards = compared[0].round.target_kind is TargetKind.CARD
            self.empty.say(
                text("weigh.no_card" if on_cards else "weigh.no_cluster"), text("weigh.to_arrange")
            )
        else:
            editable = self._workbench.is_editable
            self.empty.say(text("weigh.no_comparison"), text("weigh.first_round"), enabled=editable)
        self._stack.setCurrentWidget(self.empty)

    def _do_first_thing(self) -> None:
        (self.arrange_asked if self._has_rounds else self.new_asked).emit()

    def _told(self, heading: str, asked: RoundView, mark: TargetView | None) -> str:
        names = {"heading": heading, "round": asked.title}
        if mark is None:
            return self._workbench.text("weigh.covered_mark", **names)
        if not mark.rank:
            return self._workbench.text("weigh.no_mark", **names)
        return self._workbench.text("weigh.mark", n=mark.dots, rank=mark.rank, **names)
