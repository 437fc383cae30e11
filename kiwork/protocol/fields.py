"""The section of one topic field: its cards word for word, its weighting, its recommendations."""

from collections.abc import Iterable, Iterator
from itertools import starmap

from kiwork.models.kinds import CardKind
from kiwork.protocol.document import Block, CardItem, CardList, Heading, Original, Paragraph, Table
from kiwork.protocol.material import Field, Group, Material
from kiwork.protocol.sheets import sheet
from kiwork.protocol.weighting import field_weighting
from kiwork.queries.cards import CardView


def section(material: Material, field: Field) -> Iterator[Block]:
    """Say everything about one topic field; nothing if there is nothing to say."""
    parts = [*_cards(material, field), *field_weighting(material, field), *_recommendations(material, field)]
    if not parts and not field.cards:
        return
    yield Heading(1, field.title)
    yield from also_called(material, field.wordings)
    yield Paragraph(_in_one_line(material, field), role="note")
    yield from (Paragraph(text) for text in field.descriptions)
    yield from _questions(material, field)
    yield from parts


def card_item(material: Material, card: CardView, *marks: str) -> CardItem:
    """Show a card word for word: its number first, then how often it was said, its workshop and its tags."""
    words = material.words
    mentions = [words("mentioned", number=card.mentions)] if card.mentions > 1 else []
    code = [material.code(uid) for uid in card.workshop_uids] if material.shows_codes else []
    internal = [words("internal")] if card.internal else []
    number = words.card(material.numbers[card.uid])
    originals = tuple(starmap(Original, card.originals)) if material.choices.originals else ()
    return CardItem(
        text=card.text,
        kind=card.kind.value,
        kind_label=words(card.kind.value),
        marks=tuple(mark for mark in (number, *mentions, *marks, *code, *card.tags, *internal) if mark),
        original=next(iter(originals), None),
        also=card.wordings,
        more_originals=originals[1:],
    )


def also_called(material: Material, names: Iterable[str]) -> Iterator[Block]:
    """Say what else that is called which was joined with it."""
    if shown := "; ".join(names):
        yield Paragraph(material.words("also_called", names=shown), role="note")


def _in_one_line(material: Material, field: Field) -> str:
    words = material.words
    kinds = [(f"{kind}_count", number) for kind in CardKind if (number := field.count(kind))]
    together = [("card_count", len(field.cards))] if len(kinds) > 1 else []
    others = [("cluster_count", len(field.clusters)), ("parked_count", len(field.parked))]
    counts = [*together, *kinds, *others]
    return " · ".join(words(name, n=number) for name, number in counts if number) or words("no_cards")


def _questions(material: Material, field: Field) -> Iterator[Block]:
    questions = [
        q for q in material.outline.questions if q.topic_field_uid and q.topic_field_uid == field.uid
    ]
    own = [text for question in questions for text in (question.text, *question.wordings)]
    if own and material.choices.questions:
        yield from (Paragraph(text, role="lead") for text in own)


def _cards(material: Material, field: Field) -> Iterator[Block]:
    if not field.groups:
        return
    if not material.choices.cards:
        yield from _clusters_only(material, field)
        return
    for group in field.groups:
        if field.clusters or len(field.groups) > 1:
            yield Heading(2, group.heading)
            yield from also_called(material, group.wordings)
            yield Paragraph(_about(material, field, group), role="note")
        yield CardList(tuple(card_item(material, card) for card in group.cards))


def _clusters_only(material: Material, field: Field) -> Iterator[Block]:
    words = material.words
    if field.clusters:
        rows = [("; ".join([g.heading, *g.wordings]), words.number(len(g.cards))) for g in field.clusters]
        yield Heading(2, words("clusters"))
        yield Table((words("cluster"), words("cards_column")), rows, numeric=frozenset({1}))


def _about(material: Material, field: Field, group: Group) -> str:
    words = material.words
    return " · ".join([words("card_count", n=len(group.cards)), *_dots(material, field, group)])


def _dots(material: Material, field: Field, group: Group) -> Iterator[str]:
    """Say the dots on a cluster, round by round if there are several."""
    for result in material.results:
        for target in result.within(field.uid).targets:
            if target.uid == group.cluster_uid:
                dots = material.words("dots_and_rank", n=target.dots, rank=target.rank)
                yield f"{result.round.title}: {dots}" if len(material.results) > 1 else dots


def _recommendations(material: Material, field: Field) -> Iterable[Block]:
    if not field.recommendations or not material.choices.recommendations:
        return []
    heading = Heading(2, material.words("recommendations"))
    return [heading, *(sheet(material, view) for view in field.recommendations)]
