"""What is done to captured cards from the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind, Dimension
from kiwork.queries.cards import CardView
from kiwork.ui.actions import ACTIONS
from kiwork.ui.collect.menus import action_menu, tag_menu, topic_field_menu
from kiwork.ui.collect.original_dialog import OriginalDialog
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup
from tests.ui.collect.conftest import Press, Type, cards_in_file, texts_in

Capture = Callable[..., None]


def card(workbench: Workbench, text: str) -> CardView:
    return next(card for card in cards_in_file(workbench) if card.text == text)


def fields(workbench: Workbench) -> list[str]:
    assert workbench.outline
    return [field.uid for field in workbench.outline.topic_fields]


def select(page: CollectPage, *rows: int) -> None:
    for row in rows:
        flag = QItemSelectionModel.SelectionFlag.Select
        page.list.selectionModel().select(page.cards.index(row), flag)


def test_every_action_of_the_page_is_one_of_its_methods(page: CollectPage) -> None:
    assert all(callable(getattr(page, action.name)) for action in ACTIONS if action.page == "collect")


def test_the_last_card_is_counted_once_more_and_once_less(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins", "zwei")
    page.count_last()
    page.count_last()
    page.discount_last()
    assert (card(workbench, "eins").mentions, card(workbench, "zwei").mentions) == (1, 2)


def test_selected_cards_are_counted_together_and_undone_together(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins", "zwei", "drei")
    select(page, 1, 2)
    page.count_last()
    assert [c.mentions for c in cards_in_file(workbench)] == [2, 2, 1]
    workbench.undo()
    assert [c.mentions for c in cards_in_file(workbench)] == [1, 1, 1]


def test_the_list_shows_a_count_without_losing_selection(page: CollectPage, capture_cards: Capture) -> None:
    capture_cards("eins", "zwei", "drei")
    select(page, 1)
    page.count_last()
    assert [chosen.mentions for chosen in page.list.chosen()] == [2]


def test_the_kind_of_the_last_card_turns(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins")
    kinds = []
    for _ in range(3):
        page.turn_last()
        kinds.append(card(workbench, "eins").kind)
    assert kinds == [CardKind.SOLUTION, CardKind.OFFER, CardKind.CHALLENGE]


def test_the_last_card_goes_on_from_topic_field_to_topic_field(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins", "zwei")
    page.move_last_on()
    page.move_last_on()
    assert texts_in(page) == ["eins"]
    assert card(workbench, "zwei").topic_field_uid == fields(workbench)[2]
    page.move_last_back()
    page.move_last_back()
    assert texts_in(page) == ["zwei", "eins"]


def test_a_card_moved_away_is_named_with_the_way_back(
    page: CollectPage, capture_cards: Capture, workbench: Workbench, qtbot: QtBot
) -> None:
    capture_cards("eins")
    with qtbot.waitSignal(workbench.said) as said:
        page.move_last_on()
    assert "Arbeit und Wirtschaft" in said.args[0]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_topic_field_is_chosen_from_a_menu(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins")
    page.move_last_to()
    menu = page.findChildren(QMenu)[-1]
    menu.actions()[3].trigger()
    menu.close()
    assert card(workbench, "eins").topic_field_uid == fields(workbench)[3]


def test_tags_are_set_and_taken_from_a_menu(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins")
    toggled: list[tuple[str, bool]] = []
    menu = tag_menu(page, workbench, [], lambda uid, on: toggled.append((uid, on)))
    part = menu.actions()[0].menu()
    assert isinstance(part, QMenu)
    part.actions()[0].trigger()
    page._hands.tag(page._targets(), toggled[0][0], carried=toggled[0][1])
    assert card(workbench, "eins").tags == ("Borgholzhausen",)
    page._hands.tag(page._targets(), toggled[0][0], carried=False)
    assert card(workbench, "eins").tags == ()


def test_parking_and_taking_out(page: CollectPage, capture_cards: Capture, workbench: Workbench) -> None:
    capture_cards("eins")
    page.park_last()
    assert card(workbench, "eins").parked
    page.park_last()
    assert not card(workbench, "eins").parked


def test_the_last_card_is_deleted_and_comes_back(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins", "zwei", "drei")
    select(page, 1)
    page.delete_last()
    assert texts_in(page) == ["drei", "eins"]
    workbench.undo()
    assert texts_in(page) == ["drei", "zwei", "eins"]


def test_without_cards_the_page_says_so(page: CollectPage) -> None:
    page.count_last()
    assert page.hint.shown == "Hier ist noch keine Karte."


def test_up_in_the_empty_line_takes_the_last_card_up(
    page: CollectPage, capture_cards: Capture, press: Press, type_text: Type, workbench: Workbench
) -> None:
    capture_cards("l: Kurse @Verl")
    press(Qt.Key.Key_Up)
    type_text(" am Abend")
    press(Qt.Key.Key_Return)
    changed = cards_in_file(workbench)
    assert [(c.text, c.kind, c.tags) for c in changed] == [("Kurse am Abend", CardKind.SOLUTION, ("Verl",))]
    assert page.entry.edit.toPlainText() == ""


def test_escape_leaves_the_card_and_brings_back_what_was_typed(
    page: CollectPage, capture_cards: Capture, press: Press, type_text: Type, workbench: Workbench
) -> None:
    capture_cards("eins")
    type_text("angefangen")
    page.edit_last()
    type_text(" anders")
    press(Qt.Key.Key_Escape)
    assert page.entry.edit.toPlainText() == "angefangen"
    assert texts_in(page) == ["eins"]


def test_a_card_being_changed_that_is_gone_is_saved_anew(
    page: CollectPage, capture_cards: Capture, press: Press, workbench: Workbench
) -> None:
    capture_cards("eins")
    press(Qt.Key.Key_Up)
    workbench.undo()
    assert page.hint.shown.startswith("Diese Karte gibt es nicht mehr.")
    press(Qt.Key.Key_Return)
    assert texts_in(page) == ["eins"]


def test_a_text_with_signs_is_taken_up_as_it_stands(
    page: CollectPage, capture_cards: Capture, press: Press, type_text: Type, workbench: Workbench
) -> None:
    type_text("Kurse @Verl ")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    type_text(" heute")
    press(Qt.Key.Key_Return)
    assert [(c.text, c.tags) for c in cards_in_file(workbench)] == [("Kurse @Verl heute", ())]


def test_down_and_up_lead_into_the_list_and_back(
    page: CollectPage, capture_cards: Capture, press: Press
) -> None:
    capture_cards("eins", "zwei")
    press(Qt.Key.Key_Down)
    assert [chosen.text for chosen in page.list.chosen()] == ["zwei"]
    press(Qt.Key.Key_Up)
    assert page.entry.edit.hasFocus()
    assert page.list.chosen() == []


def test_another_topic_field_shows_its_own_cards(
    page: CollectPage, capture_cards: Capture, workbench: Workbench
) -> None:
    capture_cards("eins")
    workbench.look_at(topic_field_uid=fields(workbench)[1])
    capture_cards("zwei")
    assert texts_in(page) == ["zwei"]
    workbench.look_at(topic_field_uid=fields(workbench)[0])
    assert texts_in(page) == ["eins"]


def test_another_question_is_asked_and_noted_on_the_card(page: CollectPage, workbench: Workbench) -> None:
    assert workbench.outline
    second = workbench.outline.questions_for(workbench.topic_field_uid)[1]
    page.view.question.chosen.emit(second.uid)
    assert page.view.question.shown == second.text


def test_a_new_tag_is_known_at_once(capture_cards: Capture, page: CollectPage, workbench: Workbench) -> None:
    workbench.run(setup.add_tag, Dimension.THEME, "Digitales")
    capture_cards("WLAN fehlt #digitales")
    assert cards_in_file(workbench)[0].tags == ("Digitales",)


def test_without_a_workshop_the_page_offers_to_make_one(
    preferences: Preferences, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    workbench = Workbench(preferences)
    workbench.create(tmp_path / "leer.kiwork", "integrationskonzept")
    page = CollectPage(workbench, theme)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    before = page.view.can_type
    page.view._empty.button.click()
    assert (before, page.view.can_type) == (False, True)
    workbench.close()


def test_a_file_open_elsewhere_takes_no_cards(
    workbench: Workbench, preferences: Preferences, theme: Theme, qtbot: QtBot
) -> None:
    assert workbench.store
    second = Workbench(preferences)
    second.open(workbench.store.path)
    page = CollectPage(second, theme)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert not page.view.can_type
    assert "nur zum Lesen" in page.entry.edit.placeholderText()
    second.close()


def test_the_menu_of_a_card_does_what_the_keys_do(
    page: CollectPage, capture_cards: Capture, workbench: Workbench, theme: Theme
) -> None:
    capture_cards("eins")
    menu = action_menu(page, workbench, theme)
    next(action for action in menu.actions() if action.objectName() == "count_last").trigger()
    assert card(workbench, "eins").mentions == 2


def test_a_title_in_a_menu_keeps_its_ampersand(page: CollectPage, workbench: Workbench) -> None:
    workbench.run(setup.add_topic_field, "Arbeit & Leben")
    assert workbench.outline
    menu = topic_field_menu(page, workbench.outline, lambda _uid: None)
    assert "Arbeit && Leben" in menu.actions()[-1].text()


@pytest.fixture
def original(
    page: CollectPage, capture_cards: Capture, workbench: Workbench, theme: Theme, qtbot: QtBot
) -> OriginalDialog:
    """Capture a card and ask for its original wording."""
    capture_cards("Abendkurse")
    dialog = OriginalDialog(workbench, theme, card(workbench, "Abendkurse"), page)
    qtbot.addWidget(dialog)
    return dialog


def test_the_original_is_saved_with_its_language(original: OriginalDialog, workbench: Workbench) -> None:
    original.languages.setCurrentIndex(original.languages.findData("ar"))
    original.wording.setPlainText("دورات مسائية")
    original.accept()
    saved = card(workbench, "Abendkurse")
    assert (saved.original_wording, saved.original_language) == ("دورات مسائية", "ar")


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", Qt.LayoutDirection.RightToLeft), ("uk", Qt.LayoutDirection.LeftToRight)],
)
def test_an_empty_original_begins_where_its_language_does(
    language: str, direction: Qt.LayoutDirection, original: OriginalDialog
) -> None:
    original.languages.setCurrentIndex(original.languages.findData(language))
    assert original.wording.layoutDirection() == direction


def test_a_language_of_its_own_is_kept_as_typed(original: OriginalDialog, workbench: Workbench) -> None:
    original.languages.setEditText("kmr")
    original.accept()
    assert card(workbench, "Abendkurse").original_language == "kmr"


def test_what_waits_in_the_line_is_saved_in_the_file_that_was_opened_meanwhile(
    type_text: Type, press: Press, workbench: Workbench, tmp_path: Path
) -> None:
    workbench.run(setup.add_tag, Dimension.MUNICIPALITY, "Neustadt")
    type_text("Kurse am Abend @Neustadt ")
    workbench.create(tmp_path / "Raum 5.kiwork", "integrationskonzept")
    workbench.run(setup.add_workshop, "Auftakt")
    press(Qt.Key.Key_Return)
    assert [card.text for card in cards_in_file(workbench)] == ["Kurse am Abend @Neustadt"]


def test_a_card_of_another_file_is_no_longer_being_changed(
    capture_cards: Capture, press: Press, workbench: Workbench, tmp_path: Path
) -> None:
    capture_cards("eins")
    press(Qt.Key.Key_Up)
    workbench.create(tmp_path / "Raum 5.kiwork", "integrationskonzept")
    workbench.run(setup.add_workshop, "Auftakt")
    press(Qt.Key.Key_Return)
    assert [card.text for card in cards_in_file(workbench)] == ["eins"]
