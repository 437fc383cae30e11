"""The cards like the one that is being typed, one at a time, below the entry line."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kiwork.queries.cards import CardView
from kiwork.ui.collect.menus import keys_of
from kiwork.ui.pieces import button, label, row
from kiwork.ui.similar import Similar
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture

MOST = 3
"""So many cards are offered for one text."""

PAUSE = 120
"""So many milliseconds after the last letter the cards are looked for."""


class SimilarLine(QWidget):
    """`offering` tells whether a card is shown; `counted` comes once it was counted in place of the text."""

    offering = Signal(bool)
    counted = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._similar = Similar(workbench, self)
        self._similar.ready.connect(self._look)
        workbench.changed.connect(self._look_again)
        workbench.context_changed.connect(self._tell)
        self._typed = ""
        self._cards: list[CardView] = []
        self._shown = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._look)
        self._text, self._told = label(""), label("", "muted")
        self._count = self._small(workbench.text("collect.count_similar", keys=keys_of("count_last")))
        self._next = self._small("")
        self._lay_out()
        self._similar.make_ready()

    @property
    def card(self) -> CardView | None:
        """The card that is shown."""
        return self._cards[self._shown] if self._cards else None

    def look_for(self, text: str) -> None:
        """Show what is like a text, as soon as nothing was typed for a moment; nothing for an empty one."""
        self._typed = text
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._show([])

    def show_next(self) -> None:
        """Show the next card that is like the text."""
        if self._cards:
            self._shown = (self._shown + 1) % len(self._cards)
            self._tell()

    def count(self) -> bool:
        """Count one more mention of the card that is shown; False if there is none."""
        card = self.card
        if card is None:
            return False
        if self._workbench.run(capture.count_mention, card.uid, self._workbench.workshop_uid):
            said = self._workbench.text("collect.counted", text=_short(card.text), n=card.mentions + 1)
            self._workbench.said.emit(said)
            self.look_for("")
            self.counted.emit(card.uid)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _look_again(self) -> None:
        if self._cards:
            self._timer.start()

    def _look(self) -> None:
        if self._workbench.store and self._typed.strip():
            self._show(self._similar.cards_like(self._typed, MOST))

    def _show(self, cards: list[CardView]) -> None:
        self._cards, self._shown = cards, 0
        self._tell()
        self.offering.emit(bool(cards))

    def _tell(self) -> None:
        card = self.card
        if card is None:
            return
        where = self._workbench.outline and self._workbench.outline.topic_field(card.topic_field_uid)
        said = self._workbench.text("collect.said_times", n=card.mentions)
        elsewhere = where and where.uid != self._workbench.topic_field_uid
        self._told.setText(f"{said} · {where.title}" if where and elsewhere else said)
        more = len(self._cards) - 1
        self._next.setText(self._workbench.text("collect.next_similar", n=more, keys=keys_of("next_similar")))
        self._next.setVisible(more > 0)
        self._text.setAccessibleName(self._workbench.text("collect.similar", text=card.text))
        self._text.setToolTip(card.text)
        self._elide(card.text)

    def _elide(self, text: str) -> None:
        beside = sum(
            widget.sizeHint().width() + self._layout.spacing()
            for widget in (self._word, self._told, self._count, self._next)
            if not widget.isHidden()
        )
        room = max(self.width() - beside - 2 * self._layout.spacing(), self._theme.px(120))
        line = " ".join(text.split())
        self._text.setText(self._text.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))

    def _lay_out(self) -> None:
        self._word = label(self._workbench.text("collect.alike"), "muted")
        self._layout = row(self, gap=1)
        self._text.setMinimumWidth(1)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._layout.addSpacing(self._layout.spacing())
        for widget in (self._word, self._text, self._told, self._count, self._next):
            self._layout.addWidget(widget)
        self._count.clicked.connect(self.count)
        self._next.clicked.connect(self.show_next)

    @staticmethod
    def _small(text: str) -> QPushButton:
        made = button(text, "link")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made


def _short(text: str) -> str:
    return " ".join(text.split())[:60]
