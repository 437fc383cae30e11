"""Two views of the same columns, the board and the list; whoever works on them need not know which it is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget

from kiwork.ui.arrange.board import Board
from kiwork.ui.arrange.board_rows import BoardRows
from kiwork.ui.arrange.contents import Pile


class Views(QStackedWidget):
    """Shows one of the two, and says what a person did with it.

    `cards_dropped` carries cards, the column and the card they go in front of; `cluster_dropped` and
    `clusters_joined` a cluster and the one it goes in front of, or becomes one with.
    """

    renamed = Signal(str, str)
    heading_left = Signal(str, bool)
    cards_dropped = Signal(list, str, str)
    cluster_dropped = Signal(str, str)
    clusters_joined = Signal(str, str)
    cluster_wanted = Signal(list)
    enlarged = Signal()

    def __init__(self, board: Board, rows: BoardRows) -> None:
        super().__init__()
        self._board, self._rows = board, rows
        for view in (board, rows):
            self.addWidget(view)
            view.renamed.connect(self.renamed)
            view.heading_left.connect(self.heading_left)
            view.cards_dropped.connect(self.cards_dropped)
            view.enlarged.connect(self.enlarged)
        board.cluster_dropped.connect(self.cluster_dropped)
        board.clusters_joined.connect(self.clusters_joined)
        board.cluster_wanted.connect(self.cluster_wanted)

    @property
    def is_list(self) -> bool:
        """Whether the list is shown."""
        return self.currentWidget() is self._rows

    def turn(self, *, to_list: bool) -> None:
        """Show the board or the list; what is selected and has the focus stays."""
        uids, current, key = self.selected_uids(), self.current_uid(), self.current_key
        self.setCurrentWidget(self._rows if to_list else self._board)
        if not self.select(uids, current, focus=True):
            self.focus_column(key)

    def show_piles(
        self, piles: Sequence[Pile], numbers: Mapping[str, str], carried: frozenset[str], *, movable: bool
    ) -> None:
        """Show these columns in both."""
        self._board.show_piles(piles, numbers, carried, movable=movable)
        models = {key: shown.cards.cards for key, shown in self._board.columns.items()}
        self._rows.show_piles(piles, models, movable=movable)

    def edit_heading(self, key: str) -> None:
        """Let a heading be typed in its place."""
        self._rows.edit_heading(key) if self.is_list else self._board.edit_heading(key)

    @property
    def current_key(self) -> str:
        """The column that has, or had, the focus."""
        return self._rows.current_key if self.is_list else self._board.current_key

    def current_uid(self) -> str:
        """Return the card that has, or had, the focus; "" if there is none."""
        return self._rows.current_uid() if self.is_list else self._board.current_uid()

    def selected_uids(self) -> list[str]:
        """Return the selected cards from top to bottom."""
        return self._rows.selected_uids() if self.is_list else self._board.selected_uids()

    def select(self, uids: Sequence[str], current: str, *, focus: bool) -> bool:
        """Select cards where they hang now; False if the current one is not shown."""
        if self.is_list:
            return self._rows.select_all(uids, current, focus=focus)
        return self._board.select(uids, current, focus=focus)

    def focus_column(self, key: str, row: int | None = None) -> None:
        """Put the focus into a column, on a row if one is named."""
        self._rows.focus_section(key, row) if self.is_list else self._board.focus_column(key, row)

    def go_sideways(self, step: int) -> None:
        """Go to the column beside."""
        self._rows.go_sideways(step) if self.is_list else self._board.go_sideways(step)

    def heading_at(self, place: QPoint) -> str:
        """Return the cluster whose heading is at a point of the screen; "" if there is none."""
        return self._rows.heading_at(place) if self.is_list else self._board.heading_at(place)
