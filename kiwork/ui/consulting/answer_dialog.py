"""Noting by hand what an organisation answered: about one recommendation, or the same about several."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from kiwork.models.kinds import ConsultationAnswer
from kiwork.queries.consulting import ConsultationView, Pair
from kiwork.ui.consulting import words
from kiwork.ui.dates import date_pattern, iso_date, shown_date, today
from kiwork.ui.dialogs import buttons
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.icons import icon
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import consulting

WIDTH, REMARK_HEIGHT = 560, 96


class AnswerDialog(QDialog):
    """Answer, condition, day and whether it is internal; nothing is changed before the button is pressed."""

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        parent: QWidget,
        *,
        pairs: Sequence[Pair],
        told: ConsultationView | None,
        about: str,
        first: ConsultationAnswer | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._text, self._pairs = workbench, workbench.text, pairs
        self.setWindowTitle(self._text("consultation.note_answer"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.answers = QButtonGroup(self)
        self.condition = QPlainTextEdit(told.condition if told else "")
        self.condition.setTabChangesFocus(True)
        self.condition.setFixedHeight(theme.px(REMARK_HEIGHT))
        self.condition.setAccessibleName(self._text("consultation.remark"))
        self._first_day = (told.answered_on if told else "") or today()
        self.day = QLineEdit(shown_date(self._first_day))
        self.day.setPlaceholderText(date_pattern())
        self.day.setAccessibleName(self._text("consultation.answered_on"))
        self.internal = QCheckBox(self._text("consultation.internal"))
        self.internal.setChecked(told is not None and told.internal)
        self._hint = label("", "muted", wrap=True)
        self._box = buttons(self, self._text("consultation.note"))
        offer_help(self, self._box, workbench, theme, "consulting_answer")
        self._lay_out(theme, about, words.dates(workbench, told) if told else "")
        self._choose(first or (told.answer if told else ConsultationAnswer.AGREED))
        self._connect()
        self._look()

    @property
    def answer(self) -> ConsultationAnswer:
        """The answer that is chosen."""
        return list(ConsultationAnswer)[self.answers.checkedId()]

    def accept(self) -> None:
        """Note the answer."""
        noted = self._workbench.run(
            consulting.answer_by_hand,
            self._pairs,
            self.answer,
            condition=self.condition.toPlainText(),
            on=self._iso_day() or today(),
            internal=self.internal.isChecked(),
        )
        if noted:
            super().accept()

    def _lay_out(self, theme: Theme, about: str, dates: str) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(about, "heading", wrap=True))
        if dates:
            layout.addWidget(label(dates, "muted", wrap=True))
        choices = column()
        for number, answer in enumerate(ConsultationAnswer):
            made = QRadioButton(self._text(f"consultation.answer_{answer}"))
            made.setIcon(icon(theme, words.ICONS[answer], words.COLOURS[answer]))
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, lambda answer=answer: self._choose(answer))
            self.answers.addButton(made, number)
            choices.addWidget(made)
        layout.addLayout(choices)
        for name, field in (("remark", self.condition), ("answered_on", self.day)):
            part = column()
            part.addWidget(label(self._text(f"consultation.{name}"), "label", buddy=field))
            part.addWidget(field)
            layout.addLayout(part)
        layout.addWidget(self.internal)
        layout.addWidget(self._hint)
        layout.addWidget(RefusalLine(self._workbench))
        layout.addWidget(self._box)

    def _connect(self) -> None:
        self.answers.idToggled.connect(self._look)
        self.condition.textChanged.connect(self._look)
        self.day.textChanged.connect(self._look)

    def _choose(self, answer: ConsultationAnswer) -> None:
        chosen = self.answers.button(list(ConsultationAnswer).index(answer))
        chosen.setChecked(True)
        if answer is ConsultationAnswer.WITH_CONDITION:
            self.condition.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Say what is missing before the button is pressed, not afterwards."""
        missing = self._missing()
        self._hint.setText(self._text(f"consultation.{missing}") if missing else "")
        self._hint.setVisible(bool(missing))
        self._box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not missing)
        self.day.setEnabled(self.answer is not ConsultationAnswer.OPEN)

    def _iso_day(self) -> str:
        """Return the day as an ISO date, empty if what was typed is none."""
        typed = self.day.text()
        return self._first_day if typed == shown_date(self._first_day) else iso_date(typed)

    def _missing(self) -> str:
        needs_words = self.answer is ConsultationAnswer.WITH_CONDITION
        if needs_words and not self.condition.toPlainText().strip():
            return "condition_missing"
        if self.answer is not ConsultationAnswer.OPEN and not self._iso_day():
            return "day_missing"
        return ""
