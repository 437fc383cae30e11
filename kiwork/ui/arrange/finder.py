"""Finds a column by typing letters of its heading; what is not there yet can be made."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from kiwork.models.text import folded
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

WIDTH = 46 * GRID
MOST_ROWS = 7
_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Target:
    """A column that can be found; `number` is its place on the board."""

    key: str
    heading: str
    number: int


class Finder(QFrame):
    """`chosen` carries a column's key and whether cards go there (else only the focus does).

    `hint` says what its keys do; one that does not `create` only finds what is there.
    """

    chosen = Signal(str, bool)
    created = Signal(str)
    closed = Signal()

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        parent: QWidget,
        *,
        hint: str = "arrange.finder_keys",
        creates: bool = True,
    ) -> None:
        super().__init__(parent)
        self._creates = creates
        self._workbench = workbench
        self._home = parent
        self._targets: list[Target] = []
        self._typed = QLineEdit()
        self._found = QListWidget()
        self._hint = label(workbench.text(hint), "muted", wrap=True)
        self.setProperty("role", "popup")
        self.setFixedWidth(theme.px(WIDTH))
        self._lay_out()
        self._typed.textChanged.connect(self._on_typed)
        self._typed.installEventFilter(self)
        self._found.itemClicked.connect(lambda _item: self._take(move=True))
        self.hide()

    def begin(self, letters: str, targets: list[Target]) -> None:
        """Open with the letters that were typed already."""
        self._targets = targets
        self._typed.setText(letters)
        self._on_typed(letters)
        self.move((self._home.width() - self.width()) // 2, 8 * GRID)
        self.show()
        self.raise_()
        self._typed.setFocus()

    def headings(self) -> list[str]:
        """Return what is offered, from top to bottom."""
        return [self._found.item(row).text() for row in range(self._found.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that are not letters work on the list below the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(move=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        self._typed.setAccessibleName(self._workbench.text("arrange.find_column"))
        self._typed.setPlaceholderText(self._workbench.text("arrange.find_column"))
        self._found.setAccessibleName(self._workbench.text("arrange.found_columns"))
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = column(self, margin=1)
        for widget in (self._typed, self._found, self._hint):
            inside.addWidget(widget)

    def _on_typed(self, typed: str) -> None:
        self._found.clear()
        for target in _matching(self._targets, typed):
            number = f"{target.number}   " if target.number <= 9 else "     "  # noqa: PLR2004 - the last key
            self._offer(f"{number}{target.heading}", target.key)
        if self._creates and typed.strip():
            self._offer(self._workbench.text("arrange.new_named", heading=typed.strip()), None)
        self._found.setCurrentRow(0)
        self._found.setFixedHeight(max(self._found.sizeHintForRow(0), 0) * self._found.count() + GRID)
        self.adjustSize()

    def _offer(self, text: str, key: str | None) -> None:
        item = QListWidgetItem(text)
        item.setData(_PLACE, key)
        self._found.addItem(item)

    def _step(self, step: int) -> None:
        row = min(max(self._found.currentRow() + step, 0), self._found.count() - 1)
        self._found.setCurrentRow(row)

    def _take(self, *, move: bool) -> None:
        if not self._found.count():
            return
        key: str | None = self._found.currentItem().data(_PLACE)
        typed = self._typed.text().strip()
        self._close()
        if key is None:
            self.created.emit(typed)
        else:
            self.chosen.emit(key, move)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _matching(targets: list[Target], typed: str) -> list[Target]:
    """Return the columns that fit; first those that begin so, then those with a word that does."""
    wanted = folded(typed)
    ranked = [(_rank(folded(target.heading), wanted), target) for target in targets]
    return [target for rank, target in sorted(ranked, key=lambda pair: pair[0]) if rank < 3][:MOST_ROWS]  # noqa: PLR2004


def _rank(heading: str, wanted: str) -> int:
    if heading.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in heading.split()):
        return 1
    return 2 if wanted in heading else 3
