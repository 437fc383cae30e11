"""The board: the unsorted cards stay at the left, the clusters beside them move sideways."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from kiwork.queries.cards import CardView
from kiwork.ui.arrange.add_column import AddColumn
from kiwork.ui.arrange.board_keys import BoardKeys
from kiwork.ui.arrange.card_delegate import CardDelegate
from kiwork.ui.arrange.card_list import GUTTER, ColumnList
from kiwork.ui.arrange.column import BoardColumn
from kiwork.ui.arrange.column_head import LAST_KEY, ColumnHead
from kiwork.ui.arrange.contents import UNSORTED, Pile
from kiwork.ui.itemmodels.cards import CardColumnModel
from kiwork.ui.pieces import column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

CARD_WIDTH = 27 * GRID
WIDEST = 1.6
"""Columns grow with the text size up to this."""
EDGE = 6 * GRID
EDGE_STEP = 3 * GRID
EDGE_PACE = 16


class Board(QWidget):
    """Shows the piles it is given and says what a person did with them; it changes nothing itself."""

    renamed = Signal(str, str)
    heading_left = Signal(str, bool)
    cards_dropped = Signal(list, str, str)
    cluster_dropped = Signal(str, str)
    clusters_joined = Signal(str, str)
    cluster_wanted = Signal(list)
    enlarged = Signal()

    def __init__(
        self, workbench: Workbench, theme: Theme, keys: BoardKeys, describe: Callable[[CardView], str]
    ) -> None:
        super().__init__()
        self._workbench, self._theme, self._keys, self._describe = workbench, theme, keys, describe
        self.columns: dict[str, BoardColumn] = {}
        self.current_key = UNSORTED
        self._row = 0
        self._width = round(CARD_WIDTH * min(theme.scale, WIDEST))
        self.delegate = CardDelegate(workbench, theme, self._width, self)
        self._edge_timer = QTimer(self, interval=EDGE_PACE)
        self._edge_timer.timeout.connect(self._scroll_at_edge)
        self._hint = label(workbench.text("arrange.no_clusters"), "body-muted", wrap=True)
        self._hint.setFixedWidth(self._width)
        self.add_column = AddColumn(workbench, theme)
        self.add_column.clicked.connect(lambda: self.cluster_wanted.emit(self.selected_uids()))
        self.add_column.dropped.connect(self.cluster_wanted)
        self._left = row(self, margin=1)
        self._area, self._right = self._make_area()
        self.columns[UNSORTED] = self._make_column(UNSORTED)
        self._left.addWidget(self.columns[UNSORTED])
        self._left.addWidget(self._area, 1)

    # showing

    def show_piles(
        self, piles: Sequence[Pile], numbers: Mapping[str, str], carried: frozenset[str], *, movable: bool
    ) -> None:
        """Show these columns; those that are there already stay as they are scrolled."""
        self._retire({pile.key for pile in piles})
        self._put_in_order([pile.key for pile in piles])
        for place, pile in enumerate(piles):
            shown = self.columns[pile.key]
            shown.cards.cards.movable = movable
            shown.cards.hint = self._hint_for(pile, place)
            shown.show_pile(pile, place)
            shown.cards.cards.show(pile.cards, numbers, carried)
        self._align_heads()
        self._wake_columns()
        self._hint.setVisible(len(piles) == 1 and movable)
        self.add_column.setVisible(movable)

    def edit_heading(self, key: str) -> None:
        """Let a heading be typed in its place."""
        if key in self.columns:
            self._bring_near(key)
            self.columns[key].head.begin_edit()

    # what is selected, and the focus

    def current(self) -> ColumnList:
        """Return the cards of the column that has, or had, the focus."""
        return self.columns.get(self.current_key, self.columns[UNSORTED]).cards

    def selected_uids(self) -> list[str]:
        """Return the selected cards of the current column."""
        return self.current().selected_uids()

    def current_uid(self) -> str:
        """Return the card that has, or had, the focus; "" if there is none."""
        return self.current().current_uid()

    def select(self, uids: Sequence[str], current: str, *, focus: bool) -> bool:
        """Select cards where they hang now; False if the current one is not shown."""
        for key, shown in self.columns.items():
            if shown.cards.cards.row_of(current) >= 0:
                here = [uid for uid in uids if shown.cards.cards.row_of(uid) >= 0]
                self.current_key = key
                shown.cards.select(here, current)
                self.focus_column(key) if focus else self._clear_others(key)
                return True
        return False

    def focus_column(self, key: str, row: int | None = None) -> None:
        """Put the focus into a column, on a row if one is named."""
        shown = self.columns.get(key, self.columns[UNSORTED])
        shown.cards.show()
        shown.cards.setFocus()
        if row is not None:
            shown.cards.go_to_row(row)

    def heading_at(self, place: QPoint) -> str:
        """Return the cluster whose head is at a point of the screen; "" if there is none."""
        heads = ((key, shown.head) for key, shown in self.columns.items() if key != UNSORTED)
        return next((key for key, head in heads if head.rect().contains(head.mapFromGlobal(place))), "")

    def go_sideways(self, step: int) -> None:
        """Go to the column beside, as far down as one was."""
        keys = list(self.columns)
        place = keys.index(self.current_key) + step
        if not 0 <= place < len(keys):
            return
        here = self.current().currentIndex().row()
        wish = max(here, self._row) if here == self.current().cards.rowCount() - 1 else here
        self.focus_column(keys[place], max(wish, 0))
        self._row = wish

    # building

    def _make_area(self) -> tuple[QScrollArea, QHBoxLayout]:
        inside = QWidget()
        right = row(inside)
        end = column()
        end.addWidget(self.add_column, 0, Qt.AlignmentFlag.AlignLeft)
        end.addWidget(self._hint)
        end.addStretch(1)
        right.addLayout(end)
        right.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.horizontalScrollBar().valueChanged.connect(self._wake_columns)
        area.horizontalScrollBar().rangeChanged.connect(self._wake_columns)
        return area, right

    def _make_column(self, key: str) -> BoardColumn:
        model = CardColumnModel(self._describe)
        cards = ColumnList(model, self._keys, self._theme, self.delegate)
        model.setParent(cards)
        head = ColumnHead(self._workbench, self._theme)
        made = BoardColumn(head, cards, self._theme)
        cards.setVisible(key == UNSORTED)
        made.setFixedWidth(self._width + GUTTER + GRID + 2)
        self._listen(made, key)
        return made

    def _listen(self, made: BoardColumn, key: str) -> None:
        made.head.renamed.connect(lambda heading: self.renamed.emit(key, heading))
        made.head.left.connect(lambda by_key: self.heading_left.emit(key, by_key))
        made.cluster_dropped.connect(lambda uid, behind: self._on_cluster_dropped(uid, key, behind=behind))
        made.cluster_joined.connect(lambda uid: self.clusters_joined.emit(uid, key))
        made.cards.cards.dropped.connect(lambda uids, before: self.cards_dropped.emit(uids, key, before))
        made.cards.focused.connect(lambda: self._on_focused(key))
        made.cards.doubleClicked.connect(self.enlarged)
        made.cards.drag_began.connect(self._edge_timer.start)
        made.cards.drag_ended.connect(self._edge_timer.stop)

    def _retire(self, keys: set[str]) -> None:
        for key in [key for key in self.columns if key not in keys]:
            gone = self.columns.pop(key)
            gone.hide()
            gone.deleteLater()
        if self.current_key not in keys:
            self.current_key = UNSORTED

    def _put_in_order(self, keys: list[str]) -> None:
        self.columns = {key: self.columns.get(key) or self._make_column(key) for key in keys}
        for place, key in enumerate(keys[1:]):
            if self._right.indexOf(self.columns[key]) != place:
                self._right.insertWidget(place, self.columns[key])
                self.columns[key].show()

    def _align_heads(self) -> None:
        lines = max(shown.head.lines_for(self._width - GRID) for shown in self.columns.values())
        for shown in self.columns.values():
            shown.head.show_lines(lines)

    def _wake_columns(self) -> None:
        """Lay the cards of a column out only once it comes near."""
        pace = self._width + GUTTER + 2 * GRID
        first = self._area.horizontalScrollBar().value() // pace - 1
        last = first + self._area.width() // pace + 3
        for place, (key, shown) in enumerate(self.columns.items(), -1):
            if key != UNSORTED and shown.cards.isHidden() and first <= place <= last:
                shown.cards.show()

    def _hint_for(self, pile: Pile, place: int) -> str:
        if pile.total:
            return self._workbench.text("arrange.filtered_out")
        if pile.key == UNSORTED:
            return self._workbench.text("arrange.all_sorted")
        name = "empty_cluster" if place <= LAST_KEY else "drag_here"
        return self._workbench.text(f"arrange.{name}", number=place)

    # what happens

    def _on_focused(self, key: str) -> None:
        self.current_key = key
        self._row = max(self.columns[key].cards.currentIndex().row(), 0)
        self._clear_others(key)
        self._bring_near(key)

    def _bring_near(self, key: str) -> None:
        """Scroll sideways to a column, also to one that was not laid out yet."""
        if key == UNSORTED:
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._area.ensureWidgetVisible(self.columns[key], GRID, 0)

    def _clear_others(self, key: str) -> None:
        for other, shown in self.columns.items():
            if other != key and shown.cards.selectionModel().hasSelection():
                shown.cards.selectionModel().clearSelection()

    def _on_cluster_dropped(self, uid: str, key: str, *, behind: bool) -> None:
        keys = list(self.columns)
        place = keys.index(key) + (1 if behind else 0)
        self.cluster_dropped.emit(uid, keys[place] if place < len(keys) else "")

    def _scroll_at_edge(self) -> None:
        x = self._area.viewport().mapFromGlobal(QCursor.pos()).x()
        bar = self._area.horizontalScrollBar()
        if x > self._area.viewport().width() - EDGE:
            bar.setValue(bar.value() + EDGE_STEP)
        elif -EDGE < x < EDGE:
            bar.setValue(bar.value() - EDGE_STEP)
