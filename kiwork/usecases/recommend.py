"""Recommendations: made from clusters and cards, and led back to them."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.groups import by_head, head, names
from kiwork.models.living import living
from kiwork.models.organisation import Organisation
from kiwork.models.process import TopicField
from kiwork.models.recommendation import (
    Recommendation,
    RecommendationCard,
    RecommendationCluster,
    RecommendationPartner,
)
from kiwork.models.tag import RecommendationTag
from kiwork.models.text import clean, required, same_name
from kiwork.usecases.arrange import cards_in
from kiwork.usecases.records import find, find_head, link, unlink_all


def add_recommendation(db: Session, topic_field_uid: str, title: str) -> str:
    """Begin a recommendation with the next number of its topic field, and return its uid."""
    field = find_head(db, TopicField, topic_field_uid)
    number = next_number(db, field)
    recommendation = Recommendation(topic_field_uid=field.uid, number=number, title=required(title))
    db.add(recommendation)
    db.flush()
    return recommendation.uid


def recommend_cluster(db: Session, cluster_uid: str) -> str:
    """Make a recommendation out of a cluster: titled like it, citing it and every one of its cards."""
    cluster = find_head(db, Cluster, cluster_uid)
    uid = add_recommendation(db, cluster.topic_field_uid, cluster.heading)
    cite_cluster(db, uid, cluster_uid)
    return uid


def next_number(db: Session, topic_field: TopicField) -> str:
    """Return the topic field's code and one more than the highest number ever given there.

    There is also what was joined with it, and whatever else has the same code, as it may have been joined.
    """
    code = topic_field.code or "".join(word[0] for word in topic_field.title.split())[:2].upper() or "X"
    numbers = db.scalars(
        select(Recommendation.number).where(
            or_(
                names(db, Recommendation.topic_field_uid, topic_field.uid),
                Recommendation.number.startswith(f"{code}-", autoescape=True),
            )
        )
    )
    highest = max((int(found[0]) for n in numbers if (found := re.findall(r"\d+$", n))), default=0)
    return f"{code}-{highest + 1:02}"


def edit_recommendation(db: Session, /, uid: str, **columns: str | int | bool | None) -> None:
    """Change columns of a recommendation's sheet; the title must not be empty. Raises EmptyTextError."""
    recommendation = find(db, Recommendation, uid)
    for column, value in columns.items():
        text = required if column == "title" else clean
        setattr(recommendation, column, text(value) if isinstance(value, str) else value)


def set_lead(db: Session, uid: str, name: str) -> None:
    """Name the one organisation that carries a recommendation out; empty is nobody yet."""
    lead = organisation_named(db, name) if clean(name) else None
    find(db, Recommendation, uid).lead_uid = lead.uid if lead else None


def organisation_named(db: Session, name: str) -> Organisation:
    """Return the organisation of this name, or what it was joined with; it is made if there is none."""
    cleaned = required(name)
    for organisation in db.scalars(
        select(Organisation).where(living(Organisation)).order_by(Organisation.uid)
    ):
        if same_name(organisation.name, cleaned):
            return find_head(db, Organisation, organisation.uid)
    organisation = Organisation(name=cleaned)
    db.add(organisation)
    db.flush()
    return organisation


def cite_card(db: Session, uid: str, card_uid: str) -> None:
    """Note that a recommendation goes back to a card."""
    link(db, RecommendationCard, recommendation_uid=uid, card_uid=head(db, card_uid))


def uncite_card(db: Session, uid: str, card_uid: str) -> None:
    """Take a card out of a recommendation's origin."""
    unlink_all(db, RecommendationCard, recommendation_uid=uid, card_uid=card_uid)


def cite_cluster(db: Session, uid: str, cluster_uid: str) -> None:
    """Note that a recommendation goes back to a cluster and to all the cards that hang in it now."""
    link(db, RecommendationCluster, recommendation_uid=uid, cluster_uid=head(db, cluster_uid))
    for card in cards_in(db, cluster_uid):
        cite_card(db, uid, card.uid)


def uncite_cluster(db: Session, uid: str, cluster_uid: str) -> None:
    """Take a cluster and its cards out of a recommendation's origin."""
    unlink_all(db, RecommendationCluster, recommendation_uid=uid, cluster_uid=cluster_uid)
    for card in cards_in(db, cluster_uid):
        uncite_card(db, uid, card.uid)


def change_origin(db: Session, uid: str, *, cite: Sequence[str] = (), uncite: Sequence[str] = ()) -> None:
    """Link and unlink several cards and clusters at once; a cluster brings its cards along."""
    for target_uid in uncite:
        (uncite_cluster if db.get(Cluster, target_uid) else uncite_card)(db, uid, target_uid)
    for target_uid in cite:
        (cite_cluster if db.get(Cluster, target_uid) else cite_card)(db, uid, target_uid)


def set_partners(db: Session, uid: str, names: list[str]) -> None:
    """Let exactly these organisations help to carry a recommendation out."""
    wanted = {organisation_named(db, name).uid for name in names}
    query = select(by_head(db, RecommendationPartner.organisation_uid)).where(
        RecommendationPartner.alive, RecommendationPartner.recommendation_uid == uid
    )
    present = set(db.scalars(query))
    for organisation_uid in sorted(wanted - present):
        link(db, RecommendationPartner, recommendation_uid=uid, organisation_uid=organisation_uid)
    for organisation_uid in sorted(present - wanted):
        unlink_all(db, RecommendationPartner, recommendation_uid=uid, organisation_uid=organisation_uid)


def tag_recommendation(db: Session, uid: str, *, add: Iterable[str] = (), take: Iterable[str] = ()) -> None:
    """Let a recommendation carry some tags, and others no longer."""
    recommendation = find(db, Recommendation, uid)
    for tag_uid in add:
        link(db, RecommendationTag, recommendation_uid=recommendation.uid, tag_uid=head(db, tag_uid))
    for tag_uid in take:
        unlink_all(db, RecommendationTag, recommendation_uid=recommendation.uid, tag_uid=tag_uid)


def delete_recommendation(db: Session, uid: str) -> None:
    """Delete a recommendation; its cards and clusters stay, its number is not given again."""
    find(db, Recommendation, uid).alive = False
