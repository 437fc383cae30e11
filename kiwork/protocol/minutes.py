"""The minutes of results of one workshop, the documentation of several, and what else is printed."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from kiwork.protocol import agreed, closing, head, whereabouts
from kiwork.protocol.asking import build_edition
from kiwork.protocol.document import Block, Document, PageBreak
from kiwork.protocol.editions import BUILT, Choices, Edition, EditionNotBuiltError
from kiwork.protocol.fields import section
from kiwork.protocol.material import Material
from kiwork.protocol.overview import overview
from kiwork.protocol.selection import read
from kiwork.protocol.weighting import ranking

FEW_CARDS = 6
"""What has so few cards, a protocol or a topic field, begins no page of its own among its like."""

EVERYTHING = Choices()

OF_RECOMMENDATIONS: dict[Edition, Callable[[Session, Material], Iterator[Block]]] = {
    Edition.SHEETS: agreed.sheets,
    Edition.ACTIONS: agreed.actions,
    Edition.COMMITTEE: agreed.committee,
}
"""The editions that are about the process as a whole and hold no cards."""


def build(
    db: Session,
    *,
    language: str,
    edition: Edition = Edition.MINUTES,
    workshop_uid: str | None = None,
    topic_field_uids: Collection[str] | None = None,
    organisation_uid: str | None = None,
    choices: Choices = EVERYTHING,
) -> Document:
    """Return a protocol; without a workshop it is about the only one, else about all.

    The edition for consultation is about one organisation, if it is named.

    Raises EditionNotBuiltError and NoSuchWorkshopError.
    """
    if edition not in BUILT:
        raise EditionNotBuiltError(edition=edition.value)
    if edition is Edition.CONSULTATION:
        return build_edition(db, language, organisation_uid=organisation_uid, internal=choices.internal)
    for_participants = edition is Edition.WHEREABOUTS
    if for_participants:
        choices = Choices(originals=choices.originals)
    told = whereabouts.report if for_participants else OF_RECOMMENDATIONS.get(edition)
    if told and not for_participants:
        choices = replace(choices, cards=False)
    material = read(
        db, language, workshop_uid=workshop_uid, topic_field_uids=topic_field_uids, choices=choices
    )
    if told and workshop_uid is None and not for_participants:
        material = replace(material, workshop=None)
    return Document(
        title=head.title(material),
        subtitle=head.subtitle(material, edition),
        language=language,
        state=material.words("draft"),
        facts=whereabouts.facts(material) if for_participants else head.facts(material),
        blocks=tuple(told(db, material) if told else _blocks(material)),
    )


def _blocks(material: Material) -> Iterator[Block]:
    yield from head.occasion(material)
    yield from head.agenda(material)
    yield from head.questions(material)
    long = len(material.cards) > FEW_CARDS
    yield from _begun(overview(material), on_new_page=long)
    yield from _fields(material, apart=long)
    yield from _begun(ranking(material), on_new_page=long)
    yield from _begun(closing.parked(material), on_new_page=long)
    yield from closing.next_steps(material)
    yield from _begun(closing.photos(material), on_new_page=True)
    yield from closing.abbreviations(material)


def _fields(material: Material, *, apart: bool) -> Iterator[Block]:
    """Say topic field after topic field; small ones that follow each other share a page."""
    after_small = False
    for field in material.fields:
        small = len(field.cards) <= FEW_CARDS and not (field.clusters or field.recommendations)
        yield from _begun(section(material, field), on_new_page=apart and not (small and after_small))
        after_small = small


def _begun(blocks: Iterator[Block], *, on_new_page: bool) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        if index == 0 and on_new_page:
            yield PageBreak()
        yield block
