"""What happens before the window closes: a working copy is written back, or it can wait."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.ui.dialogs import confirmed
from kiwork.ui.workbench import Workbench


class Leaving:
    """Keeps the window open as long as something has to be written back first."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        self._workbench = workbench
        self._window = window
        self._is_answered = self._is_trying = False

    def may_close(self) -> bool:
        """Whether nothing is left; else it is written back, and the window is closed afterwards."""
        ending = isinstance(app := QGuiApplication.instance(), QGuiApplication) and app.isSavingSession()
        if self._is_answered or ending or self._workbench.publishing.is_done:
            return True
        if not self._is_trying:
            self._is_trying = True
            self._workbench.publishing.publish(asked=True, then=self._close)
        return False

    def _close(self, error: Exception | None) -> None:
        self._is_trying = False
        self._is_answered = isinstance(error, KiworkError) and self._wants_to_leave(error)
        if error is None or self._is_answered:
            self._window.close()

    def _wants_to_leave(self, error: KiworkError) -> bool:
        text = self._workbench.text
        reason = wording.sentence(error, self._workbench.language)
        question = text("drives.leave_question", reason=reason)
        return confirmed(self._window, question, yes=text("drives.leave"), no=text("drives.stay"))
