"""Offers records that may mean the same: cards by what they say, all others by their names.

Nothing is ever joined unasked. `material` reads plain values from the file, so that `search` can run beside
the window.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.card import Card, Cluster, NotTheSame
from kiwork.models.dots import DotRound
from kiwork.models.groups import by_head, heads, shown
from kiwork.models.living import living
from kiwork.models.organisation import Organisation
from kiwork.models.process import GuidingQuestion, TopicField
from kiwork.models.record import Record
from kiwork.models.tag import Tag
from kiwork.models.text import folded
from kiwork.models.workshop import Workshop
from kiwork.queries.places import places

KINDS = (
    "card", "cluster", "topic_field", "guiding_question", "tag", "workshop", "dot_round", "organisation",
)  # fmt: skip
"""What can be doubled, in the order in which it is offered."""

_NAMED: tuple[tuple[type[Record], InstrumentedAttribute[str]], ...] = (
    (TopicField, TopicField.title),
    (GuidingQuestion, GuidingQuestion.text),
    (Workshop, Workshop.title),
    (DotRound, DotRound.title),
    (Organisation, Organisation.name),
)
_MOST_ASKED = 500
"""So many touched cards are compared with all others; of more, only equal wordings are counted."""
_LIKELY, _NEIGHBOURS = 0.4, 4

Apart = frozenset[frozenset[str]]


class Doubles(NamedTuple):
    """Records of one kind that may mean the same, with what each says.

    `exact` is that only case and punctuation differ; `similarity` is 0.8 to 1, of the two least alike;
    `shared` are the words that all cards of a group have.
    """

    kind: str
    uids: tuple[str, ...]
    exact: bool
    similarity: float
    texts: tuple[str, ...]
    shared: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for the group that stays while its first record is in it."""
        return f"{self.kind} {self.uids[0]}"


class Material(NamedTuple):
    """What is compared: texts of cards and names of others by uid, and pairs that were told apart.

    `named` has a kind, and names among which doubles are looked for, several times for some kinds; `fields`
    are the topic fields in which cards show. Every wording of joined cards is compared: `heads` has the card
    that each member shows as, and `apart` names heads.
    """

    cards: Mapping[str, str]
    named: tuple[tuple[str, Mapping[str, str]], ...]
    fields: Mapping[str, str | None]
    heads: Mapping[str, str]
    apart: Apart


def duplicates(db: Session) -> list[Doubles]:
    """Return everything that may be doubled, each record at most once; takes seconds for many cards."""
    return search(material(db))


def material(db: Session) -> Material:
    """Read what is to be compared; records that were joined are one, by the name of their head."""
    query = select(Card.uid, Card.text, Card.topic_field_uid, Card.cluster_uid).where(living(Card))
    cards, known = db.execute(query).all(), places(db)
    texts = {uid: text for uid, text, _, _ in cards}
    return Material(
        cards=texts,
        named=(*_clusters(db), *_named(db), *_tags(db)),
        fields={uid: known.of(field, cluster)[0] for uid, _, field, cluster in cards},
        heads={uid: head for uid, head in known.heads.items() if uid in texts},
        apart=told_apart(db),
    )


def told_apart(db: Session) -> Apart:
    """Return the pairs of heads of which somebody said that they are not the same, or that of two members."""
    known = heads(db)
    pairs = db.execute(select(NotTheSame.left_uid, NotTheSame.right_uid).where(NotTheSame.alive))
    found = (frozenset((known.get(left, left), known.get(right, right))) for left, right in pairs)
    return frozenset(pair for pair in found if len(pair) > 1)


def search(given: Material) -> list[Doubles]:
    """Return everything that may be doubled: within one topic field first, then the most alike."""
    found = [*_cards(given.cards, given), *_names(given)]
    return sorted(found, key=lambda group: (KINDS.index(group.kind), _rank(group, given)))


def count_touching(given: Material, touched: Collection[str]) -> int:
    """Return how many groups of doubles have one of the touched records in them.

    Of very many touched cards, as when a whole file came in, only those of equal wording are counted.
    """
    wanted = set(touched)
    found = [*_cards(_likely(given.cards, given.heads, wanted), given), *_names(given)]
    return sum(not wanted.isdisjoint(group.uids) for group in found)


def still_open(db: Session, found: Iterable[Doubles]) -> list[Doubles]:
    """Return what is left of some groups: without what is gone, was joined or told apart since."""
    given = material(db)
    cards = {uid: text for uid, text in given.cards.items() if uid not in given.heads}
    texts = {**cards, **{uid: name for _, names in given.named for uid, name in names.items()}}
    return [part for group in found for part in _split(_alive(group, texts), given.apart)]


def _alive(group: Doubles, texts: Mapping[str, str]) -> Doubles:
    uids = tuple(uid for uid in group.uids if uid in texts)
    return group._replace(uids=uids, texts=tuple(texts[uid] for uid in uids))


def _named(db: Session) -> Iterator[tuple[str, Mapping[str, str]]]:
    for record_type, name in _NAMED:
        rows = db.execute(select(record_type.uid, name).where(shown(record_type))).all()
        yield record_type.__tablename__, dict(rows)


def _clusters(db: Session) -> Iterator[tuple[str, Mapping[str, str]]]:
    fields: defaultdict[str, dict[str, str]] = defaultdict(dict)
    query = select(Cluster.uid, Cluster.heading, by_head(db, Cluster.topic_field_uid)).where(shown(Cluster))
    for uid, heading, field in db.execute(query):
        fields[field][uid] = heading
    yield from (("cluster", headings) for headings in fields.values())


def _tags(db: Session) -> Iterator[tuple[str, Mapping[str, str]]]:
    dimensions: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for uid, title, dimension in db.execute(select(Tag.uid, Tag.title, Tag.dimension_uid).where(shown(Tag))):
        dimensions[dimension][uid] = title
    yield from (("tag", titles) for titles in dimensions.values())


def _cards(texts: Mapping[str, str], given: Material) -> list[Doubles]:
    from kiwork.likeness.doubles import Sameness, doubles  # noqa: PLC0415 - brings numpy along

    found = []
    for group in doubles(texts, not_the_same=_apart_with_members(given)):
        exact, said = group.sameness is Sameness.EXACT, tuple(texts[key] for key in group.keys)
        found.append(Doubles("card", group.keys, exact, group.likeness, said, group.shared))
    return _as_shown(found, given) if given.heads else found


def _apart_with_members(given: Material) -> Iterator[frozenset[str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for uid, head in given.heads.items():
        members[head].append(uid)
    for left, right in map(sorted, given.apart):
        yield from map(frozenset, product([left, *members[left]], [right, *members[right]]))


def _as_shown(found: Iterable[Doubles], given: Material) -> list[Doubles]:
    """Put heads in the place of members; groups that then have a card in common are one."""
    groups: dict[str, Doubles] = {}
    for group in found:
        uids = {given.heads.get(uid, uid) for uid in group.uids}
        touching = {groups[uid].key: groups[uid] for uid in uids if uid in groups}
        whole = _as_one(uids, [group, *touching.values()], given)
        groups.update(dict.fromkeys(whole.uids, whole))
    unique = {group.key: group for group in groups.values()}
    return [part for group in unique.values() for part in _split(group, given.apart)]


def _as_one(uids: set[str], parts: list[Doubles], given: Material) -> Doubles:
    together = tuple(sorted(uids.union(*(part.uids for part in parts[1:]))))
    return Doubles(
        "card",
        together,
        exact=all(part.exact for part in parts),
        similarity=min(part.similarity for part in parts),
        texts=tuple(given.cards[uid] for uid in together),
        shared=parts[0].shared if len(parts) == 1 else (),
    )


def _names(given: Material) -> Iterator[Doubles]:
    from kiwork.likeness.names import same_names  # noqa: PLC0415 - brings numpy along

    for kind, names in given.named:
        for uids in same_names(names):
            texts = tuple(names[uid] for uid in uids)
            yield from _split(Doubles(kind, uids, _all_equal(texts), 1.0, texts), given.apart)


def _all_equal(texts: Iterable[str]) -> bool:
    return len(set(map(folded, texts))) == 1


def _split(group: Doubles, apart: Apart) -> Iterator[Doubles]:
    """Yield the parts of a group in which nothing was told apart; one alone is no double."""
    parts: list[list[int]] = []
    for place, uid in enumerate(group.uids):
        fits = (part for part in parts if all(frozenset((uid, group.uids[n])) not in apart for n in part))
        part = next(fits, None)
        if part is None:
            parts.append([place])
        else:
            part.append(place)
    for part in parts:
        if len(part) > 1:
            yield group._replace(
                uids=tuple(group.uids[n] for n in part), texts=tuple(group.texts[n] for n in part)
            )


def _likely(texts: Mapping[str, str], heads: Mapping[str, str], touched: set[str]) -> Mapping[str, str]:
    """Return the touched texts, and of the others those that one of them may be a double of."""
    from kiwork.likeness.index import Index  # noqa: PLC0415 - brings numpy along
    from kiwork.likeness.words import words  # noqa: PLC0415 - as above

    asked = {uid: text for uid, text in texts.items() if heads.get(uid, uid) in touched}
    if not asked:
        return {}
    wordings = {words(text) for text in asked.values()}
    found = {uid: text for uid, text in texts.items() if uid in asked or words(text) in wordings}
    if len(asked) <= _MOST_ASKED:
        index = Index(texts)
        for text in asked.values():
            near = index.nearest(text, _NEIGHBOURS, least=_LIKELY)
            found.update((uid, texts[uid]) for uid, _ in near)
        return found
    counts: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for text in found.values():
        counts[words(text)] += 1
    return {uid: text for uid, text in found.items() if counts[words(text)] > 1}


def _rank(group: Doubles, given: Material) -> tuple[bool, bool, float, tuple[str, ...]]:
    across = len({given.fields.get(uid) for uid in group.uids}) > 1
    return across, not group.exact, -group.similarity, group.uids
