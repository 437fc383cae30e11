"""Versions of a recommendation: kept by themselves and by hand, and brought back."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.kinds import Dimension, Feasibility
from kiwork.models.living import living
from kiwork.models.organisation import Organisation
from kiwork.models.process import Chapter
from kiwork.models.recommendation import Measure, Recommendation, Version
from kiwork.models.sheets import FORM, WholeSheet, read_sheet, whole_sheets
from kiwork.models.tag import RecommendationTag, Tag
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, recommend, reviewing, setup, versions
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.records import link, unlink
from kiwork.usecases.versions import Missing, UnreadableVersionError
from tests.builders import digest_of, findings, new_store, record, topic_field

START = 1_780_000_000_000
DAMAGED = (
    "", "{", "[]", "7", "null", '"text"', "{}", json.dumps({"form": "kiwork.recommendation/2"}),
    json.dumps({"form": FORM}), "[" * 100_000,
)  # fmt: skip


def full(db: Session, field: str) -> str:
    """Make a recommendation with a little of everything."""
    cluster = arrange.add_cluster(
        db, field, "Kurse", capture.add_cards(db, [CardDraft("Abends", field, None)])
    )
    uid = recommend.recommend_cluster(db, cluster)
    recommend.set_lead(db, uid, "VHS")
    recommend.set_partners(db, uid, ["Jobcenter", "Caritas"])
    recommend.edit_recommendation(db, uid, goal="Alle lernen Deutsch", effort=2)
    add_tag(db, uid)
    for what in ("Räume suchen", "Werben"):
        add_measure(db, uid, what)
    return uid


def add_tag(db: Session, uid: str) -> None:
    link(
        db,
        RecommendationTag,
        recommendation_uid=uid,
        tag_uid=setup.add_tag(db, Dimension.TARGET_GROUP, "Eltern"),
    )


def add_measure(db: Session, uid: str, what: str = "Neu") -> None:
    db.add(Measure(recommendation_uid=uid, what=what, place=what, lead="VHS"))
    db.flush()


@contextmanager
def a_recommendation() -> Iterator[tuple[Store, str]]:
    """Open a file with one, under a clock that goes on."""
    times = iter(range(START, START + 10**9, 1000))
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder) / "a.kiwork", clock=lambda: next(times))
        field = topic_field(store)
        with store.operation("begin") as db:
            uid = full(db, field)
        yield store, uid
        store.close()


@pytest.fixture
def begun() -> Iterator[tuple[Store, str]]:
    with a_recommendation() as made:
        yield made


def keep(store: Store, uid: str) -> str:
    with store.operation("keep_version") as db:
        return versions.keep_version(db, uid)


def restore(store: Store, version: str) -> tuple[Missing, ...]:
    with store.operation("restore_version") as db:
        return versions.restore_version(db, version)


def do(store: Store, change: Callable[[Session], object]) -> None:
    with store.operation("edit_recommendation") as db:
        change(db)


def kept(store: Store) -> list[Version]:
    """Return the versions, the oldest first."""
    with store.reading() as db:
        return list(db.scalars(select(Version).where(living(Version)).order_by(Version.date)))


def sheet(store: Store, uid: str) -> WholeSheet:
    with store.reading() as db:
        return whole_sheets(db, [uid])[uid]


# keeping


def test_a_version_holds_the_whole_sheet_and_is_called_by_date_state_and_room(
    begun: tuple[Store, str],
) -> None:
    store, uid = begun
    version = record(store, Version, keep(store, uid))
    assert version.date.startswith("2026-05-28T20:")
    assert (version.state, version.room) == ("open", "Raum 4")
    assert read_sheet(version.text) == sheet(store, uid)


def test_a_change_of_state_keeps_a_version_and_is_one_step_of_undo(begun: tuple[Store, str]) -> None:
    store, uid = begun
    do(store, lambda db: reviewing.review(db, uid, Feasibility.IN_REVIEW))
    do(store, lambda db: reviewing.review(db, uid, Feasibility.WITHDRAWN, reason="Doppelt"))
    assert [version.state for version in kept(store)] == ["in_review", "withdrawn"]
    store.undo()
    assert [version.state for version in kept(store)] == ["in_review"]
    assert record(store, Recommendation, uid).feasibility == "in_review"


def test_another_reason_alone_keeps_no_version(begun: tuple[Store, str]) -> None:
    store, uid = begun
    for reason in ("Doppelt", "Doppelt gemeldet"):
        with store.operation("review") as db:
            reviewing.review(db, uid, Feasibility.WITHDRAWN, reason=reason)
    assert len(kept(store)) == 1


def test_the_same_sheet_is_not_kept_twice_in_a_row(begun: tuple[Store, str]) -> None:
    store, uid = begun
    first = keep(store, uid)
    assert keep(store, uid) == first
    for goal in ("Anders", "Alle lernen Deutsch"):
        with store.operation("edit_recommendation") as db:
            recommend.edit_recommendation(db, uid, goal=goal)
        keep(store, uid)
    assert len(kept(store)) == 3


def test_the_words_of_a_card_are_not_in_a_version(begun: tuple[Store, str]) -> None:
    store, uid = begun
    assert "Abends" not in record(store, Version, keep(store, uid)).text


# bringing back


def some_changes(field: str, uid: str) -> dict[str, Callable[[Session], object]]:
    def uncite(db: Session) -> None:
        for card in db.scalars(select(Card.uid)):
            recommend.uncite_card(db, uid, card)

    def change_measures(db: Session) -> None:
        first, *others = db.scalars(select(Measure).order_by(Measure.uid))
        first.what, first.lead, first.means = "Anders", "Kreis", "5 Räume"
        for other in others:
            other.alive = False

    def untag(db: Session) -> None:
        for tag in db.scalars(select(Tag.uid)):
            unlink(db, RecommendationTag, recommendation_uid=uid, tag_uid=tag)

    def into_a_chapter(db: Session) -> None:
        chapter = Chapter(title="Sprache")
        db.add(chapter)
        db.flush()
        db.get_one(Recommendation, uid).chapter_uid = chapter.uid

    def cite_another(db: Session) -> None:
        recommend.cite_card(db, uid, capture.add_card(db, CardDraft("Neu", field, None)))

    return {
        "words": lambda db: recommend.edit_recommendation(db, uid, title="Anders", goal="", impact=3),
        "lead": lambda db: recommend.set_lead(db, uid, "Kreis"),
        "no lead": lambda db: recommend.set_lead(db, uid, ""),
        "partners": lambda db: recommend.set_partners(db, uid, ["Caritas", "Diakonie"]),
        "state": lambda db: reviewing.review(db, uid, Feasibility.WITHDRAWN, reason="Doppelt"),
        "public": lambda db: recommend.edit_recommendation(db, uid, public=False),
        "uncite": uncite,
        "cite": cite_another,
        "measures": change_measures,
        "measure": lambda db: add_measure(db, uid),
        "tag": lambda db: add_tag(db, uid),
        "untag": untag,
        "chapter": into_a_chapter,
    }


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(some_changes("", ""))), max_size=6))
def test_what_was_kept_and_changed_comes_back_whole_and_undo_takes_that_back(names: list[str]) -> None:
    with a_recommendation() as (store, uid):
        version, before = keep(store, uid), sheet(store, uid)
        field = topic_field(store)
        for name in names:
            do(store, some_changes(field, uid)[name])
        changed, number = digest_of(store), len(kept(store))
        assert restore(store, version) == ()
        assert sheet(store, uid) == before
        assert findings(store) == []
        if digest_of(store) != changed:
            store.undo()
        assert (digest_of(store), len(kept(store))) == (changed, number)


def test_the_present_sheet_is_kept_before_an_older_one_comes_back(begun: tuple[Store, str]) -> None:
    store, uid = begun
    version = keep(store, uid)
    do(store, lambda db: recommend.edit_recommendation(db, uid, goal="Anders"))
    restore(store, version)
    newest = read_sheet(kept(store)[-1].text)
    assert newest
    assert newest.columns["goal"] == "Anders"
    assert record(store, Recommendation, uid).goal == "Alle lernen Deutsch"


def test_what_is_no_longer_there_is_named_and_not_made_up(begun: tuple[Store, str]) -> None:
    store, uid = begun
    version = keep(store, uid)
    with store.reading() as db:
        card, measure = db.scalars(select(Card.uid)).one(), db.scalars(select(Measure.uid)).first() or ""
        what = db.get_one(Measure, measure).what

    def remove(db: Session) -> None:
        recommend.uncite_card(db, uid, card)
        arrange.delete_cards(db, [card])
        for organisation in db.scalars(select(Organisation)):
            organisation.alive = False

    do(store, remove)
    store.erase([card, measure])
    assert set(restore(store, version)) == {
        Missing("organisation", "VHS"), Missing("organisation", "Jobcenter"),
        Missing("organisation", "Caritas"), Missing("card", ""), Missing("measure", what),
    }  # fmt: skip
    now = sheet(store, uid)
    assert (now.lead, now.partners, now.card_uids, len(now.measures)) == (None, (), (), 1)
    assert not record(store, Card, card).alive


def test_number_and_place_in_its_chapter_stay(begun: tuple[Store, str]) -> None:
    store, uid = begun
    version = keep(store, uid)
    number = record(store, Recommendation, uid).number
    do(store, lambda db: setattr(db.get_one(Recommendation, uid), "chapter_position", "zz"))
    restore(store, version)
    now = record(store, Recommendation, uid)
    assert (now.number, now.chapter_position) == (number, "zz")


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_version_is_refused_calmly_and_changes_nothing(begun: tuple[Store, str], text: str) -> None:
    store, uid = begun
    version = keep(store, uid)
    do(store, lambda db: setattr(db.get_one(Version, version), "text", text))
    before = digest_of(store)
    with pytest.raises(UnreadableVersionError):
        restore(store, version)
    assert digest_of(store) == before


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("columns", "goal"), 7), (("columns", "effort"), True), (("columns", "effort"), 2**80),
        (("columns", "public"), None), (("columns", "feasibility"), "?"), (("columns", "goal"), "\ud800"),
        (("lead",), {"uid": 7, "name": ""}), (("card_uids",), [None]), (("measures",), [{}]), (("tags",), 7),
        (("columns",), []), (("number",), None),
    ],
)  # fmt: skip
def test_a_value_that_no_column_takes_makes_a_version_unreadable(
    begun: tuple[Store, str], place: tuple[str, ...], value: object
) -> None:
    store, uid = begun
    found: dict[str, Any] = json.loads(sheet(store, uid).text)
    inner = found
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = value
    assert read_sheet(json.dumps(found)) is None


def test_a_text_of_another_day_is_read_by_the_columns_of_today(begun: tuple[Store, str]) -> None:
    store, uid = begun
    found: dict[str, Any] = json.loads(sheet(store, uid).text)
    del found["columns"]["goal"]
    found["columns"]["of_tomorrow"] = "?"
    read = read_sheet(json.dumps(found))
    assert read
    assert read.columns["goal"] == ""
    assert "of_tomorrow" not in read.columns
