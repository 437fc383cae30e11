"""What is new since a moment, and who wrote it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiwork.merge.merging import Wish
from kiwork.merge.workplace import Workplace
from kiwork.queries.news import News, Since, What, begin_of, merges, news
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture
from tests.builders import add_card, add_cluster, edit_text, new_store, topic_field

DAY = 86_400_000


class Clock:
    """A clock on the wall that a test turns on."""

    def __init__(self) -> None:
        self.now = 1_700_000_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = new_store(tmp_path / "Büro.kiwork", room="Büro", clock=clock)
    yield store
    store.close()


def read(store: Store, since: Since) -> News:
    with store.reading() as db:
        return news(db, since)


def told(found: News) -> list[tuple[str, str, str]]:
    return [(item.what.value, item.kind, item.name) for item in found.items]


def merge(store: Store, path: Path, now: int) -> None:
    place = Workplace(store)
    place.merge(Wish([path], now=now))
    place.take_over(store)
    place.close()


def test_what_was_written_since_a_time_is_new_changed_or_deleted(office: Store, clock: Clock) -> None:
    old, gone = add_card(office, "Alt"), add_card(office, "Weg")
    with office.operation("more") as db:
        capture.edit_text(db, old, "Alt")
    clock.now += DAY
    add_card(office, "Neu")
    edit_text(office, old, "Alt, aber anders")
    with office.operation("delete") as db:
        arrange.delete_cards(db, [gone])
    found = read(office, Since(clock.now))
    assert sorted(told(found)) == [
        ("changed", "card", "Alt, aber anders"),
        ("deleted", "card", "Weg"),
        ("new", "card", "Neu"),
    ]
    assert found.by_room == {"Büro": 3}
    assert found.items[0].topic_field_uid == topic_field(office)


def test_a_mention_changes_its_card(office: Store, clock: Clock) -> None:
    card = add_card(office, "Alt")
    clock.now += DAY
    with office.operation("mention") as db:
        capture.count_mention(db, card, None)
    assert told(read(office, Since(clock.now))) == [("changed", "card", "Alt")]


def test_an_order_alone_is_no_news(office: Store, clock: Clock) -> None:
    first = add_cluster(office, "Eins", add_card(office))
    clock.now += DAY
    with office.operation("rename") as db:
        arrange.rename_cluster(db, first, "Zwei")
    assert told(read(office, Since(clock.now))) == [("changed", "cluster", "Zwei")]


def test_a_card_that_was_undone_at_once_is_not_listed(office: Store, clock: Clock) -> None:
    clock.now += DAY
    add_card(office, "Vertippt")
    office.undo()
    assert told(read(office, Since(clock.now))) == []


def test_what_a_merge_brought_is_told_with_its_rooms(office: Store, clock: Clock, tmp_path: Path) -> None:
    known = add_card(office, "Bekannt")
    office.save_copy(tmp_path / "Raum 1.kiwork")
    room = open_store(tmp_path / "Raum 1.kiwork", room="Raum 1", clock=lambda: 1_600_000_000_000)
    add_card(room, "Aus Raum 1")
    edit_text(room, known, "Bekannt, genauer")
    room.close()
    clock.now += DAY
    merge(office, tmp_path / "Raum 1.kiwork", clock.now)
    with office.reading() as db:
        (found,) = merges(db)
    brought = read(office, Since(found.at, merge=True))
    assert found.label == "Raum 1"
    assert {item.what for item in brought.items} == {What.NEW, What.CHANGED}
    assert brought.by_room == {"Raum 1": 2}


def test_a_merge_that_is_not_known_tells_nothing(office: Store) -> None:
    add_card(office)
    assert read(office, Since(5, merge=True)) == News()


def test_a_day_begins_at_midnight_on_the_wall() -> None:
    assert begin_of(date(2026, 5, 13)) - begin_of(date(2026, 5, 12)) == DAY
