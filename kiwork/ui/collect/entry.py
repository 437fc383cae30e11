"""What stands in the entry line, and how it outlives the window being built anew."""

import json
from dataclasses import asdict, dataclass, replace

from kiwork.models.kinds import CardKind
from kiwork.ui.collect.prefixes import Chip


@dataclass(frozen=True)
class Entry:
    """Text and chips; `kept` was turned back into text and stays text."""

    text: str = ""
    chips: tuple[Chip, ...] = ()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Desk:
    """All that the page holds and the file does not: the entry, the kind of the next card, what is edited.

    `before` is what stood in the line when the card `editing` was taken up.
    """

    entry: Entry = Entry()
    kind: CardKind = CardKind.CHALLENGE
    editing: str = ""
    before: Entry = Entry()


def packed(desk: Desk) -> str:
    """Return a desk as text; nothing for an empty one."""
    if desk == Desk():
        return ""
    return json.dumps(asdict(desk), default=sorted)


def unpacked(text: str) -> Desk:
    """Return the desk that `packed` made."""
    values = json.loads(text)
    return Desk(
        _entry(values["entry"]), CardKind(values["kind"]), values["editing"], _entry(values["before"])
    )


def _entry(values: dict[str, list[dict[str, str]]]) -> Entry:
    chips = tuple(_chip(chip) for chip in values["chips"])
    return Entry(str(values["text"]), chips, frozenset(map(str, values["kept"])))


def _chip(values: dict[str, str]) -> Chip:
    chip = Chip(
        values["written"], parked=bool(values["parked"]), tag_uid=values["tag_uid"], title=values["title"]
    )
    return replace(chip, kind=CardKind(values["kind"])) if values["kind"] else chip
