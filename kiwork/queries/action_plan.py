"""The action plan: the measures of all recommendations, as they are due."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.living import living
from kiwork.models.recommendation import Measure


@dataclass(frozen=True)
class PlannedMeasure:
    """What is to be done, by whom, with what and by when; `builds_on` says what must be done before."""

    what: str
    lead: str
    partners: str
    means: str
    due: str
    state: str
    builds_on: str


def action_plan(db: Session) -> dict[str, list[PlannedMeasure]]:
    """Return the measures of each recommendation, by its uid: as they are due, then as they stand there."""
    query = select(Measure).where(living(Measure)).order_by(Measure.place, Measure.uid)
    measures = db.scalars(query).all()
    words = {measure.uid: measure.what for measure in measures}
    found: defaultdict[str, list[PlannedMeasure]] = defaultdict(list)
    for measure in sorted(measures, key=lambda one: (not one.due, one.due)):
        found[measure.recommendation_uid].append(_planned(measure, words.get(measure.builds_on or "", "")))
    return found


def _planned(measure: Measure, builds_on: str) -> PlannedMeasure:
    return PlannedMeasure(
        what=measure.what,
        lead=measure.lead,
        partners=measure.partners,
        means=measure.means,
        due=measure.due,
        state=measure.state,
        builds_on=builds_on,
    )
