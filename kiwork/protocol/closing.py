"""What stands at the end: parked items with their decision, what is open and next, photos, abbreviations."""

from collections.abc import Iterator

from kiwork.protocol.document import Block, CardList, Facts, Figure, Heading, Paragraph, Table
from kiwork.protocol.fields import card_item
from kiwork.protocol.material import Field, Material
from kiwork.queries.cards import CardView


def parked(material: Material) -> Iterator[Block]:
    """Show every parked card word for word with what was decided, then what left the parking lot."""
    if not material.choices.parked or not material.choices.cards:
        return
    blocks = [*_still_parked(material), *_left(material)]
    if blocks:
        yield Heading(1, material.words("parking_lot"))
        yield from blocks


def next_steps(material: Material) -> Iterator[Block]:
    """Say what is open and what comes next."""
    if not material.choices.next_steps:
        return
    blocks = [*_planned(material), *_open_points(material)]
    if blocks:
        yield Heading(1, material.words("next_steps"))
        yield from blocks


def photos(material: Material) -> Iterator[Block]:
    """Show the photos of the boards, workshop by workshop."""
    if not any(material.photos.values()):
        return
    yield Heading(1, material.words("photos"))
    for workshop in material.workshops:
        own = material.photos.get(workshop.uid, ())
        if own and material.workshop is None:
            yield Heading(2, workshop.title)
        for number, (photo, picture) in enumerate(own, 1):
            said = material.words("photo_of", number=str(number), workshop=workshop.title)
            alternative = photo.alternative_text or photo.caption or said
            yield Figure(photo.blob, picture, photo.caption, alternative, photo.turned)


def abbreviations(material: Material) -> Iterator[Block]:
    """Explain every short form that the protocol uses."""
    pairs = [*_signs(material), *_codes(material)]
    if material.choices.abbreviations and pairs:
        yield Heading(1, material.words("abbreviations"))
        yield Facts(tuple(pairs))


def _still_parked(material: Material) -> Iterator[Block]:
    for field in material.fields:
        for card in field.parked:
            yield CardList((card_item(material, card, field.title),))
            yield _decision(material, card)


def _decision(material: Material, card: CardView) -> Facts:
    words, told = material.words, material.parking[card.uid]
    pairs = [
        ("decision", told.decision or words("not_decided")),
        ("reason", told.reason),
        ("day", words.date(told.date)),
    ]
    return Facts(tuple((words(label), value) for label, value in pairs if value))


def _left(material: Material) -> Iterator[Block]:
    words = material.words
    rows = [
        (words.card(material.numbers[card.uid]), told.decision, told.reason, words.date(told.date))
        for card in material.cards
        if not card.parked and (told := material.parking.get(card.uid))
    ]
    if rows:
        head = [words(name) for name in ("card", "decision", "reason", "day")]
        yield Table(head, rows, caption=words("left_parking_lot"))


def _planned(material: Material) -> Iterator[Block]:
    told = [(workshop.title, workshop.told("next_steps")) for workshop in material.workshops]
    planned = [(title, steps) for title, steps in told if steps]
    if material.workshop:
        yield from (Paragraph(text) for _, steps in planned for text in steps)
    elif planned:
        head = (material.words("workshop"), material.words("next_steps"))
        yield Table(head, [(title, "\n".join(steps)) for title, steps in planned])


def _open_points(material: Material) -> Iterator[Block]:
    points = list(_open(material))
    if points:
        yield Heading(2, material.words("open_points"))
        yield Facts(tuple(points))


def _open(material: Material) -> Iterator[tuple[str, str]]:
    words = material.words
    undecided = [card for field in material.fields for card in field.parked if not _decided(material, card)]
    if undecided and material.choices.parked and material.choices.cards:
        yield words("without_decision"), words.cards(material.numbers[card.uid] for card in undecided)
    leaderless = [view.number for field in material.fields for view in field.recommendations if not view.lead]
    if leaderless and material.choices.recommendations:
        yield words("without_lead"), ", ".join(leaderless)


def _decided(material: Material, card: CardView) -> bool:
    return bool(material.parking[card.uid].decision)


def _signs(material: Material) -> Iterator[tuple[str, str]]:
    words, cards = material.words, material.cards
    if cards and material.choices.cards:
        yield words.card(1), words("card_reference_means")
    if any(card.mentions > 1 for card in cards) and material.choices.cards:
        yield words("mentioned", number=2), words("mentioned_means")
    if material.choices.overview:
        yield from ((words(f"{kind}_short"), words(kind.value)) for kind in material.kinds)


def _codes(material: Material) -> Iterator[tuple[str, str]]:
    if material.shows_codes:
        yield from ((w.code, w.title) for w in material.workshops if w.code)
    for field in material.fields:
        code = _number_code(material, field)
        if code:
            yield code, field.title


def _number_code(material: Material, field: Field) -> str:
    topic_field = material.outline.topic_field(field.uid)
    used = field.recommendations and material.choices.recommendations
    return topic_field.code if topic_field and topic_field.code and used else ""
