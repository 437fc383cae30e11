"""Cards on the wall: the newest ones as they arrive, or one alone."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from kiwork.queries.on_screen import SeenCard
from kiwork.ui.beamer.card_box import CardBox, Say
from kiwork.ui.beamer.sheet import Sheet
from kiwork.ui.beamer.words import largest

STEPS = (2.0, 1.6, 1.3, 1.0)
"""Sizes of type beside the smallest one; they change seldom, so that a wall with new cards stays calm."""

ENOUGH = 4
"""The type gets smaller until so many cards are seen, and the newest whole."""

NEWEST, NEWEST_SHARE, LINES = 1.25, 0.6, 4
"""The newest card is that much larger and may fill that share; the others have so many lines at most."""

NARROWEST = 17
"""A column of cards is no narrower than so many letters are high."""

ONE = 6
"""One card alone has letters as high as this part of the height, if they fit."""

Placed = tuple[CardBox, float, float]


def draw_newest(sheet: Sheet, area: QRectF, cards: Sequence[SeenCard], say: Say) -> None:
    """Draw as many cards as there is room for, the newest on top."""
    placed: list[Placed] = []
    for step in STEPS:
        placed = _flow(sheet, area, cards, round(step * sheet.least), say)
        if placed[0][0].whole and len(placed) >= min(len(cards), ENOUGH):
            break
    for box, x, y in placed:
        box.put(x, y)


def draw_one(sheet: Sheet, area: QRectF, card: SeenCard, say: Say) -> None:
    """Draw one card as large as it fits."""

    def box(size: int) -> CardBox:
        return CardBox(sheet, card, area.width(), area.height(), size=size, say=say)

    def fits(size: int) -> bool:
        made = box(size)
        return made.whole and made.height <= area.height()

    size = largest(fits, sheet.least, max(sheet.least, sheet.height // ONE))
    box(size).put(area.x(), area.y(), height=area.height())


def _flow(sheet: Sheet, area: QRectF, cards: Sequence[SeenCard], size: int, say: Say) -> list[Placed]:
    first, room = round(NEWEST * size), NEWEST_SHARE * area.height() if cards[1:] else area.height()
    newest = CardBox(sheet, cards[0], area.width(), room, size=first, say=say)
    placed: list[Placed] = [(newest, area.x(), area.y())]
    number = max(1, int(area.width() // (NARROWEST * size)))
    width = (area.width() - (number - 1) * sheet.gap) / number
    ends = [area.y() + newest.height + sheet.gap] * number
    most = (LINES + 2) * sheet.line_height(size)
    for card in cards[1:]:
        box = CardBox(sheet, card, width, most, size=size, say=say)
        column = ends.index(min(ends))
        if ends[column] + box.height > area.bottom():
            break
        placed.append((box, area.x() + column * (width + sheet.gap), ends[column]))
        ends[column] += box.height + sheet.gap
    return placed
