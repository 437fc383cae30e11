"""The minutes of results of one workshop, and the documentation of several."""

from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from kiwork.protocol import closing, head
from kiwork.protocol.document import Block, Document, PageBreak
from kiwork.protocol.editions import BUILT, Choices, Edition, EditionNotBuiltError
from kiwork.protocol.fields import section
from kiwork.protocol.material import Material
from kiwork.protocol.overview import overview
from kiwork.protocol.selection import read
from kiwork.protocol.weighting import ranking

FEW_CARDS = 6
"""Up to so many cards, topic fields follow each other without a new page."""

EVERYTHING = Choices()


def build(
    db: Session,
    *,
    language: str,
    edition: Edition = Edition.MINUTES,
    workshop_uid: str | None = None,
    topic_field_uids: Collection[str] | None = None,
    choices: Choices = EVERYTHING,
) -> Document:
    """Return a protocol; without a workshop it is about the only one, else about all.

    Raises EditionNotBuiltError and NoSuchWorkshopError.
    """
    if edition not in BUILT:
        raise EditionNotBuiltError(edition=edition.value)
    material = read(
        db, language, workshop_uid=workshop_uid, topic_field_uids=topic_field_uids, choices=choices
    )
    return Document(
        title=head.title(material),
        subtitle=head.subtitle(material, edition),
        language=language,
        state=material.words("draft"),
        facts=head.facts(material),
        blocks=tuple(_blocks(material)),
    )


def _blocks(material: Material) -> Iterator[Block]:
    yield from head.occasion(material)
    yield from head.agenda(material)
    yield from head.questions(material)
    yield from _on_a_new_page(material, overview(material))
    for field in material.fields:
        yield from _on_a_new_page(material, section(material, field))
    yield from _on_a_new_page(material, ranking(material))
    yield from _on_a_new_page(material, closing.parked(material))
    yield from closing.next_steps(material)
    yield from closing.abbreviations(material)


def _on_a_new_page(material: Material, blocks: Iterator[Block]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        if index == 0 and len(material.cards) > FEW_CARDS:
            yield PageBreak()
        yield block
