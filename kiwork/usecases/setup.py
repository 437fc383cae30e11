"""Setting the process up: its name, phases, workshops, topic fields, guiding questions and tags."""

from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.card import Card, Cluster
from kiwork.models.groups import by_head, head, names
from kiwork.models.kinds import Dimension
from kiwork.models.living import living
from kiwork.models.photo import Photo
from kiwork.models.process import PROCESS_UID, GuidingQuestion, Phase, Process, TopicField
from kiwork.models.recommendation import Recommendation
from kiwork.models.record import INDIRECT, Record, record_types
from kiwork.models.tag import Tag, TagDimension
from kiwork.models.text import clean, folded, required
from kiwork.models.workshop import AgendaStep, Workshop, WorkshopTopicField
from kiwork.usecases.arrange import hang_with_head, move_cards
from kiwork.usecases.records import (
    delete_all,
    find,
    find_all,
    find_head,
    last_place,
    link,
    put_between,
    unlink_all,
)

NAMES = {
    "process": "title",
    "phase": "title",
    "workshop": "title",
    "topic_field": "title",
    "guiding_question": "text",
    "tag_dimension": "title",
    "tag": "title",
    "agenda_step": "title",
    "organisation": "name",
}
"""What can be edited in the setup, and the column that must not be empty."""


class Adding(Protocol):
    """A use case that adds a record of this name and returns its uid."""

    __name__: str

    def __call__(self, db: Session, name: str, /) -> str: ...


class StillNeededError(KiworkError):
    """Cards, clusters or recommendations still hang on what was to be deleted."""


class StillPicturedError(KiworkError):
    """A workshop cannot be deleted while there are photos of it."""


def edit_process(db: Session, /, **columns: str | None) -> None:
    """Change what is said about the process as a whole."""
    if db.get(Process, PROCESS_UID) is None:
        db.add(Process(uid=PROCESS_UID))
    edit(db, "process", PROCESS_UID, **columns)


def edit(db: Session, /, kind: str, uid: str, **columns: object) -> None:
    """Change columns of one record of the setup; its name must not be empty. Raises EmptyTextError.

    The people of a joined workshop are those of all its members: what is typed stands for all of them.
    """
    record, *others = find_all(db, record_types()[kind], uid)
    for column, value in columns.items():
        text = required if column == NAMES[kind] else clean
        setattr(record, column, text(value) if isinstance(value, str) else value)
        if column == "people":
            for other in others:
                setattr(other, column, None)


def add_phase(db: Session, title: str) -> str:
    """Add a phase after the others, and return its uid."""
    return _add(db, Phase(title=required(title), place=last_place(db, Phase.place)))


def add_workshop(db: Session, title: str, *, date: str = "", phase_uid: str | None = None) -> str:
    """Add a workshop after the others, and return its uid; `date` is an ISO date."""
    place = last_place(db, Workshop.place)
    return _add(db, Workshop(title=required(title), date=date, phase_uid=phase_uid, place=place))


def add_topic_field(db: Session, title: str, *, code: str = "", colour: str = "") -> str:
    """Add a topic field after the others, and return its uid; without a code it gets one from its title."""
    named = required(title)
    code = code or _free_code(db, named)
    place = last_place(db, TopicField.place)
    return _add(db, TopicField(title=named, code=code, colour=colour, place=place))


def _free_code(db: Session, title: str) -> str:
    taken = set(db.scalars(select(TopicField.code)))
    letters = [c for c in title.upper() if c.isalpha()] or ["X"]
    initials = [word[0].upper() for word in title.split() if word[0].isalpha()]
    candidates = ["".join(initials[:1] + initials[-1:])] if len(initials) > 1 else []
    candidates += [letters[0] + other for other in letters[1:]]
    candidates += [f"{letters[0]}{n}" for n in range(1, len(taken) + 2)]
    return next(code for code in candidates if code not in taken)


def add_question(db: Session, text: str, *, topic_field_uid: str | None = None) -> str:
    """Add a guiding question, of one topic field or of the whole process, and return its uid."""
    place = last_place(db, GuidingQuestion.place)
    return _add(db, GuidingQuestion(text=required(text), topic_field_uid=topic_field_uid, place=place))


def add_tag(db: Session, dimension: Dimension, title: str) -> str:
    """Add a tag to a dimension and return its uid; one of the same name is found, not doubled."""
    dimension_uid = _dimension(db, dimension)
    wanted = folded(title)
    tags = select(Tag.uid, Tag.title).where(Tag.alive, Tag.dimension_uid == dimension_uid)
    for uid, present in db.execute(tags.order_by(Tag.uid)):
        if folded(present) == wanted:
            return head(db, uid)
    place = last_place(db, Tag.place, Tag.dimension_uid == dimension_uid)
    return _add(db, Tag(dimension_uid=dimension_uid, title=required(title), place=place))


def _dimension(db: Session, dimension: Dimension) -> str:
    found = db.scalars(select(TagDimension).where(TagDimension.code == dimension.value, TagDimension.alive))
    existing = found.first()
    if existing:
        return existing.uid
    place = last_place(db, TagDimension.place)
    return _add(db, TagDimension(title=dimension.value, code=dimension.value, place=place))


def add_agenda_step(db: Session, workshop_uid: str, title: str, *, planned: int | None = None) -> str:
    """Add a step to a workshop's agenda, and return its uid; `planned` is in minutes."""
    place = last_place(db, AgendaStep.place, AgendaStep.workshop_uid == workshop_uid)
    return _add(
        db, AgendaStep(workshop_uid=workshop_uid, title=required(title), planned=planned, place=place)
    )


def add_actual(db: Session, step_uid: str, minutes: int) -> None:
    """Note that a step of an agenda took so many minutes more than was noted."""
    step = find(db, AgendaStep, step_uid)
    step.actual = (step.actual or 0) + minutes


def set_workshop_topic_fields(db: Session, workshop_uid: str, topic_field_uids: list[str]) -> None:
    """Let a workshop work on exactly these topic fields."""
    query = select(by_head(db, WorkshopTopicField.topic_field_uid)).where(
        WorkshopTopicField.alive, names(db, WorkshopTopicField.workshop_uid, workshop_uid)
    )
    present, wanted = set(db.scalars(query)), {head(db, uid) for uid in topic_field_uids}
    for uid in sorted(wanted - present):
        link(db, WorkshopTopicField, workshop_uid=workshop_uid, topic_field_uid=uid)
    for uid in sorted(present - wanted):
        unlink_all(db, WorkshopTopicField, workshop_uid=workshop_uid, topic_field_uid=uid)


def move(db: Session, kind: str, uid: str, before_uid: str | None) -> None:
    """Put a record of the setup in front of another of its kind, or last."""
    record_type: type[Record] = record_types()[kind]
    place = getattr(record_type, "place")  # noqa: B009 - not every record has one
    query = select(record_type).where(record_type.uid != uid).order_by(place, record_type.uid)
    put_between(db, find_head(db, record_type, uid), list(db.scalars(query)), before_uid)


def delete_topic_field(db: Session, uid: str, *, move_to: str | None = None) -> None:
    """Delete a topic field with all that were joined with it; their cards go to another one first.

    Clusters and recommendations stay with their topic field for ever, so raises StillNeededError while there
    are some, or if cards are left and no other field is named.
    """
    fields = find_all(db, TopicField, uid)
    clusters = _count(db, Cluster, names(db, Cluster.topic_field_uid, uid))
    recommendations = _count(db, Recommendation, names(db, Recommendation.topic_field_uid, uid))
    cards = _cards_of(db, uid)
    seen = [card.uid for card in cards if head(db, card.uid) == card.uid]
    if clusters or recommendations or (seen and move_to is None):
        raise StillNeededError(cards=len(seen), clusters=clusters, recommendations=recommendations)
    db.info[INDIRECT].update(other.uid for card in cards for other in find_all(db, Card, card.uid))
    if move_to and seen:
        move_cards(db, seen, topic_field_uid=move_to)
    for card in cards:
        if card.topic_field_uid in {field.uid for field in fields}:
            hang_with_head(db, card)
    for field in fields:
        field.alive = False


def delete_workshop(db: Session, uid: str) -> None:
    """Delete a workshop with all that were joined with it.

    Raises StillNeededError while one has cards, and StillPicturedError while one has photos.
    """
    cards = _count(db, Card, names(db, Card.workshop_uid, uid))
    if cards:
        raise StillNeededError(cards=cards, clusters=0, recommendations=0)
    photos = _count(db, Photo, names(db, Photo.workshop_uid, uid))
    if photos:
        raise StillPicturedError(n=photos)
    delete_all(db, Workshop, uid)


def delete(db: Session, kind: str, uid: str) -> None:
    """Delete a phase, guiding question, tag or agenda step; nothing needs those. What was joined goes too."""
    delete_all(db, record_types()[kind], uid)


def _cards_of(db: Session, topic_field_uid: str) -> list[Card]:
    query = select(Card).where(names(db, Card.topic_field_uid, topic_field_uid), living(Card))
    return list(db.scalars(query.order_by(Card.position, Card.uid)))


def _count(db: Session, record_type: type[Record], *where: object) -> int:
    query = select(func.count()).select_from(record_type).where(living(record_type), *where)  # type: ignore[arg-type]  # conditions
    return db.scalar(query) or 0


def _add(db: Session, record: Record) -> str:
    db.add(record)
    db.flush()
    return record.uid
