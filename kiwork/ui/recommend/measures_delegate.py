"""Lays a field over a cell of the table of measures, and hands on what was written into it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kiwork.queries.measures import MeasureView
from kiwork.ui.itemmodels.measures import MEASURE, Column
from kiwork.ui.recommend.fields import NamesCompleter
from kiwork.ui.recommend.settled_choice import SettledChoice

Index = QModelIndex | QPersistentModelIndex
EDGE = 12
"""Of a cell, left and right together, as the style sheet has it."""

Choices = Mapping[str, str]
"""What can be chosen in words, by its code."""


class MeasuresDelegate(QStyledItemDelegate):
    """`edited` carries uid, column and the new text; `choices` are asked for when a choice is opened."""

    edited = Signal(str, int, str)

    def __init__(
        self,
        names: Callable[[], Sequence[str]],
        choices: Callable[[Column, MeasureView], Choices],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._names, self._choices = names, choices

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        option.rect.adjust(0, 0, -EDGE, 0)
        return super().sizeHint(option, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, measure = Column(index.column()), index.data(MEASURE)
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        if column in {Column.BUILDS_ON, Column.STATE}:
            return self._choice(parent, name, self._choices(column, measure))
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        if column in {Column.LEAD, Column.PARTNERS}:
            line.setCompleter(self._completer(line, column))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, SettledChoice):
            editor.setCurrentIndex(max(0, editor.findData(value or "")))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(value))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Save through the workbench; the model hears of it like everyone else."""
        measure: MeasureView = index.data(MEASURE)
        text = _text_in(editor)
        if text != (index.data(Qt.ItemDataRole.EditRole) or ""):
            self.edited.emit(measure.uid, index.column(), text)

    def _choice(self, parent: QWidget, name: str, choices: Choices) -> SettledChoice:
        box = SettledChoice(name)
        box.setParent(parent)
        for code, words in choices.items():
            box.addItem(words, code)
        box.picked.connect(lambda: self._end(box))
        return box

    def _end(self, box: SettledChoice) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def _completer(self, line: QLineEdit, column: Column) -> QCompleter:
        made = NamesCompleter(line) if column is Column.PARTNERS else QCompleter(line)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setModel(QStringListModel(list(self._names()), made))
        return made


def _text_in(editor: QWidget) -> str:
    if isinstance(editor, SettledChoice):
        return str(editor.currentData())
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""
