"""Suggestions beside the board: offered with a reason, taken or refused by a key, never by themselves."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.ui.arrange.contents import Contents
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.arrange.suggester import Suggester
from kiwork.ui.arrange.suggestion import Kind, Suggestion, given, suggestions
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, parking
from kiwork.usecases.capture import CardDraft
from tests.ui.arrange.conftest import UNSORTED, Press, key, make_page, selected, shown, uids

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
DOUBLE = ("Wohnungen sind viel zu teuer", "Wohnungen sind viel zu teuer!")
BUSES = ("Der letzte Bus fährt zu früh", "Am Sonntag fährt kein Bus", "Der Bus fährt am Sonntag nicht")
COURSE = "Sprachkurse auch am Abend anbieten"


@pytest.fixture
def page(qtbot: QtBot, workbench: Workbench, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> ArrangePage:
    monkeypatch.setattr("kiwork.ui.arrange.suggester.PAUSE", 0)
    field, workshop = workbench.topic_field_uid, workbench.workshop_uid
    assert field
    workbench.make(
        capture.add_cards, [CardDraft(text, field, workshop) for text in (*DOUBLE, *BUSES, COURSE)]
    )
    cluster = workbench.make(arrange.add_cluster, field, "Kurszeiten")
    draft = CardDraft("Es fehlen Sprachkurse am Abend", field, workshop, cluster_uid=cluster)
    workbench.make(capture.add_card, draft)
    return make_page(qtbot, workbench, theme)


@pytest.fixture
def offered(qtbot: QtBot, page: ArrangePage, press: Press) -> ArrangePage:
    """Show the page with the panel open, once everything was found."""
    found(qtbot, page.suggester)
    press(Key.Key_3, held=ALT)
    return page


def found(qtbot: QtBot, suggester: Suggester) -> Sequence[Suggestion]:
    qtbot.waitUntil(lambda: bool(suggester.open) and not suggester.searching)
    return suggester.open


def go_to(page: ArrangePage, press: Press, kind: Kind) -> None:
    kinds = [suggestion.kind for suggestion in page.suggester.open]
    press(Key.Key_Home, *[Key.Key_Down] * kinds.index(kind))


def last_change(page: ArrangePage) -> str | None:
    assert page.workbench.store
    return page.workbench.store.undo_name


def test_all_three_kinds_are_offered_and_nothing_is_done(offered: ArrangePage) -> None:
    assert {suggestion.kind for suggestion in offered.suggester.open} == set(Kind)
    assert len(shown(offered)[UNSORTED]) == 6
    assert last_change(offered) == "add_card"


def test_every_suggestion_says_its_reason(offered: ArrangePage) -> None:
    items = [offered.panel.list.item(row) for row in range(offered.panel.list.count())]
    said = " ".join(item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items)
    assert "gemeinsam: " in said
    assert "Sprachkurse" in said
    assert "ähnlich zu „Es fehlen Sprachkurse am Abend“" in said


def test_a_card_goes_into_its_cluster_by_enter_and_comes_back(
    offered: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = shown(offered)
    go_to(offered, press, Kind.PLACE)
    press(Key.Key_Return)
    assert shown(offered)["Kurszeiten"] == ["Es fehlen Sprachkurse am Abend", COURSE]
    assert Kind.PLACE not in {suggestion.kind for suggestion in offered.suggester.open}
    workbench.undo()
    assert shown(offered) == before
    assert Kind.PLACE in {suggestion.kind for suggestion in offered.suggester.open}


def test_cards_become_a_cluster_named_by_what_they_share(
    offered: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = shown(offered)
    go_to(offered, press, Kind.GROUP)
    press(Key.Key_Return)
    heading = next(heading for heading in shown(offered) if heading not in before)
    assert "Bus" in heading
    assert set(shown(offered)[heading]) == set(BUSES)
    workbench.undo()
    assert shown(offered) == before


def test_doubles_are_joined_by_enter(offered: ArrangePage, press: Press, workbench: Workbench) -> None:
    before = shown(offered)
    go_to(offered, press, Kind.DOUBLE)
    press(Key.Key_Return)
    assert len(shown(offered)[UNSORTED]) == 5
    workbench.undo()
    assert shown(offered) == before


def test_doubles_that_are_none_are_told_apart_for_good(
    offered: ArrangePage, press: Press, workbench: Workbench
) -> None:
    go_to(offered, press, Kind.DOUBLE)
    press(Key.Key_N)
    assert last_change(offered) == "tell_apart"
    assert Kind.DOUBLE not in {suggestion.kind for suggestion in offered.suggester.open}
    workbench.undo()
    assert Kind.DOUBLE in {suggestion.kind for suggestion in offered.suggester.open}


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.PLACE])
def test_what_was_refused_stays_away_and_is_not_stored(
    offered: ArrangePage, press: Press, qtbot: QtBot, theme: Theme, kind: Kind
) -> None:
    go_to(offered, press, kind)
    press(Key.Key_N)
    assert last_change(offered) == "add_card"
    again = make_page(qtbot, offered.workbench, theme)
    assert kind not in {suggestion.kind for suggestion in found(qtbot, again.suggester)}


def test_the_cards_of_a_suggestion_are_selected_on_the_board(offered: ArrangePage, press: Press) -> None:
    go_to(offered, press, Kind.GROUP)
    assert set(selected(offered)) == set(BUSES)
    assert offered.panel.list.hasFocus()


def test_esc_goes_back_to_the_board_and_the_panel_stays(offered: ArrangePage, press: Press) -> None:
    press(Key.Key_Escape)
    assert offered.board.current().hasFocus()
    assert offered.panel.isVisible()


def test_the_same_key_closes_the_panel(offered: ArrangePage, press: Press) -> None:
    press(Key.Key_3, held=ALT)
    assert not offered.panel.isVisible()
    assert offered.board.current().hasFocus()


def test_the_button_counts_opens_and_closes(offered: ArrangePage, qtbot: QtBot) -> None:
    button = offered.buttons.suggestions
    assert button.text() == f"{len(offered.suggester.open)} Vorschläge ▸"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not offered.panel.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert offered.panel.list.hasFocus()


def test_new_cards_bring_new_suggestions(offered: ArrangePage, qtbot: QtBot, workbench: Workbench) -> None:
    draft = CardDraft("Sprachkurse am späten Abend", workbench.topic_field_uid, workbench.workshop_uid)
    workbench.make(capture.add_card, draft)
    suggester = offered.suggester
    qtbot.waitUntil(lambda: sum(s.kind is Kind.PLACE for s in suggester.open) > 1)


def test_a_panel_without_suggestions_says_what_belongs_there(
    qtbot: QtBot, workbench: Workbench, theme: Theme, press: Press
) -> None:
    workbench.make(capture.add_card, CardDraft(COURSE, workbench.topic_field_uid, workbench.workshop_uid))
    page = make_page(qtbot, workbench, theme)
    assert not page.panel.isVisible()
    press(Key.Key_3, held=ALT)
    assert "unsortierte Karte" in page.panel.note.text()
    assert QApplication.focusWidget() is page.panel.note


def test_parked_cards_are_left_alone(offered: ArrangePage, workbench: Workbench) -> None:
    workbench.run(parking.park, uids(offered, BUSES[0])[0], parked=True)
    contents = offered.hands.contents
    assert isinstance(contents, Contents)
    assert uids(offered, BUSES[0])[0] not in given(contents, frozenset()).free


def test_no_card_is_in_two_new_clusters(offered: ArrangePage) -> None:
    contents = offered.hands.contents
    assert contents
    everything = suggestions(given(contents, frozenset()), lambda _: None)
    grouped = [uid for found in everything if found.kind is Kind.GROUP for uid in found.uids]
    assert len(set(grouped)) == len(grouped)


def test_a_suggestion_goes_at_once_when_its_cluster_does(offered: ArrangePage, workbench: Workbench) -> None:
    workbench.run(arrange.delete_cluster, key(offered, "Kurszeiten"))
    assert Kind.PLACE not in {suggestion.kind for suggestion in offered.suggester.open}
