"""The suggestions beside the board: one key takes what is offered, another puts it aside."""

from PySide6.QtCore import Qt, Signal

from kiwork.ui.answer_panel import AnswerPanel, Answers
from kiwork.ui.arrange.hands import Hands
from kiwork.ui.arrange.suggester import Suggester
from kiwork.ui.arrange.suggestion import Kind, Suggestion
from kiwork.ui.arrange.suggestion_list import SuggestionList
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, joining

WIDTH = 35 * GRID
WIDEST = 1.6
"""It grows with the text size up to this, as the columns do."""


class SuggestionPanel(AnswerPanel):
    """Offers and never acts by itself; `left` says that the keyboard goes back to the board.

    `pointed` carries the cards that the suggestion with the focus is about.
    """

    left = Signal()
    pointed = Signal(list)

    def __init__(self, workbench: Workbench, theme: Theme, hands: Hands, suggester: Suggester) -> None:
        super().__init__()
        self._workbench, self._hands, self._suggester = workbench, hands, suggester
        self._shown: tuple[Suggestion, ...] = ()
        self.note = label("", "muted", wrap=True)
        self.note.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list = SuggestionList(workbench, theme, hands.name_of)
        self.take_button = button(workbench.text("suggestions.take"), "primary")
        self.take_button.setAccessibleName(workbench.text("help.key_take_suggestion"))
        self.refuse_button = button(workbench.text("suggestions.refuse"))
        self.setProperty("role", "panel")
        self._has_room = theme.scale <= WIDEST
        self.setFixedWidth(round(WIDTH * min(theme.scale, WIDEST)))
        self._lay_out()
        self.list.currentRowChanged.connect(self._point)
        self.take_button.clicked.connect(self.take)
        self.refuse_button.clicked.connect(self.refuse)
        suggester.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Come into view, with the focus."""
        self.show()
        self.setFocus()
        self._point()

    def take(self) -> None:
        """Do what the suggestion with the focus says."""
        found = self._current()
        if found is None:
            return
        if found.kind is Kind.PLACE:
            self._hands.move(found.uids, found.cluster_uid)
        elif found.kind is Kind.GROUP:
            self._gather(found)
        elif self._workbench.run(joining.join, "card", found.uids):
            self._say("doubles.joined", n=len(found.uids))

    def refuse(self) -> None:
        """Put the suggestion with the focus aside; doubles are told apart, and that is remembered."""
        found = self._current()
        if found is None:
            return
        if found.kind is not Kind.DOUBLE:
            self._suggester.set_aside(found)
        elif self._workbench.run(joining.tell_apart, found.uids):
            self._say("doubles.told_apart", n=len(found.uids))

    # keys

    @property
    def answers(self) -> Answers:
        """What the keys do."""
        return {
            Qt.Key.Key_Return: self.take, Qt.Key.Key_Enter: self.take,
            Qt.Key.Key_N: self.refuse, Qt.Key.Key_Delete: self.refuse, Qt.Key.Key_Escape: self.left.emit,
        }  # fmt: skip

    # how it hangs together

    def _lay_out(self) -> None:
        inside = column(self, margin=1)
        answers = row()
        answers.addWidget(self.take_button, 1)
        answers.addWidget(self.refuse_button)
        inside.addWidget(self.note)
        inside.addWidget(self.list, 1)
        inside.addLayout(answers)
        inside.addStretch()

    def _show(self) -> None:
        """Show what is open now; who looks at the list goes on in it."""
        place = self._shown.index(found) if (found := self._current()) else 0
        if found in self._suggester.open:
            place = self._suggester.open.index(found)
        if self._shown != self._suggester.open:
            self._shown = self._suggester.open
            self.list.show_all(self._shown, place)
        self._say_how_it_stands()
        self._point()

    def _say_how_it_stands(self) -> None:
        state = "open" if self._shown else "searching" if self._suggester.searching else "nothing"
        self.note.setText(self._workbench.text(f"suggestions.{state}", n=len(self._shown)))
        focused = self.list.hasFocus() or self.note.hasFocus()
        self.note.setVisible(self._has_room or not self._shown)
        self.setFocusProxy(self.list if self._shown else self.note)
        for part in (self.list, self.take_button, self.refuse_button):
            part.setVisible(bool(self._shown))
        if focused:
            self.setFocus()

    def _point(self) -> None:
        """Let the cards be seen that the suggestion with the focus is about."""
        found = self._current()
        if found and self.list.hasFocus():
            self.pointed.emit(list(found.uids))

    def _gather(self, found: Suggestion) -> None:
        contents = self._hands.contents
        heading = found.heading or self._workbench.text("arrange.new_cluster")
        if contents and self._workbench.run(
            arrange.add_cluster, contents.topic_field_uid, heading, found.uids
        ):
            self._say("arrange.moved", n=len(found.uids), column=heading)

    def _current(self) -> Suggestion | None:
        place = self.list.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _say(self, key: str, **values: object) -> None:
        self._workbench.said.emit(self._workbench.text(key, **values))
