"""The kinds of cards by the names people write them under."""

from typing import NamedTuple

from kiwork.intake.names import known_as
from kiwork.models.kinds import CardKind


class Kind(NamedTuple):
    """What a word in a column "kind" means: a kind of card, parked or not."""

    kind: CardKind
    parked: bool = False


CHALLENGE = Kind(CardKind.CHALLENGE)

_NAMES = {
    CHALLENGE: ("challenge", "challenges", "Herausforderung", "Herausforderungen"),
    Kind(CardKind.SOLUTION): (
        "solution",
        "solutions",
        "solution idea",
        "solution ideas",
        "Lösungsansatz",
        "Lösungsansätze",
        "Lösungsidee",
        "Lösungsideen",
    ),
    Kind(CardKind.OFFER): (
        "offer",
        "offers",
        "existing offer",
        "existing offers",
        "Angebot",
        "Angebote",
        "bestehendes Angebot",
        "bestehende Angebote",
    ),
    Kind(CardKind.CHALLENGE, parked=True): (
        "parked",
        "parking lot",
        "geparkt",
        "Ideenparkplatz",
        "Parkplatz",
    ),
}
_KINDS = {known_as(name): kind for kind, names in _NAMES.items() for name in names}


def kind_named(name: str) -> Kind | None:
    """Return what a name of a kind means, German or English; None for any other word."""
    return _KINDS.get(known_as(name))
