"""Typing into the entry line."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard

from kiwork.models.kinds import CardKind
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.workbench import Workbench
from tests.ui.collect.conftest import Press, Type, cards_in_file, texts_in

Capture = Callable[..., None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def tags_of(workbench: Workbench, number: int = 0) -> tuple[str, ...]:
    return cards_in_file(workbench)[number].tags


def test_enter_saves_and_the_line_is_ready_again(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("Es fehlen Sprachkurse", "Курси ввечері")
    assert [card.text for card in cards_in_file(workbench)] == ["Es fehlen Sprachkurse", "Курси ввечері"]
    assert page.entry.edit.toPlainText() == ""
    assert page.entry.edit.hasFocus()


def test_the_newest_card_stands_on_top(page: CollectPage, capture_cards: Capture) -> None:
    capture_cards("eins", "zwei")
    assert texts_in(page) == ["zwei", "eins"]


def test_a_card_belongs_to_workshop_topic_field_and_question(
    capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins")
    card = cards_in_file(workbench)[0]
    assert (card.workshop_uid, card.topic_field_uid) == (workbench.workshop_uid, workbench.topic_field_uid)


def test_shift_and_enter_begin_a_new_line(
    page: CollectPage, press: Press, type_text: Type, workbench: Workbench
) -> None:
    height = page.entry.edit.height()
    type_text("eins")
    press(Qt.Key.Key_Return, "\r", SHIFT)
    type_text("zwei")
    assert page.entry.edit.height() > height
    press(Qt.Key.Key_Return)
    assert cards_in_file(workbench)[0].text == "eins\nzwei"


def test_an_empty_line_saves_nothing_and_says_so_beside_it(
    page: CollectPage, press: Press, workbench: Workbench
) -> None:
    press(Qt.Key.Key_Return)
    assert cards_in_file(workbench) == []
    assert page.hint.shown == "Ohne Text gibt es keine Karte."


def test_what_was_said_goes_away_with_the_next_letter(
    page: CollectPage, press: Press, type_text: Type
) -> None:
    press(Qt.Key.Key_Return)
    type_text("x")
    assert "speichern" in page.hint.shown


def test_escape_never_clears_the_text(page: CollectPage, press: Press, type_text: Type) -> None:
    type_text("Noch nicht fertig")
    press(Qt.Key.Key_Escape)
    assert page.entry.edit.toPlainText() == "Noch nicht fertig"


def test_a_text_that_was_refused_stays(
    page: CollectPage, type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("Wichtig")
    store = workbench.store
    assert store
    store.path.unlink()
    press(Qt.Key.Key_Return)
    assert page.entry.edit.toPlainText() == "Wichtig"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("h: x", CardKind.CHALLENGE), ("l: x", CardKind.SOLUTION), ("a: x", CardKind.OFFER)],
)
def test_a_prefix_sets_the_kind_of_this_card(
    typed: str, kind: CardKind, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards(typed, "danach")
    assert [(c.text, c.kind) for c in cards_in_file(workbench)] == [
        ("x", kind),
        ("danach", CardKind.CHALLENGE),
    ]


def test_p_parks_the_card(capture_cards: Capture, workbench: Workbench) -> None:
    capture_cards("p: später")
    assert [(card.text, card.parked) for card in cards_in_file(workbench)] == [("später", True)]


def test_a_prefix_becomes_a_chip(page: CollectPage, type_text: Type) -> None:
    type_text("l: Kurse")
    entry = page.entry.entry
    assert (entry.text, entry.chips[0].kind) == ("Kurse", CardKind.SOLUTION)


def test_backspace_at_the_beginning_makes_text_of_the_chip(
    page: CollectPage, type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("l: ")
    press(Qt.Key.Key_Backspace)
    type_text("Kurse")
    assert (page.entry.edit.toPlainText(), page.entry.entry.chips) == ("l: Kurse", ())
    press(Qt.Key.Key_Return)
    assert cards_in_file(workbench)[0].text == "l: Kurse"


def test_a_known_tag_becomes_a_chip_and_a_tag(
    page: CollectPage, type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("Kurse @verl #Ukraine ")
    assert page.entry.edit.toPlainText() == "Kurse "
    press(Qt.Key.Key_Return)
    assert tags_of(workbench) == ("Verl", "Geflüchtete aus der Ukraine")


def test_a_tag_at_the_end_of_the_line_needs_one_enter_only(
    type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("Kurse @Verl")
    press(Qt.Key.Key_Return)
    assert (cards_in_file(workbench)[0].text, tags_of(workbench)) == ("Kurse", ("Verl",))


def test_backspace_makes_text_of_the_last_tag(
    page: CollectPage, type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("Kurse @Verl ")
    press(Qt.Key.Key_Backspace)
    assert (page.entry.edit.toPlainText(), page.entry.entry.chips) == ("Kurse @Verl", ())
    press(Qt.Key.Key_Return)
    assert (cards_in_file(workbench)[0].text, tags_of(workbench)) == ("Kurse @Verl", ())


@pytest.mark.parametrize("text", ["an info@verl.de", "Platz #1", "C#", "@", "#Unbekannt"])
def test_what_is_unknown_stays_text(text: str, capture_cards: Capture, workbench: Workbench) -> None:
    capture_cards(text)
    assert (cards_in_file(workbench)[0].text, tags_of(workbench)) == (text, ())


def test_a_letter_beyond_the_usual_ones_does_not_shift_what_is_cut_out(
    page: CollectPage, type_text: Type
) -> None:
    page.entry.edit.insertPlainText("Schön 🎉🎉 hier @Verl")
    type_text(" und dort")
    assert page.entry.edit.toPlainText() == "Schön 🎉🎉 hier und dort"


def test_completion_is_chosen_with_enter_and_saves_nothing_yet(
    page: CollectPage, type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("Kurse @gü")
    press(Qt.Key.Key_Return)
    assert cards_in_file(workbench) == []
    assert [chip.title for chip in page.entry.entry.chips] == ["Gütersloh"]
    assert page.entry.edit.toPlainText() == "Kurse "


def test_completion_is_chosen_with_arrows_and_tab(page: CollectPage, type_text: Type, press: Press) -> None:
    type_text("Kurse #")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert [chip.title for chip in page.entry.entry.chips] == ["seit 2015 geflüchtete Menschen"]


def test_escape_closes_the_completion_and_enter_saves_the_text(
    type_text: Type, press: Press, workbench: Workbench
) -> None:
    type_text("Kurse @gü")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)
    assert cards_in_file(workbench)[0].text == "Kurse @gü"


def test_undo_brings_a_tag_back_as_text_and_it_stays_text(page: CollectPage, type_text: Type) -> None:
    type_text("Kurse @Verl ")
    page.entry.edit.undo()
    text = page.entry.edit.toPlainText()
    assert ("@Verl" in text, page.entry.entry.chips) == (True, ())


def test_after_saving_there_is_nothing_to_undo_in_the_line(page: CollectPage, capture_cards: Capture) -> None:
    capture_cards("Kurse @Verl ")
    assert not page.entry.edit.document().isUndoAvailable()


def test_letters_typed_elsewhere_on_the_page_go_to_the_line(
    page: CollectPage, capture_cards: Capture, type_text: Type
) -> None:
    capture_cards("eins")
    page.list.setFocus()
    type_text("zwei")
    assert page.entry.edit.toPlainText() == "zwei"
    assert page.entry.edit.hasFocus()


def test_only_plain_text_is_pasted(page: CollectPage, clipboard: QClipboard) -> None:
    mime = QMimeData()
    mime.setHtml("<b>Kurse</b>")
    mime.setText("Kurse")
    clipboard.setMimeData(mime)
    page.entry.edit.paste()
    assert page.entry.edit.toPlainText() == "Kurse"


def test_the_kind_is_remembered_from_card_to_card(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    page.next_solution()
    capture_cards("eins", "zwei")
    assert {card.kind for card in cards_in_file(workbench)} == {CardKind.SOLUTION}


def test_what_was_typed_outlives_a_rebuilt_window(page: CollectPage, type_text: Type) -> None:
    page.next_offer()
    type_text("l: Noch nicht fertig @Verl ")
    kept, entry = page.unsaved(), page.entry.entry
    page.entry.show_entry(type(entry)())
    page.next_challenge()
    page.restore_unsaved(kept)
    assert (page.entry.entry, page.view.kind.kind) == (entry, CardKind.OFFER)


def test_nothing_typed_is_nothing_unsaved(page: CollectPage) -> None:
    assert page.unsaved() == ""
