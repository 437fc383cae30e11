"""The entry line: text, the chips made out of it, and the tags offered while typing."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from kiwork.models.text import folded
from kiwork.ui.collect.chip_row import ChipRow
from kiwork.ui.collect.completion import Completion
from kiwork.ui.collect.entry import Entry
from kiwork.ui.collect.entry_edit import EntryEdit
from kiwork.ui.collect.positions import to_python, to_qt
from kiwork.ui.collect.prefixes import Chip, chip_for, finished, fragment_at, next_finding
from kiwork.ui.collect.vocabulary import Fragment, Vocabulary
from kiwork.ui.pieces import column
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench


class EntryBox(QFrame):
    """Emits `submitted` with what was written; the text stays until the page takes it away.

    `vocabulary` holds the tags that are known.
    """

    submitted = Signal(object)
    changed = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self.vocabulary = Vocabulary()
        self._page = page
        self._chips: tuple[Chip, ...] = ()
        self._kept: frozenset[str] = frozenset()
        self._fresh_at = -1
        self.edit = EntryEdit(theme, self._take_key)
        self.edit.setAccessibleName(workbench.text("collect.entry"))
        self._row = ChipRow(workbench, theme)
        self._completion = Completion(workbench, theme, page)
        layout = column(self, margin=1, gap=0)
        layout.addWidget(self.edit)
        layout.addWidget(self._row)
        self.setFocusProxy(self.edit)
        self._row.clicked.connect(self._turn_back)
        self._completion.chosen.connect(self._complete)
        self.edit.submitted.connect(self._submit)
        self.edit.textChanged.connect(self._on_text)
        self.edit.cursorPositionChanged.connect(self._offer)
        self.edit.focused.connect(lambda focused: self._show_focus(focused=focused))

    @property
    def entry(self) -> Entry:
        """What stands in the line now."""
        return Entry(self.edit.toPlainText(), self._chips, self._kept)

    def show_entry(self, entry: Entry) -> None:
        """Let this stand in the line, with the cursor at its end and nothing to undo."""
        self._completion.hide()
        self._kept = entry.kept
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(entry.text)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._set_chips(entry.chips)
        self.changed.emit()

    def clear(self) -> None:
        """Empty the line; undo brings its text back."""
        self._set_chips(())
        cursor = self.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()

    def learn(self, vocabulary: Vocabulary) -> None:
        """Recognise these tags from now on; a chip of a tag that is not among them is text again."""
        self.vocabulary = vocabulary
        unknown = [chip for chip in self._chips if chip.tag_uid and not vocabulary.with_uid(chip.tag_uid)]
        if unknown:
            words = [self.edit.toPlainText().rstrip(), *(chip.written for chip in unknown)]
            known = tuple(chip for chip in self._chips if chip not in unknown)
            self.show_entry(Entry(" ".join(word for word in words if word), known, self._kept))

    def insert(self, text: str) -> None:
        """Insert text where the cursor stands."""
        self.edit.insertPlainText(text)

    # keys

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._completion.handle(event):
            return True
        cursor = self.edit.textCursor()
        after_chip = cursor.position() in {0, self._fresh_at} and not cursor.hasSelection()
        if event.key() == Qt.Key.Key_Backspace and self._chips and after_chip:
            self._turn_back(len(self._chips) - 1)
            return True
        return False

    def _submit(self) -> None:
        written = finished(self.edit.toPlainText(), self.vocabulary, chips=self._chips, kept=self._kept)
        self.submitted.emit(written)

    # chips

    def _on_text(self) -> None:
        self._fresh_at = -1
        if self.edit.document().isRedoAvailable():
            self._give_way()
        else:
            self._recognise()
        self._offer()
        self.changed.emit()

    def _recognise(self) -> None:
        """Turn what is finished into chips."""
        while True:
            text, cursor = self.edit.toPlainText(), self._cursor()
            finding = next_finding(text, self.vocabulary, chips=self._chips, kept=self._kept, cursor=cursor)
            if finding is None:
                return
            self._remove(text, finding.start, finding.end)
            self._add_chip(finding.chip)

    def _give_way(self) -> None:
        """Leave to the text what an undo brought back into it."""
        text = self.edit.toPlainText()
        back = [chip for chip in self._chips if chip.written in text]
        self._kept |= {folded(chip.written) for chip in back}
        self._set_chips([chip for chip in self._chips if chip not in back])

    def _add_chip(self, chip: Chip) -> None:
        if not any(chip.means_the_same(other) for other in self._chips):
            self._set_chips([*self._chips, chip])
        self._fresh_at = self.edit.textCursor().position()

    def _turn_back(self, number: int) -> None:
        chip = self._chips[number]
        self._kept |= {folded(chip.written)}
        self._set_chips([other for other in self._chips if other is not chip])
        cursor = self.edit.textCursor()
        if not chip.tag_uid:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
        before = self.edit.toPlainText()[: to_python(self.edit.toPlainText(), cursor.position())]
        gap = " " if before and not before[-1].isspace() else ""
        cursor.insertText(gap + chip.written + ("" if chip.tag_uid else " "))
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def _set_chips(self, chips: Sequence[Chip]) -> None:
        self._chips = tuple(chips)
        self._row.show_chips(chips)

    # completion

    def _offer(self) -> None:
        fragment = fragment_at(self.edit.toPlainText(), self._cursor())
        if fragment is None or not self.edit.hasFocus():
            self._completion.hide()
            return
        tags = self.vocabulary.completions(fragment)
        known = self.vocabulary.named(fragment.mark, fragment.typed)
        others = [tag for tag in tags if tag != known]
        place = self.mapTo(self._page, QPoint(0, self.height() + GRID // 2))
        left = self.edit.cursorRect().left()
        self._completion.offer(
            tags if others else [], place + QPoint(left, 0), choose_first=bool(fragment.typed) and not known
        )

    def _complete(self, tag_uid: str) -> None:
        text = self.edit.toPlainText()
        fragment = fragment_at(text, self._cursor())
        tag = self.vocabulary.with_uid(tag_uid)
        if tag and fragment:
            self._remove(text, fragment.start, _end_of(fragment, text))
            self._kept -= {folded(chip_for(tag).written)}
            self._add_chip(chip_for(tag))

    def _remove(self, text: str, start: int, end: int) -> None:
        cursor = self.edit.textCursor()
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self.edit):
            cursor.removeSelectedText()

    def _cursor(self) -> int:
        return to_python(self.edit.toPlainText(), self.edit.textCursor().position())

    def _show_focus(self, *, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)
        if not focused:
            self._completion.hide()


def _end_of(fragment: Fragment, text: str) -> int:
    return fragment.end + (text[fragment.end : fragment.end + 1] == " ")
