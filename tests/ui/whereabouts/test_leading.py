"""From a card to its recommendation and back to the card, by keyboard, through the whole window."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kiwork.queries.cards import all_cards
from kiwork.queries.recommendations import recommendations
from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.whereabouts.dialog import WhereaboutsDialog
from kiwork.usecases import recommend, setup
from kiwork.usecases.capture import CardDraft, add_card
from tests.ui.window import Driver


@pytest.fixture
def cited(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Open a file with a card in the second topic field and a recommendation that cites it."""
    bench = driver.bench
    bench.create(tmp_path_factory.mktemp("file") / "a.kiwork", "integrationskonzept")
    bench.run(setup.add_workshop, "Auftakt")
    fields = [field.uid for field in bench.outline.topic_fields] if bench.outline else []
    bench.make(recommend.add_recommendation, fields[0], "Eine andere")
    card = bench.make(add_card, CardDraft("Fahrdienst", fields[1], bench.workshop_uid)) or ""
    goal = bench.make(recommend.add_recommendation, fields[1], "Fahrten bezahlen") or ""
    bench.run(recommend.change_origin, goal, cite=[card])
    return card


def arrange_at(driver: Driver, card: str) -> ArrangePage:
    driver.bench.looking.lead_to("arrange", card)
    page = driver.program.window.page
    assert isinstance(page, ArrangePage)
    return page


def shown_title(driver: Driver) -> str:
    page = driver.program.window.page
    assert isinstance(page, RecommendPage)
    return page.sheet.title.text()


def test_a_key_leads_from_a_card_to_its_recommendation(driver: Driver, cited: str) -> None:
    page = arrange_at(driver, cited)
    assert page.views.current_uid() == cited
    driver.press("Ctrl+R")
    assert shown_title(driver) == "Fahrten bezahlen"


def test_a_card_without_a_recommendation_says_so(driver: Driver, cited: str) -> None:
    driver.bench.run(recommend.delete_recommendation, driver.bench.ask(recommendations)[1].uid)
    page = arrange_at(driver, cited)
    driver.press("Ctrl+R")
    assert driver.program.window.page is page


def test_a_card_of_several_recommendations_offers_each(driver: Driver, cited: str) -> None:
    other = driver.bench.ask(recommendations)[0].uid
    driver.bench.run(recommend.change_origin, other, cite=[cited])
    page = arrange_at(driver, cited)
    driver.press("Ctrl+R")
    dialog = page.findChild(CardDialog)
    assert dialog
    offered = [link.accessibleDescription() for link in dialog.way.buttons]
    assert offered == ["Fahrten bezahlen", "Eine andere"]
    dialog.way.buttons[1].click()
    assert shown_title(driver) == "Eine andere"


def test_a_card_shown_large_says_what_became_of_it(driver: Driver, cited: str) -> None:
    page = arrange_at(driver, cited)
    page.enlarge()
    dialog = page.findChild(CardDialog)
    assert dialog
    assert "in Empfehlung AW-01 „Fahrten bezahlen“" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.accept()


def test_the_dialog_leads_to_a_card_on_the_board(driver: Driver, cited: str) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WhereaboutsDialog)
        dialog.filter.everything.setChecked(True)
        dialog.card_link.click()

    driver.in_dialog(choose)
    driver.press("Ctrl+Shift+W")
    page = driver.program.window.page
    assert isinstance(page, ArrangePage)
    assert page.views.current_uid() == cited
    assert [card.uid for card in driver.bench.ask(all_cards)] == [cited]
