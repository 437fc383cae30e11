"""Dots typed from paper, without the mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from kiwork.queries.weighing import rounds
from kiwork.ui.itemmodels.dots import Column
from kiwork.ui.weigh.number_field import NumberField
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.weigh.round_dialog import RoundDialog
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, weigh
from kiwork.usecases.capture import CardDraft
from tests.ui.weigh.conftest import HEADINGS, dots, stored


def type_keys(qtbot: QtBot, keys: str) -> None:
    """Press keys in whatever has the focus; a line break is Enter."""
    for key in keys:
        focused = QApplication.focusWidget()
        if key == "\n":
            qtbot.keyClick(focused, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(focused, key)


def ranking(page: WeighPage) -> list[str]:
    model = page.dots.ranking
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def labels(page: WeighPage) -> list[str]:
    return [found.text() for found in page.findChildren(QLabel) if found.isVisibleTo(page)]


def test_digits_and_enter_fill_the_table_from_top_to_bottom(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    type_keys(qtbot, "12\n7\n30\n")
    assert dots(workbench) == [12, 7, 30]
    assert page.dots.table.currentIndex().row() == 2


def test_the_ranking_follows_the_dots(qtbot: QtBot, page: WeighPage) -> None:
    type_keys(qtbot, "12\n7\n30\n")
    assert ranking(page) == [HEADINGS[2], HEADINGS[0], HEADINGS[1]]
    assert [page.dots.model.index(row, Column.RANK).data() for row in range(3)] == [2, 3, 1]


def test_plus_and_minus_count_and_the_arrows_change_the_row(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    assert page
    type_keys(qtbot, "+++-")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    type_keys(qtbot, "4")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert dots(workbench) == [2, 4, 0]


def test_a_number_typed_in_pieces_is_one_step_of_undo(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    type_keys(qtbot, "1")
    qtbot.waitUntil(lambda: dots(workbench)[0] == 1)
    type_keys(qtbot, "2\n")
    workbench.undo()
    assert dots(workbench) == [0, 0, 0]
    assert page.dots.model.index(0, Column.DOTS).data() == 0


def test_an_undo_reaches_the_field_under_the_cursor(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    type_keys(qtbot, "12\n")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    workbench.undo()
    assert page.dots.table.field
    assert page.dots.table.field.text() == "0"
    assert page.dots.table.field.hasFocus()


def test_a_change_elsewhere_leaves_the_number_that_is_being_typed(
    qtbot: QtBot, workbench: Workbench, page: WeighPage, clusters: list[str]
) -> None:
    type_keys(qtbot, "9")
    workbench.run(arrange.rename_cluster, clusters[0], "Kurse am Abend")
    assert page.dots.table.field
    assert page.dots.table.field.text() == "9"


def test_a_number_is_saved_when_the_field_is_left(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    type_keys(qtbot, "5")
    page.findChildren(QComboBox)[0].setFocus()
    assert dots(workbench) == [5, 0, 0]


def test_tab_leads_out_of_the_table_both_ways(qtbot: QtBot, page: WeighPage) -> None:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        page.take_focus()
        qtbot.keyClick(QApplication.focusWidget(), key)
        focused = QApplication.focusWidget()
        assert focused
        assert focused is not page.dots.table
        assert not page.dots.table.isAncestorOf(focused)


def test_the_buttons_beside_a_number_count(qtbot: QtBot, workbench: Workbench, page: WeighPage) -> None:
    place = page.dots.table.visualRect(page.dots.model.index(1, Column.MORE)).center()
    for _ in range(3):
        qtbot.mouseClick(page.dots.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert dots(workbench) == [0, 3, 0]


def test_more_dots_than_people_have_are_noticed(qtbot: QtBot, workbench: Workbench, page: WeighPage) -> None:
    people, each = page.dots.bar.findChildren(NumberField)
    for field, number in ((people, "3"), (each, "2")):
        field.setFocus()
        type_keys(qtbot, number + "\n")
    page.take_focus()
    type_keys(qtbot, "8\n")
    assert stored(workbench).expected == 6
    assert "gezählt 8 von 6: 2 zu viel" in labels(page)
    assert workbench.text("weigh.check_numbers") in labels(page)


def test_dots_are_those_of_the_workshop_and_the_total_of_all(
    qtbot: QtBot, workbench: Workbench, page: WeighPage, clusters: list[str]
) -> None:
    workbench.run(weigh.set_dots, workbench.ask(rounds)[0].uid, clusters[0], 4, workshop_uid=None)
    type_keys(qtbot, "3\n")
    assert page.dots.model.index(0, Column.DOTS).data() == 3
    assert page.dots.model.index(0, Column.TOTAL).data() == 7
    assert not page.dots.table.isColumnHidden(Column.TOTAL)


def test_without_a_round_one_button_makes_it(qtbot: QtBot, workbench: Workbench, page: WeighPage) -> None:
    page.delete_round()
    assert workbench.ask(rounds) == []
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert [view.title for view in workbench.ask(rounds)] == ["Punktabfrage"]
    type_keys(qtbot, "6\n")
    assert dots(workbench) == [6, 0, 0]


def test_a_deleted_round_comes_back_with_its_dots(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    type_keys(qtbot, "6\n")
    page.delete_round()
    workbench.undo()
    assert dots(workbench) == [6, 0, 0]
    assert page.dots.model.index(0, Column.DOTS).data() == 6


def test_without_clusters_the_page_leads_to_arranging(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    assert workbench.outline
    workbench.look_at(topic_field_uid=workbench.outline.topic_fields[1].uid)
    with qtbot.waitSignal(page.go_to) as emitted:
        page.dots.empty.button.click()
    assert emitted.args == ["arrange"]


def test_a_round_can_be_renamed_and_put_on_cards(qtbot: QtBot, workbench: Workbench, page: WeighPage) -> None:
    page.edit_round()
    dialog = page.findChild(RoundDialog)
    assert dialog
    dialog.title.setText("Dringlichkeit")
    dialog.kind.setCurrentIndex(1)
    dialog.accept()
    assert workbench.ask(rounds)[0].title == "Dringlichkeit"
    assert workbench.ask(rounds)[0].target_kind == "card"
    assert page.dots.is_empty


def test_the_focus_stays_in_the_table_when_its_rows_are_others(
    qtbot: QtBot, workbench: Workbench, page: WeighPage, clusters: list[str]
) -> None:
    draft = CardDraft("Kurse am Abend", workbench.topic_field_uid or "", None, cluster_uid=clusters[0])
    workbench.run(capture.add_card, draft)
    workbench.run(weigh.edit_round, workbench.ask(rounds)[0].uid, target_kind="card")
    type_keys(qtbot, "4\n")
    assert dots(workbench) == [4]


def test_headings_are_shown_letter_by_letter(page: WeighPage) -> None:
    shown = [page.dots.model.index(row, Column.HEADING).data() for row in range(3)]
    assert shown == list(HEADINGS)


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, workbench: Workbench, page: WeighPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (page.dots.model, page.dots.ranking)]
    type_keys(qtbot, "3\n5\n")
    workbench.run(arrange.add_cluster, workbench.topic_field_uid or "", "Neu")
    page.all_topic_fields()
    workbench.undo()
    assert testers
