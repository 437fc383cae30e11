"""Weighing: rounds of dots, the numbers counted on paper, and the effort/impact matrix."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.card import Cluster
from kiwork.models.dots import DotCount, DotRound
from kiwork.models.groups import any_joined, head, names
from kiwork.models.kinds import DotRule, Quarter, TargetKind
from kiwork.models.living import living
from kiwork.models.text import clean, required
from kiwork.usecases.records import delete_all, find_all, find_head, link

MOST_DOTS = 100_000


class DotsOutOfRangeError(KiworkError):
    """A number of dots or people is negative or beyond belief."""


def add_round(
    db: Session,
    title: str,
    *,
    target_kind: TargetKind = TargetKind.CLUSTER,
    dots_per_person: int | None = None,
    rule: DotRule = DotRule.FIXED,
) -> str:
    """Begin a round of dots, and return its uid; earlier rounds stay beside it."""
    dot_round = DotRound(
        title=required(title),
        target_kind=target_kind.value,
        dots_per_person=dots_per_person,
        rule=rule.value,
    )
    db.add(dot_round)
    return dot_round.uid


def edit_round(db: Session, /, round_uid: str, **columns: str | int | bool | None) -> None:
    """Change what a round asks and allows; raises EmptyTextError for its title, and DotsOutOfRangeError."""
    dot_round = find_head(db, DotRound, round_uid)
    for column, value in columns.items():
        setattr(dot_round, column, _fit(column, value))


def reveal_round(db: Session, round_uid: str) -> None:
    """Show what follows from the numbers of a round that was hidden until now."""
    find_head(db, DotRound, round_uid).revealed = True


def delete_round(db: Session, round_uid: str) -> None:
    """Delete a round, and all that were joined with it, with all that was counted in them."""
    delete_all(db, DotRound, round_uid)


def set_dots(
    db: Session,
    round_uid: str,
    target_uid: str,
    dots: int,
    *,
    workshop_uid: str | None,
    counting_place: str = "",
) -> None:
    """Note the number of dots on one target, as counted on paper; raises DotsOutOfRangeError.

    Of joined targets it is the number on all of them together: the others keep theirs as far as it reaches.
    """
    own, *others = _counts(db, round_uid, target_uid, workshop_uid, counting_place)
    rest = _in_range(dots)
    for count in others:
        count.dots = min(count.dots, rest)
        rest -= count.dots
    own.dots = rest


def set_people(
    db: Session, round_uid: str, people: int | None, *, workshop_uid: str | None, counting_place: str = ""
) -> None:
    """Note how many people gave their dots, in joined rounds all together; raises DotsOutOfRangeError."""
    checked = None if people is None else _in_range(people)
    own, *others = _counts(db, round_uid, round_uid, workshop_uid, counting_place)
    for count in others:
        count.people = None
    own.people = checked


def place_in_matrix(db: Session, cluster_uid: str, quarter: Quarter | None) -> None:
    """Put a cluster, with all that were joined with it, into a field of the matrix; None takes it out."""
    for cluster in find_all(db, Cluster, cluster_uid):
        cluster.quarter = quarter.value if quarter else ""


def _counts(
    db: Session, round_uid: str, target_uid: str, workshop_uid: str | None, counting_place: str
) -> Iterator[DotCount]:
    """Yield the count of the heads of these, made if need be, then what was counted on their members."""
    own = {
        "round_uid": find_head(db, DotRound, round_uid).uid,
        "target_uid": head(db, target_uid),
        "workshop_uid": head(db, workshop_uid) if workshop_uid else None,
    }
    made = link(db, DotCount, **own, counting_place=counting_place)
    yield made
    if any_joined(db):
        alike = (names(db, getattr(DotCount, column), uid) for column, uid in own.items())
        same_place = DotCount.counting_place == counting_place
        query = select(DotCount).where(living(DotCount), DotCount.uid != made.uid, same_place, *alike)
        yield from db.scalars(query.order_by(DotCount.uid)).all()


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
