"""Room files are complete copies that show a part; they lie there all, or none of them."""

from pathlib import Path

import pytest

from kiwork.queries.outline import outline
from kiwork.queries.scope import cards_outside
from kiwork.store.file import FileExistsAlreadyError
from kiwork.store.local import Local
from kiwork.store.opening import open_store
from kiwork.store.room_files import RoomFile, prepare_rooms
from kiwork.store.store import Store
from tests.builders import add_card, digest_of, findings, texts, topic_field


def prepare(store: Store, folder: Path, *labels: str) -> list[Path]:
    copy = folder / "copy.kiwork"
    store.save_copy(copy)
    local = [Local(label, frozenset({topic_field(store, n)})) for n, label in enumerate(labels)]
    rooms = [RoomFile(folder / f"{own.label}.kiwork", own) for own in local]
    prepare_rooms(copy, rooms)
    return [room.path for room in rooms]


def test_a_room_file_holds_everything_and_shows_its_topic_field(store: Store, tmp_path: Path) -> None:
    add_card(store, "Im ersten Themenfeld")
    _, second = prepare(store, tmp_path, "Raum 1", "Raum 2")
    room = open_store(second, room="Büro")
    with room.reading() as db:
        shape = outline(db)
        assert [field.uid for field in shape.topic_fields] == [topic_field(store, 1)]
        assert len(shape.all_topic_fields) == 6
        assert cards_outside(db, room.local.topic_field_uids) == 1
    assert (room.room, texts(room), findings(room)) == ("Raum 2", ["Im ersten Themenfeld"], [])
    assert digest_of(room) == digest_of(store)
    room.close()


def test_what_is_written_in_a_room_file_carries_its_label(store: Store, tmp_path: Path) -> None:
    (path,) = prepare(store, tmp_path, "Raum 1")
    room = open_store(path, room="Büro")
    add_card(room)
    with room.reading() as db:
        assert "Raum 1" in db.connection().exec_driver_sql("SELECT room FROM writer").scalars().all()
    room.close()


def test_the_label_of_a_file_can_be_changed_for_good(store: Store, tmp_path: Path) -> None:
    (path,) = prepare(store, tmp_path, "Raum 1")
    room = open_store(path)
    room.keep_local(Local("Raum 7"))
    room.close()
    again = open_store(path, room="Büro")
    assert (again.room, again.local, findings(again)) == ("Raum 7", Local("Raum 7"), [])
    again.close()


def test_a_topic_field_that_is_gone_does_not_leave_a_room_file_empty(store: Store, tmp_path: Path) -> None:
    store.keep_local(Local(topic_field_uids=frozenset({"0" * 32})))
    with store.reading() as db:
        assert len(outline(db).topic_fields) == 6


def test_one_file_that_is_there_already_stops_all(store: Store, tmp_path: Path) -> None:
    taken = tmp_path / "Raum 2.kiwork"
    taken.write_bytes(b"mine")
    with pytest.raises(FileExistsAlreadyError):
        prepare(store, tmp_path, "Raum 1", "Raum 2")
    assert taken.read_bytes() == b"mine"
    assert not (tmp_path / "Raum 1.kiwork").exists()


def test_two_rooms_of_one_name_are_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileExistsAlreadyError):
        prepare(store, tmp_path, "Raum 1", "Raum 1")
    assert not (tmp_path / "Raum 1.kiwork").exists()


def test_rooms_that_are_cancelled_leave_nothing(store: Store, tmp_path: Path) -> None:
    def cancel(percent: int) -> None:
        if percent == 100:
            raise RuntimeError

    copy = tmp_path / "copy.kiwork"
    store.save_copy(copy)
    rooms = [RoomFile(tmp_path / f"{n}.kiwork", Local(str(n))) for n in range(3)]
    with pytest.raises(RuntimeError):
        prepare_rooms(copy, rooms, progress=cancel)
    assert not [room.path for room in rooms if room.path.exists()]
