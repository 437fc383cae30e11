"""Recommendations: the list, and one sheet with the cards it leads back to."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.groups import by_head, heads, names, shown
from kiwork.models.kinds import Feasibility, Quarter
from kiwork.models.living import living
from kiwork.models.organisation import Organisation
from kiwork.models.process import TopicField
from kiwork.models.recommendation import (
    Recommendation,
    RecommendationCard,
    RecommendationCluster,
    RecommendationPartner,
)
from kiwork.models.tag import RecommendationTag, Tag
from kiwork.queries.weighing import dots_by_target
from kiwork.queries.wordings import wordings

T = TypeVar("T")
Pair = RecommendationCard | RecommendationCluster | RecommendationPartner | RecommendationTag

DRAFT = ("goal", "description", "lead")
"""The columns that a first draft needs beside its title, which a recommendation has from the beginning."""


@dataclass(frozen=True)
class ClusterOrigin:
    """A cluster that a recommendation goes back to, with its dots over all rounds.

    `wordings` are the headings of clusters that were joined with it; `quarter` is its field of the
    effort/impact matrix, None while nobody has placed it.
    """

    uid: str
    heading: str
    dots: int
    wordings: tuple[str, ...] = ()
    quarter: Quarter | None = None


@dataclass(frozen=True)
class RecommendationView:
    """A recommendation's sheet; `number` is what people call it, also after a merge brought two the same.

    `due` is an ISO date or words; `cost_report` and `review_period` are what the review says of them.
    """

    uid: str
    number: str
    topic_field_uid: str
    title: str
    goal: str
    situation: str
    description: str
    next_step: str
    level: str
    lead: str
    partners: tuple[str, ...]
    timeframe: str
    due: str
    resources: str
    cost: str
    funding: str
    separate_decision: str
    indicator: str
    priority: str
    category: str
    feasibility: Feasibility
    feasibility_reason: str
    cost_report: str
    review_period: str
    public: bool
    tag_uids: tuple[str, ...]
    card_uids: tuple[str, ...]
    clusters: tuple[ClusterOrigin, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns that a first draft needs beside its title and that are still empty."""
        return tuple(name for name in DRAFT if not getattr(self, name))

    @property
    def quarter(self) -> Quarter | None:
        """The field of the effort/impact matrix in which most of its dots lie, else most of its clusters."""
        dots = {quarter: [c.dots for c in self.clusters if c.quarter is quarter] for quarter in Quarter}
        placed = [quarter for quarter in Quarter if dots[quarter]]
        return max(placed, key=lambda quarter: (sum(dots[quarter]), len(dots[quarter])), default=None)


def recommendations(db: Session, *, topic_field_uid: str | None = None) -> list[RecommendationView]:
    """Return the living recommendations, of one topic field if named, by topic field and number."""
    query = (
        select(Recommendation)
        .join(TopicField, TopicField.uid == by_head(db, Recommendation.topic_field_uid))
        .where(Recommendation.alive)
        .order_by(TopicField.place, TopicField.uid, Recommendation.number, Recommendation.uid)
    )
    if topic_field_uid:
        query = query.where(names(db, Recommendation.topic_field_uid, topic_field_uid))
    return _views(db, list(db.scalars(query)))


def recommendation(db: Session, uid: str) -> RecommendationView | None:
    """Return one recommendation, or None if there is none or it was deleted."""
    found = db.get(Recommendation, uid)
    return _views(db, [found], only=uid)[0] if found and found.alive else None


def shown_numbers(db: Session, number: str | None = None) -> dict[str, str]:
    """Return what each recommendation is called, by uid; only those with a number, if one is named.

    Where two carry the same number, as after a merge, each shows as many letters of its id as tell them
    apart, at least two, for ever: dead ones count.
    """
    by_number: defaultdict[str, list[str]] = defaultdict(list)
    query = select(Recommendation.uid, Recommendation.number)
    for uid, own in db.execute(query.where(Recommendation.number == number) if number else query):
        by_number[own].append(uid)
    return {uid: name for number, uids in by_number.items() for uid, name in _told_apart(number, uids)}


def _told_apart(number: str, uids: list[str]) -> list[tuple[str, str]]:
    if len(uids) == 1:
        return [(uids[0], number)]
    length = next(n for n in range(2, 33) if len({uid[:n] for uid in uids}) == len(uids))
    return [(uid, f"{number}·{uid[:length]}") for uid in uids]


def _views(db: Session, found: list[Recommendation], *, only: str | None = None) -> list[RecommendationView]:
    """Return the sheets; with `only`, no other recommendation's rows are read."""
    numbers, known = shown_numbers(db, found[0].number if only else None), heads(db)
    organisations = dict(db.execute(select(Organisation.uid, Organisation.name)).all())
    cards, clusters, partners, tags = (
        _cards(db, only),
        _clusters(db, only),
        _partners(db, only),
        _tags(db, only),
    )
    return [
        RecommendationView(
            uid=r.uid,
            number=numbers[r.uid],
            topic_field_uid=known.get(r.topic_field_uid, r.topic_field_uid),
            title=r.title,
            goal=r.goal,
            situation=r.situation,
            description=r.description,
            next_step=r.next_step,
            level=r.level,
            lead=organisations.get(known.get(r.lead_uid or "", r.lead_uid or ""), ""),
            partners=tuple(partners[r.uid]),
            timeframe=r.timeframe,
            due=r.due,
            resources=r.resources,
            cost=r.cost,
            funding=r.funding,
            separate_decision=r.separate_decision,
            indicator=r.indicator,
            priority=r.priority,
            category=r.category,
            feasibility=Feasibility(r.feasibility),
            feasibility_reason=r.feasibility_reason,
            cost_report=r.cost_report,
            review_period=r.review_period,
            public=r.public,
            tag_uids=tuple(tags[r.uid]),
            card_uids=tuple(cards[r.uid]),
            clusters=tuple(clusters[r.uid]),
        )
        for r in found
    ]


def _cards(db: Session, only: str | None) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = select(RecommendationCard.recommendation_uid, by_head(db, RecommendationCard.card_uid))
    own = query.where(RecommendationCard.alive, _of(RecommendationCard, only))
    for uid, card_uid in db.execute(own.order_by(RecommendationCard.uid)):
        found[uid].append(card_uid)
    return _each_once(found)


def _clusters(db: Session, only: str | None) -> defaultdict[str, list[ClusterOrigin]]:
    others = wordings(db, Cluster, Cluster.heading)
    found: defaultdict[str, list[ClusterOrigin]] = defaultdict(list)
    query = (
        select(RecommendationCluster.recommendation_uid, Cluster.uid, Cluster.heading, Cluster.quarter)
        .join(Cluster, Cluster.uid == by_head(db, RecommendationCluster.cluster_uid))
        .where(RecommendationCluster.alive, _of(RecommendationCluster, only))
        .order_by(Cluster.place, Cluster.uid)
    )
    rows = db.execute(query).all()
    dots = dots_by_target(db, target_uids=[row.uid for row in rows] if only else None)
    for uid, cluster_uid, heading, quarter in rows:
        found[uid].append(
            ClusterOrigin(
                cluster_uid, heading, dots.get(cluster_uid, 0), others[cluster_uid], Quarter.of(quarter)
            )
        )
    return _each_once(found)


def _partners(db: Session, only: str | None) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = (
        select(RecommendationPartner.recommendation_uid, Organisation.name)
        .join(Organisation, Organisation.uid == by_head(db, RecommendationPartner.organisation_uid))
        .where(living(RecommendationPartner), _of(RecommendationPartner, only))
        .order_by(Organisation.name, Organisation.uid)
    )
    for uid, name in db.execute(query):
        found[uid].append(name)
    return _each_once(found)


def _tags(db: Session, only: str | None) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = (
        select(RecommendationTag.recommendation_uid, Tag.uid)
        .join(Tag, Tag.uid == by_head(db, RecommendationTag.tag_uid))
        .where(RecommendationTag.alive, Tag.alive, _of(RecommendationTag, only))
        .order_by(Tag.place, Tag.uid)
    )
    for uid, tag_uid in db.execute(query):
        found[uid].append(tag_uid)
    return _each_once(found)


def _of(pair_type: type[Pair], only: str | None) -> ColumnElement[bool]:
    return pair_type.recommendation_uid == only if only else true()


def _each_once(found: defaultdict[str, list[T]]) -> defaultdict[str, list[T]]:
    """Let what was joined stand once in each list."""
    for uid, parts in found.items():
        found[uid] = list(dict.fromkeys(parts))
    return found


def organisation_names(db: Session) -> list[str]:
    """Return the names of all organisations."""
    return list(db.scalars(select(Organisation.name).where(shown(Organisation)).order_by(Organisation.name)))
