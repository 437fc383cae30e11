"""The steps of an agenda, as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.outline import AgendaStepView
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

STEP = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
IS_ON = Qt.ItemDataRole.UserRole + 2
"""Roles: the AgendaStepView, its time in words, and whether it is on."""


class AgendaModel(QAbstractListModel):
    """One row for each step; `about` says its time in words."""

    def __init__(self, about: Callable[[AgendaStepView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._steps: list[AgendaStepView] = []
        self._current = ""

    def show(self, steps: Sequence[AgendaStepView], current: str) -> None:
        """Show these; one of them may be on."""
        update_rows(self, self._steps, steps, lambda step: step.uid)
        self._current = current
        if self._steps:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._steps) - 1, 0))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        step = self._steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{step.title}, {self._about(step)}"
        return {STEP: step, ABOUT: self._about(step), IS_ON: step.uid == self._current}.get(role)
