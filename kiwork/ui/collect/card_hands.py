"""What the page does to captured cards: each a use case, for one card or several at once."""

from collections.abc import Sequence

from kiwork.models.kinds import CardKind
from kiwork.queries.cards import CardView
from kiwork.ui.collect.menus import keys_of
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, parking
from kiwork.usecases.several import for_each

Cards = Sequence[CardView]


class CardHands:
    """Says with a word where cards went that are no longer seen."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench

    def count(self, cards: Cards) -> None:
        """Count one more mention."""
        count = for_each(capture.count_mention)
        self._workbench.run(count, _uids(cards), self._workbench.workshop_uid)

    def discount(self, cards: Cards) -> None:
        """Take one mention back that was counted here."""
        discount = for_each(capture.discount_mention)
        self._workbench.run(discount, _uids(cards), self._workbench.workshop_uid)

    def turn(self, cards: Cards) -> None:
        """Change to the next kind; several cards get the same one."""
        kinds = list(CardKind)
        kind = kinds[(kinds.index(cards[0].kind) + 1) % len(kinds)]
        self._workbench.run(for_each(capture.set_kind), _uids(cards), kind)

    def park(self, cards: Cards) -> None:
        """Park cards, or take them out if all of them are parked."""
        parked = not all(card.parked for card in cards)
        self._workbench.run(for_each(parking.park), _uids(cards), parked=parked)

    def keep_internal(self, cards: Cards) -> None:
        """Keep cards out of what is printed and published, or let them in if all of them are internal."""
        internal = not all(card.internal for card in cards)
        self._workbench.run(for_each(capture.set_internal), _uids(cards), internal=internal)

    def tag(self, cards: Cards, tag_uid: str, *, carried: bool) -> None:
        """Let cards carry a tag, or no longer."""
        change = capture.add_tag_to_card if carried else capture.take_tag_from_card
        self._workbench.run(for_each(change), _uids(cards), tag_uid)

    def move_on(self, cards: Cards, step: int) -> None:
        """Move cards to the next topic field, or with -1 to the one before."""
        outline = self._workbench.outline
        fields = [field.uid for field in outline.topic_fields] if outline else []
        if not fields:
            return
        here = cards[0].topic_field_uid
        place = fields.index(here) + step if here in fields else 0
        self.move_to(cards, fields[place % len(fields)])

    def move_to(self, cards: Cards, topic_field_uid: str) -> None:
        """Move cards to a topic field, after all others there."""
        outline = self._workbench.outline
        field = outline.topic_field(topic_field_uid) if outline else None
        in_order = [card.uid for card in reversed(cards)]
        if self._workbench.run(arrange.move_cards, in_order, topic_field_uid=topic_field_uid) and field:
            self._say("collect.moved", name=field.title, keys="undo")

    def delete(self, cards: Cards) -> None:
        """Delete cards."""
        if self._workbench.run(arrange.delete_cards, _uids(cards)):
            self._say("collect.deleted", n=len(cards), keys="undo")

    def _say(self, key: str, *, keys: str, **values: object) -> None:
        self._workbench.said.emit(self._workbench.text(key, keys=keys_of(keys), **values))


def _uids(cards: Cards) -> list[str]:
    return [card.uid for card in cards]
