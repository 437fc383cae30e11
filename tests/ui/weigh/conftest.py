"""What tests of weighing get: clusters in the first topic field, a round, and the page."""

import pytest
from pytestqt.qtbot import QtBot

from kiwork.queries.weighing import Weighing, rounds, weighing
from kiwork.ui.theme import Theme
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, weigh

HEADINGS = ("Kurszeiten", "Wartelisten", "<b>Kinder</b> & AT&T")


@pytest.fixture
def clusters(workbench: Workbench) -> list[str]:
    """Make three clusters in the topic field that is looked at."""
    field = workbench.topic_field_uid or ""
    return [workbench.make(arrange.add_cluster, field, heading) or "" for heading in HEADINGS]


@pytest.fixture
def page(qtbot: QtBot, workbench: Workbench, theme: Theme, clusters: list[str]) -> WeighPage:
    """Show the page with a round on the clusters."""
    assert clusters
    workbench.run(weigh.add_round, "Punktabfrage")
    made = WeighPage(workbench, theme)
    qtbot.addWidget(made)
    made.resize(1040, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.arrive()
    return made


def stored(workbench: Workbench) -> Weighing:
    """Return what the file says about the first round in this workshop."""
    first = workbench.ask(rounds)[0]
    found = workbench.ask(
        weighing, first.uid, topic_field_uid=workbench.topic_field_uid, workshop_uid=workbench.workshop_uid
    )
    assert found
    return found


def dots(workbench: Workbench) -> list[int]:
    """Return the dots of this workshop as the file has them, in the order of the clusters."""
    return [target.dots_here for target in stored(workbench).targets]
