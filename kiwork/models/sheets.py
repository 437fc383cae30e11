"""The whole sheet of a recommendation as plain values: read from the tables, kept as text, read back.

The text of a version is JSON with a word for its form. Cited cards stand in it by their ids alone, so that a
card that is erased for good leaves no wording behind; everything else that is named has its name with it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.card import Cluster
from kiwork.models.kinds import Feasibility
from kiwork.models.living import living
from kiwork.models.organisation import Organisation
from kiwork.models.process import Chapter
from kiwork.models.recommendation import (
    Measure,
    Recommendation,
    RecommendationCard,
    RecommendationCluster,
    RecommendationPartner,
)
from kiwork.models.record import Record, defaults_of, fields_of, fixed_fields
from kiwork.models.tag import RecommendationTag, Tag

FORM = "kiwork.recommendation/1"

Value = str | int | bool | None
Columns = Mapping[str, Value]

_NAMED: dict[type[Record], set[str]] = {Recommendation: {"lead", "chapter_and_position"}}
"""Fields that name other records, which a version keeps with their names instead."""

_LARGEST = 2**31

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Named:
    """A record and what it was called."""

    uid: str
    name: str


@dataclass(frozen=True)
class MeasureRow:
    """A measure with all its columns."""

    uid: str
    columns: Columns


@dataclass(frozen=True)
class WholeSheet:
    """Everything on a sheet, as it was at one moment."""

    number: str
    columns: Columns
    lead: Named | None
    chapter: Named | None
    partners: tuple[Named, ...]
    tags: tuple[Named, ...]
    clusters: tuple[Named, ...]
    card_uids: tuple[str, ...]
    measures: tuple[MeasureRow, ...]

    @property
    def text(self) -> str:
        """The sheet as canonical JSON: equal sheets have equal texts."""
        parts = {"form": FORM, **asdict(self)}
        return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def columns_of(record_type: type[Record]) -> tuple[str, ...]:
    """Return the columns of a recommendation or a measure that a version keeps."""
    left_out = {"alive", *fixed_fields(record_type), *_NAMED.get(record_type, ())}
    kept = (columns for field, columns in fields_of(record_type).items() if field not in left_out)
    return tuple(column for columns in kept for column in columns)


# reading from the tables


def whole_sheets(db: Session, uids: Collection[str]) -> dict[str, WholeSheet]:
    """Return the sheets of living recommendations as they are now."""
    query = (
        select(Recommendation, Organisation.name, Chapter.title)
        .outerjoin(Organisation, Organisation.uid == Recommendation.lead_uid)
        .outerjoin(Chapter, Chapter.uid == Recommendation.chapter_uid)
        .where(Recommendation.uid.in_(uids), Recommendation.alive)
    )
    partners = _named(db, RecommendationPartner.organisation_uid, Organisation.name, uids)
    tags = _named(db, RecommendationTag.tag_uid, Tag.title, uids)
    clusters = _named(db, RecommendationCluster.cluster_uid, Cluster.heading, uids)
    cards, measures = _cards(db, uids), _measures(db, uids)
    return {
        r.uid: WholeSheet(
            number=r.number,
            columns=_columns(r),
            lead=Named(r.lead_uid, lead or "") if r.lead_uid else None,
            chapter=Named(r.chapter_uid, chapter or "") if r.chapter_uid else None,
            partners=tuple(partners[r.uid]),
            tags=tuple(tags[r.uid]),
            clusters=tuple(clusters[r.uid]),
            card_uids=tuple(cards[r.uid]),
            measures=tuple(measures[r.uid]),
        )
        for r, lead, chapter in db.execute(query).all()
    }


def _columns(record: Record) -> Columns:
    return {column: getattr(record, column) for column in columns_of(type(record))}


def _named(
    db: Session, end: InstrumentedAttribute[str], name: InstrumentedAttribute[str], uids: Collection[str]
) -> defaultdict[str, list[Named]]:
    pair: Any = end.class_
    target: Any = name.class_
    query: Select[Any] = (
        select(pair.recommendation_uid, target.uid, name)
        .join(target, target.uid == end)
        .where(pair.recommendation_uid.in_(uids), living(pair))
        .order_by(target.uid)
    )
    return _grouped((uid, Named(other, words)) for uid, other, words in db.execute(query))


def _cards(db: Session, uids: Collection[str]) -> defaultdict[str, list[str]]:
    query = select(RecommendationCard.recommendation_uid, RecommendationCard.card_uid).where(
        RecommendationCard.recommendation_uid.in_(uids), living(RecommendationCard)
    )
    return _grouped((uid, card) for uid, card in db.execute(query.order_by(RecommendationCard.card_uid)))


def _measures(db: Session, uids: Collection[str]) -> defaultdict[str, list[MeasureRow]]:
    query = (
        select(Measure)
        .where(Measure.recommendation_uid.in_(uids), living(Measure))
        .order_by(Measure.place, Measure.uid)
    )
    return _grouped((m.recommendation_uid, MeasureRow(m.uid, _columns(m))) for m in db.scalars(query))


def _grouped(pairs: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for uid, part in pairs:
        found[uid].append(part)
    return found


# reading a text


def read_sheet(text: str) -> WholeSheet | None:
    """Return the sheet that a text of a version holds; None if it is erased, damaged or of another form."""
    try:
        found = json.loads(text)
        sheet = _sheet(found) if found["form"] == FORM else None
        if sheet:
            sheet.text.encode()
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return sheet


def _sheet(found: Mapping[str, Any]) -> WholeSheet:
    columns = _fitting(Recommendation, found["columns"])
    Feasibility(_word(columns["feasibility"]))
    return WholeSheet(
        number=_word(found["number"]),
        columns=columns,
        lead=_maybe(found["lead"]),
        chapter=_maybe(found["chapter"]),
        partners=_all_named(found["partners"]),
        tags=_all_named(found["tags"]),
        clusters=_all_named(found["clusters"]),
        card_uids=tuple(_word(uid) for uid in found["card_uids"]),
        measures=tuple(
            MeasureRow(_word(row["uid"]), _fitting(Measure, row["columns"])) for row in found["measures"]
        ),
    )


def _fitting(record_type: type[Record], found: Mapping[str, Any]) -> Columns:
    """Take what fits the columns as they are today; one that was unknown then has its default."""
    known = {**defaults_of(record_type), **found}
    return {column: _fit(record_type, column, known[column]) for column in columns_of(record_type)}


def _fit(record_type: type[Record], name: str, value: Any) -> Value:  # noqa: ANN401 - what JSON holds
    column = record_type.__table__.columns[name]
    if value is None and column.nullable:
        return None
    if type(value) is not column.type.python_type or (isinstance(value, int) and abs(value) > _LARGEST):
        raise TypeError(name)
    kept: Value = value
    return kept


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _all_named(found: Iterable[Any]) -> tuple[Named, ...]:
    return tuple(Named(_word(one["uid"]), _word(one["name"])) for one in found)


def _maybe(found: Mapping[str, Any] | None) -> Named | None:
    return Named(_word(found["uid"]), _word(found["name"])) if found else None
