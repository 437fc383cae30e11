"""Coordination with organisations: who was asked about which recommendation, and what came back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import by_head, shown
from kiwork.models.kinds import ConsultationAnswer
from kiwork.models.living import living
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.process import Origin
from kiwork.models.recommendation import Version
from kiwork.queries.recommendations import RecommendationView, recommendations

Pair = tuple[str, str]
"""The uids of a recommendation and of an organisation."""

TOKEN_BYTES = 8
ORIGIN_LETTERS = 8


@dataclass(frozen=True)
class OrganisationView:
    """Whoever can be asked."""

    uid: str
    name: str
    internal: bool


@dataclass(frozen=True)
class ConsultationView:
    """One asking and its answer; dates are ISO dates, `organisation` is a name.

    `of_internal` says that the organisation itself is internal.
    """

    uid: str
    recommendation_uid: str
    organisation_uid: str
    organisation: str
    asked_on: str
    about_version: str
    answer: ConsultationAnswer
    condition: str
    answered_on: str
    internal: bool
    of_internal: bool

    @property
    def may_be_published(self) -> bool:
        """Whether neither the answer nor the organisation is internal."""
        return not (self.internal or self.of_internal)

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answer is ConsultationAnswer.OPEN

    @property
    def age(self) -> tuple[str, bool, str, str]:
        """What sorts askings: the newest is the greatest, and one with an answer comes before one without."""
        return (self.asked_on, not self.is_open, self.answered_on, self.uid)


@dataclass(frozen=True)
class Matrix:
    """Recommendations × organisations; of each pair that was ever asked all askings, the newest first."""

    recommendations: tuple[RecommendationView, ...]
    organisations: tuple[OrganisationView, ...]
    asked: Mapping[Pair, tuple[ConsultationView, ...]]

    def newest(self, recommendation_uid: str, organisation_uid: str) -> ConsultationView | None:
        """Return the asking that counts, None if there is none."""
        return next(iter(self.asked.get((recommendation_uid, organisation_uid), ())), None)

    @cached_property
    def open(self) -> tuple[ConsultationView, ...]:
        """The askings that count and have no answer, the oldest first."""
        found = (views[0] for views in self.asked.values() if views[0].is_open)
        return tuple(sorted(found, key=lambda view: (view.asked_on, view.organisation, view.uid)))


@dataclass(frozen=True)
class Waiting:
    """An organisation that has not answered yet: how often, and since when, as an ISO date."""

    organisation_uid: str
    organisation: str
    number: int
    since: str


@dataclass(frozen=True)
class Asked:
    """A recommendation that an organisation is asked about; `key` comes back with the answer."""

    consultation: ConsultationView
    recommendation: RecommendationView
    key: str


def consultations(
    db: Session, *, recommendation_uids: Collection[str] | None = None
) -> tuple[ConsultationView, ...]:
    """Return all askings, of some recommendations if named, by organisation, the newest first."""
    query = (
        select(Consultation, Organisation)
        .join(Organisation, Organisation.uid == by_head(db, Consultation.organisation_uid))
        .where(living(Consultation))
    )
    if recommendation_uids is not None and len(recommendation_uids) == 1:
        query = query.where(Consultation.recommendation_uid == next(iter(recommendation_uids)))
    found = [_view(*row) for row in db.execute(query)]
    wanted = [v for v in found if recommendation_uids is None or v.recommendation_uid in recommendation_uids]
    newest = sorted(wanted, key=lambda view: view.age, reverse=True)
    return tuple(sorted(newest, key=lambda view: (view.organisation, view.organisation_uid)))


def coordination(db: Session) -> Matrix:
    """Return the whole matrix, recommendations by topic field and number, organisations by name."""
    asked: defaultdict[Pair, list[ConsultationView]] = defaultdict(list)
    for view in consultations(db):
        asked[view.recommendation_uid, view.organisation_uid].append(view)
    return Matrix(
        tuple(recommendations(db)),
        tuple(organisations(db)),
        {pair: tuple(views) for pair, views in asked.items()},
    )


def organisations(db: Session) -> list[OrganisationView]:
    """Return everybody who can be asked, by name."""
    query = select(Organisation.uid, Organisation.name, Organisation.internal).where(shown(Organisation))
    return [OrganisationView(*row) for row in db.execute(query.order_by(Organisation.name, Organisation.uid))]


def waiting(matrix: Matrix) -> list[Waiting]:
    """Return who has not answered yet, whoever was asked first above."""
    found: defaultdict[str, list[ConsultationView]] = defaultdict(list)
    for view in matrix.open:
        found[view.organisation_uid].append(view)
    return [Waiting(uid, own[0].organisation, len(own), own[0].asked_on) for uid, own in found.items()]


def asked_of(db: Session, matrix: Matrix, organisation_uid: str) -> list[Asked]:
    """Return what an organisation was asked, in the order of the matrix; of each pair the newest asking."""
    origin = min(origins(db), default="")
    found = ((view, matrix.newest(view.uid, organisation_uid)) for view in matrix.recommendations)
    return [Asked(newest, view, key_of(newest, view, origin)) for view, newest in found if newest]


def origins(db: Session) -> list[str]:
    """Return the marks of the process by which its sheets are known."""
    return [uid[:ORIGIN_LETTERS] for uid in db.scalars(select(Origin.uid).where(Origin.alive))]


def versions_of(db: Session, recommendation_uids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the versions of recommendations, with "" for a text of which none was kept."""
    found: defaultdict[str, list[str]] = defaultdict(lambda: [""])
    for uid, owner in db.execute(select(Version.uid, Version.recommendation_uid)):
        if owner in recommendation_uids:
            found[owner].append(uid)
    return {uid: tuple(found[uid]) for uid in recommendation_uids}


def asked_texts(view: RecommendationView) -> dict[str, str]:
    """Return what an organisation is asked about, by column and in order; what is internal has no cost."""
    return {
        "title": view.title,
        "goal": view.goal,
        "description": view.description,
        "next_step": view.next_step,
        "lead": view.lead,
        "partners": ", ".join(view.partners),
        "timeframe": view.timeframe,
        "cost": view.cost if view.public else "",
    }


def key_of(consultation: ConsultationView, view: RecommendationView, origin: str) -> str:
    """Return what a sheet carries for one recommendation: the asking, its token, and the process."""
    token = token_of(consultation, origin, consultation.about_version, asked_texts(view).values())
    return f"{consultation.uid}.{token}.{origin}"


def token_of(consultation: ConsultationView, origin: str, version: str, texts: Iterable[str]) -> str:
    """Return a short sum over process, recommendation, asking, version and the texts as printed.

    An asking is of one organisation for ever; how a text is laid out does not matter.
    """
    ids = (origin, consultation.recommendation_uid, consultation.uid, version)
    whole = "\0".join((*ids, *laid_flat(texts)))
    return blake2b(whole.encode(), digest_size=TOKEN_BYTES).hexdigest()


def laid_flat(texts: Iterable[str]) -> Sequence[str]:
    """Return texts without their layout, and without those that are empty."""
    return [flat for text in texts if (flat := " ".join(printable(text).split()))]


def printable(text: str) -> str:
    """Return a text without the few letters that no XML file may hold."""
    return "".join(letter for letter in text if letter in "\n\t" or _is_xml(ord(letter)))


def _is_xml(code: int) -> bool:
    return 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000  # noqa: PLR2004 - as XML has it


def _view(consultation: Consultation, organisation: Organisation) -> ConsultationView:
    return ConsultationView(
        uid=consultation.uid,
        recommendation_uid=consultation.recommendation_uid,
        organisation_uid=organisation.uid,
        organisation=organisation.name,
        asked_on=consultation.asked_on,
        about_version=consultation.about_version,
        answer=ConsultationAnswer(consultation.answer),
        condition=consultation.condition,
        answered_on=consultation.answered_on,
        internal=consultation.internal,
        of_internal=organisation.internal,
    )
