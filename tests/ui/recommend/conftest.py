"""What tests of recommendations get: two clusters with cards in the first topic field, and the page."""

import pytest
from pytestqt.qtbot import QtBot

from kiwork.queries.recommendations import RecommendationView, recommendations
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, weigh
from kiwork.usecases.capture import CardDraft

HOSTILE = "<b>Kinder</b> & AT&T <img src=x>"


def add_card(workbench: Workbench, text: str, cluster_uid: str | None = None) -> str:
    """Capture a card in the workshop and topic field that are looked at."""
    draft = CardDraft(
        text, workbench.topic_field_uid or "", workshop_uid=workbench.workshop_uid, cluster_uid=cluster_uid
    )
    return workbench.make(capture.add_card, draft) or ""


@pytest.fixture
def clusters(workbench: Workbench) -> list[str]:
    """Make two clusters with two cards each; the second has more dots."""
    field = workbench.topic_field_uid or ""
    made = [workbench.make(arrange.add_cluster, field, head) or "" for head in ("Kurszeiten", HOSTILE)]
    for uid, text in ((made[0], "Kurse am Abend"), (made[0], "Kurse am Samstag"), (made[1], HOSTILE)):
        add_card(workbench, text, uid)
    add_card(workbench, "Betreuung im Nebenraum", made[1])
    asked = workbench.make(weigh.add_round, "Punktabfrage") or ""
    for uid, dots in zip(made, (3, 9), strict=True):
        workbench.run(weigh.set_dots, asked, uid, dots, workshop_uid=workbench.workshop_uid)
    return made


@pytest.fixture
def page(qtbot: QtBot, workbench: Workbench, theme: Theme, clusters: list[str]) -> RecommendPage:
    """Show the page while there is no recommendation yet."""
    assert clusters
    made = RecommendPage(workbench, theme)
    qtbot.addWidget(made)
    made.resize(1040, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.arrive()
    return made


def stored(workbench: Workbench) -> list[RecommendationView]:
    """Return all recommendations as the file has them."""
    return workbench.ask(recommendations)


def only(workbench: Workbench) -> RecommendationView:
    """Return the one recommendation that the file has."""
    (found,) = stored(workbench)
    return found
