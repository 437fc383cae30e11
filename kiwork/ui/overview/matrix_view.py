"""The matrix municipality × topic field: how many challenges, ideas and offers there are for each."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from kiwork.models.kinds import CardKind
from kiwork.queries.outline import TagView, TopicFieldView
from kiwork.queries.summary import Matrix
from kiwork.ui.workbench import Workbench


class MatrixView(QTableWidget):
    """One row a municipality, one column a topic field; each cell counts by kind, in words on hovering."""

    def __init__(
        self,
        workbench: Workbench,
        towns: Sequence[TagView],
        fields: Sequence[TopicFieldView],
        counts: Matrix,
    ) -> None:
        super().__init__(len(towns), len(fields))
        self._workbench = workbench
        self.setAccessibleName(workbench.text("overview.matrix"))
        self.setVerticalHeaderLabels([town.title for town in towns])
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, field in enumerate(fields):
            self.setHorizontalHeaderItem(column, _head(field))
            for line, town in enumerate(towns):
                self.setItem(line, column, self._cell(town, field, counts))
        self.resizeRowsToContents()
        self.setFixedHeight(self._whole_height())

    def _cell(self, town: TagView, field: TopicFieldView, counts: Matrix) -> QTableWidgetItem:
        numbers = [counts.get((town.uid, field.uid, kind), 0) for kind in CardKind]
        item = QTableWidgetItem(" / ".join(str(number) for number in numbers) if any(numbers) else "·")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        words = [
            self._workbench.text(f"overview.{kind.value}", n=number)
            for kind, number in zip(CardKind, numbers, strict=True)
        ]
        item.setToolTip(", ".join(words))
        where = f"{town.title}, {field.title}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{where}: {item.toolTip()}")
        return item

    def _whole_height(self) -> int:
        rows = sum(self.rowHeight(line) for line in range(self.rowCount()))
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2


def _head(field: TopicFieldView) -> QTableWidgetItem:
    head = QTableWidgetItem(field.code or field.title)
    head.setToolTip(escape(field.title))
    return head
