"""Needs beside offers: counted by municipality and topic field, and every cell opens its cards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind, Dimension
from kiwork.queries.summary import matrix, matrix_cards
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.itemmodels.matrix_cells import CELL, Cell
from kiwork.ui.overview.cards_dialog import CardsDialog
from kiwork.ui.overview.page import OverviewPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import joining
from kiwork.usecases.capture import CardDraft, add_card
from tests.ui.window import Driver

KINDS = (CardKind.CHALLENGE, CardKind.CHALLENGE, CardKind.SOLUTION, CardKind.OFFER)


@pytest.fixture
def page(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> OverviewPage:
    """Show the overview of a file with three needs and an offer in one cell, and a need in another."""
    bench = driver.bench
    bench.create(tmp_path_factory.mktemp("file") / "a.kiwork", "integrationskonzept")
    towns, fields = towns_and_fields(bench)
    for kind in KINDS:
        bench.make(add_card, CardDraft(f"{kind}", fields[0], None, kind, tag_uids=(towns[1],)))
    bench.make(add_card, CardDraft("allein", fields[1], None, tag_uids=(towns[0],)))
    driver.program.window.go_to("overview")
    shown = driver.program.window.page
    assert isinstance(shown, OverviewPage)
    return shown


def towns_and_fields(bench: Workbench) -> tuple[list[str], list[str]]:
    assert bench.outline
    towns = [tag.uid for tag in bench.outline.tags if tag.dimension is Dimension.MUNICIPALITY]
    return towns, [field.uid for field in bench.outline.topic_fields]


def test_each_cell_shows_needs_beside_offers_and_says_them_in_words(page: OverviewPage) -> None:
    cell = page.matrix.model.index(1, 0)
    assert cell.data() == "3 / 1"
    told = "Gütersloh, Sprache und Bildung: 2 Herausforderungen, 1 Lösungsansatz, 1 Angebot"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == told
    assert page.matrix.gaps.text().startswith("1 Feld hat Bedarf, aber kein Angebot: Borgholzhausen, Arbeit")


def test_the_picture_becomes_a_table_and_stays_one(page: OverviewPage) -> None:
    page.matrix.as_table.click()
    assert page.matrix.table.drawn.as_table
    page.refresh()
    assert page.matrix.table.drawn.as_table


def test_a_cell_opens_its_cards_and_a_card_leads_to_the_board(driver: Driver, page: OverviewPage) -> None:
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CardsDialog)
        said.extend(str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount()))
        driver.press("End")
        driver.press("Return")

    page.matrix.table.setFocus()
    page.matrix.table.setCurrentIndex(page.matrix.model.index(1, 0))
    driver.in_dialog(look)
    driver.press("Return")
    assert said == [kind.value for kind in KINDS]
    shown = driver.program.window.page
    assert isinstance(shown, ArrangePage)
    card = shown.hands.contents.card(shown.views.current_uid()) if shown.hands.contents else None
    assert card
    assert card.kind is CardKind.OFFER


def test_an_empty_cell_opens_nothing(driver: Driver, page: OverviewPage) -> None:
    page.matrix.table.setFocus()
    page.matrix.table.setCurrentIndex(page.matrix.model.index(3, 3))
    driver.press("Return")
    assert driver.program.window.page is page


def test_undo_keeps_the_place_in_the_matrix(driver: Driver, page: OverviewPage) -> None:
    page.matrix.table.setFocus()
    page.matrix.table.setCurrentIndex(page.matrix.model.index(1, 0))
    driver.press("Ctrl+Z")
    assert page.matrix.table.currentIndex().data() == "3 / 1"
    assert page.matrix.gaps.text() == "Wo Bedarf genannt wurde, gibt es auch ein Angebot."


def test_the_cards_of_the_cells_are_those_that_were_counted(page: OverviewPage) -> None:
    bench = page.workbench
    towns, fields = towns_and_fields(bench)
    cards = bench.ask(matrix_cards, towns[1], fields[0])
    bench.run(joining.join, "card", [card.uid for card in cards[:2]])
    bench.run(joining.join, "tag", towns[:2])
    counts = bench.ask(matrix, towns)
    for field in fields:
        for town in towns:
            counted = sum(n for (tag, where, _), n in counts.items() if (tag, where) == (town, field))
            if counted:
                assert len(bench.ask(matrix_cards, town, field)) == counted


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, page: OverviewPage, qtmodeltester: ModelTester
) -> None:
    assert qtbot
    qtmodeltester.check(page.matrix.model, force_py=True)
    page.workbench.undo()
    page.refresh()
    assert isinstance(page.matrix.model.index(0, 0).data(CELL), Cell)
