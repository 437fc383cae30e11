"""The second window on its screen: opened, moved, hidden while its cable is unplugged, and kept awake."""

from PySide6.QtCore import QObject, QSize, Qt, Signal

from kiwork.ui.beamer.awake import Awake, here
from kiwork.ui.beamer.screens import Screens, after, chosen
from kiwork.ui.beamer.showing import Showing
from kiwork.ui.beamer.window import BeamerWindow
from kiwork.ui.fitting import fitting
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

FIRST_SIZE = (960, 540)
_BARE = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus


class Stage(QObject):
    """There is one, and it outlives a main window that is built anew.

    On a screen of its own the window is bare and never has the keyboard; on the facilitator's it is an
    ordinary window that can fill the screen. `changed` says that it was opened, closed, moved, hidden or
    shown again.
    """

    changed = Signal()

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        *,
        screens: Screens | None = None,
        awake: Awake | None = None,
    ) -> None:
        super().__init__()
        self._preferences = workbench.preferences
        self.screens = screens or Screens()
        self._awake = awake or here()
        self.showing = Showing(workbench)
        self.window = BeamerWindow(workbench, self.showing, theme)
        self.is_open = self.is_bare = False
        self.screen = ""
        self.window.closed.connect(self.close)
        self.screens.came.connect(self._on_came)
        self.screens.went.connect(self._on_went)

    @property
    def is_waiting(self) -> bool:
        """Whether its screen is unplugged and it waits for it to come back."""
        return self.is_open and self.is_bare and self.screen not in self.screens.names()

    def open(self, own: str) -> None:
        """Open it where it was last chosen to be, else beside the facilitator's own screen, named `own`."""
        self.is_open = True
        self._awake.hold()
        self._place(chosen(self.screens.names(), own, self._preferences.beamer_screen), own)

    def close(self) -> None:
        """Close it; what is shown is neither frozen nor blank when it opens again."""
        if not self.is_open:
            return
        self.is_open = False
        self._awake.let_go()
        self.window.hide()
        self.showing.let_go()
        self.changed.emit()

    def take_next_screen(self, own: str) -> None:
        """Move it to the next screen, and remember that one."""
        names = self.screens.names()
        self._preferences.beamer_screen = after(names, self.screen)
        self._place(self._preferences.beamer_screen, own)

    def _place(self, name: str, own: str) -> None:
        self.screen, self.is_bare = name, name != own
        self.window.hide()
        self.window.setWindowFlags(_BARE if self.is_bare else Qt.WindowType.Window)
        self.window.setCursor(Qt.CursorShape.BlankCursor if self.is_bare else Qt.CursorShape.ArrowCursor)
        self._show()

    def _show(self) -> None:
        screen = self.screens.find(self.screen)
        self.window.setScreen(screen)
        if self.is_bare:
            self.window.setGeometry(screen.geometry())
        else:
            self.window.resize(fitting(QSize(*FIRST_SIZE), screen.availableSize()))
        state = Qt.WindowState.WindowFullScreen if self.is_bare else Qt.WindowState.WindowNoState
        # showFullScreen() would take the keyboard away from the facilitator.
        self.window.setWindowState(state)
        self.window.show()
        self.changed.emit()

    def _on_went(self, name: str) -> None:
        """Hide before the system moves it in front of the facilitator's work."""
        if self.is_open and self.is_bare and name == self.screen:
            self.window.hide()
            self.changed.emit()

    def _on_came(self, name: str) -> None:
        if self.is_open and self.is_bare and name == self.screen:
            self._show()
