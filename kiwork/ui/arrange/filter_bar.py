"""The bar above the board: which kind of card, from which workshop, with which tag and words."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QLineEdit, QSizePolicy, QWidget

from kiwork.models.kinds import CardKind
from kiwork.ui.arrange.contents import PARKED, Filter
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.icons import icon
from kiwork.ui.pieces import label, row
from kiwork.ui.theme import GRID, KIND_ICONS, PARKED_ICON, Theme
from kiwork.ui.workbench import Workbench

SEARCH_WIDTH = 30 * GRID
CHOICE_WIDTH = 24 * GRID
NOTE_WIDTH = 12 * GRID


class FilterBar(QFrame):
    """`changed` says that other cards are wanted, `left` that the keyboard wants to go on to the board.

    What belongs to the board besides stands at its end, and below where there is no room.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        self.kind = ChoiceBox(self._text("arrange.kind"))
        self.workshop = ChoiceBox(self._text("arrange.workshop"))
        self.tag = ChoiceBox(self._text("arrange.tag"))
        self.search = QLineEdit()
        self.note = label("", "muted", wrap=True)
        self._fields, self._rest = row(), row()
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._name_fields()
        self._fill_kinds()
        self._lay_out()
        for choice in (self.kind, self.workshop, self.tag):
            choice.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.left)

    def wanted(self) -> Filter:
        """Return which cards are wanted."""
        return Filter(
            kind=self.kind.currentData() or "",
            workshop_uid=self.workshop.currentData() or "",
            tag_uid=self.tag.currentData() or "",
            text=self.search.text().strip(),
        )

    def reset(self) -> None:
        """Let everything through again."""
        for choice in (self.kind, self.workshop, self.tag):
            choice.setCurrentIndex(0)
        self.search.setText("")

    def fill(self) -> None:
        """Offer the workshops and tags that there are now; the choice stays."""
        outline = self._workbench.outline
        workshops, tags = (outline.workshops, outline.tags) if outline else ((), ())
        self._offer(self.workshop, "arrange.all_workshops", [(w.title, w.uid) for w in workshops])
        self._offer(self.tag, "arrange.all_tags", [(tag.title, tag.uid) for tag in tags])

    def tell(self, note: str, hidden: int) -> None:
        """Say a word beside the fields, or else how many cards the filter hides."""
        self.note.setText(note or (self._text("arrange.hidden", n=hidden) if hidden else ""))

    def add(self, widget: QWidget) -> None:
        """Put something to the end of the bar."""
        self._rest.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._fields.sizeHint().width() + self._rest.sizeHint().width() + 3 * GRID
        along = QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(along if wanted <= self.width() else QBoxLayout.Direction.TopToBottom)

    def _offer(self, choice: QComboBox, everything: str, entries: list[tuple[str, str]]) -> None:
        chosen = choice.currentData()
        with QSignalBlocker(choice):
            choice.clear()
            choice.addItem(self._text(everything), "")
            for title, uid in entries:
                choice.addItem(title, uid)
            choice.setCurrentIndex(max(choice.findData(chosen), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the board; what was chosen stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _name_fields(self) -> None:
        self.setProperty("role", "bar")
        self.search.setAccessibleName(self._text("arrange.search"))
        self.search.setPlaceholderText(self._text("arrange.search"))
        self.search.setClearButtonEnabled(True)
        for choice in (self.kind, self.workshop, self.tag):
            choice.setMaximumWidth(self._theme.px(CHOICE_WIDTH))
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note.setMinimumWidth(self._theme.px(NOTE_WIDTH))
        self.search.setMaximumWidth(self._theme.px(SEARCH_WIDTH))

    def _fill_kinds(self) -> None:
        self.kind.addItem(self._text("arrange.all_kinds"), "")
        for kind in CardKind:
            picture = icon(self._theme, KIND_ICONS[kind], kind.value)
            self.kind.addItem(picture, self._text(f"kinds.{kind}"), kind.value)
        self.kind.addItem(icon(self._theme, PARKED_ICON, "parked"), self._text("kinds.parked"), PARKED)

    def _lay_out(self) -> None:
        self._whole.setContentsMargins(*[GRID] * 4)
        self._whole.setSpacing(GRID)
        for field in (self.search, self.kind, self.workshop, self.tag):
            self._fields.addWidget(field)
        self._rest.addWidget(self.note, 1)
        self._whole.addLayout(self._fields, 3)
        self._whole.addLayout(self._rest, 1)

    def _text(self, key: str, **values: object) -> str:
        return self._workbench.text(key, **values)
