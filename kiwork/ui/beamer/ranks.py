"""A ranking on the wall: rank, words, dots, and a bar as long as its part of the most."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from kiwork.queries.on_screen import SeenRank
from kiwork.ui.beamer.card_box import Say
from kiwork.ui.beamer.clusters import draw_more
from kiwork.ui.beamer.sheet import Sheet

STEPS = (2.0, 1.6, 1.3, 1.0)
LINES = 2
BAR = 0.4
"""How high a bar is beside the letters."""


def draw_ranks(sheet: Sheet, area: QRectF, ranks: Sequence[SeenRank], say: Say) -> None:
    """Draw every rank, as large as all of them fit; else the first ones."""
    rows: list[float] = []
    for step in STEPS:
        size = round(step * sheet.least)
        rows = [_height(sheet, area, rank, size) for rank in ranks]
        if sum(rows) <= area.height():
            break
    whole = sum(rows) <= area.height()
    bottom = area.bottom() if whole else area.bottom() - sheet.line_height(sheet.least) - sheet.gap / 2
    top, shown = area.y(), 0
    for rank, height in zip(ranks, rows, strict=True):
        if top + height - sheet.gap / 2 > bottom:
            break
        _draw(sheet, QRectF(area.x(), top, area.width(), height), rank, ranks[0].dots, size)
        top, shown = top + height, shown + 1
    draw_more(sheet, area, len(ranks) - shown, say)


def _words_area(sheet: Sheet, area: QRectF, size: int) -> QRectF:
    rank, dots = (sheet.length(widest, size, bold=True) for widest in ("88. ", " 8888"))
    words = area.adjusted(rank, 0, -dots, 0)
    words.setHeight(LINES * sheet.line_height(size))
    return words


def _height(sheet: Sheet, area: QRectF, rank: SeenRank, size: int) -> float:
    words = _words_area(sheet, area, size)
    laid = sheet.lay(rank.text, size, words.width(), words.height())
    return laid.height + BAR * size + 1.5 * sheet.gap


def _draw(sheet: Sheet, area: QRectF, rank: SeenRank, most: int, size: int) -> None:
    words = _words_area(sheet, area, size)
    sheet.write(f"{rank.rank}.", size, QRectF(area.x(), area.y(), words.x() - area.x(), 0), bold=True)
    end = sheet.write(rank.text, size, words) + sheet.gap / 4
    number = str(rank.dots)
    wide = sheet.length(number, size, bold=True) + 1
    sheet.write(number, size, QRectF(area.right() - wide, area.y(), wide, 0), bold=True)
    bar = QRectF(words.x(), end, area.right() - words.x(), BAR * size)
    sheet.patch(bar, "line")
    sheet.patch(QRectF(bar.x(), bar.y(), bar.width() * rank.dots / most, bar.height()), "accent")
