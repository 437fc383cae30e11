"""The clock in the head of the window: opens the agenda, and shows the countdown while there is one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from kiwork.ui.countdown import Countdown, in_minutes


class ClockButton(QToolButton):
    """An icon while nothing is counted, with the time beside it else."""

    def __init__(self, action: QAction, countdown: Countdown, size: int) -> None:
        super().__init__()
        self.setIconSize(QSize(size, size))
        self.setDefaultAction(action)
        self._action, self._countdown = action, countdown
        action.changed.connect(self._show)
        countdown.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        left = self._countdown.remaining
        counts = left is not None
        self.setText(in_minutes(left) if left is not None else self._action.text())
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if counts else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.setAccessibleName(f"{self._action.text()} {self.text() if counts else ''}".strip())
