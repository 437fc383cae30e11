"""The evidence for a card or a recommendation: a list to add to, change and delete from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from kiwork.queries.evidence import EvidenceView, evidence_for
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.evidence.draft_dialog import DraftDialog, Owner
from kiwork.ui.evidence.words import evidence_in_words
from kiwork.ui.flow import Flow
from kiwork.ui.itemmodels.evidence import VIEW, EvidenceModel
from kiwork.ui.pieces import button, column, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import evidence

MOST_ROWS = 5
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvidenceBox(QWidget):
    """Ins adds, Enter changes, Del deletes."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme, self._text = workbench, theme, workbench.text
        self._owner: Owner | None = None
        self._editable = False
        self.model = EvidenceModel(lambda view: evidence_in_words(workbench, view), self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self._text("evidence.list"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._none = label(self._text("evidence.none"), "body-muted", wrap=True)
        self.add = button(self._text("evidence.add"))
        self._change, self._delete = (
            button(self._text(f"evidence.{n}"), "link") for n in ("change", "delete")
        )
        self._lay_out()
        self.add.clicked.connect(lambda: self._edit(None))
        self._change.clicked.connect(lambda: self._edit(self._current))
        self._delete.clicked.connect(self._remove)
        self.list.activated.connect(lambda _: self._edit(self._current))
        self.list.selectionModel().currentChanged.connect(self._enable)

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Show the evidence for a recommendation."""
        self.show_owner(("recommendation", view.uid), editable=editable)

    def show_owner(self, owner: Owner, *, editable: bool) -> None:
        """Show the evidence for a card or a recommendation."""
        self._owner, self._editable = owner, editable
        self.model.show(self._workbench.ask(evidence_for, owner[1]))
        rows = self.model.rowCount()
        self.list.setVisible(rows > 0)
        self._none.setVisible(rows == 0)
        self._enable()
        heights = sum(self.list.sizeHintForRow(row) for row in range(min(rows, MOST_ROWS)))
        self.list.setFixedHeight(heights + 2 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add and delete by keyboard; Enter is the list's and closes no dialog around it."""
        if event.key() in ENTER:
            event.accept()
        elif not self._editable or not self.list.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Insert:
            self._edit(None)
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    @property
    def _current(self) -> EvidenceView | None:
        view = self.list.currentIndex().data(VIEW)
        return view if isinstance(view, EvidenceView) else None

    def _edit(self, view: EvidenceView | None) -> None:
        if self._owner and self._editable:
            dialog = DraftDialog(self._workbench, self._theme, self._owner, view, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _remove(self) -> None:
        if (view := self._current) and self._editable:
            self._workbench.run(evidence.delete_evidence, view.uid)

    def _enable(self) -> None:
        self.add.setEnabled(self._editable)
        for made in (self._change, self._delete):
            made.setEnabled(self._editable and self._current is not None)
            made.setVisible(self.model.rowCount() > 0)

    def _lay_out(self) -> None:
        layout, line = column(self), Flow()
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        for made in (self.add, self._change, self._delete):
            line.add(made)
        layout.addLayout(line)
