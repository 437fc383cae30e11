"""A file that may only be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import Quarter
from kiwork.queries.matrix import matrix
from kiwork.queries.weighing import rounds
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import Theme
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, weigh


@pytest.fixture
def reading(
    qtbot: QtBot, preferences: Preferences, theme: Theme, workbench: Workbench, tmp_path: Path
) -> Iterator[WeighPage]:
    """Show a hidden round of a file that is open elsewhere."""
    workbench.run(arrange.add_cluster, workbench.topic_field_uid or "", "Kurszeiten")
    uid = workbench.make(weigh.add_round, "Punktabfrage") or ""
    workbench.run(weigh.edit_round, uid, revealed=False)
    second = Workbench(preferences)
    second.open(tmp_path / "Raum 4.kiwork")
    page = WeighPage(second, theme)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    yield page
    second.close()


def test_nothing_can_be_typed_and_the_page_says_why(reading: WeighPage) -> None:
    bar = reading.dots.bar
    assert reading.dots.table.field is None
    assert not any(control.isEnabled() for control in (bar._people, bar._rule_choice, bar._each))
    assert bar._hint.text() == reading.text("weigh.read_only")


def test_nothing_can_be_revealed(reading: WeighPage) -> None:
    assert not reading.dots.covered.button.isEnabled()
    assert not reading.can_do("reveal_round")
    assert not reading.workbench.ask(rounds)[0].revealed


def test_nothing_can_be_placed_and_the_matrix_says_why(qtbot: QtBot, reading: WeighPage) -> None:
    reading.show_matrix()
    view = reading.matrix.lists[None]
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert not view.clusters.flags(view.clusters.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert [found.quarter for found in reading.workbench.ask(matrix)] == [None]
    assert reading.matrix.lists[Quarter.QUICK_WIN].clusters.rowCount() == 0
    said = [label.text() for label in reading.matrix.findChildren(QLabel)]
    assert reading.text("weigh.matrix_read_only") in said
