"""The same board as a list: one model, the same selection, the same keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.itemmodels.cards import CARD, CardColumnModel
from kiwork.ui.itemmodels.sections import HEADING, Heading, HeadingModel, Section, SectionsModel
from kiwork.ui.workbench import Workbench
from tests.ui.arrange.conftest import UNSORTED, Press, key, shown, uids
from tests.ui.arrange.test_cards_model import card

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def listed(page: ArrangePage, press: Press) -> ArrangePage:
    press(Key.Key_2, held=ALT)
    return page


def lines(page: ArrangePage) -> list[str]:
    """Return all rows of the list, headings in capitals."""
    model = page.rows.cards
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data().upper() if index.data(HEADING) else index.data(CARD).text for index in indexes]


def chosen(page: ArrangePage) -> list[str]:
    """Return the texts that are selected in the list."""
    return [index.data(CARD).text for index in sorted(page.rows.selectedIndexes(), key=QModelIndex.row)]


def test_the_list_shows_what_the_board_does(listed: ArrangePage) -> None:
    board = [line for heading, texts in shown(listed).items() for line in (heading.upper(), *texts)]
    assert lines(listed) == board
    assert listed.rows.isVisible()
    assert not listed.board.isVisible()


def test_selection_and_focus_go_along_both_ways(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Down)
    press(Key.Key_Down, held=SHIFT)
    press(Key.Key_2, held=ALT)
    assert chosen(page) == ["zwei", "drei"]
    assert page.rows.hasFocus()
    press(Key.Key_1, held=ALT)
    assert page.board.selected_uids() == uids(page, "zwei", "drei")
    assert page.board.current().hasFocus()


def test_numbers_hang_cards_into_clusters_and_go_on(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_1, Key.Key_2)
    assert shown(listed)["Kurszeiten"] == ["in Kurszeiten", "eins"]
    assert shown(listed)["Wartelisten"] == ["in Wartelisten", "zwei"]
    assert chosen(listed) == ["drei"]


def test_cards_of_several_clusters_go_together(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_A, held=CTRL)
    press(Key.Key_2)
    assert len(shown(listed)["Wartelisten"]) == 6
    assert shown(listed)["Kurszeiten"] == []


def test_undo_brings_cards_back_under_the_hand(
    listed: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = lines(listed)
    press(Key.Key_1)
    workbench.undo()
    assert lines(listed) == before
    assert chosen(listed) == ["eins"]


def test_a_carried_card_goes_from_cluster_to_cluster(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_X, Key.Key_Right, Key.Key_Down)
    assert lines(listed)[:6] == ["UNSORTIERT", "zwei", "drei", "vier", "KURSZEITEN", "in Kurszeiten"]
    press(Key.Key_Return)
    assert shown(listed)["Kurszeiten"] == ["in Kurszeiten", "eins"]
    assert chosen(listed) == ["eins"]


def test_esc_puts_a_carried_card_back(listed: ArrangePage, press: Press) -> None:
    before = lines(listed)
    press(Key.Key_X, Key.Key_Right, Key.Key_Escape)
    assert lines(listed) == before


def test_left_and_right_go_to_the_clusters(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_Right)
    assert chosen(listed) == ["in Wartelisten"]
    press(Key.Key_Left)
    assert chosen(listed) == ["in Kurszeiten"]


def test_a_heading_is_typed_in_its_place(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_F2, "Abends", Key.Key_Return)
    QApplication.processEvents()
    assert list(shown(listed)) == [UNSORTED, "Abends", "Wartelisten"]
    assert listed.rows.hasFocus()


def test_esc_leaves_a_heading_as_it_was(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_F2, "Abends", Key.Key_Escape)
    QApplication.processEvents()
    assert list(shown(listed)) == [UNSORTED, "Kurszeiten", "Wartelisten"]
    assert listed.rows.hasFocus()


def test_the_headings_of_all_columns_but_the_unsorted_can_be_typed(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_F2)
    assert not isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_new_cluster_is_named_in_the_list(listed: ArrangePage, press: Press, workbench: Workbench) -> None:
    before = lines(listed)
    press(Key.Key_N, "Fahrten", Key.Key_Return)
    QApplication.processEvents()
    assert shown(listed)["Fahrten"] == ["eins"]
    assert chosen(listed) == ["zwei"]
    workbench.undo()
    assert lines(listed) == before


def test_letters_find_a_cluster(listed: ArrangePage, press: Press) -> None:
    press("w", "a", Key.Key_Return)
    assert shown(listed)["Wartelisten"] == ["in Wartelisten", "eins"]


def test_deleted_cards_leave_the_list(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_Delete)
    assert chosen(listed) == ["zwei"]
    assert "eins" not in lines(listed)


def test_an_empty_cluster_keeps_its_heading_and_can_be_gone_to(listed: ArrangePage, press: Press) -> None:
    press(Key.Key_Right, Key.Key_2, Key.Key_Left, Key.Key_Right)
    assert "KURSZEITEN" in lines(listed)
    assert listed.views.current_key == key(listed, "Kurszeiten")
    assert chosen(listed) == []


@pytest.mark.parametrize(
    ("row", "heading", "texts"),
    [
        (0, UNSORTED, ["vier", "eins", "zwei", "drei"]),
        (2, UNSORTED, ["eins", "vier", "zwei", "drei"]),
        (6, "Kurszeiten", ["vier", "in Kurszeiten"]),
        (7, "Kurszeiten", ["in Kurszeiten", "vier"]),
        (9, "Wartelisten", ["in Wartelisten", "vier"]),
    ],
)
def test_cards_are_dropped_between_rows(
    listed: ArrangePage, row: int, heading: str, texts: list[str]
) -> None:
    mime = card_mime.packed(card_mime.CARDS, uids(listed, "vier"))
    listed.rows.cards.dropMimeData(mime, MOVE, row, 0, QModelIndex())
    assert shown(listed)[heading] == texts


def test_the_filter_filters_the_list_too(listed: ArrangePage) -> None:
    listed.bar.search.setText("ei")
    assert lines(listed)[:4] == ["UNSORTIERT", "eins", "zwei", "drei"]
    assert "vier" not in lines(listed)


def test_the_list_is_said_to_those_who_listen(listed: ArrangePage) -> None:
    model = listed.rows.cards
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert said == ["Unsortiert, 4 Karten", "Herausforderung: eins, Nr. 1"]


# the model by itself


def sections(*columns: str) -> tuple[SectionsModel, list[Section]]:
    """Return a model with a section for each word, whose letters are cards."""
    made = []
    for column in columns:
        heading, cards = HeadingModel(), CardColumnModel(lambda view: view.text)
        heading.show(Heading(column, "", ""))
        cards.show([card(uid) for uid in column], {})
        made.append(Section(column, heading, cards))
    model = SectionsModel()
    model.show(made)
    return model, made


def test_the_model_keeps_to_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model, made = sections("ab", "", "cde")
    qtmodeltester.check(model)
    made[0].cards.show([card("b"), card("x")], {})
    model.show([made[2], made[0]])
    qtmodeltester.check(model)


def test_a_heading_keeps_to_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(HeadingModel())


def test_rows_are_found_across_sections() -> None:
    model, _ = sections("ab", "", "cde")
    assert [model.row_of(uid) for uid in "abcdex"] == [1, 2, 5, 6, 7, -1]
    assert [model.row_of_heading(word) for word in ("ab", "", "cde")] == [0, 3, 4]
    assert [model.key_at(row) for row in (0, 2, 3, 4, 7, 8)] == ["ab", "ab", "", "cde", "cde", None]


def test_a_typed_heading_waits_for_the_change(qtbot: QtBot) -> None:
    model = HeadingModel()
    model.show(Heading("Kurse", "", ""))
    with qtbot.waitSignal(model.renamed) as renamed:
        assert model.setData(model.index(0), "Abends")
    assert renamed.args == ["Abends"]
    assert model.index(0).data() == "Kurse"


@given(st.lists(st.tuples(st.integers(0, 2), st.permutations("abcd"), st.integers(0, 4)), max_size=6))
def test_the_list_is_always_its_columns_one_after_the_other(
    steps: list[tuple[int, list[str], int]],
) -> None:
    model, made = sections("A", "B", "C")
    for number, letters, length in steps:
        made[number].cards.show([card(f"{number}{letter}") for letter in letters[:length]], {})
        rows = [model.index(row, 0).data(CARD) for row in range(model.rowCount())]
        cards = [view for section in made for view in (None, *section.cards.cards)]
        assert rows == cards
