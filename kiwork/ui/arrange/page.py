"""The step Ordnen: cards of a topic field on a pin board or in a list, sorted into clusters."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from kiwork.queries.board import board
from kiwork.queries.cards import cards_with
from kiwork.store.changes import ChangeSet
from kiwork.ui.arrange.board import Board
from kiwork.ui.arrange.board_keys import BoardKeys
from kiwork.ui.arrange.board_menu import board_menu
from kiwork.ui.arrange.board_rows import BoardRows
from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.arrange.card_words import CardWords
from kiwork.ui.arrange.clusters import Clusters
from kiwork.ui.arrange.concerns import cards_of, concerns_columns
from kiwork.ui.arrange.contents import UNSORTED, Contents
from kiwork.ui.arrange.empty import EmptyBoard
from kiwork.ui.arrange.filter_bar import FilterBar
from kiwork.ui.arrange.finder import Finder, Target
from kiwork.ui.arrange.goals import Goal, as_joined_now, brought_back
from kiwork.ui.arrange.hands import Hands
from kiwork.ui.arrange.suggester import Suggester
from kiwork.ui.arrange.suggestion_panel import SuggestionPanel
from kiwork.ui.arrange.view_buttons import ViewButtons
from kiwork.ui.arrange.views import Views
from kiwork.ui.menus import BOARD_MENUS
from kiwork.ui.page import Page
from kiwork.ui.pieces import column, row
from kiwork.ui.theme import Theme
from kiwork.ui.whereabouts.leading import lead_to_recommendation, turned_to_card
from kiwork.ui.workbench import Workbench


class ArrangePage(Page):
    """Binds board, list, filter, finders and suggestions to the open file."""

    go_to = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._words = CardWords(workbench)
        self.keys = BoardKeys(self)
        self.bar = FilterBar(workbench, theme)
        self.board = Board(workbench, theme, self.keys, self._words.describe)
        self.rows = BoardRows(workbench, theme, self.keys, self.board.delegate)
        self.views = Views(self.board, self.rows)
        self.hands = Hands(workbench, self.views, self.keys)
        self.clusters = Clusters(workbench, self.views, self.hands)
        self.finder = Finder(workbench, theme, self)
        self.join_finder = Finder(workbench, theme, self, hint="arrange.join_keys", creates=False)
        self.suggester = Suggester(workbench, self)
        self.panel = SuggestionPanel(workbench, theme, self.hands, self.suggester)
        self.buttons = ViewButtons(self)
        self.empty = EmptyBoard(workbench)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # showing

    def refresh(self) -> None:
        """Read the whole board again; scroll, selection and focus stay on what is still there."""
        self.hands.let_go()
        self._read()
        self._show(self.hands.take_next() or self._selected_before())
        self.suggester.follow(self.hands.contents)

    def apply(self, change: ChangeSet) -> None:
        """Show what an action changed, card by card where that is enough."""
        contents = self.hands.contents
        uids = cards_of(change)
        before = {uid: contents.key_of(uid) for uid in uids} if contents else {}
        self.hands.let_go()
        if contents is None or concerns_columns(change):
            self._read()
        elif uids:
            self._take(contents, uids)
        back = brought_back(change, before, self.hands.contents, self.hands.piles())
        self._show(self.hands.take_next() or back)
        self.suggester.follow(self.hands.contents)
        self.clusters.go_on(change)

    def take_focus(self) -> None:
        """Begin at the board, where one was last."""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        else:
            self.views.focus_column(self.views.current_key)

    def turn_to(self, uid: str) -> None:
        """Look at one card, wherever it hangs."""
        if card := turned_to_card(self.workbench, uid):
            self.bar.reset()
            self.views.select([card.uid], card.uid, focus=True)

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

    def park_cards(self) -> None:
        """Park the selected cards, or take them out of the parking lot."""
        self.hands.park()

    def separate_cards(self) -> None:
        """Take the joined cards that are selected apart."""
        self.hands.separate()

    def dissolve_cluster(self) -> None:
        """Delete the cluster with the focus; its cards become unsorted."""
        self.clusters.dissolve()

    def join_cluster(self) -> None:
        """Find a cluster that the one with the focus becomes one with."""
        key, contents = self.clusters.key(), self.hands.contents
        if key and contents and self.hands.may_change():
            others = [Target(k, self.hands.name_of(k), n) for n, k in enumerate(contents.keys)]
            self.join_finder.begin("", [other for other in others if other.key not in {UNSORTED, key}])

    def separate_cluster(self) -> None:
        """Let joined clusters show each by itself again."""
        self.clusters.separate()

    def show_board(self) -> None:
        """Show the cards as a pin board."""
        self._turn(to_list=False)

    def show_list(self) -> None:
        """Show the cards as a list."""
        self._turn(to_list=True)

    def show_suggestions(self) -> None:
        """Go to the suggestions beside the board; from there, close them."""
        focused = QApplication.focusWidget()
        if focused and self.panel.isAncestorOf(focused):
            self._close_panel()
        elif self._stack.currentWidget() is self.views:
            self.panel.begin()

    def recommend_this_cluster(self) -> None:
        """Make a recommendation out of the cluster with the focus."""
        self.clusters.recommend()

    def go_to_recommendation(self) -> None:
        """Go to the recommendation of the card with the focus; of several, show them on the card."""
        if not lead_to_recommendation(self.workbench, self.views.current_uid()):
            self.enlarge()

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
        contents, uid = self.hands.contents, self.views.current_uid()
        card = contents.card(uid) if contents else None
        if card:
            CardDialog(self.workbench, self.theme, card, self._words.numbers.get(uid, ""), self).open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card or the heading under the mouse."""
        if self._stack.currentWidget() is not self.views or not self.workbench.is_editable:
            return
        key = self.views.heading_at(event.globalPos())
        if key:
            self.views.focus_column(key)
        board_menu(self, BOARD_MENUS["heading" if key else "card"]).popup(event.globalPos())

    # how it hangs together

    def _lay_out(self) -> None:
        whole = column(self, gap=0)
        whole.addWidget(self.bar)
        beside = row()
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.panel)
        whole.addLayout(beside, 1)
        self._stack.addWidget(self.views)
        self._stack.addWidget(self.empty)
        self.panel.hide()
        for made in (self.buttons.turn, self.buttons.suggestions):
            self.bar.add(made)
        self.buttons.name_view(is_list=False)

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_filter)
        self.bar.left.connect(self.take_focus)
        self.empty.wanted.connect(lambda: self.go_to.emit("collect"))
        self.hands.moved_about.connect(self._show)
        self.keys.typed.connect(self.find_column)
        self.keys.enlarged.connect(self.enlarge)
        self.views.enlarged.connect(self.enlarge)
        self.views.cards_dropped.connect(
            lambda uids, key, before: self.hands.move(uids, key, before, follow=True)
        )
        self.finder.closed.connect(self.take_focus)
        self.finder.chosen.connect(self._on_found)
        self.join_finder.closed.connect(self.take_focus)
        self.join_finder.chosen.connect(lambda key, _move: self.clusters.join(self.clusters.key(), key))
        self.buttons.turn.clicked.connect(lambda: self._turn(to_list=not self.views.is_list))
        self.buttons.suggestions.clicked.connect(
            lambda: self._close_panel() if self.panel.isVisible() else self.show_suggestions()
        )
        self.panel.left.connect(self.take_focus)
        self.panel.pointed.connect(lambda uids: self.views.select(uids, uids[0], focus=False))
        self.suggester.changed.connect(self._count_suggestions)
        self.finder.created.connect(lambda heading: self.clusters.make(self.hands.held(), heading))

    def _read(self) -> None:
        field, outline = self.workbench.topic_field_uid, self.workbench.outline
        self.bar.fill()
        if field is None or outline is None:
            self.hands.contents = None
            return
        workshops = [workshop.uid for workshop in outline.workshops]
        self.hands.contents = Contents(self.workbench.ask(board, field), workshops, field)
        self._words.number_anew()

    def _take(self, contents: Contents, uids: set[str]) -> None:
        views = self.workbench.ask(cards_with, uids)
        if any(view.uid not in self._words.numbers for view in views):
            self._words.number_anew()
        contents.take({*uids, *(view.uid for view in views)}, views)

    def _show(self, goal: Goal | None = None) -> None:
        contents = self.hands.contents
        self.empty.tell(has_topic_field=contents is not None)
        self._stack.setCurrentWidget(self.empty if contents is None or contents.empty else self.views)
        is_board = self._stack.currentWidget() is self.views
        self.bar.setVisible(is_board)
        self.panel.setVisible(is_board and not self.panel.isHidden())
        if contents is None:
            return
        kept = self.views.selected_uids(), self.views.current_uid()
        piles, carried = self.hands.piles(), self.hands.carried
        self.bar.tell(self.hands.note() or self._standing_note(), sum(pile.hidden for pile in piles))
        self.views.show_piles(piles, self._words.numbers, carried, movable=self.workbench.is_editable)
        uids, current = goal or kept
        self.views.select(uids, current, focus=self._has_focus())

    def _selected_before(self) -> Goal:
        return as_joined_now(self.hands.piles(), self.views.selected_uids(), self.views.current_uid())

    def _on_filter(self) -> None:
        self.hands.let_go()
        self.hands.wanted = self.bar.wanted()
        self._show()

    def _on_found(self, key: str, move: bool) -> None:  # noqa: FBT001 - as the signal carries it
        if move and (uids := self.hands.held()):
            self.hands.move(uids, key)
        else:
            self.views.focus_column(key, 0)

    def _turn(self, *, to_list: bool) -> None:
        self.views.turn(to_list=to_list)
        self.buttons.name_view(is_list=to_list)

    def _count_suggestions(self) -> None:
        self.buttons.count(len(self.suggester.open))
        self.buttons.suggestions.setHidden(not self.workbench.is_editable)

    def _close_panel(self) -> None:
        self.panel.hide()
        self.take_focus()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.views.isAncestorOf(focused)

    def _standing_note(self) -> str:
        return "" if self.workbench.is_editable else self.text("arrange.read_only")
