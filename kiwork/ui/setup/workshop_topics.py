"""The topic fields that a workshop works on."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kiwork.queries.outline import WorkshopView
from kiwork.ui.pieces import column, label
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup


class WorkshopTopics(QWidget):
    """A tick for each topic field."""

    def __init__(self, workbench: Workbench, uid: str) -> None:
        super().__init__()
        self._workbench = workbench
        self._uid = uid
        self._list = QListWidget()
        self._list.setAccessibleName(workbench.text("setup.topic_fields"))
        self._list.itemChanged.connect(self._save)
        layout = column(self, margin=2)
        layout.addWidget(label(workbench.text("setup.about_workshop_topics"), "muted", wrap=True))
        layout.addWidget(self._list, 1)

    def show_workshop(self, workshop: WorkshopView) -> None:
        """Show what is stored."""
        fields = self._workbench.outline.all_topic_fields if self._workbench.outline else ()
        line = self._list.currentRow()
        with QSignalBlocker(self._list):
            self._list.clear()
            for field in fields:
                item = QListWidgetItem(field.title)
                item.setData(Qt.ItemDataRole.UserRole, field.uid)
                ticked = field.uid in workshop.topic_field_uids
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self._list.addItem(item)
            self._list.setCurrentRow(max(0, line))

    def _save(self) -> None:
        items = [self._list.item(line) for line in range(self._list.count())]
        ticked = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
        self._workbench.run(setup.set_workshop_topic_fields, self._uid, ticked)
