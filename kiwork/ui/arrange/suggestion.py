"""What may be done on the board, found out of plain values: doubles, new clusters, places for cards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from kiwork.merge.duplicates import Apart, Doubles, Material, search
from kiwork.ui.arrange.contents import UNSORTED, Contents
from kiwork.ui.jobs import Report

if TYPE_CHECKING:
    from kiwork.likeness.clusters import Gathering, Placing
    from kiwork.likeness.terms import Terms

MOST_WORDS = 3
"""So many words in common are named."""
_HEADING_WORDS = 2


class Kind(StrEnum):
    """What a suggestion is about."""

    DOUBLE = "double"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True)
class Suggestion:
    """Something to do with cards, never done by itself.

    `texts` are what the cards say; `cluster_uid` is where a single one belongs, `heading` what a new cluster
    could be called, "" if the cards share no word. The reason: `words` in common, the text `alike`, and for
    doubles how much of them is alike, from 0 to 1.
    """

    kind: Kind
    uids: tuple[str, ...]
    texts: tuple[str, ...]
    cluster_uid: str = ""
    heading: str = ""
    words: tuple[str, ...] = ()
    alike: str = ""
    likeness: float = 0.0

    @property
    def ids(self) -> frozenset[str]:
        """What it brings together."""
        return frozenset(filter(None, (*self.uids, self.cluster_uid)))

    def is_much_like(self, ids: frozenset[str]) -> bool:
        """Whether most of it was brought together by another one."""
        return 2 * len(self.ids & ids) > len(self.ids)

    def holds(self, contents: Contents, apart: Apart) -> bool:
        """Whether its cards and its cluster still hang where they did, and nobody told the cards apart."""
        keys = [contents.key_of(uid) for uid in self.uids]
        if self.kind is Kind.DOUBLE:
            return None not in keys and apart.isdisjoint(map(frozenset, combinations(self.uids, 2)))
        return set(keys) == {UNSORTED} and (not self.cluster_uid or self.cluster_uid in contents.keys)


@dataclass(frozen=True)
class Given:
    """What is on the board: texts of cards, the clusters of those that are sorted, headings by cluster.

    `free` are unsorted cards that are not parked; `members` are all wordings of joined cards.
    """

    texts: Mapping[str, str]
    cluster_of: Mapping[str, str]
    headings: Mapping[str, str]
    free: tuple[str, ...]
    members: Mapping[str, str]
    heads: Mapping[str, str]
    apart: Apart = field(default_factory=frozenset)


def given(contents: Contents, apart: Apart) -> Given:
    """Return what suggestions are made from; `apart` are pairs of cards that are not the same."""
    cards = {key: contents.cards(key) for key in contents.keys}
    hanging = [(card, key) for key, column in cards.items() for card in column]
    return Given(
        texts={card.uid: " ".join((card.text, *card.wordings)) for card, _ in hanging},
        cluster_of={card.uid: key for card, key in hanging if key != UNSORTED},
        headings={key: contents.heading(key) for key in cards if key != UNSORTED},
        free=tuple(card.uid for card in cards.get(UNSORTED, ()) if not card.parked),
        members={member.text_uid: member.text for card, _ in hanging for member in card.spoken},
        heads={m.text_uid: card.uid for card, _ in hanging for m in card.spoken if m.text_uid != card.uid},
        apart=apart,
    )


def suggestions(board: Given, report: Report) -> list[Suggestion]:
    """Return everything that may be done: doubles first, then new clusters, then places; takes a moment."""
    from kiwork.likeness.clusters import gatherings, neighbours, placings  # noqa: PLC0415 - brings numpy along
    from kiwork.likeness.terms import Terms  # noqa: PLC0415 - as above

    report(0)
    found = list(_doubles(board))
    report(50)
    said = {**board.texts, **board.headings}
    near, terms = neighbours(said, board.free), Terms(said)
    report(90)
    clusters = {**board.cluster_of, **{key: key for key in board.headings}}
    found += [_group(gathering, board, terms) for gathering in gatherings(near, board.free)]
    return found + [_place(placing, board, terms) for placing in placings(near, clusters)]


def _doubles(board: Given) -> Iterator[Suggestion]:
    material = Material(board.members, named=(), fields={}, heads=board.heads, apart=board.apart)
    for group in search(material):
        yield _double(group)


def _double(group: Doubles) -> Suggestion:
    words = () if group.exact else tuple(dict.fromkeys(group.shared))[:MOST_WORDS]
    likeness = 1.0 if group.exact else group.similarity
    return Suggestion(Kind.DOUBLE, group.uids, group.texts, words=words, likeness=likeness)


def _group(gathering: "Gathering", board: Given, terms: "Terms") -> Suggestion:
    words = terms.common(gathering.keys, MOST_WORDS)
    texts = tuple(board.texts[key] for key in gathering.keys)
    named = [word for word in words if word[:1].isupper()] or words
    heading = ", ".join(named[:_HEADING_WORDS])
    return Suggestion(
        Kind.GROUP, gathering.keys, texts, heading=heading[:1].upper() + heading[1:], words=words
    )


def _place(placing: "Placing", board: Given, terms: "Terms") -> Suggestion:
    words = terms.shared(placing.key, placing.nearest, MOST_WORDS)
    alike = next((board.texts[key] for key in placing.nearest if key in board.texts), "")
    texts = (board.texts[placing.key],)
    return Suggestion(Kind.PLACE, (placing.key,), texts, placing.cluster, words=words, alike=alike)
