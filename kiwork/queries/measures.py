"""Measures: the steps that carry recommendations out, numbered in their order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.kinds import MeasureState
from kiwork.models.living import living
from kiwork.models.recommendation import Measure, Recommendation
from kiwork.queries.recommendations import shown_numbers


@dataclass(frozen=True)
class MeasureView:
    """A measure; `number` is that of its recommendation and its place in it, such as "SB-03.2".

    `builds_on` is the uid of another measure, None if there is none or it was deleted; `builds_on_number` is
    what that one is called. `due` is an ISO date or words.
    """

    uid: str
    recommendation_uid: str
    number: str
    what: str
    lead: str
    partners: str
    means: str
    due: str
    builds_on: str | None
    builds_on_number: str
    state: MeasureState


def measures(db: Session, *, recommendation_uid: str | None = None) -> dict[str, tuple[MeasureView, ...]]:
    """Return the living measures in order, by recommendation; of one recommendation alone if named."""
    query = select(Measure).where(living(Measure)).order_by(Measure.place, Measure.uid)
    if recommendation_uid:
        query = query.where(Measure.recommendation_uid == recommendation_uid)
    own = db.scalars(query).all()
    numbers = _numbers_beside(db, recommendation_uid, own) if recommendation_uid else _numbers(db)
    found: defaultdict[str, list[MeasureView]] = defaultdict(list)
    for measure in own:
        found[measure.recommendation_uid].append(_view(measure, numbers))
    return {uid: tuple(views) for uid, views in found.items()}


def _numbers_beside(db: Session, recommendation_uid: str, own: Sequence[Measure]) -> dict[str, str]:
    """Return the numbers of a recommendation's measures, and of those elsewhere that they build on."""
    elsewhere = {m.builds_on for m in own if m.builds_on} - {m.uid for m in own}
    owners = select(Measure.recommendation_uid).where(Measure.uid.in_(elsewhere))
    called = shown_numbers(db, db.get_one(Recommendation, recommendation_uid).number)[recommendation_uid]
    return {
        **({} if not elsewhere else _numbers(db, db.scalars(owners).all())),
        **{measure.uid: f"{called}.{place}" for place, measure in enumerate(own, start=1)},
    }


def names_of_measures(db: Session) -> dict[str, str]:
    """Return number and words of all living measures, by uid, in the order of their numbers."""
    query = (
        select(Measure.uid, Measure.what)
        .join(Recommendation, Recommendation.uid == Measure.recommendation_uid)
        .where(living(Measure))
        .order_by(Recommendation.number, Recommendation.uid, Measure.place, Measure.uid)
    )
    numbers = _numbers(db)
    return {uid: f"{numbers[uid]} {what}" for uid, what in db.execute(query)}


def _numbers(db: Session, recommendation_uids: Collection[str] | None = None) -> dict[str, str]:
    """Return what each living measure is called, by uid; those of some recommendations alone if named."""
    called, places = shown_numbers(db), Counter[str]()
    numbers: dict[str, str] = {}
    query = select(Measure.uid, Measure.recommendation_uid).where(living(Measure))
    if recommendation_uids is not None:
        query = query.where(Measure.recommendation_uid.in_(recommendation_uids))
    for uid, recommendation_uid in db.execute(query.order_by(Measure.place, Measure.uid)):
        places[recommendation_uid] += 1
        numbers[uid] = f"{called[recommendation_uid]}.{places[recommendation_uid]}"
    return numbers


def _view(measure: Measure, numbers: dict[str, str]) -> MeasureView:
    other = measure.builds_on if measure.builds_on in numbers else None
    return MeasureView(
        uid=measure.uid,
        recommendation_uid=measure.recommendation_uid,
        number=numbers[measure.uid],
        what=measure.what,
        lead=measure.lead,
        partners=measure.partners,
        means=measure.means,
        due=measure.due,
        builds_on=other,
        builds_on_number=numbers[other] if other else "",
        state=MeasureState(measure.state),
    )
