"""The hands at the board: which cards they hold, where they put them, and which card they reach for next."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiwork.queries.cards import CardView
from kiwork.ui.arrange.board_keys import BoardKeys
from kiwork.ui.arrange.carry import Carry
from kiwork.ui.arrange.contents import UNSORTED, Contents, Filter, Pile
from kiwork.ui.arrange.views import Views
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, joining, parking
from kiwork.usecases.several import for_each

_NAME_LETTERS = 40
"""So much of a heading is said in passing."""


class Hands(QObject):
    """Moves cards; `moved_about` says that carried cards are to be shown elsewhere."""

    moved_about = Signal()

    def __init__(self, workbench: Workbench, board: Views, keys: BoardKeys) -> None:
        super().__init__(board)
        self.contents: Contents | None = None
        self.wanted = Filter()
        self._workbench, self._board, self._keys = workbench, board, keys
        self._carry: Carry | None = None
        self._origin: Carry | None = None
        self._next: tuple[list[str], str] | None = None
        keys.sideways.connect(self._on_sideways)
        keys.along.connect(self._on_along)
        keys.picked.connect(self.pick_up_or_put_down)
        keys.put_back.connect(self.put_back)
        keys.sent.connect(self._on_sent)

    # what they hold

    @property
    def carried(self) -> frozenset[str]:
        """The cards that were picked up."""
        return frozenset(self._carry.uids) if self._carry else frozenset()

    def held(self) -> list[str]:
        """Return the cards that the next key is about: carried or selected ones."""
        return list(self._carry.uids) if self._carry else self._board.selected_uids()

    def piles(self) -> list[Pile]:
        """Return what the columns show, the carried cards where they would be put down."""
        if self.contents is None:
            return []
        return self.contents.piles(self.wanted, self._preview(self.contents))

    def note(self) -> str:
        """Say what is carried and which keys go on; "" if nothing is."""
        if self._carry is None:
            return ""
        name, number = self.name_of(self._carry.key)[:_NAME_LETTERS], len(self._carry.uids)
        return self._workbench.text("arrange.carrying", n=number, column=name)

    def pick_up_or_put_down(self) -> None:
        """Pick the selected cards up, or put the carried ones down where they are."""
        if self._carry:
            self._put_down(self._carry)
        elif self.may_change() and (uids := self._board.selected_uids()):
            self._origin = self._as_they_hang(uids)
            self._show(self._origin)

    def put_back(self) -> None:
        """Put the carried cards back where they came from."""
        if self._origin:
            uids = list(self._origin.uids)
            self.let_go()
            self.moved_about.emit()
            self._board.select(uids, uids[0], focus=True)

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._carry = self._origin = None
        self._keys.carrying = False

    # where they put it

    def move(self, uids: Sequence[str], key: str, before: str = "", *, follow: bool = False) -> None:
        """Hang cards into a column; the focus goes with them, or on to the card after them."""
        known = [uid for uid in uids if self.contents and self.contents.key_of(uid) is not None]
        if self.contents is None or not known:
            return
        self._next = (known, known[0]) if follow else self._after(known)
        self.let_go()
        topic_field = self.contents.topic_field_uid
        cluster = key or None
        if self._workbench.run(
            arrange.move_cards,
            known,
            topic_field_uid=topic_field,
            cluster_uid=cluster,
            before_uid=before or None,
        ):
            self._say_moved(len(known), key)
        self.forget()

    def delete(self) -> None:
        """Delete the cards that are held."""
        uids = self.held()
        if not uids:
            return
        self._next = self._after(uids)
        self.let_go()
        if self._workbench.run(arrange.delete_cards, uids):
            self._workbench.said.emit(self._workbench.text("arrange.deleted", n=len(uids)))
        self.forget()

    def park(self) -> None:
        """Park the cards that are held, or take them out if all of them are parked."""
        cards = [card for uid in self.held() if self.contents and (card := self.contents.card(uid))]
        if cards:
            parked = not all(card.parked for card in cards)
            uids = [card.uid for card in cards]
            self._workbench.run(for_each(parking.park), uids, parked=parked)

    def separate(self) -> None:
        """Take the cards that are held apart, where they were joined."""
        cards = [card for uid in self.held() if self.contents and (card := self.contents.card(uid))]
        groups = [[member.uid for member in card.members] for card in cards if len(card.members) > 1]
        if not groups:
            self._workbench.said.emit(self._workbench.text("arrange.nothing_joined"))
            return
        self._next = (groups[0], groups[0][0])
        self.let_go()
        if self._workbench.run(joining.take_apart, "card", [uid for group in groups for uid in group]):
            said = self._workbench.text("arrange.separated", n=sum(map(len, groups)))
            self._workbench.said.emit(said)
        self.forget()

    def reach_on(self, uids: Sequence[str]) -> None:
        """Let the focus go on to the card after these, once they have moved."""
        self._next = self._after(uids)

    def forget(self) -> None:
        """Show things as they are, if the change that was waited for did not come."""
        if self._next:
            self._next = None
            self.moved_about.emit()

    def take_next(self) -> tuple[list[str], str] | None:
        """Return what is to be selected after a change of these hands; None if it was not theirs."""
        found, self._next = self._next, None
        return found

    def may_change(self) -> bool:
        """Whether the file can be written; says so if not."""
        store = self._workbench.store
        if store is not None and store.read_only:
            self._workbench.said.emit(self._workbench.text("arrange.read_only"))
        return store is not None and not store.read_only

    def name_of(self, key: str) -> str:
        """Return what a column is called."""
        heading = self.contents.heading(key) if self.contents and key else ""
        return heading or self._workbench.text("arrange.unsorted")

    def _as_they_hang(self, uids: Sequence[str]) -> Carry:
        key = (self.contents.key_of(uids[-1]) if self.contents else None) or UNSORTED
        cards = next(pile.cards for pile in self._plain_piles() if pile.key == key)
        behind = [card.uid for card in cards][[card.uid for card in cards].index(uids[-1]) :]
        return Carry(tuple(uids), key, next((uid for uid in behind if uid not in uids), ""))

    def _after(self, uids: Sequence[str]) -> tuple[list[str], str]:
        source = self.contents.key_of(uids[-1]) if self.contents and uids else None
        pile = next((pile for pile in self._plain_piles() if pile.key == source), None)
        if pile is None:
            return [], ""
        rows = [row for row, card in enumerate(pile.cards) if card.uid in uids]
        rest = [card.uid for card in pile.cards if card.uid not in uids]
        row = min(max(rows, default=0) + 1 - len(rows), len(rest) - 1)
        return ([rest[row]], rest[row]) if rest else ([], "")

    def _plain_piles(self) -> list[Pile]:
        return self.contents.piles(self.wanted) if self.contents else []

    def _preview(self, contents: Contents) -> dict[str, list[CardView]]:
        carry = self._carry
        if carry is None or carry == self._origin:
            return {}
        return contents.placed(carry.uids, carry.key, carry.before)

    def _show(self, carry: Carry) -> None:
        self._carry = carry
        self._keys.carrying = True
        self.moved_about.emit()
        self._board.select(carry.uids, carry.uids[0], focus=True)

    def _put_down(self, carry: Carry) -> None:
        if carry == self._origin:
            self.put_back()
        else:
            self.move(carry.uids, carry.key, carry.before, follow=True)

    def _say_moved(self, number: int, key: str) -> None:
        self._workbench.said.emit(
            self._workbench.text("arrange.moved", n=number, column=self.name_of(key)[:_NAME_LETTERS])
        )

    def _on_sideways(self, step: int) -> None:
        if self._carry:
            self._show(self._carry.sideways(self._plain_piles(), step))
        else:
            self._board.go_sideways(step)

    def _on_along(self, step: int) -> None:
        if self._carry:
            self._show(self._carry.along(self._plain_piles(), step))

    def _on_sent(self, number: int) -> None:
        keys = self.contents.keys if self.contents else [UNSORTED]
        if number >= len(keys):
            self._workbench.said.emit(self._workbench.text("arrange.no_such_column", number=number))
        elif uids := self.held():
            self.move(uids, keys[number])
