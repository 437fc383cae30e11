"""What the page shows before there are files: where to drop them, and the button to choose them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kiwork.ui.icons import icon
from kiwork.ui.pieces import button, column, frame, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 48
WIDEST, LOWEST = 720, 36 * GRID


class DropArea(QWidget):
    """A large dashed area; files may be dropped anywhere on the window, this says so."""

    clicked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.button = button(workbench.text("actions.choose_files"), "primary")
        self.button.clicked.connect(self.clicked)
        area = self._area(workbench, theme)
        area.setMaximumWidth(theme.px(WIDEST))
        area.setMinimumHeight(LOWEST)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(area, 6)
        middle.addStretch(1)
        layout = column(self, margin=3)
        layout.addStretch(1)
        layout.addLayout(middle, 3)
        layout.addStretch(2)

    def _area(self, workbench: Workbench, theme: Theme) -> QFrame:
        area = frame("drop")
        sign = label("")
        sign.setPixmap(icon(theme, "mdi6.source-merge", "accent").pixmap(QSize(*[theme.px(ICON_SIZE)] * 2)))
        about = label(workbench.text("merging.drop_about"), "body-muted", wrap=True)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = column(area, margin=3, gap=2)
        inside.addStretch(1)
        inside.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        title = label(workbench.text("merging.drop_title"), "heading", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(title)
        inside.addWidget(about)
        inside.addSpacing(GRID)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        return area
