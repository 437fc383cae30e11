"""The targets of a dot vote that have dots, most dots first."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from kiwork.models.text import sort_key
from kiwork.queries.weighing import TargetView
from kiwork.ui.itemmodels.dots import TARGET, DotsModel

Index = QModelIndex | QPersistentModelIndex


class RankingModel(QSortFilterProxyModel):
    """A model of dots, sorted; a row that climbs moves, and nothing else does."""

    def __init__(self, dots: DotsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSourceModel(dots)
        self.sort(0)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        target: TargetView = self.sourceModel().index(row, 0, parent).data(TARGET)
        return target.dots > 0

    def filterAcceptsColumn(self, column: int, _parent: Index) -> bool:
        return column == 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Read a row out as rank, words and dots."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            target: TargetView = super().data(index, TARGET)
            return f"{target.rank}. {target.text}: {target.dots}"
        return super().data(index, role)

    def lessThan(self, left: Index, right: Index) -> bool:
        return _place(left.data(TARGET)) < _place(right.data(TARGET))


def _place(target: TargetView) -> tuple[int, tuple[str, str], str]:
    return (-target.dots, sort_key(target.text), target.uid)
