"""One way for every change: what an operation is, and what those hear who listen."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiwork.models.card import Card
from kiwork.models.text import EmptyTextError
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from tests.builders import add_card, edit_text, findings, new_file, text_of, texts, undo_all

if TYPE_CHECKING:
    from kiwork.store.changes import ChangeSet


def fail(store: Store) -> None:
    """Begin an operation that writes a card and then finds an empty one."""
    with store.operation("add_cards") as db:
        capture.add_card(db, CardDraft("halb", None, None))
        capture.add_card(db, CardDraft("", None, None))


def test_a_captured_card_is_there(store: Store) -> None:
    add_card(store, "Wartezeiten")
    assert texts(store) == ["Wartezeiten"]


def test_an_operation_that_fails_leaves_every_byte_and_announces_nothing(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    before = store.path.read_bytes()
    with pytest.raises(EmptyTextError):
        fail(store)
    assert heard == []
    assert store.undo_name is None
    store.close()
    assert store.path.read_bytes() == before


def test_after_an_operation_that_fails_the_store_works_on(store: Store) -> None:
    with pytest.raises(EmptyTextError):
        fail(store)
    add_card(store, "ganz")
    assert texts(store) == ["ganz"]
    assert findings(store) == []


def test_a_commit_that_fails_leaves_a_store_that_works(store: Store) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), store.operation("fails") as db:
        db.add(Card(text="x", workshop_uid="0" * 32))
    add_card(store, "ganz")
    assert texts(store) == ["ganz"]


def test_an_operation_that_changes_nothing_is_not_announced(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    with store.operation("nothing"):
        pass
    assert heard == []
    assert store.undo_name is None


def test_an_operation_inside_another_is_refused(store: Store) -> None:
    with store.operation("outer") as db:
        capture.add_card(db, CardDraft("außen", None, None))
        with pytest.raises(RuntimeError, match="still going on"), store.operation("inner"):
            pass
    assert texts(store) == ["außen"]


def test_a_reading_inside_an_operation_is_refused(store: Store) -> None:
    with store.operation("outer") as db:
        capture.add_card(db, CardDraft("außen", None, None))
        with pytest.raises(RuntimeError, match="still going on"), store.reading():
            pass
    assert texts(store) == ["außen"]


def test_reading_throws_changes_away(store: Store) -> None:
    card = add_card(store, "bleibt")
    with store.reading() as db:
        db.get_one(Card, card).text = "weg"
        db.flush()
    assert text_of(store, card) == "bleibt"


def test_subscribers_hear_every_change_with_undo_and_redo(store: Store) -> None:
    heard: list[str] = []
    store.subscribe(lambda change: heard.append(f"{change.name} {change.of_kind('card')[0].appeared}"))
    add_card(store)
    store.undo()
    store.redo()
    assert heard == ["add_card True", "add_card False", "add_card True"]


def test_who_unsubscribed_hears_nothing(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)()
    add_card(store)
    assert heard == []


def test_a_subscriber_may_read_what_changed(store: Store) -> None:
    heard: list[list[str]] = []
    store.subscribe(lambda _: heard.append(texts(store)))
    add_card(store, "gelesen")
    assert heard == [["gelesen"]]


def test_a_subscriber_that_fails_loses_nothing_and_stops_nobody(store: Store) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(lambda _: fail(store))
    store.subscribe(heard.append)
    with pytest.raises(EmptyTextError):
        add_card(store, "da")
    assert texts(store) == ["da"]
    assert [change.name for change in heard] == ["add_card"]
    assert store.undo_name == "add_card"


def test_actions_that_join_are_one_step(store: Store) -> None:
    card = add_card(store, "a")
    for text in ("ab", "abc", "abcd"):
        edit_text(store, card, text, joins="text")
    store.undo()
    assert text_of(store, card) == "a"
    store.redo()
    assert text_of(store, card) == "abcd"


def test_typing_back_to_the_beginning_can_be_undone_with_what_was_before(store: Store) -> None:
    card = add_card(store, "a")
    for text in ("ab", "a"):
        edit_text(store, card, text, joins="text")
    undo_all(store)
    assert texts(store) == []


def test_the_end_of_a_step_ends_the_joining(store: Store) -> None:
    card = add_card(store, "a")
    edit_text(store, card, "ab", joins="text")
    store.end_step()
    edit_text(store, card, "abc", joins="text")
    store.undo()
    assert text_of(store, card) == "ab"


def test_another_action_between_ends_the_joining(store: Store) -> None:
    card = add_card(store, "a")
    edit_text(store, card, "ab", joins="text")
    add_card(store, "dazwischen")
    edit_text(store, card, "abc", joins="text")
    store.undo()
    assert text_of(store, card) == "ab"


def test_a_new_action_clears_what_could_be_redone(store: Store) -> None:
    add_card(store)
    store.undo()
    add_card(store)
    assert store.redo_name is None
    assert store.redo() is None


def test_a_store_that_was_closed_unread_gives_its_lock_back(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    open_store(path).close()
    again = open_store(path)
    assert again.read_only is None
    again.close()
