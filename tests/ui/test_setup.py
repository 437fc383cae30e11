"""The process and its workshops are edited in dialogs that save as one types."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.cards import all_cards
from kiwork.ui.setup.field_line import FieldLine
from kiwork.ui.setup.process_dialog import ProcessDialog
from kiwork.ui.setup.record_list import RecordList
from kiwork.ui.setup.workshop_dialog import WorkshopDialog
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, setup
from kiwork.usecases.capture import CardDraft


@pytest.fixture
def process_dialog(qtbot: QtBot, workbench: Workbench, theme: Theme) -> Iterator[ProcessDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ProcessDialog(workbench, theme, parent)
    dialog.show()
    yield dialog
    dialog.close()


def field(dialog: QWidget, name: str) -> FieldLine:
    return next(line for line in dialog.findChildren(FieldLine) if line.accessibleName() == name)


def record_list(dialog: QWidget, name: str) -> RecordList:
    return next(found for found in dialog.findChildren(RecordList) if found.names.accessibleName() == name)


def type_name(qtbot: QtBot, workbench: Workbench, records: RecordList, name: str) -> None:
    _reveal(records)
    records.begin_new()
    editor = records.names.findChild(QLineEdit)
    qtbot.keyClicks(editor, name)
    with qtbot.waitSignal(workbench.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def _reveal(widget: QWidget) -> None:
    parent = widget.parentWidget()
    if parent is not None:
        _reveal(parent)
        if isinstance(parent, QStackedWidget):
            parent.setCurrentWidget(widget)


def test_the_next_name_is_begun_while_one_is_typed_and_both_are_stored(
    qtbot: QtBot, workbench: Workbench, process_dialog: ProcessDialog
) -> None:
    fields = record_list(process_dialog, "Themenfelder")
    _reveal(fields)
    fields.begin_new()
    qtbot.keyClicks(fields.names.findChild(QLineEdit), "Kultur")
    qtbot.keyClick(fields.names, Qt.Key.Key_Insert)
    qtbot.keyClicks(fields.names.findChildren(QLineEdit)[-1], "Sport")
    with qtbot.waitSignal(workbench.changed):
        qtbot.keyClick(fields.names.findChildren(QLineEdit)[-1], Qt.Key.Key_Return)
    assert workbench.outline
    assert [field.title for field in workbench.outline.topic_fields][-2:] == ["Kultur", "Sport"]


def test_the_name_of_the_process_is_saved_on_leaving_the_field(
    qtbot: QtBot, workbench: Workbench, process_dialog: ProcessDialog
) -> None:
    title = field(process_dialog, "Name")
    title.selectAll()
    qtbot.keyClicks(title, "Konzept 2030")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert workbench.outline is not None
    assert workbench.outline.title == "Konzept 2030"


def test_an_empty_name_is_refused_and_shown_again(
    qtbot: QtBot, workbench: Workbench, process_dialog: ProcessDialog
) -> None:
    title = field(process_dialog, "Name")
    with qtbot.waitSignal(workbench.failed):
        title.selectAll()
        qtbot.keyClick(title, Qt.Key.Key_Delete)
        qtbot.keyClick(title, Qt.Key.Key_Return)
    assert workbench.outline is not None
    assert workbench.outline.title


def test_a_topic_field_is_added_in_place(
    qtbot: QtBot, workbench: Workbench, process_dialog: ProcessDialog
) -> None:
    type_name(qtbot, workbench, record_list(process_dialog, "Themenfelder"), "Kultur und Sport")
    assert workbench.outline is not None
    added = workbench.outline.topic_fields[-1]
    assert (added.title, added.code) == ("Kultur und Sport", "KS")


def test_a_topic_field_moves_up_by_keyboard(
    qtbot: QtBot, workbench: Workbench, process_dialog: ProcessDialog
) -> None:
    names = record_list(process_dialog, "Themenfelder").names
    names.setCurrentRow(1)
    qtbot.keyClick(names, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert workbench.outline is not None
    assert workbench.outline.topic_fields[0].title == "Arbeit und Wirtschaft"
    assert names.currentRow() == 0


def test_deleting_a_topic_field_asks_where_its_cards_go(
    workbench: Workbench, process_dialog: ProcessDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workbench.outline is not None
    first, second = workbench.outline.topic_fields[:2]
    workbench.make(capture.add_card, CardDraft("bleibt", first.uid, workbench.workshop_uid))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_a, **_k: (second.title, True))
    fields = record_list(process_dialog, "Themenfelder")
    fields.names.setCurrentRow(0)
    fields.delete_current()
    assert workbench.outline.topic_fields[0].uid == second.uid
    assert [card.text for card in workbench.ask(all_cards, topic_field_uid=second.uid)] == ["bleibt"]


def test_an_added_tag_can_be_undone(
    qtbot: QtBot, workbench: Workbench, process_dialog: ProcessDialog
) -> None:
    assert workbench.outline is not None
    before = len(workbench.outline.tags)
    type_name(qtbot, workbench, record_list(process_dialog, "Kommunen"), "Bielefeld")
    assert len(workbench.outline.tags) == before + 1
    workbench.undo()
    assert len(workbench.outline.tags) == before


def test_date_and_time_of_a_workshop_are_read_as_people_write_them(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert workbench.workshop_uid is not None
    dialog = WorkshopDialog(workbench, theme, parent, workbench.workshop_uid)
    for name, typed in (("Datum", "12.6.2026"), ("Beginn", "9.30"), ("Ende", "17")):
        line = field(dialog, name)
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert workbench.outline is not None
    workshop = workbench.outline.workshops[0]
    assert (workshop.date, workshop.begins, workshop.ends) == ("2026-06-12", "09:30", "17:00")


def test_a_workshop_without_cards_is_deleted_and_can_be_brought_back(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert workbench.workshop_uid is not None
    dialog = WorkshopDialog(workbench, theme, parent, workbench.workshop_uid)
    delete = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Veranstaltung löschen")
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert workbench.outline is not None
    assert workbench.outline.workshops == ()
    workbench.undo()
    assert len(workbench.outline.workshops) == 1


def test_tab_goes_from_the_name_to_the_date_and_on_to_the_code(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = WorkshopDialog(workbench, theme, parent, workbench.workshop_uid or "")
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    passed = []
    for _ in range(7):
        focused = dialog.focusWidget()
        passed.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert passed == ["Name", "Datum", "Beginn", "Ende", "Phase", "Stand", "Kürzel"]


def test_a_long_question_breaks_into_lines(workbench: Workbench, process_dialog: ProcessDialog) -> None:
    workbench.run(setup.add_question, "Kurz?")
    workbench.run(setup.add_question, "Was wünschen sich alle, die hier zusammenleben? " * 4)
    questions = record_list(process_dialog, "Leitfragen")
    _reveal(questions)
    short, long = (questions.names.visualItemRect(questions.names.item(line)) for line in (2, 3))
    assert long.height() > 2 * short.height()


def test_a_date_that_is_none_is_refused_beside_it(qtbot: QtBot, workbench: Workbench, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = WorkshopDialog(workbench, theme, parent, workbench.workshop_uid or "")
    dialog.show()
    qtbot.keyClicks(field(dialog, "Datum"), "32.13.2026")
    qtbot.keyClick(field(dialog, "Datum"), Qt.Key.Key_Return)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert workbench.text("setup.no_date") in said
