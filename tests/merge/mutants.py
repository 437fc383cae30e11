"""Ways to get the rules of merging wrong, each of which the histories must notice."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from unittest.mock import patch

from sqlalchemy import select

from kiwork.merge import join
from kiwork.models.beneath import raw
from kiwork.models.card import Card
from kiwork.models.dots import DotCount
from kiwork.models.record import DECIDED, defaults_of, fields_of
from kiwork.store import history, tables
from kiwork.store.cells import Value, Writer, renew_state
from kiwork.store.changes import FieldChange
from kiwork.store.recorder import Recorder
from kiwork.store.store import Store
from kiwork.usecases import joining
from tests.merge.media import Clock, Memory, database

Mutant = Callable[[], AbstractContextManager[object]]


def _writer_copied_with_the_file() -> AbstractContextManager[object]:
    def keep_writer(store: Store, room: str) -> None:
        store.room = room
        with store.reading() as db:
            latest = raw(db).execute("SELECT writer, n FROM seen ORDER BY n DESC, writer").fetchone()
        store._writer = Writer(latest[0], room=room, opened=0)
        store._writer._given = latest[1]

    return patch.object(Store, "set_room", keep_writer)


def _seen_not_joined() -> AbstractContextManager[object]:
    return patch.object(join, "_FURTHEST_SEEN", "SELECT 1")


def _what_was_shown_here_stays() -> AbstractContextManager[object]:
    return patch.object(join, "rebuild", lambda *_, **__: None)


def _delete_wins() -> AbstractContextManager[object]:
    return patch.object(tables, "_CELLS", tables._CELLS.replace("'true'", "'false'"))


@contextmanager
def _place_in_two_fields() -> Iterator[None]:
    info = Card.__table__.c.cluster_uid.info
    caches = (fields_of, defaults_of)
    with patch.dict(info, field="cluster"):
        for cached in caches:
            cached.cache_clear()
        yield
    for cached in caches:
        cached.cache_clear()


def _edit_replaces_all_values() -> AbstractContextManager[object]:
    return patch(
        "kiwork.store.recorder._replaced", lambda present, every: tuple(present) if every in {0, 1} else ()
    )


def _opening_writes_stamps() -> AbstractContextManager[object]:
    opened = Memory.open

    def migrate(self: Memory, content: bytes, clock: Clock) -> Store:
        store = opened(self, content, clock)
        with store.operation("migrate") as db:
            for card in db.scalars(select(Card).limit(1)):
                db.info[DECIDED].add((card.uid, "text"))
                card.text = card.text.strip()
        return store

    return patch.object(Memory, "open", migrate)


def _partial_carry_over() -> AbstractContextManager[object]:
    whole = Memory.content

    def leave_out(self: Memory, store: Store) -> bytes:
        copy = database(whole(self, store))
        copy.execute(
            "DELETE FROM cell WHERE field = 'text' AND row = (SELECT max(row) FROM cell WHERE kind = 'card')"
        )
        renew_state(copy)
        return copy.serialize()

    return patch.object(Memory, "content", leave_out)


def _replaced_values_come_back() -> AbstractContextManager[object]:
    return patch.object(join, "_REPLACED_THERE", "false")


def _what_we_replaced_comes_back() -> AbstractContextManager[object]:
    missing = (
        "(t.kind, t.row, t.field, t.writer, t.n) NOT IN (SELECT kind, row, field, writer, n FROM main.cell)"
    )
    return patch.object(join, "_NEW_HERE", f"FROM theirs.cell t WHERE {missing}")


def _undo_brings_back_old_stamps() -> AbstractContextManager[object]:
    written_back = history._written_back

    def old_stamps(field: FieldChange, *others: object) -> tuple[Value, ...]:
        return tuple(sorted(field.removed)) or written_back(field, *others)  # type: ignore[arg-type]

    return patch.object(history, "_written_back", old_stamps)


def _erased_not_joined() -> AbstractContextManager[object]:
    return patch.object(join, "_ALL_ERASED", "SELECT 1")


def _later_edits_survive_erasure() -> AbstractContextManager[object]:
    return patch.object(join, "wipe", lambda _connection: None)


def _a_slow_clock_writes_into_the_past() -> AbstractContextManager[object]:
    stamp = Writer.stamp

    def by_the_clock(self: Writer, content: str | None, *, now: int, after: object) -> Value:
        assert after is not None
        return stamp(self, content, now=now, after=())

    return patch.object(Writer, "stamp", by_the_clock)


def _acts_do_not_revive() -> AbstractContextManager[object]:
    return patch.object(Recorder, "_written_fields", Recorder._changed_fields)


def _joining_tears_groups() -> AbstractContextManager[object]:
    return patch.object(joining, "group_of", lambda _db, uid: [uid])


def _the_sum_is_forgotten() -> AbstractContextManager[object]:
    return patch.object(join, "renew_state", lambda _connection: None)


def _dot_counts_by_chance() -> AbstractContextManager[object]:
    return patch.object(DotCount, "identified_by", ())


MUTANTS: list[Mutant] = [
    _writer_copied_with_the_file, _seen_not_joined, _what_was_shown_here_stays, _delete_wins,
    _place_in_two_fields, _edit_replaces_all_values, _opening_writes_stamps, _partial_carry_over,
    _replaced_values_come_back, _what_we_replaced_comes_back, _undo_brings_back_old_stamps,
    _erased_not_joined, _later_edits_survive_erasure, _a_slow_clock_writes_into_the_past, _acts_do_not_revive,
    _joining_tears_groups, _the_sum_is_forgotten, _dot_counts_by_chance,
]  # fmt: skip
