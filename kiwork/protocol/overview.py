"""The results on one page: numbers by topic field, and all recommendations."""

from collections.abc import Iterator

from kiwork.models.kinds import CardKind
from kiwork.protocol.document import Block, Heading, Paragraph, Table
from kiwork.protocol.material import Field, Material

COLUMNS = (
    "cards_column",
    "challenge_short",
    "solution_short",
    "offer_short",
    "clusters_column",
    "dots_column",
)


def overview(material: Material) -> Iterator[Block]:
    """Show what came out, in numbers."""
    if not material.choices.overview:
        return
    yield Heading(1, material.words("overview"))
    if not material.cards and not _recommendations(material):
        yield Paragraph(material.words("nothing_yet"))
        return
    yield Paragraph(_in_one_sentence(material), role="lead")
    yield _numbers(material)
    yield Paragraph(material.words("short_kinds"), role="note")
    if _recommendations(material):
        yield _list_of_recommendations(material)


def _in_one_sentence(material: Material) -> str:
    words = material.words
    counts = [
        ("card_count", len(material.cards)),
        ("cluster_count", sum(len(field.clusters) for field in material.fields)),
        ("dot_count", sum(result.dots for result in material.results)),
        ("recommendation_count", _recommendations(material)),
    ]
    sentence = words.enumerated(words(name, n=number) for name, number in counts if number) + "."
    parked = sum(len(field.parked) for field in material.fields)
    return f"{sentence} {words('parked_sentence', n=parked)}" if parked else sentence


def _recommendations(material: Material) -> int:
    shown = material.choices.recommendations
    return sum(len(field.recommendations) for field in material.fields) if shown else 0


def _numbers(material: Material) -> Table:
    words = material.words
    names = [*COLUMNS, "recommendations"] if material.choices.recommendations else COLUMNS
    counts = [_counts(material, field)[: len(names)] for field in material.fields]
    rows = [
        (field.title, *map(words.number, row)) for field, row in zip(material.fields, counts, strict=True)
    ]
    if len(rows) > 1:
        totals = (sum(column) for column in zip(*counts, strict=True))
        rows.append((words("total"), *map(words.number, totals)))
    head = [words.topic_field, *map(words, names)]
    return Table(head, rows, numeric=frozenset(range(1, len(head))))


def _counts(material: Material, field: Field) -> tuple[int, ...]:
    dots = sum(result.within(field.uid).dots for result in material.results)
    kinds = [field.count(kind) for kind in CardKind]
    return (len(field.cards), *kinds, len(field.clusters), dots, len(field.recommendations))


def _list_of_recommendations(material: Material) -> Table:
    words = material.words
    head = [words(name) for name in ("number_column", "recommendation", "lead")]
    rows = [
        (view.number, view.title, view.lead or words("still_open"))
        for field in material.fields
        for view in field.recommendations
    ]
    return Table(head, rows, caption=words("recommendations"))
