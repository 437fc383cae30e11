"""Capturing what people say: cards, mentions, and everything written on a card."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, literal_column, select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.beneath import raw
from kiwork.models.card import Card, Mention
from kiwork.models.groups import any_joined, by_head, group_of, head, names
from kiwork.models.kinds import CardKind, WorkshopState
from kiwork.models.position import between
from kiwork.models.tag import CardTag
from kiwork.models.text import clean, required
from kiwork.models.workshop import Workshop
from kiwork.usecases.parking import park
from kiwork.usecases.records import find, find_all, last_place, link, unlink_all

_LAST = (
    "SELECT position FROM card WHERE topic_field_uid IS ? AND cluster_uid IS ? ORDER BY position DESC LIMIT 1"
)
_LATEST_FIRST: ColumnElement[int] = literal_column("rowid").desc()


class CardDraft(NamedTuple):
    """A card that is not in the file yet; `mentions` counts how often it was said, at least once."""

    text: str
    topic_field_uid: str | None
    workshop_uid: str | None
    kind: CardKind = CardKind.CHALLENGE
    cluster_uid: str | None = None
    guiding_question_uid: str | None = None
    tag_uids: tuple[str, ...] = ()
    original_wording: str = ""
    original_language: str = ""
    parked: bool = False
    mentions: int = 1
    source: str = ""


class ClosedWorkshopError(KiworkError):
    """A card was to be captured for a workshop that has been ended."""


def add_card(db: Session, draft: CardDraft) -> str:
    """Capture one card after all others of its topic field, and return its uid; raises as `add_cards`."""
    return add_cards(db, [draft])[0]


def add_cards(db: Session, drafts: Iterable[CardDraft]) -> list[str]:
    """Capture many cards in order.

    Raises EmptyTextError or ClosedWorkshopError before anything is written.
    """
    drafts = list(drafts)
    for workshop_uid in {draft.workshop_uid for draft in drafts} - {None}:
        _require_open(db, str(workshop_uid))
    last: dict[tuple[str | None, str | None], str] = {}
    return [
        _add(db, draft, text, last) for draft, text in [(draft, required(draft.text)) for draft in drafts]
    ]


def _add(db: Session, draft: CardDraft, text: str, last: dict[tuple[str | None, str | None], str]) -> str:
    card = Card(
        workshop_uid=draft.workshop_uid,
        guiding_question_uid=draft.guiding_question_uid,
        text=text,
        original_wording=clean(draft.original_wording),
        original_language=clean(draft.original_language),
        card_kind=draft.kind.value,
        topic_field_uid=draft.topic_field_uid,
        cluster_uid=draft.cluster_uid,
        position=_next_position(db, draft, last),
        parked=draft.parked,
        source=clean(draft.source),
    )
    db.add(card)
    db.add_all(CardTag(card_uid=card.uid, tag_uid=tag_uid) for tag_uid in dict.fromkeys(draft.tag_uids))
    db.add_all(Mention(card_uid=card.uid, workshop_uid=draft.workshop_uid) for _ in range(1, draft.mentions))
    return card.uid


def _require_open(db: Session, workshop_uid: str) -> None:
    workshop = db.get(Workshop, head(db, workshop_uid))
    if workshop and workshop.state == WorkshopState.CLOSED:
        raise ClosedWorkshopError(workshop=workshop.title)


def _next_position(db: Session, draft: CardDraft, last: dict[tuple[str | None, str | None], str]) -> str:
    """Return the position after the last card of a place; `last` spares looking it up again."""
    place = (draft.topic_field_uid, draft.cluster_uid)
    last[place] = between(last[place], None) if place in last else last_position(db, *place)
    return last[place]


def last_position(db: Session, topic_field_uid: str | None, cluster_uid: str | None) -> str:
    """Return the position after the last card of a cluster, or of what is unsorted in a topic field.

    What hangs in records that were joined with these counts too.
    """
    if not any_joined(db):
        db.flush()
        found = raw(db).execute(_LAST, (topic_field_uid, cluster_uid)).fetchone()
        return between(found and found[0], None)
    cluster = names(db, Card.cluster_uid, cluster_uid)
    field = names(db, Card.topic_field_uid, topic_field_uid)
    return last_place(db, Card.position, *([cluster] if cluster_uid else [field, cluster]))


def count_mention(db: Session, card_uid: str, workshop_uid: str | None) -> None:
    """Note that a card was said once more; of joined cards, one that was said in this workshop gets it."""
    cards, here = find_all(db, Card, card_uid), group_of(db, workshop_uid or "")
    card = next((card for card in cards if card.workshop_uid in here), cards[0])
    db.add(Mention(card_uid=card.uid, workshop_uid=workshop_uid))


def discount_mention(db: Session, card_uid: str, workshop_uid: str | None) -> None:
    """Take back the latest mention that this workshop counted, if there is one."""
    query = select(Mention).where(
        Mention.alive, names(db, Mention.card_uid, card_uid), names(db, Mention.workshop_uid, workshop_uid)
    )
    mention = db.scalars(query.order_by(_LATEST_FIRST)).first()
    if mention:
        mention.alive = False


def edit_text(db: Session, card_uid: str, text: str) -> None:
    """Change the wording of a card; raises EmptyTextError."""
    find(db, Card, card_uid).text = required(text)


def edit_original(db: Session, card_uid: str, wording: str, language: str) -> None:
    """Set what was said in the speaker's own language; `language` is a BCP 47 code or empty."""
    card = find(db, Card, card_uid)
    card.original_wording, card.original_language = clean(wording), clean(language)


def set_kind(db: Session, card_uid: str, kind: CardKind) -> None:
    """Turn a card into a challenge, a solution idea or an existing offer; what was joined with it too."""
    for card in find_all(db, Card, card_uid):
        card.card_kind = kind.value


def set_internal(db: Session, card_uid: str, *, internal: bool) -> None:
    """Keep a card out of everything that is published, or let it in; what was joined with it too."""
    for card in find_all(db, Card, card_uid):
        card.internal = internal


def set_tags(db: Session, card_uid: str, tag_uids: Iterable[str]) -> None:
    """Let a card carry exactly these tags."""
    wanted = {head(db, tag_uid) for tag_uid in tag_uids}
    pairs = select(by_head(db, CardTag.tag_uid)).where(CardTag.alive, names(db, CardTag.card_uid, card_uid))
    present = set(db.scalars(pairs))
    for tag_uid in sorted(wanted - present):
        add_tag_to_card(db, card_uid, tag_uid)
    for tag_uid in sorted(present - wanted):
        take_tag_from_card(db, card_uid, tag_uid)


def add_tag_to_card(db: Session, card_uid: str, tag_uid: str) -> None:
    """Let a card carry one more tag."""
    link(db, CardTag, card_uid=card_uid, tag_uid=tag_uid)


def take_tag_from_card(db: Session, card_uid: str, tag_uid: str) -> None:
    """Let a card, and all that were joined with it, no longer carry a tag."""
    unlink_all(db, CardTag, card_uid=card_uid, tag_uid=tag_uid)


def edit_card(
    db: Session,
    card_uid: str,
    text: str,
    tag_uids: Iterable[str],
    *,
    kind: CardKind | None = None,
    parked: bool | None = None,
) -> None:
    """Change what was typed into one entry: text, tags, and kind and parking if named.

    Raises EmptyTextError.
    """
    edit_text(db, card_uid, text)
    set_tags(db, card_uid, tag_uids)
    if kind:
        set_kind(db, card_uid, kind)
    if parked is not None:
        park(db, card_uid, parked=parked)
