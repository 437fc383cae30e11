"""The beamer in the head of the window: a click opens or closes it, the arrow offers what it can show."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton


class BeamerButton(QToolButton):
    """Tells in words how things stand; the first action is the one that a click does."""

    def __init__(self, entries: Sequence[QAction | None]) -> None:
        super().__init__()
        self.setProperty("role", "beamer")
        self._menu = QMenu(self)
        for entry in entries:
            self._menu.addAction(entry) if entry else self._menu.addSeparator()
        toggle = self._menu.actions()[0]
        self.setIcon(toggle.icon())
        self.setIconSize(QSize(self.fontMetrics().height(), self.fontMetrics().height()))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setMenu(self._menu)
        self.setCheckable(True)
        self.clicked.connect(toggle.trigger)
        toggle.toggled.connect(self.setChecked)

    def tell(self, words: str, all_words: str) -> None:
        """Show these words, and more of them as a tooltip and for those who listen."""
        self.setText(words)
        self.setToolTip(all_words)
        self.setAccessibleName(all_words)
