"""Whether the counted dots can be right: in words, with an icon, and never as an error."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from kiwork.queries.weighing import Weighing
from kiwork.ui.icons import icon
from kiwork.ui.pieces import label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 20
ICONS = {
    "fits": "mdi6.check-circle-outline",
    "missing": "mdi6.minus-circle-outline",
    "too_many": "mdi6.alert-circle-outline",
}


class SumLine(QWidget):
    """Counted and expected dots: fits, so many missing, or so many too many."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._icon, self.words = QLabel(), label("", "strong")
        line = row(self)
        line.addWidget(self._icon)
        line.addWidget(self.words)

    def show_sum(self, weighing: Weighing) -> None:
        """Compare what was counted with people × dots per person."""
        counted, expected = weighing.counted, weighing.expected
        self._icon.setVisible(expected is not None)
        if expected is None:
            self.words.setText(self._workbench.text("weigh.counted", n=counted))
            return
        state = _state(counted, expected)
        self._icon.setPixmap(icon(self._theme, ICONS[state]).pixmap(QSize(*[self._theme.px(ICON_SIZE)] * 2)))
        values = {"counted": counted, "expected": expected, "n": abs(counted - expected)}
        self.words.setText(self._workbench.text(f"weigh.{state}", **values))


def _state(counted: int, expected: int) -> str:
    if counted == expected:
        return "fits"
    return "missing" if counted < expected else "too_many"
