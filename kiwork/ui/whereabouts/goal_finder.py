"""Finds a recommendation by typing its number or words of its title."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from kiwork.models.text import folded
from kiwork.queries.whereabouts import Goal
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID
from kiwork.ui.workbench import Workbench

SHOWN_ROWS = 3
_UID = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GoalFinder(QWidget):
    """`chosen` carries the uid of a recommendation, `left` asks to go back to the list of cards."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._goals: Mapping[str, Goal] = {}
        self._field: str | None = None
        self._text = workbench.text
        self.typed, self.found = QLineEdit(), QListWidget()
        self._nothing = label(self._text("whereabouts.no_recommendations"), "body-muted", wrap=True)
        self._lay_out()
        self.typed.textChanged.connect(self._offer)
        self.typed.installEventFilter(self)
        self.found.itemActivated.connect(self._take)

    def show_goals(self, goals: Mapping[str, Goal], topic_field_uid: str | None) -> None:
        """Offer these recommendations, those of a topic field first."""
        if (goals, topic_field_uid) != (self._goals, self._field):
            self._goals, self._field = goals, topic_field_uid
            self._offer()

    def take_focus(self) -> None:
        """Be ready for letters."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that are not letters work on the list below the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in _STEPS:
            row = self.found.currentRow() + _STEPS[Qt.Key(event.key())]
            self.found.setCurrentRow(min(max(row, 0), self.found.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _offer(self) -> None:
        self.found.clear()
        words = folded(self.typed.text()).split()
        for goal in sorted(self._goals.values(), key=lambda goal: goal.topic_field_uid != self._field):
            name = self._text("whereabouts.goal", number=goal.number, title=goal.title)
            if all(word in folded(name) for word in words):
                item = QListWidgetItem(name)
                item.setToolTip(name if len(name) < GRID * GRID else "")
                item.setData(_UID, goal.uid)
                self.found.addItem(item)
        self.found.setCurrentRow(0)
        self.found.setFixedHeight(SHOWN_ROWS * max(self.found.sizeHintForRow(0), 4 * GRID) + GRID)
        self._nothing.setVisible(not self._goals)
        self.found.setVisible(bool(self._goals))
        self.typed.setVisible(bool(self._goals))

    def _take(self) -> None:
        if current := self.found.currentItem():
            self.chosen.emit(current.data(_UID))

    def _lay_out(self) -> None:
        for widget, name in ((self.typed, "find_recommendation"), (self.found, "recommendations")):
            widget.setAccessibleName(self._text(f"whereabouts.{name}"))
        self.typed.setPlaceholderText(self._text("whereabouts.find_recommendation"))
        self.typed.setClearButtonEnabled(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self, gap=1)
        layout.addWidget(self._nothing)
        layout.addWidget(self.typed)
        layout.addWidget(self.found)
