"""Deciding what a merge left open, by ordinary changes."""

import json
from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.groups import head
from kiwork.models.kinds import CardKind
from kiwork.models.living import living
from kiwork.models.record import DECIDED, columns_from, record_types
from kiwork.models.tag import CardTag
from kiwork.models.text import clean, required
from kiwork.usecases.arrange import hang_with_head, move_cards
from kiwork.usecases.capture import CardDraft, add_card
from kiwork.usecases.records import NoSuchRecordError, find

_NAMING = ("text", "heading", "title", "name")


def decide(db: Session, kind: str, uid: str, field: str, content: str) -> None:
    """Let one value, as JSON, stand alone in a field.

    Raises NoSuchRecordError.
    """
    record_type = record_types()[kind]
    record = db.get(record_type, uid)
    if record is None:
        raise NoSuchRecordError
    db.info[DECIDED].add((uid, field))
    for column, value in columns_from(record_type, field, content).items():
        setattr(record, column, value)


def decide_place(
    db: Session, card_uids: Sequence[str], topic_field_uid: str | None, cluster_uid: str | None
) -> None:
    """Let cards that hang in several places hang at the end of one."""
    db.info[DECIDED].update((uid, "place") for uid in card_uids)
    move_cards(db, card_uids, topic_field_uid=topic_field_uid, cluster_uid=cluster_uid)


def restore(db: Session, kind: str, uid: str) -> None:
    """Let a record that was deleted and is still needed live of itself again; raises NoSuchRecordError."""
    find(db, record_types()[kind], uid).alive = True


def hang_elsewhere(
    db: Session, kind: str, uid: str, *, topic_field_uid: str | None, cluster_uid: str | None = None
) -> None:
    """Let the cards that keep a deleted cluster or topic field hang at the end of another place; so it goes.

    A card that shows as another one goes where that one hangs.
    """
    cards = _kept_by(db, kind, uid)
    shown = [card.uid for card in cards if head(db, card.uid) == card.uid]
    move_cards(db, shown, topic_field_uid=topic_field_uid, cluster_uid=cluster_uid)
    for card in cards:
        if head(db, card.uid) not in shown:
            hang_with_head(db, card)


def _kept_by(db: Session, kind: str, uid: str) -> list[Card]:
    on_cluster, on_field = (
        Card.cluster_uid == uid,
        and_(Card.topic_field_uid == uid, Card.cluster_uid.is_(None)),
    )
    query = select(Card).where(on_cluster if kind == "cluster" else on_field, living(Card))
    return list(db.scalars(query.order_by(Card.position, Card.uid)))


def keep_as_cards(db: Session, card_uid: str, shown: str, others: Sequence[str]) -> list[str]:
    """Let one wording, as JSON, stay on the card, and make a card of each of the others; return their uids.

    Raises NoSuchRecordError.
    """
    card = find(db, Card, card_uid)
    decide(db, "card", card_uid, "text", shown)
    tags = select(CardTag.tag_uid).where(CardTag.card_uid == card_uid, living(CardTag))
    draft = CardDraft(
        "",
        card.topic_field_uid,
        card.workshop_uid,
        kind=CardKind(card.card_kind),
        cluster_uid=card.cluster_uid,
        guiding_question_uid=card.guiding_question_uid,
        tag_uids=tuple(db.scalars(tags.order_by(CardTag.tag_uid))),
        parked=card.parked,
        source=card.source,
    )
    texts = (str(columns_from(Card, "text", content)["text"]) for content in others)
    return [add_card(db, draft._replace(text=text)) for text in texts]


def write_words(db: Session, kind: str, uid: str, field: str, words: str) -> None:
    """Let a wording that a person wrote stand alone in a field; what names a record cannot be empty.

    Raises NoSuchRecordError, EmptyTextError and TextTooLongError.
    """
    fit = required if field in _NAMING else clean
    decide(db, kind, uid, field, json.dumps(fit(words), ensure_ascii=False))
