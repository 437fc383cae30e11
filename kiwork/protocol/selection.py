"""Reads what a protocol is about to say, and cuts it down to what was chosen."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from kiwork.models.kinds import CardKind
from kiwork.protocol.editions import Choices, NoSuchWorkshopError
from kiwork.protocol.material import Field, Group, Material
from kiwork.protocol.results import results
from kiwork.protocol.words import Words, words_for
from kiwork.queries.cards import CardView, part_of
from kiwork.queries.consulting import ConsultationView, consultations
from kiwork.queries.evidence import evidence
from kiwork.queries.matrix import matrix
from kiwork.queries.measures import measures
from kiwork.queries.organisations import internal_organisations
from kiwork.queries.outline import Outline, TopicFieldView, WorkshopView, outline
from kiwork.queries.parking import parking
from kiwork.queries.photos import PhotoView, photos, picture
from kiwork.queries.recommendations import RecommendationView, recommendations
from kiwork.queries.transcript import FieldCards, cards_by_topic_field
from kiwork.queries.versions import changed_since


@dataclass(frozen=True)
class Scope:
    """What of the file is printed; a workshop or topic fields that are not named set no limit."""

    workshop: WorkshopView | None
    topic_field_uids: Collection[str] | None
    internal: bool

    def has_field(self, uid: str | None) -> bool:
        return self.topic_field_uids is None or uid in self.topic_field_uids

    def has_card(self, card: CardView) -> bool:
        return self.may_name(card) and (self.workshop is None or card.workshop_uid == self.workshop.uid)

    def cut(self, found: FieldCards) -> FieldCards:
        """Leave of a topic field's cards what is printed: of joined ones the members that are."""
        clusters = tuple(replace(c, cards=_parts(c.cards, self.has_card)) for c in found.clusters)
        return replace(found, clusters=clusters, unsorted=_parts(found.unsorted, self.has_card))

    def may_name(self, card: CardView) -> bool:
        return self.internal or not card.internal

    def has_recommendation(self, view: RecommendationView, card_uids: Collection[str]) -> bool:
        """Say whether a recommendation goes back to one of these cards, or to nothing but its field."""
        if not (view.public or self.internal):
            return False
        if self.workshop is None or any(uid in card_uids for uid in view.card_uids):
            return True
        return not view.card_uids and self.works_on(view.topic_field_uid)

    def works_on(self, topic_field_uid: str | None) -> bool:
        return self.workshop is not None and topic_field_uid in self.workshop.topic_field_uids


def read(
    db: Session,
    language: str,
    *,
    workshop_uid: str | None,
    topic_field_uids: Collection[str] | None,
    choices: Choices,
) -> Material:
    """Read everything once; raises NoSuchWorkshopError."""
    shape = outline(db).whole()
    named = next((w for w in shape.workshops if workshop_uid in {w.uid, *(m.uid for m in w.members)}), None)
    if workshop_uid and named is None:
        raise NoSuchWorkshopError
    scope = Scope(named, topic_field_uids, choices.internal)
    words = words_for(language, shape.topic_field_label)
    everything = cards_by_topic_field(db, shape)
    hidden = frozenset[str]() if choices.internal else internal_organisations(db)
    views = [_without(hidden, view, words) for view in recommendations(db)]
    fields = tuple(_fields(everything, views, scope, shape, words))
    workshops = (named,) if named else shape.workshops
    return Material(
        words=words,
        choices=choices,
        outline=shape,
        workshop=workshops[0] if len(workshops) == 1 else None,
        workshops=workshops,
        fields=fields,
        numbers=_numbers(fields, choices),
        known={card.uid: card for field in everything for card in _parts(field.cards, scope.may_name)},
        results=tuple(
            results(db, workshop_uid, {field.uid for field in fields}) if choices.weighting else ()
        ),
        parking=parking(db),
        quarters={v.uid: v.quarter for v in matrix(db) if v.quarter} if choices.weighting else {},
        evidence=evidence(db),
        photos={one.uid: tuple(_photos(db, one.uid, choices)) for one in workshops if choices.photos},
        measures=measures(db) if choices.recommendations else {},
        versions=changed_since(db, [view.uid for view in views]) if choices.recommendations else {},
        consultations=_consultations(db, choices),
    )


def _without(hidden: Collection[str], view: RecommendationView, words: Words) -> RecommendationView:
    """Leave out the names of organisations that are not for the public; that there is a lead is said."""
    partners = tuple(name for name in view.partners if name not in hidden)
    return replace(view, lead=words("internal") if view.lead in hidden else view.lead, partners=partners)


def _consultations(db: Session, choices: Choices) -> dict[str, tuple[ConsultationView, ...]]:
    found: defaultdict[str, list[ConsultationView]] = defaultdict(list)
    for view in consultations(db):
        if choices.internal or view.may_be_published:
            found[view.recommendation_uid].append(view)
    return {uid: tuple(views) for uid, views in found.items()}


def _photos(db: Session, workshop_uid: str, choices: Choices) -> Iterator[tuple[PhotoView, bytes]]:
    for photo in photos(db, workshop_uid):
        if choices.internal or not photo.internal:
            yield photo, picture(db, photo.blob) or b""


def _fields(
    everything: Iterable[FieldCards],
    views: Collection[RecommendationView],
    scope: Scope,
    shape: Outline,
    words: Words,
) -> Iterator[Field]:
    chosen = [scope.cut(found) for found in everything if scope.has_field(found.topic_field_uid)]
    printed = {card.uid for found in chosen for card in found.cards}
    fitting = [view for view in views if scope.has_recommendation(view, printed)]
    for found in chosen:
        own = tuple(view for view in fitting if view.topic_field_uid == found.topic_field_uid)
        field = _field(found, own, shape, words)
        if field.cards or field.recommendations or scope.works_on(field.uid):
            yield field


def _field(
    found: FieldCards,
    views: tuple[RecommendationView, ...],
    shape: Outline,
    words: Words,
) -> Field:
    topic_field = shape.topic_field(found.topic_field_uid)
    cards = found.cards
    return Field(
        uid=found.topic_field_uid,
        title=topic_field.title if topic_field else words("no_topic_field"),
        wordings=topic_field.wordings if topic_field else (),
        descriptions=_descriptions(topic_field) if topic_field else (),
        groups=tuple(_groups(found, {card.uid for card in cards if not card.parked}, words)),
        parked=tuple(card for card in cards if card.parked),
        recommendations=views,
    )


def _descriptions(topic_field: TopicFieldView) -> tuple[str, ...]:
    return tuple(filter(None, (topic_field.description, *topic_field.descriptions)))


def _groups(found: FieldCards, shown: Collection[str], words: Words) -> Iterator[Group]:
    clusters = [
        Group(cluster.uid, cluster.heading, cards, cluster.wordings)
        for cluster in found.clusters
        if (cards := _only(cluster.cards, shown))
    ]
    yield from clusters
    unsorted = _only(found.unsorted, shown)
    if clusters and unsorted:
        yield Group(None, words("without_cluster"), _by_kind(unsorted))
    elif unsorted:
        yield from _one_a_kind(unsorted, words)


def _one_a_kind(cards: tuple[CardView, ...], words: Words) -> Iterator[Group]:
    for kind in CardKind:
        own = tuple(card for card in cards if card.kind is kind)
        if own:
            yield Group(None, words(f"{kind}_many"), own)


def _parts(cards: Iterable[CardView], keep: Callable[[CardView], bool]) -> tuple[CardView, ...]:
    return tuple(part for card in cards if (part := part_of(card, keep)))


def _only(cards: Iterable[CardView], shown: Collection[str]) -> tuple[CardView, ...]:
    return tuple(card for card in cards if card.uid in shown)


def _by_kind(cards: Iterable[CardView]) -> tuple[CardView, ...]:
    order = list(CardKind)
    return tuple(sorted(cards, key=lambda card: order.index(card.kind)))


def _numbers(fields: Collection[Field], choices: Choices) -> dict[str, int]:
    """Return the numbers of the printed cards in the order of the pages: field by field, then the parked."""
    if not choices.cards:
        return {}
    sorted_in = [card for field in fields for group in field.groups for card in group.cards]
    parked = [card for field in fields for card in field.parked if choices.parked]
    return {card.uid: number for number, card in enumerate([*sorted_in, *parked], start=1)}
