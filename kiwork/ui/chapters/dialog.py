"""The chapters of the final concept as a dialog: which there are, and what stands in each."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QInputDialog, QLineEdit, QWidget

from kiwork.queries.chapters import ChapterContents, structure
from kiwork.ui.chapters.chapter_list import ChapterList
from kiwork.ui.chapters.chapter_pane import ChapterPane
from kiwork.ui.chapters.delegates import ChapterDelegate
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.flow import Flow
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.chapters import ChaptersModel
from kiwork.ui.list_and_sheet import side_by_side, tall_list
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.undo_keys import offer_undo
from kiwork.ui.workbench import Workbench
from kiwork.usecases import chapters

SIZE = (1100, 680)
NARROWEST = 150
"""Of the list of chapters, in pixels at a text size of 100 %."""

FIELDS_KEY = "Ctrl+T"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChaptersDialog(QDialog):
    """Everything is saved as it is done, and can be undone here too."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._all: list[ChapterContents] = []
        self.setWindowTitle(self._text("title"))
        resize_dialog(self, theme, SIZE)
        self.model = ChaptersModel(self._about, self._text("none"), self)
        self.list = ChapterList(theme)
        self._drawn = ChapterDelegate(theme, self.list)
        self.new = QLineEdit()
        self.from_fields = button(self._text("from_fields"))
        self.remove = button(self._text("delete"))
        self.pane = ChapterPane(workbench, theme)
        self._said = label("", "muted", wrap=True)
        self._lay_out(theme)
        self._connect()
        self.refresh()
        self._mark(next((one.uid for one in self._all if one.recommendations), None))
        self.list.setFocus()

    @property
    def current(self) -> ChapterContents | None:
        """What is marked: a chapter, or what has none."""
        return self.model.contents(self.list.currentIndex().row())

    def refresh(self) -> None:
        """Show what is stored; the marked chapter stays, else what has taken its place is marked."""
        row, marked = max(0, self.list.currentIndex().row()), self.current
        self._all = [self._shown(one) for one in self._workbench.ask(structure)]
        self.model.editable = self.list.accepts = self._workbench.is_editable
        self.model.show(self._all)
        kept = self.model.row_of(marked.uid) if marked else 0
        self._go_to_row(kept if kept >= 0 else min(row, self.model.rowCount() - 1))
        for part in (self.new, self.from_fields):
            part.setEnabled(self._workbench.is_editable)
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the fields: it presses no button that has not the focus."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Save what is being typed before it closes."""
        self.pane.save()
        super().done(result)

    # what is shown

    def _shown(self, contents: ChapterContents) -> ChapterContents:
        """Leave out what a room file does not show."""
        outline = self._workbench.outline
        views = contents.recommendations
        kept = tuple(view for view in views if outline is None or outline.shows(view.topic_field_uid))
        return ChapterContents(contents.chapter, kept)

    def _about(self, contents: ChapterContents) -> str:
        return self._text("count", n=len(contents.recommendations))

    def _show_current(self) -> None:
        contents = self.current
        if contents is None:
            return
        goals = [(one.uid, self.model.title(row)) for row, one in enumerate(self._all)]
        self.pane.show_contents(contents, goals, any_at_all=any(one.recommendations for one in self._all))
        self.remove.setEnabled(self._workbench.is_editable and contents.chapter is not None)

    def _on_current(self) -> None:
        self.pane.save()
        self._show_current()

    def _mark(self, uid: str | None) -> None:
        self._go_to_row(self.model.row_of(uid))

    def _go_to_row(self, row: int) -> None:
        if self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row, 0))

    # what is done

    def _add(self) -> None:
        if uid := self._workbench.make(chapters.add_chapter, self.new.text()):
            self.new.clear()
            self._mark(uid)

    def _rename(self, uid: str, title: str) -> None:
        self._workbench.run(chapters.rename_chapter, uid, title)

    def _move(self, step: int) -> None:
        contents, uids = self.current, [one.uid for one in self._all if one.chapter]
        if contents is None or contents.uid is None or not self._workbench.is_editable:
            return
        place = uids.index(contents.uid) + step
        others = [uid for uid in uids if uid != contents.uid]
        if 0 <= place <= len(others):
            before = others[place] if place < len(others) else None
            self._workbench.run(chapters.move_chapter, contents.uid, before)

    def _delete(self) -> None:
        contents = self.current
        if contents is None or contents.uid is None or not self._workbench.is_editable:
            return
        if not contents.recommendations:
            self._workbench.run(chapters.delete_chapter, contents.uid)
        elif goal := self._ask_goal(contents):
            self._workbench.run(chapters.delete_chapter, contents.uid, move_to=goal[0])

    def _ask_goal(self, contents: ChapterContents) -> tuple[str | None] | None:
        """Ask where the recommendations of a chapter go; None if it shall stay."""
        others = [(one.uid, row) for row, one in enumerate(self._all) if one.uid != contents.uid]
        titles = [f"{row}  {self.model.title(row)}" for _, row in others]
        question = self._text("where_to", n=len(contents.recommendations))
        title, chosen = QInputDialog.getItem(
            self, self._text("where_to_title"), question, titles, 0, editable=False
        )
        return (others[titles.index(title)][0],) if chosen else None

    def _from_fields(self) -> None:
        if self._workbench.is_editable and self._workbench.run(chapters.add_chapters_from_topic_fields):
            self._workbench.said.emit(self._text("made"))

    def _drop(self, uids: list[str], row: int) -> None:
        if goal := self.model.contents(row):
            self._workbench.run(chapters.move_recommendations, uids, goal.uid)

    # building

    def _lay_out(self, theme: Theme) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._text("about"), "body-muted", wrap=True))
        tall_list(self.list, self.model, self._text("title"), theme.px(NARROWEST))
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(ChapterList.ResizeMode.Adjust)
        self.list.setItemDelegate(self._drawn)
        layout.addWidget(side_by_side(self._left(), scrolled(self.pane), 2), 1)
        layout.addWidget(RefusalLine(self._workbench))
        layout.addLayout(self._foot(theme))

    def _foot(self, theme: Theme) -> QHBoxLayout:
        foot, box = row(gap=2), close_button(self, self._text("close"))
        box.button(QDialogButtonBox.StandardButton.Close).setProperty("role", "plain")
        offer_help(self, box, self._workbench, theme, "chapters")
        foot.addWidget(self._said, 1)
        foot.addWidget(box)
        return foot

    def _left(self) -> QWidget:
        left = QWidget()
        layout = column(left)
        self.new.setPlaceholderText(self._text("new"))
        self.new.setAccessibleName(self._text("new"))
        self.from_fields.setToolTip(QKeySequence(FIELDS_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        buttons = Flow()
        buttons.add(self.from_fields)
        buttons.add(self.remove)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.new)
        layout.addLayout(buttons)
        return left

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.moved.connect(self._move)
        self.list.deleted.connect(self._delete)
        self.list.entered.connect(self.pane.take_focus)
        self.list.dropped.connect(self._drop)
        self.model.renamed.connect(self._rename)
        self.new.returnPressed.connect(self._add)
        self.from_fields.clicked.connect(self._from_fields)
        self.remove.clicked.connect(self._delete)
        self.pane.followed.connect(self._mark)
        self.pane.list.left.connect(self.list.setFocus)
        self._workbench.changed.connect(self.refresh)
        self._workbench.said.connect(self._said.setText)
        QShortcut(QKeySequence(FIELDS_KEY), self, self._from_fields)
        offer_undo(self, self._workbench)

    def _text(self, name: str, **values: object) -> str:
        return self._workbench.text(f"chapters.{name}", **values)
