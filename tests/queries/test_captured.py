"""Which cards were captured here, and in which order."""

from kiwork.queries.captured import captured_among, captured_cards
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture
from kiwork.usecases.capture import CardDraft
from tests.builders import topic_field, workshop


def capture_all(store: Store, *texts: str) -> list[str]:
    drafts = [CardDraft(text, topic_field(store), workshop(store)) for text in texts]
    with store.operation("add_cards") as db:
        return capture.add_cards(db, drafts)


def uids_here(store: Store) -> list[str]:
    at, field = workshop(store), topic_field(store)
    with store.reading() as db:
        return [card.uid for card in captured_cards(db, workshop_uid=at, topic_field_uid=field)]


def test_the_newest_card_comes_first_even_in_one_action(store: Store) -> None:
    first, second = capture_all(store, "eins", "zwei")
    [third] = capture_all(store, "drei")
    assert uids_here(store) == [third, second, first]


def test_a_card_that_was_moved_to_another_topic_field_is_not_here(store: Store) -> None:
    first, second = capture_all(store, "eins", "zwei")
    elsewhere = topic_field(store, 1)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [first], topic_field_uid=elsewhere)
    assert uids_here(store) == [second]


def test_a_deleted_card_comes_back_to_its_place(store: Store) -> None:
    uids = capture_all(store, "eins", "zwei", "drei")
    with store.operation("delete_cards") as db:
        arrange.delete_cards(db, [uids[1]])
    store.undo()
    assert uids_here(store) == uids[::-1]


def test_some_cards_can_be_asked_for(store: Store) -> None:
    first, second = capture_all(store, "eins", "zwei")
    at, field, elsewhere = workshop(store), topic_field(store), topic_field(store, 1)
    with store.reading() as db:
        here = captured_among(db, [first], workshop_uid=at, topic_field_uid=field)
        there = captured_among(db, [first, second], workshop_uid=at, topic_field_uid=elsewhere)
    assert ([card.uid for card in here], there) == ([first], [])
