"""The chapters as a list that is renamed in place; first of all what has no chapter yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kiwork.queries.chapters import ChapterContents
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ABOUT = Qt.ItemDataRole.UserRole
"""Role: in words, how much stands in it."""


class ChaptersModel(QAbstractListModel):
    """One row a chapter, with its key in front; `about` says what stands in it.

    `renamed` carries the uid of a chapter and the title that a person typed; the model changes once it is
    stored.
    """

    renamed = Signal(str, str)

    def __init__(
        self, about: Callable[[ChapterContents], str], nothing: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.editable = True
        self._about, self._nothing = about, nothing
        self._rows: list[ChapterContents] = []

    def show(self, rows: Sequence[ChapterContents]) -> None:
        """Show these, in this order."""
        update_rows(self, self._rows, rows, lambda row: row.uid or "")

    def contents(self, row: int) -> ChapterContents | None:
        """Return what a row shows."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, uid: str | None) -> int:
        """Return the row of a chapter, None being none; -1 if it is not shown."""
        return next((row for row, shown in enumerate(self._rows) if shown.uid == uid), -1)

    def title(self, row: int) -> str:
        """Return what a row is called."""
        shown = self.contents(row)
        return shown.chapter.title if shown and shown.chapter else self._nothing

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self.contents(index.row()) if index.isValid() else None
        if shown is None:
            return None
        title = self.title(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{index.row()}  {title}"
            case Qt.ItemDataRole.EditRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{index.row()}, {title}, {self._about(shown)}"
        return self._about(shown) if role == ABOUT else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        shown = self.contents(index.row()) if index.isValid() else None
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or shown is None or shown.chapter is None:
            return False
        if title and title != shown.chapter.title:
            self.renamed.emit(shown.chapter.uid, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable and index.row() > 0 else flags
