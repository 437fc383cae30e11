"""The versions of a recommendation on its sheet: the list, and the buttons to keep, compare and restore."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from kiwork.queries.recommendations import RecommendationView
from kiwork.queries.versions import VersionView, versions
from kiwork.store.changes import ChangeSet
from kiwork.ui.dates import shown_date
from kiwork.ui.dialogs import answered
from kiwork.ui.flow import Flow
from kiwork.ui.itemmodels.versions import VersionsModel
from kiwork.ui.list_and_sheet import KeyedList
from kiwork.ui.pieces import button, column, label
from kiwork.ui.recommend.versions_delegate import VersionsDelegate
from kiwork.ui.theme import Theme
from kiwork.ui.versions.compare_dialog import CompareDialog
from kiwork.ui.versions.doing import keep, restore
from kiwork.ui.versions.words import VersionWords
from kiwork.ui.workbench import Workbench

HIGHEST = 280
"""A longer list scrolls in itself."""

KINDS = ("version", "consultation", "organisation")


class VersionsBox(QWidget):
    """Reads the versions only while it is unfolded, so that turning to another recommendation stays quick."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme, self._words = workbench, theme, VersionWords(workbench)
        self._view: RecommendationView | None = None
        self._is_editable = False
        self._is_stale = True
        self.model = VersionsModel(self._words, self)
        self.list = self._make_list()
        self.answers, self.hint, self._none = (label("", "body-muted", wrap=True) for _ in range(3))
        self._none.setText(workbench.text("versions.none"))
        self.keep_button = button(workbench.text("actions.keep_version"))
        self.compare_button = button(workbench.text("actions.compare_versions"))
        self.restore_button = button(workbench.text("versions.restore"))
        self._connect()
        line = Flow()
        for made in (self.keep_button, self.compare_button, self.restore_button):
            line.add(made)
        layout = column(self)
        layout.addWidget(self._none)
        layout.addWidget(self.list)
        layout.addWidget(self.answers)
        layout.addWidget(self.hint)
        layout.addLayout(line)

    @property
    def current(self) -> VersionView | None:
        """The version that is marked."""
        return self.model.version(self.list.currentIndex().row())

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Show the versions of a recommendation."""
        self._view, self._is_editable = view, editable
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the versions once they are looked at."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def keep(self) -> None:
        """Keep the sheet as a version."""
        if self._view and self._is_editable:
            keep(self._workbench, self._view.uid)

    def compare(self) -> None:
        """Compare the marked version, or the newest that differs, with the sheet as it is now."""
        if self._view:
            uid = self.current.uid if self.current and self.isVisible() else None
            answered(CompareDialog(self._workbench, self._theme, self._view, self, version_uid=uid))

    def _restore(self) -> None:
        if self.current and self._is_editable:
            restore(self._workbench, self.current)

    def _make_list(self) -> QListView:
        view = KeyedList()
        view.setModel(self.model)
        view.setItemDelegate(VersionsDelegate(self._theme, view))
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self._workbench.text("versions.list"))
        return view

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self.keep)
        self.compare_button.clicked.connect(self.compare)
        self.restore_button.clicked.connect(self._restore)
        self.list.activated.connect(self.compare)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        key = QShortcut(QKeySequence("R"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._restore)
        self._workbench.changed.connect(self._on_changed)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.sweeping or change.of_kind(*KINDS):
            self._is_stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        if self._view is None or self._workbench.store is None:
            return
        self._is_stale = False
        self.model.show(self._workbench.ask(versions, self._view.uid))
        number = self.model.rowCount()
        self._none.setVisible(not number)
        self.list.setVisible(bool(number))
        self.hint.setText(self._hint())
        row = self.list.sizeHintForRow(0) if number else 0
        self.list.setFixedHeight(min(self._theme.px(HIGHEST), number * row + 2 * self.list.frameWidth() + 2))
        if number and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._show_current()

    def _hint(self) -> str:
        today = datetime.now(UTC).astimezone().date().isoformat()
        store, state = self._workbench.store, self._view.feasibility if self._view else ""
        name = self._words.called(shown_date(today), state, store.room if store else "")
        return self._workbench.text("versions.about", name=name)

    def _show_current(self) -> None:
        """Say in full who answered to the marked version, which may be cut off in the list."""
        answered_to = self.current if self.current and self.current.agreements else None
        self.answers.setText(self._words.answered(answered_to) if answered_to else "")
        self.answers.setVisible(answered_to is not None)
        self.keep_button.setEnabled(self._is_editable)
        self.compare_button.setEnabled(self.current is not None)
        self.restore_button.setEnabled(self._is_editable and self.current is not None)
