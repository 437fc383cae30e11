"""Photos in the file: kept once, undone and erased, checked, and never read all at once."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from kiwork.models.beneath import raw
from kiwork.models.photo import Photo
from kiwork.queries.photos import PhotoView, photos, picture
from kiwork.store.exchange import export_json, file_from_json
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import photos as photo_work
from kiwork.usecases import setup
from kiwork.usecases.capture import CardDraft
from tests.builders import digest_of, findings, join, texts, workshop

WALL, DOOR = b"a wall", b"a door"


def keep(store: Store, *pictures: bytes, of: str | None = None) -> list[str]:
    uid = of or workshop(store)
    with store.operation("add_photos") as db:
        return photo_work.add_photos(db, uid, pictures)


def kept(store: Store, of: str | None = None) -> list[bytes | None]:
    found = views(store, of)
    with store.reading() as db:
        return [picture(db, photo.blob) for photo in found]


def views(store: Store, of: str | None = None) -> tuple[PhotoView, ...]:
    uid = of or workshop(store)
    with store.reading() as db:
        return photos(db, uid)


def stored(store: Store) -> int:
    with store.reading() as db:
        return int(raw(db).execute("SELECT count(*) FROM blob").fetchone()[0])


def test_photos_are_kept_in_order_and_the_file_stays_sound(store: Store) -> None:
    keep(store, WALL)
    keep(store, DOOR)
    assert kept(store) == [WALL, DOOR]
    assert findings(store) == []


def test_a_picture_that_the_workshop_has_is_not_kept_twice(store: Store) -> None:
    assert len(keep(store, WALL, WALL)) == 1
    before = digest_of(store)
    assert keep(store, WALL) == []
    assert digest_of(store) == before
    assert store.undo_name == "add_photos"


def test_two_workshops_may_have_the_same_picture_and_it_is_stored_once(store: Store) -> None:
    keep(store, WALL)
    with store.operation("add_workshop") as db:
        other = setup.add_workshop(db, "Zweiter")
    keep(store, WALL, of=other)
    assert kept(store, other) == [WALL]
    assert stored(store) == 1


def test_adding_is_undone_and_redone_and_the_file_stays_sound(store: Store) -> None:
    keep(store, WALL)
    store.undo()
    assert kept(store) == []
    assert findings(store) == []
    store.redo()
    assert kept(store) == [WALL]
    assert findings(store) == []


def test_joined_workshops_show_the_photos_of_both(store: Store) -> None:
    first = workshop(store)
    with store.operation("add_workshop") as db:
        second = setup.add_workshop(db, "Zweiter")
    keep(store, WALL, of=first)
    keep(store, DOOR, of=second)
    join(store, "workshop", first, second)
    assert set(kept(store, min(first, second))) == {WALL, DOOR}


def test_ticks_stand_in_the_order_of_typing_and_go_one_by_one(store: Store) -> None:
    [uid] = keep(store, WALL)
    for spot in ((10, 20), (30, 40), (50, 60)):
        with store.operation("tick_photo") as db:
            photo_work.tick_photo(db, uid, spot)
    with store.operation("untick_photo") as db:
        photo_work.untick_photo(db, uid, 1)
    assert views(store)[0].typed == ((10, 20), (50, 60))
    store.undo()
    assert views(store)[0].typed == ((10, 20), (30, 40), (50, 60))


def test_ticks_that_are_none_are_not_shown(store: Store) -> None:
    [uid] = keep(store, WALL)
    with store.operation("tick_photo") as db:
        db.get_one(Photo, uid).typed = [[1, 2], [-1, 5], [3], [5000, 1], ["a", "b"], 7]  # type: ignore[list-item]  # as a file may hold
    assert views(store)[0].typed == ((1, 2),)


def test_a_card_and_its_tick_are_one_step(store: Store) -> None:
    [uid] = keep(store, WALL)
    with store.operation("add_card_from_photo") as db:
        photo_work.add_card_from_photo(db, CardDraft("Kita", None, None), uid, (5, 5))
    assert (texts(store), views(store)[0].typed) == (["Kita"], ((5, 5),))
    store.undo()
    assert (texts(store), views(store)[0].typed) == ([], ())


def test_a_workshop_that_has_photos_cannot_be_deleted(store: Store) -> None:
    [uid] = keep(store, WALL)
    owner = workshop(store)
    with pytest.raises(setup.StillPicturedError), store.operation("delete_workshop") as db:
        setup.delete_workshop(db, owner)
    with store.operation("delete_photo") as db:
        photo_work.delete_photo(db, uid)
    with store.operation("delete_workshop") as db:
        setup.delete_workshop(db, owner)
    assert findings(store) == []


def test_erasing_a_photo_takes_its_picture_out_of_the_file(store: Store) -> None:
    [uid, _] = keep(store, WALL * 50, DOOR)
    store.erase([uid])
    assert kept(store) == [DOOR]
    assert stored(store) == 1
    assert findings(store) == []
    assert WALL not in store.live.read_bytes()


def test_a_picture_that_another_photo_shows_stays_when_one_is_erased(store: Store) -> None:
    [uid] = keep(store, WALL)
    with store.operation("add_workshop") as db:
        other = setup.add_workshop(db, "Zweiter")
    keep(store, WALL, of=other)
    store.erase([uid])
    assert kept(store, other) == [WALL]


def test_photos_go_out_as_json_and_come_back(store: Store, tmp_path: Path) -> None:
    [uid] = keep(store, WALL)
    with store.operation("tick_photo") as db:
        photo_work.tick_photo(db, uid, (10, 20))
    with store.reading() as db:
        export_json(db, tmp_path / "a.json")
    file_from_json(tmp_path / "a.json", tmp_path / "b.kiwork")
    with closing(open_store(tmp_path / "b.kiwork")) as again:
        assert kept(again) == [WALL]
        assert views(again) == views(store)
        assert findings(again) == []


def test_photos_stay_in_a_copy_and_a_backup(store: Store, tmp_path: Path) -> None:
    keep(store, WALL)
    store.save_copy(tmp_path / "copy.kiwork")
    for path in (tmp_path / "copy.kiwork", store.back_up(tmp_path / "backups")):
        with closing(open_store(path)) as copy:
            assert kept(copy) == [WALL]


def test_a_picture_that_was_changed_is_found_by_the_check(store: Store) -> None:
    keep(store, WALL)
    with store.reading() as db:
        raw(db).execute("UPDATE blob SET data = ?", (DOOR,))
        raw(db).commit()
    assert [finding.key for finding in findings(store)] == ["picture"]
    assert sha256(WALL).hexdigest() == views(store)[0].blob
