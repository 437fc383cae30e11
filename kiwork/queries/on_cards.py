"""What stands on cards besides their own words: mentions and tags."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.models.card import Mention
from kiwork.models.groups import by_head
from kiwork.models.tag import CardTag, Tag, TagDimension

Tags = defaultdict[str, list[tuple[str, str]]]
"""Uid and title of the tags, in the order of the screen, by card."""


def mentions(db: Session, uids: Sequence[str] | None = None) -> dict[str, int]:
    """Return how often cards were said once more, of all or of some."""
    query = select(Mention.card_uid, func.count()).where(Mention.alive).group_by(Mention.card_uid)
    if uids is not None:
        query = query.where(Mention.card_uid.in_(uids))
    return dict(db.execute(query).all())


def tags(db: Session, uids: Sequence[str] | None = None) -> Tags:
    """Return the tags of cards, of all or of some; of joined tags the head, once."""
    query = (
        select(CardTag.card_uid, Tag.uid, Tag.title)
        .join(Tag, Tag.uid == by_head(db, CardTag.tag_uid))
        .join(TagDimension, TagDimension.uid == Tag.dimension_uid)
        .where(CardTag.alive, Tag.alive)
        .order_by(TagDimension.place, Tag.place, Tag.uid)
    )
    if uids is not None:
        query = query.where(CardTag.card_uid.in_(uids))
    found: Tags = defaultdict(list)
    for card_uid, tag_uid, title in db.execute(query):
        if (tag_uid, title) not in found[card_uid]:
            found[card_uid].append((tag_uid, title))
    return found
