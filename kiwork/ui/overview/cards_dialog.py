"""The cards of one cell of the matrix, word for word, with the way to the board."""

from PySide6.QtWidgets import QDialog, QWidget

from kiwork.models.kinds import CardKind
from kiwork.queries.summary import matrix_cards
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.matrix_cells import Cell
from kiwork.ui.itemmodels.origins import OriginsModel
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.recommend.origin_list import OriginList
from kiwork.ui.recommend.origins import card_origin
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (680, 520)


class CardsDialog(QDialog):
    """Needs first, then offers; `goal` is the card that a person wants to see on the board."""

    def __init__(self, workbench: Workbench, theme: Theme, cell: Cell, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.goal = ""
        self.setWindowTitle(cell.name)
        resize_dialog(self, theme, SIZE)
        order = list(CardKind)
        cards = workbench.ask(matrix_cards, cell.town.uid, cell.field.uid)
        self.model = OriginsModel(parent=self)
        ordered = sorted(cards, key=lambda card: order.index(card.kind))
        self.model.show([card_origin(workbench, card) for card in ordered])
        self.list = OriginList(theme, cell.name)
        self.list.setModel(self.model)
        self.list.activated.connect(self._go)
        self._show = button(workbench.text("whereabouts.go_to_card"), "primary")
        self._show.clicked.connect(self._go)
        self._lay_out(workbench, theme, cell, told)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()

    def _lay_out(self, workbench: Workbench, theme: Theme, cell: Cell, told: str) -> None:
        layout, foot = column(self, margin=2, gap=2), row(gap=2)
        layout.addWidget(label(cell.name, "heading", wrap=True))
        layout.addWidget(label(told, "body-muted", wrap=True))
        layout.addWidget(self.list, 1)
        box = close_button(self, workbench.text("whereabouts.close"))
        for made in box.buttons():
            made.setProperty("role", "plain")
        offer_help(self, box, workbench, theme, "matrix_cards")
        foot.addWidget(self._show)
        foot.addWidget(box, 1)
        layout.addLayout(foot)

    def _go(self) -> None:
        if current := self.list.current:
            self.goal = current.uid
            self.accept()
