"""Organisations, each once: what is known about it, and the recommendations that name it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kiwork.models.groups import by_head, heads
from kiwork.models.living import living
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.recommendation import Recommendation, RecommendationPartner
from kiwork.models.text import sort_key
from kiwork.queries.recommendations import shown_numbers

Numbers = defaultdict[str, list[str]]


@dataclass(frozen=True)
class OrganisationView:
    """An organisation; `wordings` are the names of those that were joined with it, `members` their uids.

    `leads`, `partners` and `asked` are the numbers of the recommendations that it leads, helps with, and
    was asked about.
    """

    uid: str
    name: str
    kind: str
    municipality_uid: str | None
    contact: str
    internal: bool
    wordings: tuple[str, ...]
    members: tuple[str, ...]
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    asked: tuple[str, ...]


def organisations(db: Session) -> list[OrganisationView]:
    """Return the organisations by name; what was joined is one, known by all that any of it is known by."""
    known = heads(db)
    groups: defaultdict[str, list[Organisation]] = defaultdict(list)
    for found in db.scalars(select(Organisation).where(living(Organisation)).order_by(Organisation.uid)):
        groups[known.get(found.uid, found.uid)].append(found)
    numbers = shown_numbers(db)
    involved = [_numbers(db, query, numbers) for query in (_leads(db), _partners(db), _asked(db))]
    views = [
        _view(members, uid, known, [found[uid] for found in involved]) for uid, members in groups.items()
    ]
    return sorted(views, key=lambda view: sort_key(view.name))


def internal_organisations(db: Session) -> frozenset[str]:
    """Return the names of organisations that are not for the public, those of joined ones too."""
    return frozenset(
        name for view in organisations(db) if view.internal for name in (view.name, *view.wordings)
    )


def kinds(db: Session) -> list[str]:
    """Return every kind of organisation that somebody wrote, sorted."""
    query = select(Organisation.organisation_kind).where(living(Organisation)).distinct()
    return sorted(filter(None, db.scalars(query)), key=sort_key)


def _view(
    members: list[Organisation], uid: str, known: dict[str, str], involved: list[list[str]]
) -> OrganisationView:
    members = sorted(members, key=lambda member: member.uid != uid)
    first, (leads, partners, asked) = members[0], involved
    town = _first(member.municipality_uid for member in members)
    names = dict.fromkeys(member.name for member in members[1:] if member.name != first.name)
    return OrganisationView(
        uid=uid,
        name=first.name,
        kind=_first(member.organisation_kind for member in members) or "",
        municipality_uid=known.get(town, town) if town else None,
        contact=_first(member.contact for member in members) or "",
        internal=any(member.internal for member in members),
        wordings=tuple(names),
        members=tuple(member.uid for member in members),
        leads=tuple(leads),
        partners=tuple(partners),
        asked=tuple(asked),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _leads(db: Session) -> Select[str, str]:
    lead = by_head(db, Recommendation.lead_uid)
    return select(lead, Recommendation.uid).where(Recommendation.alive, Recommendation.lead_uid.is_not(None))


def _partners(db: Session) -> Select[str, str]:
    pair = RecommendationPartner
    return select(by_head(db, pair.organisation_uid), pair.recommendation_uid).where(living(pair))


def _asked(db: Session) -> Select[str, str]:
    asked = Consultation
    return select(by_head(db, asked.organisation_uid), asked.recommendation_uid).where(living(asked))


def _numbers(db: Session, query: Select[str, str], numbers: dict[str, str]) -> Numbers:
    found: Numbers = defaultdict(list)
    for organisation_uid, uid in set(db.execute(query)):
        found[organisation_uid].append(numbers[uid])
    for named in found.values():
        named.sort()
    return found
