"""Rounds of dots: what was counted, what could have been, and the ranking that follows."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.dots import DotCount, DotRound
from kiwork.models.kinds import TargetKind
from kiwork.models.living import living
from kiwork.models.process import TopicField


@dataclass(frozen=True)
class RoundView:
    """One dot vote."""

    uid: str
    title: str
    question: str
    target_kind: TargetKind
    criterion: str
    dots_per_person: int | None
    rule: str
    cumulate: bool
    revealed: bool


@dataclass(frozen=True)
class TargetView:
    """What dots were put on: `dots` over all workshops, `dots_here` in the one looked at.

    `rank` is 1 for the most dots, the same for equal numbers, None without a dot.
    """

    uid: str
    text: str
    topic_field_uid: str | None
    cards: int
    dots: int
    dots_here: int
    rank: int | None


@dataclass(frozen=True)
class Weighing:
    """A round with its targets; `expected` is people × dots per person, None if either is not known."""

    round: RoundView
    targets: tuple[TargetView, ...]
    people: int | None
    counted: int
    expected: int | None

    @property
    def ranking(self) -> list[TargetView]:
        """The targets with dots, most dots first."""
        return sorted((t for t in self.targets if t.dots), key=lambda t: (-t.dots, t.text))


def rounds(db: Session) -> list[RoundView]:
    """Return all rounds, in the order in which they were made or came in."""
    query = select(DotRound).where(DotRound.alive).order_by(DotRound.title, DotRound.uid)
    return [_round(dot_round) for dot_round in db.scalars(query)]


def weighing(
    db: Session, round_uid: str, *, topic_field_uid: str | None = None, workshop_uid: str | None = None
) -> Weighing | None:
    """Return a round with its targets, of one topic field if named; None if there is no such round.

    `people`, `counted` and `expected` are of the workshop looked at, else of all together.
    """
    dot_round = db.get(DotRound, round_uid)
    if dot_round is None or not dot_round.alive:
        return None
    view = _round(dot_round)
    all_dots = dots_by_target(db, round_uid)
    dots_here = dots_by_target(db, round_uid, workshop_uid)
    targets = _targets(db, view.target_kind, topic_field_uid)
    ranks = _ranks([all_dots.get(uid, 0) for uid, *_ in targets])
    people = _people(db, round_uid, workshop_uid)
    counted = sum(dots_here.get(uid, 0) for uid, *_ in targets)
    possible = people * view.dots_per_person if people is not None and view.dots_per_person else None
    return Weighing(
        round=view,
        targets=tuple(
            TargetView(
                uid,
                text,
                field,
                cards,
                all_dots.get(uid, 0),
                dots_here.get(uid, 0),
                ranks.get(all_dots.get(uid, 0)),
            )
            for uid, text, field, cards in targets
        ),
        people=people,
        counted=counted,
        expected=possible,
    )


def dots_by_target(
    db: Session, round_uid: str | None = None, workshop_uid: str | None = None
) -> dict[str, int]:
    """Return the sum of dots by target, over workshops and counting places."""
    query = select(DotCount.target_uid, func.sum(DotCount.dots)).where(living(DotCount), DotCount.dots > 0)
    if round_uid:
        query = query.where(DotCount.round_uid == round_uid)
    if workshop_uid:
        query = query.where(DotCount.workshop_uid == workshop_uid)
    return {uid: int(dots) for uid, dots in db.execute(query.group_by(DotCount.target_uid))}


def _round(r: DotRound) -> RoundView:
    return RoundView(
        uid=r.uid,
        title=r.title,
        question=r.question,
        target_kind=TargetKind(r.target_kind),
        criterion=r.criterion,
        dots_per_person=r.dots_per_person,
        rule=r.rule,
        cumulate=r.cumulate,
        revealed=r.revealed,
    )


def _targets(
    db: Session, kind: TargetKind, topic_field_uid: str | None
) -> list[tuple[str, str, str | None, int]]:
    found = _clusters(db) if kind is TargetKind.CLUSTER else _cards(db)
    return [target for target in found if topic_field_uid in {None, target[2]}]


def _clusters(db: Session) -> list[tuple[str, str, str | None, int]]:
    cards: defaultdict[str | None, int] = defaultdict(int)
    counted = select(Card.cluster_uid, func.count()).where(living(Card)).group_by(Card.cluster_uid)
    for uid, number in db.execute(counted):
        cards[uid] = number
    query = (
        select(Cluster.uid, Cluster.heading, Cluster.topic_field_uid)
        .join(TopicField, TopicField.uid == Cluster.topic_field_uid)
        .where(living(Cluster))
        .order_by(TopicField.place, TopicField.uid, Cluster.place, Cluster.uid)
    )
    return [(uid, heading, field, cards[uid]) for uid, heading, field in db.execute(query)]


def _cards(db: Session) -> list[tuple[str, str, str | None, int]]:
    query = select(Card.uid, Card.text, Card.topic_field_uid).where(living(Card))
    ordered = query.order_by(Card.topic_field_uid, Card.cluster_uid, Card.position, Card.uid)
    return [(uid, text, field, 1) for uid, text, field in db.execute(ordered)]


def _ranks(dots: list[int]) -> dict[int, int]:
    ordered = sorted((number for number in dots if number), reverse=True)
    return {number: ordered.index(number) + 1 for number in set(ordered)}


def _people(db: Session, round_uid: str, workshop_uid: str | None) -> int | None:
    query = select(func.sum(DotCount.people)).where(DotCount.alive, DotCount.round_uid == round_uid)
    if workshop_uid:
        query = query.where(DotCount.workshop_uid == workshop_uid)
    return db.scalar(query)
