"""Cards as they are shown everywhere."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from sqlalchemy import ColumnElement, Select, and_, column, func, or_, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.groups import JOINED, shown
from kiwork.models.kinds import CardKind
from kiwork.models.living import living
from kiwork.models.parts import in_parts
from kiwork.queries.on_cards import mentions, tags
from kiwork.queries.places import Places, may_hang_on, places

_CELL = table("cell", column("kind"), column("row"), column("field"), column("at"))


@dataclass(frozen=True)
class CardView:
    """A card with everything that stands on it; `mentions` counts how often it was said, at least once.

    `captured` is in milliseconds since 1970, None for a card of no workshop. Cards that were joined are one,
    with the uid and the words of their head: `members` are all of them as each would show alone, the head
    first, and `wordings` the other texts among them; both are empty for a card that was never joined.
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
    wordings: tuple[str, ...] = ()
    members: tuple["CardView", ...] = ()

    @property
    def spoken(self) -> tuple["CardView", ...]:
        """The cards it is made of: itself, if it was never joined."""
        return self.members or (self,)

    @property
    def text_uid(self) -> str:
        """The uid of the card whose text it shows; another one where only a part of a group is looked at."""
        return self.spoken[0].uid

    @property
    def workshop_uids(self) -> tuple[str, ...]:
        """The workshops in which it was said."""
        return tuple(dict.fromkeys(card.workshop_uid for card in self.spoken if card.workshop_uid))

    @property
    def originals(self) -> tuple[tuple[str, str], ...]:
        """The wordings in the speakers' own languages, each once, with its language."""
        said = ((card.original_wording, card.original_language) for card in self.spoken)
        return tuple(dict.fromkeys(pair for pair in said if pair[0]))


def part_of(card: CardView, keep: Callable[[CardView], bool]) -> CardView | None:
    """Return a card with those of its members alone that are to be kept; None if there are none.

    It stays the same card, at the same place and parked or not, but says and counts what these members do.
    """
    kept = [member for member in card.spoken if keep(member)]
    if len(kept) == len(card.spoken):
        return card
    return _together(card, kept) if kept else None


def all_cards(
    db: Session, *, topic_field_uid: str | None = None, workshop_uid: str | None = None
) -> list[CardView]:
    """Return the living cards, of one topic field or one workshop if named, as they hang on the board."""
    known = places(db)
    query = _query(known)
    if topic_field_uid:
        query = query.where(may_hang_on(db, known, topic_field_uid))
    if workshop_uid:
        query = query.where(_may_be_of(known, workshop_uid))
    views = _joined(db, known, list(_views(db, query, known)))
    field = known.head(topic_field_uid)
    if topic_field_uid and known.heads:
        views = [view for view in views if view.topic_field_uid == field]
    return _of_workshop(views, known, workshop_uid)


def said(db: Session) -> dict[str, str]:
    """Return what every living card says, by its id; joined ones too, each with its own wording."""
    return dict(db.execute(select(Card.uid, Card.text).where(living(Card))).all())


def cards_with(db: Session, uids: Iterable[str], *, workshop_uid: str | None = None) -> list[CardView]:
    """Return the living ones of some cards, as they hang on the board; any member stands for its group.

    With a workshop, only what was said there counts.
    """
    known = places(db)
    wanted = list(dict.fromkeys(known.heads.get(uid, uid) for uid in uids))
    views: list[CardView] = []
    for part in in_parts(wanted):
        found = list(_views(db, _query(known).where(Card.uid.in_(part)), known, part))
        views += _joined(db, known, found)
    return _of_workshop(views, known, workshop_uid)


def cards_in_order(db: Session, uids: Iterable[str]) -> list[CardView]:
    """Return the living ones of some cards in the order in which they, or the first members, are named."""
    heads = places(db).heads
    order = list(dict.fromkeys(heads.get(uid, uid) for uid in uids))
    return sorted(cards_with(db, order), key=lambda view: order.index(view.uid))


def _query(known: Places) -> Select[Card, int | None]:
    return _select().where(shown(Card) if known.heads else living(Card))


def _select() -> Select[Card, int | None]:
    captured = and_(_CELL.c.kind == "card", _CELL.c.row == Card.uid, _CELL.c.field == "workshop_uid")
    return (
        select(Card, func.max(_CELL.c.at))
        .outerjoin(_CELL, captured)
        .group_by(Card.uid)
        .order_by(Card.position, Card.uid)
    )


def _may_be_of(known: Places, workshop_uid: str) -> ColumnElement[bool]:
    head = known.head(workshop_uid)
    workshops = [uid for uid, other in known.heads.items() if other == head]
    own = Card.workshop_uid.in_([head, *workshops]) if workshops else Card.workshop_uid == workshop_uid
    return or_(own, Card.uid.in_(select(JOINED.c.head))) if known.heads else own


def _of_workshop(views: list[CardView], known: Places, workshop_uid: str | None) -> list[CardView]:
    if not (workshop_uid and known.heads):
        return views if not workshop_uid else [view for view in views if view.workshop_uid == workshop_uid]
    head = known.head(workshop_uid)
    parts = (part_of(view, lambda card: card.workshop_uid == head) for view in views)
    return [part for part in parts if part]


def _views(
    db: Session, query: Select[Card, int | None], known: Places, uids: Sequence[str] | None = None
) -> Iterator[CardView]:
    said, marked = mentions(db, uids), tags(db, uids)
    for card, captured in db.execute(query):
        field, cluster = known.of(card.topic_field_uid, card.cluster_uid)
        yield CardView(
            uid=card.uid,
            text=card.text,
            kind=CardKind(card.card_kind),
            workshop_uid=known.head(card.workshop_uid),
            topic_field_uid=field,
            cluster_uid=cluster,
            position=card.position,
            mentions=1 + said.get(card.uid, 0),
            tags=tuple(title for _, title in marked.get(card.uid, ())),
            tag_uids=tuple(uid for uid, _ in marked.get(card.uid, ())),
            original_wording=card.original_wording,
            original_language=card.original_language,
            parked=card.parked,
            internal=card.internal,
            source=card.source,
            captured=captured,
        )


# cards that were joined


def _joined(db: Session, known: Places, views: list[CardView]) -> list[CardView]:
    """Return cards that are heads together with all their living members."""
    here = {view.uid for view in views}
    uids = sorted(uid for uid, head in known.heads.items() if head in here)
    if not uids:
        return views
    others: defaultdict[str, list[CardView]] = defaultdict(list)
    for part in in_parts(uids):
        for member in _views(db, _select().where(living(Card), Card.uid.in_(part)), known, part):
            others[known.heads[member.uid]].append(member)
    return [_together(view, [view, *_as_captured(others[view.uid])]) for view in views]


def _as_captured(cards: list[CardView]) -> list[CardView]:
    return sorted(cards, key=lambda card: (card.captured or 0, card.uid))


def _together(whole: CardView, members: Sequence[CardView]) -> CardView:
    """Return cards as one, which hangs where `whole` does and says what the first of them says."""
    if list(members) == [whole]:
        return whole
    marked = dict.fromkeys(pair for card in members for pair in zip(card.tag_uids, card.tags, strict=True))
    texts = dict.fromkeys(map(attrgetter("text"), members))
    return replace(
        members[0],
        uid=whole.uid,
        topic_field_uid=whole.topic_field_uid,
        cluster_uid=whole.cluster_uid,
        position=whole.position,
        parked=whole.parked,
        mentions=sum(card.mentions for card in members),
        tags=tuple(title for _, title in marked),
        tag_uids=tuple(uid for uid, _ in marked),
        wordings=tuple(texts)[1:],
        members=tuple(members),
    )
