"""What is new since a moment is listed in a dialog, which leads to the topic field."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.queries.news import Item, What
from kiwork.ui.itemmodels.news import NAME, WHAT, NewsModel
from kiwork.ui.news.dialog import NewsDialog
from kiwork.usecases import arrange, capture, setup
from kiwork.usecases.capture import CardDraft
from tests.ui.window import Driver


def dialog() -> NewsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, NewsDialog)
    return found


def test_todays_cards_are_listed_and_lead_to_their_topic_field(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "integrationskonzept")
    assert driver.bench.outline
    third = driver.bench.outline.topic_fields[2].uid
    gone = driver.bench.make(capture.add_card, CardDraft("Weg", third, workshop_uid=None))
    driver.bench.run(capture.add_card, CardDraft("Busse", third, workshop_uid=None))
    assert gone
    driver.bench.run(arrange.delete_cards, [gone])
    driver.bench.run(setup.add_workshop, "Auftakt", date="2026-05-12")
    shown: list[tuple[str, str]] = []

    def look() -> None:
        model, table = dialog().model, dialog().table
        lines = range(model.rowCount())
        shown.extend((model.index(n, WHAT).data(), model.index(n, NAME).data()) for n in lines)
        assert "12.05.2026: Auftakt" in [dialog().since.itemText(n) for n in range(dialog().since.count())]
        table.selectRow(next(n for n in lines if model.index(n, NAME).data() == "Busse"))
        table.setFocus()
        driver.press("Return")

    driver.in_dialog(look)
    driver.program.window.actions_by_name["whats_new"].trigger()
    assert {("neu", "Busse"), ("gelöscht", "Weg")} <= set(shown)
    assert (driver.bench.topic_field_uid, driver.program.window.step) == (third, "arrange")


def test_the_model_of_news_is_sound(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = NewsModel(lambda key: key)
    qtmodeltester.check(model)
    model.show([Item(What.NEW, "card", "x", "Ein\nText", ("",), 0, None)])
    assert [model.index(0, n).data() for n in (WHAT, NAME)] == ["news.what_new", "Ein Text"]
