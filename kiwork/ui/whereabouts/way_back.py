"""The way from a card to what became of it: said in words, with a button to each recommendation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiwork.queries.cards import CardView
from kiwork.queries.whereabouts import Whereabouts
from kiwork.ui.flow import Flow
from kiwork.ui.pieces import button, column, label
from kiwork.ui.whereabouts.words import WhereaboutsWords
from kiwork.ui.workbench import Workbench


class WayBack(QWidget):
    """`wanted` carries the uid of a recommendation to go to."""

    wanted = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._text = workbench.text
        self._way = label("", wrap=True)
        self._links = Flow()
        self._buttons: list[QPushButton] = []
        layout = column(self, gap=0)
        layout.addWidget(label(self._text("whereabouts.label"), "label"))
        layout.addWidget(self._way)
        layout.addLayout(self._links)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons to the recommendations, in the order of their numbers."""
        return self._buttons

    def show_way(self, card: CardView, found: Whereabouts, words: WhereaboutsWords) -> None:
        """Say what became of a card."""
        self._way.setText(words.tell(found, members=len(card.members)))
        for made in self._buttons:
            made.hide()
            self._links.removeWidget(made)
            made.deleteLater()
        self._buttons = [self._link(uid, words) for uid in found.recommendation_uids]

    def _link(self, uid: str, words: WhereaboutsWords) -> QPushButton:
        goal = words.goals[uid]
        made = button(self._text("whereabouts.go_to", name=goal.number), "link")
        made.setToolTip("")
        made.setAccessibleDescription(goal.title)
        made.clicked.connect(lambda: self.wanted.emit(uid))
        self._links.add(made)
        return made
