"""Photos of several rooms: all of them stay, and the same picture is stored once."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiwork.models.beneath import raw
from kiwork.queries.conflicts import conflicts
from kiwork.queries.photos import PhotoView, photos, picture
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import photos as photo_work
from tests.builders import digest_of, findings, new_store, workshop
from tests.merge.meeting import merged

WALL, DOOR, FLOOR = b"a wall", b"a door", b"a floor"


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Open the files of two rooms that began with one photo."""
    first = new_store(tmp_path / "Raum 1.kiwork", room="Raum 1")
    keep(first, FLOOR)
    first.close()
    shutil.copyfile(tmp_path / "Raum 1.kiwork", tmp_path / "Raum 2.kiwork")
    with ExitStack() as open_files:
        both = [open_store(tmp_path / f"Raum {number}.kiwork", room=f"Raum {number}") for number in (1, 2)]
        for store in both:
            open_files.callback(store.close)
        yield both[0], both[1]


def keep(store: Store, *pictures: bytes) -> list[str]:
    uid = workshop(store)
    with store.operation("add_photos") as db:
        return photo_work.add_photos(db, uid, pictures)


def views(store: Store) -> tuple[PhotoView, ...]:
    uid = workshop(store)
    with store.reading() as db:
        return photos(db, uid)


def kept(store: Store) -> list[bytes]:
    found = views(store)
    with store.reading() as db:
        return sorted(picture(db, photo.blob) or b"" for photo in found)


def merge(store: Store, other: Store, tmp_path: Path) -> None:
    other.save_copy(tmp_path / "copy.kiwork")
    merged(store, tmp_path / "copy.kiwork")
    (tmp_path / "copy.kiwork").unlink()


def test_different_photos_of_two_rooms_are_all_there(rooms: tuple[Store, Store], tmp_path: Path) -> None:
    first, second = rooms
    keep(first, WALL)
    keep(second, DOOR)
    merge(first, second, tmp_path)
    merge(second, first, tmp_path)
    assert kept(first) == kept(second) == [DOOR, FLOOR, WALL]
    assert digest_of(first) == digest_of(second)
    assert findings(first) == findings(second) == []


def test_the_same_photo_of_two_rooms_stays_twice_and_is_stored_once(
    rooms: tuple[Store, Store], tmp_path: Path
) -> None:
    first, second = rooms
    for store in rooms:
        keep(store, WALL)
    merge(first, second, tmp_path)
    assert kept(first) == [FLOOR, WALL, WALL]
    with first.reading() as db:
        assert raw(db).execute("SELECT count(*) FROM blob").fetchone() == (2,)
    assert findings(first) == []


def test_a_photo_erased_in_one_room_does_not_come_back(rooms: tuple[Store, Store], tmp_path: Path) -> None:
    first, second = rooms
    first.erase([views(first)[0].uid])
    merge(first, second, tmp_path)
    merge(second, first, tmp_path)
    for store in rooms:
        assert kept(store) == []
        with store.reading() as db:
            assert raw(db).execute("SELECT count(*) FROM blob").fetchone() == (0,)


def test_a_photo_deleted_here_and_typed_from_there_is_shown(
    rooms: tuple[Store, Store], tmp_path: Path
) -> None:
    first, second = rooms
    uid = views(first)[0].uid
    with first.operation("delete_photo") as db:
        photo_work.delete_photo(db, uid)
    with second.operation("tick_photo") as db:
        photo_work.tick_photo(db, uid, (100, 100))
    merge(first, second, tmp_path)
    assert views(first)[0].typed == ((100, 100),)
    assert kept(first) == [FLOOR]


def test_ticks_of_two_rooms_on_one_photo_are_to_be_decided(
    rooms: tuple[Store, Store], tmp_path: Path
) -> None:
    first, second = rooms
    uid = views(first)[0].uid
    for store, spot in ((first, (100, 100)), (second, (900, 900))):
        with store.operation("tick_photo") as db:
            photo_work.tick_photo(db, uid, spot)
    merge(first, second, tmp_path)
    with first.reading() as db:
        assert [(found.kind, found.field) for found in conflicts(db)] == [("photo", "typed")]
    assert len(views(first)[0].typed) == 1


def test_a_photo_added_and_taken_back_brings_nothing(rooms: tuple[Store, Store], tmp_path: Path) -> None:
    first, second = rooms
    keep(second, DOOR)
    second.undo()
    merge(first, second, tmp_path)
    assert kept(first) == [FLOOR]
    assert findings(first) == []
