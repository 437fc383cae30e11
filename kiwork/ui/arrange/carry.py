"""Cards that were picked up with the keyboard, and the place where they would be put down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiwork.ui.arrange.contents import Pile


@dataclass(frozen=True)
class Carry:
    """Cards on their way; `before` is the card they would hang in front of, "" for the end of the column."""

    uids: tuple[str, ...]
    key: str
    before: str

    def along(self, piles: Sequence[Pile], step: int) -> "Carry":
        """Return the carry one card further up or down."""
        others = self._others(piles, self.key)
        return self._at(self.key, others, self._row(others) + step)

    def sideways(self, piles: Sequence[Pile], step: int) -> "Carry":
        """Return the carry in the column beside, as far down as before."""
        keys = [pile.key for pile in piles]
        place = min(max(keys.index(self.key) + step, 0), len(keys) - 1)
        row = self._row(self._others(piles, self.key))
        return self._at(keys[place], self._others(piles, keys[place]), row)

    def to_end(self, key: str) -> "Carry":
        """Return the carry at the end of a column."""
        return replace(self, key=key, before="")

    def _others(self, piles: Sequence[Pile], key: str) -> list[str]:
        pile = next(pile for pile in piles if pile.key == key)
        return [card.uid for card in pile.cards if card.uid not in self.uids]

    def _row(self, others: list[str]) -> int:
        return others.index(self.before) if self.before in others else len(others)

    def _at(self, key: str, others: list[str], row: int) -> "Carry":
        row = min(max(row, 0), len(others))
        return replace(self, key=key, before=others[row] if row < len(others) else "")
