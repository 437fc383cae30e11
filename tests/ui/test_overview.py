"""The overview says how far the process is, in numbers that add up."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from kiwork.ui.overview.page import OverviewPage
from kiwork.ui.theme import LIGHT, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, recommend, setup
from kiwork.usecases.capture import CardDraft


@pytest.fixture
def page(qtbot: QtBot, workbench: Workbench, theme: Theme) -> OverviewPage:
    made = OverviewPage(workbench, theme)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    return made


def read(page: OverviewPage) -> list[str]:
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return labels + [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]


def test_what_is_parked_is_named_beside_the_kinds(
    qtbot: QtBot, page: OverviewPage, workbench: Workbench
) -> None:
    field, workshop = workbench.topic_field_uid, workbench.workshop_uid
    for parked in (False, True):
        workbench.make(capture.add_card, CardDraft("Abendkurse", field, workshop, parked=parked))
    said = "1 Herausforderung · 0 Lösungsansätze · 0 Angebote · 1 geparkt"
    qtbot.waitUntil(lambda: said in read(page))


def test_an_empty_file_leads_to_the_first_card(page: OverviewPage) -> None:
    assert "Noch keine Karte gesammelt  →  Sammeln" in read(page)


def test_each_open_point_leads_to_where_it_is_settled(
    qtbot: QtBot, page: OverviewPage, workbench: Workbench
) -> None:
    field, workshop = workbench.topic_field_uid, workbench.workshop_uid
    workbench.make(capture.add_card, CardDraft("Abendkurse", field, workshop, parked=True))
    led = list[str]()
    page.go_to.connect(led.append)
    page.action_asked.connect(led.append)
    qtbot.waitUntil(lambda: "1 Karte liegt auf dem Ideen-Parkplatz  →  Ideen-Parkplatz" in read(page))
    for way in page.findChildren(QPushButton):
        if way.isVisible() and "→" in way.text():
            way.click()
    assert led == ["arrange", "open_parking_lot", "open_whereabouts"]


def test_nothing_is_cut_off_with_text_at_300_percent(
    qtbot: QtBot, qapp: QApplication, workbench: Workbench
) -> None:
    field, workshop = workbench.topic_field_uid or "", workbench.workshop_uid or ""
    phase = workbench.outline.phases[3].uid if workbench.outline else ""
    told = {"title": "Integrationskonferenz", "date": "2023-05-12", "phase_uid": phase}
    workbench.run(setup.edit, "workshop", workshop, **told, people={"total": 130})
    workbench.make(capture.add_card, CardDraft("Abendkurse", field, workshop))
    workbench.make(recommend.add_recommendation, field, "Abendkurse")
    large = Theme(LIGHT, 3.0)
    large.apply(qapp)
    page = OverviewPage(workbench, large)
    qtbot.addWidget(page)
    page.resize(1040, 480)
    page.show()
    page.arrive()
    qapp.processEvents()
    area = page.findChild(QScrollArea)
    inside = area.widget() if area else None
    assert area
    assert inside
    assert inside.minimumSizeHint().width() <= area.viewport().width()
