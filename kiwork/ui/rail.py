"""The rail on the left: the steps of the moderation cycle."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from kiwork.ui.actions import STEPS, Step
from kiwork.ui.icons import icon
from kiwork.ui.pieces import column
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 20
WIDE = 232
AROUND_ICON = 44
"""What padding and margins of a folded step take, in pixels."""


class Rail(QFrame):
    """One button a step; `chosen` carries the name of a step."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._workbench = workbench
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons = {step.name: self._button(step, number) for number, step in enumerate(STEPS, 1)}
        layout = column(self, margin=1)
        layout.setSpacing(GRID // 2)
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.addStretch()
        self.fold(narrow=False)

    def show_step(self, name: str) -> None:
        """Mark a step as the one that is shown."""
        self._buttons[name].setChecked(True)

    def fold(self, *, narrow: bool) -> None:
        """Show icons alone, or icons with words."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
        self.setFixedWidth(self._theme.px(ICON_SIZE) + AROUND_ICON if narrow else self._theme.px(WIDE))

    def _button(self, step: Step, number: int) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "step")
        name = self._workbench.text(f"steps.{step.name}")
        made.setText("  " + name)
        made.setAccessibleName(name)
        made.setToolTip(self._workbench.text("window.step_tip", name=name, number=number))
        made.setIcon(icon(self._theme, step.icon))
        made.setIconSize(QSize(self._theme.px(ICON_SIZE), self._theme.px(ICON_SIZE)))
        made.setCheckable(True)
        made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Fixed)
        made.clicked.connect(lambda: self.chosen.emit(step.name))
        self._group.addButton(made)
        return made
