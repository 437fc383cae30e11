"""What stands on top of every picture: the topic field, room for the countdown, and the guiding question."""

from PySide6.QtCore import QRectF

from kiwork.ui.beamer.sheet import Sheet
from kiwork.ui.beamer.sight import Scene, Sight
from kiwork.ui.beamer.words import largest

CLOCK = 1.4
"""How much larger than the smallest type the countdown is."""

QUESTION, QUESTION_SHARE = 1.3, 0.22
"""How much larger than the smallest type the question may be above something, and its share of the height."""

ABOVE_MUCH = frozenset({Scene.BOARD})
"""Above these the question is as small as type may be: the room below is needed."""

ALONE = 6
"""A question alone is as large as this part of the height, if it fits."""


def clock_size(sheet: Sheet) -> int:
    """Return the size of type of the countdown."""
    return round(CLOCK * sheet.least)


def draw_head(sheet: Sheet, sight: Sight, clock: float) -> QRectF:
    """Draw the head and return the area below it; `clock` is how much room the countdown needs."""
    area = sheet.area
    line = area.adjusted(0, 0, -clock, 0)
    line.setHeight(sheet.line_height(clock_size(sheet), bold=True))
    field = sheet.lay(sight.topic_field, sheet.least, line.width(), 0)
    sheet.put(field, line.x(), line.y() + (line.height() - field.height) / 2, "accent")
    below = area.adjusted(0, line.height() + sheet.gap / 2, 0, 0)
    if sight.scene is Scene.QUESTION:
        _draw_alone(sheet, sight.question, below)
        return below
    largest_size = sheet.least if sight.scene in ABOVE_MUCH else round(QUESTION * sheet.least)
    return _draw_above(sheet, sight.question, below, largest_size)


def _draw_alone(sheet: Sheet, question: str, area: QRectF) -> None:
    def fits(size: int) -> bool:
        return sheet.lay(question, size, area.width(), area.height(), bold=True).whole

    size = largest(fits, sheet.least, max(sheet.least, sheet.height // ALONE))
    laid = sheet.lay(question, size, area.width(), area.height(), bold=True)
    sheet.put(laid, area.x(), area.y() + max(0.0, area.height() - laid.height) / 2)


def _draw_above(sheet: Sheet, question: str, area: QRectF, most: int) -> QRectF:
    if not question:
        return area
    room = QUESTION_SHARE * sheet.height

    def fits(size: int) -> bool:
        return sheet.lay(question, size, area.width(), room, bold=True).whole

    size = largest(fits, sheet.least, most)
    laid = sheet.lay(question, size, area.width(), room, bold=True)
    end = sheet.put(laid, area.x(), area.y())
    return area.adjusted(0, end - area.y() + sheet.gap, 0, 0)
