"""The panel of doubles: groups on the left, the wordings of one on the right, and three answers."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter

from kiwork.merge.duplicates import KINDS, Doubles, material, search, still_open
from kiwork.store.changes import ChangeSet
from kiwork.ui import jobs
from kiwork.ui.answer_panel import AnswerPanel, Answers
from kiwork.ui.doubles.group_list import GroupList
from kiwork.ui.doubles.group_view import GroupView
from kiwork.ui.flow import Flow
from kiwork.ui.pieces import button, column, frame, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import joining

PAUSE = 600
"""So many milliseconds after the last change doubles are looked for anew."""
_FEWEST = 2


class DoublesPanel(AnswerPanel):
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
        self._out_of_date, self._searching = True, False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.note = label("", "body-muted", wrap=True)
        self.note.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._sides, self._foot = QSplitter(), frame("foot")
        self.list = GroupList(workbench, theme)
        self.view = GroupView(workbench, theme)
        text = workbench.text
        self.join_button = button(text("doubles.join"), "primary")
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
        self._searching = True
        self._say_how_it_stands()
        jobs.run(
            lambda _report: search(given),
            done=lambda found: self._take(asked, found),
            failed=lambda _error: self._give_up(asked),
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

    @property
    def answers(self) -> Answers:
        """What the keys do while there is a group."""
        return {} if not self._groups else {
            Qt.Key.Key_Return: self.join, Qt.Key.Key_Enter: self.join, Qt.Key.Key_J: self.join,
            Qt.Key.Key_N: self.tell_apart, Qt.Key.Key_L: self.put_off,
        }  # fmt: skip

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
        foot = Flow(self._foot, margin=2, gap=2)
        for answer in (self.join_button, self.apart_button, self.later_button):
            foot.add(answer)
        for number, side in enumerate((self.list, self.view), start=2):
            self._sides.addWidget(side)
            self._sides.setStretchFactor(number - 2, number)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(GRID // 4)
        whole = column(self, gap=0)
        whole.addWidget(self.note)
        whole.addWidget(self._sides, 1)
        whole.addWidget(self._foot)
        self._say_how_it_stands()
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
            self._searching = False
            self._show(self._workbench.ask(still_open, found))

    def _give_up(self, asked: int) -> None:
        if asked == self._asked:
            self._searching = False
            self.note.setText(self._workbench.text("doubles.failed"))

    def _show(self, groups: list[Doubles]) -> None:
        current, row_before = self._current(), max(self.list.currentRow(), 0)
        self._groups = sorted(groups, key=self._turn)
        keys = [group.key for group in self._groups]
        stays = current and current.key in keys and current.key not in self._later
        self.list.show_groups(self._groups, keys.index(current.key) if current and stays else row_before)
        self._say_how_it_stands()
        self._show_current()
        self.count_changed.emit(self.count)

    def _say_how_it_stands(self) -> None:
        """Say what belongs here while there is nothing; who looks at the list goes on in it."""
        state = "searching" if self._searching else "open" if self._groups else "nothing"
        self.note.setText(self._workbench.text(f"doubles.{state}", n=self.count))
        focused = self.list.hasFocus() or self.note.hasFocus()
        for part in (self._sides, self._foot):
            part.setVisible(bool(self._groups))
        side = Qt.AlignmentFlag.AlignLeft if self._groups else Qt.AlignmentFlag.AlignHCenter
        stops = Qt.FocusPolicy.NoFocus if self._groups else Qt.FocusPolicy.TabFocus
        self.note.setFocusPolicy(stops)
        self.note.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.list if self._groups else self.note)
        if focused:
            self.setFocus()

    def _turn(self, group: Doubles) -> int:
        return self._later.index(group.key) + 1 if group.key in self._later else 0

    def _show_current(self) -> None:
        self.view.show_group(self._current())
        for here, there in pairwise((self.list, *self.view.boxes.values(), self.join_button)):
            self.setTabOrder(here, there)
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
