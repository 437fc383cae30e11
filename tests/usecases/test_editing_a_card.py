"""What is typed into one entry is one action; one use case for many records too."""

import pytest

from kiwork.models.kinds import CardKind
from kiwork.models.text import EmptyTextError
from kiwork.queries.cards import CardView, cards_with
from kiwork.queries.outline import outline
from kiwork.store.store import Store
from kiwork.usecases import capture, parking
from kiwork.usecases.several import for_each
from tests.builders import add_card


def card(store: Store, uid: str) -> CardView:
    with store.reading() as db:
        return cards_with(db, [uid])[0]


def test_text_tags_kind_and_parking_change_together(store: Store) -> None:
    uid = add_card(store)
    with store.operation("edit_card") as db:
        tag = outline(db).tags[0].uid
        capture.edit_card(db, uid, "Mehr Kurse", [tag], kind=CardKind.SOLUTION, parked=True)
    shown = card(store, uid)
    assert (shown.text, shown.kind, shown.parked) == ("Mehr Kurse", CardKind.SOLUTION, True)
    assert shown.tag_uids == (tag,)


def test_what_is_not_named_stays(store: Store) -> None:
    uid = add_card(store)
    with store.operation("edit_card") as db:
        capture.edit_card(db, uid, "Mehr Kurse", [])
    assert (card(store, uid).kind, card(store, uid).parked) == (CardKind.CHALLENGE, False)


def test_a_card_cannot_lose_its_text(store: Store) -> None:
    uid = add_card(store)
    with pytest.raises(EmptyTextError), store.operation("edit_card") as db:
        capture.edit_card(db, uid, " ", [])


def test_many_cards_change_in_one_action_of_the_same_name(store: Store) -> None:
    uids = [add_card(store), add_card(store)]
    with store.operation("park") as db:
        for_each(parking.park)(db, uids, parked=True)
    assert for_each(parking.park).__name__ == "park"
    assert all(card(store, uid).parked for uid in uids)
    store.undo()
    assert not any(card(store, uid).parked for uid in uids)
