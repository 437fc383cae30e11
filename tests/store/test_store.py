from kiwork.store.store import Store
from tests.builders import add_card, texts


def test_a_captured_card_is_there(store: Store) -> None:
    add_card(store, "Wartezeiten")
    assert texts(store) == ["Wartezeiten"]
