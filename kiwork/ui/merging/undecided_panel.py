"""The panel "Zu klären": a list of what rooms changed differently, and one of it to decide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QSplitter, QStackedWidget

from kiwork.queries.undecided import Undecided
from kiwork.ui.itemmodels.undecided import FOUND, UndecidedModel
from kiwork.ui.merging.decide_pane import DecidePane
from kiwork.ui.merging.undecided_delegate import UndecidedDelegate
from kiwork.ui.merging.words import Words
from kiwork.ui.pieces import label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

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
        self.pane = DecidePane(workbench, theme)
        self._nothing = label(workbench.text("merging.nothing_open"), "body-muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(4 * GRID)
        self._nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self._nothing)
        self.addWidget(self._sides())
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.pane.settled.connect(self.take_focus)
        self.pane.later.connect(self.decide_later)

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
        return self.currentIndex() == 1 and self.pane.can_do(action)

    def take_focus(self) -> None:
        """Begin in the list."""
        (self.list if self.currentIndex() else self._nothing).setFocus()

    def decide_later(self) -> None:
        """Go on to the next; after the last to the first."""
        if self.model.rowCount():
            self._turn_to((self.list.currentIndex().row() + 1) % self.model.rowCount())
            self.take_focus()

    def _turn_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _show_current(self) -> None:
        found = self.list.currentIndex().data(FOUND)
        if isinstance(found, Undecided):
            self.pane.show_found(found)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        self._drawn = UndecidedDelegate(self._theme, view)
        view.setItemDelegate(self._drawn)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self._workbench.text("merging.list"))
        view.setMinimumWidth(self._theme.px(NARROWEST))
        return view

    def _sides(self) -> QSplitter:
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(GRID // 4)
        sides.addWidget(self.list)
        sides.addWidget(self.pane)
        sides.setStretchFactor(0, 1)
        sides.setStretchFactor(1, 3)
        sides.setSizes([1000, 3000])
        return sides
