"""Choosing the cards and clusters that a recommendation goes back to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from kiwork.models.text import folded
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.dialogs import buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.origins import OriginsModel, searched_in
from kiwork.ui.pieces import column, label
from kiwork.ui.recommend.origin_list import OriginList
from kiwork.ui.recommend.origins import origins_of
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend

SIZE = (640, 520)
MOST = 200
"""So many rows are shown; more of them nobody reads, and words lead to each."""


class LinkDialog(QDialog):
    """A search line over a list with boxes to tick; the arrows lead from one to the other."""

    def __init__(self, workbench: Workbench, theme: Theme, view: RecommendationView, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._uid = workbench, view.uid
        self._before = {*view.card_uids, *(cluster.uid for cluster in view.clusters)}
        self._all = origins_of(workbench, view.topic_field_uid)
        self._searched = [searched_in(origin) for origin in self._all]
        self._found = "", list(range(len(self._all)))
        self.setWindowTitle(workbench.text("recommend.link_title"))
        resize_dialog(self, theme, SIZE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(workbench.text("recommend.search"))
        self.search.setAccessibleName(workbench.text("recommend.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.model = OriginsModel(ticked=set(self._before), parent=self)
        self.list = OriginList(theme, workbench.text("recommend.link_title"))
        self.list.setLayoutMode(OriginList.LayoutMode.Batched)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._tick)
        layout = column(self, margin=2, gap=1)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self.hint = label("", "muted", wrap=True)
        layout.addWidget(self.hint)
        layout.addWidget(RefusalLine(workbench))
        box = buttons(self, workbench.text("recommend.link"))
        offer_help(self, box, workbench, theme, "link")
        layout.addWidget(box)
        self._filter("")
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search line into the list with Down."""
        if event.key() == Qt.Key.Key_Down and self.focusWidget() is self.search and self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0, 0))
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Link what was ticked and unlink what no longer is, as one step."""
        ticked = self.model.ticked or set()
        known = [origin.uid for origin in self._all]
        cite = [uid for uid in known if uid in ticked - self._before]
        uncite = [uid for uid in known if uid in self._before - ticked]
        if self._workbench.run(recommend.change_origin, self._uid, cite=cite, uncite=uncite):
            super().accept()

    def _filter(self, words: str) -> None:
        """Show what has every word that was typed; a letter more can only narrow down what was found."""
        typed, (before, rows) = folded(words), self._found
        if not typed.startswith(before):
            rows = list(range(len(self._all)))
        for word in typed.split():
            rows = [row for row in rows if word in self._searched[row]]
        self._found = typed, rows
        self.model.show([self._all[row] for row in rows[:MOST]])
        text, shown = self._workbench.text, min(MOST, len(rows))
        more = [text("recommend.link_more", shown=shown, whole=len(rows))] if len(rows) > shown else []
        self.hint.setText(" · ".join([*more, text("recommend.link_keys")]))

    def _tick(self) -> None:
        index = self.list.currentIndex()
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
