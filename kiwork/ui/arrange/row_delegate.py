"""Paints the board as a list: headings as lines across, every card in a line or two."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiwork.queries.cards import CardView
from kiwork.ui.arrange.card_delegate import BAR, CardDelegate, isolated
from kiwork.ui.itemmodels.cards import CARD, CARRIED, NUMBER
from kiwork.ui.itemmodels.sections import HEADING, Heading
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.lines_delegate import Index
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme

LARGE = 1.5
"""From this text size on a card has two lines, for one would not hold it."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TAGS_SHARE = 4
_WIDE_NUMBER = "WWW 000"


class RowDelegate(QStyledItemDelegate):
    """All rows are as high; `marks` draws what stands on cards of the board too."""

    def __init__(self, theme: Theme, marks: CardDelegate, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._marks = theme, marks
        self._small, self._text, self._bold = theme.font(LABEL), theme.font(TEXT), theme.font(TEXT, bold=True)
        self._lines = 2 if theme.scale >= LARGE else 1
        small = QFontMetrics(self._small)
        self._side = small.height()
        self._number_width, self._mentions_width = map(small.horizontalAdvance, (_WIDE_NUMBER, "×000"))
        self._kind_width = max(small.horizontalAdvance(word) for word in marks.kind_words())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, round(self._lines * self._theme.px(TEXT) * 1.4) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        heading: Heading | None = index.data(HEADING)
        if heading:
            self._paint_heading(painter, option, heading)
        else:
            self._paint_card(painter, option, index)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let a heading be typed where it stands."""
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(2 * GRID, 0, -area.width() // 3, -1))

    # parts

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
        area: QRect = option.rect
        painter.fillRect(area, self._theme.colour("ground"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_focus(painter, option)
        line = area.adjusted(GRID, 0, -GRID, 0)
        number = line.adjusted(0, 0, 2 * GRID - line.width(), 0)
        self._write(painter, number, heading.number)
        line.setLeft(number.right() + GRID)
        painter.setFont(self._bold)
        painter.setPen(self._theme.colour("text"))
        wide = min(painter.fontMetrics().horizontalAdvance(heading.text), line.width() * 2 // 3)
        shown = lines_of(heading.text, self._bold, wide + 1, 1)[0]
        painter.drawText(line, _LEFT, shown)
        line.setLeft(line.left() + wide + 2 * GRID)
        self._write(painter, line, heading.about)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: CardView = index.data(CARD)
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        carried = bool(index.data(CARRIED))
        painter.fillRect(area, self._theme.colour("accent_ground" if selected or carried else "raised"))
        painter.fillRect(area.x(), area.y(), BAR, area.height(), self._marks.kind_colour(card))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_focus(painter, option, carried=carried)
        line = area.adjusted(BAR + GRID, 0, -GRID, 0)
        line = self._paint_end(painter, line, card, str(index.data(NUMBER)))
        line = self._paint_kind(painter, line, card)
        self._paint_text(painter, line, card)

    def _paint_end(self, painter: QPainter, line: QRect, card: CardView, number: str) -> QRect:
        """Write number, mentions and tags at the end of a line and return what is left of it."""
        mentions = f"×{card.mentions}" if card.mentions > 1 else ""
        tags = " · ".join(isolated(tag) for tag in card.tags)
        for words, width in ((isolated(number), self._number_width), (mentions, self._mentions_width)):
            place = QRect(line.right() - width, line.y(), width, line.height())
            self._write(painter, place, words, align=_RIGHT)
            line = line.adjusted(0, 0, -width - GRID, 0)
        if not tags:
            return line
        width = line.width() // _TAGS_SHARE
        self._write(painter, QRect(line.right() - width, line.y(), width, line.height()), tags)
        return line.adjusted(0, 0, -width - GRID, 0)

    def _paint_kind(self, painter: QPainter, line: QRect, card: CardView) -> QRect:
        """Draw what kind of card it is, and other marks; return what is left of the line."""
        kind, *others = self._marks.pictures(card, self._side)
        line = self._paint_picture(painter, line, kind)
        place = QRect(line.x(), line.y(), self._kind_width + 1, line.height())
        self._write(painter, place, self._marks.kind_word(card))
        line = line.adjusted(self._kind_width + 2 * GRID, 0, 0, 0)
        for picture in others:
            line = self._paint_picture(painter, line, picture)
        return line

    def _paint_picture(self, painter: QPainter, line: QRect, picture: QPixmap) -> QRect:
        painter.drawPixmap(line.x(), line.y() + (line.height() - self._side) // 2, picture)
        return line.adjusted(self._side + GRID // 2, 0, 0, 0)

    def _paint_text(self, painter: QPainter, line: QRect, card: CardView) -> None:
        painter.setFont(self._text)
        painter.setPen(self._theme.colour("text"))
        lines = lines_of(card.text, self._text, line.width(), self._lines)
        high = len(lines) * painter.fontMetrics().height()
        draw_lines(painter, line.adjusted(0, (line.height() - high) // 2, 0, 0), lines)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, *, carried: bool = False) -> None:
        if carried or option.state & QStyle.StateFlag.State_HasFocus:
            style = Qt.PenStyle.DashLine if carried else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._theme.colour("accent"), 2, style))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def _write(self, painter: QPainter, line: QRect, text: str, *, align: Qt.AlignmentFlag = _LEFT) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("muted"))
        if text:
            painter.drawText(line, align, lines_of(text, self._small, line.width(), 1)[0])
