"""Dots typed from paper: the head of the round, the table, and the ranking beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from kiwork.models.kinds import DotRule, TargetKind
from kiwork.queries.weighing import RoundView, Weighing
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.itemmodels.dots import Column, DotsModel
from kiwork.ui.itemmodels.ranking import RankingModel
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.weigh.dots_table import DotsTable
from kiwork.ui.weigh.ranking_view import RankingView
from kiwork.ui.weigh.round_bar import RoundBar
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

ROOM_FOR_BOTH = 860
"""Below this width the ranking stands under the table."""

ROOM_FOR_STACK = 520
"""Below this height there is room for the table only; its last column tells the rank."""


class DotsPanel(QWidget):
    """One round; `begin_asked` and `arrange_asked` come from the page that is still empty."""

    begin_asked = Signal()
    arrange_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._round: RoundView | None = None
        self.bar = RoundBar(workbench, theme)
        self.model = DotsModel(
            {column: workbench.text(f"weigh.column_{column.name.lower()}") for column in Column}
        )
        self.ranking = RankingModel(self.model)
        self.table = DotsTable(self.model, theme, workbench.text("weigh.table"))
        self.table.typed.connect(self._set_dots)
        self._scope = label("", "muted")
        self._ranking_view = self._make_ranking()
        self.covered = self._make_cover()
        self.empty = EmptyState()
        self.empty.clicked.connect(self._do_first_thing)
        self._stack, self._ranks = QStackedWidget(), QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack.addWidget(self._full())
        self._stack.addWidget(self.empty)
        column(self, margin=2).addWidget(self._stack)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet to put dots on."""
        return self._stack.currentWidget() is self.empty

    def show_rounds(self, found: Sequence[RoundView], current: RoundView | None) -> None:
        """Offer these rounds; without one, say what belongs here."""
        self._round = current
        self.bar.show_rounds(found, current.uid if current else None)
        if current is None:
            text, editable = self._workbench.text, self._workbench.is_editable
            self.empty.say(text("weigh.no_round"), text("weigh.first_round"), enabled=editable)
            self._stack.setCurrentWidget(self.empty)

    def show_weighing(self, here: Weighing, everywhere: Weighing, fields: Mapping[str, str]) -> None:
        """Show the targets one looks at; dots of a fixed number are compared over all topic fields."""
        if not here.targets:
            self._say_nothing_to_weigh(here)
            return
        summed = everywhere if here.round.rule is DotRule.FIXED else here
        self.bar.show_weighing(summed, here, editable=self._workbench.is_editable)
        self._choose_columns(here)
        self._ranking_view.setVisible(here.round.revealed)
        self.covered.setVisible(not here.round.revealed)
        self.covered.button.setEnabled(self._workbench.is_editable)
        had_focus = self.table.is_in_use
        self.model.editable = self._workbench.is_editable
        self.model.show(here.targets, fields, revealed=here.round.revealed)
        self._stack.setCurrentIndex(0)
        if had_focus:
            self.table.type_here()

    def take_focus(self) -> None:
        """Be ready for the first number."""
        if self.is_empty:
            self.empty.button.setFocus()
        else:
            self.table.type_here()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ranking below the table where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(ROOM_FOR_BOTH)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._ranks.setVisible(beside or self.height() >= self._theme.px(ROOM_FOR_STACK))

    # parts

    def _full(self) -> QWidget:
        side = column(self._ranks, gap=1)
        side.addWidget(label(self._workbench.text("weigh.ranking"), "heading"))
        side.addWidget(self._scope)
        side.addWidget(self._ranking_view, 1)
        side.addWidget(self.covered, 1)
        self._sides.setSpacing(2 * GRID)
        self._sides.addWidget(self.table, 3)
        self._sides.addWidget(self._ranks, 2)
        whole = QWidget()
        layout = column(whole, gap=2)
        layout.addWidget(self.bar)
        layout.addLayout(self._sides, 1)
        return whole

    def _make_ranking(self) -> RankingView:
        name, nothing = self._workbench.text("weigh.ranking"), self._workbench.text("weigh.no_ranking")
        return RankingView(self.ranking, self._theme, name, nothing=nothing)

    def _make_cover(self) -> EmptyState:
        made = EmptyState()
        made.say(self._workbench.text("weigh.covered"), self._workbench.text("weigh.reveal"))
        made.clicked.connect(self.reveal_asked)
        return made

    def _choose_columns(self, here: Weighing) -> None:
        on_clusters = here.round.target_kind is TargetKind.CLUSTER
        differs = any(target.dots != target.dots_here for target in here.targets)
        text = self._workbench.text
        self.model.name_targets(text("weigh.column_heading" if on_clusters else "weigh.column_card"))
        self.table.choose_columns(total=differs, cards=on_clusters, result=here.round.revealed)
        self._scope.setText(text("weigh.scope_all" if differs else "weigh.scope_here"))

    def _say_nothing_to_weigh(self, here: Weighing) -> None:
        kind = "cluster" if here.round.target_kind is TargetKind.CLUSTER else "card"
        self.empty.say(self._workbench.text(f"weigh.no_{kind}"), self._workbench.text("weigh.to_arrange"))
        self._stack.setCurrentWidget(self.empty)

    def _do_first_thing(self) -> None:
        (self.arrange_asked if self._round else self.begin_asked).emit()

    def _set_dots(self, uid: str, dots: int) -> None:
        if self._round is None:
            return
        joins, workshop = f"dots.{self._round.uid}.{uid}", self._workbench.workshop_uid
        if not self._workbench.type_into(
            joins, weigh.set_dots, self._round.uid, uid, dots, workshop_uid=workshop
        ):
            self.table.reload_field()
