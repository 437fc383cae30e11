"""The page with the agenda beside it, or in its place where there is little room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiwork.ui.agenda.course import course_of
from kiwork.ui.agenda.pane import AgendaPane
from kiwork.ui.pieces import row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

WIDTH = 304
NARROWEST = 560
"""Of the agenda, and of the page beside it; in pixels at a text size of 100 %."""
_NO_LIMIT = 2**24 - 1
"""How wide a widget may be that has no greatest width, as Qt has it."""


class WithAgenda(QWidget):
    """`edit_wanted` asks for the dialog in which the agenda is written."""

    edit_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._workbench, self._theme, self._page = workbench, theme, page
        self._course = course_of(workbench)
        self.pane: AgendaPane | None = None
        row(self, gap=0).addWidget(page, 1)
        workbench.opened.connect(self._fit)
        self._course.to_show.connect(self._show_page)
        self._fit()

    def toggle(self) -> bool:
        """Show the agenda with the focus in it, or put it away; return whether it is shown."""
        self._course.is_shown = not self._course.is_shown
        self._fit()
        if self.pane and self._course.is_shown:
            self.pane.take_focus()
        return self._course.is_shown

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than the page alone; where there is less, the agenda takes its place."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._page.minimumSizeHint().width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _has_room(self) -> bool:
        return self.width() >= self._theme.px(WIDTH + NARROWEST)

    def _fit(self) -> None:
        shows = self._course.is_shown and self._workbench.store is not None
        if shows and self.pane is None:
            self.pane = self._make_pane()
        if self.pane:
            width = self._theme.px(WIDTH) if self._has_room else 0
            self.pane.setMinimumWidth(width)
            self.pane.setMaximumWidth(width or _NO_LIMIT)
            self.pane.setVisible(shows)
        self._page.setVisible(not shows or self._has_room)

    def _make_pane(self) -> AgendaPane:
        made = AgendaPane(self._workbench, self._theme)
        made.edit_wanted.connect(self.edit_wanted)
        if layout := self.layout():
            layout.addWidget(made)
        return made

    def _show_page(self) -> None:
        """Give the page its room back once a step begins that is done there."""
        if not self._has_room and self._course.is_shown:
            self.toggle()
