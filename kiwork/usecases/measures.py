"""Measures: the steps that carry a recommendation out, in order."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.kinds import MeasureState
from kiwork.models.living import living
from kiwork.models.recommendation import Measure, Recommendation
from kiwork.models.text import clean, required
from kiwork.usecases.records import find, last_place, put_between


class CircleError(KiworkError):
    """A measure cannot build on one that itself builds on it."""


def add_measure(db: Session, recommendation_uid: str, what: str) -> str:
    """Add a measure below the others of a recommendation, and return its uid. Raises EmptyTextError."""
    recommendation = find(db, Recommendation, recommendation_uid)
    place = last_place(db, Measure.place, Measure.recommendation_uid == recommendation.uid)
    measure = Measure(recommendation_uid=recommendation.uid, what=required(what), place=place)
    db.add(measure)
    db.flush()
    return measure.uid


def edit_measure(db: Session, /, uid: str, **columns: str) -> None:
    """Change columns of a measure that are text; `what` must not be empty. Raises EmptyTextError."""
    measure = find(db, Measure, uid)
    for column, text in columns.items():
        setattr(measure, column, required(text) if column == "what" else clean(text))


def set_measure_state(db: Session, uid: str, state: MeasureState) -> None:
    """Say how far a measure has come."""
    find(db, Measure, uid).state = state.value


def build_on(db: Session, uid: str, other_uid: str | None) -> None:
    """Let a measure build on another one of the process, or on none. Raises CircleError."""
    measure = find(db, Measure, uid)
    if other_uid and uid in _chain(db, find(db, Measure, other_uid)):
        raise CircleError(measure=measure.what)
    measure.builds_on = other_uid


def move_measure(db: Session, uid: str, before_uid: str | None) -> None:
    """Put a measure in front of another one of its recommendation, or last."""
    measure = find(db, Measure, uid)
    siblings = select(Measure).where(
        Measure.recommendation_uid == measure.recommendation_uid, Measure.uid != uid, living(Measure)
    )
    put_between(db, measure, list(db.scalars(siblings.order_by(Measure.place, Measure.uid))), before_uid)


def delete_measure(db: Session, uid: str) -> None:
    """Delete a measure; what builds on it stays, and builds on it again if it comes back."""
    find(db, Measure, uid).alive = False


def _chain(db: Session, measure: Measure | None) -> Iterator[str]:
    """Yield the measure and all that it builds on, deleted ones too; a circle out of a merge ends it."""
    passed = set[str]()
    while measure and measure.uid not in passed:
        passed.add(measure.uid)
        yield measure.uid
        measure = db.get(Measure, measure.builds_on) if measure.builds_on else None
