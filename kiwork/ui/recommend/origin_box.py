"""Where a recommendation comes from: its cards word for word, its clusters with their dots."""

from PySide6.QtWidgets import QWidget

from kiwork.queries.origin import OriginView, origin
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.flow import Flow
from kiwork.ui.itemmodels.origins import OriginsModel
from kiwork.ui.pieces import button, column, label
from kiwork.ui.recommend.link_dialog import LinkDialog
from kiwork.ui.recommend.origin_list import OriginList
from kiwork.ui.recommend.origins import card_origin, cluster_origin
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend

HIGHEST = 320
"""A longer origin scrolls in itself."""


class OriginBox(QWidget):
    """The sum in one line, the list, and the buttons to link and unlink."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._view: RecommendationView | None = None
        self._editable = False
        self._model = OriginsModel(parent=self)
        self.list = OriginList(theme, workbench.text("recommend.origin"))
        self.list.setModel(self._model)
        self.list.removed.connect(self._unlink)
        self.sum = label("", "body-muted", wrap=True)
        self._link = button(workbench.text("actions.link_cards"))
        self._link.clicked.connect(self.link_cards)
        self._away = button(workbench.text("recommend.unlink"), "link")
        self._away.clicked.connect(lambda: self._unlink(self.list.current.uid if self.list.current else ""))
        self.list.selectionModel().currentChanged.connect(self._enable)
        line = Flow()
        line.add(self._link)
        line.add(self._away)
        layout = column(self)
        layout.addWidget(self.sum)
        layout.addWidget(self.list)
        layout.addLayout(line)

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Show where a recommendation comes from."""
        self._view = view
        found = self._workbench.ask(origin, view)
        clusters = [cluster_origin(self._workbench, c.uid, c.heading, c.dots) for c in view.clusters]
        self._model.show([*clusters, *(card_origin(self._workbench, card) for card in found.cards)])
        self.sum.setText(self._sum_in_words(found))
        self._link.setEnabled(editable)
        self._editable = editable
        self._enable()
        self.list.setVisible(self._model.rowCount() > 0)
        self._fit()

    def link_cards(self) -> None:
        """Choose cards and clusters from a list."""
        if self._view:
            LinkDialog(self._workbench, self._theme, self._view, self).open()

    def _unlink(self, uid: str) -> None:
        if self._view and self._editable and self._is_cited(uid):
            self._workbench.run(recommend.change_origin, self._view.uid, uncite=[uid])

    def _is_cited(self, uid: str) -> bool:
        """Whether it is cited by itself; a card that came into a cited cluster later is not."""
        view = self._view
        return view is not None and uid in {*view.card_uids, *(cluster.uid for cluster in view.clusters)}

    def _enable(self) -> None:
        current = self.list.current
        self._away.setEnabled(self._editable and current is not None and self._is_cited(current.uid))

    def _fit(self) -> None:
        self.list.setFixedHeight(min(self._theme.px(HIGHEST), self.list.content_height()))

    def _sum_in_words(self, found: OriginView) -> str:
        if not self._model.rowCount():
            return self._workbench.text("recommend.no_origin")
        parts = [self._workbench.text("recommend.cards", n=len(found.cards))]
        if found.workshops:
            parts.append(self._workbench.text("recommend.from_workshops", n=found.workshops))
        return f"{' '.join(parts)}, {self._workbench.text('recommend.dots', n=found.dots)}"
