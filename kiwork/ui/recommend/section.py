"""A part of the sheet that folds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from kiwork.ui.icons import icon
from kiwork.ui.pieces import column
from kiwork.ui.theme import Theme

ICON_SIZE = 16


class Section(QWidget):
    """A heading that is a button, and the body below it."""

    def __init__(self, theme: Theme, title: str, body: QWidget, *, unfolded: bool) -> None:
        super().__init__()
        self._theme, self._body = theme, body
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setAccessibleName(title)
        self._head.setIconSize(QSize(*[theme.px(ICON_SIZE)] * 2))
        self._head.setFont(theme.font(bold=True))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.clicked.connect(lambda: self.fold(unfolded=self._body.isHidden()))
        layout = column(self, gap=0)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(body)
        self.fold(unfolded=unfolded)

    def fold(self, *, unfolded: bool) -> None:
        """Show the body or hide it."""
        self._body.setVisible(unfolded)
        self._head.setIcon(icon(self._theme, f"mdi6.chevron-{'down' if unfolded else 'right'}"))
