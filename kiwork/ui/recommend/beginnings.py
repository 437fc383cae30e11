"""What recommendations can be made from: the clusters without one, each with a key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from kiwork.queries.unrecommended import OpenCluster
from kiwork.ui.key_menu import KEYS
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

LONGEST_HEADING = 60
WIDTH = 560


def in_words(workbench: Workbench, cluster: OpenCluster) -> str:
    """Return a cluster in one line: heading, cards, dots."""
    heading = " ".join(cluster.heading.split())
    shown = heading if len(heading) <= LONGEST_HEADING else f"{heading[:LONGEST_HEADING]}…"
    cards, dots = (
        workbench.text("recommend.cards", n=cluster.cards), workbench.text("recommend.dots", n=cluster.dots)
    )  # fmt: skip
    return f"{shown} · {cards}, {dots}"


class ClusterList(QListWidget):
    """The clusters as a list; a key, Enter or a double click chooses one."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_clusters(self, workbench: Workbench, clusters: Sequence[OpenCluster]) -> None:
        """List these clusters."""
        self.clear()
        for number, cluster in enumerate(clusters):
            key = KEYS[number] if number < len(KEYS) else " "
            item = QListWidgetItem(f"{key}   {in_words(workbench, cluster)}", self)
            item.setData(Qt.ItemDataRole.UserRole, cluster.uid)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with one key."""
        number = KEYS.find(event.text().lower()) if event.text() else -1
        if 0 <= number < self.count():
            self.chosen.emit(self.item(number).data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)


class Beginnings(QWidget):
    """What the page shows while there is no recommendation."""

    chosen = Signal(str)
    empty_asked = Signal()
    arrange_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._sentence = label("", "body-muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = ClusterList(workbench.text("recommend.clusters"))
        self.list.setMaximumWidth(theme.px(WIDTH))
        self.list.chosen.connect(self.chosen)
        self._arrange = button(workbench.text("recommend.to_arrange"), "primary")
        self._arrange.clicked.connect(self.arrange_asked)
        self._empty = button(workbench.text("actions.new_recommendation"), "link")
        self._empty.clicked.connect(self.empty_asked)
        layout = column(self, margin=3, gap=2)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addLayout(self._in_the_middle())
        for widget in (self._arrange, self._empty):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def _in_the_middle(self) -> QHBoxLayout:
        line = row()
        line.addStretch(1)
        line.addWidget(self.list, 100)
        line.addStretch(1)
        return line

    def show_clusters(self, clusters: Sequence[OpenCluster], *, editable: bool) -> None:
        """Offer these clusters."""
        key = "begin" if clusters else "begin_empty"
        self._sentence.setText(
            self._workbench.text(f"recommend.{key}" if editable else "recommend.read_only")
        )
        self.list.show_clusters(self._workbench, clusters)
        self.list.setVisible(bool(clusters) and editable)
        self.list.setFixedHeight(min(12, len(clusters)) * self.list.sizeHintForRow(0) + GRID)
        self._arrange.setVisible(not clusters)
        self._empty.setEnabled(editable)

    def take_focus(self) -> None:
        """Be ready for a key."""
        (self.list if self.list.count() else self._arrange).setFocus()
