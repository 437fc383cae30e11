"""The report for participants: every card word for word, and in plain words what became of it.

Nothing internal stands in it: no internal cards and what was said of them, no recommendations that are not
public, no reasons of a check or a decision in the parking lot, and no names of those who led or wrote.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from kiwork.models.kinds import Feasibility
from kiwork.protocol import head
from kiwork.protocol.document import Block, CardList, Facts, Heading, Paragraph, Table
from kiwork.protocol.fields import card_item
from kiwork.protocol.material import Field, Material
from kiwork.protocol.words import Words
from kiwork.queries.cards import CardView
from kiwork.queries.whereabouts import Goal, Way, Whereabouts, goals, whereabouts

CLASSES = {
    Way.RECOMMENDED: "in_recommendations",
    Way.CLUSTER_RECOMMENDED: "in_recommendations",
    Way.OFFER: "as_offers",
    Way.REASON: "with_reason",
    Way.CLUSTER_REASON: "with_reason",
    Way.DECIDED: "decided_later",
    Way.UNKNOWN: "not_decided_yet",
}
"""What the report puts under one heading, in this order."""

IN_WORK = "in_work"
"""The class of cards of which there is more to say, but not to the public."""

ENDED = (Feasibility.NOT_FEASIBLE, Feasibility.WITHDRAWN)


@dataclass(frozen=True)
class _Told:
    """A card with the name of its class, and what became of it in a sentence."""

    card: CardView
    kind: str
    sentence: str


class _Teller:
    """Says what became of cards."""

    def __init__(self, db: Session, words: Words) -> None:
        self._words = words
        self._public, self._all = whereabouts(db, public=True), whereabouts(db)
        self._goals: Mapping[str, Goal] = goals(db)

    def tell(self, card: CardView) -> _Told:
        found = self._public[card.uid]
        if not found.is_known and self._all[card.uid].is_known:
            return _Told(card, IN_WORK, self._words("told_in_work"))
        return _Told(card, CLASSES[found.way], self._sentence(found))

    def _sentence(self, found: Whereabouts) -> str:
        words = self._words
        match found.way:
            case Way.RECOMMENDED | Way.CLUSTER_RECOMMENDED:
                names = words.enumerated(map(self._name, found.recommendation_uids))
                return words(f"told_{found.way}", n=len(found.recommendation_uids), names=names)
            case Way.REASON | Way.CLUSTER_REASON:
                return f"{found.reason[:1].upper()}{found.reason[1:].rstrip('.')}."
            case Way.DECIDED:
                name = "told_decided_on" if found.date else "told_decided"
                return words(name, date=words.date(found.date), decision=found.reason)
        return words(f"told_{found.way}")

    def _name(self, uid: str) -> str:
        goal = self._goals[uid]
        name = self._words("named_recommendation", number=goal.number, title=goal.title)
        if goal.feasibility not in ENDED:
            return name
        return f"{name} ({self._words(f'feasibility_{goal.feasibility}')})"


def facts(material: Material) -> Facts:
    """Return the head without the names of those who led and wrote."""
    names = {material.words("facilitation"), material.words("minutes_by")}
    return Facts(tuple(pair for pair in head.facts(material).pairs if pair[0] not in names))


def report(db: Session, material: Material) -> Iterator[Block]:
    """Say what became of every card, topic field after topic field."""
    teller = _Teller(db, material.words)
    told = {field.uid: [teller.tell(card) for card in field.cards] for field in material.fields}
    everything = [one for field in told.values() for one in field]
    yield Paragraph(material.words("about_whereabouts"))
    if not everything:
        yield Paragraph(material.words("nothing_yet"), role="note")
        return
    yield _counts(material.words, everything)
    numbers: dict[str, int] = {}
    for field in material.fields:
        yield from _field(replace(material, numbers=numbers), field, told[field.uid], numbers)


def _counts(words: Words, told: list[_Told]) -> Table:
    rows = [
        (words(kind), words.number(number))
        for kind in _kinds()
        if (number := sum(one.kind == kind for one in told))
    ]
    head = (words("became"), words("contributions"))
    return Table(head, [*rows, (words("together"), words.number(len(told)))], numeric=frozenset({1}))


def _field(material: Material, field: Field, told: list[_Told], numbers: dict[str, int]) -> Iterator[Block]:
    if not told:
        return
    yield Heading(1, field.title)
    for kind in _kinds():
        groups: defaultdict[str, list[CardView]] = defaultdict(list)
        for one in told:
            if one.kind == kind:
                groups[one.sentence].append(one.card)
        if groups:
            yield Heading(2, material.words(kind))
        for sentence, cards in groups.items():
            numbers.update({card.uid: len(numbers) + place for place, card in enumerate(cards, 1)})
            yield Paragraph(sentence, role="lead")
            yield CardList(tuple(card_item(material, card, *_marks(material, card)) for card in cards))


def _marks(material: Material, card: CardView) -> list[str]:
    others = len(card.members) - 1
    return [material.words("put_together", n=others)] if others > 0 else []


def _kinds() -> list[str]:
    return list(dict.fromkeys([*list(CLASSES.values())[:-1], IN_WORK, CLASSES[Way.UNKNOWN]]))
