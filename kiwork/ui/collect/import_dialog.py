"""Takes cards in from a file, after a preview of what would come."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QWidget,
)

from kiwork import places, wording
from kiwork.errors import KiworkError
from kiwork.intake.columns import Field, NoTextColumnError
from kiwork.intake.files import BUILT, plan_file
from kiwork.intake.kinds import Kind
from kiwork.intake.pasted import Rows
from kiwork.intake.plan import COUNTED_REMARKS, Defaults, Plan, plan_rows
from kiwork.intake.taking import News, listed, news, take_in
from kiwork.models.kinds import CardKind
from kiwork.store.file import FileInUseError
from kiwork.ui import file_dialog, jobs
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.collect.column_choice import ColumnChoice
from kiwork.ui.collect.plan_view import PlanView
from kiwork.ui.dialogs import answered, buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

SIZE = (920, 640)
MOST_NAMED = 6


@dataclass(frozen=True)
class Origin:
    """Where cards come from: its name, that of the workshop it may become, and how it is planned.

    `plan` is given the columns a person chose, what holds for rows that say nothing, and whether the first
    row holds headings, if a person said so.
    """

    name: str
    workshop: str
    plan: Callable[[Mapping[Field, str], Defaults, bool | None], Plan]


def import_file(parent: QWidget, workbench: Workbench, theme: Theme) -> bool:
    """Ask for a file and take its cards in; false if the person decided otherwise."""
    path = ask_source(parent, workbench)
    if path is None or _is_live(workbench, path):
        return False
    return answered(ImportDialog(workbench, theme, origin_of(path), parent))


def import_rows(
    parent: QWidget, workbench: Workbench, theme: Theme, rows: Rows, kind: CardKind | None = None
) -> bool:
    """Take the rows of a copied table in; false if the person decided otherwise."""
    name = workbench.text("collect.clipboard")
    origin = Origin(
        name,
        name,
        lambda given, defaults, headings: plan_rows(name, rows, given, defaults, headings=headings),
    )
    return answered(ImportDialog(workbench, theme, origin, parent, kind=kind))


def origin_of(path: Path) -> Origin:
    """Return a file as where cards come from."""
    return Origin(
        path.name,
        path.stem,
        lambda given, defaults, headings: plan_file(path, given, defaults, headings=headings),
    )


def ask_source(parent: QWidget, workbench: Workbench) -> Path | None:
    """Ask for a table or a list."""
    folder = workbench.store.path.parent if workbench.store else places.documents()
    endings = " ".join(f"*{suffix}" for suffix in sorted(BUILT))
    kinds = f"{workbench.text('collect.tables')} ({endings})"
    return file_dialog.ask_file(parent, workbench.text("collect.import_title"), folder, kinds=kinds)


def _is_live(workbench: Workbench, path: Path) -> bool:
    """Refuse the open file itself: reading it would give its lock away."""
    live = workbench.store is not None and workbench.store.is_at(path)
    if live:
        workbench.failed.emit(wording.sentence(FileInUseError(file=path.name), workbench.language))
    return live


class ImportDialog(QDialog):
    """Reads beside the window, again whenever what is chosen for columns or silent rows changes."""

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        origin: Origin,
        parent: QWidget,
        *,
        kind: CardKind | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._origin = origin
        self._reading = 0
        self.plan: Plan | None = None
        self.setWindowTitle(workbench.text("collect.import_title"))
        resize_dialog(self, theme, SIZE)
        self.workshops = self._choice("collect.import_workshop", self._workshop_choices())
        self.fields = self._choice("collect.import_field", self._field_choices())
        self.kinds = self._choice("collect.import_kind", self._kind_choices())
        self.columns = ColumnChoice(workbench)
        self.view = PlanView(workbench, theme)
        self.remarks = label("", "muted", wrap=True)
        self.create_topics = QCheckBox()
        self.create_topics.setChecked(True)
        self.buttons = buttons(self, "")
        offer_help(self, self.buttons, workbench, theme, "import")
        self._lay_out()
        self._select_here(kind or CardKind.CHALLENGE)
        self.columns.chosen.connect(self._read)
        for box in (self.workshops, self.fields, self.kinds):
            box.activated.connect(self._read)
        self.create_topics.toggled.connect(self._allow)
        self._read()

    def accept(self) -> None:
        """Take everything in as one action; the dialog stays open if that was refused."""
        create = self.create_topics.isChecked()
        if self.plan and self._workbench.run(take_in, self.plan, create_topics=create):
            said = self._workbench.text("collect.imported", n=len(self.plan.cards), file=self.plan.name)
            self._workbench.said.emit(said)
            super().accept()

    # reading

    def _read(self) -> None:
        self._reading += 1
        number, plan = self._reading, self._origin.plan
        given, headings = self.columns.given, self.columns.headings
        defaults = Defaults(
            Kind(CardKind(self.kinds.currentData())), self.fields.currentData(), self.workshops.currentData()
        )
        self.plan = None
        self.remarks.setText(self._workbench.text("collect.reading"))
        self._allow()
        jobs.run(
            lambda _report: plan(given, defaults, headings),
            done=lambda plan: self._show(plan, number),
            failed=lambda error: self._refuse(error, number),
            owner=self,
        )

    def _show(self, plan: Plan, number: int) -> None:
        if number != self._reading:
            return
        self.plan = plan
        if plan.shape:
            self.columns.show_shape(plan.shape)
        made = self._workbench.ask(news, plan)
        self.view.show_plan(plan, new_fields=made.topic_fields)
        self.remarks.setText("\n".join(self._remarks(plan, made)))
        self.create_topics.setVisible(bool(made.topic_fields))
        n = len(made.topic_fields)
        self.create_topics.setText(self._workbench.text("collect.create_topics", n=n))
        self._allow()
        if number == 1:
            self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    def _refuse(self, error: Exception, number: int) -> None:
        if not isinstance(error, KiworkError):
            raise error
        if number != self._reading:
            return
        if isinstance(error, NoTextColumnError):
            self.columns.show_shape(error.shape)
            self.columns.columns.setFocus()
            self.remarks.setText(self._workbench.text("collect.choose_text_column"))
        else:
            self.remarks.setText(wording.sentence(error, self._workbench.language))

    def _allow(self) -> None:
        """Name the button after what it does, and let it be pressed when it can do that."""
        store, plan = self._workbench.store, self.plan
        may_write = store is not None and store.read_only is None
        topics_known = self.create_topics.isHidden() or self.create_topics.isChecked()
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(self._workbench.text("collect.import_cards", n=len(plan.cards) if plan else 0))
        button.setEnabled(plan is not None and may_write and topics_known)

    def _remarks(self, plan: Plan, made: News) -> Iterator[str]:
        words, remarks = self._workbench.text, plan.remarks
        for name, number in remarks.other_kinds.most_common():
            yield words("cli.import_other_kind", n=number, kind=name)
        for what in COUNTED_REMARKS:
            if number := getattr(remarks, what):
                yield words(f"cli.import_{what}", n=number)
        tags, clusters = [title for _, title in made.tags], [heading for _, heading in made.clusters]
        named = (("workshops", made.workshops), ("tags", tags), ("clusters", clusters))
        for what, names in named:
            if names:
                yield words(f"cli.import_new_{what}", n=len(names), names=listed(names[:MOST_NAMED]))
        if remarks.unused_columns:
            unused = remarks.unused_columns
            yield words("cli.import_unused_columns", n=len(unused), names=listed(unused[:MOST_NAMED]))

    # choices for rows that say nothing

    def _workshop_choices(self) -> list[tuple[str, str]]:
        outline, words = self._workbench.outline, self._workbench.text
        present = [(workshop.title, workshop.title) for workshop in outline.workshops] if outline else []
        return [*present, (words("collect.new_workshop", name=self._origin.workshop), "")]

    def _field_choices(self) -> list[tuple[str, str]]:
        outline = self._workbench.outline
        fields = [(field.title, field.title) for field in outline.all_topic_fields] if outline else []
        return [*fields, (self._workbench.text("collect.no_field"), "")]

    def _kind_choices(self) -> list[tuple[str, str]]:
        return [(self._workbench.text(f"kinds.{kind}"), kind.value) for kind in CardKind]

    def _choice(self, name: str, choices: list[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(self._workbench.text(name))
        for words, value in choices:
            box.addItem(words, value)
        return box

    def _select_here(self, kind: CardKind) -> None:
        outline, bench = self._workbench.outline, self._workbench
        workshop = outline.workshop(bench.workshop_uid) if outline else None
        field = outline.topic_field(bench.topic_field_uid) if outline else None
        self.workshops.setCurrentIndex(self.workshops.findData(workshop.title if workshop else ""))
        self.fields.setCurrentIndex(self.fields.findData(field.title if field else ""))
        self.kinds.setCurrentIndex(self.kinds.findData(kind.value))

    def _lay_out(self) -> None:
        words, choices = self._workbench.text, QGridLayout()
        choices.setHorizontalSpacing(2 * GRID)
        choices.setVerticalSpacing(GRID)
        named = (("workshop", self.workshops), ("field", self.fields), ("kind", self.kinds))
        for place, (name, box) in enumerate(named):
            choices.addWidget(label(words(f"collect.import_{name}"), "label", buddy=box), 0, place)
            choices.addWidget(box, 1, place)
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._origin.name, "heading"))
        layout.addWidget(label(words("collect.import_about"), "body-muted", wrap=True))
        layout.addLayout(choices)
        layout.addWidget(self.columns)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.create_topics)
        layout.addWidget(self.remarks)
        layout.addWidget(RefusalLine(self._workbench))
        layout.addWidget(self.buttons)
        self.create_topics.hide()
