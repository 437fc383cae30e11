"""Chapters of several rooms: what differs in field or place stays, two chapters for one are to be decided."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiwork.models.recommendation import Recommendation
from kiwork.queries.chapters import chapter_of, structure
from kiwork.queries.undecided import Differing, undecided
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import chapters, recommend
from tests.builders import digest_of, findings, new_store, record, topic_field
from tests.merge.meeting import merged


@dataclass(frozen=True)
class Rooms:
    """Two rooms that began with two recommendations in the first of two chapters."""

    first: Store
    second: Store
    recommendations: tuple[str, str]
    chapters: tuple[str, str]
    folder: Path

    def meet(self) -> None:
        """Let each contain what the other wrote."""
        for store, other in ((self.first, self.second), (self.second, self.first)):
            other.save_copy(self.folder / "copy.kiwork")
            merged(store, self.folder / "copy.kiwork")
            (self.folder / "copy.kiwork").unlink()
        assert digest_of(self.first) == digest_of(self.second)
        assert findings(self.first) == findings(self.second) == []


@pytest.fixture
def rooms(fast_folder: Path) -> Iterator[Rooms]:
    store = new_store(fast_folder / "Raum 1.kiwork", room="Raum 1")
    field = topic_field(store)
    with store.operation("begin") as db:
        uids = tuple(recommend.add_recommendation(db, field, title) for title in ("Kurse", "Busse"))
        made = tuple(chapters.add_chapter(db, title) for title in ("Bildung", "Wege"))
        chapters.move_recommendations(db, uids, made[0])
    store.close()
    shutil.copyfile(fast_folder / "Raum 1.kiwork", fast_folder / "Raum 2.kiwork")
    with ExitStack() as open_files:
        both = [open_store(fast_folder / f"Raum {number}.kiwork", room=f"Raum {number}") for number in (1, 2)]
        for one in both:
            open_files.callback(one.close)
        yield Rooms(both[0], both[1], (uids[0], uids[1]), (made[0], made[1]), fast_folder)


def move(store: Store, uids: list[str], chapter: str | None) -> None:
    with store.operation("move_recommendations") as db:
        chapters.move_recommendations(db, uids, chapter)


def chapter(store: Store, uid: str) -> str | None:
    with store.reading() as db:
        return chapter_of(db, uid)


def open_ones(store: Store) -> tuple[object, ...]:
    with store.reading() as db:
        return undecided(db)


def test_moved_in_one_room_and_written_on_in_the_other_both_stay(rooms: Rooms) -> None:
    uid, (_, ways) = rooms.recommendations[0], rooms.chapters
    move(rooms.first, [uid], ways)
    with rooms.second.operation("edit_recommendation") as db:
        recommend.edit_recommendation(db, uid, goal="Alle lernen Deutsch")
    rooms.meet()
    assert chapter(rooms.first, uid) == ways
    assert record(rooms.first, Recommendation, uid).goal == "Alle lernen Deutsch"
    assert record(rooms.first, Recommendation, uid).number == "SB-01"
    assert open_ones(rooms.first) == ()


def test_moved_to_two_places_is_one_thing_to_decide(rooms: Rooms) -> None:
    uid, (_, ways) = rooms.recommendations[0], rooms.chapters
    move(rooms.first, [uid], ways)
    move(rooms.second, [uid], None)
    rooms.meet()
    (one,) = open_ones(rooms.first)
    assert isinstance(one, Differing)
    assert (one.name, one.conflict.field, one.names) == ("Kurse", "chapter_and_position", {ways: "Wege"})


def test_another_order_in_the_same_chapter_is_nothing_to_decide(rooms: Rooms) -> None:
    first, second = rooms.recommendations
    for store in (rooms.first, rooms.second):
        with store.operation("order_recommendations") as db:
            chapters.order_recommendations(db, rooms.chapters[0], [second, first])
    move(rooms.second, [second], rooms.chapters[0])
    rooms.meet()
    assert open_ones(rooms.first) == ()


def test_what_was_ordered_here_and_deleted_there_stays_deleted(rooms: Rooms) -> None:
    first, second = rooms.recommendations
    with rooms.first.operation("order_recommendations") as db:
        chapters.order_recommendations(db, rooms.chapters[0], [second, first])
    with rooms.second.operation("delete_recommendation") as db:
        recommend.delete_recommendation(db, first)
    rooms.meet()
    with rooms.first.reading() as db:
        assert [view.uid for view in structure(db)[1].recommendations] == [second]


def test_what_was_put_into_a_chapter_that_is_deleted_elsewhere_has_none(rooms: Rooms) -> None:
    uid, (_, ways) = rooms.recommendations[0], rooms.chapters
    move(rooms.first, [uid], ways)
    with rooms.second.operation("delete_chapter") as db:
        chapters.delete_chapter(db, ways)
    rooms.meet()
    with rooms.first.reading() as db:
        assert [view.uid for view in structure(db)[0].recommendations] == [uid]


def test_two_rooms_make_the_same_chapters_of_the_topic_fields(rooms: Rooms) -> None:
    for store in (rooms.first, rooms.second):
        with store.operation("add_chapters_from_topic_fields") as db:
            chapters.add_chapters_from_topic_fields(db)
    rooms.meet()
    with rooms.first.reading() as db:
        titles = [one.chapter.title for one in structure(db) if one.chapter]
    assert len(titles) == len(set(titles)) == 2 + 6
    assert open_ones(rooms.first) == ()
