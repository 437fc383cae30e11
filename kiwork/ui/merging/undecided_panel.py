"""The panel "Zu klären": a list of everything that a merge left open, and one of it to decide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QStackedWidget

from kiwork.queries.undecided import Differing, LooseEnd
from kiwork.ui.itemmodels.undecided import ABOUT, FOUND, UndecidedModel
from kiwork.ui.lines_delegate import AboutDelegate
from kiwork.ui.list_and_sheet import KeyedList, side_by_side, tall_list
from kiwork.ui.merging.decide_pane import TAKING, DecidePane
from kiwork.ui.merging.loose_end_pane import ANSWERS as LOOSE_END_ANSWERS
from kiwork.ui.merging.loose_end_pane import LooseEndPane
from kiwork.ui.merging.words import Words
from kiwork.ui.pieces import label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

ANSWERS = (*TAKING, "keep_as_cards", "write_one", *LOOSE_END_ANSWERS)
"""The actions of the page that decide what is shown."""

NARROWEST = 144
"""Of the list, in pixels at a text size of 100 %."""


class UndecidedPanel(QStackedWidget):
    """Nothing here has to be decided for the work to go on."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        words = Words(workbench)
        self.model = UndecidedModel(words.title, words.about, self)
        self.list = self._make_list()
        self.pane, self.loose_end = DecidePane(workbench, theme), LooseEndPane(workbench, theme)
        self._panes = self._make_panes()
        self._nothing = label(workbench.text("merging.nothing_open"), "body-muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(4 * GRID)
        self._nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self._nothing)
        self.addWidget(side_by_side(self.list, self._panes, 3))
        self.list.selectionModel().currentChanged.connect(self._show_current)

    def refresh(self) -> None:
        """Show what is left to decide; after a decision the next one is where the last one was."""
        row = max(0, self.list.currentIndex().row())
        found = self._workbench.undecided
        self.model.show(found)
        self.setCurrentIndex(int(bool(found)))
        if found and not self.list.currentIndex().isValid():
            self._turn_to(min(row, len(found) - 1))
        self._show_current()

    def can_do(self, action: str) -> bool:
        """Whether an action of the page has something to do here."""
        return self.currentIndex() == 1 and self._current_pane.can_do(action)

    def answer(self, action: str) -> None:
        """Decide what is shown in one of the ways, if it is one for it."""
        if self.currentIndex() == 1:
            self._current_pane.answer(action)

    def take_focus(self) -> None:
        """Begin in the list."""
        (self.list if self.currentIndex() else self._nothing).setFocus()

    def decide_later(self) -> None:
        """Go on to the next; after the last to the first."""
        if self.model.rowCount():
            self._turn_to((self.list.currentIndex().row() + 1) % self.model.rowCount())
            self.take_focus()

    @property
    def _current_pane(self) -> DecidePane | LooseEndPane:
        return self.loose_end if self._panes.currentWidget() is self.loose_end else self.pane

    def _turn_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _show_current(self) -> None:
        found = self.list.currentIndex().data(FOUND)
        if isinstance(found, Differing):
            self.loose_end.forget()
            self.pane.show_found(found)
            self._panes.setCurrentWidget(self.pane)
        elif isinstance(found, LooseEnd):
            self.pane.forget()
            self.loose_end.show_found(found)
            self._panes.setCurrentWidget(self.loose_end)

    def _make_list(self) -> QListView:
        name = self._workbench.text("merging.list")
        view = tall_list(KeyedList(), self.model, name, self._theme.px(NARROWEST))
        self._drawn = AboutDelegate(self._theme, view, ABOUT)
        view.setItemDelegate(self._drawn)
        return view

    def _make_panes(self) -> QStackedWidget:
        panes = QStackedWidget()
        for pane in (self.pane, self.loose_end):
            panes.addWidget(pane)
            pane.settled.connect(self.take_focus)
            pane.later.connect(self.decide_later)
        return panes
