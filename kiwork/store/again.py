"""Begins another process with the structure of an open one: for a rehearsal, or for the next year.

What was said stays out: cards, clusters, dots, recommendations, photos, and every text that names people.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from secrets import randbits
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import heads, shown
from kiwork.models.organisation import Organisation
from kiwork.models.process import PROCESS_UID, Chapter, GuidingQuestion, Origin, Phase, Process, TopicField
from kiwork.models.record import Record, new_uid, uid_for
from kiwork.models.tag import Tag, TagDimension
from kiwork.models.workshop import AgendaStep, Workshop, WorkshopTopicField
from kiwork.store.cells import Writer
from kiwork.store.creation import new_file, write_records
from kiwork.store.store import milliseconds

_KEPT: dict[type[Record], tuple[str, ...]] = {
    Phase: ("title", "place"),
    TagDimension: ("title", "code", "place"),
    Tag: ("dimension_uid", "title", "code", "place"),
    TopicField: ("title", "code", "colour", "description", "place"),
    GuidingQuestion: ("topic_field_uid", "text", "place"),
    Chapter: ("title", "place"),
}
_AGENDAS: dict[type[Record], tuple[str, ...]] = {
    Workshop: ("phase_uid", "title", "code", "place"),
    WorkshopTopicField: ("workshop_uid", "topic_field_uid"),
    AgendaStep: ("workshop_uid", "title", "instruction", "view", "planned", "place"),
}
_ORGANISATIONS: dict[type[Record], tuple[str, ...]] = {
    Organisation: ("name", "organisation_kind", "municipality_uid", "internal"),
}


class Wanted(NamedTuple):
    """What the new process is called, and what it takes over beside its structure."""

    title: str
    agendas: bool = True
    organisations: bool = False

    @property
    def columns(self) -> Mapping[type[Record], tuple[str, ...]]:
        """The columns taken over, by class of record, in an order in which nothing names what comes later."""
        more = (_AGENDAS if self.agendas else {}) | (_ORGANISATIONS if self.organisations else {})
        return _KEPT | more


def begin_again(
    db: Session, path: Path, wanted: Wanted, *, room: str = "", clock: Callable[[], int] = milliseconds
) -> None:
    """Make a file with the structure of a process that is open; nothing in it has an id of the old one.

    Raises the errors of `creation.new_file`.
    """
    records = [_process(db, wanted.title), Origin(), *_copies(db, wanted)]
    now = clock()
    with new_file(path) as connection:
        writer = Writer(randbits(63), room=room, opened=now)
        write_records(connection, writer, now, lambda session: session.add_all(records))


def _process(db: Session, title: str) -> Process:
    old = db.get(Process, PROCESS_UID) or Process(uid=PROCESS_UID)
    kept = {name: getattr(old, name) for name in ("host", "topic_field_label", "language")}
    return Process(uid=PROCESS_UID, title=title, **kept)


def _copies(db: Session, wanted: Wanted) -> Iterable[Record]:
    known = heads(db)
    new_uids: dict[str, str] = {}
    made: dict[str, Record] = {}
    for record_type, columns in wanted.columns.items():
        for old in db.scalars(select(record_type).where(shown(record_type)).order_by(record_type.uid)):
            values = {name: getattr(old, name) for name in columns}
            copy = _copy(record_type, _renamed(values, known, new_uids))
            new_uids[old.uid] = copy.uid
            made.setdefault(copy.uid, copy)
    return made.values()


def _renamed(
    values: Mapping[str, object], known: Mapping[str, str], new_uids: Mapping[str, str]
) -> dict[str, object]:
    """Return columns that name the new records; what was not taken over is named no more."""
    return {
        name: new_uids.get(known.get(str(value), str(value))) if name.endswith("_uid") else value
        for name, value in values.items()
    }


def _copy(record_type: type[Record], values: dict[str, object]) -> Record:
    uid = uid_for(record_type, values) if record_type.identified_by else new_uid()
    return record_type(**{**values, "uid": uid})
