"""The table of measures: as many columns as there is room for, edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kiwork.queries.measures import MeasureView
from kiwork.ui.itemmodels.measures import MEASURE, Column, MeasuresModel
from kiwork.ui.recommend.measures_delegate import MeasuresDelegate
from kiwork.ui.theme import GRID, Theme

WIDTHS = {
    Column.STATE: 96, Column.DUE: 100, Column.LEAD: 132, Column.BUILDS_ON: 80, Column.PARTNERS: 140,
    Column.MEANS: 130,
}  # fmt: skip
"""In pixels at a text size of 100 %; the first ones stay longest where there is little room."""

ROOM_FOR_WHAT = 180
HIGHEST_ROW, HIGHEST = 96, 380
"""What is longer is cut off in the cell, and scrolls in the table."""

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MeasuresTable(QTableView):
    """Enter or F2 changes a cell, Tab goes on to the next; `columns_changed` says which have no room."""

    moved = Signal(int)
    deleted = Signal()
    columns_changed = Signal()

    def __init__(self, model: MeasuresModel, delegate: MeasuresDelegate, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.without_room = frozenset[Column]()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setProperty("role", "cells")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_heads()
        for changed in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self.fit)

    @property
    def current(self) -> MeasureView | None:
        """The current measure."""
        found = self.currentIndex().data(MEASURE)
        return found if isinstance(found, MeasureView) else None

    def fit(self) -> None:
        """Be as high as the rows."""
        self.resizeRowsToContents()
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(min(self._theme.px(HIGHEST), rows + 2 * self.frameWidth() + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change a cell, move or delete the current measure."""
        key = Qt.Key(event.key())
        if key in ENTER and self._can_edit:
            self.edit(self.currentIndex())
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.moved.emit(STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out that have no room."""
        super().resizeEvent(event)
        room = self.viewport().width() - self._theme.px(ROOM_FOR_WHAT)
        left_out = set[Column]()
        for column, width in WIDTHS.items():
            room -= self._theme.px(width)
            if room < 0:
                left_out.add(column)
            self.setColumnHidden(column, column in left_out)
        if left_out != self.without_room:
            self.without_room = frozenset(left_out)
            self.columns_changed.emit()
        self.fit()

    @property
    def _can_edit(self) -> bool:
        """Whether a cell can be changed that is not being changed; Enter comes here from its field, too."""
        is_editing = self.state() is QAbstractItemView.State.EditingState
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable) and not is_editing

    def _dress_heads(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMaximumSectionSize(self._theme.px(HIGHEST_ROW))
        rows.setMinimumSectionSize(self._theme.px(4 * GRID))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
