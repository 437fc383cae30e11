"""Weighing: rounds of dots, and the numbers counted on paper."""

from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.dots import DotCount, DotRound
from kiwork.models.kinds import TargetKind
from kiwork.models.text import clean, required
from kiwork.usecases.records import find, link

MOST_DOTS = 100_000


class DotsOutOfRangeError(KiworkError):
    """A number of dots or people is negative or beyond belief."""


def add_round(
    db: Session,
    title: str,
    *,
    target_kind: TargetKind = TargetKind.CLUSTER,
    dots_per_person: int | None = None,
) -> str:
    """Begin a round of dots, and return its uid; earlier rounds stay beside it."""
    dot_round = DotRound(
        title=required(title), target_kind=target_kind.value, dots_per_person=dots_per_person
    )
    db.add(dot_round)
    return dot_round.uid


def edit_round(db: Session, /, round_uid: str, **columns: str | int | bool | None) -> None:
    """Change what a round asks and allows; raises EmptyTextError for its title, and DotsOutOfRangeError."""
    dot_round = find(db, DotRound, round_uid)
    for column, value in columns.items():
        setattr(dot_round, column, _fit(column, value))


def delete_round(db: Session, round_uid: str) -> None:
    """Delete a round with all that was counted in it."""
    find(db, DotRound, round_uid).alive = False


def set_dots(
    db: Session,
    round_uid: str,
    target_uid: str,
    dots: int,
    *,
    workshop_uid: str | None,
    counting_place: str = "",
) -> None:
    """Note the number of dots on one target, as counted on paper; raises DotsOutOfRangeError."""
    _count(db, round_uid, target_uid, workshop_uid, counting_place).dots = _in_range(dots)


def set_people(
    db: Session, round_uid: str, people: int | None, *, workshop_uid: str | None, counting_place: str = ""
) -> None:
    """Note how many people gave their dots; raises DotsOutOfRangeError."""
    checked = None if people is None else _in_range(people)
    _count(db, round_uid, round_uid, workshop_uid, counting_place).people = checked


def _count(
    db: Session, round_uid: str, target_uid: str, workshop_uid: str | None, counting_place: str
) -> DotCount:
    find(db, DotRound, round_uid)
    return link(
        db,
        DotCount,
        round_uid=round_uid,
        target_uid=target_uid,
        workshop_uid=workshop_uid,
        counting_place=counting_place,
    )


def _fit(column: str, value: str | int | bool | None) -> str | int | bool | None:  # noqa: FBT001 - a value
    if column == "dots_per_person" and value is not None:
        return _in_range(int(value))
    if isinstance(value, str):
        return required(value) if column == "title" else clean(value)
    return value


def _in_range(number: int) -> int:
    if not 0 <= number <= MOST_DOTS:
        raise DotsOutOfRangeError(n=number)
    return number
