"""The chips of an entry: kind, parking lot, tags."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from kiwork.ui.collect.prefixes import Chip
from kiwork.ui.icons import icon
from kiwork.ui.pieces import row
from kiwork.ui.theme import KIND_ICONS, LABEL, PARKED_ICON, Theme
from kiwork.ui.workbench import Workbench

WIDEST = 220
ICON_SIZE = 18


class ChipRow(QWidget):
    """Hidden while there is none; a click on a chip turns it back into text."""

    clicked = Signal(int)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        self._layout = row(self, gap=1)
        self._layout.addStretch(1)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips in this order."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        for number, chip in enumerate(chips):
            self._layout.insertWidget(number, self._button(chip, number))
        self.setVisible(bool(chips))

    def words(self, chip: Chip) -> str:
        """Return what a chip says."""
        if chip.parked:
            return self._workbench.text("kinds.parked")
        return self._workbench.text(f"kinds.{chip.kind}") if chip.kind else chip.title

    def _button(self, chip: Chip, number: int) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "chip")
        words, metrics = self.words(chip), self._theme.font(LABEL)
        made.setFont(metrics)
        short = made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(WIDEST))
        made.setText(short.replace("&", "&&"))
        made.setAccessibleName(self._workbench.text("collect.chip", name=words))
        made.setToolTip(self._workbench.text("collect.chip_tip"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dress(made, chip)
        made.clicked.connect(lambda: self.clicked.emit(number))
        return made

    def _dress(self, made: QToolButton, chip: Chip) -> None:
        if chip.tag_uid:
            return
        name = KIND_ICONS[chip.kind] if chip.kind else PARKED_ICON
        made.setIcon(icon(self._theme, name, chip.kind.value if chip.kind else "parked"))
        made.setIconSize(QSize(*[self._theme.px(ICON_SIZE)] * 2))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
