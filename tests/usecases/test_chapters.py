"""Chapters: what stands in which, in what order, and that numbers never change."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiwork.models.process import Chapter
from kiwork.models.recommendation import Recommendation
from kiwork.models.text import EmptyTextError
from kiwork.queries.chapters import chapter_of, structure
from kiwork.store.store import Store
from kiwork.usecases import chapters, recommend
from tests.builders import digest_of, record, topic_field

Found = list[tuple[str, list[str]]]


def found(store: Store) -> Found:
    """Return the title of each chapter with the titles of what stands in it."""
    with store.reading() as db:
        return [
            (one.chapter.title if one.chapter else "", [view.title for view in one.recommendations])
            for one in structure(db)
        ]


def made(store: Store, *titles: str, field: int = 0) -> list[str]:
    """Make recommendations in one topic field."""
    uid = topic_field(store, field)
    with store.operation("add_recommendation") as db:
        return [recommend.add_recommendation(db, uid, title) for title in titles]


def chapter(store: Store, title: str, *uids: str) -> str:
    """Make a chapter and put recommendations into it."""
    with store.operation("add_chapter") as db:
        uid = chapters.add_chapter(db, title)
        chapters.move_recommendations(db, uids, uid)
        return uid


def move(store: Store, uids: list[str], to: str | None, before: str | None = None) -> None:
    with store.operation("move_recommendations") as db:
        chapters.move_recommendations(db, uids, to, before_uid=before)


def test_what_has_no_chapter_stands_first_by_number(store: Store) -> None:
    made(store, "A", "B")
    chapter(store, "Teilhabe")
    assert found(store) == [("", ["A", "B"]), ("Teilhabe", [])]


def test_several_move_at_once_in_their_order_and_keep_their_numbers(store: Store) -> None:
    a, b, c = made(store, "A", "B", "C")
    numbers = [record(store, Recommendation, uid).number for uid in (a, b, c)]
    uid = chapter(store, "Teilhabe", a)
    move(store, [c, b], uid, before=a)
    assert found(store) == [("", []), ("Teilhabe", ["C", "B", "A"])]
    assert [record(store, Recommendation, one).number for one in (a, b, c)] == numbers
    store.undo()
    assert found(store) == [("", ["B", "C"]), ("Teilhabe", ["A"])]


def test_one_goes_back_to_where_no_chapter_is(store: Store) -> None:
    a, b = made(store, "A", "B")
    chapter(store, "Teilhabe", b, a)
    move(store, [a], None)
    assert found(store) == [("", ["A"]), ("Teilhabe", ["B"])]
    with store.reading() as db:
        assert chapter_of(db, a) is None


def test_a_chapter_needs_a_title(store: Store) -> None:
    with pytest.raises(EmptyTextError), store.operation("add_chapter") as db:
        chapters.add_chapter(db, "  ")


def test_a_chapter_moves_in_front_of_another(store: Store) -> None:
    first, second = chapter(store, "Eins"), chapter(store, "Zwei")
    with store.operation("move_chapter") as db:
        chapters.move_chapter(db, second, first)
    assert [title for title, _ in found(store)] == ["", "Zwei", "Eins"]


def test_what_stood_in_a_deleted_chapter_goes_where_it_was_sent(store: Store) -> None:
    a, b = made(store, "A", "B")
    first, second = chapter(store, "Eins", a), chapter(store, "Zwei", b)
    before = digest_of(store)
    with store.operation("delete_chapter") as db:
        chapters.delete_chapter(db, first, move_to=second)
    assert found(store) == [("", []), ("Zwei", ["B", "A"])]
    store.undo()
    assert digest_of(store) == before
    with store.operation("delete_chapter") as db:
        chapters.delete_chapter(db, first)
    assert found(store) == [("", ["A"]), ("Zwei", ["B"])]


def test_every_topic_field_becomes_a_chapter_once(store: Store) -> None:
    made(store, "A", field=0)
    made(store, "B", field=1)
    own = chapter(store, "arbeit und wirtschaft")
    for _ in range(2):
        with store.operation("add_chapters_from_topic_fields") as db:
            chapters.add_chapters_from_topic_fields(db)
    shown = found(store)
    assert shown[0] == ("", [])
    assert ("Sprache und Bildung", ["A"]) in shown
    assert ("arbeit und wirtschaft", ["B"]) in shown
    assert len(shown) == 1 + 6
    assert record(store, Chapter, own).title == "arbeit und wirtschaft"


def test_what_has_a_chapter_already_stays_there(store: Store) -> None:
    a, _ = made(store, "A", "B")
    chapter(store, "Quer", a)
    with store.operation("add_chapters_from_topic_fields") as db:
        chapters.add_chapters_from_topic_fields(db)
    assert found(store)[1:3] == [("Quer", ["A"]), ("Sprache und Bildung", ["B"])]


def test_a_chapter_that_was_deleted_comes_back_with_its_topic_field(store: Store) -> None:
    for _ in range(2):
        with store.operation("add_chapters_from_topic_fields") as db:
            chapters.add_chapters_from_topic_fields(db)
        with store.reading() as db:
            uids = [one.uid for one in structure(db)[1:]]
        assert len(uids) == 6
        with store.operation("delete_chapter") as db:
            for uid in uids:
                chapters.delete_chapter(db, uid or "")


def test_ordering_in_a_chapter_brings_nothing_back_that_was_deleted(store: Store) -> None:
    a, b = made(store, "A", "B")
    uid = chapter(store, "Teilhabe", a, b)
    with store.operation("order_recommendations") as db:
        chapters.order_recommendations(db, uid, [b, a])
    change = store.undo()
    assert change
    assert {key.field for key in (field.key for field in change.fields)} == {"chapter_and_position"}


def test_an_order_that_is_there_already_is_no_step(store: Store) -> None:
    a, b = made(store, "A", "B")
    uid = chapter(store, "Teilhabe", a, b)
    with store.operation("order_recommendations") as db:
        chapters.order_recommendations(db, uid, [a, b])
    change = store.undo()
    assert change
    assert change.name == "add_chapter"


MOVES = st.lists(
    st.tuples(
        st.lists(st.integers(0, 4), unique=True, min_size=1, max_size=3),
        st.sampled_from(["Eins", "Zwei"]),
        st.integers(0, 5),
    ),
    max_size=6,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_moves_come_out_as_on_a_plain_list(store: Store, moves: list[tuple[list[int], str, int]]) -> None:
    uids = made(store, *"ABCDE")
    chapter_uids = {title: chapter(store, title) for title in ("Eins", "Zwei")}
    rows: dict[str, list[str]] = {"Eins": [], "Zwei": []}
    for numbers, title, place in moves:
        moved = [uids[number] for number in numbers]
        rest = {name: [uid for uid in row if uid not in moved] for name, row in rows.items()}
        before = rest[title][place] if place < len(rest[title]) else None
        move(store, moved, chapter_uids[title], before)
        rows = rest | {title: rest[title][:place] + moved + rest[title][place:]}
    with store.reading() as db:
        shown = {one.uid: [view.uid for view in one.recommendations] for one in structure(db)}
    assert [shown[uid] for uid in chapter_uids.values()] == list(rows.values())
