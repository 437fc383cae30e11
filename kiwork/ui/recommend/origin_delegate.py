"""Paints a card or a cluster word for word, with what is said about it below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem

from kiwork.ui.icons import icon
from kiwork.ui.itemmodels.origins import ORIGIN, Origin
from kiwork.ui.theme import GRID, KIND_ICONS, LABEL, TEXT, Theme

Index = QModelIndex | QPersistentModelIndex

MOST_LETTERS = 4_000
"""A longer text is cut in the list; the card itself keeps every letter."""
ICON = 20
TALLEST = 100_000


class OriginDelegate(QStyledItemDelegate):
    """Rows as high as their text in the width of the view."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font, self._small, self._bold = theme.font(TEXT), theme.font(LABEL), theme.font(TEXT, bold=True)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        origin: Origin = index.data(ORIGIN)
        width = self._view.viewport().width() - self._indent(index) - GRID
        return QSize(0, self._text_height(origin, width) + QFontMetrics(self._small).height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        origin: Origin = index.data(ORIGIN)
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        indent = self._indent(index)
        words = area.adjusted(indent, GRID // 2, -GRID, 0)
        self._paint_mark(
            painter, area.adjusted(indent - self._theme.px(ICON) - GRID, GRID // 2, 0, 0), origin
        )
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self._paint_box(painter, area, index)
        height = self._text_height(origin, words.width())
        self._paint_words(painter, words, origin, height)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, origin: Origin, height: int) -> None:
        painter.setFont(self._font_of(origin))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRectF(area), _shown(origin), _wrapping())
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("muted"))
        note = QRect(area.x(), area.y() + height, area.width(), painter.fontMetrics().height())
        elided = painter.fontMetrics().elidedText(origin.note, Qt.TextElideMode.ElideRight, note.width())
        painter.drawText(note, Qt.AlignmentFlag.AlignLeft, elided)

    def _paint_mark(self, painter: QPainter, area: QRect, origin: Origin) -> None:
        size = self._theme.px(ICON)
        name = KIND_ICONS[origin.kind] if origin.kind else "mdi6.card-multiple-outline"
        colour = origin.kind.value if origin.kind else "accent"
        ratio = self._view.devicePixelRatioF()
        picture = icon(self._theme, name, colour).pixmap(QSize(size, size), ratio)
        painter.drawPixmap(area.x(), area.y(), picture)

    def _paint_box(self, painter: QPainter, area: QRect, index: Index) -> None:
        box = QStyleOptionButton()
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        )
        size = self._theme.px(ICON)
        box.rect = QRect(area.x() + GRID, area.y() + GRID // 2, size, size)
        self._view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, self._view
        )

    def _indent(self, index: Index) -> int:
        boxes = 2 if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 1
        return GRID + boxes * (self._theme.px(ICON) + GRID)

    def _font_of(self, origin: Origin) -> QFont:
        return self._font if origin.kind else self._bold

    def _text_height(self, origin: Origin, width: int) -> int:
        metrics = QFontMetrics(self._font_of(origin))
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        area = metrics.boundingRect(QRect(0, 0, max(width, 1), TALLEST), int(flags), _shown(origin))
        return area.height()


def _shown(origin: Origin) -> str:
    return origin.text if len(origin.text) <= MOST_LETTERS else f"{origin.text[:MOST_LETTERS]}…"


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option
