"""The effort/impact matrix: clusters in four fields, each a list that can be read out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QWidget

from kiwork.models.kinds import Quarter
from kiwork.queries.matrix import PlacedView
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.itemmodels.placed import PlacedModel
from kiwork.ui.pieces import column, frame, label, row, scrolled
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.weigh.quarter_list import QuarterList
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

PLACES: dict[Quarter | None, tuple[int, int]] = {
    None: (-1, 0),
    Quarter.QUICK_WIN: (0, 0),
    Quarter.FOCUS: (1, 0),
    Quarter.BY_THE_WAY: (0, 1),
    Quarter.LATER: (1, 1),
}
"""Where each list stands: column and row; what is not placed yet stands left of all four."""


class MatrixPanel(QWidget):
    """Four lists two by two, and one beside them of what is not placed yet."""

    arrange_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._fields: Mapping[str, str] = {}
        self._followed = ""
        self.lists = {quarter: self._make_list(quarter) for quarter in PLACES}
        self._keys = label(workbench.text("weigh.matrix_keys"), "muted", wrap=True)
        self.empty = EmptyState()
        self.empty.clicked.connect(self.arrange_asked)
        self._stack = QStackedWidget()
        self._area = scrolled(self._full())
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        column(self, margin=2).addWidget(self._stack)

    def show_clusters(self, clusters: Sequence[PlacedView], fields: Mapping[str, str]) -> None:
        """Show each cluster where it was placed."""
        self._fields = fields
        if not clusters:
            self.empty.say(self._workbench.text("weigh.no_matrix"), self._workbench.text("weigh.to_arrange"))
            self._stack.setCurrentWidget(self.empty)
            return
        editable = self._workbench.is_editable
        self._keys.setText(self._workbench.text(f"weigh.matrix_{'keys' if editable else 'read_only'}"))
        for quarter, view in self.lists.items():
            self._fill(view, [cluster for cluster in clusters if cluster.quarter is quarter])
        self._stack.setCurrentIndex(0)
        self._follow()

    def take_focus(self) -> None:
        """Begin with what is not placed yet, else with the first field that holds something."""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
            return
        filled = [view for view in self.lists.values() if view.clusters.rowCount()]
        self._look_at(filled[0], filled[0].currentIndex().row())

    # parts

    def _make_list(self, quarter: Quarter | None) -> QuarterList:
        made = QuarterList(PlacedModel(self._about), self._theme, quarter)
        made.hint = self._hint(quarter)
        made.placed.connect(self._place)
        made.gone.connect(lambda across, down: self._go(made, across, down))
        made.pushed.connect(lambda across, down: self._push(made, across, down))
        return made

    def _full(self) -> QWidget:
        whole = QWidget()
        fields = QGridLayout()
        fields.setSpacing(GRID)
        for quarter in Quarter:
            across, down = PLACES[quarter]
            fields.addWidget(self._framed(quarter), down, across)
        for number in (0, 1):
            fields.setRowStretch(number, 1)
            fields.setColumnStretch(number, 1)
        sides = row(gap=2)
        sides.addWidget(self._framed(None), 2)
        sides.addLayout(fields, 5)
        layout = column(whole, gap=1)
        layout.addLayout(sides, 1)
        layout.addWidget(self._keys)
        return whole

    def _framed(self, quarter: Quarter | None) -> QFrame:
        made = frame("panel")
        layout = column(made, margin=1, gap=1)
        layout.addWidget(label(self._title(quarter), "strong", wrap=True, buddy=self.lists[quarter]))
        if quarter:
            layout.addWidget(label(self._workbench.text(f"weigh.means_{quarter}"), "muted", wrap=True))
        layout.addWidget(self.lists[quarter], 1)
        return made

    def _fill(self, view: QuarterList, clusters: Sequence[PlacedView]) -> None:
        row_before = max(view.currentIndex().row(), 0)
        view.clusters.movable = self._workbench.is_editable
        view.clusters.show(clusters)
        name = self._workbench.text("weigh.quarter_holds", quarter=self._words(view.quarter), n=len(clusters))
        view.setAccessibleName(name)
        if view.hasFocus():
            view.go_to(row_before)
        view.viewport().update()

    # words

    def _title(self, quarter: Quarter | None) -> str:
        named = self._workbench.text(f"weigh.quarter_{quarter or 'none'}")
        return f"{_key(quarter)}  {named}" if quarter else named

    def _words(self, quarter: Quarter | None) -> str:
        named = self._workbench.text(f"weigh.quarter_{quarter or 'none'}")
        return f"{named}: {self._workbench.text(f'weigh.means_{quarter}')}" if quarter else named

    def _hint(self, quarter: Quarter | None) -> str:
        if quarter is None:
            return self._workbench.text("weigh.all_placed")
        return self._workbench.text("weigh.put_here", number=_key(quarter))

    def _about(self, cluster: PlacedView) -> str:
        cards = self._workbench.text("weigh.cards", n=cluster.cards)
        field = self._fields.get(cluster.topic_field_uid or "", "")
        return f"{cards} · {field}" if field else cards

    # changes

    def _place(self, uid: str, quarter: Quarter | None) -> None:
        if self._workbench.is_editable:
            self._workbench.run(weigh.place_in_matrix, uid, quarter)

    def _push(self, view: QuarterList, across: int, down: int) -> None:
        """Move the current cluster to the neighbouring field, and go with it."""
        beside = self._beside(view, across, down)
        if beside is not view and view.current_uid:
            self._followed = view.current_uid
            self._place(self._followed, beside.quarter)
            self._followed = ""

    def _follow(self) -> None:
        for view in self.lists.values():
            if self._followed and (number := view.clusters.row_of(self._followed)) >= 0:
                self._look_at(view, number)

    def _go(self, view: QuarterList, across: int, down: int) -> None:
        beside = self._beside(view, across, down)
        self._look_at(beside, beside.clusters.rowCount() - 1 if down < 0 else 0)

    def _look_at(self, view: QuarterList, number: int) -> None:
        """Put the focus on a row, where it can be seen also while text is large."""
        view.go_to(number)
        self._area.ensureWidgetVisible(view)

    def _beside(self, view: QuarterList, across: int, down: int) -> QuarterList:
        """Return the list in a direction; the view itself at the edge."""
        column_, row_ = PLACES[view.quarter]
        if column_ < 0 and down:
            return view
        wanted = (column_ + across, row_ + down)
        if wanted[0] < 0:
            return self.lists[None] if across else view
        return next((self.lists[quarter] for quarter, place in PLACES.items() if place == wanted), view)


def _key(quarter: Quarter) -> int:
    return list(Quarter).index(quarter) + 1
