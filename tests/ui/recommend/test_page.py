"""Recommendations made from clusters and written out, with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.recommendations import organisation_names
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend
from tests.ui.recommend.conftest import HOSTILE, add_card, only, stored

Key = Qt.Key


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused
        qtbot.keyClick(focused, key)


def write(qtbot: QtBot, text: str, field: QWidget | None = None) -> None:
    if field:
        field.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), text)


def test_one_key_makes_a_recommendation_from_a_cluster_and_cites_its_cards(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, clusters: list[str]
) -> None:
    write(qtbot, "2")
    made = only(workbench)
    assert made.title == "Kurszeiten"
    assert len(made.card_uids) == 2
    assert [cluster.uid for cluster in made.clusters] == [clusters[0]]
    assert page.sheet.origin.sum.text() == "2 Karten aus 1 Veranstaltung, 3 Punkte"


def test_the_clusters_are_offered_by_their_dots(page: RecommendPage) -> None:
    offered = [page.beginnings.list.item(row).text() for row in range(page.beginnings.list.count())]
    assert offered == [f"1   {HOSTILE} · 2 Karten, 9 Punkte", "2   Kurszeiten · 2 Karten, 3 Punkte"]


def test_the_button_offers_what_is_left_with_a_key_each(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    page.recommend_from_cluster()
    assert page._menu
    qtbot.keyClick(page._menu, Key.Key_1)
    assert [view.title for view in stored(workbench)] == ["Kurszeiten", HOSTILE]


def test_a_draft_is_typed_from_field_to_field_and_is_in_the_file(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    write(qtbot, "Mehr Kurse am Abend")
    for text in ("Alle lernen Deutsch", "Kurse ab 18 Uhr", "VHS", "kurzfristig (bis 1 Jahr)"):
        press(qtbot, Key.Key_Tab)
        write(qtbot, text)
    press(qtbot, Key.Key_Return)
    made = only(workbench)
    assert (made.title, made.goal, made.description) == (
        "Mehr Kurse am Abend", "Alle lernen Deutsch", "Kurse ab 18 Uhr",
    )  # fmt: skip
    assert (made.lead, made.timeframe, made.missing) == ("VHS", "kurzfristig (bis 1 Jahr)", ())
    assert workbench.ask(organisation_names) == ["VHS"]


def test_undo_goes_back_step_by_step(qtbot: QtBot, workbench: Workbench, page: RecommendPage) -> None:
    write(qtbot, "2")
    write(qtbot, "Abendkurse")
    write(qtbot, "Deutsch", page.sheet.goal)
    page.list.setFocus()
    workbench.undo()
    assert (only(workbench).goal, page.sheet.goal.toPlainText()) == ("", "")
    workbench.undo()
    assert (only(workbench).title, page.sheet.title.text()) == ("Kurszeiten", "Kurszeiten")
    workbench.undo()
    assert stored(workbench) == []
    assert page._stack.currentWidget() is page.beginnings


def test_redo_brings_the_text_back_into_the_field(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    write(qtbot, "Deutsch", page.sheet.goal)
    page.list.setFocus()
    workbench.undo()
    workbench.redo()
    assert page.sheet.goal.toPlainText() == "Deutsch"


def test_a_text_typed_in_pieces_is_saved_after_a_pause_and_is_one_step(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    write(qtbot, "Deutsch", page.sheet.goal)
    qtbot.waitUntil(lambda: only(workbench).goal == "Deutsch")
    write(qtbot, " lernen")
    page.list.setFocus()
    assert only(workbench).goal == "Deutsch lernen"
    workbench.undo()
    assert only(workbench).goal == ""


def test_half_a_name_never_becomes_an_organisation(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    write(qtbot, "Volkshoch", page.sheet.lead)
    page.sheet.lead.typed.edited()
    assert not page.sheet.lead.typed._pause.isActive()
    write(qtbot, "schule")
    page.list.setFocus()
    assert workbench.ask(organisation_names) == ["Volkshochschule"]


def test_a_change_elsewhere_leaves_what_is_being_typed(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    write(qtbot, "Deu", page.sheet.goal)
    workbench.run(recommend.edit_recommendation, only(workbench).uid, goal="anders", indicator="Zahl")
    assert page.sheet.goal.toPlainText() == "Deu"
    assert page.sheet.indicator.toPlainText() == "Zahl"
    assert page.sheet.goal.hasFocus()


def test_a_title_that_was_emptied_comes_back(qtbot: QtBot, workbench: Workbench, page: RecommendPage) -> None:
    write(qtbot, "2")
    press(qtbot, Key.Key_Delete, Key.Key_Tab)
    assert only(workbench).title == "Kurszeiten"
    assert page.sheet.title.text() == "Kurszeiten"


def test_the_arrows_turn_to_another_recommendation_and_what_was_typed_stays_with_its_own(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    page.new_recommendation()
    write(qtbot, "Deutsch", page.sheet.goal)
    page.list.setCurrentIndex(page._model.index(0, 0))
    assert [view.goal for view in stored(workbench)] == ["", "Deutsch"]
    assert page.sheet.goal.toPlainText() == ""
    page.list.setFocus()
    press(qtbot, Key.Key_Down)
    assert page.sheet.goal.toPlainText() == "Deutsch"


def test_the_list_says_what_is_missing(qtbot: QtBot, page: RecommendPage) -> None:
    write(qtbot, "2")
    write(qtbot, "Deutsch", page.sheet.goal)
    page.list.setFocus()
    shown = page._missing(page._model.views[0])
    assert shown == "es fehlen: Beschreibung, Federführung"


def test_a_deleted_recommendation_comes_back_whole(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    before = only(workbench)
    page.delete_recommendation()
    assert stored(workbench) == []
    workbench.undo()
    assert only(workbench) == before


def test_a_card_is_unlinked_with_delete(qtbot: QtBot, workbench: Workbench, page: RecommendPage) -> None:
    write(qtbot, "2")
    origins = page.sheet.origin.list
    origins.setFocus()
    origins.setCurrentIndex(origins.model().index(2, 0))
    press(qtbot, Key.Key_Delete)
    assert len(only(workbench).card_uids) == 1


def test_partners_are_several_names_in_a_line(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    write(qtbot, "2")
    page.sheet.partners.setText("VHS; Stadt Verl, Amt 3")
    page.sheet.partners.typed.save()
    assert only(workbench).partners == ("Stadt Verl, Amt 3", "VHS")


@pytest.mark.parametrize("row", [0, 1])
def test_words_are_shown_letter_by_letter(qtbot: QtBot, page: RecommendPage, row: int) -> None:
    write(qtbot, "1")
    assert page.sheet.title.text() == HOSTILE
    shown = page.sheet.origin.list.model()
    assert shown.index(row, 0).data() == HOSTILE


def test_the_list_can_hold_all_topic_fields(qtbot: QtBot, workbench: Workbench, page: RecommendPage) -> None:
    write(qtbot, "2")
    assert workbench.outline
    workbench.look_at(topic_field_uid=workbench.outline.topic_fields[1].uid)
    assert page._stack.currentWidget() is page.beginnings
    page._everywhere.click()
    assert [view.title for view in page._model.views] == ["Kurszeiten"]


def test_without_a_cluster_the_page_leads_to_arranging(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    assert workbench.outline
    workbench.look_at(topic_field_uid=workbench.outline.topic_fields[1].uid)
    with qtbot.waitSignal(page.go_to) as emitted:
        page.beginnings._arrange.click()
    assert emitted.args == ["arrange"]


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, workbench: Workbench, page: RecommendPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    origins = page.sheet.origin._model
    testers = [QAbstractItemModelTester(model, mode) for model in (page._model, origins)]
    write(qtbot, "2")
    page.new_recommendation()
    workbench.run(recommend.cite_card, page._uid or "", add_card(workbench, "Neu"))
    page.delete_recommendation()
    workbench.undo()
    assert testers
