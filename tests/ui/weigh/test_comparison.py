"""Several rounds side by side."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.queries.weighing import rounds
from kiwork.ui.itemmodels.comparison import MARK
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, weigh
from tests.ui.weigh.conftest import HEADINGS
from tests.ui.window import Driver

DOTS = {"Umsetzbarkeit": (1, 9, 3), "Wichtigkeit": (5, 2, 8)}


@pytest.fixture
def compared(workbench: Workbench, page: WeighPage, clusters: list[str]) -> WeighPage:
    """Show two more rounds with dots, beside the one that has none."""
    for title, numbers in DOTS.items():
        uid = workbench.make(weigh.add_round, title) or ""
        for cluster, number in zip(clusters, numbers, strict=True):
            workbench.run(weigh.set_dots, uid, cluster, number, workshop_uid=workbench.workshop_uid)
    page.show_comparison()
    return page


def rows(page: WeighPage) -> list[list[object]]:
    model = page.comparison.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(page: WeighPage) -> list[object]:
    model = page.comparison.model
    return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]


def test_every_round_is_a_column_sorted_by_the_one_that_is_looked_at(compared: WeighPage) -> None:
    assert heads(compared) == ["Überschrift", "Punktabfrage", "Umsetzbarkeit", "Wichtigkeit"]
    assert rows(compared) == [[HEADINGS[2], 0, 3, 8], [HEADINGS[0], 0, 1, 5], [HEADINGS[1], 0, 9, 2]]


def test_another_order_is_chosen_with_the_arrows(qtbot: QtBot, compared: WeighPage) -> None:
    compared.comparison.order.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert [row[0] for row in rows(compared)] == [HEADINGS[1], HEADINGS[2], HEADINGS[0]]


def test_each_cell_can_be_read_out(compared: WeighPage) -> None:
    told = compared.comparison.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{HEADINGS[2]}, Wichtigkeit: 8 Punkte, Rang 1"


def test_a_hidden_round_shows_nothing_and_sorts_nothing(workbench: Workbench, compared: WeighPage) -> None:
    uid = next(view.uid for view in workbench.ask(rounds) if view.title == "Wichtigkeit")
    workbench.run(weigh.edit_round, uid, revealed=False)
    model = compared.comparison.model
    assert [row[0] for row in rows(compared)] == list(HEADINGS)
    assert [model.index(row, 3).data(MARK) for row in range(3)] == [None, None, None]
    told = model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{HEADINGS[0]}, Wichtigkeit: verdeckt"


def test_one_round_is_not_compared(page: WeighPage, workbench: Workbench) -> None:
    page.show_comparison()
    assert page.comparison.empty.isVisible()
    page.comparison.empty.button.click()
    assert len(workbench.ask(rounds)) == 2
    assert page.tabs.currentWidget() is page.dots


def test_four_rounds_fit_without_scrolling_sideways(workbench: Workbench, compared: WeighPage) -> None:
    workbench.run(weigh.add_round, "Dringlichkeit")
    table = compared.comparison.table
    whole = sum(table.columnWidth(number) for number in range(compared.comparison.model.columnCount()))
    assert compared.comparison.model.columnCount() == 5
    assert whole <= table.viewport().width()


def test_the_key_leads_to_the_comparison(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "Raum 1.kiwork", "integrationskonzept")
    driver.press("Ctrl+4")
    driver.press("Alt+2")
    page = driver.program.window.page
    assert isinstance(page, WeighPage)
    assert page.comparison.isVisible()
    assert page.help_topic == "comparison"


def test_the_model_keeps_the_rules_of_qt(workbench: Workbench, compared: WeighPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(compared.comparison.model, mode)
    workbench.run(arrange.add_cluster, workbench.topic_field_uid or "", "Neu")
    workbench.run(weigh.add_round, "Noch eine")
    compared.all_topic_fields()
    workbench.undo()
    assert tester
