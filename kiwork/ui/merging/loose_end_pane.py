"""Deciding what a merge left that nobody wanted: deleted and still needed, or joined and told apart."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kiwork.queries.destinations import Destination, destinations
from kiwork.queries.joined_apart import JoinedApart
from kiwork.queries.still_needed import StillNeeded
from kiwork.queries.undecided import LooseEnd
from kiwork.ui.flow import Flow
from kiwork.ui.key_menu import KeyMenu
from kiwork.ui.merging.beside import Beside
from kiwork.ui.merging.decide_pane import say_decided
from kiwork.ui.merging.words import Words, short
from kiwork.ui.pieces import button, column, frame, label, scrolled
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import deciding, joining

ANSWERS = ("restore", "hang_elsewhere", "take_apart", "stay_together")
"""The actions of the page that decide here; a button has the name of its action."""


class LooseEndPane(QWidget):
    """Shows one of them with its answers; `settled` gives the keyboard back, `later` asks for the next."""

    settled = Signal()
    later = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._text = workbench, workbench.text
        self._words = Words(workbench)
        self._found: LooseEnd | None = None
        self._menu: KeyMenu | None = None
        self._title = label("", "heading", wrap=True)
        self._story = label("", "body-muted", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self._sides = Beside(theme)
        self.buttons = {name: button(self._text(f"merging.{name}")) for name in ANSWERS}
        self._later = button(self._text("merging.later"))
        layout = column(self, gap=0)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(self._foot())
        self._connect()

    def show_found(self, found: LooseEnd) -> None:
        """Show another one."""
        self._found = found
        self._title.setText(self._words.about(found))
        story = "still_needed" if isinstance(found, StillNeeded) else "joined_apart"
        self._story.setText(self._text(f"merging.{story}_story"))
        hints = [self._text(f"merging.{name}_hint") for name in (*self._answers(), "later")]
        self._hint.setText("\n".join(hints))
        self._sides.show_boxes([_box(words, note) for words, note in self._words.sides(found)])
        for name, made in self.buttons.items():
            made.setVisible(name in self._answers())
            made.setEnabled(self._workbench.is_editable)

    def forget(self) -> None:
        """Show nothing that could be decided."""
        self._found = None

    def can_do(self, action: str) -> bool:
        """Whether an action of the page has something to do here."""
        return action in self._answers() and self._workbench.is_editable

    def answer(self, name: str) -> None:
        """Decide in one of the ways, if it is one for what is shown."""
        if not self.can_do(name):
            return
        if isinstance(self._found, StillNeeded):
            {"restore": self._restore, "hang_elsewhere": self._hang_elsewhere}[name](self._found)
        elif self._found:
            {"take_apart": self._take_apart, "stay_together": self._stay_together}[name](self._found)

    def _answers(self) -> tuple[str, ...]:
        if isinstance(self._found, StillNeeded):
            return ANSWERS[:2] if self._found.lets_go else ANSWERS[:1]
        return ANSWERS[2:] if self._found else ()

    # ways to go on

    def _restore(self, found: StillNeeded) -> None:
        self._tell(done=self._workbench.run(deciding.restore, found.kind, found.uid))

    def _hang_elsewhere(self, found: StillNeeded) -> None:
        places = self._workbench.ask(destinations, found)
        lines = [short(place.name) or self._text("merging.unsorted") for place in places]
        self._offer("hang_elsewhere", lines, lambda number: self._hang(found, places[number]))

    def _hang(self, found: StillNeeded, place: Destination) -> None:
        self._tell(
            done=self._workbench.run(
                deciding.hang_elsewhere,
                found.kind,
                found.uid,
                topic_field_uid=place.topic_field_uid,
                cluster_uid=place.cluster_uid,
            )
        )

    def _take_apart(self, found: JoinedApart) -> None:
        """Take one out; where others are joined with both, ask which."""
        if not found.others:
            self._separate(found, 1)
            return
        lines = [self._text("merging.take_out", name=short(name)) for name in found.names]
        self._offer("take_apart", lines, lambda number: self._separate(found, number))

    def _separate(self, found: JoinedApart, number: int) -> None:
        self._tell(done=self._workbench.run(joining.separate, found.kind, found.uids[number]))

    def _stay_together(self, found: JoinedApart) -> None:
        self._tell(done=self._workbench.run(joining.stay_together, found.uids))

    def _offer(self, name: str, lines: list[str], choose: Callable[[int], None]) -> None:
        self._menu = KeyMenu(lines, self.buttons[name])
        self._menu.chosen.connect(choose)
        self._menu.open()

    def _tell(self, *, done: bool) -> None:
        if done:
            say_decided(self._workbench)
            self.settled.emit()

    # parts

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        content = column(inside, margin=2, gap=2)
        head = column(gap=0)
        head.addWidget(self._title)
        head.addWidget(self._story)
        content.addLayout(head)
        content.addWidget(self._sides)
        content.addWidget(self._hint)
        content.addStretch(1)
        return scrolled(inside, self._text("merging.list"))

    def _foot(self) -> QFrame:
        foot = frame("foot")
        line = Flow(foot, margin=2, gap=2)
        for made in (*self.buttons.values(), self._later):
            line.add(made)
        return foot

    def _connect(self) -> None:
        for name, made in self.buttons.items():
            made.clicked.connect(lambda _=False, name=name: self.answer(name))
        self._later.clicked.connect(self.later)


def _box(words: str, note: str) -> QFrame:
    box = frame("card")
    lines = column(box, margin=2, gap=1)
    lines.addWidget(label(words, wrap=True))
    lines.addStretch(1)
    lines.addWidget(label(note, "muted", wrap=True))
    return box
