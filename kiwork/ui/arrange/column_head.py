"""The head of a column: the key that drops cards here, the heading, the count of cards and the dots."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiwork.ui.arrange.contents import UNSORTED, Pile
from kiwork.ui.arrange.heading_text import HeadingText
from kiwork.ui.icons import icon
from kiwork.ui.pieces import column, label, row
from kiwork.ui.theme import GRID, JOINED_ICON, LABEL, Theme
from kiwork.ui.workbench import Workbench

LAST_KEY = 9
MOST_DOTS_DRAWN = 5


class HeadingEdit(QLineEdit):
    """The heading while it is typed; Esc leaves it as it was."""

    cancelled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class ColumnHead(QWidget):
    """`renamed` carries a new heading; `left` says that typing it ended, and whether by a key."""

    renamed = Signal(str)
    left = Signal(bool)
    dragged = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._key = UNSORTED
        self._editing = False
        self._number = label("", "muted")
        self._heading = HeadingText(theme)
        self._edit = HeadingEdit()
        self._count = label("", "muted")
        self._dots = label("", "muted")
        self._joined = label("", "muted")
        self._joined.setPixmap(icon(theme, JOINED_ICON, "muted").pixmap(theme.px(LABEL)))
        self._lay_out()
        self._heading.clicked.connect(self.begin_edit)
        self._heading.dragged.connect(self._on_dragged)
        self._edit.returnPressed.connect(lambda: self._commit(by_key=True))
        self._edit.editingFinished.connect(lambda: self._commit(by_key=False))
        self._edit.cancelled.connect(self._cancel)

    @property
    def heading(self) -> str:
        """The heading that is shown."""
        return self._heading.text

    @property
    def editing(self) -> bool:
        """Whether the heading is being typed."""
        return self._editing

    def show_pile(self, pile: Pile, number: int) -> None:
        """Show what a column holds; `number` is its place on the board, 0 for the unsorted cards."""
        self._key = pile.key
        self._number.setText(str(number) if number <= LAST_KEY else "")
        self._heading.show_text(pile.heading if pile.key else self._text("arrange.unsorted"))
        also = self._also(pile)
        self._heading.setToolTip(also)
        self._joined.setToolTip(also)
        self._joined.setAccessibleName(also)
        self._joined.setVisible(bool(also))
        self._count.setText(self._counted(pile))
        self._dots.setText(_dots(pile.dots))
        self._dots.setAccessibleName(self._text("arrange.dots", n=pile.dots))

    def lines_for(self, width: int) -> int:
        """Return how many lines the heading wants."""
        return self._heading.lines_for(width - self._number.sizeHint().width())

    def show_lines(self, lines: int) -> None:
        """Give the heading the same room as in the other columns, and no less than typing it needs."""
        height = max(self._heading.height_of(lines), self._edit.sizeHint().height())
        self._heading.setFixedHeight(height)
        self._edit.setFixedHeight(height)

    def begin_edit(self) -> None:
        """Let the heading be typed."""
        store = self._workbench.store
        if self._key == UNSORTED or store is None or store.read_only:
            return
        self._editing = True
        self._edit.setText(self.heading)
        self._heading.hide()
        self._edit.show()
        self._edit.selectAll()
        self._edit.setFocus()

    def _lay_out(self) -> None:
        self._edit.setProperty("role", "quiet")
        self._edit.setAccessibleName(self._text("arrange.heading"))
        self._edit.hide()
        whole = column(self, gap=0)
        whole.setContentsMargins(0, 0, GRID, 0)
        first, second = row(), row()
        first.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._heading, 1)
        first.addWidget(self._edit, 1)
        second.addWidget(self._count)
        second.addWidget(self._joined)
        second.addStretch(1)
        second.addWidget(self._dots)
        whole.addLayout(first)
        whole.addLayout(second)

    def _commit(self, *, by_key: bool) -> None:
        if not self.editing:
            return
        typed = self._edit.text()
        self._end_edit()
        if typed != self.heading:
            self.renamed.emit(typed)
        self.left.emit(by_key)

    def _cancel(self) -> None:
        self._end_edit()
        self.left.emit(True)

    def _end_edit(self) -> None:
        """Show the heading again; the focus goes on before the line does."""
        self._editing = False
        self._heading.show()
        self._edit.hide()

    def _on_dragged(self) -> None:
        if self._key != UNSORTED:
            self.dragged.emit()

    def _counted(self, pile: Pile) -> str:
        if len(pile.cards) == pile.total:
            return self._text("arrange.cards", n=pile.total)
        return self._text("arrange.cards_of", n=len(pile.cards), total=pile.total)

    def _also(self, pile: Pile) -> str:
        return self._text("arrange.also_headed", headings=" · ".join(pile.wordings)) if pile.wordings else ""

    def _text(self, key: str, **values: object) -> str:
        return self._workbench.text(key, **values)


def _dots(number: int) -> str:
    if number <= MOST_DOTS_DRAWN:
        return "●" * number
    return f"● {number}"
