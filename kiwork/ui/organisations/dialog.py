"""The organisations as a dialog: found, added, edited, joined and deleted."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QStackedWidget, QWidget

from kiwork.models.text import folded
from kiwork.queries.organisations import OrganisationView, organisations
from kiwork.store.changes import ChangeSet
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.flow import Flow
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.organisations import ABOUT, OrganisationsModel
from kiwork.ui.lines_delegate import HeadingDelegate
from kiwork.ui.list_and_sheet import KeyedList, side_by_side, tall_list
from kiwork.ui.organisations.form import OrganisationForm
from kiwork.ui.organisations.likely_doubles import KIND, LikelyDoubles
from kiwork.ui.organisations.suggestion_line import SuggestionLine
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.undo_keys import offer_undo
from kiwork.ui.workbench import Workbench
from kiwork.usecases import joining
from kiwork.usecases import organisations as work

SIZE = (980, 680)
NARROWEST = 160
"""Of the list, in pixels at a text size of 100 %."""

JOIN_KEY = "Ctrl+J"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FEWEST = 2


class OrganisationsDialog(QDialog):
    """Everything is saved as it is done, and can be undone here too."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._all: list[OrganisationView] = []
        self.setWindowTitle(self._text("title"))
        resize_dialog(self, theme, SIZE)
        self.line = QLineEdit(clearButtonEnabled=True)
        self.add = button(self._text("add"), "primary")
        self.model = OrganisationsModel(self._about, self)
        self.list = tall_list(KeyedList(), self.model, self._text("title"), theme.px(NARROWEST))
        self._drawn = HeadingDelegate(theme, self.list, ABOUT)
        self.form = OrganisationForm(workbench, theme)
        self.doubles = LikelyDoubles(workbench, self)
        self.suggestion = SuggestionLine(workbench)
        self.join, self.separate, self.remove = (
            button(self._text(name)) for name in ("join_selected", "separate", "delete")
        )
        self._stack, self._nothing = QStackedWidget(), label("", "body-muted", wrap=True)
        self._said = label("", "muted", wrap=True)
        self._lay_out(theme)
        self._connect()
        self.refresh()
        self.doubles.search()
        self.line.setFocus()

    @property
    def current(self) -> OrganisationView | None:
        """The organisation that is marked."""
        return self.model.view(self.list.currentIndex().row())

    def refresh(self) -> None:
        """Show what is stored; the marked one stays, else what has taken its place is marked."""
        self._all = self._workbench.ask(organisations)
        self._filter()

    def mark(self, uid: str) -> None:
        """Turn to an organisation."""
        self.list.setCurrentIndex(self.model.index(self.model.row_of(uid), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line into the list with Down; Enter presses no button that has not the focus."""
        if event.key() == Qt.Key.Key_Down and self.focusWidget() is self.line:
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Delete and self.focusWidget() is self.list:
            self._delete()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Save what is being typed before it closes."""
        self.form.save()
        super().done(result)

    # what is shown

    def _filter(self) -> None:
        row_before, marked = max(0, self.list.currentIndex().row()), self.current
        words = folded(self.line.text())
        self.model.show([view for view in self._all if words in folded(" ".join(_said_of(view)))])
        count = self.model.rowCount()
        kept = self.model.row_of(marked.uid) if marked else -1
        self._go_to_row(kept if kept >= 0 else min(row_before, count - 1))
        self._stack.setCurrentIndex(int(count > 0))
        self._nothing.setText(self._text("not_found" if self._all else "nothing"))
        self._show_current()

    def _show_current(self) -> None:
        view = self.current
        if view:
            self.form.show_view(view)
        self._offer()
        self._enable()

    def _offer(self) -> None:
        names = {one.uid: one.name for one in self._all}
        likely = self.doubles.of(self.current.uid) if self.current else ()
        self.suggestion.offer([names[uid] for uid in likely if uid in names])

    def _enable(self) -> None:
        editable, view = self._workbench.is_editable, self.current
        known = {folded(name) for one in self._all for name in (one.name, *one.wordings)}
        self.add.setEnabled(
            editable and bool(folded(self.line.text())) and folded(self.line.text()) not in known
        )
        self.join.setEnabled(editable and len(self._selected()) >= _FEWEST)
        self.separate.setVisible(view is not None and len(view.members) > 1)
        self.separate.setEnabled(editable)
        self.remove.setEnabled(editable and view is not None)

    def _about(self, view: OrganisationView) -> str:
        outline = self._workbench.outline
        tags = outline.tags if outline else ()
        town = next((tag.title for tag in tags if tag.uid == view.municipality_uid), "")
        counts = [("leads_short", view.leads), ("partners_short", view.partners), ("asked_short", view.asked)]
        involved = [self._text(name, n=len(numbers)) for name, numbers in counts if numbers]
        internal = self._text("internal_short") if view.internal else ""
        return " · ".join(filter(None, (view.kind, town, *involved, internal)))

    def _selected(self) -> list[str]:
        rows = sorted(self.list.selectedIndexes(), key=QModelIndex.row)
        views = [self.model.view(index.row()) for index in rows]
        return [view.uid for view in views if view]

    def _go_to_row(self, row: int) -> None:
        if row >= 0 and self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row, 0))

    # what is done

    def _on_enter(self) -> None:
        """Go to what was found; add what was not."""
        if self.model.rowCount():
            self.list.setFocus()
        else:
            self._add()

    def _add(self) -> None:
        if self.add.isEnabled() and (uid := self._workbench.make(work.add_organisation, self.line.text())):
            self.line.clear()
            self.mark(uid)
            self.form.kind.setFocus()

    def _join(self, uids: list[str]) -> None:
        if len(uids) >= _FEWEST and self._workbench.run(joining.join, KIND, uids):
            self.mark(uids[0])
            self._workbench.said.emit(self._text("joined", n=len(uids)))

    def _likely(self) -> list[str]:
        return [self.current.uid, *self.doubles.of(self.current.uid)] if self.current else []

    def _tell_apart(self) -> None:
        self._workbench.run(joining.tell_apart, self._likely())

    def _separate(self) -> None:
        if view := self.current:
            self._workbench.run(joining.take_apart, KIND, list(view.members))

    def _delete(self) -> None:
        if self.remove.isEnabled() and self.current:
            self._workbench.run(work.delete_organisation, self.current.uid)

    def _on_current(self) -> None:
        self.form.save()
        self._show_current()

    def _on_changed(self, change: ChangeSet) -> None:
        self.refresh()
        if change.sweeping or change.of_kind(KIND, "not_the_same"):
            self.doubles.search()

    # building

    def _lay_out(self, theme: Theme) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._text("about"), "body-muted", wrap=True))
        self.line.setPlaceholderText(self._text("search"))
        self.line.setAccessibleName(self._text("search"))
        top = row()
        top.addWidget(self.line, 1)
        top.addWidget(self.add)
        layout.addLayout(top)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(4 * GRID)
        self._stack.addWidget(self._nothing)
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(KeyedList.ResizeMode.Adjust)
        self.list.setItemDelegate(self._drawn)
        self.list.setSelectionMode(KeyedList.SelectionMode.ExtendedSelection)
        self._stack.addWidget(side_by_side(self._left(), self._sheet(), 1))
        layout.addWidget(self._stack, 1)
        layout.addWidget(RefusalLine(self._workbench))
        foot, box = row(gap=2), close_button(self, self._text("close"))
        box.button(QDialogButtonBox.StandardButton.Close).setProperty("role", "plain")
        offer_help(self, box, self._workbench, theme, "organisations")
        foot.addWidget(self._said, 1)
        foot.addWidget(box)
        layout.addLayout(foot)

    def _left(self) -> QWidget:
        left = QWidget()
        layout = column(left)
        layout.addWidget(self.list, 1)
        buttons = Flow()
        for made in (self.join, self.separate, self.remove):
            buttons.add(made)
        layout.addLayout(buttons)
        return left

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        layout = column(sheet, gap=2)
        layout.setContentsMargins(2 * GRID, 0, 0, 0)
        layout.addWidget(self.suggestion)
        layout.addWidget(self.form)
        layout.addStretch(1)
        return scrolled(sheet)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self._on_enter)
        self.add.clicked.connect(self._add)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.suggestion.join_asked.connect(lambda: self._join(self._likely()))
        self.suggestion.apart_asked.connect(self._tell_apart)
        self.doubles.found.connect(self._offer)
        self.join.clicked.connect(lambda: self._join(self._selected()))
        self.separate.clicked.connect(self._separate)
        self.remove.clicked.connect(self._delete)
        self._workbench.changed.connect(self._on_changed)
        self._workbench.said.connect(self._said.setText)
        QShortcut(QKeySequence(JOIN_KEY), self, lambda: self._join(self._selected()))
        offer_undo(self, self._workbench)

    def _text(self, name: str, **values: object) -> str:
        return self._workbench.text(f"organisations.{name}", **values)


def _said_of(view: OrganisationView) -> tuple[str, ...]:
    return (view.name, *view.wordings, view.kind)
