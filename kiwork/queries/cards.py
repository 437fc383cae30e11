"""Cards as they are shown everywhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, and_, column, func, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Mention
from kiwork.models.kinds import CardKind
from kiwork.models.living import living
from kiwork.models.tag import CardTag, Tag, TagDimension

_CELL = table("cell", column("kind"), column("row"), column("field"), column("at"))
_MOST_VARIABLES = 500


@dataclass(frozen=True)
class CardView:
    """A card with everything that stands on it; `mentions` counts how often it was said, at least once.

    `captured` is in milliseconds since 1970, None for a card of no workshop.
    """

    uid: str
    text: str
    kind: CardKind
    workshop_uid: str | None
    topic_field_uid: str | None
    cluster_uid: str | None
    position: str
    mentions: int
    tags: tuple[str, ...]
    tag_uids: tuple[str, ...]
    original_wording: str
    original_language: str
    parked: bool
    internal: bool
    source: str
    captured: int | None


def all_cards(
    db: Session, *, topic_field_uid: str | None = None, workshop_uid: str | None = None
) -> list[CardView]:
    """Return the living cards, of one topic field or one workshop if named, as they hang on the board."""
    query = _query()
    if topic_field_uid:
        query = query.where(Card.topic_field_uid == topic_field_uid)
    if workshop_uid:
        query = query.where(Card.workshop_uid == workshop_uid)
    return _views(db, query, mentions=_mentions(db), tags=_tags(db))


def cards_with(db: Session, uids: Iterable[str]) -> list[CardView]:
    """Return the living ones of some cards, as they hang on the board."""
    wanted = list(uids)
    views: list[CardView] = []
    for start in range(0, len(wanted), _MOST_VARIABLES):
        part = wanted[start : start + _MOST_VARIABLES]
        views += _views(
            db, _query().where(Card.uid.in_(part)), mentions=_mentions(db, part), tags=_tags(db, part)
        )
    return views


def _query() -> Select[Card, int | None]:
    captured = and_(_CELL.c.kind == "card", _CELL.c.row == Card.uid, _CELL.c.field == "workshop_uid")
    return (
        select(Card, func.max(_CELL.c.at))
        .outerjoin(_CELL, captured)
        .where(living(Card))
        .group_by(Card.uid)
        .order_by(Card.position, Card.uid)
    )


def _views(
    db: Session,
    query: Select[Card, int | None],
    *,
    mentions: dict[str, int],
    tags: dict[str, list[tuple[str, str]]],
) -> list[CardView]:
    return [
        CardView(
            uid=card.uid,
            text=card.text,
            kind=CardKind(card.card_kind),
            workshop_uid=card.workshop_uid,
            topic_field_uid=card.topic_field_uid,
            cluster_uid=card.cluster_uid,
            position=card.position,
            mentions=1 + mentions.get(card.uid, 0),
            tags=tuple(title for _, title in tags.get(card.uid, ())),
            tag_uids=tuple(uid for uid, _ in tags.get(card.uid, ())),
            original_wording=card.original_wording,
            original_language=card.original_language,
            parked=card.parked,
            internal=card.internal,
            source=card.source,
            captured=captured,
        )
        for card, captured in db.execute(query)
    ]


def _mentions(db: Session, uids: list[str] | None = None) -> dict[str, int]:
    query = select(Mention.card_uid, func.count()).where(Mention.alive).group_by(Mention.card_uid)
    if uids is not None:
        query = query.where(Mention.card_uid.in_(uids))
    return dict(db.execute(query).all())


def _tags(db: Session, uids: list[str] | None = None) -> dict[str, list[tuple[str, str]]]:
    query = (
        select(CardTag.card_uid, Tag.uid, Tag.title)
        .join(Tag, Tag.uid == CardTag.tag_uid)
        .join(TagDimension, TagDimension.uid == Tag.dimension_uid)
        .where(CardTag.alive, Tag.alive)
        .order_by(TagDimension.place, Tag.place, Tag.uid)
    )
    if uids is not None:
        query = query.where(CardTag.card_uid.in_(uids))
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for card_uid, tag_uid, title in db.execute(query):
        found[card_uid].append((tag_uid, title))
    return found
