"""A part of the sheet that folds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from kiwork.ui.flow import Flow
from kiwork.ui.icons import icon
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import Theme

ICON_SIZE = 16


class Section(QWidget):
    """A heading that is a button, beside it how much is filled in, and the body below it."""

    def __init__(self, theme: Theme, title: str, body: QWidget, *, unfolded: bool) -> None:
        super().__init__()
        self._theme, self._title, self._body = theme, title, body
        self._head = QToolButton()
        self._head.setText(title.replace("&", "&&"))
        self._head.setAccessibleName(title)
        self._head.setIconSize(QSize(*[theme.px(ICON_SIZE)] * 2))
        self._head.setFont(theme.font(bold=True))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.clicked.connect(lambda: self.fold(unfolded=self._body.isHidden()))
        self.filled = label("", "muted")
        line = Flow()
        line.add(self._head)
        line.add(self.filled)
        layout = column(self, gap=0)
        layout.addLayout(line)
        layout.addWidget(body)
        self.fold(unfolded=unfolded)

    def fold(self, *, unfolded: bool) -> None:
        """Show the body or hide it."""
        self._body.setVisible(unfolded)
        self._head.setIcon(icon(self._theme, f"mdi6.chevron-{'down' if unfolded else 'right'}"))

    def tell(self, filled: str) -> None:
        """Say in the head how much is filled in."""
        self.filled.setText(filled)
        self._head.setAccessibleName(f"{self._title}, {filled}" if filled else self._title)
