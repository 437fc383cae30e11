"""A card of the board in words, for those who listen to the screen, and the number on it."""

from kiwork.queries.board import card_labels
from kiwork.queries.cards import CardView
from kiwork.ui.workbench import Workbench


class CardWords:
    """Knows the numbers of the cards; `number_anew` reads them again."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self.numbers: dict[str, str] = {}

    def number_anew(self) -> None:
        """Read the numbers of all cards."""
        outline = self._workbench.outline
        self.numbers = self._workbench.ask(card_labels, outline.workshops if outline else ())

    def describe(self, card: CardView) -> str:
        """Say everything that is painted on a card."""
        kind = self._text("kinds.parked" if card.parked else f"kinds.{card.kind}")
        mentions = f"×{card.mentions}" if card.mentions > 1 else ""
        number = self.numbers.get(card.uid, "")
        named = self._text("arrange.number", number=number) if number else ""
        joined = self._text("arrange.joined_cards", n=len(card.members)) if len(card.members) > 1 else ""
        return ", ".join(
            part for part in (f"{kind}: {card.text}", joined, mentions, *card.tags, named) if part
        )

    def _text(self, key: str, **values: object) -> str:
        return self._workbench.text(key, **values)
