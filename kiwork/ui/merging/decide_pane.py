"""Deciding one thing: its wordings, and every way to go on from there."""

import json

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiwork.queries.conflicts import Variant
from kiwork.queries.undecided import Differing
from kiwork.ui.flow import Flow
from kiwork.ui.merging.variants_view import VariantsView
from kiwork.ui.merging.words import Words, short
from kiwork.ui.merging.words_edit import WordsBox
from kiwork.ui.pieces import button, column, label, scrolled
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import deciding

MOST_NAMES = 4
TAKING = tuple(f"take_{letter}" for letter in "abcdef")
"""The actions of the page that let one wording stand."""

_NAMING = ("text", "heading", "title", "name")


class DecidePane(QWidget):
    """Shows one thing to decide; `settled` gives the keyboard back, `later` asks for the next."""

    settled = Signal()
    later = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._text = workbench, workbench.text
        self._words = Words(workbench)
        self._found: Differing | None = None
        self._title = label("", "heading", wrap=True)
        self._names = label("", "body-muted", wrap=True)
        self.variants = VariantsView(workbench, theme)
        self.own = WordsBox(workbench, theme)
        self._both, self._write, self._later = (button("") for _ in range(3))
        layout = column(self, gap=0)
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(self._foot())
        self._connect()

    def show_found(self, found: Differing) -> None:
        """Show another thing to decide."""
        if found != self._found:
            self.own.hide()
        self._found = found
        self._title.setText(self._words.about(found))
        self._names.setText("\n".join(self._named(found)))
        self._names.setVisible(bool(self._names.text()))
        self.variants.show_found(found, editable=self._workbench.is_editable)
        self._both.setVisible(self._are_cards)
        others = len(found.conflict.others)
        self._both.setText(self._text("merging.keep_both", n=others, all=1 + others))
        self._write.setVisible(self._is_written)
        for made in (self._both, self._write):
            made.setEnabled(self._workbench.is_editable)

    def forget(self) -> None:
        """Show nothing that could be decided."""
        self._found = None

    # ways to go on

    def can_do(self, action: str) -> bool:
        """Whether an action of the page has something to do here."""
        fits = {"keep_as_cards": self._are_cards, "write_one": self._is_written}
        taken = action in TAKING[: len(self._variants)]
        return self._found is not None and self._workbench.is_editable and fits.get(action, taken)

    def answer(self, action: str) -> None:
        """Decide in one of the ways, if it is one for what is shown."""
        if action in TAKING:
            self.take(TAKING.index(action))
        elif action == "keep_as_cards":
            self.keep_as_cards()
        elif action == "write_one":
            self.write_one()

    def take(self, number: int) -> None:
        """Let one wording stand."""
        if self._found and self._workbench.is_editable and number < len(self._variants):
            self._tell(done=self._decide(self._found, self._variants[number]))

    def keep_as_cards(self) -> None:
        """Make a card of every wording."""
        if self._found and self._are_cards and self._workbench.is_editable:
            conflict = self._found.conflict
            others = [variant.content for variant in conflict.others]
            self._tell(
                done=self._workbench.run(
                    deciding.keep_as_cards, conflict.uids[0], conflict.shown.content, others
                )
            )

    def write_one(self) -> None:
        """Offer the wording that is shown, to be changed."""
        if self._found and self._is_written and self._workbench.is_editable:
            self.own.begin(str(json.loads(self._found.conflict.shown.content)))
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.own, 0, GRID))

    # parts

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        content: QVBoxLayout = column(inside, margin=2, gap=2)
        named = column(gap=0)
        for widget in (self._title, self._names):
            named.addWidget(widget)
        content.addLayout(named)
        content.addWidget(self.variants)
        content.addWidget(self.own)
        content.addWidget(label(self._text("merging.decide_hint"), "muted", wrap=True))
        content.addStretch(1)
        self._area = scrolled(inside, self._text("merging.list"))
        return self._area

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        line = Flow(foot, margin=2, gap=2)
        for made, name in ((self._both, ""), (self._write, "write_one"), (self._later, "later")):
            made.setText(self._text(f"merging.{name}") if name else "")
            line.add(made)
        return foot

    def _connect(self) -> None:
        self.variants.taken.connect(self.take)
        self._both.clicked.connect(self.keep_as_cards)
        self._write.clicked.connect(self.write_one)
        self._later.clicked.connect(self.later)
        self.own.saved.connect(self._save_words)
        self.own.left.connect(self._leave_words)

    def _named(self, found: Differing) -> list[str]:
        """Return the names of the records, in short; a name that is itself the question is not one."""
        if len(found.members) == 1 and found.conflict.field in _NAMING:
            return []
        names = [short(name) for name in found.members[:MOST_NAMES]]
        more = len(found.members) - len(names)
        return [*names, self._text("merging.and_more", n=more)] if more else names

    # what can be done

    @property
    def _variants(self) -> tuple[Variant, ...]:
        return (self._found.conflict.shown, *self._found.conflict.others) if self._found else ()

    @property
    def _are_cards(self) -> bool:
        conflict = self._found.conflict if self._found else None
        return conflict is not None and (conflict.kind, conflict.field) == ("card", "text")

    @property
    def _is_written(self) -> bool:
        """Whether the field holds words, or a number, that a person can write."""
        return self._found is not None and (self._is_number or self._words.is_written(self._found))

    @property
    def _is_number(self) -> bool:
        values = [json.loads(variant.content) for variant in self._variants]
        return all(isinstance(value, int) and not isinstance(value, bool) for value in values)

    def _decide(self, found: Differing, variant: Variant) -> bool:
        conflict = found.conflict
        if (conflict.kind, conflict.field) == ("card", "place"):
            place = json.loads(variant.content)
            return self._workbench.run(
                deciding.decide_place, conflict.uids, place["topic_field_uid"], place["cluster_uid"]
            )
        return self._workbench.run(
            deciding.decide, conflict.kind, conflict.uids[0], conflict.field, variant.content
        )

    def _save_words(self, words: str) -> None:
        conflict = self._found.conflict if self._found else None
        if conflict is None:
            return
        if self._is_number and not words.strip().isdecimal():
            self._workbench.failed.emit(self._text("merging.number_wanted"))
            return
        names = (conflict.kind, conflict.uids[0], conflict.field)
        if self._is_number:
            self._tell(done=self._workbench.run(deciding.decide, *names, str(int(words))))
        else:
            self._tell(done=self._workbench.run(deciding.write_words, *names, words))

    def _leave_words(self) -> None:
        self.own.hide()
        self.settled.emit()

    def _tell(self, *, done: bool) -> None:
        if done:
            self.own.hide()
            say_decided(self._workbench)
            self.settled.emit()


def say_decided(workbench: Workbench) -> None:
    """Say that something was decided, and whether anything is left."""
    left = "decided" if workbench.undecided else "all_decided"
    workbench.said.emit(workbench.text(f"merging.{left}"))
