"""The board as a list: the same models of cards one after the other, each under its heading."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView

from kiwork.ui.arrange.board_keys import BoardKeys
from kiwork.ui.arrange.card_delegate import CardDelegate
from kiwork.ui.arrange.card_list import CardList
from kiwork.ui.arrange.column_head import LAST_KEY
from kiwork.ui.arrange.contents import UNSORTED, Pile
from kiwork.ui.arrange.row_delegate import RowDelegate
from kiwork.ui.itemmodels.cards import CardColumnModel
from kiwork.ui.itemmodels.sections import HEADING, Heading, HeadingModel, Section, SectionsModel
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


class BoardRows(CardList):
    """Does in one list what the columns of the board do; it changes nothing itself."""

    cards: SectionsModel
    renamed = Signal(str, str)
    heading_left = Signal(str, bool)
    cards_dropped = Signal(list, str, str)
    enlarged = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, keys: BoardKeys, marks: CardDelegate) -> None:
        model = SectionsModel()
        super().__init__(model, keys, theme)
        model.setParent(self)
        self._workbench = workbench
        self._headings: dict[str, HeadingModel] = {}
        self._edited = UNSORTED
        self._drawn = RowDelegate(theme, marks, self)
        self.setItemDelegate(self._drawn)
        self.setProperty("role", "rows")
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(workbench.text("arrange.list"))
        self.cards.dropped.connect(self.cards_dropped)
        self.doubleClicked.connect(self._on_double_clicked)
        self._drawn.closeEditor.connect(lambda: self.heading_left.emit(self._edited, True))

    def show_piles(
        self, piles: Sequence[Pile], columns: Mapping[str, CardColumnModel], *, movable: bool
    ) -> None:
        """Show these sections with the models of their columns; what is selected stays."""
        self.cards.movable = movable
        self._headings = {pile.key: self._headings.get(pile.key) or self._make(pile.key) for pile in piles}
        for number, pile in enumerate(piles):
            self._headings[pile.key].editable = movable and pile.key != UNSORTED
            self._headings[pile.key].show(self._heading(pile, number))
        self.cards.show([Section(pile.key, self._headings[pile.key], columns[pile.key]) for pile in piles])

    def edit_heading(self, key: str) -> None:
        """Let a heading be typed in its place."""
        index = self.index_at_row(self.cards.row_of_heading(key))
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._edited = key
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    @property
    def current_key(self) -> str:
        """The section that the row with the focus belongs to."""
        return self.cards.key_at(self.currentIndex().row()) or UNSORTED

    def select_all(self, uids: Sequence[str], current: str, *, focus: bool) -> bool:
        """Select cards; False if the current one is not shown."""
        if self.cards.row_of(current) < 0:
            return False
        self.select([uid for uid in uids if self.cards.row_of(uid) >= 0], current)
        if focus:
            self.setFocus()
        return True

    def focus_section(self, key: str, row: int | None = None) -> None:
        """Put the focus into a section, on a row if one is named; else where it was, if it was there."""
        self.setFocus()
        if row is None and key == self.current_key and self.currentIndex().isValid():
            return
        heading = max(self.cards.row_of_heading(key), 0)
        wanted = heading + 1 + (row or 0)
        self.go_to_row(wanted if self.cards.key_at(wanted) == key else heading)

    def go_sideways(self, step: int) -> None:
        """Go to the section above or below."""
        keys = list(self._headings)
        place = keys.index(self.current_key) + step
        if 0 <= place < len(keys):
            self.focus_section(keys[place], 0)

    def heading_at(self, place: QPoint) -> str:
        """Return the cluster whose heading is at a point of the screen; "" if there is none."""
        index = self.indexAt(self.viewport().mapFromGlobal(place))
        return (self.cards.key_at(index.row()) or "") if index.data(HEADING) else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.scrollTo(self.currentIndex())

    def _make(self, key: str) -> HeadingModel:
        made = HeadingModel(self)
        made.renamed.connect(lambda heading: self.renamed.emit(key, heading))
        return made

    def _heading(self, pile: Pile, number: int) -> Heading:
        text = self._workbench.text
        title = pile.heading if pile.key else text("arrange.unsorted")
        if pile.hidden:
            count = text("arrange.cards_of", n=len(pile.cards), total=pile.total)
        else:
            count = text("arrange.cards", n=pile.total)
        dots = text("arrange.dots", n=pile.dots) if pile.dots else ""
        also = text("arrange.also_headed", headings=" · ".join(pile.wordings)) if pile.wordings else ""
        about = " · ".join(filter(None, (count, dots, also)))
        return Heading(title, about, str(number) if number <= LAST_KEY else "")

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.data(HEADING):
            self.edit_heading(self.cards.key_at(index.row()) or "")
        else:
            self.enlarged.emit()
