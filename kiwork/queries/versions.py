"""Versions of a recommendation: which there are, who agreed to which, and how two of them differ."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.card import Card
from kiwork.models.groups import by_head
from kiwork.models.kinds import ConsultationAnswer
from kiwork.models.living import living
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.parts import in_parts
from kiwork.models.recommendation import Measure, Version
from kiwork.models.sheets import MeasureRow, Value, WholeSheet, read_sheet, whole_sheets

ORDER = (
    "title", "goal", "situation", "description", "next_step", "lead", "partners", "timeframe", "due", "level",
    "tags", "resources", "cost", "funding", "indicator", "priority", "category", "effort", "impact",
)  # fmt: skip
"""The fields of a sheet as a person reads them; the others follow, then chapter, measures and origin."""


@dataclass(frozen=True)
class Agreement:
    """What an organisation answered to a version; `answered_on` is an ISO date."""

    organisation: str
    answer: ConsultationAnswer
    condition: str
    answered_on: str


@dataclass(frozen=True)
class VersionView:
    """A version, called by its date (ISO, with time), the state that the check had, and the room."""

    uid: str
    date: str
    state: str
    room: str
    agreements: tuple[Agreement, ...] = ()


Side = tuple[tuple[str, Value], ...]
"""What one sheet has in a field: columns with what they hold, but for empty ones."""


@dataclass(frozen=True)
class Compared:
    """One field of two sheets: a column's name, "lead", "partners", …, or "measure", of which there are many.

    A card that is no longer there has no words: it is "cards" with None.
    """

    field: str
    left: Side
    right: Side

    @property
    def differs(self) -> bool:
        """Whether the sheets are not the same in it."""
        return self.left != self.right


def versions(db: Session, uid: str) -> list[VersionView]:
    """Return the versions of a recommendation, the newest first."""
    agreed = _agreements(db, uid)
    query = (
        select(Version.uid, Version.date, Version.state, Version.room)
        .where(Version.recommendation_uid == uid, living(Version))
        .order_by(Version.date.desc(), Version.uid)
    )
    return [VersionView(*told, tuple(agreed[told.uid])) for told in db.execute(query)]


def _agreements(db: Session, uid: str) -> defaultdict[str, list[Agreement]]:
    query = (
        select(
            Consultation.about_version,
            Organisation.name,
            Consultation.answer,
            Consultation.condition,
            Consultation.answered_on,
        )
        .join(Organisation, Organisation.uid == by_head(db, Consultation.organisation_uid))
        .where(
            Consultation.recommendation_uid == uid,
            living(Consultation),
        )
        .order_by(Organisation.name, Consultation.uid)
    )
    found: defaultdict[str, list[Agreement]] = defaultdict(list)
    for version, name, answer, *told in db.execute(query):
        if (given := ConsultationAnswer(answer)) is not ConsultationAnswer.OPEN:
            found[version].append(Agreement(name, given, *told))
    return found


def sheet_of(db: Session, uid: str, version_uid: str | None) -> WholeSheet | None:
    """Return a recommendation's sheet in a version, or as it is now; None if it cannot be read."""
    if version_uid is None:
        return whole_sheets(db, [uid]).get(uid)
    version = db.get(Version, version_uid)
    return read_sheet(version.text) if version and version.recommendation_uid == uid else None


def compare(db: Session, left: WholeSheet, right: WholeSheet) -> tuple[Compared, ...]:
    """Return two sheets field by field, those that neither fills left out; measures one by one."""
    words = _words(db, Card.text, {*left.card_uids, *right.card_uids})
    one, other = _fields(left, words), _fields(right, words)
    compared = (Compared(name, one[name], other[name]) for name in one)
    both = (*compared, *_measures(db, left, right))
    return tuple(found for found in both if found.left or found.right)


def changed_since(db: Session, uids: Collection[str]) -> dict[str, tuple[VersionView, bool]]:
    """Return the newest version of recommendations that have one, and whether the sheet is another now."""
    query = (
        select(Version)
        .where(Version.recommendation_uid.in_(uids), living(Version))
        .order_by(Version.date, Version.uid.desc())
    )
    newest = {version.recommendation_uid: version for version in db.scalars(query)}
    now = whole_sheets(db, newest)
    return {
        uid: (VersionView(v.uid, v.date, v.state, v.room), v.text != now[uid].text)
        for uid, v in newest.items()
        if uid in now
    }


def _fields(sheet: WholeSheet, words: Mapping[str, str]) -> dict[str, Side]:
    named = {
        "lead": [sheet.lead] if sheet.lead else [],
        "chapter": [sheet.chapter] if sheet.chapter else [],
        "partners": sheet.partners,
        "tags": sheet.tags,
        "clusters": sheet.clusters,
    }
    cards = sorted((words.get(uid) for uid in sheet.card_uids), key=lambda text: (text is None, text or ""))
    found: dict[str, Side] = {
        **{name: _told([(name, value)]) for name, value in sheet.columns.items()},
        **{name: tuple((name, one) for one in sorted(n.name for n in all_)) for name, all_ in named.items()},
        "cards": tuple(("cards", text) for text in cards),
    }
    last = ("chapter", "clusters", "cards")
    names = (*ORDER, *(name for name in found if name not in {*ORDER, *last}), *last)
    return {name: found[name] for name in names}


def _measures(db: Session, left: WholeSheet, right: WholeSheet) -> Iterator[Compared]:
    before = {str(row.columns["builds_on"]) for row in (*left.measures, *right.measures)}
    words = _words(db, Measure.what, before)
    one, other = _rows(left.measures, words), _rows(right.measures, words)
    for uid in {**one, **other}:
        yield Compared("measure", one.get(uid, ()), other.get(uid, ()))


def _rows(measures: Sequence[MeasureRow], words: Mapping[str, str]) -> dict[str, Side]:
    titles = {**words, **{row.uid: str(row.columns["what"]) for row in measures}}
    return {
        row.uid: _told(
            (name, titles.get(str(value)) if name == "builds_on" else value)
            for name, value in row.columns.items()
            if name != "place"
        )
        for row in measures
    }


def _told(values: Iterable[tuple[str, Value]]) -> Side:
    return tuple((name, value) for name, value in values if value not in (None, ""))


def _words(db: Session, text: InstrumentedAttribute[str], uids: Collection[str]) -> dict[str, str]:
    """Return what the living ones of some records say."""
    record_type: Any = text.class_
    query = select(record_type.uid, text).where(living(record_type))
    parts = in_parts(sorted(uids))
    return {uid: words for part in parts for uid, words in db.execute(query.where(record_type.uid.in_(part)))}
