"""The step Gewichten: dots typed from paper, the rounds side by side, and the effort/impact matrix."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kiwork.models.kinds import TargetKind
from kiwork.queries.matrix import matrix
from kiwork.queries.weighing import RoundView, Weighing, rounds, side_by_side, weighing
from kiwork.store.changes import ChangeSet
from kiwork.ui.page import Page
from kiwork.ui.pieces import column, row, tabs
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.weigh.comparison_panel import ComparisonPanel
from kiwork.ui.weigh.dots_panel import DotsPanel
from kiwork.ui.weigh.matrix_panel import MatrixPanel
from kiwork.ui.weigh.round_dialog import RoundDialog
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

SHOWN_KINDS = ("dot_round", "dot_count", "cluster", "card", "topic_field", "workshop")


class WeighPage(Page):
    """Three panels on the clusters or cards of the topic field one looks at, or of all."""

    go_to = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._round: RoundView | None = None
        self._counted = 0
        self.dots = DotsPanel(workbench, theme)
        self.comparison = ComparisonPanel(workbench, theme)
        self.matrix = MatrixPanel(workbench, theme)
        self.everywhere = QCheckBox(self.text("weigh.everywhere"))
        self.tabs = tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for name in ("dots", "comparison", "matrix"):
            self.tabs.addTab(getattr(self, name), self.text(f"weigh.tab_{name}"))
        self.tabs.setCornerWidget(self._in_the_corner())
        column(self).addWidget(self.tabs)
        self._connect()

    def refresh(self) -> None:
        """Show what the current panel shows, as it is now."""
        found = self.workbench.ask(rounds)
        uids = [view.uid for view in found]
        wanted = self._round.uid if self._round else None
        self._round = found[uids.index(wanted) if wanted in uids else 0] if found else None
        self.workbench.looking.weigh(
            self._round.uid if self._round else None, everywhere=self.everywhere.isChecked()
        )
        shows = {self.dots: self._show_dots, self.comparison: self._show_comparison}
        shows.get(self.tabs.currentWidget(), self._show_matrix)(found)
        self.doable.emit()

    def apply(self, change: ChangeSet) -> None:
        """Show what was changed; a round that appeared is looked at."""
        for one in change.of_kind("dot_round"):
            if one.appeared:
                found = self.workbench.ask(rounds)
                self._round = next((view for view in found if view.uid == one.uid), self._round)
        if change.of_kind(*SHOWN_KINDS):
            self.refresh()

    def take_focus(self) -> None:
        """Begin with what a person wants next."""
        self._panel.take_focus()

    def can_do(self, action: str) -> bool:
        """Whether there is a round to change, and whether it is hidden."""
        answers = {
            "new_round": self.workbench.is_editable,
            "edit_round": self._can_change_round,
            "delete_round": self._can_change_round,
            "reveal_round": self._can_change_round and not (self._round and self._round.revealed),
        }
        return answers.get(action, True)

    @property
    def help_topic(self) -> str:
        """Each panel has its own help."""
        return {self.comparison: "comparison", self.matrix: "matrix"}.get(self.tabs.currentWidget(), "")

    # actions

    def new_round(self) -> None:
        """Begin a round; its title can be changed."""
        self.show_dots()
        taken = {view.title for view in self.workbench.ask(rounds)}
        title = first = self.text("weigh.first_title")
        number = 2
        while title in taken:
            title, number = f"{first} {number}", number + 1
        self.workbench.run(weigh.add_round, title)
        self.take_focus()

    def edit_round(self) -> None:
        """Change title, question, criterion and kind of the round, and whether it is hidden."""
        if self._round and self._can_change_round:
            RoundDialog(self.workbench, self.theme, self._round, self, counted=self._counted).open()

    def delete_round(self) -> None:
        """Delete the round; it can be undone."""
        if self._round and self.workbench.run(weigh.delete_round, self._round.uid):
            self.workbench.said.emit(self.text("weigh.deleted"))
            self.take_focus()

    def reveal_round(self) -> None:
        """Show what follows from the numbers; it can be undone."""
        if self._round and self.workbench.run(weigh.reveal_round, self._round.uid):
            self.workbench.said.emit(self.text("weigh.revealed"))

    def show_dots(self) -> None:
        """Turn to the table of dots."""
        self.tabs.setCurrentWidget(self.dots)

    def show_comparison(self) -> None:
        """Turn to the rounds side by side."""
        self.tabs.setCurrentWidget(self.comparison)

    def show_matrix(self) -> None:
        """Turn to the effort/impact matrix."""
        self.tabs.setCurrentWidget(self.matrix)

    def all_topic_fields(self) -> None:
        """Show the targets of all topic fields, or of the one looked at."""
        self.everywhere.click()

    # parts

    def _in_the_corner(self) -> QWidget:
        corner = QWidget()
        line = row(corner)
        line.addWidget(self.everywhere)
        line.addSpacing(GRID)
        return corner

    def _connect(self) -> None:
        self.dots.bar.chosen.connect(self._choose)
        self.dots.bar.new_asked.connect(self.new_round)
        self.dots.bar.edit_asked.connect(self.edit_round)
        self.dots.bar.delete_asked.connect(self.delete_round)
        self.dots.begin_asked.connect(self.new_round)
        self.dots.reveal_asked.connect(self.reveal_round)
        self.comparison.chosen.connect(self._choose)
        self.comparison.new_asked.connect(self.new_round)
        for panel in (self.dots, self.matrix):
            panel.arrange_asked.connect(lambda: self.go_to.emit("arrange"))
        self.everywhere.clicked.connect(self.refresh)
        self.tabs.currentChanged.connect(self._turn)

    @property
    def _panel(self) -> DotsPanel | ComparisonPanel | MatrixPanel:
        current = self.tabs.currentWidget()
        return current if isinstance(current, ComparisonPanel | MatrixPanel) else self.dots

    @property
    def _can_change_round(self) -> bool:
        return self._round is not None and self.workbench.is_editable

    @property
    def _fields(self) -> dict[str, str]:
        """The titles of topic fields; none while they go without saying."""
        outline = self.workbench.outline
        return (
            {f.uid: f.title for f in outline.topic_fields} if outline and self.everywhere.isChecked() else {}
        )

    @property
    def _scope(self) -> str | None:
        return None if self.everywhere.isChecked() else self.workbench.topic_field_uid

    def _show_dots(self, found: list[RoundView]) -> None:
        self.dots.show_rounds(found, self._round)
        everywhere = self._weighing(None)
        here = self._shown_of(everywhere) if self.everywhere.isChecked() else self._weighing(self._scope)
        if here and everywhere:
            self._counted = everywhere.counted
            self.dots.show_weighing(here, everywhere, self._fields)

    def _show_comparison(self, _found: list[RoundView]) -> None:
        kind = self._round.target_kind if self._round else TargetKind.CLUSTER
        compared = self.workbench.ask(side_by_side, kind, topic_field_uid=self._scope)
        shown = [cut for one in compared if (cut := self._shown_of(one))]
        self.comparison.show_rounds(shown, self._round, self._fields)

    def _show_matrix(self, _found: list[RoundView]) -> None:
        outline = self.workbench.outline
        placed = self.workbench.ask(matrix, topic_field_uid=self._scope)
        shown = [view for view in placed if outline is None or outline.shows(view.topic_field_uid)]
        self.matrix.show_clusters(shown, self._fields)

    def _weighing(self, topic_field_uid: str | None) -> Weighing | None:
        if self._round is None:
            return None
        here = {"topic_field_uid": topic_field_uid, "workshop_uid": self.workbench.workshop_uid}
        return self.workbench.ask(weighing, self._round.uid, **here)

    def _shown_of(self, found: Weighing | None) -> Weighing | None:
        """Return what hangs in topic fields that are shown; a room file does not show all."""
        outline = self.workbench.outline
        if found is None or outline is None:
            return found
        targets = [target for target in found.targets if outline.shows(target.topic_field_uid)]
        return found._replace(targets=tuple(targets))

    # changes

    def _turn(self) -> None:
        if self.workbench.store:
            self.refresh()
            self.take_focus()

    def _choose(self, uid: str) -> None:
        self._round = next(view for view in self.workbench.ask(rounds) if view.uid == uid)
        self.refresh()
