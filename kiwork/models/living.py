"""Which records live: those that say so themselves, and those that a living record needs.

A record that is needed although it was deleted can only come out of a merge; inside one file the use cases
move what needs it first. Pairs, mentions, dot counts, measures, consultations, versions and evidence live
only with their owner and keep nothing alive, but for a citation, which keeps what it cites.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased

from kiwork.models.card import Card, Cluster, Mention
from kiwork.models.dots import DotCount, DotRound
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.photo import Photo
from kiwork.models.process import TopicField
from kiwork.models.recommendation import (
    Evidence,
    Measure,
    Recommendation,
    RecommendationCard,
    RecommendationCluster,
    RecommendationPartner,
    Version,
)
from kiwork.models.record import Record
from kiwork.models.tag import CardTag, ClusterTag, RecommendationTag, Tag
from kiwork.models.workshop import AgendaStep, Workshop, WorkshopTopicField

OWNERS: dict[type[Record], dict[str, type[Record]]] = {
    Mention: {"card_uid": Card},
    CardTag: {"card_uid": Card, "tag_uid": Tag},
    ClusterTag: {"cluster_uid": Cluster, "tag_uid": Tag},
    RecommendationTag: {"recommendation_uid": Recommendation, "tag_uid": Tag},
    RecommendationCard: {"recommendation_uid": Recommendation},
    RecommendationCluster: {"recommendation_uid": Recommendation},
    RecommendationPartner: {"recommendation_uid": Recommendation, "organisation_uid": Organisation},
    Measure: {"recommendation_uid": Recommendation},
    Consultation: {"recommendation_uid": Recommendation},
    Version: {"recommendation_uid": Recommendation},
    AgendaStep: {"workshop_uid": Workshop},
    WorkshopTopicField: {"workshop_uid": Workshop, "topic_field_uid": TopicField},
    DotCount: {"round_uid": DotRound},
}
"""What lives only with others, by the columns that name them: with all of them."""


@dataclass(frozen=True)
class Need:
    """Living records of a class need what one of their columns names, unless they name another thing too."""

    by: type[Record]
    column: str
    unless: str = ""


NEEDS: dict[type[Record], tuple[Need, ...]] = {
    Card: (Need(RecommendationCard, "card_uid"),),
    Cluster: (Need(Card, "cluster_uid"), Need(RecommendationCluster, "cluster_uid")),
    TopicField: (
        Need(Card, "topic_field_uid", unless="cluster_uid"),
        Need(Cluster, "topic_field_uid"),
        Need(Recommendation, "topic_field_uid"),
        Need(Photo, "topic_field_uid"),
    ),
    Workshop: (Need(Card, "workshop_uid"), Need(Photo, "workshop_uid")),
    Organisation: (Need(Consultation, "organisation_uid"),),
}
"""Who needs whom, complete."""

Condition = ColumnElement[bool]
Entity = Any
"""A class of record, or an alias of one."""


@cache
def living(record_type: type[Record]) -> Condition:
    """Return the condition under which a record of this class is shown; building one takes milliseconds."""
    return _lives(record_type, record_type)


def _lives(record_type: type[Record], entity: Entity) -> Condition:
    special = _CONDITIONS.get(record_type)
    return special(entity) if special else entity.alive


def _or_needed(record_type: type[Record]) -> Callable[[Entity], Condition]:
    def condition(entity: Entity) -> Condition:
        return or_(entity.alive, *(_needed(need, entity) for need in NEEDS[record_type]))

    return condition


def _needed(need: Need, entity: Entity) -> Condition:
    other: Entity = aliased(need.by)
    return exists().where(getattr(other, need.column) == entity.uid, _needs(need, other))


@cache
def needs(need: Need) -> Condition:
    """Return the condition under which a record of the class `need.by` needs what it names."""
    return _needs(need, need.by)


def _needs(need: Need, entity: Entity) -> Condition:
    lives = _lives(need.by, entity)
    return and_(lives, getattr(entity, need.unless).is_(None)) if need.unless else lives


def _evidence(evidence: Entity) -> Condition:
    owners = or_(
        _owner_lives(Card, evidence.card_uid), _owner_lives(Recommendation, evidence.recommendation_uid)
    )
    return and_(evidence.alive, owners)


def _with(**owners: type[Record]) -> Callable[[Entity], Condition]:
    def condition(entity: Entity) -> Condition:
        lives = (_owner_lives(owner, getattr(entity, column)) for column, owner in owners.items())
        return and_(entity.alive, *lives)

    return condition


def _owner_lives(owner: type[Record], uid: Condition) -> Condition:
    other: Entity = aliased(owner)
    return exists().where(other.uid == uid, _lives(owner, other))


_CONDITIONS: dict[type[Record], Callable[[Entity], Condition]] = {
    Evidence: _evidence,
    **{record_type: _or_needed(record_type) for record_type in NEEDS},
    **{record_type: _with(**owners) for record_type, owners in OWNERS.items()},
}
