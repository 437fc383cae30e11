"""Chapters of the final concept, with the recommendations of each."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.process import Chapter
from kiwork.models.recommendation import Recommendation
from kiwork.queries.recommendations import RecommendationView, recommendations


@dataclass(frozen=True)
class ChapterView:
    """A chapter; `introduction` is what it says before its recommendations."""

    uid: str
    title: str
    introduction: str


@dataclass(frozen=True)
class ChapterContents:
    """What stands in a chapter, in order; without one, what has no chapter yet."""

    chapter: ChapterView | None
    recommendations: tuple[RecommendationView, ...]

    @property
    def uid(self) -> str | None:
        """The uid of the chapter, if it is one."""
        return self.chapter.uid if self.chapter else None


def chapters(db: Session) -> list[ChapterView]:
    """Return the chapters in order."""
    query = select(Chapter).where(Chapter.alive).order_by(Chapter.place, Chapter.uid)
    return [ChapterView(found.uid, found.title, found.introduction) for found in db.scalars(query)]


def structure(db: Session) -> list[ChapterContents]:
    """Return what has no chapter, by topic field and number, and then each chapter.

    What stands in a chapter that was deleted, as a merge may leave it, has none.
    """
    known = chapters(db)
    places, uids = _places(db), {chapter.uid for chapter in known}
    found: defaultdict[str | None, list[RecommendationView]] = defaultdict(list)
    for view in recommendations(db):
        chapter_uid, _ = places[view.uid]
        found[chapter_uid if chapter_uid in uids else None].append(view)
    in_order = [(chapter, sorted(found[chapter.uid], key=lambda view: places[view.uid])) for chapter in known]
    return [ChapterContents(chapter, tuple(views)) for chapter, views in [(None, found[None]), *in_order]]


def chapter_of(db: Session, recommendation_uid: str) -> str | None:
    """Return the chapter in which a recommendation stands; None if it has none."""
    query = select(Chapter.uid).join(Recommendation, Recommendation.chapter_uid == Chapter.uid)
    return db.scalar(query.where(Recommendation.uid == recommendation_uid, Chapter.alive))


def _places(db: Session) -> dict[str, tuple[str | None, tuple[str, str]]]:
    query = select(Recommendation.uid, Recommendation.chapter_uid, Recommendation.chapter_position)
    return {uid: (chapter_uid, (position, uid)) for uid, chapter_uid, position in db.execute(query)}
