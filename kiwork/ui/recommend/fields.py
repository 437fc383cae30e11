"""The fields of a sheet: one line, several lines, a date, a choice that can be typed, names."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from kiwork.ui.dates import iso_date, shown_date
from kiwork.ui.recommend.typed import Typed

FEWEST_LINES, MOST_LINES = 2, 9

FRAME = 20
"""What padding and border of the style sheet add to the lines of a field, in pixels."""

SEPARATOR = ";"
"""Between names in one line; a comma may be part of a name."""


class TextField(QPlainTextEdit):
    """Several lines; as high as its text, within limits. Tab leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.typed = Typed(self, self.toPlainText, self._write)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as the text."""
        super().resizeEvent(event)
        self._fit()

    def _write(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    def _on_changed(self) -> None:
        if self.hasFocus():
            self.typed.edited()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        shown = min(MOST_LINES, max(FEWEST_LINES, lines))
        words = shown * QFontMetrics(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        self.setFixedHeight(round(words) + FRAME)


class LineField(QLineEdit):
    """One line; Enter saves."""

    def __init__(self, *, pauses: bool = True, needed: bool = False) -> None:
        super().__init__()
        self.typed = Typed(self, self.text, self._write, pauses=pauses, needed=needed)
        self.textEdited.connect(lambda _: self.typed.edited())
        self.returnPressed.connect(self.typed.save)

    def _write(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)


class DateField(LineField):
    """A date as the language writes it; words such as "Ende 2027" stay. `chosen` is what to store."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(pauses=False)
        self.typed.saved.connect(self._choose)

    def load(self, stored: str, *, anew: bool) -> None:
        """Show what is stored; `anew` for another record."""
        (self.typed.replace if anew else self.typed.load)(shown_date(stored))

    def _choose(self, text: str) -> None:
        self.chosen.emit(stored_date(text))
        self.typed.replace(shown_date(stored_date(text)))


class ChoiceField(QComboBox):
    """A text that is offered or typed."""

    def __init__(self, *, pauses: bool = True) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = self.lineEdit()
        assert line is not None  # noqa: S101 - an editable box has one
        self._line = line
        self.typed = Typed(self, line.text, self._write, pauses=pauses)
        line.textEdited.connect(lambda _: self.typed.edited())
        line.returnPressed.connect(self.typed.save)
        self.activated.connect(lambda _: self.typed.save())
        self.setMinimumContentsLength(6)
        if completer := self.completer():
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.activated.connect(lambda *_: self.typed.save())

    def offer(self, choices: Sequence[str]) -> None:
        """Offer these texts; what stands in the field stays."""
        if choices == [self.itemText(row) for row in range(self.count())]:
            return
        text, place = self._line.text(), self._line.cursorPosition()
        self.blockSignals(True)
        self.clear()
        self.addItems(list(choices))
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self.blockSignals(False)
        self._line.setCursorPosition(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a wheel never changes a choice in passing."""
        event.ignore()

    def _write(self, text: str) -> None:
        self.setEditText(text)
        self._line.setCursorPosition(0)


def stored_date(text: str) -> str:
    """Return a typed date as it is stored: an ISO date, or the words."""
    return iso_date(text) or text


class NamesField(LineField):
    """Several names in a line, each completed on its own."""

    def __init__(self) -> None:
        super().__init__(pauses=False)
        self._names = QStringListModel(self)
        completer = NamesCompleter(self)
        completer.setModel(self._names)
        self.setCompleter(completer)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names."""
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))

    @staticmethod
    def names_in(text: str) -> list[str]:
        """Return the names that stand in a line."""
        return [name.strip() for name in text.split(SEPARATOR) if name.strip()]

    @staticmethod
    def line_of(names: Sequence[str]) -> str:
        """Return the line in which names stand."""
        return f"{SEPARATOR} ".join(names)


class NamesCompleter(QCompleter):
    """Completes the last name of a line."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(SEPARATOR)[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        before, separator, _ = self._field.text().rpartition(SEPARATOR)
        return f"{before}{separator} {index.data()}".strip()
