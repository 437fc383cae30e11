"""The line below the entry: which key does what, or for a while what is the matter."""

from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiwork.ui.pieces import label, row
from kiwork.ui.theme import LABEL, Theme


class HintLine(QWidget):
    """Shows the longest of its hints that fits, unless there is something to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._metrics = QFontMetrics(theme.font(LABEL))
        self._hints: tuple[str, ...] = ("",)
        self._said = ""
        self._label = label("", "muted")
        layout = row(self, gap=1)
        layout.addSpacing(layout.spacing())
        layout.addWidget(self._label, 1)
        self._label.setMinimumWidth(1)

    @property
    def shown(self) -> str:
        """What is read there now."""
        return self._label.text()

    def hint(self, *hints: str) -> None:
        """Show these hints, the longest first, from now on."""
        self._hints = hints
        self._show()

    def say(self, sentence: str) -> None:
        """Say something until the next `rest`."""
        self._said = sentence
        self._show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def rest(self) -> None:
        """Show the hints again."""
        if self._said:
            self._said = ""
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        room = self.width() - 2 * self._metrics.averageCharWidth()
        fitting = [hint for hint in self._hints if self._metrics.horizontalAdvance(hint) <= room]
        self._label.setProperty("role", "body" if self._said else "muted")
        self._label.style().polish(self._label)
        self._label.setText(self._said or (fitting or [*self._hints[-1:], ""])[0])
