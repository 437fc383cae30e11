"""Random histories of several rooms: they write, copy files, merge, and take back, with clocks years off."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import permutations
from sqlite3 import Connection
from unittest.mock import patch
from uuid import UUID

from sqlalchemy.orm import Session

from kiwork.models.beneath import raw
from kiwork.models.card import Card, Cluster
from kiwork.models.groups import group_of, heads
from kiwork.models.photo import Photo
from kiwork.models.process import TopicField
from kiwork.models.record import Record, kind_of
from kiwork.models.tag import Tag
from kiwork.queries.conflicts import conflicts
from kiwork.queries.digest import digest
from kiwork.store.changes import ChangeSet
from kiwork.store.recorder import ErasedError
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, deciding, joining
from tests.merge.media import Clock, Medium, Memory, database
from tests.merge.oracle import Oracle, require_latest, require_shown, stored_cells
from tests.store import random_work
from tests.store.random_work import Work

YEAR = 365 * 24 * 3600 * 1000
START = 1_780_000_000_000
MOST_ROOMS = 7
ALL_ORDERS_UP_TO = 4
RANDOM_ORDERS = 6


@contextmanager
def repeatable(dice: random.Random) -> Iterator[None]:
    """Let ids, writers and positions come from the dice too."""
    with (
        patch("kiwork.models.record.uuid4", lambda: UUID(int=dice.getrandbits(128), version=4)),
        patch("kiwork.store.store.randbits", dice.getrandbits),
        patch("kiwork.models.position.random", dice),
    ):
        yield


@dataclass
class Room:
    """One room with its open file, and what that file knows: writes and erasures."""

    store: Store
    clock: Clock
    known: set[tuple[int, int]]
    erased: set[str]
    take_back: Callable[[], None] | None = None
    before: tuple[str, set[tuple[int, int]], set[str]] | None = None


@dataclass
class File:
    """A copy of a room's file, lying somewhere."""

    content: bytes
    known: frozenset[tuple[int, int]]
    erased: frozenset[str]


@dataclass
class World:
    """Some rooms that began with copies of one file; every choice comes from `dice`."""

    medium: Medium
    memory: Memory
    dice: random.Random
    actions: list[random_work.Act]
    every_digest: bool = True
    oracle: Oracle = field(default_factory=Oracle)
    rooms: list[Room] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    _going_back: bool = False

    def begin(self, content: bytes, rooms: int) -> None:
        """Hand out copies of one file."""
        store = self.medium.open(content, lambda: START)
        with store.reading() as db:
            cells = stored_cells(raw(db))
        self.medium.close(store)
        for key, stamp in cells:
            self.oracle.writes[stamp] = (key, cells[key, stamp])
        first = File(content, frozenset(stamp for _, stamp in cells), frozenset())
        for _ in range(rooms):
            self._open(first)

    def step(self) -> None:
        """Let something happen in one of the rooms."""
        room = self.dice.choice(self.rooms)
        happenings = [
            (50, self._act), (4, self._reopen), (5, self._copy_away), (3, self._copy_in),
            (3, self._bring_back), (22, self._merge), (5, self._undo_merge), (2, self._erase),
        ]  # fmt: skip
        weights, chosen = zip(*happenings, strict=True)
        (happening,) = self.dice.choices(chosen, weights)
        self.told.append(f"{self.rooms.index(room)}{happening.__name__}")
        happening(room)

    def settle(self) -> None:
        """Merge all files in many orders, and hold every result against the oracle and the others."""
        files = [self._file(room) for room in self.rooms]
        known = set[tuple[int, int]]().union(*(file.known for file in files))
        erased = set[str]().union(*(file.erased for file in files))
        orders = list(self._orders(files))
        looked_at = orders if self.every_digest else [orders[0], orders[-1]]
        results = {self._merged(order, known, erased, look=order in looked_at) for order in orders}
        assert len(results - {None}) == 1, "another order, another result"

    def close(self) -> None:
        """Close all files."""
        for room in self.rooms:
            self.medium.close(room.store)

    # what happens in a room

    def _act(self, room: Room) -> None:
        work = Work(room.store, self.dice)
        for _ in range(self.dice.randint(1, 4)):
            choice = self.dice.random()
            self._going_back = choice < 0.15
            if choice < 0.1:
                room.store.undo()
            elif choice < 0.15:
                room.store.redo()
            else:
                with suppress(ErasedError):
                    self._operate(room, work, self.dice.choice(self.actions))

    def _operate(self, room: Room, work: Work, action: random_work.Act) -> None:
        with room.store.operation(action.__name__.lstrip("_")) as db:
            together = action(work, db)
        if isinstance(together, set):
            with room.store.reading() as db:
                assert together <= set(group_of(db, min(together))), "a group was torn"

    def _reopen(self, room: Room) -> None:
        file = self._file(room)
        before = room.store
        self._watch(room, self.medium.open(file.content, room.clock))
        with before.reading() as old, room.store.reading() as new:
            assert stored_cells(raw(old)) == stored_cells(raw(new)), "looking changed something"
        self.medium.close(before)

    def _copy_away(self, room: Room) -> None:
        self.files.append(self._file(room))

    def _copy_in(self, _room: Room) -> None:
        if self.files and len(self.rooms) < MOST_ROOMS:
            self._open(self.dice.choice(self.files))

    def _bring_back(self, room: Room) -> None:
        if self.files:
            file = self.dice.choice(self.files)
            room.known, room.erased = set(file.known), set(file.erased)
            before = room.store
            self._watch(room, self.medium.open(file.content, room.clock))
            self.medium.close(before)

    def _merge(self, room: Room) -> None:
        others = [self._file(other) for other in self.dice.sample(self.rooms, k=self.dice.randint(1, 2))]
        if self.files and self.dice.random() < 0.3:
            others.append(self.dice.choice(self.files))
        room.before = (self._digest(self.medium.content(room.store)), set(room.known), set(room.erased))
        room.take_back = self.medium.merge(room.store, [other.content for other in others])
        for other in others:
            room.known |= other.known
            room.erased |= other.erased
        self._require_as_known(room)

    def _undo_merge(self, room: Room) -> None:
        if not room.take_back:
            self._merge(room)
        if room.take_back and room.before:
            room.take_back()
            shown, room.known, room.erased = room.before
            assert self._digest(self.medium.content(room.store)) == shown, (
                "undoing the merge showed something else"
            )
            self._require_as_known(room)
            room.take_back = None

    def _erase(self, room: Room) -> None:
        with room.store.reading() as db:
            uid = Work(room.store, self.dice).any_of(db, self.dice.choice(self._erasable))
        if uid:
            room.store.erase([uid])
            room.erased.add(uid)

    @property
    def _erasable(self) -> list[type[Record]]:
        photos: list[type[Record]] = [Photo] if random_work._add_photos in self.actions else []
        return [Card, Card, Card, Cluster, *photos]

    # what a room knows

    def _open(self, file: File) -> None:
        clock = self._clock()
        room = Room(self.medium.open(file.content, clock), clock, set(file.known), set(file.erased))
        self._watch(room, room.store)
        self.rooms.append(room)

    def _watch(self, room: Room, store: Store) -> None:
        room.store, room.take_back = store, None

        def note(change: ChangeSet) -> None:
            room.known |= self.oracle.note(change, ordinary=not self._going_back)
            with store.reading() as db:
                require_latest(raw(db), change)
            if change.name not in {"merge", "undo_merge"}:
                room.take_back = None

        store.subscribe(note)

    def _clock(self) -> Clock:
        years, slow = self.dice.choice([0, 0, 0, -40, -3, 2, 30]), self.dice.choice([1, 1000])
        ticks = iter(range(10**9))
        return lambda: START + years * YEAR + next(ticks) // slow

    def _file(self, room: Room) -> File:
        return File(self.medium.content(room.store), frozenset(room.known), frozenset(room.erased))

    def _digest(self, content: bytes) -> str:
        """Return the digest of a file, as a copy of it in memory tells."""
        copy = self.memory.open(content, lambda: START)
        try:
            with copy.reading() as db:
                return digest(db)
        finally:
            self.memory.close(copy)

    def _require_as_known(self, room: Room) -> None:
        with room.store.reading() as db:
            self._require(raw(db), room.known, room.erased)

    def _require(self, connection: Connection, known: set[tuple[int, int]], erased: set[str]) -> None:
        held = stored_cells(connection)
        expected = self.oracle.cells(known, erased)
        assert held.keys() == expected.keys(), "a value is lost, or came back"
        assert held == expected, "a value is another one"
        require_shown(connection)
        require_pictures(connection)

    # the end

    def _orders(self, files: list[File]) -> Iterator[tuple[File, ...]]:
        if len(files) <= ALL_ORDERS_UP_TO:
            yield from permutations(files)
            return
        for _ in range(RANDOM_ORDERS):
            yield tuple(self.dice.sample(files, k=len(files)))

    def _merged(
        self, order: tuple[File, ...], known: set[tuple[int, int]], erased: set[str], *, look: bool
    ) -> str | None:
        """Merge files one after the other or as a tree, some of them twice, and return the digest."""
        first, *others = [file.content for file in order]
        if len(others) > 2 and self.dice.random() < 0.5:
            half = len(others) // 2
            others = [self.medium.merged(others[0], others[1:half]), *others[half:]]
        if self.dice.random() < 0.3:
            others.append(self.dice.choice(others))
        merged = self.medium.merged(first, others)
        with closing(database(merged)) as connection:
            self._require(connection, known, erased)
        return self._digest(merged) if look else None


def require_pictures(connection: Connection) -> None:
    """Raise unless every picture that a value names is there."""
    lost = connection.execute(
        "SELECT row FROM cell WHERE (kind, field) = ('photo', 'blob') AND value NOT IN ('\"\"')"
        " AND json_extract(value, '$') NOT IN (SELECT sha256 FROM blob)"
    ).fetchall()
    assert lost == [], "a picture is lost"


def _type_over(work: Work, db: Session) -> None:
    """Write on a card that several rooms wrote on."""
    wordings = [found for found in conflicts(db) if (found.kind, found.field) == ("card", "text")]
    if wordings:
        capture.edit_text(db, work.dice.choice(wordings).uids[0], work.text())


def _type_on_the_same(work: Work, db: Session) -> None:
    """Write on the card that all rooms know."""
    if cards := work.living(db, Card):
        capture.edit_text(db, cards[0], work.text())


def _move_the_same(work: Work, db: Session) -> None:
    """Hang the card that all rooms know somewhere else."""
    cards, clusters = work.living(db, Card), work.living(db, Cluster)
    if cards and clusters:
        cluster = work.dice.choice(clusters)
        arrange.move_cards(db, cards[:1], topic_field_uid="", cluster_uid=cluster)


def _join(work: Work, db: Session) -> set[str] | None:
    """Join some records, and return all that must be one group now."""
    record_type: type[Record] = work.dice.choice([Card, Card, Cluster, Tag, TopicField])
    uids = work.some_of(db, record_type)
    if len(uids) < 2:
        return None
    groups = [group_of(db, uid) for uid in uids]
    joining.join(db, kind_of(record_type), uids)
    return {uid for group in groups for uid in group}


def _join_a_member(work: Work, db: Session) -> set[str] | None:
    """Join a card that is joined already, and not the head, with some other."""
    members, cards = sorted(heads(db)), work.living(db, Card)
    joined = [uid for uid in members if uid in cards]
    if not joined:
        return None
    uids = [work.dice.choice(joined), work.dice.choice(cards)]
    groups = [group_of(db, uid) for uid in uids]
    joining.join(db, "card", uids)
    return {uid for group in groups for uid in group}


def _separate(work: Work, db: Session) -> None:
    record_type: type[Record] = work.dice.choice([Card, Cluster, Tag])
    if uid := work.any_of(db, record_type):
        joining.separate(db, kind_of(record_type), uid)


def _tell_apart(work: Work, db: Session) -> None:
    if len(uids := work.some_of(db, Card)) > 1:
        joining.tell_apart(db, uids)


def _decide(work: Work, db: Session) -> None:
    found = conflicts(db)
    if not found:
        return
    conflict = work.dice.choice(found)
    chosen = work.dice.choice([conflict.shown, *conflict.others]).content
    if (conflict.kind, conflict.field) == ("card", "place"):
        if field_uid := work.any_of(db, TopicField):
            deciding.decide_place(db, conflict.uids, field_uid, work.any_of(db, Cluster))
    elif (conflict.kind, conflict.field) == ("card", "text") and work.dice.random() < 0.4:
        others = [variant.content for variant in conflict.others]
        deciding.keep_as_cards(db, conflict.uids[0], conflict.shown.content, others)
    elif conflict.field not in {"merged_into", "place", "chapter_and_position"}:
        deciding.decide(db, conflict.kind, conflict.uids[0], conflict.field, chosen)


CORE_ACTIONS: list[random_work.Act] = [
    random_work._add_card, random_work._type_on, random_work._type_on, random_work._move_cards,
    random_work._mention, random_work._set_tags, random_work._weigh, random_work._delete_cards,
    random_work._add_cluster, random_work._change_cluster, random_work._delete_cluster, random_work._cite,
    random_work._place_in_matrix,
    _type_on_the_same, _type_on_the_same, _move_the_same, _type_over, _type_over,
    _join, _join, _join_a_member, _join_a_member, _separate, _tell_apart, _decide, _decide,
]  # fmt: skip
"""What matters to a merge."""

ALL_ACTIONS: list[random_work.Act] = [*random_work.ACTIONS, *CORE_ACTIONS]
