"""A pasted list becomes cards after a preview."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.intake.pasted import Clip
from kiwork.models.kinds import CardKind, Dimension
from kiwork.ui.collect import corrections
from kiwork.ui.collect.import_dialog import ImportDialog
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.collect.paste_dialog import PasteDialog, paste_list, pasted_from
from kiwork.ui.itemmodels.drafts import FIELD, KIND, NOTE, TEXT, Draft, DraftsModel
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, setup
from kiwork.usecases.capture import CardDraft
from tests.ui.collect.conftest import cards_in_file
from tests.ui.window import Driver

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


# correcting by keys

NESTED = "Sprache\n\t- zu wenig Kurse\n\t- lange Wartelisten\nL: Abendkurse @Verl und #Unbekannt"


@pytest.fixture
def nested(page: CollectPage, workbench: Workbench, theme: Theme, qtbot: QtBot) -> PasteDialog:
    """Show a list with sub-points, with the focus in its first line."""
    workbench.run(setup.add_tag, Dimension.MUNICIPALITY, "Verl")
    workbench.run(capture.add_card, CardDraft("Zu wenig  Kurse", None, workbench.workshop_uid))
    made = PasteDialog(workbench, theme, pasted_from(workbench, Clip(NESTED)).lines, page)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.table.hasFocus)
    return made


def texts(dialog: PasteDialog) -> list[str]:
    return [draft.text for draft in dialog.drafts.all]


def press(qtbot: QtBot, dialog: PasteDialog, *keys: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(dialog.focusWidget(), key, modifier)


def test_sub_points_are_moved_in(nested: PasteDialog) -> None:
    shown = [cell(nested, row, TEXT).data() for row in range(3)]
    assert shown == ["Sprache", "\u2003\u2003zu wenig Kurse", "\u2003\u2003lange Wartelisten"]


def test_a_line_is_joined_with_the_one_above(nested: PasteDialog, qtbot: QtBot) -> None:
    press(qtbot, nested, Qt.Key.Key_Down)
    press(qtbot, nested, Qt.Key.Key_J, control=True)
    assert texts(nested)[:2] == ["Sprache zu wenig Kurse", "lange Wartelisten"]
    assert nested.table.currentIndex().row() == 0


def test_a_line_is_split_where_the_cursor_stands(nested: PasteDialog, qtbot: QtBot) -> None:
    press(qtbot, nested, Qt.Key.Key_Down, Qt.Key.Key_F2)
    press(qtbot, nested, *[Qt.Key.Key_Left] * len("Kurse"))
    press(qtbot, nested, Qt.Key.Key_Return, control=True)
    assert texts(nested)[1:3] == ["zu wenig", "Kurse"]
    assert nested.table.currentIndex().row() == 2


def test_backspace_at_the_beginning_joins_what_is_being_changed(nested: PasteDialog, qtbot: QtBot) -> None:
    press(qtbot, nested, Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_Home, Qt.Key.Key_Backspace)
    assert texts(nested)[0] == "Sprache zu wenig Kurse"


def test_a_line_is_changed_and_enter_is_done(nested: PasteDialog, qtbot: QtBot) -> None:
    press(qtbot, nested, Qt.Key.Key_F2)
    qtbot.keyClicks(nested.focusWidget(), " lernen")
    press(qtbot, nested, Qt.Key.Key_Return)
    assert texts(nested)[0] == "Sprache lernen"
    assert nested.isVisible()


def test_the_kind_of_a_line_is_chosen_by_keys(nested: PasteDialog, qtbot: QtBot) -> None:
    press(qtbot, nested, Qt.Key.Key_Right, Qt.Key.Key_F2, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [draft.kind for draft in nested.drafts.all][:2] == [CardKind.SOLUTION, CardKind.CHALLENGE]
    assert nested.isVisible()


def test_lines_are_removed_and_come_back(nested: PasteDialog, qtbot: QtBot) -> None:
    before = texts(nested)
    press(qtbot, nested, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert texts(nested) == before[2:]
    press(qtbot, nested, Qt.Key.Key_Z, Qt.Key.Key_Z, control=True)
    assert texts(nested) == before


def test_space_ticks_all_selected_lines(nested: PasteDialog, qtbot: QtBot) -> None:
    nested.table.selectAll()
    press(qtbot, nested, Qt.Key.Key_Space)
    assert nested.drafts.ticked == []
    press(qtbot, nested, Qt.Key.Key_Space)
    assert len(nested.drafts.ticked) == 4


def test_sub_points_go_onto_the_card_of_their_point(nested: PasteDialog) -> None:
    nested.fold.click()
    assert texts(nested)[0] == "Sprache\nzu wenig Kurse\nlange Wartelisten"
    assert not nested.fold.isEnabled()


def test_a_card_of_several_lines_is_split_at_its_break(nested: PasteDialog, qtbot: QtBot) -> None:
    nested.fold.click()
    press(qtbot, nested, Qt.Key.Key_Return, control=True)
    assert texts(nested)[:2] == ["Sprache", "zu wenig Kurse\nlange Wartelisten"]


def test_short_forms_are_read_if_wished(nested: PasteDialog, workbench: Workbench) -> None:
    nested.recognise.click()
    nested.accept()
    card = cards_in_file(workbench)[-1]
    assert (card.text, card.kind, len(card.tag_uids)) == ("Abendkurse und #Unbekannt", CardKind.SOLUTION, 1)


def test_short_forms_stay_text_if_not_wished(nested: PasteDialog, workbench: Workbench) -> None:
    nested.accept()
    assert cards_in_file(workbench)[-1].text == "L: Abendkurse @Verl und #Unbekannt"


def test_what_is_there_already_is_marked_and_stays_ticked(nested: PasteDialog) -> None:
    assert [cell(nested, row, NOTE).data() for row in range(3)] == ["", "schon da", ""]
    assert len(nested.drafts.ticked) == 4


def test_without_sub_points_and_short_forms_nothing_is_offered(dialog: PasteDialog) -> None:
    assert dialog.fold.isHidden()
    assert dialog.recognise.isHidden()
    assert dialog.table.isColumnHidden(NOTE)


def test_corrections_are_still_one_step_of_undo(
    nested: PasteDialog, workbench: Workbench, qtbot: QtBot
) -> None:
    press(qtbot, nested, Qt.Key.Key_Delete)
    press(qtbot, nested, Qt.Key.Key_Return)
    assert len(cards_in_file(workbench)) == 4
    workbench.undo()
    assert [card.text for card in cards_in_file(workbench)] == ["Zu wenig  Kurse"]


def test_qt_finds_no_fault_in_what_was_corrected(nested: PasteDialog, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(nested.drafts)
    nested.fold.click()
    nested.table.split_line()
    nested.table.undo_correction()
    nested.table.undo_correction()
    assert len(texts(nested)) == 4


@settings(deadline=None)
@given(st.lists(st.sampled_from(["join", "split", "remove", "tick", "fold"]), max_size=12), st.data())
def test_every_correction_can_be_taken_back(steps: list[str], data: st.DataObject) -> None:
    drafts = [Draft(f"eins {n}\nZwei", CardKind.OFFER, None, level=n % 3) for n in range(5)]
    model = DraftsModel(drafts, kinds={}, fields={}, headings=["", "", "", ""])
    for step in steps:
        row = data.draw(st.integers(0, max(0, model.rowCount() - 1)))
        if model.rowCount():
            model.become(corrected(model.all, step, row))
    while model.undo() is not None:
        pass
    assert list(model.all) == drafts


def corrected(drafts: corrections.Drafts, step: str, row: int) -> corrections.Drafts:
    if step == "split":
        return corrections.split(drafts, row, drafts[row].text[:4], drafts[row].text[4:])
    if step == "join":
        return corrections.joined(drafts, row)
    if step == "fold":
        return corrections.folded_in(drafts)
    return (corrections.without if step == "remove" else corrections.ticked)(drafts, {row})


# the clipboard of other programs

MARK = (
    "<![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>ü<span>&nbsp; "
    "</span></span></span><![endif]>"
)
WORD = "<html><body><!--StartFragment-->{}<!--EndFragment--></body></html>".format(
    "".join(
        f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{MARK}{text}<o:p></o:p></p>"
        for text in ("Zu wenig Kurse", "Lange Wartelisten")
    )
)
TABLE = "<table><tr><td>Ort</td><td>Aussage</td></tr><tr><td>Raum 1</td><td>Zu wenig Kurse</td></tr></table>"


def lay(clipboard: QClipboard, text: str, html: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml(html)
    clipboard.setMimeData(mime)


def test_a_list_of_word_is_pasted_by_keys(driver: Driver, tmp_path: Path, clipboard: QClipboard) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "integrationskonzept")
    driver.bench.run(setup.add_workshop, "Auftakt")
    lay(clipboard, "ü\tZu wenig Kurse\nü\tLange Wartelisten", WORD)
    driver.in_dialog(lambda: driver.press("Return"))
    driver.press("Ctrl+Shift+V")
    assert [card.text for card in cards_in_file(driver.bench)] == ["Zu wenig Kurse", "Lange Wartelisten"]


def test_a_copied_table_asks_for_its_column_and_is_one_step(
    driver: Driver, tmp_path: Path, clipboard: QClipboard
) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "integrationskonzept")
    driver.bench.run(setup.add_workshop, "Auftakt")
    lay(clipboard, "Ort\tAussage\nRaum 1\tZu wenig Kurse", TABLE)
    driver.in_dialog(lambda: choose_second_column(driver))
    driver.press("Ctrl+Shift+V")
    assert [card.text for card in cards_in_file(driver.bench)] == ["Zu wenig Kurse"]
    driver.bench.undo()
    assert cards_in_file(driver.bench) == []


def choose_second_column(driver: Driver) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    driver.qtbot.waitUntil(dialog.columns.columns.hasFocus)
    driver.press("Down")
    driver.press("Down")
    driver.qtbot.waitUntil(lambda: dialog.plan is not None)
    driver.press("Return")


def test_what_is_pasted_into_the_line_keeps_its_levels(
    page: CollectPage, clipboard: QClipboard, qtbot: QtBot
) -> None:
    lay(clipboard, "Sprache\nKurse", "<ul><li>Sprache<ul><li>Kurse</li></ul></li></ul>")
    with qtbot.waitSignal(page.entry.edit.pasted_lines) as pasted:
        page.entry.edit.pasted_lines.disconnect(page.view.paste)
        page.entry.edit.paste()
    assert pasted.args
    assert [line.level for line in pasted_from(page.workbench, pasted.args[0]).lines] == [0, 1]
