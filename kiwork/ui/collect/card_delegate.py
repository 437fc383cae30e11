"""Paints a captured card in one row: time, kind, text, tags, mentions."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QDateTime, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.queries.cards import CardView
from kiwork.ui.arrange.card_layout import MOST_LINES, CardLayouts
from kiwork.ui.dates import day_pattern
from kiwork.ui.icons import icon
from kiwork.ui.itemmodels.captured import CARD
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, JOINED_ICON, KIND_ICONS, LABEL, PARKED_ICON, TEXT, Theme
from kiwork.ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex

PADDING = GRID
WIDE = 760
"""From this width on tags stand beside the text, else below it."""
NARROW = 480
"""Below this width the time gives way to the text."""
TAG_SHARE = 0.28


@dataclass(frozen=True)
class Columns:
    """Where things stand in a row, as distances from its left edge in pixels."""

    kind: int
    text: int
    tags: int
    count: int
    end: int
    stacked: bool


class CapturedDelegate(QStyledItemDelegate):
    """The width comes from the view, so that texts are laid out once for it."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._theme = theme
        self._small, self._bold = theme.font(LABEL), theme.font(LABEL, bold=True)
        self._small_height = QFontMetrics(self._small).height()
        self._text_height = QFontMetrics(theme.font(TEXT)).height()
        self._icon = lru_cache(maxsize=64)(self._drawn_icon)
        self._columns = self._columns_for(WIDE)
        self._layouts = self._layouts_for(self._columns)
        self._width = 0

    def set_width(self, width: int) -> bool:
        """Lay rows out for a width in pixels; false if that is what it was."""
        if width == self._width:
            return False
        self._width = width
        self._columns = self._columns_for(width)
        self._layouts = self._layouts_for(self._columns)
        return True

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        card: CardView = index.data(CARD)
        below = self._small_height if self._columns.stacked and card.tags else 0
        return QSize(self._width, self._layouts.of(card.text).height + below + 2 * PADDING + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: CardView = index.data(CARD)
        area: QRect = option.rect
        painter.save()
        self._paint_ground(painter, area, option)
        first = QRect(area.left(), area.top() + PADDING, area.width(), self._text_height)
        self._paint_time(painter, first, card)
        self._paint_kind(painter, first, card)
        self._paint_text(painter, first, card)
        self._paint_tags(painter, first, card)
        self._paint_marks(painter, first, card)
        painter.restore()

    # where things stand

    def _columns_for(self, width: int) -> Columns:
        metrics = QFontMetrics(self._small)
        time = metrics.horizontalAdvance("00:00 ") + GRID
        kind = GRID + (time if width >= self._theme.px(NARROW) else 0)
        words = [self._workbench.text(f"kinds.{name}") for name in KIND_ICONS]
        text = kind + self._small_height + GRID + max(map(metrics.horizontalAdvance, words)) + 2 * GRID
        count = width - metrics.horizontalAdvance("×000 ") - 2 * self._small_height - GRID
        stacked = width < self._theme.px(WIDE)
        tags = count if stacked else count - round(TAG_SHARE * (count - text))
        return Columns(kind, text, tags, count, width - GRID, stacked)

    def _layouts_for(self, columns: Columns) -> CardLayouts:
        return CardLayouts(self._theme.font(TEXT), max(columns.tags - columns.text - 2 * GRID, GRID))

    # parts

    def _paint_ground(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(
                    area.left(), area.top(), GRID // 2, area.height(), self._theme.colour("accent")
                )
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_time(self, painter: QPainter, first: QRect, card: CardView) -> None:
        place = QRect(first.left() + GRID, first.top(), self._columns.kind - GRID, first.height())
        if place.width():
            self._write(painter, place, shown_time(card.captured), "muted")

    def _paint_kind(self, painter: QPainter, first: QRect, card: CardView) -> None:
        left, size = first.left() + self._columns.kind, self._small_height
        top = first.top() + (first.height() - size) // 2
        painter.drawPixmap(left, top, self._icon(KIND_ICONS[card.kind], card.kind.value, size))
        left += size + GRID
        place = QRect(left, first.top(), first.left() + self._columns.text - left, first.height())
        self._write(painter, place, self._workbench.text(f"kinds.{card.kind}"), card.kind.value)

    def _paint_text(self, painter: QPainter, first: QRect, card: CardView) -> None:
        laid_out = self._layouts.of(card.text)
        painter.setPen(self._theme.colour("text"))
        laid_out.layout.draw(painter, QPointF(first.left() + self._columns.text, first.top()))
        if laid_out.fades:
            last = laid_out.layout.lineAt(MOST_LINES - 1)
            end = min(round(last.naturalTextWidth()) + GRID // 2, self._columns.tags - self._columns.text)
            top = first.top() + round(laid_out.last_line)
            place = QRect(first.left() + self._columns.text + end, top, 3 * GRID, self._text_height)
            painter.setFont(self._theme.font(TEXT, bold=True))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, "…")

    def _paint_tags(self, painter: QPainter, first: QRect, card: CardView) -> None:
        columns, height = self._columns, self._layouts.of(card.text).height
        offset = (self._text_height - self._small_height) // 2
        text = " · ".join(f"\u2068{tag}\u2069" for tag in card.tags)
        if columns.stacked:
            top = first.top() + height
            left, width = columns.text, columns.count - columns.text
            place = QRect(first.left() + left, top, width, self._small_height)
        else:
            place = QRect(
                first.left() + columns.tags, first.top() + offset, columns.count - columns.tags, height
            )
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("muted"))
        width = place.width() - GRID
        draw_lines(
            painter, place, lines_of(text, self._small, width, max(1, place.height() // self._small_height))
        )

    def _paint_marks(self, painter: QPainter, first: QRect, card: CardView) -> None:
        right, size = first.left() + self._columns.end, self._small_height
        if card.mentions > 1:
            count = f"×{card.mentions}"
            width = QFontMetrics(self._bold).horizontalAdvance(count)
            painter.setFont(self._bold)
            painter.setPen(self._theme.colour("text"))
            place = QRect(right - width, first.top(), width + 1, first.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, count)
            right -= width + GRID
        for name, shown in _signs(card):
            if shown:
                right -= size
                top = first.top() + (first.height() - size) // 2
                painter.drawPixmap(right, top, self._icon(name, "parked", size))
                right -= GRID // 2

    def _write(self, painter: QPainter, place: QRect, text: str, colour: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(self._small).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _drawn_icon(self, name: str, colour: str, size: int) -> QPixmap:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        return icon(self._theme, name, colour).pixmap(QSize(size, size), ratio)


def shown_time(milliseconds: int | None) -> str:
    """Return the time of today, or the day of an earlier card, where the program runs."""
    if milliseconds is None:
        return ""
    moment = QDateTime.fromMSecsSinceEpoch(milliseconds)
    today = moment.date() == QDateTime.currentDateTime().date()
    return moment.toString("HH:mm" if today else day_pattern())


def _signs(card: CardView) -> tuple[tuple[str, bool], ...]:
    return (
        (PARKED_ICON, card.parked),
        (JOINED_ICON, len(card.members) > 1),
        ("mdi6.translate", bool(card.originals)),
        ("mdi6.eye-off-outline", card.internal),
    )
