"""The window for the room: no chrome, nothing to click, nothing but the picture and the countdown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiwork.ui.beamer.showing import Showing
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

if TYPE_CHECKING:
    from kiwork.ui.beamer.sheet import Sheet

SMALLEST = (480, 320)


class BeamerWindow(QWidget):
    """Belongs to no other window, so that no dialog, message or menu of the facilitator's can open from it.

    It is drawn by hand: there is no widget in it that could have a tooltip. `closed` says that a person
    closed it.
    """

    closed = Signal()

    def __init__(self, workbench: Workbench, showing: Showing, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._showing, self._theme = workbench, showing, theme
        self._sheet: Sheet | None = None
        self._clock: Sheet | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMinimumSize(*SMALLEST)
        showing.changed.connect(self._draw_anew)
        workbench.countdown.changed.connect(self._on_tick)
        self.dress(theme)

    @property
    def words(self) -> tuple[str, ...]:
        """Every text that stands in it now."""
        return tuple(text for sheet in (self._sheet, self._clock) if sheet for text in sheet.words)

    def dress(self, theme: Theme) -> None:
        """Take other colours and another language; what is shown stays."""
        self._theme = theme
        self.setWindowTitle(self._workbench.text("beamer.window"))
        self.setAccessibleName(self.windowTitle())
        self._draw_anew()

    def answer(self, actions: Sequence[QAction]) -> None:
        """Answer the keys of these actions when it has the focus, and of no others."""
        for action in self.actions():
            self.removeAction(action)
        self.addActions(actions)

    def fill_screen(self, *, full: bool) -> None:
        """Fill the screen that it is on, or be a window that can be moved."""
        self.showFullScreen() if full else self.showNormal()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back: from the full screen to the window, and from the window to the other one."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self.fill_screen(full=False)
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Draw signs anew where they are sharper or coarser."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("ground"))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for sheet in (self._sheet, self._clock):
            if sheet:
                sheet.paint(painter)

    def _draw_anew(self) -> None:
        """Nothing is read or laid out while it is hidden."""
        if not self.isVisible():
            return
        self._sheet = self._clock = None
        if not self._showing.is_blank:
            from kiwork.ui.beamer.picture import draw  # noqa: PLC0415 - a start without it is sooner there

            self._clock = self._drawn_clock()
            sight, has_clock = self._showing.sight, self._clock is not None
            self._sheet = draw(self._theme, self.size(), sight, self._workbench.text, has_clock=has_clock)
        self._show()

    def _on_tick(self) -> None:
        """Draw the time alone, except where it comes or goes."""
        clock = self._drawn_clock() if self._sheet else None
        if (clock is None) != (self._clock is None):
            self._draw_anew()
        elif clock:
            self._clock = clock
            self._show()

    def _drawn_clock(self) -> "Sheet | None":
        from kiwork.ui.beamer.picture import draw_clock  # noqa: PLC0415 - as above

        remaining = self._workbench.countdown.remaining
        return None if remaining is None else draw_clock(self._theme, self.size(), remaining)

    def _show(self) -> None:
        self.setAccessibleDescription("\n".join(self.words))
        self.update()
