"""The right end of the board: a button that makes a cluster, also out of cards dropped on it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from kiwork.ui.icons import icon
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 16


class AddColumn(QPushButton):
    """`dropped` carries the cards that the new cluster begins with."""

    dropped = Signal(list)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench.text("arrange.cluster"))
        self.setIcon(icon(theme, "mdi6.plus"))
        self.setIconSize(QSize(*[theme.px(ICON_SIZE)] * 2))
        self.setAccessibleName(workbench.text("arrange.add_cluster"))
        self.setToolTip(workbench.text("arrange.add_cluster_tip"))
        self.setAcceptDrops(True)
        self.setAutoDefault(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if card_mime.unpacked(event.mimeData(), card_mime.CARDS):
            self.setDown(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        self.dropped.emit(card_mime.unpacked(event.mimeData(), card_mime.CARDS))
        event.acceptProposedAction()
