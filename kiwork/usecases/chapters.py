"""Chapters of the final concept: made, named and ordered, and which recommendations stand in each."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiwork.models.groups import head, shown
from kiwork.models.position import row_of_positions
from kiwork.models.process import Chapter, TopicField
from kiwork.models.recommendation import Recommendation
from kiwork.models.record import INDIRECT, derived_uid
from kiwork.models.text import clean, required, same_name
from kiwork.usecases.records import find, last_place, put_between


def add_chapter(db: Session, title: str) -> str:
    """Add a chapter after the others, and return its uid."""
    chapter = Chapter(title=required(title), place=last_place(db, Chapter.place))
    db.add(chapter)
    db.flush()
    return chapter.uid


def rename_chapter(db: Session, uid: str, title: str) -> None:
    """Give a chapter another title; raises EmptyTextError."""
    find(db, Chapter, uid).title = required(title)


def introduce_chapter(db: Session, uid: str, text: str) -> None:
    """Write what a chapter says before its recommendations."""
    find(db, Chapter, uid).introduction = clean(text)


def move_chapter(db: Session, uid: str, before_uid: str | None) -> None:
    """Put a chapter in front of another, or last."""
    others = [chapter for chapter in _chapters(db) if chapter.uid != uid]
    put_between(db, find(db, Chapter, uid), others, before_uid)


def delete_chapter(db: Session, uid: str, *, move_to: str | None = None) -> None:
    """Delete a chapter; its recommendations go to the end of another one, or are without a chapter."""
    uids = [recommendation.uid for recommendation in _in_chapter(db, uid)]
    db.info[INDIRECT].update(uids)
    move_recommendations(db, uids, move_to)
    find(db, Chapter, uid).alive = False


def move_recommendations(
    db: Session, uids: Sequence[str], chapter_uid: str | None, *, before_uid: str | None = None
) -> None:
    """Put recommendations into a chapter, in this order, in front of one that stands there, or last.

    Without a chapter they have no order of their own. Their numbers never change.
    """
    if chapter_uid is None:
        for uid in uids:
            recommendation = find(db, Recommendation, uid)
            recommendation.chapter_uid, recommendation.chapter_position = None, ""
        return
    chapter = find(db, Chapter, chapter_uid)
    others = [other for other in _in_chapter(db, chapter.uid) if other.uid not in uids]
    for uid in uids:
        recommendation = find(db, Recommendation, uid)
        recommendation.chapter_uid = chapter.uid
        put_between(db, recommendation, others, before_uid, column="chapter_position")
        others = sorted([*others, recommendation], key=lambda other: (other.chapter_position, other.uid))


def order_recommendations(db: Session, chapter_uid: str, uids: Sequence[str]) -> None:
    """Let the recommendations of a chapter stand in this order; those that are not named come last."""
    present = {recommendation.uid: recommendation for recommendation in _in_chapter(db, chapter_uid)}
    wanted = [uid for uid in uids if uid in present]
    wanted += [uid for uid in present if uid not in wanted]
    if wanted != list(present):
        for uid, position in zip(wanted, row_of_positions(len(wanted)), strict=True):
            present[uid].chapter_position = position


def add_chapters_from_topic_fields(db: Session) -> None:
    """Make a chapter of each topic field, and put into it what has no chapter yet.

    Two rooms that do so make the same chapters; one of the same title, or made before, is taken as it is.
    """
    loose: dict[str, list[str]] = {}
    for recommendation in _without_chapter(db):
        loose.setdefault(head(db, recommendation.topic_field_uid), []).append(recommendation.uid)
    fields = select(TopicField).where(shown(TopicField)).order_by(TopicField.place, TopicField.uid)
    for field in db.scalars(fields).all():
        move_recommendations(db, loose.get(field.uid, []), _chapter_of(db, field))


def _chapter_of(db: Session, field: TopicField) -> str:
    titled = next((chapter for chapter in _chapters(db) if same_name(chapter.title, field.title)), None)
    if titled:
        return titled.uid
    uid = derived_uid("chapter", field.uid)
    made = db.get(Chapter, uid)
    if made is None:
        made = Chapter(uid=uid, title=field.title, place=last_place(db, Chapter.place))
        db.add(made)
    made.alive = True
    db.flush()
    return uid


def _chapters(db: Session) -> list[Chapter]:
    return list(db.scalars(select(Chapter).where(Chapter.alive).order_by(Chapter.place, Chapter.uid)))


def _in_chapter(db: Session, uid: str) -> list[Recommendation]:
    query = select(Recommendation).where(Recommendation.alive, Recommendation.chapter_uid == uid)
    return list(db.scalars(query.order_by(Recommendation.chapter_position, Recommendation.uid)))


def _without_chapter(db: Session) -> list[Recommendation]:
    """Return what stands in no chapter, or in one that is deleted."""
    known = [chapter.uid for chapter in _chapters(db)]
    column = Recommendation.chapter_uid
    query = select(Recommendation).where(Recommendation.alive, or_(column.is_(None), column.not_in(known)))
    return list(db.scalars(query.order_by(Recommendation.number, Recommendation.uid)))
