"""Which records live: those that say so themselves, and those that a living record needs.

A record that is needed although it was deleted can only come out of a merge; inside one file the use cases
move what needs it first. Pairs, mentions, dot counts, measures, consultations, versions and evidence live
only with their owner and keep nothing alive, but for a citation, which keeps what it cites.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, exists, or_

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

Condition = ColumnElement[bool]


def living(record_type: type[Record]) -> Condition:
    """Return the condition under which a record of this class is shown."""
    special = _CONDITIONS.get(record_type)
    return special() if special else record_type.alive.expression


def _cited(
    pair: type[RecommendationCard | RecommendationCluster], key: str, cited: type[Record]
) -> Condition:
    return exists().where(
        pair.alive,
        getattr(pair, key) == cited.uid,
        Recommendation.uid == pair.recommendation_uid,
        Recommendation.alive,
    )


def _card() -> Condition:
    return or_(Card.alive, _cited(RecommendationCard, "card_uid", Card))


def _cluster() -> Condition:
    return or_(
        Cluster.alive,
        exists().where(Card.cluster_uid == Cluster.uid, _card()),
        _cited(RecommendationCluster, "cluster_uid", Cluster),
    )


def _topic_field() -> Condition:
    return or_(
        TopicField.alive,
        exists().where(Card.topic_field_uid == TopicField.uid, Card.cluster_uid.is_(None), _card()),
        exists().where(Cluster.topic_field_uid == TopicField.uid, _cluster()),
        exists().where(Recommendation.topic_field_uid == TopicField.uid, Recommendation.alive),
        exists().where(Photo.topic_field_uid == TopicField.uid, Photo.alive),
    )


def _workshop() -> Condition:
    return or_(
        Workshop.alive,
        exists().where(Card.workshop_uid == Workshop.uid, _card()),
        exists().where(Photo.workshop_uid == Workshop.uid, Photo.alive),
    )


def _organisation() -> Condition:
    return or_(
        Organisation.alive,
        exists().where(Consultation.organisation_uid == Organisation.uid, Consultation.alive),
    )


def _with(record_type: type[Record], **owners: type[Record]) -> Callable[[], Condition]:
    def condition() -> Condition:
        lives = (
            exists().where(owner.uid == getattr(record_type, column), living(owner))
            for column, owner in owners.items()
        )
        return and_(record_type.alive, *lives)

    return condition


def _evidence() -> Condition:
    return and_(
        Evidence.alive,
        or_(
            exists().where(Card.uid == Evidence.card_uid, _card()),
            exists().where(Recommendation.uid == Evidence.recommendation_uid, Recommendation.alive),
        ),
    )


_CONDITIONS: dict[type[Record], Callable[[], Condition]] = {
    Card: _card,
    Cluster: _cluster,
    TopicField: _topic_field,
    Workshop: _workshop,
    Organisation: _organisation,
    Evidence: _evidence,
    Mention: _with(Mention, card_uid=Card),
    CardTag: _with(CardTag, card_uid=Card, tag_uid=Tag),
    ClusterTag: _with(ClusterTag, cluster_uid=Cluster, tag_uid=Tag),
    RecommendationTag: _with(RecommendationTag, recommendation_uid=Recommendation, tag_uid=Tag),
    RecommendationCard: _with(RecommendationCard, recommendation_uid=Recommendation),
    RecommendationCluster: _with(RecommendationCluster, recommendation_uid=Recommendation),
    RecommendationPartner: _with(
        RecommendationPartner, recommendation_uid=Recommendation, organisation_uid=Organisation
    ),
    Measure: _with(Measure, recommendation_uid=Recommendation),
    Consultation: _with(Consultation, recommendation_uid=Recommendation),
    Version: _with(Version, recommendation_uid=Recommendation),
    AgendaStep: _with(AgendaStep, workshop_uid=Workshop),
    WorkshopTopicField: _with(WorkshopTopicField, workshop_uid=Workshop, topic_field_uid=TopicField),
    DotCount: _with(DotCount, round_uid=DotRound),
}
