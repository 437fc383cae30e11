"""Clusters placed by effort and benefit, by keys and by mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import Quarter
from kiwork.queries.matrix import matrix
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.weigh.quarter_list import QuarterList
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, weigh
from tests.ui.weigh.conftest import HEADINGS
from tests.ui.window import Driver


@pytest.fixture
def placing(page: WeighPage) -> WeighPage:
    """Show the matrix; the first of three clusters has the focus."""
    page.show_matrix()
    return page


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def stored(workbench: Workbench) -> list[Quarter | None]:
    return [view.quarter for view in workbench.ask(matrix, topic_field_uid=workbench.topic_field_uid)]


def lying(page: WeighPage, quarter: Quarter | None) -> list[str]:
    model = page.matrix.lists[quarter].clusters
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_digits_place_one_after_the_other(qtbot: QtBot, workbench: Workbench, placing: WeighPage) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_1):
        press(qtbot, key)
    assert stored(workbench) == [Quarter.QUICK_WIN, Quarter.LATER, Quarter.QUICK_WIN]
    assert lying(placing, Quarter.QUICK_WIN) == [HEADINGS[0], HEADINGS[2]]
    assert lying(placing, None) == []


def test_shift_and_arrows_carry_a_cluster_from_field_to_field(
    qtbot: QtBot, workbench: Workbench, placing: WeighPage
) -> None:
    shift, seen = Qt.KeyboardModifier.ShiftModifier, []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        press(qtbot, key, shift)
        seen.append(stored(workbench)[0])
    assert seen == [Quarter.QUICK_WIN, Quarter.FOCUS, Quarter.LATER, Quarter.BY_THE_WAY, None]
    assert QApplication.focusWidget() is placing.matrix.lists[None]


def test_at_the_edge_a_cluster_stays_where_it_is(
    qtbot: QtBot, workbench: Workbench, placing: WeighPage
) -> None:
    press(qtbot, Qt.Key.Key_1)
    placing.matrix.lists[Quarter.QUICK_WIN].go_to(0)
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert stored(workbench)[0] is Quarter.QUICK_WIN


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_cluster_is_taken_out_and_undo_puts_it_back(
    qtbot: QtBot, workbench: Workbench, placing: WeighPage, key: Qt.Key
) -> None:
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_Right)
    placing.matrix.lists[Quarter.FOCUS].go_to(0)
    press(qtbot, key)
    assert stored(workbench)[0] is None
    workbench.undo()
    assert lying(placing, Quarter.FOCUS) == [HEADINGS[0]]


def test_arrows_walk_through_the_fields(qtbot: QtBot, placing: WeighPage) -> None:
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        press(qtbot, key)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QuarterList)
        seen.append(focused.quarter)
    assert seen == [Quarter.QUICK_WIN, Quarter.BY_THE_WAY, Quarter.LATER, Quarter.FOCUS, Quarter.QUICK_WIN]


def test_a_cluster_is_dropped_with_the_mouse(
    workbench: Workbench, placing: WeighPage, clusters: list[str]
) -> None:
    target = placing.matrix.lists[Quarter.LATER]
    data = card_mime.packed(card_mime.CLUSTER, clusters[1:2])
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
    QApplication.sendEvent(target.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target.viewport(), QDropEvent(QPointF(5, 5), action, data, button, none))
    assert stored(workbench) == [None, Quarter.LATER, None]


def test_cards_cannot_be_dropped_here(placing: WeighPage) -> None:
    data = card_mime.packed(card_mime.CARDS, ["a" * 32])
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
    QApplication.sendEvent(placing.matrix.lists[Quarter.LATER].viewport(), enter)
    assert not enter.isAccepted()
    QApplication.sendEvent(placing.matrix.lists[Quarter.LATER].viewport(), QDragLeaveEvent())


def test_a_screen_reader_hears_what_lies_where(qtbot: QtBot, placing: WeighPage) -> None:
    press(qtbot, Qt.Key.Key_1)
    names = [view.accessibleName() for view in placing.matrix.lists.values()]
    assert names[:2] == [
        "Noch nicht eingeordnet, 2 Cluster",
        "Quick-Wins: wenig Aufwand, viel Nutzen, 1 Cluster",
    ]
    told = placing.matrix.lists[Quarter.QUICK_WIN].clusters.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{HEADINGS[0]}, 0 Karten"


def test_without_clusters_the_matrix_leads_to_arranging(
    qtbot: QtBot, workbench: Workbench, placing: WeighPage
) -> None:
    assert workbench.outline
    workbench.look_at(topic_field_uid=workbench.outline.topic_fields[1].uid)
    with qtbot.waitSignal(placing.go_to) as emitted:
        placing.matrix.empty.button.click()
    assert emitted.args == ["arrange"]


def test_all_topic_fields_are_named(workbench: Workbench, placing: WeighPage) -> None:
    assert workbench.outline
    other = workbench.outline.topic_fields[1]
    workbench.run(arrange.add_cluster, other.uid, "Beratung")
    placing.all_topic_fields()
    model = placing.matrix.lists[None].clusters
    assert [model.index(row).data() for row in range(4)] == [*HEADINGS, "Beratung"]
    assert str(model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)).endswith(other.title)


def test_the_key_leads_to_the_matrix(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "Raum 1.kiwork", "integrationskonzept")
    driver.bench.run(arrange.add_cluster, driver.bench.topic_field_uid or "", "Kurszeiten")
    for keys in ("Ctrl+4", "Alt+3", "2"):
        driver.press(keys)
    assert stored(driver.bench) == [Quarter.FOCUS]


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, workbench: Workbench, placing: WeighPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(view.clusters, mode) for view in placing.matrix.lists.values()]
    press(qtbot, Qt.Key.Key_1)
    workbench.run(arrange.add_cluster, workbench.topic_field_uid or "", "Neu")
    workbench.run(weigh.place_in_matrix, workbench.ask(matrix)[0].uid, Quarter.LATER)
    workbench.undo()
    assert testers
