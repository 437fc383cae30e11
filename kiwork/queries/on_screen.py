"""What a room may see on the wall: words of cards, headings and ranks, and nothing that is kept internal.

What is not a field of these views can never come onto the beamer. Held back are cards that are new to the
room; `held` names them. Of joined cards a room sees what the others among them say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.kinds import CardKind, TargetKind
from kiwork.models.living import living
from kiwork.models.parts import in_parts
from kiwork.queries.board import clusters_of
from kiwork.queries.cards import CardView, cards_with, part_of
from kiwork.queries.places import may_hang_on, places
from kiwork.queries.weighing import TargetView, rounds, weighing

NONE_HELD: frozenset[str] = frozenset()
MOST_RANKS = 40


class SeenCard(NamedTuple):
    """A card as the room sees it; `spoken` are the ids of the cards whose words it shows."""

    uid: str
    text: str
    kind: CardKind
    parked: bool
    mentions: int
    originals: tuple[str, ...]
    wordings: tuple[str, ...]
    spoken: tuple[str, ...]


class SeenCluster(NamedTuple):
    """A cluster with the number of its cards, and the first of them if they were asked for."""

    heading: str
    number: int
    cards: tuple[SeenCard, ...] = ()


class SeenRank(NamedTuple):
    """One line of a ranking; `card` is there where the dots were put on a card."""

    rank: int
    text: str
    dots: int
    card: SeenCard | None = None


class SeenRanking(NamedTuple):
    """A round of dots; while it is not revealed, nothing of what was counted is in here."""

    title: str
    question: str
    revealed: bool
    ranks: tuple[SeenRank, ...] = ()


_Ranked = tuple[TargetView, SeenCard | None]


def public_uids(db: Session, uids: Collection[str] | None = None) -> set[str]:
    """Return the ids of the living cards that are not internal, of all or of some."""
    query = select(Card.uid).where(living(Card), Card.internal.is_(False))
    if uids is None:
        return set(db.scalars(query))
    return {uid for part in in_parts(sorted(uids)) for uid in db.scalars(query.where(Card.uid.in_(part)))}


def seen_cards(
    db: Session, uids: Iterable[str], *, held: frozenset[str] = NONE_HELD, workshop_uid: str | None = None
) -> list[SeenCard]:
    """Return what the room may see of some cards, in this order; with a workshop, what was said there."""
    heads = places(db).heads
    order = dict.fromkeys(heads.get(uid, uid) for uid in uids)
    views = {view.uid: view for view in cards_with(db, order, workshop_uid=workshop_uid)}
    parts = (part_of(views[uid], lambda card: _is_public(card, held)) for uid in order if uid in views)
    return [_seen(part) for part in parts if part]


def first_seen(
    db: Session,
    uids: Sequence[str],
    *,
    most: int,
    held: frozenset[str] = NONE_HELD,
    workshop_uid: str | None = None,
) -> tuple[SeenCard, ...]:
    """Return the first cards that the room may see; no more are read than that takes."""
    of_groups = set(places(db).heads.values())
    left = [uid for uid in uids if uid not in held or uid in of_groups]
    found: list[SeenCard] = []
    for start in range(0, len(left), most):
        found += seen_cards(db, left[start : start + most], held=held, workshop_uid=workshop_uid)
        if len(found) >= most:
            break
    return tuple(found[:most])


def seen_clusters(
    db: Session, topic_field_uid: str, *, held: frozenset[str] = NONE_HELD, most_cards: int = 0
) -> tuple[SeenCluster, ...]:
    """Return the clusters of a topic field, each with so many of its cards at most."""
    hanging = _hanging(db, topic_field_uid, held)
    views = clusters_of(db, topic_field_uid)
    wanted = [uid for view in views for uid in hanging[view.uid][:most_cards]]
    cards = {card.uid: card for card in seen_cards(db, wanted, held=held)}
    return tuple(
        SeenCluster(
            view.heading,
            len(hanging[view.uid]),
            tuple(cards[uid] for uid in hanging[view.uid][:most_cards] if uid in cards),
        )
        for view in views
    )


def seen_ranking(
    db: Session,
    round_uid: str | None,
    *,
    topic_field_uids: Collection[str | None],
    held: frozenset[str] = NONE_HELD,
) -> SeenRanking | None:
    """Return a round of dots, the first if there is no such; of cards, only those the room may see."""
    uids = [view.uid for view in rounds(db)]
    wanted = round_uid if round_uid in uids else next(iter(uids), None)
    found = weighing(db, wanted) if wanted else None
    if found is None:
        return None
    view = found.round
    if not view.revealed:
        return SeenRanking(view.title, view.question, revealed=False)
    targets = [target for target in found.ranking if target.topic_field_uid in topic_field_uids]
    on_cards = view.target_kind is TargetKind.CARD
    ranked = _on_cards(db, targets, held) if on_cards else [(target, None) for target in targets]
    return SeenRanking(view.title, view.question, revealed=True, ranks=_ranks(ranked))


def _on_cards(db: Session, targets: Sequence[TargetView], held: frozenset[str]) -> Sequence[_Ranked]:
    cards = {card.uid: card for card in seen_cards(db, [target.uid for target in targets], held=held)}
    return [(target, cards[target.uid]) for target in targets if target.uid in cards]


def _ranks(ranked: Sequence[_Ranked]) -> tuple[SeenRank, ...]:
    """Return the ranks as if what the room may not see were not there."""
    dots = [target.dots for target, _ in ranked]
    return tuple(
        SeenRank(dots.index(target.dots) + 1, card.text if card else target.text, target.dots, card)
        for target, card in ranked[:MOST_RANKS]
    )


def _hanging(db: Session, topic_field_uid: str, held: frozenset[str]) -> defaultdict[str | None, list[str]]:
    """Return the cards that the room may see by cluster, in order; a group of joined ones by its head."""
    known = places(db)
    columns = (Card.uid, Card.topic_field_uid, Card.cluster_uid, Card.internal)
    query = select(*columns).where(living(Card)).order_by(Card.position, Card.uid)
    if not known.heads:
        query = query.where(may_hang_on(db, known, topic_field_uid))
    hanging: dict[str, str | None] = {}
    public: set[str | None] = set()
    for uid, field, cluster, internal in db.execute(query):
        shown_field, shown_cluster = known.of(field, cluster)
        if uid not in known.heads and shown_field == known.head(topic_field_uid):
            hanging[uid] = shown_cluster
        if not internal and uid not in held:
            public.add(known.head(uid))
    found: defaultdict[str | None, list[str]] = defaultdict(list)
    for uid, cluster in hanging.items():
        if uid in public:
            found[cluster].append(uid)
    return found


def _is_public(card: CardView, held: frozenset[str]) -> bool:
    return not card.internal and card.uid not in held


def _seen(card: CardView) -> SeenCard:
    return SeenCard(
        uid=card.uid,
        text=card.text,
        kind=card.kind,
        parked=card.parked,
        mentions=card.mentions,
        originals=tuple(dict.fromkeys(wording for wording, _ in card.originals)),
        wordings=card.wordings,
        spoken=tuple(member.uid for member in card.spoken),
    )
