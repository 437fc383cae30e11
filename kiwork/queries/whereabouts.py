"""What became of every card: its destination, or the reason why it has none ("Verbleib").

Derived each time, never stored. A card is in exactly one of the classes of `Way`, the first that fits: what
is said of the card itself comes before what its cluster says for it. Cards that were joined are one, which
has what any of them has. Deleting a recommendation gives its cards back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.card import Card, Cluster
from kiwork.models.groups import by_head, heads
from kiwork.models.kinds import CardKind, Feasibility
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.models.recommendation import Recommendation, RecommendationCard, RecommendationCluster
from kiwork.queries.places import places
from kiwork.queries.recommendations import shown_numbers


class Way(StrEnum):
    """Where a card went, in the order in which it is looked for.

    RECOMMENDED: a living recommendation cites it. REASON: somebody gave a reason for it. DECIDED: it is
    parked with a decision. CLUSTER_RECOMMENDED: a living recommendation cites its cluster. CLUSTER_REASON:
    somebody gave a reason for its cluster. OFFER: it is an existing offer that hangs in a cluster, beside the
    challenges it answers. UNKNOWN: none of these.
    """

    RECOMMENDED = "recommended"
    REASON = "reason"
    DECIDED = "decided"
    CLUSTER_RECOMMENDED = "cluster_recommended"
    CLUSTER_REASON = "cluster_reason"
    OFFER = "offer"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Whereabouts:
    """What became of a card, by the uid it shows under.

    `reason` is what was given for the card or its cluster, or what was decided about it; `date` is the ISO
    date of a decision. `topic_field_uid` and `cluster_uid` are where it hangs.
    """

    uid: str
    way: Way
    topic_field_uid: str | None
    cluster_uid: str | None
    recommendation_uids: tuple[str, ...] = ()
    reason: str = ""
    date: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it has a destination or a reason."""
        return self.way is not Way.UNKNOWN


@dataclass(frozen=True)
class Goal:
    """A living recommendation as a destination."""

    uid: str
    number: str
    title: str
    topic_field_uid: str
    public: bool
    feasibility: Feasibility


class _Member(NamedTuple):
    uid: str
    topic_field_uid: str | None
    cluster_uid: str | None
    kind: str
    outcome: str
    parked: bool
    decision: str
    date: str


class _Told(NamedTuple):
    way: Way
    reason: str = ""
    date: str = ""
    recommended: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Said:
    """What is said about clusters and cards elsewhere, by the heads of their groups."""

    of_cards: Mapping[str, list[str]]
    of_clusters: Mapping[str, list[str]]
    reasons: Mapping[str, str]


def whereabouts(db: Session, *, public: bool = False) -> dict[str, Whereabouts]:
    """Return what became of every card, by the uid it shows under.

    With `public`, only cards and recommendations that are not internal count, and only they speak.
    """
    known, groups = places(db), defaultdict[str, list[_Member]](list)
    for member in _members(db, public=public):
        groups[known.heads.get(member.uid, member.uid)].append(member)
    said = _said(db, public=public)
    found: dict[str, Whereabouts] = {}
    for uid, group in groups.items():
        members = sorted(group, key=lambda member: (member.uid != uid, member.uid))
        clusters = [cluster for m in members if (cluster := known.of(m.topic_field_uid, m.cluster_uid)[1])]
        field, cluster = known.of(members[0].topic_field_uid, members[0].cluster_uid)
        told = _way(uid, members, clusters, said)
        found[uid] = Whereabouts(uid, told.way, field, cluster, told.recommended, told.reason, told.date)
    return found


def goals(db: Session) -> dict[str, Goal]:
    """Return the living recommendations by uid, in the order of the topic fields and their numbers."""
    numbers, known = shown_numbers(db), heads(db)
    columns = (Recommendation.title, Recommendation.public, Recommendation.feasibility)
    query = (
        select(Recommendation.uid, Recommendation.topic_field_uid, *columns)
        .join(TopicField, TopicField.uid == by_head(db, Recommendation.topic_field_uid))
        .where(Recommendation.alive)
        .order_by(TopicField.place, TopicField.uid, Recommendation.number, Recommendation.uid)
    )
    return {
        uid: Goal(uid, numbers[uid], title, known.get(field, field), public, Feasibility(feasibility))
        for uid, field, title, public, feasibility in db.execute(query)
    }


def _way(uid: str, members: list[_Member], clusters: list[str], said: _Said) -> _Told:
    through = [one for cluster in clusters for one in said.of_clusters.get(cluster, ())]
    if own := said.of_cards.get(uid, []):
        return _Told(Way.RECOMMENDED, recommended=tuple(dict.fromkeys([*own, *through])))
    return _said_of(members) or _through(clusters, dict.fromkeys(through), said) or _as_offer(members)


def _said_of(members: list[_Member]) -> _Told | None:
    if reason := next((m.outcome for m in members if m.outcome), ""):
        return _Told(Way.REASON, reason)
    decided = next((m for m in members if m.parked and m.decision), None)
    return _Told(Way.DECIDED, decided.decision, decided.date) if decided else None


def _through(clusters: list[str], recommended: Iterable[str], said: _Said) -> _Told | None:
    if found := tuple(recommended):
        return _Told(Way.CLUSTER_RECOMMENDED, recommended=found)
    reason = next((said.reasons[cluster] for cluster in clusters if cluster in said.reasons), "")
    return _Told(Way.CLUSTER_REASON, reason) if reason else None


def _as_offer(members: list[_Member]) -> _Told:
    hangs = any(member.kind == CardKind.OFFER and member.cluster_uid for member in members)
    return _Told(Way.OFFER if hangs else Way.UNKNOWN)


def _members(db: Session, *, public: bool) -> Iterable[_Member]:
    query = select(
        Card.uid, Card.topic_field_uid, Card.cluster_uid, Card.card_kind,
        Card.outcome, Card.parked, Card.parked_decision, Card.parked_date,
    ).where(living(Card))  # fmt: skip
    rows = db.execute(query.where(Card.internal.is_(False)) if public else query)
    return (_Member(*row) for row in rows)


def _said(db: Session, *, public: bool) -> _Said:
    return _Said(
        _cited(db, RecommendationCard, RecommendationCard.card_uid, public=public),
        _cited(db, RecommendationCluster, RecommendationCluster.cluster_uid, public=public),
        _reasons_of_clusters(db),
    )


def _cited(
    db: Session,
    pair: type[RecommendationCard] | type[RecommendationCluster],
    column: InstrumentedAttribute[str],
    *,
    public: bool,
) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = (
        select(by_head(db, column), Recommendation.uid)
        .join(Recommendation, Recommendation.uid == pair.recommendation_uid)
        .where(pair.alive, Recommendation.alive)
        .order_by(Recommendation.number, Recommendation.uid)
    )
    for target, uid in db.execute(query.where(Recommendation.public) if public else query):
        found[target].append(uid)
    return found


def _reasons_of_clusters(db: Session) -> dict[str, str]:
    query = select(by_head(db, Cluster.uid), Cluster.outcome).where(living(Cluster), Cluster.outcome != "")
    return dict(db.execute(query.order_by(Cluster.uid.desc())).all())
