"""A pasted list becomes cards after a preview."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.intake.pasted import Clip
from kiwork.models.kinds import CardKind
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.collect.paste_dialog import PasteDialog, paste_list, pasted_from
from kiwork.ui.itemmodels.drafts import FIELD, KIND, TEXT
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from tests.ui.collect.conftest import cards_in_file

LIST = "• Zu wenig Kurse\n\n• Lange Wartelisten\n• Keine Kinderbetreuung"
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def dialog(page: CollectPage, workbench: Workbench, theme: Theme, qtbot: QtBot) -> PasteDialog:
    lines = pasted_from(workbench, Clip(LIST)).lines
    made = PasteDialog(workbench, theme, lines, page, kind=CardKind.SOLUTION)
    qtbot.addWidget(made)
    return made


def cell(dialog: PasteDialog, row: int, column: int) -> QModelIndex:
    return dialog.drafts.index(row, column)


def make_button(dialog: PasteDialog) -> QPushButton:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def test_each_line_becomes_a_card_without_its_bullet(dialog: PasteDialog, workbench: Workbench) -> None:
    dialog.accept()
    cards = cards_in_file(workbench)
    assert [c.text for c in cards] == ["Zu wenig Kurse", "Lange Wartelisten", "Keine Kinderbetreuung"]
    assert {c.kind for c in cards} == {CardKind.SOLUTION}
    assert {c.workshop_uid for c in cards} == {workbench.workshop_uid}


def test_a_paste_is_one_step_of_undo(dialog: PasteDialog, workbench: Workbench) -> None:
    dialog.accept()
    workbench.undo()
    assert cards_in_file(workbench) == []


def test_the_button_counts_the_cards(dialog: PasteDialog) -> None:
    before = make_button(dialog).text()
    dialog.drafts.setData(cell(dialog, 0, TEXT), Qt.CheckState.Unchecked, CHECK)
    assert (before, make_button(dialog).text()) == ("3 Karten anlegen", "2 Karten anlegen")


def test_a_line_without_its_tick_stays_out(dialog: PasteDialog, workbench: Workbench) -> None:
    dialog.drafts.setData(cell(dialog, 1, TEXT), Qt.CheckState.Unchecked, CHECK)
    dialog.accept()
    assert [c.text for c in cards_in_file(workbench)] == ["Zu wenig Kurse", "Keine Kinderbetreuung"]


def test_nothing_ticked_makes_nothing(dialog: PasteDialog) -> None:
    for row in range(3):
        dialog.drafts.setData(cell(dialog, row, TEXT), Qt.CheckState.Unchecked, CHECK)
    assert not make_button(dialog).isEnabled()


def test_a_text_can_be_changed_but_not_emptied(dialog: PasteDialog, workbench: Workbench) -> None:
    dialog.drafts.setData(cell(dialog, 0, TEXT), "Mehr Kurse")
    dialog.drafts.setData(cell(dialog, 1, TEXT), "  ")
    dialog.accept()
    assert [c.text for c in cards_in_file(workbench)][:2] == ["Mehr Kurse", "Lange Wartelisten"]


def test_kind_and_topic_field_are_chosen_for_all(dialog: PasteDialog, workbench: Workbench) -> None:
    dialog.kinds.setCurrentIndex(2)
    dialog.kinds.activated.emit(2)
    dialog.fields.setCurrentIndex(1)
    dialog.fields.activated.emit(1)
    dialog.accept()
    assert workbench.outline
    found = {(c.kind, c.topic_field_uid) for c in cards_in_file(workbench)}
    assert found == {(CardKind.OFFER, workbench.outline.topic_fields[1].uid)}


def test_kind_is_chosen_for_one(dialog: PasteDialog, workbench: Workbench) -> None:
    editor = dialog.table.choices.createEditor(dialog, None, cell(dialog, 0, KIND))  # type: ignore[arg-type]  # not used
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData("offer"))
    dialog.table.choices.setModelData(editor, dialog.drafts, cell(dialog, 0, KIND))
    dialog.accept()
    assert [c.kind for c in cards_in_file(workbench)][:2] == [CardKind.OFFER, CardKind.SOLUTION]


def test_cells_show_words_not_codes(dialog: PasteDialog) -> None:
    words = [cell(dialog, 0, column).data() for column in (TEXT, KIND, FIELD)]
    assert words == ["Zu wenig Kurse", "Lösungsansatz", "Sprache und Bildung"]


def test_qt_finds_no_fault_in_the_model(dialog: PasteDialog, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(dialog.drafts)


def test_an_empty_clipboard_opens_nothing(
    page: CollectPage, workbench: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workbench.said) as said:
        assert not paste_list(page, workbench, theme, Clip(" \n "))
    assert said.args == ["In der Zwischenablage steht kein Text."]


def test_several_lines_pasted_into_the_line_can_be_one_card(
    page: CollectPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PasteDialog, "exec", PasteDialog._make_one_card)
    page.entry.insert("Vorher ")
    page.entry.edit.pasted_lines.emit(Clip("eins\nzwei"))
    assert page.entry.edit.toPlainText() == "Vorher eins\nzwei"


def test_several_lines_pasted_into_the_line_leave_it_as_it_was(
    page: CollectPage, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PasteDialog, "exec", PasteDialog.accept)
    page.entry.insert("Vorher")
    page.entry.edit.pasted_lines.emit(Clip(LIST))
    assert page.entry.edit.toPlainText() == "Vorher"
    assert len(cards_in_file(workbench)) == 3
