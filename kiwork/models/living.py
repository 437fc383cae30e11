"""Which records live: those that say so themselves, and those that a living record needs.

A record that is needed although it was deleted can only come out of a merge; inside one file the use cases
move what needs it first. Pairs, mentions, dot counts, measures, consultations, versions and evidence live
only with their owner and keep nothing alive, but for a citation, which keeps what it cites.
"""

from collections.abc import Callable
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


def _needed(by: type[Record], column: str, entity: Entity, *also: Callable[[Entity], Condition]) -> Condition:
    other: Entity = aliased(by)
    conditions = [condition(other) for condition in also]
    return exists().where(getattr(other, column) == entity.uid, _lives(by, other), *conditions)


def _card(card: Entity) -> Condition:
    return or_(card.alive, _needed(RecommendationCard, "card_uid", card))


def _cluster(cluster: Entity) -> Condition:
    return or_(
        cluster.alive,
        _needed(Card, "cluster_uid", cluster),
        _needed(RecommendationCluster, "cluster_uid", cluster),
    )


def _topic_field(field: Entity) -> Condition:
    return or_(
        field.alive,
        _needed(Card, "topic_field_uid", field, lambda card: card.cluster_uid.is_(None)),
        _needed(Cluster, "topic_field_uid", field),
        _needed(Recommendation, "topic_field_uid", field),
        _needed(Photo, "topic_field_uid", field),
    )


def _workshop(workshop: Entity) -> Condition:
    return or_(
        workshop.alive,
        _needed(Card, "workshop_uid", workshop),
        _needed(Photo, "workshop_uid", workshop),
    )


def _organisation(organisation: Entity) -> Condition:
    return or_(organisation.alive, _needed(Consultation, "organisation_uid", organisation))


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
    Card: _card,
    Cluster: _cluster,
    TopicField: _topic_field,
    Workshop: _workshop,
    Organisation: _organisation,
    Evidence: _evidence,
    **{record_type: _with(**owners) for record_type, owners in OWNERS.items()},
}
