"""The results on one page: numbers by topic field, and all recommendations."""

from collections.abc import Iterator

from kiwork.protocol.document import Block, Heading, Paragraph, Table
from kiwork.protocol.material import Field, Material


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
    yield from [Paragraph(_short_kinds(material), role="note")] if material.kinds else []
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
    columns = _columns(material)
    rows = [(field.title, *cells) for field, *cells in zip(material.fields, *columns.values(), strict=True)]
    if len(rows) > 1:
        rows.append((words("total"), *map(sum, columns.values())))
    head = [words.topic_field, *map(words, columns)]
    shown = [(title, *map(words.number, numbers)) for title, *numbers in rows]
    return Table(head, shown, numeric=frozenset(range(1, len(head))))


def _columns(material: Material) -> dict[str, list[int]]:
    """Return the numbers by column, each topic field's; a column of nothing but zeros is left out."""
    rows = [_counts(material, field) for field in material.fields]
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    return {name: numbers for name, numbers in columns.items() if any(numbers)}


def _counts(material: Material, field: Field) -> dict[str, int]:
    shown = material.choices.recommendations
    return {
        "cards_column": len(field.cards),
        **{f"{kind}_short": field.count(kind) for kind in material.kinds},
        "clusters_column": len(field.clusters),
        "dots_column": sum(result.within(field.uid).dots for result in material.results),
        "recommendations": len(field.recommendations) if shown else 0,
    }


def _short_kinds(material: Material) -> str:
    words = material.words
    return " · ".join(f"{words(f'{kind}_short')} {words(f'{kind}_many')}" for kind in material.kinds)


def _list_of_recommendations(material: Material) -> Table:
    words = material.words
    head = [words(name) for name in ("number_column", "recommendation", "lead")]
    rows = [
        (view.number, view.title, view.lead or words("still_open"))
        for field in material.fields
        for view in field.recommendations
    ]
    return Table(head, rows, caption=words("recommendations"))
