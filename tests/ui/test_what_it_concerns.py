"""What is left to decide is the same whether it is followed action by action or read anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiwork.models.living import NEEDS, living
from kiwork.models.record import record_types
from kiwork.queries.destinations import destinations
from kiwork.queries.still_needed import StillNeeded
from kiwork.queries.undecided import LooseEnd, Undecided, loose_ends, undecided
from kiwork.store.changes import ChangeSet
from kiwork.store.store import Db, Store
from kiwork.ui.what_it_concerns import left_after
from kiwork.usecases import arrange, capture, deciding, joining, recommend
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.records import NoSuchRecordError
from tests.builders import digest_of, new_store, topic_field

Found = TypeVar("Found", bound=tuple[Undecided, ...])
Step = Callable[[Db, "Scene", int], object]


class Scene:
    """A file with clusters, cards and a recommendation, and what is left to decide in it."""

    def __init__(self, folder: str) -> None:
        self.store: Store = new_store(Path(folder) / "a.kiwork")
        self.fields = [topic_field(self.store, number) for number in (0, 1)]
        drafts = [CardDraft(f"Karte {n}", self.fields[0], None) for n in range(5)]
        with self.store.operation("add") as db:
            self.cards = capture.add_cards(db, drafts)
            self.clusters = [arrange.add_cluster(db, self.fields[n], f"Cluster {n}") for n in (0, 1, 0)]
            self.recommendation = recommend.add_recommendation(db, self.fields[0], "Empfehlung")
        self.known: tuple[Undecided, ...] = ()
        self.store.subscribe(self._follow)

    def _follow(self, change: ChangeSet) -> None:
        self.known = left_after(change, self.known, self.ask)

    def ask(self, query: Callable[[Db], Found]) -> Found:
        with self.store.reading() as db:
            return query(db)


def _mark_deleted(db: Db, scene: Scene, number: int) -> None:
    """Delete as a room does that has not seen what needs it."""
    kind, uids = [("cluster", scene.clusters), ("card", scene.cards)][number % 2]
    db.get_one(record_types()[kind], uids[number % 3]).alive = False


def _hang(db: Db, scene: Scene, number: int) -> None:
    arrange.move_cards(
        db, [scene.cards[number % 5]], topic_field_uid=None, cluster_uid=scene.clusters[number % 3]
    )


def _cite(db: Db, scene: Scene, number: int) -> None:
    recommend.change_origin(db, scene.recommendation, cite=[[*scene.clusters, *scene.cards][number % 8]])


def _uncite(db: Db, scene: Scene, number: int) -> None:
    recommend.change_origin(db, scene.recommendation, uncite=[[*scene.clusters, *scene.cards][number % 8]])


def _add(db: Db, scene: Scene, number: int) -> None:
    capture.add_card(db, CardDraft("Neu", scene.fields[0], None, cluster_uid=scene.clusters[0]))


def _type(db: Db, scene: Scene, number: int) -> None:
    capture.edit_text(db, scene.cards[number % 5], f"Text {number}")


def _join(db: Db, scene: Scene, number: int) -> None:
    joining.join(db, "card", [scene.cards[number % 5], scene.cards[number // 5 % 5]])


def _tell_apart(db: Db, scene: Scene, number: int) -> None:
    joining.tell_apart(db, [scene.cards[number % 5], scene.cards[number // 5 % 5]])


STEPS: list[Step] = [
    _mark_deleted, _mark_deleted, _hang, _cite, _uncite, _add, _type, _join, _join, _tell_apart,
]  # fmt: skip
steps = st.lists(st.tuples(st.integers(0, len(STEPS) + 2), st.integers(0, 24)), max_size=12)


def do(scene: Scene, chosen: list[tuple[int, int]]) -> None:
    for which, number in chosen:
        if which >= len(STEPS):
            (scene.store.redo if which == len(STEPS) else scene.store.undo)()
        else:
            _try(scene, STEPS[which], number)
        assert scene.known == scene.ask(undecided)


def _try(scene: Scene, step: Step, number: int) -> None:
    with suppress(NoSuchRecordError), scene.store.operation("step") as db:
        step(db, scene, number)


@contextmanager
def scenes(chosen: list[tuple[int, int]]) -> Iterator[Scene]:
    with TemporaryDirectory() as folder:
        scene = Scene(folder)
        do(scene, chosen)
        yield scene
        scene.store.close()


@settings(max_examples=12, deadline=None)
@given(steps)
def test_whatever_was_deleted_and_lives_is_listed(chosen: list[tuple[int, int]]) -> None:
    with scenes(chosen) as scene:
        with scene.store.reading() as db:
            dead = [select(found.uid).where(~found.alive, living(found)) for found in NEEDS]
            odd = {uid for query in dead for uid in db.scalars(query)}
        assert {found.uid for found in scene.known if isinstance(found, StillNeeded)} == odd


@settings(max_examples=12, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_everything_can_be_decided_and_taken_back(chosen: list[tuple[int, int]], dice: Random) -> None:
    with scenes(chosen) as scene:
        before, number = digest_of(scene.store), 0
        while found := scene.ask(loose_ends):
            _decide(scene, found[0], gently=dice.random() < 0.5)
            assert found[0].key not in {left.key for left in scene.ask(loose_ends)}
            number += 1
        for _ in range(number):
            scene.store.undo()
        assert digest_of(scene.store) == before
        assert scene.known == scene.ask(undecided)


def _decide(scene: Scene, found: LooseEnd, *, gently: bool) -> None:
    with scene.store.operation("decide") as db:
        if isinstance(found, StillNeeded):
            _decide_needed(db, found, gently=gently)
        elif gently:
            joining.stay_together(db, found.uids)
        else:
            joining.separate(db, found.kind, found.uids[1])


def _decide_needed(db: Db, found: StillNeeded, *, gently: bool) -> None:
    if gently or not found.lets_go:
        deciding.restore(db, found.kind, found.uid)
        return
    place = destinations(db, found)[-1]
    field, cluster = place.topic_field_uid, place.cluster_uid
    deciding.hang_elsewhere(db, found.kind, found.uid, topic_field_uid=field, cluster_uid=cluster)
