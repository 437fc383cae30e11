"""The dialog in which the process is edited: its name, phases, topic fields, guiding questions and tags."""

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from kiwork.models.kinds import Dimension
from kiwork.queries.outline import Outline
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import is_large, resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label, scrolled, tabs
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.setup.field_form import FieldForm
from kiwork.ui.setup.record_list import RecordList
from kiwork.ui.setup.topic_fields import TopicFields
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

SIZE = (760, 600)
PROCESS_FIELDS = ("title", "host", "topic_field_label", "imprint")


class ProcessDialog(QDialog):
    """Everything is saved as it is typed, and can be undone; the dialog has nothing to confirm."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(workbench.text("setup.process_title"))
        resize_dialog(self, theme, SIZE)
        self._form = FieldForm(
            workbench, "setup", PROCESS_FIELDS, self._save_process, names_above=is_large(theme)
        )
        self._phases = self._list("phase", setup.add_phase)
        self._fields = TopicFields(workbench, self.refresh)
        self._questions = self._list("guiding_question", setup.add_question)
        self._tags = {dimension: self._tag_list(dimension) for dimension in Dimension}
        book = tabs()
        book.addTab(scrolled(self._form), workbench.text("setup.process"))
        book.addTab(scrolled(self._fields), workbench.text("setup.topic_fields"))
        book.addTab(_explained(workbench, "questions", self._questions), workbench.text("setup.questions"))
        book.addTab(_explained(workbench, "phases", self._phases), workbench.text("setup.phases"))
        book.addTab(_explained(workbench, "tags", self._tag_tabs()), workbench.text("setup.tags"))
        layout = column(self, margin=2, gap=2)
        layout.addWidget(book, 1)
        layout.addWidget(RefusalLine(workbench))
        done = close_button(self, workbench.text("setup.done"))
        offer_help(self, done, workbench, theme, "process")
        layout.addWidget(done)
        workbench.changed.connect(self.refresh)
        self.refresh()
        self._form.take_focus()

    def refresh(self) -> None:
        """Show the outline as it is stored."""
        outline = self._workbench.outline
        if outline is None:
            return
        self._form.show_values({name: getattr(outline, name) for name in PROCESS_FIELDS})
        self._phases.show_entries([(phase.uid, phase.title) for phase in outline.phases])
        self._fields.show_fields(outline.all_topic_fields)
        self._questions.show_entries([(question.uid, question.text) for question in outline.questions])
        self._show_tags(outline)

    def _show_tags(self, outline: Outline) -> None:
        for dimension, tag_list in self._tags.items():
            tag_list.show_entries([(t.uid, t.title) for t in outline.tags if t.dimension is dimension])

    def _save_process(self, column_name: str, text: str) -> bool:
        joins = f"process.{column_name}"
        return self._workbench.type_into(joins, setup.edit_process, **{column_name: text})

    def _list(self, kind: str, add: setup.Adding) -> RecordList:
        bench = self._workbench
        return RecordList(
            bench,
            bench.text(f"setup.{kind}"),
            add=lambda name: self._or_refresh(bench.run(add, name)),
            rename=lambda uid, name: self._or_refresh(
                bench.run(setup.edit, kind, uid, **{setup.NAMES[kind]: name})
            ),
            move=lambda uid, before: bench.run(setup.move, kind, uid, before),
            delete=lambda uid: bench.run(setup.delete, kind, uid),
        )

    def _tag_list(self, dimension: Dimension) -> RecordList:
        bench = self._workbench
        return RecordList(
            bench,
            bench.text(f"setup.{dimension.value}"),
            add=lambda name: self._or_refresh(bench.run(setup.add_tag, dimension, name)),
            rename=lambda uid, name: self._or_refresh(bench.run(setup.edit, "tag", uid, title=name)),
            move=lambda uid, before: bench.run(setup.move, "tag", uid, before),
            delete=lambda uid: bench.run(setup.delete, "tag", uid),
        )

    def _tag_tabs(self) -> QTabWidget:
        book = tabs()
        for dimension, tag_list in self._tags.items():
            book.addTab(tag_list, self._workbench.text(f"setup.{dimension.value}"))
        return book

    def _or_refresh(self, done: bool) -> None:  # noqa: FBT001 - what just came back
        if not done:
            self.refresh()


def _explained(workbench: Workbench, topic: str, inside: QWidget) -> QWidget:
    tab = QWidget()
    layout = column(tab, margin=2, gap=1)
    layout.addWidget(label(workbench.text(f"setup.about_{topic}"), "muted", wrap=True))
    layout.addWidget(inside, 1)
    return tab
