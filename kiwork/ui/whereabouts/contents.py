"""The cards of a file with what became of them, as lines of a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiwork.models.text import folded
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.whereabouts import whereabouts
from kiwork.ui.itemmodels.whereabouts import Line, Told
from kiwork.ui.whereabouts.words import WhereaboutsWords
from kiwork.ui.workbench import Workbench


@dataclass(frozen=True)
class Wanted:
    """Which cards are wanted: "" is any; with `everything`, also those of which it is known."""

    words: str = ""
    kind: str = ""
    topic_field_uid: str = ""
    everything: bool = False


class Contents:
    """What the file held when it was read; a room file shows its own topic fields."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self.words = WhereaboutsWords(workbench)
        told, outline = workbench.ask(whereabouts), workbench.outline
        fields = [field.uid for field in outline.topic_fields] if outline else []
        cards = [card for card in workbench.ask(all_cards) if outline and outline.shows(card.topic_field_uid)]
        order = {uid: number for number, uid in enumerate(fields)}
        cards.sort(key=lambda card: order.get(card.topic_field_uid or "", len(order)))
        self.told = [Told(card, told[card.uid]) for card in cards]

    @property
    def unknown(self) -> int:
        """How many cards are without whereabouts."""
        return sum(not told.whereabouts.is_known for told in self.told)

    def lines(self, wanted: Wanted) -> list[Line]:
        """Return what is wanted, each topic field under its heading."""
        return list(self._headed(wanted))

    def in_cluster(self, cluster_uid: str) -> int:
        """Return how many cards hang in a cluster."""
        return sum(told.card.cluster_uid == cluster_uid for told in self.told)

    def place_of(self, card: CardView) -> str:
        """Say in a line of what kind a card is, where it was said and in what cluster it hangs."""
        outline = self._workbench.outline
        workshop = outline.workshop(card.workshop_uid) if outline else None
        kind = self._workbench.text("kinds.parked" if card.parked else f"kinds.{card.kind}")
        heading = self.words.headings.get(card.cluster_uid or "", "")
        return " · ".join(part for part in (kind, workshop.title if workshop else "", heading) if part)

    def _headed(self, wanted: Wanted) -> Iterator[Line]:
        before: str | None = ""
        for told in self.told:
            line = self._line(told, everything=wanted.everything)
            if not _fits(line, told, wanted):
                continue
            field = told.card.topic_field_uid
            if field != before:
                yield Line(f"field {field}", self._field(field))
            before = field
            yield line

    def _line(self, told: Told, *, everything: bool) -> Line:
        card = told.card
        way = self.words.tell(told.whereabouts, members=len(card.members)) if everything else ""
        return Line(card.uid, card.text, self.place_of(card), way, told)

    def _field(self, uid: str | None) -> str:
        outline = self._workbench.outline
        found = outline.topic_field(uid) if outline else None
        return found.title if found else self._workbench.text("whereabouts.no_field")


def _fits(line: Line, told: Told, wanted: Wanted) -> bool:
    card = told.card
    if told.whereabouts.is_known and not wanted.everything:
        return False
    if wanted.kind not in {"", card.kind} or wanted.topic_field_uid not in {"", card.topic_field_uid}:
        return False
    text = folded(" ".join((line.text, *card.wordings, line.about, line.way))) if wanted.words else ""
    return all(word in text for word in folded(wanted.words).split())
