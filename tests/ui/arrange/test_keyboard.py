from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from tests.ui.arrange.conftest import UNSORTED, Press, selected, shown

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_the_board_begins_at_the_first_unsorted_card(page: ArrangePage) -> None:
    assert selected(page) == ["eins"]
    assert list(shown(page)) == [UNSORTED, "Kurszeiten", "Wartelisten"]


def test_a_number_hangs_the_card_into_that_column_and_goes_on_to_the_next(
    page: ArrangePage, press: Press
) -> None:
    press(Key.Key_1, Key.Key_2)
    assert shown(page)["Kurszeiten"] == ["in Kurszeiten", "eins"]
    assert shown(page)["Wartelisten"] == ["in Wartelisten", "zwei"]
    assert selected(page) == ["drei"]


def test_the_last_card_leaves_the_focus_on_the_one_above(page: ArrangePage, press: Press) -> None:
    press(Key.Key_End, Key.Key_1)
    assert selected(page) == ["drei"]


def test_several_cards_go_together_in_their_order(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Down, held=SHIFT)
    press(Key.Key_2)
    assert shown(page)["Wartelisten"] == ["in Wartelisten", "eins", "zwei"]
    assert selected(page) == ["drei"]


def test_zero_makes_cards_unsorted_again(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_0)
    assert shown(page)["Kurszeiten"] == []
    assert "in Kurszeiten" in shown(page)[UNSORTED]


def test_it_is_said_where_a_card_went(page: ArrangePage, press: Press, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.workbench.said) as said:
        press(Key.Key_1)
    assert said.args == ["→ Kurszeiten · Strg+Z"]


def test_undo_brings_the_card_back_and_under_the_hand(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = shown(page)
    press(Key.Key_Down, Key.Key_2)
    workbench.undo()
    assert shown(page) == before
    assert selected(page) == ["zwei"]
    workbench.redo()
    assert shown(page)["Wartelisten"] == ["in Wartelisten", "zwei"]


def test_arrows_to_the_side_keep_the_row(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Left)
    assert selected(page) == ["drei"]


def test_a_new_cluster_takes_the_selected_cards_and_its_heading_is_typed(
    page: ArrangePage, press: Press
) -> None:
    press(Key.Key_N, "Fahrten", Key.Key_Return)
    assert shown(page)["Fahrten"] == ["eins"]
    assert selected(page) == ["zwei"]
    assert page.board.current().hasFocus()


def test_a_new_cluster_far_to_the_right_comes_into_view(page: ArrangePage, press: Press) -> None:
    for _ in range(4):
        press(Key.Key_N)
        head = page.board.columns[list(page.board.columns)[-1]].head
        assert head.editing
        assert head.visibleRegion().boundingRect().size() == head.size()
        press(Key.Key_Escape)


def test_making_and_naming_a_cluster_is_one_step_back(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = shown(page)
    press(Key.Key_N, "Fahrten", Key.Key_Return)
    workbench.undo()
    assert shown(page) == before


def test_a_heading_is_changed_in_its_place(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_F2, "Abends", Key.Key_Return)
    assert list(shown(page)) == [UNSORTED, "Abends", "Wartelisten"]
    assert selected(page) == ["in Kurszeiten"]


def test_esc_leaves_a_heading_as_it_was(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_F2, "Abends", Key.Key_Escape)
    assert list(shown(page)) == [UNSORTED, "Kurszeiten", "Wartelisten"]


def test_an_empty_heading_is_refused(page: ArrangePage, press: Press, qtbot: QtBot) -> None:
    press(Key.Key_Right, Key.Key_F2)
    with qtbot.waitSignal(page.workbench.failed):
        press(Key.Key_Delete, Key.Key_Return)
    assert list(shown(page)) == [UNSORTED, "Kurszeiten", "Wartelisten"]


def test_a_carried_card_follows_the_arrows_and_is_put_down(page: ArrangePage, press: Press) -> None:
    press(Key.Key_X, Key.Key_Right, Key.Key_Return)
    assert shown(page)["Kurszeiten"] == ["eins", "in Kurszeiten"]
    assert selected(page) == ["eins"]
    assert page.board.current_key != ""


def test_a_carried_card_is_seen_where_it_would_hang_but_nothing_is_written_yet(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    assert workbench.store
    last = workbench.store.undo_name
    press(Key.Key_Return, Key.Key_Right, Key.Key_Down)
    assert shown(page)["Kurszeiten"] == ["in Kurszeiten", "eins"]
    assert workbench.store.undo_name == last


def test_esc_puts_a_carried_card_back(page: ArrangePage, press: Press) -> None:
    before = shown(page)
    press(Key.Key_Down, Key.Key_X, Key.Key_Right, Key.Key_Right, Key.Key_Escape)
    assert shown(page) == before
    assert selected(page) == ["zwei"]


def test_a_card_is_carried_within_its_column(page: ArrangePage, press: Press, workbench: Workbench) -> None:
    press(Key.Key_X, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert shown(page)[UNSORTED] == ["zwei", "drei", "eins", "vier"]
    workbench.undo()
    assert shown(page)[UNSORTED] == ["eins", "zwei", "drei", "vier"]


def test_letters_find_a_column_and_enter_hangs_the_card_there(page: ArrangePage, press: Press) -> None:
    press("w", "a", Key.Key_Return)
    assert shown(page)["Wartelisten"] == ["in Wartelisten", "eins"]
    assert selected(page) == ["zwei"]


def test_letters_find_a_column_for_a_carried_card_even_n(page: ArrangePage, press: Press) -> None:
    press(Key.Key_X)
    press("n", Key.Key_Escape)
    assert len(shown(page)) == 3
    assert not page.finder.isVisible()


def test_a_name_that_is_not_there_becomes_a_cluster(page: ArrangePage, press: Press) -> None:
    press("F", "ahrten", Key.Key_Return)
    assert shown(page)["Fahrten"] == ["eins"]
    assert selected(page) == ["zwei"]


def test_shift_and_enter_only_go_to_the_column_found(page: ArrangePage, press: Press) -> None:
    press("w", "a")
    press(Key.Key_Return, held=SHIFT)
    assert selected(page) == ["in Wartelisten"]


def test_deleted_cards_come_back(page: ArrangePage, press: Press, workbench: Workbench) -> None:
    press(Key.Key_Delete)
    assert shown(page)[UNSORTED] == ["zwei", "drei", "vier"]
    assert selected(page) == ["zwei"]
    workbench.undo()
    assert shown(page)[UNSORTED] == ["eins", "zwei", "drei", "vier"]


def test_a_cluster_moves_among_the_others(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Right)
    press(Key.Key_Right, held=CTRL | SHIFT)
    assert list(shown(page)) == [UNSORTED, "Wartelisten", "Kurszeiten"]
    press(Key.Key_Left, held=CTRL | SHIFT)
    assert list(shown(page)) == [UNSORTED, "Kurszeiten", "Wartelisten"]
    assert selected(page) == ["in Kurszeiten"]


def test_a_dissolved_cluster_leaves_its_cards_unsorted(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    press(Key.Key_Right)
    press(Key.Key_Delete, held=CTRL)
    assert list(shown(page)) == [UNSORTED, "Wartelisten"]
    assert "in Kurszeiten" in shown(page)[UNSORTED]
    workbench.undo()
    assert shown(page)["Kurszeiten"] == ["in Kurszeiten"]


def test_a_recommendation_is_made_of_the_cluster(page: ArrangePage, press: Press, qtbot: QtBot) -> None:
    press(Key.Key_Right)
    with qtbot.waitSignal(page.workbench.changed) as changed:
        press(Key.Key_R)
    assert changed.args
    assert changed.args[0].name == "recommend_cluster"


def test_space_shows_a_card_large_and_space_closes_it(page: ArrangePage, press: Press, qtbot: QtBot) -> None:
    press(Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CardDialog)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Key.Key_Space)


def test_all_cards_of_a_column_are_selected(page: ArrangePage, press: Press) -> None:
    press(Key.Key_A, held=CTRL)
    assert selected(page) == ["eins", "zwei", "drei", "vier"]


def test_the_card_that_comes_next_is_in_sight(page: ArrangePage, press: Press, workbench: Workbench) -> None:
    drafts = [CardDraft(f"Karte {n}", workbench.topic_field_uid, workbench.workshop_uid) for n in range(40)]
    workbench.make(capture.add_cards, drafts)
    press(*[Key.Key_Down] * 8, held=SHIFT)
    press(Key.Key_1)
    QApplication.processEvents()
    cards = page.board.current()
    assert cards.viewport().rect().contains(cards.visualRect(cards.currentIndex()))
