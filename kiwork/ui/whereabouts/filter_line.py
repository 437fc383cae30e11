"""Which cards are wanted: words, kind, topic field, and whether all or those without whereabouts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kiwork.models.kinds import CardKind
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.flow import Flow
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.whereabouts.contents import Wanted
from kiwork.ui.workbench import Workbench

SEARCH_WIDTH = 30 * GRID


class FilterLine(QWidget):
    """`changed` says that others are wanted, `left` that the keyboard wants to go into the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        text = workbench.text
        self.search = QLineEdit()
        self.search.setPlaceholderText(text("whereabouts.search"))
        self.search.setAccessibleName(text("whereabouts.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.px(SEARCH_WIDTH))
        self.kind, self.field = ChoiceBox(text("whereabouts.kind")), ChoiceBox(text("whereabouts.field"))
        self.everything = QCheckBox(text("whereabouts.show_all"))
        self.kind.addItem(text("whereabouts.all_kinds"), "")
        for kind in CardKind:
            self.kind.addItem(text(f"kinds.{kind}"), kind.value)
        self.field.addItem(text("whereabouts.all_fields"), "")
        for field in workbench.outline.topic_fields if workbench.outline else ():
            self.field.addItem(field.title, field.uid)
        layout = Flow(self)
        layout.add(self.search, wide=True)
        for widget in (self.kind, self.field, self.everything):
            layout.add(widget)
        self.search.textChanged.connect(self.changed)
        self.everything.toggled.connect(self.changed)
        for choice in (self.kind, self.field):
            choice.currentIndexChanged.connect(self.changed)

    def wanted(self) -> Wanted:
        """Return which cards are wanted."""
        return Wanted(
            self.search.text(), self.kind.currentData(), self.field.currentData(), self.everything.isChecked()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search line into the list."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.search.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)
