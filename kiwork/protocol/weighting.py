"""Weighting on paper: how dots were put, by how many people, and what rank they gave."""

from collections.abc import Iterator

from kiwork.models.kinds import TargetKind
from kiwork.protocol.document import Block, Facts, Heading, Table
from kiwork.protocol.material import Field, Material
from kiwork.protocol.results import Result, Target


def field_weighting(material: Material, field: Field) -> Iterator[Block]:
    """Show the rounds of one topic field."""
    parts = [result.within(field.uid) for result in material.results]
    voted = [part for part in parts if part.targets]
    if not voted:
        return
    yield Heading(2, material.words("weighting"))
    for part in voted:
        yield _method(material, part)
        yield _table(material, part, with_field=False)


def ranking(material: Material) -> Iterator[Block]:
    """Show the ranking over all topic fields, where more than one was weighed."""
    wide = [result for result in material.results if len({t.topic_field_uid for t in result.targets}) > 1]
    if not wide:
        return
    yield Heading(1, material.words("ranking"))
    for result in wide:
        yield _method(material, result)
        yield _table(material, result, with_field=True)


def _method(material: Material, result: Result) -> Facts:
    words, asked = material.words, result.round
    pairs = [
        ("round", "; ".join((asked.title, *asked.wordings))),
        ("question", asked.question),
        ("criterion", asked.criterion),
        ("method", _rules(material, result)),
        ("turnout", _turnout(material, result)),
    ]
    return Facts(tuple((words(label), value) for label, value in pairs if value))


def _rules(material: Material, result: Result) -> str:
    words, asked = material.words, result.round
    each = [words("dots_per_person", n=asked.dots_per_person)] if asked.dots_per_person else []
    several = words("cumulated" if asked.cumulate else "not_cumulated")
    return "; ".join([*each, several])


def _turnout(material: Material, result: Result) -> str:
    words, each = material.words, result.round.dots_per_person
    dots = words("dot_count", n=result.dots)
    if result.people and each and result.whole:
        dots = words("dots_of_possible", dots=result.dots, n=result.people * each)
    return f"{words('people', n=result.people)}, {dots}" if result.people else dots


def _table(material: Material, result: Result, *, with_field: bool) -> Table:
    words = material.words
    on_clusters = result.round.target_kind is TargetKind.CLUSTER
    fields = [words.topic_field] if with_field else []
    head = [words("rank"), words("cluster" if on_clusters else "card"), *fields, words("dots_column")]
    rows = [_row(material, result, target, with_field=with_field) for target in result.targets]
    return Table(head, rows, numeric=frozenset({0, len(head) - 1}))


def _row(material: Material, result: Result, target: Target, *, with_field: bool) -> list[str]:
    words = material.words
    field = material.outline.topic_field(target.topic_field_uid) if with_field else None
    fields = [field.title if field else ""] if with_field else []
    on_card = result.round.target_kind is TargetKind.CARD
    name = _card_name(material, target) if on_card else target.text
    return [words.number(target.rank), name, *fields, words.number(target.dots)]


def _card_name(material: Material, target: Target) -> str:
    """Name a card by its number, which leads to its wording; by its text where no cards are printed."""
    if target.uid in material.numbers:
        return material.words.card(material.numbers[target.uid])
    if target.uid in material.known and not material.choices.cards:
        return target.text
    return material.words("card_elsewhere")
