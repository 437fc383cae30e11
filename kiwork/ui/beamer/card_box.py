"""A card on the wall: its kind in colour, icon and word, what it says, and the original below."""

from collections.abc import Callable

from PySide6.QtCore import QRectF

from kiwork.queries.on_screen import SeenCard
from kiwork.ui.beamer.sheet import Sheet
from kiwork.ui.beamer.words import Laid
from kiwork.ui.theme import KIND_ICONS, PARKED_ICON

Say = Callable[..., str]
"""Returns a wording by its key, in the language of the window."""

ORIGINAL = 0.85
"""How large an original is beside the words of the card."""


class CardBox:
    """Laid out for a width and a size of type; the words are cut where there is no room in height."""

    def __init__(
        self, sheet: Sheet, card: SeenCard, width: float, room: float, *, size: int, say: Say
    ) -> None:
        self._sheet, self._card, self._width = sheet, card, width
        self._pad = sheet.gap * 0.75
        self._kind = say("kinds.parked" if card.parked else f"kinds.{card.kind}")
        self._line = sheet.line_height(sheet.least)
        inside = width - 3 * self._pad
        left = room - self._line - 2 * self._pad
        self._texts = [sheet.lay(card.text, size, inside, left)]
        small = max(sheet.least, round(ORIGINAL * size))
        self._said = [
            sheet.lay(text, small, inside, left - self._texts[0].height)
            for text in (*card.originals, *card.wordings)
        ]

    @property
    def height(self) -> float:
        """How high it is."""
        words = sum(laid.height + self._pad / 2 for laid in (*self._texts, *self._said))
        return self._line + words + 2 * self._pad

    @property
    def whole(self) -> bool:
        """Whether nothing of it was cut."""
        return all(laid.whole for laid in (*self._texts, *self._said))

    def put(self, x: float, y: float, *, height: float | None = None) -> None:
        """Put it here, as high as wished."""
        sheet, colour = self._sheet, "parked" if self._card.parked else self._card.kind.value
        area = QRectF(x, y, self._width, height or self.height)
        sheet.patch(area, "raised", edge="line")
        sheet.patch(QRectF(x, y, self._pad / 2, area.height()), colour)
        left, top = x + 1.5 * self._pad, y + self._pad
        self._put_kind(left, top, colour)
        top += self._line + self._pad / 2
        for laid in self._texts:
            top = sheet.put(laid, left, top) + self._pad / 2
        for laid in self._said:
            top = sheet.put(laid, left, top, "muted") + self._pad / 2

    def _put_kind(self, left: float, top: float, colour: str) -> None:
        sheet, side = self._sheet, self._sheet.least
        name = PARKED_ICON if self._card.parked else KIND_ICONS[self._card.kind]
        sheet.sign(name, left, top + (self._line - side) / 2, side, colour)
        count = f"×{self._card.mentions}" if self._card.mentions > 1 else ""
        laid = self._end(count)
        words = left + 1.25 * side
        right = left + self._width - 3 * self._pad - laid.width
        sheet.put(sheet.lay(self._kind, side, right - words, 0), words, top, colour)
        if count:
            sheet.put(laid, right, top)

    def _end(self, count: str) -> Laid:
        room = self._sheet.length(count, self._sheet.least, bold=True) + 1
        return self._sheet.lay(count, self._sheet.least, room, 0, bold=True)
