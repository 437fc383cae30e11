"""Paints the table of dots, and lays a number field over the row that is typed into."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiwork.queries.weighing import TargetView  # noqa: TC001 - as in the other delegates
from kiwork.ui.itemmodels.dots import FIELD, MOST, TARGET, Column
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, HEADING, LABEL, RADIUS, TEXT, Theme
from kiwork.ui.weigh.number_field import NumberField

Index = QModelIndex | QPersistentModelIndex

BAR = GRID // 2 + 1
"""How high the bar below a heading is."""
BESIDE = GRID // 2


class DotsField(NumberField):
    """The field over a row; Shift+Tab leads in front of the table, which would open it again."""

    left_backwards = Signal()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Leave the table."""
        if forward:
            return super().focusNextPrevChild(forward)
        self.left_backwards.emit()
        return True


class DotsDelegate(QStyledItemDelegate):
    """One delegate for all columns; `typed` carries the uid of a target and its new number of dots."""

    typed = Signal(str, int)
    moved = Signal(int)
    left_backwards = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font, self._small = theme.font(TEXT), theme.font(LABEL)
        self._bold, self._large = theme.font(TEXT, bold=True), theme.font(HEADING, bold=True)

    # the field

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        target: TargetView = index.data(TARGET)
        field = DotsField(str(index.data(Qt.ItemDataRole.AccessibleTextRole)), parent)
        field.typed.connect(lambda number: self.typed.emit(target.uid, number or 0))
        field.moved.connect(self.moved)
        field.left_backwards.connect(self.left_backwards)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, NumberField):
            editor.load(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Save through the workbench; the model hears of it like everyone else."""
        if isinstance(editor, NumberField):
            editor.save()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        area: QRect = option.rect
        editor.setGeometry(_inside(area))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the field."""
        return event.type() != QEvent.Type.KeyPress and super().eventFilter(watched, event)

    # the picture

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        column = Column(index.column())
        if column is Column.HEADING:
            self._paint_heading(painter, area.adjusted(GRID, BESIDE, -GRID, -BESIDE), index)
        elif column in {Column.LESS, Column.DOTS, Column.MORE}:
            self._paint_control(painter, area, index)
        else:
            self._paint_number(painter, area, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, index: Index) -> None:
        target: TargetView = index.data(TARGET)
        field = str(index.data(FIELD))
        lines = lines_of(target.text, self._font, area.width(), 1 if field else 2)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        height = painter.fontMetrics().height() * (len(lines) + bool(field)) + BAR + BESIDE
        top = area.y() + max(0, (area.height() - height) // 2)
        draw_lines(painter, QRect(area.x(), top, area.width(), area.height()), lines)
        if field:
            self._paint_field(painter, area, top, field)
        most = index.data(MOST)
        if most is not None:
            bar = QRect(area.x(), top + height - BAR, area.width(), BAR)
            paint_bar(painter, bar, self._theme, target.dots_here, most)

    def _paint_field(self, painter: QPainter, area: QRect, top: int, field: str) -> None:
        below = QRect(area.x(), top + painter.fontMetrics().height(), area.width(), area.height())
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("muted"))
        draw_lines(painter, below, lines_of(field, self._small, area.width(), 1))

    def _paint_control(self, painter: QPainter, area: QRect, index: Index) -> None:
        is_number = index.column() == Column.DOTS
        painter.setPen(QPen(self._theme.colour("mark" if is_number else "line"), 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(_inside(area), RADIUS, RADIUS)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._large)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(index.data()))

    def _paint_number(self, painter: QPainter, area: QRect, index: Index) -> None:
        number = index.data()
        if number is None:
            return
        is_rank = index.column() == Column.RANK
        painter.setFont(self._bold if is_rank else self._font)
        painter.setPen(self._theme.colour("text" if is_rank else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{number}." if is_rank else str(number))


def paint_bar(painter: QPainter, area: QRect, theme: Theme, part: int, whole: int) -> None:
    """Paint a bar that is as long as its part of the whole."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    if part and whole:
        length = max(area.height(), round(area.width() * part / whole))
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(
            QRect(area.topLeft(), area.bottomLeft()).adjusted(0, 0, length - 1, 0),
            area.height() / 2,
            area.height() / 2,
        )


def _inside(area: QRect) -> QRect:
    return area.adjusted(BESIDE // 2, BESIDE, -BESIDE // 2, -BESIDE)
