"""Rounds of dots: what was counted, what could have been, and the ranking that follows."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.dots import DotCount, DotRound
from kiwork.models.groups import by_head, group_of, names, shown
from kiwork.models.kinds import DotRule, TargetKind
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.queries.places import places
from kiwork.queries.wordings import wordings


class RoundView(NamedTuple):
    """One dot vote; `wordings` are the titles of those that were joined with it."""

    uid: str
    title: str
    question: str
    target_kind: TargetKind
    criterion: str
    dots_per_person: int | None
    rule: DotRule
    cumulate: bool
    revealed: bool
    wordings: tuple[str, ...] = ()


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


class Weighing(NamedTuple):
    """A round with the targets one looks at, and how many people gave dots, None if that is not known.

    What was counted and what could have been is of these targets and people, as a check on the typing.
    """

    round: RoundView
    targets: tuple[TargetView, ...]
    people: int | None

    @property
    def each(self) -> int | None:
        """How many dots each person has, by the rule of the round."""
        return self.round.rule.dots_for(len(self.targets), self.round.dots_per_person)

    @property
    def counted(self) -> int:
        """How many dots were counted in the workshop looked at."""
        return sum(target.dots_here for target in self.targets)

    @property
    def expected(self) -> int | None:
        """People × dots of each; None if either is not known."""
        return self.people * self.each if self.people is not None and self.each else None

    @property
    def too_full(self) -> list[TargetView]:
        """The targets with more dots than people, where nobody may put two on the same."""
        if self.round.cumulate or self.people is None:
            return []
        return [target for target in self.targets if target.dots_here > self.people]

    @property
    def ranking(self) -> list[TargetView]:
        """The targets with dots, most dots first."""
        return sorted((t for t in self.targets if t.dots), key=lambda t: (-t.dots, t.text))


def rounds(db: Session) -> list[RoundView]:
    """Return all rounds, in the order in which they were made or came in."""
    query = select(DotRound).where(shown(DotRound)).order_by(DotRound.title, DotRound.uid)
    others = wordings(db, DotRound, DotRound.title)
    return [_round(dot_round, others[dot_round.uid]) for dot_round in db.scalars(query)]


def weighing(
    db: Session, round_uid: str, *, topic_field_uid: str | None = None, workshop_uid: str | None = None
) -> Weighing | None:
    """Return a round with its targets, of one topic field if named; None if there is no such round.

    `people`, `counted` and `expected` are of the workshop looked at, else of all together.
    """
    group = group_of(db, round_uid)
    dot_round = db.scalars(select(DotRound).where(shown(DotRound), DotRound.uid.in_(group))).first()
    if dot_round is None:
        return None
    view = _round(dot_round, wordings(db, DotRound, DotRound.title)[dot_round.uid])
    all_dots = dots_by_target(db, round_uid)
    dots_here = dots_by_target(db, round_uid, workshop_uid)
    targets = targets_of(db, view.target_kind, topic_field_uid)
    ranks = _ranks([all_dots.get(uid, 0) for uid, *_ in targets])
    views = (
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
    )
    return Weighing(view, tuple(views), _people(db, round_uid, workshop_uid))


def side_by_side(db: Session, kind: TargetKind, *, topic_field_uid: str | None = None) -> list[Weighing]:
    """Return all rounds on targets of a kind, each with the same targets in the same order."""
    found = (weighing(db, view.uid, topic_field_uid=topic_field_uid) for view in rounds(db))
    return [one for one in found if one and one.round.target_kind is kind]


def dots_by_target(
    db: Session,
    round_uid: str | None = None,
    workshop_uid: str | None = None,
    *,
    target_uids: Collection[str] | None = None,
) -> dict[str, int]:
    """Return the sum of dots by target, over workshops and counting places; of joined ones, by their head.

    Without a round it is the sum of all that are revealed; with `target_uids`, only these are looked at.
    """
    target = by_head(db, DotCount.target_uid)
    query = select(target, func.sum(DotCount.dots)).where(living(DotCount), DotCount.dots > 0)
    if round_uid:
        query = query.where(names(db, DotCount.round_uid, round_uid))
    else:
        query = query.where(
            by_head(db, DotCount.round_uid).in_(select(DotRound.uid).where(DotRound.revealed))
        )
    if workshop_uid:
        query = query.where(names(db, DotCount.workshop_uid, workshop_uid))
    if target_uids is not None:
        query = query.where(target.in_(target_uids))
    return {uid: int(dots) for uid, dots in db.execute(query.group_by(target))}


def cards_by_cluster(db: Session) -> dict[str | None, int]:
    """Return the number of cards in each cluster; joined cards are one, in the cluster of their head."""
    cluster = by_head(db, Card.cluster_uid)
    return dict(db.execute(select(cluster, func.count()).where(shown(Card)).group_by(cluster)).all())


def _round(r: DotRound, others: tuple[str, ...]) -> RoundView:
    return RoundView(
        uid=r.uid,
        title=r.title,
        question=r.question,
        target_kind=TargetKind(r.target_kind),
        criterion=r.criterion,
        dots_per_person=r.dots_per_person,
        rule=DotRule(r.rule),
        cumulate=r.cumulate,
        revealed=r.revealed,
        wordings=others,
    )


def targets_of(
    db: Session, kind: TargetKind, topic_field_uid: str | None
) -> list[tuple[str, str, str | None, int]]:
    """Return uid, text, topic field and number of cards of what dots can be put on, as on the board."""
    found = _clusters(db) if kind is TargetKind.CLUSTER else _cards(db)
    wanted = places(db).head(topic_field_uid)
    return [target for target in found if wanted in {None, target[2]}]


def _clusters(db: Session) -> list[tuple[str, str, str | None, int]]:
    cards = cards_by_cluster(db)
    query = (
        select(Cluster.uid, Cluster.heading, TopicField.uid)
        .join(TopicField, TopicField.uid == by_head(db, Cluster.topic_field_uid))
        .where(shown(Cluster))
        .order_by(TopicField.place, TopicField.uid, Cluster.place, Cluster.uid)
    )
    return [(uid, heading, field, cards.get(uid, 0)) for uid, heading, field in db.execute(query)]


def _cards(db: Session) -> list[tuple[str, str, str | None, int]]:
    known = places(db)
    query = select(Card.uid, Card.text, Card.topic_field_uid, Card.cluster_uid).where(shown(Card))
    ordered = query.order_by(Card.topic_field_uid, Card.cluster_uid, Card.position, Card.uid)
    return [(uid, text, known.of(field, cluster)[0], 1) for uid, text, field, cluster in db.execute(ordered)]


def _ranks(dots: list[int]) -> dict[int, int]:
    ordered = sorted((number for number in dots if number), reverse=True)
    return {number: ordered.index(number) + 1 for number in set(ordered)}


def _people(db: Session, round_uid: str, workshop_uid: str | None) -> int | None:
    query = select(func.sum(DotCount.people)).where(DotCount.alive, names(db, DotCount.round_uid, round_uid))
    if workshop_uid:
        query = query.where(names(db, DotCount.workshop_uid, workshop_uid))
    return db.scalar(query)
