"""Cards like the one that is being typed are shown, and one key counts one of them once more."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiwork.queries.cards import CardView, all_cards
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture
from tests.ui.collect.conftest import Press, Type

COURSES = "Zu wenig Sprachkurse am Abend"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def wait_for(page: CollectPage, type_text: Type, qtbot: QtBot) -> Callable[[str, str], None]:
    """Type something, and wait until a card like it is shown."""

    def type_until(text: str, shown: str) -> None:
        type_text(text)
        qtbot.waitUntil(lambda: page.view.similar.card is not None)
        card = page.view.similar.card
        assert card
        assert card.text == shown

    return type_until


def cards(workbench: Workbench) -> dict[str, CardView]:
    return {card.text: card for card in workbench.ask(all_cards)}


def test_a_card_like_the_text_is_shown_and_counted_once_more(
    page: CollectPage,
    workbench: Workbench,
    capture_cards: Callable[..., None],
    wait_for: Callable[[str, str], None],
    press: Press,
) -> None:
    capture_cards(COURSES, "Busse fahren abends nicht")
    wait_for("Es gibt zu wenig Sprachkurse abends", COURSES)
    assert page.view.similar.isVisible()
    assert not page.hint.isVisible()
    page.count_last()
    assert cards(workbench)[COURSES].mentions == 2
    assert len(cards(workbench)) == 2
    assert page.entry.entry.text == ""
    assert page.hint.isVisible()


def test_undo_brings_the_text_back_first(
    page: CollectPage, capture_cards: Callable[..., None], wait_for: Callable[[str, str], None]
) -> None:
    capture_cards(COURSES)
    wait_for("Sprachkurse am Abend", COURSES)
    page.count_last()
    page.entry.edit.undo()
    assert page.entry.entry.text == "Sprachkurse am Abend"


def test_the_text_can_be_saved_as_a_card_of_its_own(
    page: CollectPage,
    workbench: Workbench,
    capture_cards: Callable[..., None],
    wait_for: Callable[[str, str], None],
    press: Press,
) -> None:
    capture_cards(COURSES)
    wait_for("Sprachkurse am Abend", COURSES)
    press(Qt.Key.Key_Return)
    assert sorted(cards(workbench)) == ["Sprachkurse am Abend", COURSES]
    assert page.view.similar.card is None


def test_another_of_several_is_chosen(
    page: CollectPage,
    workbench: Workbench,
    capture_cards: Callable[..., None],
    wait_for: Callable[[str, str], None],
) -> None:
    other = "Sprachkurse am Abend und am Wochenende"
    capture_cards("Sprachkurse am Abend", other)
    wait_for("Sprachkurse am Abend", "Sprachkurse am Abend")
    page.next_similar()
    page.count_last()
    assert cards(workbench)[other].mentions == 2
    assert cards(workbench)["Sprachkurse am Abend"].mentions == 1


def test_nothing_is_offered_for_a_few_letters_or_something_else(
    page: CollectPage, capture_cards: Callable[..., None], type_text: Type, qtbot: QtBot
) -> None:
    capture_cards(COURSES)
    with qtbot.waitSignal(page.view.similar.offering):
        type_text("Die Kita ist zu weit weg")
    assert page.view.similar.card is None


def test_what_was_changed_or_deleted_is_offered_as_it_is_now(
    page: CollectPage,
    workbench: Workbench,
    capture_cards: Callable[..., None],
    wait_for: Callable[[str, str], None],
) -> None:
    capture_cards(COURSES, "Abendkurse für Sprache fehlen")
    uid = cards(workbench)[COURSES].uid
    workbench.run(capture.edit_text, uid, "Sprachkurse mit Kinderbetreuung")
    workbench.run(arrange.delete_cards, [cards(workbench)["Abendkurse für Sprache fehlen"].uid])
    wait_for("Sprachkurse mit Betreuung der Kinder", "Sprachkurse mit Kinderbetreuung")
    assert len(page.view.similar._cards) == 1


def test_while_a_card_is_edited_none_is_offered_in_its_place(
    page: CollectPage, capture_cards: Callable[..., None], type_text: Type
) -> None:
    capture_cards(COURSES, "Sprachkurse am Abend fehlen")
    page.edit_last()
    type_text(" uns allen")
    assert not page.view.similar._timer.isActive()
    assert page.hint.isVisible()


def test_many_new_cards_at_once_are_made_ready_beside_the_window(
    page: CollectPage, workbench: Workbench, wait_for: Callable[[str, str], None]
) -> None:
    texts = [COURSES, *(f"Nummer {number} fehlt in der Liste" for number in range(150))]
    where = (workbench.topic_field_uid, workbench.workshop_uid)
    drafts = [capture.CardDraft(text, *where) for text in texts]
    workbench.run(capture.add_cards, drafts)
    wait_for(COURSES, COURSES)
