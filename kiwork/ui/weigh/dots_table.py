"""The table of dots: one row a cluster, its number typed without the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kiwork.ui.itemmodels.dots import Column, DotsModel
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme
from kiwork.ui.weigh.dots_delegate import DotsDelegate
from kiwork.ui.weigh.number_field import NumberField

WIDTHS = {
    Column.CARDS: 64, Column.LESS: 44, Column.DOTS: 80, Column.MORE: 44, Column.TOTAL: 72, Column.RANK: 56
}  # fmt: skip
ROOM_FOR_HEADING = 200
"""Columns that only tell something give way to a heading narrower than this."""

Index = QModelIndex | QPersistentModelIndex


class DotsTable(QTableView):
    """Digits go into the row that is current; `typed` carries a target's uid and its number of dots."""

    typed = Signal(str, int)

    def __init__(self, model: DotsModel, theme: Theme, name: str) -> None:
        super().__init__()
        self._dots, self._theme = model, theme
        self._leaving = False
        self._delegate = DotsDelegate(theme, self)
        self._delegate.typed.connect(self.typed)
        self._delegate.moved.connect(self._move)
        self._delegate.left_backwards.connect(self._leave_backwards)
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self._set_sizes()

    @property
    def field(self) -> NumberField | None:
        """The field over the current row, while there is one."""
        found = self.indexWidget(self.currentIndex()) or self.findChild(NumberField)
        return found if isinstance(found, NumberField) else None

    @property
    def is_in_use(self) -> bool:
        """Whether the table or its field has the focus."""
        return self.hasFocus() or bool(self.field and self.field.hasFocus())

    def choose_columns(self, *, total: bool, cards: bool, result: bool) -> None:
        """Show the number of cards, the dots of all workshops, and what follows from them, or not."""
        self._shows_total, self._shows_cards = total and result, cards
        self.setColumnHidden(Column.RANK, not result)
        self._make_room()

    def type_here(self) -> None:
        """Put the focus into the number of the current row, else of the first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open_field()

    def reload_field(self) -> None:
        """Show the stored number again, after another was refused."""
        if self.field:
            self._delegate.setEditorData(self.field, self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the field go along with the current row."""
        had_focus = self.is_in_use
        super().currentChanged(current, previous)
        if had_focus:
            self._open_field()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Keep the field up to date, also where a whole row changed."""
        super().dataChanged(first, last, roles)
        self.reload_field()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be ready for digits."""
        super().focusInEvent(event)
        if not self._leaving:
            self._open_field()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Count with − and +, or go to the row."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setCurrentIndex(index.siblingAtColumn(Column.DOTS))
        self.type_here()
        steps = {Column.LESS: -1, Column.MORE: 1}
        if self.field and index.column() in steps:
            self.field.step(steps[Column(index.column())])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Count twice where somebody clicks fast."""
        self.mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the heading what is left."""
        super().resizeEvent(event)
        self._make_room()

    def _open_field(self) -> None:
        if not self._dots.rowCount():
            return
        current = self.currentIndex()
        if current.column() != Column.DOTS:
            current = self._dots.index(max(current.row(), 0), Column.DOTS)
            self.setCurrentIndex(current)
        if self._dots.editable and not self.indexWidget(current):
            self.edit(current)

    def _move(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if 0 <= row < self._dots.rowCount():
            self.setCurrentIndex(self._dots.index(row, Column.DOTS))
        elif self.field:
            self.field.selectAll()

    def _leave_backwards(self) -> None:
        self._leaving = True
        self.setFocus()
        self.focusPreviousChild()
        self._leaving = False

    def _set_sizes(self) -> None:
        self._shows_total, self._shows_cards = False, True
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(2 * self._line_height(TEXT) + 2 * GRID)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(Column.HEADING, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(1)
        columns.setHighlightSections(False)
        columns.setMinimumHeight(self._line_height(LABEL) + 2 * GRID)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))

    def _line_height(self, size: int) -> int:
        return round(self._theme.px(size) * 1.4)

    def _make_room(self) -> None:
        fixed = sum(self._theme.px(width) for width in WIDTHS.values())
        spare = self.viewport().width() - fixed - self._theme.px(ROOM_FOR_HEADING)
        self.setColumnHidden(Column.TOTAL, not self._shows_total)
        has_room = spare + self._theme.px(WIDTHS[Column.TOTAL]) >= 0
        self.setColumnHidden(Column.CARDS, not (self._shows_cards and has_room))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(320))
