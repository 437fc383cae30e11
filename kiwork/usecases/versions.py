"""Versions of a recommendation: its whole sheet kept as it is, and brought back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import column, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.errors import KiworkError
from kiwork.models.card import Card, Cluster
from kiwork.models.groups import by_head, head
from kiwork.models.living import living
from kiwork.models.organisation import Organisation
from kiwork.models.process import Chapter
from kiwork.models.recommendation import (
    Measure,
    Recommendation,
    RecommendationCard,
    RecommendationCluster,
    RecommendationPartner,
    Version,
)
from kiwork.models.record import WRITING, Record, Writing, kind_of
from kiwork.models.sheets import Columns, MeasureRow, Named, read_sheet, whole_sheets
from kiwork.models.tag import RecommendationTag, Tag
from kiwork.usecases.records import find, last_place, link, unlink_all

_ERASED = table("erased", column("row"))


class UnreadableVersionError(KiworkError):
    """The text of a version is damaged, or of a form that this program does not know."""


@dataclass(frozen=True)
class Missing:
    """What an older version names and what is no longer there; a card has no name any more."""

    kind: str
    name: str


def keep_version(db: Session, uid: str) -> str:
    """Keep the whole sheet of a recommendation as it is now, and return the version's uid.

    It is called by date, state and room. What the newest version says already is not kept a second time.
    """
    recommendation = find(db, Recommendation, uid)
    text = whole_sheets(db, [uid])[uid].text
    newest = _newest(db, uid)
    if newest and (newest.text, newest.state) == (text, recommendation.feasibility):
        return newest.uid
    writing: Writing = db.info[WRITING]
    date = datetime.fromtimestamp(writing.at / 1000, UTC).isoformat(timespec="milliseconds")
    version = Version(
        recommendation_uid=uid, date=date, state=recommendation.feasibility, room=writing.room, text=text
    )
    db.add(version)
    db.flush()
    return version.uid


def restore_version(db: Session, version_uid: str) -> tuple[Missing, ...]:
    """Make a recommendation's sheet what it was in a version, and return what of that is no longer there.

    The present sheet is kept as a version first; number and topic field stay. Raises UnreadableVersionError.
    """
    version = find(db, Version, version_uid)
    sheet = read_sheet(version.text)
    if sheet is None:
        raise UnreadableVersionError
    uid = version.recommendation_uid
    keep_version(db, uid)
    _put(find(db, Recommendation, uid), sheet.columns)
    return (
        *_restore_lead(db, uid, sheet.lead),
        *_restore_chapter(db, uid, sheet.chapter),
        *_restore_links(db, uid, RecommendationPartner.organisation_uid, Organisation, sheet.partners),
        *_restore_links(db, uid, RecommendationTag.tag_uid, Tag, sheet.tags),
        *_restore_links(db, uid, RecommendationCluster.cluster_uid, Cluster, sheet.clusters),
        *_restore_links(
            db, uid, RecommendationCard.card_uid, Card, [Named(card, "") for card in sheet.card_uids]
        ),
        *_restore_measures(db, uid, sheet.measures),
    )


def _newest(db: Session, uid: str) -> Version | None:
    query = select(Version).where(Version.recommendation_uid == uid, living(Version))
    return db.scalars(query.order_by(Version.date.desc(), Version.uid).limit(1)).first()


def _put(record: Record, columns: Columns) -> None:
    for name, value in columns.items():
        setattr(record, name, value)


def _restore_lead(db: Session, uid: str, lead: Named | None) -> list[Missing]:
    recommendation = find(db, Recommendation, uid)
    found = _living_head(db, Organisation, lead.uid) if lead else None
    if head(db, recommendation.lead_uid or "") != (found or ""):
        recommendation.lead_uid = found
    return [Missing("organisation", lead.name)] if lead and not found else []


def _restore_chapter(db: Session, uid: str, chapter: Named | None) -> list[Missing]:
    recommendation = find(db, Recommendation, uid)
    found = _living_head(db, Chapter, chapter.uid) if chapter else None
    if recommendation.chapter_uid != found:
        place = Recommendation.chapter_position
        last = last_place(db, place, Recommendation.chapter_uid == found, Recommendation.alive)
        recommendation.chapter_uid, recommendation.chapter_position = found, last if found else ""
    return [Missing("chapter", chapter.name)] if chapter and not found else []


def _restore_links(
    db: Session, uid: str, end: InstrumentedAttribute[str], target: type[Record], wanted: Iterable[Named]
) -> list[Missing]:
    pair: Any = end.class_
    query = select(by_head(db, end)).where(pair.recommendation_uid == uid, living(pair))
    found = {one: _living_head(db, target, one.uid) for one in wanted}
    present, kept = set(db.scalars(query)), {other for other in found.values() if other}
    for other in sorted(kept - present):
        link(db, pair, recommendation_uid=uid, **{end.key: other})
    for other in sorted(present - kept):
        unlink_all(db, pair, recommendation_uid=uid, **{end.key: other})
    return [Missing(kind_of(target), one.name) for one, other in found.items() if not other]


def _restore_measures(db: Session, uid: str, rows: Sequence[MeasureRow]) -> list[Missing]:
    gone = _erased(db, [row.uid for row in rows])
    restored = {row.uid: _measure(db, uid, row.uid) for row in rows if row.uid not in gone}
    for row in rows:
        if measure := restored.get(row.uid):
            first = str(row.columns["builds_on"])
            builds_on = restored[first].uid if first in restored else _living_head(db, Measure, first)
            _put(measure, {**row.columns, "alive": True, "builds_on": builds_on})
    query = select(Measure).where(Measure.recommendation_uid == uid, living(Measure))
    for other in set(db.scalars(query)) - set(restored.values()):
        other.alive = False
    return [Missing("measure", str(row.columns["what"])) for row in rows if row.uid in gone]


def _measure(db: Session, uid: str, measure_uid: str) -> Measure:
    found = db.get(Measure, measure_uid)
    if found and found.recommendation_uid == uid:
        return found
    made = Measure(recommendation_uid=uid)
    db.add(made)
    return made


def _living_head(db: Session, record_type: type[Record], uid: str) -> str | None:
    first = head(db, uid)
    return db.scalar(select(record_type.uid).where(record_type.uid == first, living(record_type)))


def _erased(db: Session, uids: Collection[str]) -> set[str]:
    return set(db.scalars(select(_ERASED.c.row).where(_ERASED.c.row.in_(uids))))
