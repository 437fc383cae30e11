from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind
from kiwork.queries.board import board, card_numbers
from kiwork.ui.arrange.board_menu import board_menu
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.menus import BOARD_MENUS
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture
from kiwork.usecases.capture import CardDraft
from tests.ui.arrange.conftest import UNSORTED, Press, key, make_page, selected, shown, uids

MOVE = Qt.DropAction.MoveAction
HOSTILE = "<b>fett</b> & <img src='x'>"


def drop(page: ArrangePage, heading: str, row: int, *texts: str) -> None:
    """Drop cards into a column as Qt does it."""
    model = page.board.columns[key(page, heading)].cards.cards
    model.dropMimeData(card_mime.packed(card_mime.CARDS, uids(page, *texts)), MOVE, row, 0, QModelIndex())


def drop_event(mime_type: str, dragged: list[str], *, x: int = 4) -> tuple[QDropEvent, object]:
    """Return a drop and what it must keep alive."""
    mime = card_mime.packed(mime_type, dragged)
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(x, 4), MOVE, mime, button, held), mime


def test_dropped_cards_hang_where_they_were_dropped_and_stay_selected(page: ArrangePage) -> None:
    drop(page, "Kurszeiten", 0, "drei", "eins")
    assert shown(page)["Kurszeiten"] == ["drei", "eins", "in Kurszeiten"]
    assert selected(page) == ["drei", "eins"]


def test_cards_dropped_on_a_heading_go_to_the_end(page: ArrangePage) -> None:
    event, _mime = drop_event(card_mime.CARDS, uids(page, "zwei"))
    page.board.columns[key(page, "Wartelisten")].dropEvent(event)
    assert shown(page)["Wartelisten"] == ["in Wartelisten", "zwei"]


def test_cards_dropped_on_the_plus_become_a_cluster_to_be_named(page: ArrangePage, press: Press) -> None:
    event, _mime = drop_event(card_mime.CARDS, uids(page, "zwei", "drei"))
    page.board.add_column.dropEvent(event)
    press("Fahrten", Qt.Key.Key_Return)
    assert shown(page)["Fahrten"] == ["zwei", "drei"]


def test_a_heading_is_dragged_in_front_of_another(page: ArrangePage) -> None:
    event, _mime = drop_event(card_mime.CLUSTER, [key(page, "Wartelisten")])
    page.board.columns[key(page, "Kurszeiten")].dropEvent(event)
    assert list(shown(page)) == [UNSORTED, "Wartelisten", "Kurszeiten"]


def test_cards_of_another_file_are_not_dropped(page: ArrangePage) -> None:
    before = shown(page)
    model = page.board.columns[""].cards.cards
    model.dropMimeData(card_mime.packed(card_mime.CARDS, ["0" * 32]), MOVE, 0, 0, QModelIndex())
    assert shown(page) == before


def test_the_mouse_finds_the_gap_between_two_cards(page: ArrangePage) -> None:
    cards = page.board.columns[""].cards
    second = cards.visualRect(cards.cards.index(1))
    assert cards.row_at(QPoint(20, second.top() + 2)) == 1
    assert cards.row_at(QPoint(20, second.bottom() - 2)) == 2
    assert cards.row_at(QPoint(20, 5000)) == 4


def test_what_others_change_keeps_selection_and_scroll(page: ArrangePage, workbench: Workbench) -> None:
    page.board.select(uids(page, "drei"), uids(page, "drei")[0], focus=True)
    workbench.run(capture.edit_text, uids(page, "eins")[0], "anders")
    assert shown(page)[UNSORTED] == ["anders", "zwei", "drei", "vier"]
    assert selected(page) == ["drei"]


def test_a_card_said_once_more_shows_it(page: ArrangePage, workbench: Workbench) -> None:
    workbench.run(capture.count_mention, uids(page, "eins")[0], None)
    assert page.board.columns[""].cards.cards.cards[0].mentions == 2


def test_the_columns_stay_the_same_widgets(page: ArrangePage, press: Press) -> None:
    before = dict(page.board.columns)
    press(Qt.Key.Key_1, Qt.Key.Key_N, "Neu", Qt.Key.Key_Return)
    assert all(page.board.columns[key] is column for key, column in before.items())


def test_the_board_shows_what_the_file_says_after_many_moves(page: ArrangePage, press: Press) -> None:
    press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_X, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_0)
    page.workbench.undo()
    columns = page.workbench.ask(board, page.workbench.topic_field_uid or "")
    assert list(shown(page).values()) == [[card.text for card in column.cards] for column in columns]


def test_filters_let_through_what_fits(page: ArrangePage, workbench: Workbench) -> None:
    workbench.run(capture.set_kind, uids(page, "zwei")[0], CardKind.OFFER)
    page.bar.kind.setCurrentIndex(page.bar.kind.findData("offer"))
    assert shown(page)[UNSORTED] == ["zwei"]
    page.bar.reset()
    page.bar.search.setText("EI")
    assert shown(page)[UNSORTED] == ["eins", "zwei", "drei"]


def test_an_empty_topic_field_leads_to_collecting(qtbot: QtBot, workbench: Workbench, theme: Theme) -> None:
    page = make_page(qtbot, workbench, theme)
    with qtbot.waitSignal(page.go_to) as there:
        qtbot.keyClick(page.empty.button, Qt.Key.Key_Space)
    assert there.args == ["collect"]


def test_the_first_card_brings_the_board(qtbot: QtBot, workbench: Workbench, theme: Theme) -> None:
    page = make_page(qtbot, workbench, theme)
    workbench.run(capture.add_card, CardDraft("eins", workbench.topic_field_uid, None))
    assert page.board.isVisible()
    assert shown(page) == {UNSORTED: ["eins"]}


def test_another_topic_field_has_a_board_of_its_own(page: ArrangePage, workbench: Workbench) -> None:
    assert workbench.outline
    workbench.look_at(topic_field_uid=workbench.outline.topic_fields[1].uid)
    assert page.empty.isVisible()
    workbench.look_at(topic_field_uid=workbench.outline.topic_fields[0].uid)
    assert len(shown(page)) == 3


def test_what_was_typed_is_shown_letter_by_letter(
    page: ArrangePage, workbench: Workbench, press: Press
) -> None:
    workbench.run(capture.edit_text, uids(page, "eins")[0], HOSTILE)
    workbench.run(arrange.rename_cluster, key(page, "Kurszeiten"), HOSTILE)
    assert shown(page)[UNSORTED][0] == HOSTILE
    assert HOSTILE in shown(page)
    press(Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert dialog
    labels = dialog.findChildren(QLabel) + page.findChildren(QLabel)
    assert any(label.text() == HOSTILE for label in labels)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())


@pytest.fixture
def read_only(page: ArrangePage, preferences: Preferences, theme: Theme, qtbot: QtBot) -> ArrangePage:
    """Show the same file a second time, as another window would."""
    assert page.workbench.store
    second = Workbench(preferences)
    assert second.open(Path(page.workbench.store.path))
    made = make_page(qtbot, second, theme)
    made.destroyed.connect(second.close)
    return made


def test_a_file_open_for_reading_only_is_shown_and_not_moved(read_only: ArrangePage, press: Press) -> None:
    before = shown(read_only)
    assert "Nur zum Lesen" in read_only.bar.note.text()
    press(Qt.Key.Key_1, Qt.Key.Key_X, Qt.Key.Key_Right, Qt.Key.Key_F2, Qt.Key.Key_N)
    assert shown(read_only) == before
    assert not read_only.board.columns[""].cards.cards.movable
    read_only.workbench.close()


def test_numbers_count_the_cards_of_a_workshop_and_stay(page: ArrangePage, workbench: Workbench) -> None:
    before = workbench.ask(card_numbers)
    assert sorted(number for _, number in before.values()) == [1, 2, 3, 4, 5, 6]
    workbench.run(arrange.delete_cards, uids(page, "zwei"))
    assert workbench.ask(card_numbers) == before


def test_every_control_has_a_name(page: ArrangePage) -> None:
    for column in page.board.columns.values():
        assert column.cards.accessibleName()
    assert page.board.add_column.accessibleName()
    assert page.bar.search.accessibleName()


def test_cards_far_to_the_right_are_laid_out_only_when_they_come_near(
    page: ArrangePage, workbench: Workbench
) -> None:
    field = workbench.topic_field_uid or ""
    workbench.run(lambda db: [arrange.add_cluster(db, field, f"Nr. {n}") for n in range(20)])
    last = list(page.board.columns)[-1]
    assert page.board.columns[last].cards.isHidden()
    page.board.focus_column(last)
    assert page.board.columns[last].cards.hasFocus()


def test_the_right_mouse_button_finds_the_heading_under_it(page: ArrangePage) -> None:
    head = page.board.columns[key(page, "Wartelisten")].head
    assert page.board.heading_at(head.mapToGlobal(head.rect().center())) == key(page, "Wartelisten")
    assert page.board.heading_at(page.board.columns[""].mapToGlobal(QPoint(9, 9))) == ""


def test_the_menu_of_a_heading_does_what_the_keys_do(page: ArrangePage) -> None:
    page.board.focus_column(key(page, "Wartelisten"))
    action = board_menu(page, BOARD_MENUS["heading"]).findChild(QAction, "cluster_left")
    assert isinstance(action, QAction)
    action.trigger()
    assert list(shown(page)) == [UNSORTED, "Wartelisten", "Kurszeiten"]


def test_after_dissolving_a_cluster_the_keyboard_stays_on_the_board(page: ArrangePage, press: Press) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete, held=Qt.KeyboardModifier.ControlModifier)
    assert page.board.current().hasFocus()
    assert len(selected(page)) == 1
