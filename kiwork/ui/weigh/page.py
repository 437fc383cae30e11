"""The step Gewichten: dots typed from paper, their sum and the ranking."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from kiwork.models.kinds import TargetKind
from kiwork.queries.weighing import RoundView, Weighing, rounds, weighing
from kiwork.store.changes import ChangeSet
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.itemmodels.dots import Column, DotsModel
from kiwork.ui.itemmodels.ranking import RankingModel
from kiwork.ui.page import Page
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.weigh.dots_table import DotsTable
from kiwork.ui.weigh.ranking_view import RankingView
from kiwork.ui.weigh.round_bar import RoundBar
from kiwork.ui.weigh.round_dialog import RoundDialog
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

ROOM_FOR_BOTH = 860
"""Below this width the ranking stands under the table."""

ROOM_FOR_STACK = 520
"""Below this height there is room for the table only; its last column tells the rank."""

SHOWN_KINDS = ("dot_round", "dot_count", "cluster", "card", "topic_field", "workshop")


class WeighPage(Page):
    """Rounds of dots on clusters or cards; the numbers are those of the workshop one looks at."""

    go_to = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._round: RoundView | None = None
        self._everywhere = False
        self._counted = 0
        self._bar = RoundBar(workbench, theme)
        self._model = DotsModel(
            {column: self.text(f"weigh.column_{column.name.lower()}") for column in Column}
        )
        self._ranking = RankingModel(self._model)
        self.table = DotsTable(self._model, theme, self.text("weigh.table"))
        self._scope = label("", "muted")
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._ranks = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack.addWidget(self._full())
        self._stack.addWidget(self._empty)
        column(self, margin=2).addWidget(self._stack)
        self._connect()

    def refresh(self) -> None:
        """Show the round, its targets and the ranking as they are now."""
        found = self.workbench.ask(rounds)
        uids = [view.uid for view in found]
        wanted = self._round.uid if self._round else None
        self._round = found[uids.index(wanted) if wanted in uids else 0] if found else None
        self._bar.show_rounds(found, self._round.uid if self._round else None)
        self.workbench.looking.weigh(self._round.uid if self._round else None, everywhere=self._everywhere)
        everywhere = self._weighing(None)
        here = (
            self._shown_of(everywhere) if self._everywhere else self._weighing(self.workbench.topic_field_uid)
        )
        if here is None or everywhere is None or not here.targets:
            self._show_empty(here)
            return
        self._show(here, everywhere)

    def apply(self, change: ChangeSet) -> None:
        """Show what was changed; a round that appeared is looked at."""
        for row in change.of_kind("dot_round"):
            if row.appeared:
                found = self.workbench.ask(rounds)
                self._round = next((view for view in found if view.uid == row.uid), self._round)
        if change.of_kind(*SHOWN_KINDS):
            self.refresh()

    def take_focus(self) -> None:
        """Be ready for the first number."""
        if self._stack.currentWidget() is self._empty:
            self._empty.button.setFocus()
        else:
            self.table.type_here()

    # actions

    def new_round(self) -> None:
        """Begin a round; its title can be changed."""
        taken = {view.title for view in self.workbench.ask(rounds)}
        title = first = self.text("weigh.first_title")
        number = 2
        while title in taken:
            title, number = f"{first} {number}", number + 1
        self.workbench.run(weigh.add_round, title)
        self.take_focus()

    def edit_round(self) -> None:
        """Change title, question and kind of the round."""
        if self._round and self._is_editable:
            RoundDialog(self.workbench, self.theme, self._round, self, counted=self._counted).open()

    def delete_round(self) -> None:
        """Delete the round; it can be undone."""
        if self._round and self.workbench.run(weigh.delete_round, self._round.uid):
            self.workbench.said.emit(self.text("weigh.deleted"))
            self.take_focus()

    def all_topic_fields(self) -> None:
        """Show the targets of all topic fields, or of the one looked at."""
        self._look(everywhere=not self._everywhere)

    # parts

    def _full(self) -> QWidget:
        side = column(self._ranks, gap=1)
        side.addWidget(label(self.text("weigh.ranking"), "heading"))
        side.addWidget(self._scope)
        name, nothing = self.text("weigh.ranking"), self.text("weigh.no_ranking")
        side.addWidget(RankingView(self._ranking, self.theme, name, nothing=nothing), 1)
        self._sides.setSpacing(2 * GRID)
        self._sides.addWidget(self.table, 3)
        self._sides.addWidget(self._ranks, 2)
        whole = QWidget()
        layout = column(whole, gap=2)
        layout.addWidget(self._bar)
        layout.addLayout(self._sides, 1)
        return whole

    def _connect(self) -> None:
        self._bar.chosen.connect(self._choose)
        self._bar.new_asked.connect(self.new_round)
        self._bar.edit_asked.connect(self.edit_round)
        self._bar.delete_asked.connect(self.delete_round)
        self._bar.everywhere.connect(lambda checked: self._look(everywhere=checked))
        self._empty.clicked.connect(self._do_first_thing)
        self.table.typed.connect(self._set_dots)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ranking below the table where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(ROOM_FOR_BOTH)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._ranks.setVisible(beside or self.height() >= self.theme.px(ROOM_FOR_STACK))

    @property
    def _is_editable(self) -> bool:
        store = self.workbench.store
        return store is not None and store.read_only is None

    def _weighing(self, topic_field_uid: str | None) -> Weighing | None:
        if self._round is None:
            return None
        return self.workbench.ask(
            weighing,
            self._round.uid,
            topic_field_uid=topic_field_uid,
            workshop_uid=self.workbench.workshop_uid,
        )

    def _shown_of(self, everywhere: Weighing | None) -> Weighing | None:
        """Return what hangs in topic fields that are shown; a room file does not show all."""
        outline = self.workbench.outline
        if everywhere is None or outline is None:
            return everywhere
        targets = [target for target in everywhere.targets if outline.shows(target.topic_field_uid)]
        return replace(everywhere, targets=tuple(targets))

    def _show(self, here: Weighing, everywhere: Weighing) -> None:
        self._counted = everywhere.counted
        self._model.editable = self._is_editable
        self._bar.show_weighing(everywhere, everywhere=self._everywhere, editable=self._is_editable)
        differs = any(target.dots != target.dots_here for target in here.targets)
        on_clusters = here.round.target_kind is TargetKind.CLUSTER
        self._model.name_targets(self.text("weigh.column_heading" if on_clusters else "weigh.column_card"))
        self.table.choose_columns(total=differs, cards=on_clusters)
        self._scope.setText(self.text("weigh.scope_all" if differs else "weigh.scope_here"))
        outline = self.workbench.outline
        fields = {f.uid: f.title for f in outline.topic_fields} if outline and self._everywhere else {}
        had_focus = self.table.is_in_use
        self._model.show(here.targets, fields)
        if had_focus:
            self.table.type_here()
        self._stack.setCurrentIndex(0)

    def _show_empty(self, here: Weighing | None) -> None:
        self._stack.setCurrentWidget(self._empty)
        if here is None:
            self._empty.say(
                self.text("weigh.no_round"), self.text("weigh.first_round"), enabled=self._is_editable
            )
        else:
            kind = "cluster" if here.round.target_kind is TargetKind.CLUSTER else "card"
            self._empty.say(self.text(f"weigh.no_{kind}"), self.text("weigh.to_arrange"))

    def _do_first_thing(self) -> None:
        if self._round is None:
            self.new_round()
        else:
            self.go_to.emit("arrange")

    # changes

    def _choose(self, uid: str) -> None:
        self._round = next(view for view in self.workbench.ask(rounds) if view.uid == uid)
        self.refresh()

    def _look(self, *, everywhere: bool) -> None:
        self._everywhere = everywhere
        self.refresh()

    def _set_dots(self, uid: str, dots: int) -> None:
        if self._round is None:
            return
        joins = f"dots.{self._round.uid}.{uid}"
        workshop = self.workbench.workshop_uid
        if not self.workbench.type_into(
            joins, weigh.set_dots, self._round.uid, uid, dots, workshop_uid=workshop
        ):
            self.table.reload_field()
