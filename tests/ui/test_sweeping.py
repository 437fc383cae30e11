"""A change that says only that everything may be shown differently: every step shows everything anew."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiwork.merge.merging import Wish
from kiwork.ui.actions import STEPS
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from tests.ui.window import Driver


@pytest.fixture
def other(driver: Driver, tmp_path: Path) -> Path:
    """Open a file, and make a copy of it in which much was done that the file does not know."""
    driver.bench.create(tmp_path / "Raum 4.kiwork", "integrationskonzept")
    driver.bench.run(setup.add_workshop, "Auftakt")
    copy = tmp_path / "Raum 2.kiwork"
    driver.bench.save_copy(copy)
    bench = Workbench(driver.bench.preferences)
    bench.open(copy)
    _work(bench)
    bench.close()
    return copy


def _work(bench: Workbench) -> None:
    field = bench.topic_field_uid or ""
    card = bench.make(capture.add_card, CardDraft("Aus Raum 2", field, bench.workshop_uid))
    cluster = bench.make(arrange.add_cluster, field, "Kurszeiten", [card or ""])
    round_uid = bench.make(weigh.add_round, "Punktabfrage")
    bench.run(weigh.set_dots, round_uid or "", cluster or "", 5, workshop_uid=bench.workshop_uid)
    bench.run(recommend.recommend_cluster, cluster or "")
    bench.run(setup.edit_process, title="Konzept 2030")


def merge(bench: Workbench, other: Path) -> None:
    place = bench.place_to_merge()
    assert place
    place.merge(Wish([other], now=1))
    assert bench.take_over(place)
    place.close()


def shown(driver: Driver) -> object:
    match driver.program.window.page:
        case CollectPage() as page:
            return page.cards.total
        case ArrangePage() as page:
            return [pile.heading for pile in page.hands.piles()]
        case WeighPage() as page:
            return page.dots.model.rowCount()
        case RecommendPage() as page:
            return len(page._model.views)
    return None


EXPECTED = {"collect": 1, "arrange": ["", "Kurszeiten"], "weigh": 1, "recommend": 1}


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_a_step_that_is_shown_shows_what_a_merge_brought(
    driver: Driver, qtbot: QtBot, other: Path, step: str
) -> None:
    driver.program.window.go_to(step)
    merge(driver.bench, other)
    assert shown(driver) == EXPECTED.get(step)


def test_head_title_and_foot_show_what_a_merge_brought(driver: Driver, other: Path) -> None:
    merge(driver.bench, other)
    assert driver.program.window.windowTitle() == "Konzept 2030 — Kiwork"
    assert driver.bench.outline
    assert driver.bench.outline.title == "Konzept 2030"
