"""Cards come in from a file after a preview."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind
from kiwork.ui.collect.import_dialog import ImportDialog, import_file, origin_of
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from tests.ui.collect.conftest import cards_in_file

TABLE = """Themenfeld;Art;Text
Sprache und Bildung;Herausforderung;Zu wenig Kurse
Sprache und Bildung;Lösungsansatz;Abendkurse
Digitales;Angebot;WLAN im Café
;;Busse fahren selten
"""


class Opened(ImportDialog):
    """The dialog, with what a test asks of it."""

    @property
    def button(self) -> QPushButton:
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def counted(self) -> dict[str, str]:
        groups = [self.view.counts.topLevelItem(n) for n in range(self.view.counts.topLevelItemCount())]
        lines = [group.child(n) for group in groups if group for n in range(group.childCount())]
        return {line.text(0): line.text(1) for line in lines if line}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "Konferenz.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def dialog(page: CollectPage, workbench: Workbench, theme: Theme, table: Path, qtbot: QtBot) -> Opened:
    made = Opened(workbench, theme, origin_of(table), page)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.plan is not None)
    return made


def test_the_preview_counts_by_topic_field_and_kind(dialog: Opened) -> None:
    assert dialog.counted() == {
        "Sprache und Bildung": "3",
        "Digitales (neu)": "1",
        "Herausforderung": "2",
        "Lösungsansatz": "1",
        "Bestehendes Angebot": "1",
    }
    assert dialog.button.text() == "4 Karten importieren"


def test_the_preview_shows_the_texts(dialog: Opened) -> None:
    shown = [item.text() for n in range(2) if (item := dialog.view.texts.item(n))]
    assert shown == ["Zu wenig Kurse", "Abendkurse"]


def test_all_cards_come_in_as_one_step(dialog: Opened, workbench: Workbench) -> None:
    dialog.accept()
    cards = cards_in_file(workbench)
    assert [card.text for card in cards][-1] == "Busse fahren selten"
    assert {card.workshop_uid for card in cards} == {workbench.workshop_uid}
    workbench.undo()
    assert cards_in_file(workbench) == []


def test_new_topic_fields_are_made(dialog: Opened, workbench: Workbench) -> None:
    dialog.accept()
    assert workbench.outline
    assert workbench.outline.topic_fields[-1].title == "Digitales"


def test_without_the_tick_unknown_topic_fields_hold_the_import_up(dialog: Opened) -> None:
    dialog.create_topics.setChecked(False)
    assert not dialog.button.isEnabled()


def test_another_kind_for_rows_that_say_nothing(dialog: Opened, workbench: Workbench, qtbot: QtBot) -> None:
    dialog.kinds.setCurrentIndex(2)
    dialog.kinds.activated.emit(2)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    dialog.accept()
    assert cards_in_file(workbench)[-1].kind == CardKind.OFFER


def test_a_file_that_cannot_be_read_says_why(
    page: CollectPage, workbench: Workbench, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "leer.csv"
    path.write_text("")
    made = Opened(workbench, theme, origin_of(path), page)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: "leer.csv" in made.remarks.text())
    assert not made.button.isEnabled()


def test_a_list_comes_in_into_the_topic_field_one_looks_at(
    page: CollectPage, workbench: Workbench, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Tafel.txt"
    path.write_text("- eins\n- zwei\n", encoding="utf-8")
    made = Opened(workbench, theme, origin_of(path), page)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.plan is not None)
    made.accept()
    assert {card.topic_field_uid for card in cards_in_file(workbench)} == {workbench.topic_field_uid}


def test_the_open_file_itself_is_not_read(
    qtbot: QtBot, page: CollectPage, workbench: Workbench, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workbench.store
    live = workbench.store.path
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_file", lambda *_a, **_k: live)
    with qtbot.waitSignal(workbench.failed) as refused:
        assert not import_file(page, workbench, theme)
    assert refused.args
    assert "ist schon geöffnet" in refused.args[0]


# a table whose columns have names of their own

OWN_NAMES = "Ort;Aussage\nRaum 1;Zu wenig Kurse\nRaum 2;Lange Wartelisten\n"


@pytest.fixture
def asking(page: CollectPage, workbench: Workbench, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Opened:
    path = tmp_path / "Tafel.csv"
    path.write_text(OWN_NAMES, encoding="utf-8")
    made = Opened(workbench, theme, origin_of(path), page)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.columns.columns.hasFocus)
    return made


def test_without_a_text_column_one_is_asked_for(asking: Opened) -> None:
    assert asking.columns.columns.currentIndex() == -1
    assert "Bitte wählen Sie" in asking.remarks.text()
    assert not asking.button.isEnabled()


def test_the_text_column_is_chosen_by_keys(asking: Opened, workbench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(asking.columns.columns, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: asking.plan is not None)
    asking.accept()
    assert [card.text for card in cards_in_file(workbench)] == ["Zu wenig Kurse", "Lange Wartelisten"]


def test_the_first_row_can_be_a_card_too(asking: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(asking.columns.columns, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: asking.plan is not None)
    qtbot.keyClick(asking.columns.first_row, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asking.plan is not None)
    assert asking.plan
    assert [card.text for card in asking.plan.cards] == ["Aussage", "Zu wenig Kurse", "Lange Wartelisten"]
    assert asking.columns.columns.currentText() == "Spalte 2, beginnt mit „Aussage“"


def test_a_recognised_column_can_be_another_one(dialog: Opened, qtbot: QtBot) -> None:
    assert dialog.columns.columns.currentIndex() == 2
    dialog.columns.columns.activated.emit(0)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan
    assert dialog.plan.cards[0].text == "Sprache und Bildung"
