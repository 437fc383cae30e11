"""Weighting on paper: how dots were put, by how many people, what rank they gave, and the matrix in words."""

from collections.abc import Iterator, Mapping, Sequence

from kiwork.models.kinds import DotRule, Quarter, TargetKind
from kiwork.protocol.document import Block, Facts, Heading, Table
from kiwork.protocol.material import Field, Material
from kiwork.protocol.results import Result, Target


def field_weighting(material: Material, field: Field) -> Iterator[Block]:
    """Show the rounds of one topic field, and what was placed in the effort/impact matrix."""
    parts = [result.within(field.uid) for result in material.results]
    voted = [part for part in parts if part.targets]
    placed = _placed(material, field)
    if not voted and not placed:
        return
    yield Heading(2, material.words("weighting"))
    for part in voted:
        yield _method(material, part)
        yield _table(material, part, with_field=False)
    if placed:
        yield _matrix(material, placed)


def _placed(material: Material, field: Field) -> dict[Quarter, list[str]]:
    """Return the headings in each field of the matrix that is not empty."""
    places = [(material.quarters.get(group.cluster_uid or ""), group.heading) for group in field.clusters]
    rows = {quarter: [heading for place, heading in places if place is quarter] for quarter in Quarter}
    return {quarter: headings for quarter, headings in rows.items() if headings}


def _matrix(material: Material, placed: Mapping[Quarter, Sequence[str]]) -> Table:
    words = material.words
    rows = [(words(f"quarter_{quarter}"), "; ".join(headings)) for quarter, headings in placed.items()]
    return Table([words("matrix_field"), words("clusters_column")], rows, caption=words("matrix"))


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
    each = [_each(material, result)] if result.each or result.round.rule.divisor else []
    several = material.words("cumulated" if result.round.cumulate else "not_cumulated")
    return "; ".join([*each, several])


def _each(material: Material, result: Result) -> str:
    """Say how many dots each person had, and by what rule where it is not a number that was agreed on."""
    words, rule = material.words, result.round.rule
    number = words("dots_per_person", n=result.each) if result.each else words("dots_by_rule")
    if rule is DotRule.FIXED:
        return number
    named = words(f"rule_{rule}")
    of = f": {result.choices} ÷ {rule.divisor}" if result.each else ""
    return f"{number} ({named}{of})"


def _turnout(material: Material, result: Result) -> str:
    words, each = material.words, result.each
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
