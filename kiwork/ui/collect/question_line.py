"""The guiding question above the entry line; a small choice where there are several."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kiwork.queries.outline import QuestionView
from kiwork.ui.pieces import label, row
from kiwork.ui.theme import LABEL, Theme
from kiwork.ui.workbench import Workbench


class QuestionLine(QWidget):
    """Emits `chosen` with the uid of another question."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._question = label("", "heading", wrap=True)
        self._others = QToolButton()
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._others.setFont(theme.font(LABEL))
        self._others.setMenu(QMenu(self._others))
        layout = row(self, gap=1)
        layout.addWidget(self._question, 1)
        layout.addWidget(self._others, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def shown(self) -> str:
        """The words of the question."""
        return self._question.text()

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

    def _fill(self, questions: list[QuestionView]) -> None:
        menu = self._others.menu()
        menu.clear()
        for number, question in enumerate(questions, 1):
            made = menu.addAction(f"&{number}  {question.text.replace('&', '&&')}")
            made.triggered.connect(lambda _checked=False, uid=question.uid: self.chosen.emit(uid))
