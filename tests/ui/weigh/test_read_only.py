"""A file that may only be read."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import Theme
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, weigh


def test_nothing_can_be_typed_and_the_page_says_why(
    qtbot: QtBot, preferences: Preferences, theme: Theme, workbench: Workbench, tmp_path: Path
) -> None:
    workbench.run(arrange.add_cluster, workbench.topic_field_uid or "", "Kurszeiten")
    workbench.run(weigh.add_round, "Punktabfrage")
    second = Workbench(preferences)
    second.open(tmp_path / "Raum 4.kiwork")
    page = WeighPage(second, theme)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert page.dots.table.field is None
    assert not page.dots.bar._people.isEnabled()
    assert page.dots.bar._hint.text() == second.text("weigh.read_only")
    second.close()
