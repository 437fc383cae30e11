"""Answers that came back, shown before any of them is taken."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from kiwork import places, wording
from kiwork.errors import KiworkError
from kiwork.intake.answers import AnswerRow, plan_answers, read_answers
from kiwork.intake.returned import Returned
from kiwork.models.kinds import ConsultationAnswer
from kiwork.ui import file_dialog, jobs
from kiwork.ui.consulting.words import sentence
from kiwork.ui.dates import shown_date, today
from kiwork.ui.dialogs import answered, buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.answers import ABOUT, ANSWER, FINDING, KNOWN, AnswersModel
from kiwork.ui.pieces import column, label, scrolled
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.tables import PlainTable
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import consulting
from kiwork.usecases.consulting import AnswerDraft

SIZE = (1040, 640)
WIDTHS = {ANSWER: 236, KNOWN: 140, FINDING: 232}
DETAILS = 108
SUFFIXES = (".docx", ".xlsx")


@dataclass
class Read:
    """What several files brought, and why some brought nothing."""

    returned: list[Returned] = field(default_factory=list)
    refused: list[KiworkError] = field(default_factory=list)


def take_answers_in(parent: QWidget, workbench: Workbench, theme: Theme) -> None:
    """Ask for sheets that came back, read them beside the window, and show what they say."""
    kinds = f"{workbench.text('consultation.sheet_files')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
    folder = workbench.store.path.parent if workbench.store else places.documents()
    paths = file_dialog.ask_files(parent, workbench.text("consultation.choose_sheets"), folder, kinds=kinds)
    if not paths:
        return

    def show(read: Read) -> None:
        answered(AnswersDialog(workbench, theme, read, parent))

    def fail(error: Exception) -> None:
        if not isinstance(error, jobs.CancelledError):
            raise error

    jobs.run(lambda report: read_all(paths, report), done=show, failed=fail, owner=parent)


def read_all(paths: Sequence[Path], report: jobs.Report) -> Read:
    """Read several files; one that is refused does not keep the others out."""
    read = Read()
    for number, path in enumerate(paths):
        report(100 * number // len(paths))
        try:
            read.returned += read_answers(path)
        except KiworkError as error:
            read.refused.append(error)
    return read


class AnswersDialog(QDialog):
    """Only what is ticked is taken, in one step; what is known already is never written over by itself."""

    def __init__(self, workbench: Workbench, theme: Theme, read: Read, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._text = workbench, workbench.text
        self.setWindowTitle(self._text("consultation.answers_title"))
        resize_dialog(self, theme, SIZE)
        headings = [
            self._text(f"consultation.column_{name}") for name in ("about", "answer", "known", "finding")
        ]
        rows = workbench.ask(plan_answers, read.returned)
        self.model = AnswersModel(rows, headings, self._say, self)
        name = self._text("consultation.answers_title")
        self.table = PlainTable(theme, self.model, name, wide=ABOUT, widths=WIDTHS)
        self.table.setWordWrap(False)
        self._details = label("", wrap=True)
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._box = buttons(self, "")
        offer_help(self, self._box, workbench, theme, "consulting_answers")
        self._lay_out(theme, read.refused)
        self._connect()
        self.table.selectRow(0)
        self._count()

    def accept(self) -> None:
        """Take what is ticked, as one step."""
        drafts = [
            AnswerDraft(row.consultation.uid, row.answer, row.condition, row.on or today())
            for row in self.model.ticked
            if row.consultation
        ]
        if not drafts or self._workbench.run(consulting.take_answers, drafts):
            super().accept()

    def _lay_out(self, theme: Theme, refused: Sequence[KiworkError]) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._text("consultation.answers_about"), "body-muted", wrap=True))
        for error in refused:
            layout.addWidget(label(wording.sentence(error, self._workbench.language), "danger", wrap=True))
        layout.addWidget(self.table, 1)
        details = scrolled(self._details, self._text("consultation.details"))
        details.setFixedHeight(theme.px(DETAILS))
        layout.addWidget(details)
        self.table.setVisible(bool(self.model.rows))
        details.setVisible(bool(self.model.rows))
        layout.addWidget(RefusalLine(self._workbench))
        layout.addWidget(self._box)

    def _connect(self) -> None:
        self.model.ticked_anew.connect(self._count)
        self.table.selectionModel().currentChanged.connect(self._show_current)
        space = QShortcut(QKeySequence("Space"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.model.turn(self.table.currentIndex().row()))

    def _count(self) -> None:
        number = len(self.model.ticked)
        ok = self._box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self._text("consultation.take", n=number))
        ok.setEnabled(number > 0)

    def _show_current(self) -> None:
        number = self.table.currentIndex().row()
        if 0 <= number < len(self.model.rows):
            self._details.setText("\n".join(self._full(self.model.rows[number])))

    # words

    def _say(self, row: AnswerRow) -> tuple[str, str, str, str]:
        known = self._text(f"consultation.answer_{row.consultation.answer}") if row.consultation else ""
        findings = " · ".join(self._text(f"consultation.finding_{finding}") for finding in row.findings)
        return (self._about(row), self._answer(row), known, findings)

    def _about(self, row: AnswerRow) -> str:
        if row.consultation is None or row.recommendation is None:
            return row.returned.file
        return f"{row.recommendation.number} · {row.consultation.organisation} · {row.recommendation.title}"

    def _answer(self, row: AnswerRow) -> str:
        if row.answer is ConsultationAnswer.OPEN:
            return row.returned.answer
        return self._text(f"consultation.answer_{row.answer}")

    def _full(self, row: AnswerRow) -> list[str]:
        """Say a row in full, what came and what is known below each other."""
        day = shown_date(row.on) if row.on else row.returned.day
        came = [self._answer(row), day, row.condition or row.returned.condition]
        lines = [
            f"{self._about(row)} ({row.returned.file})",
            self._text("consultation.came", words=" · ".join(part for part in came if part)),
        ]
        if row.consultation and not row.consultation.is_open:
            known = sentence(self._workbench, row.consultation)
            lines.append(self._text("consultation.is_known", words=known))
        explained = [f"consultation.explained_{finding}" for finding in row.findings]
        return [*lines, *map(self._text, explained)]
