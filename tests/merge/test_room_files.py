"""Files prepared for rooms come back in any order, and nothing is lost."""

from pathlib import Path
from random import Random

from sqlalchemy import select

from kiwork.merge.merging import Wish
from kiwork.merge.workplace import Workplace
from kiwork.models.card import Card
from kiwork.store.local import Local
from kiwork.store.opening import open_store
from kiwork.store.room_files import RoomFile, prepare_rooms
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from tests.builders import add_card, digest_of, edit_text, new_store, texts, topic_field

ROOMS = 6


def prepared(folder: Path) -> list[Path]:
    """Prepare a file for each topic field of a process with one card, from an office."""
    office = new_store(folder / "Büro.kiwork")
    add_card(office, "Vorher gesagt")
    copy = folder / "copy.kiwork"
    office.save_copy(copy)
    fields = [topic_field(office, n) for n in range(ROOMS)]
    office.close()
    rooms = [
        RoomFile(folder / f"Raum {n}.kiwork", Local(f"Raum {n}", frozenset({field})))
        for n, field in enumerate(fields)
    ]
    prepare_rooms(copy, rooms)
    return [room.path for room in rooms]


def work_in(path: Path, number: int) -> None:
    """Capture a card in the room's topic field; in two rooms, write on the card that all know."""
    store = open_store(path)
    with store.reading() as db:
        known = db.scalars(select(Card.uid)).first()
    field = topic_field(store, number)
    with store.operation("add_card") as db:
        capture.add_card(db, CardDraft(f"Aus Raum {number}", field, workshop_uid=None))
    if known and number < 2:
        edit_text(store, known, f"So sagt es Raum {number}")
    store.close()


def merged(folder: Path, paths: list[Path]) -> tuple[str, list[str]]:
    """Merge rooms one after the other into the office's file; return its digest and the cards."""
    office = folder / "Büro.kiwork"
    working = folder / "working.kiwork"
    working.write_bytes(office.read_bytes())
    store = open_store(working)
    for path in paths:
        place = Workplace(store)
        assert not place.merge(Wish([path])).refused
        place.take_over(store)
        place.close()
    found = digest_of(store), texts(store)
    assert store.local == Local()
    store.close()
    return found


def test_six_room_files_come_back_in_any_order(fast_folder: Path) -> None:
    paths = prepared(fast_folder)
    for number, path in enumerate(paths):
        work_in(path, number)
    dice = Random(7)  # noqa: S311 - orders, not secrets
    found = [merged(fast_folder, dice.sample(paths, k=ROOMS)) for _ in range(4)]
    assert len({digest for digest, _ in found}) == 1
    assert [f"Aus Raum {n}" for n in range(ROOMS)] == found[0][1][:ROOMS]
    assert len(found[0][1]) == ROOMS + 1
