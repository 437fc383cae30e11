"""The bar above the board: which kind of card, from which workshop, with which words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSizePolicy

from kiwork.models.kinds import CardKind
from kiwork.ui.arrange.contents import PARKED, Filter
from kiwork.ui.choice_box import named
from kiwork.ui.pieces import icon, label, row
from kiwork.ui.theme import GRID, KIND_ICONS, PARKED_ICON, Theme
from kiwork.ui.workbench import Workbench

SEARCH_WIDTH = 30 * GRID
WORKSHOP_WIDTH = 28 * GRID
SHORTEST = 14
"""Letters that a choice shows at least."""


class FilterBar(QFrame):
    """`changed` says that other cards are wanted, `left` that the keyboard wants to go on to the board."""

    changed = Signal()
    left = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        self.kind = QComboBox()
        self.workshop = QComboBox()
        self.search = QLineEdit()
        self.note = label("", "muted", wrap=True)
        self._name_fields()
        self._fill_kinds()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self.changed)
        self.workshop.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.left)

    def wanted(self) -> Filter:
        """Return which cards are wanted."""
        return Filter(
            kind=self.kind.currentData() or "",
            workshop_uid=self.workshop.currentData() or "",
            text=self.search.text().strip(),
        )

    def reset(self) -> None:
        """Let everything through again."""
        self.kind.setCurrentIndex(0)
        self.workshop.setCurrentIndex(0)
        self.search.setText("")

    def fill_workshops(self) -> None:
        """Offer the workshops that there are now; the choice stays."""
        outline, chosen = self._workbench.outline, self.workshop.currentData()
        self.workshop.blockSignals(True)
        self.workshop.clear()
        self.workshop.addItem(self._text("arrange.all_workshops"), "")
        for workshop in outline.workshops if outline else ():
            self.workshop.addItem(workshop.title, workshop.uid)
        self.workshop.setCurrentIndex(max(self.workshop.findData(chosen), 0))
        self.workshop.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the board; what was chosen stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _name_fields(self) -> None:
        self.setProperty("role", "bar")
        named(self.kind, self._text("arrange.kind"))
        named(self.workshop, self._text("arrange.workshop"))
        self.search.setAccessibleName(self._text("arrange.search"))
        self.search.setPlaceholderText(self._text("arrange.search"))
        self.search.setClearButtonEnabled(True)
        self.workshop.setMaximumWidth(self._theme.px(WORKSHOP_WIDTH))
        for box in (self.kind, self.workshop):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(SHORTEST)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))

    def _fill_kinds(self) -> None:
        self.kind.addItem(self._text("arrange.all_kinds"), "")
        for kind in CardKind:
            picture = icon(self._theme, KIND_ICONS[kind], kind.value)
            self.kind.addItem(picture, self._text(f"kinds.{kind}"), kind.value)
        self.kind.addItem(icon(self._theme, PARKED_ICON, "parked"), self._text("kinds.parked"), PARKED)

    def _lay_out(self) -> None:
        fields = row(self, margin=1)
        for field in (self.search, self.kind, self.workshop):
            fields.addWidget(field)
        fields.addWidget(self.note, 1)

    def _text(self, key: str) -> str:
        return self._workbench.text(key)
