"""Takes a plan into the file: what it names is found there or made, and its cards are added in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.intake.plan import Plan, PlannedCard
from kiwork.models.kinds import Dimension
from kiwork.models.text import folded
from kiwork.queries.board import clusters_of
from kiwork.queries.outline import outline
from kiwork.usecases import arrange, capture, setup

NAMED_IN_MESSAGES = 40

K = TypeVar("K")
V = TypeVar("V")
ClusterKey = tuple[str, str]
TagKey = tuple[Dimension, str]


class UnknownTopicFieldsError(KiworkError):
    """The source names topic fields that the process does not have."""


@dataclass(frozen=True)
class News:
    """What a plan names and the file does not have yet, each once, as first written."""

    topic_fields: tuple[str, ...]
    workshops: tuple[str, ...]
    tags: tuple[tuple[Dimension, str], ...]
    clusters: tuple[tuple[str, str], ...]


@dataclass
class _Known:
    """The uids of what is in the file, by folded names."""

    topic_fields: dict[str, str] = field(default_factory=dict)
    workshops: dict[str, str] = field(default_factory=dict)
    tags: dict[TagKey, str] = field(default_factory=dict)
    clusters: dict[ClusterKey, str] = field(default_factory=dict)


def news(db: Session, plan: Plan) -> News:
    """Return what taking a plan in would make besides its cards."""
    return _news(plan, _known(db))


def take_in(db: Session, plan: Plan, *, create_topics: bool) -> News:
    """Add the cards of a plan, make what they name, and return what was made.

    Raises UnknownTopicFieldsError before anything is written, unless topic fields may be made.
    """
    known = _known(db)
    made = _news(plan, known)
    if not create_topics:
        refuse_unknown(made.topic_fields)
    _make(db, made, known)
    capture.add_cards(db, [_draft(card, known) for card in plan.cards])
    return made


def refuse_unknown(topic_fields: Sequence[str]) -> None:
    """Raise UnknownTopicFieldsError if there are any."""
    if topic_fields:
        raise UnknownTopicFieldsError(n=len(topic_fields), fields=listed(topic_fields))


def listed(names: Iterable[str], most: int = NAMED_IN_MESSAGES) -> str:
    """Return names for a message; a name may have commas."""
    all_names = list(names)
    shown = "; ".join(all_names[:most])
    return shown + ("; …" if len(all_names) > most else "")


def _known(db: Session) -> _Known:
    shape = outline(db)
    known = _Known()
    for name in ("title", "code"):
        _note(known.topic_fields, ((folded(getattr(f, name)), f.uid) for f in shape.topic_fields))
        _note(known.workshops, ((folded(getattr(w, name)), w.uid) for w in shape.workshops))
        _note(known.tags, (((t.dimension, folded(getattr(t, name))), t.uid) for t in shape.tags))
    _note(known.topic_fields, ((folded(title), f.uid) for f in shape.topic_fields for title in f.wordings))
    _note(known.workshops, ((folded(title), w.uid) for w in shape.workshops for title in w.told("title")))
    _note(known.tags, (((t.dimension, folded(title)), t.uid) for t in shape.tags for title in t.wordings))
    headings = [(cluster, (cluster.heading, *cluster.wordings)) for cluster in clusters_of(db)]
    _note(known.clusters, (((c.topic_field_uid, folded(one)), c.uid) for c, all_ in headings for one in all_))
    return known


def _note(known: dict[K, V], found: Iterable[tuple[K, V]]) -> None:
    for key, value in found:
        known.setdefault(key, value)


def _news(plan: Plan, known: _Known) -> News:
    cards = plan.cards
    fields = ((folded(card.topic_field), card.topic_field) for card in cards if card.topic_field)
    workshops = ((folded(card.workshop), card.workshop) for card in cards if card.workshop)
    tags = (((tag[0], folded(tag[1])), tag) for card in cards for tag in card.tags)
    clusters = ((_cluster_key(c, known), (c.topic_field, c.cluster)) for c in cards if c.cluster)
    return News(
        topic_fields=_unknown(fields, known.topic_fields),
        workshops=_unknown(workshops, known.workshops),
        tags=_unknown(tags, known.tags),
        clusters=_unknown(clusters, known.clusters),
    )


def _unknown(named: Iterable[tuple[K, V]], known: Mapping[K, str]) -> tuple[V, ...]:
    found: dict[K, V] = {}
    _note(found, named)
    return tuple(value for key, value in found.items() if key not in known)


def _cluster_key(card: PlannedCard, known: _Known) -> ClusterKey:
    topic_field = folded(card.topic_field)
    return (known.topic_fields.get(topic_field, topic_field), folded(card.cluster))


def _make(db: Session, made: News, known: _Known) -> None:
    for title in made.topic_fields:
        known.topic_fields[folded(title)] = setup.add_topic_field(db, title)
    for title in made.workshops:
        known.workshops[folded(title)] = setup.add_workshop(db, title)
    for dimension, title in made.tags:
        known.tags[dimension, folded(title)] = setup.add_tag(db, dimension, title)
    for topic_field, heading in made.clusters:
        topic_field_uid = known.topic_fields[folded(topic_field)]
        uid = arrange.add_cluster(db, topic_field_uid, heading)
        known.clusters[topic_field_uid, folded(heading)] = uid


def _draft(card: PlannedCard, known: _Known) -> capture.CardDraft:
    return capture.CardDraft(
        text=card.text,
        kind=card.kind,
        parked=card.parked,
        topic_field_uid=known.topic_fields[folded(card.topic_field)] if card.topic_field else None,
        cluster_uid=known.clusters[_cluster_key(card, known)] if card.cluster else None,
        workshop_uid=known.workshops[folded(card.workshop)] if card.workshop else None,
        tag_uids=tuple(known.tags[dimension, folded(title)] for dimension, title in card.tags),
        original_wording=card.original,
        original_language=card.language,
        mentions=card.mentions,
        source=card.source,
    )
