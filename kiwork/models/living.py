"""Which records live: those that say so themselves, and those that a living record needs.

A record that is needed although it was deleted can only come out of a merge; inside one file the use cases
move what needs it first. Pairs, mentions, dot counts, measures, consultations, versions and evidence live
only with their owner and keep nothing alive, but for a citation, which keeps what it cites.
"""

from functools import cache
from typing import NamedTuple

from sqlalchemy import Boolean, ColumnElement, literal_column

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
from kiwork.models.record import Record, kind_of
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

EVIDENCE: dict[str, type[Record]] = {"card_uid": Card, "recommendation_uid": Recommendation}
"""What evidence lives with: with one of them."""


class Need(NamedTuple):
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


@cache
def living(record_type: type[Record]) -> Condition:
    """Return the condition under which a record of this class is shown.

    It is written as text, once: built of expressions, it would be compiled anew in every query that has it.
    """
    return literal_column(f"({_lives(record_type, kind_of(record_type))})", Boolean)


@cache
def needs(need: Need) -> Condition:
    """Return the condition under which a record of the class `need.by` needs what it names."""
    return literal_column(f"({_needs(need, kind_of(need.by))})", Boolean)


def _lives(record_type: type[Record], name: str) -> str:
    """Return the condition for the table that is called `name`."""
    if record_type is Evidence:
        return f"{name}.alive = 1 AND ({_owners_live(EVIDENCE, name, ' OR ')})"
    if owners := OWNERS.get(record_type):
        return f"{name}.alive = 1 AND {_owners_live(owners, name, ' AND ')}"
    needed = (
        _exists(need.by, name, f"{need.column} = {name}.uid", need) for need in NEEDS.get(record_type, ())
    )
    return " OR ".join((f"{name}.alive = 1", *needed))


def _needs(need: Need, name: str) -> str:
    lives = f"({_lives(need.by, name)})"
    return f"{lives} AND {name}.{need.unless} IS NULL" if need.unless else lives


def _owners_live(owners: dict[str, type[Record]], name: str, between: str) -> str:
    return between.join(_exists(owner, name, f"uid = {name}.{column}") for column, owner in owners.items())


def _exists(record_type: type[Record], outer: str, where: str, need: Need | None = None) -> str:
    """Return that there is a living record; its table is called so that no other inside has that name."""
    kind = kind_of(record_type)
    name = f"{outer}_{kind}"
    lives = _needs(need, name) if need else f"({_lives(record_type, name)})"
    return f"EXISTS (SELECT 1 FROM {kind} AS {name} WHERE {name}.{where} AND {lives})"  # noqa: S608 - names of ours
