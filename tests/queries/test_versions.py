"""Versions as they are shown: which there are, who agreed to them, how two differ; and of two rooms."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from kiwork.models.kinds import ConsultationAnswer, Feasibility
from kiwork.models.organisation import Consultation
from kiwork.models.recommendation import Measure
from kiwork.queries.conflicts import conflicts
from kiwork.queries.versions import (
    Agreement,
    Compared,
    VersionView,
    changed_since,
    compare,
    sheet_of,
    versions,
)
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, recommend, reviewing
from kiwork.usecases import versions as version_work
from kiwork.usecases.capture import CardDraft
from tests.builders import digest_of, findings, new_store, topic_field
from tests.merge.meeting import merged

START = 1_780_000_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a new file under a clock that goes on by a minute with every action."""
    times = iter(range(START, START + 10**9, 60_000))
    opened = new_store(tmp_path / "a.kiwork", clock=lambda: next(times))
    yield opened
    opened.close()


@pytest.fixture
def uid(store: Store) -> str:
    """Return a recommendation with two measures that cites a card."""
    return begin(store)


def begin(store: Store) -> str:
    field = topic_field(store)
    with store.operation("begin") as db:
        uid = recommend.add_recommendation(db, field, "Kurse am Abend")
        recommend.cite_card(db, uid, capture.add_card(db, CardDraft("Kurse fehlen", field, None)))
        recommend.set_partners(db, uid, ["Jobcenter"])
        for what in ("Räume suchen", "Werben"):
            db.add(Measure(recommendation_uid=uid, what=what, place=what))
    return uid


def keep(store: Store, uid: str) -> str:
    with store.operation("keep_version") as db:
        return version_work.keep_version(db, uid)


def views(store: Store, uid: str) -> list[VersionView]:
    with store.reading() as db:
        return versions(db, uid)


def differing(store: Store, uid: str, version: str, *, other: str | None = None) -> list[Compared]:
    with store.reading() as db:
        left, right = sheet_of(db, uid, version), sheet_of(db, uid, other)
        assert left
        assert right
        return [compared for compared in compare(db, left, right) if compared.differs]


def test_the_newest_version_comes_first(store: Store, uid: str) -> None:
    keep(store, uid)
    with store.operation("review") as db:
        reviewing.review(db, uid, Feasibility.IN_REVIEW)
    assert [(view.state, view.room) for view in views(store, uid)] == [
        ("in_review", "Raum 4"), ("open", "Raum 4"),
    ]  # fmt: skip


def test_a_version_names_who_answered_to_it(store: Store, uid: str) -> None:
    version = keep(store, uid)
    with store.operation("consult") as db:
        for name, answer, about in (("VHS", "agreed", version), ("AWO", "", version), ("DRK", "agreed", "")):
            db.add(
                Consultation(
                    recommendation_uid=uid,
                    organisation_uid=recommend.organisation_named(db, name).uid,
                    about_version=about,
                    answer=answer,
                    answered_on="2026-11-20",
                )
            )
    assert views(store, uid)[0].agreements == (Agreement("VHS", ConsultationAnswer.AGREED, "", "2026-11-20"),)


def test_two_sheets_are_compared_field_by_field_and_measure_by_measure(store: Store, uid: str) -> None:
    version = keep(store, uid)
    with store.operation("edit") as db:
        recommend.edit_recommendation(db, uid, title="Kurse am Samstag")
        recommend.set_partners(db, uid, ["Caritas", "Jobcenter"])
        first, second = db.scalars(select(Measure).order_by(Measure.place))
        first.lead, second.alive = "VHS", False
        db.add(Measure(recommendation_uid=uid, what="Neu", builds_on=first.uid, place="Z"))
    assert differing(store, uid, version) == [
        Compared("title", (("title", "Kurse am Abend"),), (("title", "Kurse am Samstag"),)),
        Compared(
            "partners", (("partners", "Jobcenter"),), (("partners", "Caritas"), ("partners", "Jobcenter"))
        ),
        Compared("measure", (("what", "Räume suchen"),), (("what", "Räume suchen"), ("lead", "VHS"))),
        Compared("measure", (("what", "Werben"),), ()),
        Compared("measure", (), (("what", "Neu"), ("builds_on", "Räume suchen"))),
    ]


def test_a_card_that_is_gone_has_no_words(store: Store, uid: str) -> None:
    version = keep(store, uid)
    with store.reading() as db:
        sheet = sheet_of(db, uid, version)
        assert sheet
    with store.operation("delete") as db:
        recommend.uncite_card(db, uid, *sheet.card_uids)
        arrange.delete_cards(db, sheet.card_uids)
    assert differing(store, uid, version) == [Compared("cards", (("cards", None),), ())]


def test_a_version_is_no_other_recommendations(store: Store, uid: str) -> None:
    version, other = keep(store, uid), begin(store)
    with store.reading() as db:
        assert sheet_of(db, other, version) is None


def test_whether_a_sheet_was_changed_since_its_newest_version_is_known(store: Store, uid: str) -> None:
    other = begin(store)
    keep(store, uid)
    version = keep(store, uid)
    with store.reading() as db:
        (view,) = versions(db, uid)
        assert view.uid == version
        assert changed_since(db, [uid, other]) == {uid: (view, False)}
    with store.operation("edit") as db:
        recommend.edit_recommendation(db, uid, goal="Neu")
    with store.reading() as db:
        assert changed_since(db, [uid])[uid][1]


# two rooms


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[tuple[Store, Store, str]]:
    """Open the files of two rooms that began with one recommendation, under the same clock."""
    first = new_store(tmp_path / "Raum 1.kiwork", room="Raum 1")
    uid = begin(first)
    first.close()
    shutil.copyfile(tmp_path / "Raum 1.kiwork", tmp_path / "Raum 2.kiwork")
    with ExitStack() as open_files:
        both = [
            open_store(tmp_path / f"Raum {n}.kiwork", room=f"Raum {n}", clock=lambda: START + 10**9)
            for n in (1, 2)
        ]
        for store in both:
            open_files.callback(store.close)
        yield both[0], both[1], uid


def test_versions_that_two_rooms_keep_at_the_same_moment_both_stay(
    rooms: tuple[Store, Store, str], tmp_path: Path
) -> None:
    first, second, uid = rooms
    for store in (first, second):
        keep(store, uid)
    merge(first, second, tmp_path)
    merge(second, first, tmp_path)
    for store in (first, second):
        assert sorted(view.room for view in views(store, uid)) == ["Raum 1", "Raum 2"]
        assert findings(store) == []
    assert digest_of(first) == digest_of(second)
    with first.reading() as db:
        assert list(conflicts(db)) == []


def test_what_another_room_kept_comes_back_here(rooms: tuple[Store, Store, str], tmp_path: Path) -> None:
    first, second, uid = rooms
    version = keep(second, uid)
    with second.operation("edit") as db:
        recommend.edit_recommendation(db, uid, title="Anders")
    merge(first, second, tmp_path)
    with first.operation("restore_version") as db:
        assert version_work.restore_version(db, version) == ()
    assert differing(first, uid, version) == []


def merge(store: Store, other: Store, tmp_path: Path) -> None:
    other.save_copy(tmp_path / "copy.kiwork")
    merged(store, tmp_path / "copy.kiwork")
    (tmp_path / "copy.kiwork").unlink()
