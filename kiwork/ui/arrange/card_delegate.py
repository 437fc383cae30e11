"""Paints a card of the board: kind, number, mentions, text and tags."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.models.kinds import CardKind
from kiwork.queries.cards import CardView
from kiwork.ui.arrange.card_layout import CardLayouts
from kiwork.ui.icons import icon
from kiwork.ui.itemmodels.cards import CARD, CARRIED, NUMBER
from kiwork.ui.theme import GRID, JOINED_ICON, KIND_ICONS, LABEL, PARKED_ICON, RADIUS, TEXT, Theme
from kiwork.ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex

GAP = GRID
"""Below every card."""
BAR = GRID // 2
"""The width of the bar in the colour of the kind."""


class CardDelegate(QStyledItemDelegate):
    """One delegate for all columns; `width` is that of a card, in pixels."""

    def __init__(self, workbench: Workbench, theme: Theme, width: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._theme = theme
        self._width = width
        self._small, self._small_bold = theme.font(LABEL), theme.font(LABEL, bold=True)
        self._small_height = QFontMetrics(self._small).height()
        self._layouts = CardLayouts(theme.font(TEXT), width - BAR - 2 * GRID - GRID // 2)
        self._icon = lru_cache(maxsize=64)(self._drawn_icon)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        card: CardView = index.data(CARD)
        return QSize(self._width, self._height(card) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: CardView = index.data(CARD)
        area: QRect = option.rect.adjusted(0, 0, 0, -GAP)
        area.setWidth(self._width)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._paint_ground(painter, area, option, card, carried=bool(index.data(CARRIED)))
        inner = area.adjusted(BAR + GRID, GRID * 3 // 4, -GRID, -GRID * 3 // 4)
        self._paint_head(painter, inner, card, index.data(NUMBER))
        self._paint_text(painter, inner, card, ground)
        self._paint_tags(painter, inner, card)
        painter.restore()

    def _height(self, card: CardView) -> int:
        rows = 2 if card.tags else 1
        return self._layouts.of(card.text).height + rows * self._small_height + GRID * 3 // 2 + GRID // 2

    def kind_colour(self, card: CardView) -> QColor:
        """Return the colour of a card's kind."""
        return self._theme.colour(self._colour_name(card))

    def kind_word(self, card: CardView) -> str:
        """Return the word for a card's kind."""
        return self._workbench.text("kinds.parked" if card.parked else f"kinds.{card.kind}")

    def kind_words(self) -> list[str]:
        """Return the words for all kinds."""
        return [self._workbench.text(f"kinds.{kind}") for kind in (*CardKind, "parked")]

    def pictures(self, card: CardView, size: int) -> list[QPixmap]:
        """Return the icon of a card's kind, and those of what else is to be known about it."""
        kind = self._icon(self._icon_name(card), self._colour_name(card), size)
        return [kind, *(self._icon(name, "muted", size) for name in self._marks(card))]

    # parts

    def _paint_ground(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, card: CardView, *, carried: bool
    ) -> QColor:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        ground = self._theme.colour("accent_ground" if selected or carried else "raised")
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.fillPath(outline, ground)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(area.x(), area.y(), BAR + 1, area.height(), self.kind_colour(card))
        painter.restore()
        painter.setPen(self._outline_pen(selected=selected, focused=focused, carried=carried))
        painter.drawPath(outline)
        return ground

    def _outline_pen(self, *, selected: bool, focused: bool, carried: bool) -> QPen:
        colour = self._theme.colour("accent" if selected or carried else "line")
        style = Qt.PenStyle.DashLine if carried else Qt.PenStyle.SolidLine
        return QPen(colour, 2 if focused or carried else 1, style)

    def _paint_head(self, painter: QPainter, inner: QRect, card: CardView, number: str) -> None:
        line = QRect(inner.x(), inner.y(), inner.width(), self._small_height)
        size = self._small_height
        painter.drawPixmap(line.topLeft(), self._icon(self._icon_name(card), self._colour_name(card), size))
        line.setLeft(line.left() + size + GRID // 2)
        if number:
            self._paint_right(painter, line, isolated(number), self._small, "muted")
        if card.mentions > 1:
            self._paint_right(painter, line, f"×{card.mentions}", self._small_bold, "text")
        for name in self._marks(card):
            line.setRight(line.right() - size - GRID // 2)
            painter.drawPixmap(line.right() + 1, line.y(), self._icon(name, "muted", size))
        self._write(painter, line, self.kind_word(card), self._small, "muted")

    def _paint_right(self, painter: QPainter, line: QRect, text: str, font: QFont, colour: str) -> None:
        width = QFontMetrics(font).horizontalAdvance(text)
        place = QRect(line.right() - width, line.y(), width + 1, line.height())
        self._write(painter, place, text, font, colour)
        line.setRight(place.left() - GRID)

    def _paint_text(self, painter: QPainter, inner: QRect, card: CardView, ground: QColor) -> None:
        laid_out = self._layouts.of(card.text)
        top = inner.y() + self._small_height + GRID // 2
        painter.setPen(self._theme.colour("text"))
        laid_out.layout.draw(painter, QPointF(inner.x(), top))
        if laid_out.fades:
            end = inner.y() + self._small_height + GRID // 2 + laid_out.height
            last = QRectF(inner.x(), top + laid_out.last_line, inner.width(), end - top - laid_out.last_line)
            painter.fillRect(last, _fade(last, ground))

    def _paint_tags(self, painter: QPainter, inner: QRect, card: CardView) -> None:
        if not card.tags:
            return
        line = QRect(inner.x(), inner.bottom() - self._small_height + 1, inner.width(), self._small_height)
        self._write(painter, line, " · ".join(isolated(tag) for tag in card.tags), self._small, "muted")

    def _write(self, painter: QPainter, line: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    # what a card is

    def _icon_name(self, card: CardView) -> str:
        return PARKED_ICON if card.parked else KIND_ICONS[card.kind]

    def _colour_name(self, card: CardView) -> str:
        return "parked" if card.parked else card.kind.value

    def _marks(self, card: CardView) -> list[str]:
        marks = {
            JOINED_ICON: len(card.members) > 1,
            "mdi6.translate": bool(card.originals),
            "mdi6.lock-outline": card.internal,
        }
        return [name for name, shown in marks.items() if shown]

    def _drawn_icon(self, name: str, colour: str, size: int) -> QPixmap:
        return icon(self._theme, name, colour).pixmap(QSize(size, size), _pixel_ratio())


def isolated(text: str) -> str:
    """Return a text whose direction does not reach what stands beside it."""
    return f"\u2068{text}\u2069"


def _fade(area: QRectF, ground: QColor) -> QLinearGradient:
    clear = QColor(ground)
    clear.setAlphaF(0)
    gradient = QLinearGradient(area.topLeft(), area.bottomLeft())
    gradient.setColorAt(0, clear)
    gradient.setColorAt(1, ground)
    return gradient


def _pixel_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
