"""Measures: the steps that carry recommendations out, numbered in their order."""

from collections import defaultdict
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


def measures(db: Session) -> dict[str, tuple[MeasureView, ...]]:
    """Return all living measures in order, by recommendation."""
    query = select(Measure).join(Recommendation, Recommendation.uid == Measure.recommendation_uid)
    found = db.scalars(
        query.where(living(Measure)).order_by(
            Recommendation.number, Recommendation.uid, Measure.place, Measure.uid
        )
    )
    by_recommendation: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in found:
        by_recommendation[measure.recommendation_uid].append(measure)
    numbers = _numbers(db, by_recommendation)
    return {uid: tuple(_view(one, numbers) for one in own) for uid, own in by_recommendation.items()}


def _numbers(db: Session, by_recommendation: dict[str, list[Measure]]) -> dict[str, str]:
    called = shown_numbers(db)
    return {
        measure.uid: f"{called[uid]}.{place}"
        for uid, own in by_recommendation.items()
        for place, measure in enumerate(own, start=1)
    }


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
