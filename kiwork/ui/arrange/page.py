"""The step Ordnen: cards of a topic field on a pin board, sorted into clusters by mouse or keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from kiwork.queries.board import board, card_labels
from kiwork.queries.cards import CardView, cards_with
from kiwork.store.changes import ChangeSet
from kiwork.ui.arrange.board import Board
from kiwork.ui.arrange.board_keys import BoardKeys
from kiwork.ui.arrange.board_menu import board_menu
from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.arrange.clusters import Clusters
from kiwork.ui.arrange.contents import Contents
from kiwork.ui.arrange.empty import EmptyBoard
from kiwork.ui.arrange.filter_bar import FilterBar
from kiwork.ui.arrange.finder import Finder, Target
from kiwork.ui.arrange.hands import Hands
from kiwork.ui.menus import BOARD_MENUS
from kiwork.ui.page import Page
from kiwork.ui.pieces import column
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

_OF_CARDS = {"card": "uid", "mention": "card_uid", "card_tag": "card_uid"}
"""Kinds of record that concern one card, and the column that names it."""
_OF_BOARD = (
    "cluster", "topic_field", "workshop", "tag", "tag_dimension", "dot_count", "dot_round",
    "recommendation", "recommendation_card", "recommendation_cluster",
)  # fmt: skip
_BY_HAND = ("move_cards", "delete_cards", "add_cluster", "delete_cluster")
"""Actions whose undo leads back to the cards they were about."""
_MOST_CARDS = 400
"""Beyond this many changed cards the whole board is read again."""


class ArrangePage(Page):
    """Binds the board, the filter and the finder to the open file."""

    go_to = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._numbers: dict[str, str] = {}
        self.keys = BoardKeys(self)
        self.bar = FilterBar(workbench, theme)
        self.board = Board(workbench, theme, self.keys, self._describe)
        self.hands = Hands(workbench, self.board, self.keys)
        self.clusters = Clusters(workbench, self.board, self.hands)
        self.finder = Finder(workbench, theme, self)
        self.empty = EmptyBoard(workbench)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # showing

    def refresh(self) -> None:
        """Read the whole board again; scroll, selection and focus stay on what is still there."""
        self.hands.let_go()
        self._read()
        self._show()

    def apply(self, change: ChangeSet) -> None:
        """Show what an action changed, card by card where that is enough."""
        contents = self.hands.contents
        uids = _cards_of(change)
        before = {uid: contents.key_of(uid) for uid in uids} if contents else {}
        self.hands.let_go()
        if contents is None or change.of_kind(*_OF_BOARD) or len(uids) > _MOST_CARDS:
            self._read()
        elif uids:
            self._take(contents, uids)
        self._show(self.hands.take_next() or self._brought_back(change, before))
        self.clusters.go_on(change)

    def take_focus(self) -> None:
        """Begin at the board, where one was last."""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        else:
            self.board.focus_column(self.board.current_key)

    # the actions of this page

    def new_cluster(self) -> None:
        """Make a cluster of the selected cards and let its heading be typed."""
        self.clusters.make(self.hands.held())

    def edit_heading(self) -> None:
        """Let the heading of the column with the focus be typed."""
        self.clusters.edit_heading()

    def delete_cards(self) -> None:
        """Delete the selected cards."""
        self.hands.delete()

    def cluster_left(self) -> None:
        """Move the cluster with the focus one column to the left."""
        self.clusters.shift(-1)

    def cluster_right(self) -> None:
        """Move the cluster with the focus one column to the right."""
        self.clusters.shift(1)

    def separate_cards(self) -> None:
        """Take the joined cards that are selected apart."""
        self.hands.separate()

    def dissolve_cluster(self) -> None:
        """Delete the cluster with the focus; its cards become unsorted."""
        self.clusters.dissolve()

    def recommend_this_cluster(self) -> None:
        """Make a recommendation out of the cluster with the focus."""
        self.clusters.recommend()

    def filter_cards(self) -> None:
        """Type words that the cards shown must have."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def find_column(self, letters: str = "") -> None:
        """Find a column by its heading."""
        contents = self.hands.contents
        if contents is None or self._stack.currentWidget() is self.empty:
            return
        named = enumerate(contents.keys)
        self.finder.begin(letters, [Target(key, self.hands.name_of(key), number) for number, key in named])

    def enlarge(self) -> None:
        """Show the card with the focus large."""
        contents, uid = self.hands.contents, self.board.current().current_uid()
        card = contents.card(uid) if contents else None
        if card:
            CardDialog(self.workbench, self.theme, card, self._numbers.get(uid, ""), self).open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card or the heading under the mouse."""
        if self._stack.currentWidget() is not self.board or self._read_only():
            return
        key = self.board.heading_at(event.globalPos())
        if key:
            self.board.focus_column(key)
        board_menu(self, BOARD_MENUS["heading" if key else "card"]).popup(event.globalPos())

    # how it hangs together

    def _lay_out(self) -> None:
        whole = column(self, gap=0)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_filter)
        self.bar.left.connect(self.take_focus)
        self.empty.wanted.connect(lambda: self.go_to.emit("collect"))
        self.hands.moved_about.connect(self._show)
        self.keys.typed.connect(self.find_column)
        self.keys.enlarged.connect(self.enlarge)
        self.board.enlarged.connect(self.enlarge)
        self.board.cards_dropped.connect(
            lambda uids, key, before: self.hands.move(uids, key, before, follow=True)
        )
        self.finder.closed.connect(self.take_focus)
        self.finder.chosen.connect(self._on_found)
        self.finder.created.connect(lambda heading: self.clusters.make(self.hands.held(), heading))

    def _read(self) -> None:
        field, outline = self.workbench.topic_field_uid, self.workbench.outline
        self.bar.fill_workshops()
        if field is None or outline is None:
            self.hands.contents = None
            return
        workshops = [workshop.uid for workshop in outline.workshops]
        self.hands.contents = Contents(self.workbench.ask(board, field), workshops, field)
        self._number()

    def _take(self, contents: Contents, uids: set[str]) -> None:
        views = self.workbench.ask(cards_with, uids)
        if any(view.uid not in self._numbers for view in views):
            self._number()
        contents.take({*uids, *(view.uid for view in views)}, views)

    def _number(self) -> None:
        outline = self.workbench.outline
        self._numbers = self.workbench.ask(card_labels, outline.workshops if outline else ())

    def _show(self, goal: tuple[list[str], str] | None = None) -> None:
        contents = self.hands.contents
        self.empty.tell(has_topic_field=contents is not None)
        self._stack.setCurrentWidget(self.empty if contents is None or contents.empty else self.board)
        self.bar.setVisible(self._stack.currentWidget() is self.board)
        self.bar.note.setText(self.hands.note() or self._standing_note())
        if contents is None:
            return
        kept = self.board.selected_uids(), self.board.current().current_uid()
        piles, carried = self.hands.piles(), self.hands.carried
        self.board.show_piles(piles, self._numbers, carried, movable=not self._read_only())
        uids, current = goal or kept
        self.board.select(uids, current, focus=self._has_focus())

    def _brought_back(self, change: ChangeSet, before: dict[str, str | None]) -> tuple[list[str], str] | None:
        """Return the cards that undo or redo of an action by hand moved."""
        contents = self.hands.contents
        if contents is None or change.name not in _BY_HAND:
            return None
        moved = [uid for uid, key in before.items() if contents.key_of(uid) not in {None, key}]
        shown = [card.uid for pile in self.hands.piles() for card in pile.cards if card.uid in moved]
        return (shown, shown[0]) if shown else None

    def _on_filter(self) -> None:
        self.hands.let_go()
        self.hands.wanted = self.bar.wanted()
        self._show()

    def _on_found(self, key: str, move: bool) -> None:  # noqa: FBT001 - as the signal carries it
        if move and (uids := self.hands.held()):
            self.hands.move(uids, key)
        else:
            self.board.focus_column(key, 0)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.board.isAncestorOf(focused)

    def _read_only(self) -> bool:
        return self.workbench.store is None or self.workbench.store.read_only is not None

    def _standing_note(self) -> str:
        return self.text("arrange.read_only") if self._read_only() else ""

    def _describe(self, card: CardView) -> str:
        """Say a card in words, for those who listen to the screen."""
        kind = self.text("kinds.parked" if card.parked else f"kinds.{card.kind}")
        mentions = f"×{card.mentions}" if card.mentions > 1 else ""
        number = self._numbers.get(card.uid, "")
        named = self.text("arrange.number", number=number) if number else ""
        joined = self.text("arrange.joined_cards", n=len(card.members)) if len(card.members) > 1 else ""
        return ", ".join(
            part for part in (f"{kind}: {card.text}", joined, mentions, *card.tags, named) if part
        )


def _cards_of(change: ChangeSet) -> set[str]:
    rows = change.of_kind(*_OF_CARDS)
    return {row.uid if row.kind == "card" else str(row.after["card_uid"]) for row in rows}
