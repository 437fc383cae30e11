"""What became of every card: those of which nobody said it yet, to be linked or given a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QStackedWidget, QWidget

from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import is_large, resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.whereabouts import Told, WhereaboutsModel
from kiwork.ui.list_and_sheet import KeyedList, side_by_side, tall_list
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.whereabouts.contents import Contents
from kiwork.ui.whereabouts.delegate import WhereaboutsDelegate
from kiwork.ui.whereabouts.filter_line import FilterLine
from kiwork.ui.whereabouts.goal_finder import GoalFinder
from kiwork.ui.whereabouts.reason_form import OFFERED, ReasonForm
from kiwork.ui.whereabouts.way_back import WayBack
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend, whereabouts

SIZE = (1080, 690)
NARROWEST, NARROWEST_LARGE = 260, 150
"""Of the list, in pixels at a text size of 100 %; with large text there is less to give away."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhereaboutsDialog(QDialog):
    """Everything is saved as it is said, and can be undone; `goal` is a step and what to look at there."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._text = workbench, workbench.text
        self.goal: tuple[str, str] | None = None
        self.setWindowTitle(self._text("whereabouts.title"))
        resize_dialog(self, theme, SIZE)
        self._contents = Contents(workbench)
        self.filter = FilterLine(workbench, theme)
        self.model = WhereaboutsModel(self)
        narrowest = theme.px(NARROWEST_LARGE if is_large(theme) else NARROWEST)
        self.list = tall_list(KeyedList(), self.model, self._text("whereabouts.list"), narrowest)
        self.list.setUniformItemSizes(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._drawn = WhereaboutsDelegate(theme, self.list)
        self.list.setItemDelegate(self._drawn)
        self.words, self.where = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self.way, self.finder, self.form = WayBack(workbench), GoalFinder(workbench), ReasonForm(workbench)
        self.card_link = button(self._text("whereabouts.go_to_card"), "link")
        self.counts, self._nothing = label("", "body-muted", wrap=True), label("", "body-muted", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out(theme)
        self._connect()
        self._show_lines()
        self.list.setFocus()

    @property
    def selected(self) -> list[Told]:
        """The selected cards from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [told for row in rows if (told := self.model.told(row))]

    def refresh(self) -> None:
        """Show what is stored; what is marked stays, else what has taken its place is marked."""
        self._contents = Contents(self._workbench)
        self._show_lines()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the fields: it presses no button that has not the focus."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)

    # what is shown

    def _lay_out(self, theme: Theme) -> None:
        layout = column(self, margin=3, gap=2)
        if not is_large(theme):
            layout.addWidget(label(self._text("whereabouts.about"), "body-muted", wrap=True))
        layout.addWidget(self.filter)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(4 * GRID)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(side_by_side(self.list, self._sheet(), 2 if is_large(theme) else 1))
        layout.addWidget(self._stack, 1)
        layout.addWidget(RefusalLine(self._workbench))
        box = close_button(self, self._text("whereabouts.close"))
        box.button(QDialogButtonBox.StandardButton.Close).setProperty("role", "plain")
        offer_help(self, box, self._workbench, theme, "whereabouts")
        foot = row(gap=2)
        foot.addWidget(self.counts, 1)
        foot.addWidget(box)
        layout.addLayout(foot)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        layout = column(sheet, margin=2, gap=1)
        layout.addWidget(self.words)
        layout.addWidget(self.where)
        layout.addWidget(self.way)
        layout.addWidget(self.card_link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(GRID)
        layout.addWidget(label(self._text("whereabouts.link"), "strong", wrap=True))
        layout.addWidget(self.finder)
        layout.addSpacing(GRID)
        layout.addWidget(label(self._text("whereabouts.reason"), "strong", wrap=True))
        layout.addWidget(self.form)
        layout.addStretch(1)
        layout.addWidget(label(self._text("whereabouts.hint"), "muted", wrap=True))
        return scrolled(sheet)

    def _connect(self) -> None:
        for number in range(1, len(OFFERED) + 2):
            self._on_key(str(number), partial(self._choose, number))
        QShortcut(QKeySequence.StandardKey.Undo, self, self._workbench.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._workbench.redo)
        self._on_key("E", self.finder.take_focus)
        self._on_key("Del", lambda: self._give(""))
        self.list.selectionModel().selectionChanged.connect(self._show_selected)
        self.filter.changed.connect(self._show_lines)
        self.filter.left.connect(self.list.setFocus)
        self.finder.left.connect(self.list.setFocus)
        self.finder.chosen.connect(self._link)
        self.form.given.connect(self._give)
        self.way.wanted.connect(lambda uid: self._go_to("recommend", uid))
        self.card_link.clicked.connect(lambda: self._go_to("arrange", self.selected[0].card.uid))
        self._workbench.changed.connect(self.refresh)

    def _on_key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _show_lines(self) -> None:
        before = self.list.currentIndex().row()
        self.model.show(self._contents.lines(self.filter.wanted()))
        self._stack.setCurrentIndex(int(self.model.rowCount() > 0))
        if not self.selected and (row := self.model.next_card(before)) >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        self._show_selected()
        unknown, total = self._contents.unknown, len(self._contents.told)
        nothing = "no_cards" if not total else "nothing_found" if unknown else "none_left"
        self._nothing.setText(self._text(f"whereabouts.{nothing}"))
        self.counts.setText(
            self._text("whereabouts.counted", known=total - unknown, n=total) if total else ""
        )

    def _show_selected(self) -> None:
        chosen = self.selected
        if not chosen:
            return
        first, alone = chosen[0], len(chosen) == 1
        self.words.setText(first.card.text if alone else self._text("whereabouts.selected", n=len(chosen)))
        self.where.setText(self._contents.place_of(first.card) if alone else "")
        for widget in (self.where, self.way, self.card_link):
            widget.setVisible(alone)
        self.card_link.setEnabled(first.card.topic_field_uid is not None)
        self.way.show_way(first.card, first.whereabouts, self._contents.words)
        self.finder.show_goals(self._contents.words.goals, first.card.topic_field_uid)
        cluster = first.card.cluster_uid if alone else None
        self.form.show_cluster(self._contents.in_cluster(cluster) if cluster else 0)
        for form in (self.finder, self.form):
            form.setEnabled(self._workbench.is_editable)

    # what is done

    def _choose(self, number: int) -> None:
        if self.selected and self.form.isEnabled():
            self.form.choose(number)

    def _link(self, recommendation_uid: str) -> None:
        uids = [told.card.uid for told in self.selected]
        if uids and self._workbench.run(recommend.change_origin, recommendation_uid, cite=uids):
            self.list.setFocus()

    def _give(self, reason: str) -> None:
        chosen = self.selected
        if not chosen or not self._workbench.is_editable:
            return
        cluster = chosen[0].card.cluster_uid if self.form.whole_cluster.isChecked() else None
        if cluster:
            done = self._workbench.run(whereabouts.give_cluster_reason, cluster, reason)
        else:
            uids = [told.card.uid for told in chosen]
            done = self._workbench.run(whereabouts.give_reason, uids, reason)
        if done:
            self.list.setFocus()

    def _go_to(self, step: str, uid: str) -> None:
        self.goal = (step, uid)
        self.accept()
