"""The coordination by keyboard: asking, noting answers, writing sheets, reading them again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import ConsultationAnswer
from kiwork.queries.consulting import coordination
from kiwork.ui import jobs
from kiwork.ui.consulting.answer_dialog import AnswerDialog
from kiwork.ui.consulting.answers_dialog import AnswersDialog, read_all
from kiwork.ui.consulting.dialog import ConsultingDialog
from kiwork.ui.consulting.sheets_dialog import SheetsDialog
from kiwork.ui.itemmodels.answers import ABOUT
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend
from tests.asking import AGREE, REFUSE, fill_in

KEY = Qt.Key
TODAY = date.today().isoformat()  # noqa: DTZ011 - the day it is here


@pytest.fixture
def dialog(qtbot: QtBot, workbench: Workbench, theme: Theme) -> Iterator[ConsultingDialog]:
    """Show the matrix of two recommendations and two organisations."""
    field = workbench.topic_field_uid
    assert field
    for title, lead in (("Kurse", "Amt"), ("Fahrdienste", "VHS")):
        uid = workbench.make(recommend.add_recommendation, field, title)
        assert uid
        workbench.run(recommend.set_lead, uid, lead)
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ConsultingDialog(workbench, theme, parent)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


def found(workbench: Workbench) -> list[tuple[str, str, str, str]]:
    """Return what is known: organisation, answer, condition and day of the answer."""
    matrix = workbench.ask(coordination)
    views = [matrix.newest(r.uid, o.uid) for r in matrix.recommendations for o in matrix.organisations]
    return [(v.organisation, v.answer.value, v.condition, v.answered_on) for v in views if v]


def press(qtbot: QtBot, dialog: ConsultingDialog, *keys: KEY) -> None:
    for key in keys:
        qtbot.keyClick(dialog.table, key)


def select_all(dialog: ConsultingDialog) -> None:
    for row in range(2):
        for column in (1, 2):
            cell = dialog.model.index(row, column)
            dialog.table.selectionModel().select(cell, QItemSelectionModel.SelectionFlag.Select)


def test_several_are_asked_and_answer_by_keys(
    qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench
) -> None:
    select_all(dialog)
    press(qtbot, dialog, KEY.Key_1)
    assert {row[1] for row in found(workbench)} == {"open"}
    assert dialog.waiting.rowCount() == 2
    dialog.table.setCurrentIndex(dialog.model.index(0, 1))
    press(qtbot, dialog, KEY.Key_2, KEY.Key_Right, KEY.Key_4)
    assert found(workbench)[:2] == [("Amt", "agreed", "", TODAY), ("VHS", "refused", "", TODAY)]
    press(qtbot, dialog, KEY.Key_Delete)
    assert len(found(workbench)) == 3
    workbench.undo()
    assert found(workbench)[1] == ("VHS", "refused", "", TODAY)


def test_an_answer_on_a_condition_needs_the_condition(
    qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench, theme: Theme
) -> None:
    pair = dialog.model.pair(dialog.model.index(0, 1))
    assert pair
    first = ConsultationAnswer.WITH_CONDITION
    noting = AnswerDialog(workbench, theme, dialog, pairs=[pair], told=None, about="", first=first)
    qtbot.addWidget(noting)
    box = noting.findChild(QDialogButtonBox)
    assert box
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(noting.condition, "wenn Geld da ist")
    assert ok.isEnabled()
    noting.accept()
    assert found(workbench) == [("Amt", "with_condition", "wenn Geld da ist", TODAY)]


def test_enter_opens_what_is_known_about_a_cell(qtbot: QtBot, dialog: ConsultingDialog) -> None:
    opened: list[str] = []

    def close() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, AnswerDialog)
        opened.append(shown.answer.value)
        shown.reject()

    press(qtbot, dialog, KEY.Key_1)
    QTimer.singleShot(0, close)
    press(qtbot, dialog, KEY.Key_Return)
    assert opened == ["open"]


def write(qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench, theme: Theme) -> list[Path]:
    """Write all sheets into the folder of the file."""
    assert workbench.store
    folder = workbench.store.path.parent
    writing = SheetsDialog(workbench, theme, dialog)
    qtbot.addWidget(writing)
    writing.accept()
    jobs.wait_for_all()
    qtbot.waitUntil(lambda: not writing._said.isHidden())
    return sorted(path for path in folder.iterdir() if path.suffix in {".docx", ".xlsx"})


def test_sheets_are_written_filled_in_and_read_again(
    qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench, theme: Theme
) -> None:
    select_all(dialog)
    press(qtbot, dialog, KEY.Key_1)
    paths = write(qtbot, dialog, workbench, theme)
    assert [path.name for path in paths] == [
        f"Abstimmungsbogen {name}{suffix}" for name in ("Amt", "VHS") for suffix in (".docx", ".xlsx")
    ]
    fill_in(paths[0], (AGREE, "", ""), (REFUSE, "", ""))
    taking = AnswersDialog(workbench, theme, read_all([paths[0], paths[3]], lambda _: None), dialog)
    qtbot.addWidget(taking)
    assert [row.returned.file for row in taking.model.ticked] == [paths[0].name] * 2
    taking.table.selectRow(1)
    qtbot.keyClick(taking.table, KEY.Key_Space)
    taking.accept()
    assert [row[:2] for row in found(workbench) if row[1] != "open"] == [("Amt", "agreed")]
    workbench.undo()
    assert {row[1] for row in found(workbench)} == {"open"}


def test_a_sheet_that_is_there_is_never_written_over(
    qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench, theme: Theme
) -> None:
    press(qtbot, dialog, KEY.Key_1)
    [first, *_] = write(qtbot, dialog, workbench, theme)
    before = first.read_bytes()
    assert len(write(qtbot, dialog, workbench, theme)) == 4
    assert first.read_bytes() == before


def test_what_differs_is_not_ticked_and_one_of_two_at_most(
    qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench, theme: Theme, tmp_path: Path
) -> None:
    press(qtbot, dialog, KEY.Key_1)
    word, table = write(qtbot, dialog, workbench, theme)
    press(qtbot, dialog, KEY.Key_2)
    read = read_all([fill_in(word, (REFUSE, "", "")), fill_in(table, (REFUSE, "nein", ""))], lambda _: None)
    taking = AnswersDialog(workbench, theme, read, dialog)
    qtbot.addWidget(taking)
    assert taking.model.ticked == []
    taking.model.turn(0)
    taking.model.turn(1)
    assert [row.condition for row in taking.model.ticked] == ["nein"]


def test_the_models_are_sound(
    qtmodeltester: ModelTester, qtbot: QtBot, dialog: ConsultingDialog, workbench: Workbench, theme: Theme
) -> None:
    select_all(dialog)
    press(qtbot, dialog, KEY.Key_1)
    qtmodeltester.check(dialog.model)
    qtmodeltester.check(dialog.waiting)
    read = read_all(write(qtbot, dialog, workbench, theme), lambda _: None)
    taking = AnswersDialog(workbench, theme, read, dialog)
    qtbot.addWidget(taking)
    qtmodeltester.check(taking.model)
    assert taking.model.index(0, ABOUT).data()
