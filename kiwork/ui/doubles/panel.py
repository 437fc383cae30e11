"""The panel of doubles: groups on the left, the wordings of one on the right, and three answers."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kiwork.merge.duplicates import KINDS, Doubles, material, search, still_open
from kiwork.store.changes import ChangeSet
from kiwork.ui import jobs
from kiwork.ui.doubles.group_list import GroupList
from kiwork.ui.doubles.group_view import GroupView
from kiwork.ui.pieces import button, column, icon, label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import joining

PAUSE = 600
"""So many milliseconds after the last change doubles are looked for anew."""
_FEWEST = 2


class DoublesPanel(QWidget):
    """Offers what may be doubled and never joins it unasked.

    It looks for doubles beside the window when it is shown and after changes; `search` does so at once.
    `count_changed` carries how many groups are open.
    """

    count_changed = Signal(int)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._groups: list[Doubles] = []
        self._later: list[str] = []
        self._asked = 0
        self._out_of_date = True
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.note = label("", "body-muted", wrap=True)
        self.list = GroupList(workbench)
        self.view = GroupView(workbench)
        text = workbench.text
        self.join_button = button(text("doubles.join"), "primary", icon=icon(theme, "mdi6.link", "on_accent"))
        self.apart_button = button(text("doubles.apart"))
        self.later_button = button(text("doubles.later"))
        self._lay_out()
        self._connect()

    @property
    def count(self) -> int:
        """How many groups are open."""
        return len(self._groups)

    def search(self) -> None:
        """Look for doubles beside the window."""
        self._timer.stop()
        self._out_of_date = False
        self._asked += 1
        asked = self._asked
        if self._workbench.store is None:
            self._show([])
            return
        given = self._workbench.ask(material)
        self.note.setText(self._workbench.text("doubles.searching"))
        jobs.run(
            lambda _report: search(given),
            done=lambda found: self._take(asked, found),
            failed=lambda _error: self.note.setText(self._workbench.text("doubles.failed")),
            owner=self,
        )

    def join(self) -> None:
        """Join the ticked records of the current group."""
        group, ticked = self._current(), self.view.ticked()
        if group and self._enough(ticked) and self._workbench.run(joining.join, group.kind, ticked):
            self._say("doubles.joined", len(ticked))

    def tell_apart(self) -> None:
        """Remember that the ticked records of the current group are not the same."""
        ticked = self.view.ticked()
        if self._current() and self._enough(ticked) and self._workbench.run(joining.tell_apart, ticked):
            self._say("doubles.told_apart", len(ticked))

    def put_off(self) -> None:
        """Go on to the next group; this one comes again at the end."""
        if group := self._current():
            self._later = [key for key in self._later if key != group.key] + [group.key]
            self._show(self._groups)

    # keys and coming into view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answers = {
            Qt.Key.Key_Return: self.join, Qt.Key.Key_Enter: self.join, Qt.Key.Key_J: self.join,
            Qt.Key.Key_N: self.tell_apart, Qt.Key.Key_L: self.put_off,
        }  # fmt: skip
        answer = answers.get(Qt.Key(event.key())) if event.modifiers() in _PLAIN else None
        if answer:
            answer()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._out_of_date:
            self.search()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._timer.isActive():
            self._timer.stop()
            self._out_of_date = True

    # how it hangs together

    def _lay_out(self) -> None:
        foot, right, sides = row(), QWidget(), QSplitter()
        for answer in (self.join_button, self.apart_button, self.later_button):
            foot.addWidget(answer)
        foot.addStretch(1)
        inside = column(right)
        inside.addWidget(self.view, 1)
        inside.addLayout(foot)
        sides.addWidget(self.list)
        sides.addWidget(right)
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 3)
        whole = column(self)
        whole.addWidget(self.note)
        whole.addWidget(sides, 1)
        self.setFocusProxy(self.list)
        self._enable()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.search)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.join_button.clicked.connect(self.join)
        self.apart_button.clicked.connect(self.tell_apart)
        self.later_button.clicked.connect(self.put_off)
        self._workbench.changed.connect(self._on_changed)
        self._workbench.opened.connect(self._on_opened)

    def _on_changed(self, change: ChangeSet) -> None:
        if not (change.sweeping or change.of_kind(*KINDS, "not_the_same")):
            return
        if not self.isVisible():
            self._out_of_date = True
            return
        self._show(self._workbench.ask(still_open, self._groups))
        self._timer.start()

    def _on_opened(self) -> None:
        self._later = []
        self._show([])
        self._out_of_date = True
        if self.isVisible():
            self.search()

    def _take(self, asked: int, found: list[Doubles]) -> None:
        if asked == self._asked and self._workbench.store:
            self._show(self._workbench.ask(still_open, found))

    def _show(self, groups: list[Doubles]) -> None:
        current, row_before = self._current(), max(self.list.currentRow(), 0)
        self._groups = sorted(groups, key=self._turn)
        keys = [group.key for group in self._groups]
        stays = current and current.key in keys and current.key not in self._later
        self.list.show_groups(self._groups, keys.index(current.key) if current and stays else row_before)
        self.note.setText(self._workbench.text("doubles.open", n=self.count))
        self._show_current()
        self.count_changed.emit(self.count)

    def _turn(self, group: Doubles) -> int:
        return self._later.index(group.key) + 1 if group.key in self._later else 0

    def _show_current(self) -> None:
        self.view.show_group(self._current())
        self._enable()

    def _enable(self) -> None:
        store = self._workbench.store
        writable = store is not None and store.read_only is None
        for answer in (self.join_button, self.apart_button):
            answer.setEnabled(writable and self._current() is not None)
        self.later_button.setEnabled(self._current() is not None)

    def _current(self) -> Doubles | None:
        place = self.list.currentRow()
        return self._groups[place] if 0 <= place < len(self._groups) else None

    def _enough(self, ticked: list[str]) -> bool:
        if len(ticked) < _FEWEST:
            self._workbench.said.emit(self._workbench.text("doubles.too_few"))
        return len(ticked) >= _FEWEST

    def _say(self, key: str, number: int) -> None:
        self._workbench.said.emit(self._workbench.text(key, n=number))


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
