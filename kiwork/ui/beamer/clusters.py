"""Clusters on the wall: headings with the number of their cards, or with the first of these cards."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF

from kiwork.queries.on_screen import SeenCard, SeenCluster
from kiwork.ui.beamer.card_box import Say
from kiwork.ui.beamer.sheet import Sheet
from kiwork.ui.beamer.words import largest
from kiwork.ui.theme import KIND_ICONS, PARKED_ICON

LARGEST = 2.4
"""How much larger than the smallest type a heading may be."""

NARROWEST, MOST_COLUMNS, HEADING_LINES = 11, 4, 3
"""A heading has room for so many letters' heights in a line at least, and so many lines at most."""

LOWEST, CARD_LINES = 6, 3
"""With its cards, a cluster is no lower than so many letters' heights; a card has so many lines at most."""


def draw_headings(sheet: Sheet, area: QRectF, clusters: Sequence[SeenCluster], say: Say) -> None:
    """Draw every heading with its number, as large as all of them fit; else the first ones."""

    def fits(size: int) -> bool:
        return _rows(sheet, area, clusters, size)[-1][0].bottom() <= area.bottom()

    size = largest(fits, sheet.least, round(LARGEST * sheet.least))
    within = area if fits(size) else _above_more(sheet, area)
    cells = [cell for row in _rows(sheet, area, clusters, size) for cell in row]
    cells = [cell for cell in cells if cell.bottom() <= within.bottom()]
    for cluster, cell in zip(clusters, cells, strict=False):
        _draw_heading(sheet, cell, cluster, size, say)
    draw_more(sheet, area, len(clusters) - len(cells), say)


def draw_board(sheet: Sheet, area: QRectF, clusters: Sequence[SeenCluster], say: Say) -> None:
    """Draw clusters as columns with their first cards."""
    side_by_side = max(1, int(area.width() // (NARROWEST * sheet.least)))
    rows = ceil(len(clusters) / side_by_side)
    columns = ceil(len(clusters) / rows)
    most = max(1, int((area.height() + sheet.gap) // (LOWEST * sheet.least + sheet.gap)))
    within = area if rows <= most else _above_more(sheet, area)
    rows = min(rows, most)
    width = (area.width() - (columns - 1) * sheet.gap) / columns
    height = (within.height() - (rows - 1) * sheet.gap) / rows
    shown = clusters[: rows * columns]
    for number, cluster in enumerate(shown):
        row, column = divmod(number, columns)
        x, y = area.x() + column * (width + sheet.gap), area.y() + row * (height + sheet.gap)
        _draw_pile(sheet, QRectF(x, y, width, height), cluster)
    draw_more(sheet, area, len(clusters) - len(shown), say)


def draw_more(sheet: Sheet, area: QRectF, number: int, say: Say) -> None:
    """Say at the foot how many more there are."""
    if number > 0:
        place = _above_more(sheet, area)
        sheet.write(
            say("beamer.more", n=number),
            sheet.least,
            QRectF(area.x(), place.bottom() + sheet.gap / 2, area.width(), 0),
            "muted",
        )


def _above_more(sheet: Sheet, area: QRectF) -> QRectF:
    return area.adjusted(0, 0, 0, -sheet.line_height(sheet.least) - sheet.gap / 2)


def _rows(sheet: Sheet, area: QRectF, clusters: Sequence[SeenCluster], size: int) -> list[list[QRectF]]:
    """Return the places of the clusters by row; the cells of a row are equally high."""
    columns = min(len(clusters), MOST_COLUMNS, max(1, int(area.width() // (NARROWEST * size))))
    width = (area.width() - (columns - 1) * sheet.gap) / columns
    rows, top = list[list[QRectF]](), area.y()
    for start in range(0, len(clusters), columns):
        row = clusters[start : start + columns]
        height = max(_heading_height(sheet, cluster, width, size) for cluster in row)
        rows.append([QRectF(area.x() + n * (width + sheet.gap), top, width, height) for n in range(len(row))])
        top += height + sheet.gap
    return rows


def _heading_height(sheet: Sheet, cluster: SeenCluster, width: float, size: int) -> float:
    room = HEADING_LINES * sheet.line_height(size, bold=True)
    words = sheet.lay(cluster.heading, size, width - 2 * sheet.gap, room, bold=True)
    return words.height + sheet.line_height(sheet.least) + 2 * sheet.gap


def _draw_heading(sheet: Sheet, cell: QRectF, cluster: SeenCluster, size: int, say: Say) -> None:
    sheet.patch(cell, "raised", edge="line")
    inside = cell.adjusted(*[sheet.gap] * 2, *[-sheet.gap] * 2)
    line = sheet.line_height(sheet.least)
    sheet.write(cluster.heading, size, inside.adjusted(0, 0, 0, -line), bold=True)
    number = QRectF(inside.x(), inside.bottom() - line, inside.width(), line)
    sheet.write(say("beamer.cards", n=cluster.number), sheet.least, number, "muted")


def _draw_pile(sheet: Sheet, cell: QRectF, cluster: SeenCluster) -> None:
    sheet.patch(cell, "raised", edge="line")
    inside = cell.adjusted(*[sheet.gap * 0.75] * 2, *[-sheet.gap * 0.75] * 2)
    size, number = sheet.least, str(cluster.number)
    counted = sheet.length(number, size, bold=True) + 1
    heading = inside.adjusted(0, 0, -counted - sheet.gap, 0)
    heading.setHeight(2 * sheet.line_height(size, bold=True))
    end = sheet.write(cluster.heading, size, heading, bold=True)
    sheet.write(number, size, QRectF(inside.right() - counted, inside.y(), counted, 0), "accent", bold=True)
    inside.setTop(end + sheet.gap / 2)
    _draw_cards(sheet, inside, cluster)


def _draw_cards(sheet: Sheet, area: QRectF, cluster: SeenCluster) -> None:
    line, top = sheet.line_height(sheet.least), area.y()
    for shown, card in enumerate(cluster.cards):
        left = cluster.number - shown - 1
        room = area.bottom() - top - (line if left else 0)
        if room < line:
            sheet.write(f"+ {left + 1}", sheet.least, QRectF(area.x(), top, area.width(), 0), "muted")
            return
        top = _draw_card(sheet, area, top, card, room) + sheet.gap / 2
    if cluster.number > len(cluster.cards):
        more = f"+ {cluster.number - len(cluster.cards)}"
        sheet.write(more, sheet.least, QRectF(area.x(), top, area.width(), 0), "muted")


def _draw_card(sheet: Sheet, area: QRectF, top: float, card: SeenCard, room: float) -> float:
    line, side = sheet.line_height(sheet.least), round(0.8 * sheet.least)
    name, colour = (PARKED_ICON, "parked") if card.parked else (KIND_ICONS[card.kind], card.kind.value)
    sheet.sign(name, area.x(), top + (line - side) / 2, side, colour)
    words = QRectF(area.x() + 1.25 * side, top, area.width() - 1.25 * side, min(room, CARD_LINES * line))
    end = sheet.write(card.text, sheet.least, words)
    for original in card.originals:
        if top + room - end >= line:
            end = sheet.write(original, sheet.least, QRectF(words.x(), end, words.width(), line), "muted")
    return end
