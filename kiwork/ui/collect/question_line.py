"""The guiding question above the entry line; a small choice where there are several."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton, QWidget

from kiwork.queries.outline import QuestionView
from kiwork.ui.pieces import label, row
from kiwork.ui.theme import LABEL, Theme
from kiwork.ui.workbench import Workbench

NARROW_BELOW, SMALL_BELOW = 720, 480
"""Where the choices stand below the question, and where it has no room for a heading; at 100 %."""

MOST_LINES, MOST_LINES_SMALL = 4, 2
"""So many lines of the question keep their room whatever is below."""


class QuestionLine(QWidget):
    """Emits `chosen` with the uid of another question; `beside` stands to its right."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme, *, beside: QWidget) -> None:
        super().__init__()
        self._workbench = workbench
        self._question = label("", "heading", wrap=True)
        self._others = QToolButton()
        self._others.setProperty("role", "choice")
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._others.setFont(theme.font(LABEL))
        self._others.setMenu(QMenu(self._others))
        self._narrow_below, self._small_below = theme.px(NARROW_BELOW), theme.px(SMALL_BELOW)
        self._sides = row(self, gap=1)
        self._choices = row(gap=1)
        self._choices.addWidget(self._others)
        self._choices.addWidget(beside)
        self._choices.addStretch(1)
        self._sides.addWidget(self._question, 1)
        self._sides.addLayout(self._choices)

    @property
    def shown(self) -> str:
        """The words of the question."""
        return self._question.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices below the question where there is little room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = self.width() < self._narrow_below
        self._sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        upright = Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag.AlignVCenter
        self._question.setAlignment(upright | Qt.AlignmentFlag.AlignLeft)
        self._question.setProperty("role", "strong" if self.width() < self._small_below else "heading")
        self._question.style().polish(self._question)
        self._make_room()

    def ask(self, uid: str) -> str | None:
        """Show a question of the topic field, the first if this is none, and return which."""
        outline = self._workbench.outline
        questions = outline.questions_for(self._workbench.topic_field_uid) if outline else []
        known = [question.uid for question in questions]
        asked = uid if uid in known else next(iter(known), None)
        self.show_question(questions, asked)
        self._workbench.looking.ask(asked)
        return asked

    def show_question(self, questions: list[QuestionView], uid: str | None) -> None:
        """Show one of these questions."""
        number = next((n for n, question in enumerate(questions) if question.uid == uid), 0)
        self._question.setText(
            questions[number].text if questions else self._workbench.text("collect.no_question")
        )
        self._others.setVisible(len(questions) > 1)
        which = self._workbench.text("collect.which_question", number=number + 1, total=len(questions))
        self._others.setText(f"{which}  ▾")
        self._others.setAccessibleName(self._workbench.text("collect.other_question"))
        self._fill(questions)
        self._make_room()

    def _make_room(self) -> None:
        """Let the list below give way before the question does."""
        beside = self._choices.sizeHint().width() + self._sides.spacing()
        width = self.width() if self.width() < self._narrow_below else self.width() - beside
        lines = MOST_LINES_SMALL if self.width() < self._small_below else MOST_LINES
        most = lines * self._question.fontMetrics().lineSpacing()
        self._question.setMinimumHeight(min(most, max(0, self._question.heightForWidth(width))))

    def _fill(self, questions: list[QuestionView]) -> None:
        menu = self._others.menu()
        menu.clear()
        for number, question in enumerate(questions, 1):
            made = menu.addAction(f"&{number}  {question.text.replace('&', '&&')}")
            made.triggered.connect(lambda _checked=False, uid=question.uid: self.chosen.emit(uid))
