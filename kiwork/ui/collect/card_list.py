"""The list of the cards captured here, the newest on top."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from kiwork.queries.cards import CardView
from kiwork.ui.collect.card_delegate import CapturedDelegate
from kiwork.ui.itemmodels.captured import CapturedModel
from kiwork.ui.pieces import show_idle
from kiwork.ui.workbench import Workbench

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardList(QListView):
    """Arrow keys choose; letters are left to the entry line."""

    left = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, workbench: Workbench, model: CapturedModel, delegate: CapturedDelegate) -> None:
        super().__init__()
        self.setProperty("role", "captured")
        self._cards = model
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(workbench.text("collect.list"))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: show_idle(self.verticalScrollBar()))
        show_idle(self.verticalScrollBar())
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit())

    def chosen(self) -> list[CardView]:
        """Return the selected cards from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [card for row in rows if (card := self._cards.card(row))]

    def leave(self) -> None:
        """Select nothing, so that the next action is for the card handled last."""
        self.selectionModel().clear()

    def enter(self) -> None:
        """Take the focus, with the newest card selected."""
        if self._cards.rowCount():
            self.setFocus()
            self.setCurrentIndex(self._cards.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER and not event.modifiers():
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        elif is_typing(event) or key in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._delegate.set_width(self.viewport().width()):
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    text = event.text()
    return bool(text) and text.isprintable() and not (held and not alt) and not (alt and not held)
