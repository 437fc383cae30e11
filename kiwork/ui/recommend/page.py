"""The step Empfehlungen: made from clusters with one key, written out on a sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QListView, QPushButton, QStackedWidget

from kiwork.queries.outline import Outline
from kiwork.queries.recommendations import (
    RecommendationView,
    organisation_names,
    recommendation,
    recommendations,
)
from kiwork.queries.unrecommended import OpenCluster, open_clusters
from kiwork.store.changes import ChangeSet
from kiwork.ui.flow import Flow
from kiwork.ui.itemmodels.recommendations import VIEW, RecommendationsModel
from kiwork.ui.key_menu import KeyMenu
from kiwork.ui.list_and_sheet import side_by_side, tall_list
from kiwork.ui.page import Page
from kiwork.ui.pieces import button, column
from kiwork.ui.recommend.beginnings import Beginnings, in_words
from kiwork.ui.recommend.list_delegate import RecommendationDelegate
from kiwork.ui.recommend.sheet import Sheet
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend

SHOWN_KINDS = (
    "recommendation", "recommendation_card", "recommendation_cluster", "recommendation_partner",
    "recommendation_tag", "measure", "evidence", "consultation", "chapter", "tag", "organisation", "card",
    "mention", "cluster", "dot_count", "dot_round", "topic_field", "workshop",
)  # fmt: skip


NARROWEST = 180
"""Of the list, in pixels at a text size of 100 %."""


class RecommendPage(Page):
    """A list on the left, the sheet of the current recommendation on the right."""

    go_to = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._uid: str | None = None
        self._is_leaving = False
        self._model = RecommendationsModel(self._missing, self)
        self.list = self._make_list()
        self.sheet = Sheet(workbench, theme)
        self.beginnings = Beginnings(workbench, theme)
        self._everywhere = QCheckBox(self.text("recommend.everywhere"))
        self._from_cluster = self._tool("recommend_from_cluster", "primary")
        self._empty = self._tool("new_recommendation", "plain")
        self._menu: KeyMenu | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(side_by_side(self.list, self.sheet, 2))
        self._stack.addWidget(self.beginnings)
        layout = column(self, margin=2, gap=2)
        layout.addLayout(self._head())
        layout.addWidget(self._stack, 1)
        self._connect()

    def refresh(self) -> None:
        """Show the list and the sheet as they are now."""
        found = self.workbench.ask(recommendations, topic_field_uid=self._field)
        views = [view for view in found if self._shows(view.topic_field_uid)]
        self._model.show(views)
        self._from_cluster.setEnabled(self._is_editable)
        self._empty.setEnabled(self._is_editable)
        self._from_cluster.setVisible(bool(views))
        self._empty.setVisible(bool(views))
        if not views:
            self._uid = None
            self.beginnings.show_clusters(self._open_clusters(), editable=self._is_editable)
        self._stack.setCurrentIndex(0 if views else 1)
        if views and not self._is_leaving:
            self._turn_to(self._uid)

    def apply(self, change: ChangeSet) -> None:
        """Show what was changed; a recommendation that appeared is looked at."""
        for appeared in change.of_kind("recommendation"):
            if appeared.appeared:
                self._uid = appeared.uid
        if change.of_kind(*SHOWN_KINDS):
            self.refresh()

    def take_focus(self) -> None:
        """Begin in the list, or with the clusters."""
        if self._uid:
            self.list.setFocus()
        else:
            self.beginnings.take_focus()

    def turn_to(self, uid: str) -> None:
        """Look at one recommendation, in whatever topic field it stands."""
        view = self.workbench.ask(recommendation, uid)
        if view:
            self.sheet.save()
            self.workbench.look_anywhere(view.topic_field_uid)
            self._turn_to(uid)
            self.take_focus()

    # actions

    def recommend_from_cluster(self) -> None:
        """Offer the clusters without a recommendation, each with a key."""
        if not self._model.views:
            self.beginnings.take_focus()
            return
        clusters = self._open_clusters()
        lines = [in_words(self.workbench, cluster) for cluster in clusters]
        self._menu = KeyMenu(lines, self._from_cluster, nothing=self.text("recommend.no_open_clusters"))
        self._menu.chosen.connect(lambda number: self._recommend(clusters[number].uid))
        self._menu.open()

    def new_recommendation(self) -> None:
        """Begin a recommendation that comes from nothing yet."""
        self.sheet.save()
        field = self.workbench.topic_field_uid
        if field and self.workbench.run(recommend.add_recommendation, field, self.text("recommend.untitled")):
            self._begin_writing()

    def link_cards(self) -> None:
        """Choose what the recommendation goes back to."""
        if self._uid and self._is_editable:
            self.sheet.origin.link_cards()

    def keep_version(self) -> None:
        """Keep the sheet as it is now as a version."""
        if self._uid:
            self.sheet.save()
            self.sheet.versions.keep()

    def compare_versions(self) -> None:
        """Compare two versions, or one with the sheet as it is now."""
        if self._uid:
            self.sheet.save()
            self.sheet.versions.compare()

    def delete_recommendation(self) -> None:
        """Delete the recommendation; it can be undone."""
        if self._uid and self.workbench.run(recommend.delete_recommendation, self._uid):
            self.workbench.said.emit(self.text("recommend.deleted"))
            self.take_focus()

    # parts

    def _make_list(self) -> QListView:
        view = tall_list(QListView(), self._model, self.text("recommend.list"), self.theme.px(NARROWEST))
        self._drawn = RecommendationDelegate(self.workbench, self.theme, view)
        view.setItemDelegate(self._drawn)
        return view

    def _head(self) -> Flow:
        line = Flow(gap=2)
        for made in (self._from_cluster, self._empty, self._everywhere):
            line.add(made)
        return line

    def _tool(self, name: str, role: str) -> QPushButton:
        made = button(self.text(f"actions.{name}"), "primary" if role == "primary" else "plain")
        made.clicked.connect(getattr(self, name))
        return made

    def _connect(self) -> None:
        self._everywhere.clicked.connect(self.refresh)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.sheet.delete_asked.connect(self.delete_recommendation)
        self.beginnings.chosen.connect(self._recommend)
        self.beginnings.empty_asked.connect(self.new_recommendation)
        self.beginnings.arrange_asked.connect(lambda: self.go_to.emit("arrange"))

    # what is shown

    @property
    def _field(self) -> str | None:
        return None if self._everywhere.isChecked() else self.workbench.topic_field_uid

    @property
    def _is_editable(self) -> bool:
        store = self.workbench.store
        return store is not None and store.read_only is None

    def _open_clusters(self) -> list[OpenCluster]:
        if self._field or self._outline is None or not self._outline.is_cut:
            return self.workbench.ask(open_clusters, topic_field_uid=self._field)
        fields = [field.uid for field in self._outline.topic_fields]
        return [
            cluster for uid in fields for cluster in self.workbench.ask(open_clusters, topic_field_uid=uid)
        ]

    @property
    def _outline(self) -> Outline | None:
        return self.workbench.outline

    def _shows(self, topic_field_uid: str) -> bool:
        """Whether a topic field is shown; a room file does not show all."""
        return self._outline is None or self._outline.shows(topic_field_uid)

    def _turn_to(self, uid: str | None) -> None:
        number = max(0, self._model.row_of(uid))
        view = self._model.views[number]
        self._uid = view.uid
        if self.list.currentIndex().row() != number:
            self.list.setCurrentIndex(self._model.index(number, 0))
        self._show_sheet(view)

    def _on_current(self) -> None:
        view = self.list.currentIndex().data(VIEW)
        if isinstance(view, RecommendationView) and view.uid != self._uid:
            self._is_leaving = True
            self.sheet.save()
            self._is_leaving = False
            self._turn_to(view.uid)

    def _show_sheet(self, view: RecommendationView) -> None:
        names = self.workbench.ask(organisation_names)
        self.sheet.show_view(view, names, editable=self._is_editable)

    def _missing(self, view: RecommendationView) -> str:
        if not view.missing:
            return self.text("recommend.complete")
        names = ", ".join(self.text(f"recommend.{name}") for name in view.missing)
        return self.text("recommend.missing", n=len(view.missing), names=names)

    # changes

    def _recommend(self, cluster_uid: str) -> None:
        self.sheet.save()
        if self.workbench.run(recommend.recommend_cluster, cluster_uid):
            self._begin_writing()

    def _begin_writing(self) -> None:
        self.sheet.title.setFocus()
        self.sheet.title.selectAll()
