"""A list on the left and, on the right, a sheet of what is chosen in it."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QListView, QSplitter, QWidget

from kiwork.ui.theme import GRID

_WIDE = 1_000
"""Wider than any list is; what there is of room is shared in proportion."""


class KeyedList(QListView):
    """A list in which letters are keys of the page, whether these can be used now or not."""

    def keyboardSearch(self, _letters: str) -> None:
        """Do not jump to an entry that begins with a letter."""


def tall_list(view: QListView, model: QAbstractItemModel, name: str, narrowest: int) -> QListView:
    """Make a list one of tall entries, at least so many pixels wide; the caller gives it a delegate."""
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(name)
    view.setMinimumWidth(narrowest)
    return view


def side_by_side(entries: QWidget, sheet: QWidget, share: int) -> QSplitter:
    """Return both beside each other; the sheet takes `share` parts of the room, the list one."""
    sides = QSplitter()
    sides.setChildrenCollapsible(False)
    sides.setHandleWidth(GRID // 4)
    sides.addWidget(entries)
    sides.addWidget(sheet)
    sides.setStretchFactor(0, 1)
    sides.setStretchFactor(1, share)
    sides.setSizes([_WIDE, share * _WIDE])
    return sides
