"""The guiding question can always be read."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiwork.ui.collect.question_line import QuestionLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


def test_the_question_does_not_give_way_to_what_is_below(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    line = QuestionLine(workbench, theme, beside=QPushButton("Herausforderung"))
    qtbot.addWidget(line)
    line.resize(480, 40)
    line.show()
    outline = workbench.outline
    assert outline
    line.show_question(list(outline.questions), outline.questions[0].uid)
    question = next(found for found in line.findChildren(QLabel) if found.text() == line.shown)
    assert line.minimumSizeHint().height() >= question.heightForWidth(480)
