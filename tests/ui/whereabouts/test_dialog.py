"""What became of the cards, said by keyboard: linked, given a reason, taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.queries.cards import all_cards
from kiwork.queries.whereabouts import Way, whereabouts
from kiwork.ui.theme import Theme
from kiwork.ui.whereabouts.dialog import WhereaboutsDialog
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, recommend
from kiwork.usecases.capture import CardDraft

TEXTS = ("Kurse am Abend", "Kurse am Samstag", "Wartelisten", "Fahrdienst")


@pytest.fixture
def goal(workbench: Workbench) -> str:
    """Capture four cards in two topic fields and begin a recommendation in the first."""
    fields = [field.uid for field in workbench.outline.topic_fields] if workbench.outline else []
    for number, text in enumerate(TEXTS):
        draft = CardDraft(text, fields[number // 3], workbench.workshop_uid)
        workbench.make(capture.add_card, draft)
    workbench.make(recommend.add_recommendation, fields[1], "Fahrten bezahlen")
    return workbench.make(recommend.add_recommendation, fields[0], "Abendkurse") or ""


@pytest.fixture
def dialog(qtbot: QtBot, workbench: Workbench, theme: Theme, goal: str) -> Iterator[WhereaboutsDialog]:
    assert goal
    parent = QWidget()
    qtbot.addWidget(parent)
    made = WhereaboutsDialog(workbench, theme, parent)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


def lines(dialog: WhereaboutsDialog) -> list[str]:
    model = dialog.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def ways(workbench: Workbench) -> dict[str, Way]:
    told = workbench.ask(whereabouts)
    return {card.text: told[card.uid].way for card in workbench.ask(all_cards)}


def press(qtbot: QtBot, dialog: WhereaboutsDialog, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(dialog.list, key)


def test_cards_stand_under_their_topic_fields(dialog: WhereaboutsDialog) -> None:
    assert lines(dialog) == ["Sprache und Bildung", *TEXTS[:3], "Arbeit und Wirtschaft", TEXTS[3]]
    assert [told.card.text for told in dialog.selected] == [TEXTS[0]]


def test_several_cards_are_linked_by_keyboard_as_one_step(
    qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench, goal: str
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, dialog, Qt.Key.Key_E)
    qtbot.keyClicks(dialog.finder.typed, "abend")
    qtbot.keyClick(dialog.finder.typed, Qt.Key.Key_Return)
    assert lines(dialog) == ["Sprache und Bildung", TEXTS[2], "Arbeit und Wirtschaft", TEXTS[3]]
    told = workbench.ask(whereabouts).values()
    assert [one.recommendation_uids for one in told if one.is_known] == [(goal,), (goal,)]
    assert dialog.list.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert set(ways(workbench).values()) == {Way.UNKNOWN}


def test_recommendations_of_the_cards_topic_field_come_first(
    qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench
) -> None:
    for _ in range(3):
        press(qtbot, dialog, Qt.Key.Key_Down)
    assert [told.card.text for told in dialog.selected] == [TEXTS[3]]
    press(qtbot, dialog, Qt.Key.Key_E)
    qtbot.keyClick(dialog.finder.typed, Qt.Key.Key_Return)
    assert ways(workbench)[TEXTS[3]] is Way.RECOMMENDED
    dialog.filter.everything.setChecked(True)
    press(qtbot, dialog, Qt.Key.Key_End)
    assert [link.accessibleDescription() for link in dialog.way.buttons] == ["Fahrten bezahlen"]


def test_a_key_gives_a_reason_and_the_next_card_is_marked(
    qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench
) -> None:
    press(qtbot, dialog, Qt.Key.Key_2)
    assert ways(workbench)[TEXTS[0]] is Way.REASON
    assert [told.card.text for told in dialog.selected] == [TEXTS[1]]


def test_a_reason_in_ones_own_words(qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench) -> None:
    press(qtbot, dialog, Qt.Key.Key_1)
    qtbot.keyClicks(dialog.form.because, "das Land es schon zahlt")
    qtbot.keyClick(dialog.form.because, Qt.Key.Key_Return)
    reasons = [one.reason for one in workbench.ask(whereabouts).values() if one.is_known]
    assert reasons == ["nicht aufgenommen, weil das Land es schon zahlt"]


def test_a_reason_is_taken_back(qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench) -> None:
    dialog.filter.everything.setChecked(True)
    press(qtbot, dialog, Qt.Key.Key_2, Qt.Key.Key_Delete)
    assert ways(workbench)[TEXTS[0]] is Way.UNKNOWN


def test_a_reason_for_a_whole_cluster(qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench) -> None:
    uids = [card.uid for card in workbench.ask(all_cards) if card.text in TEXTS[:2]]
    workbench.run(arrange.add_cluster, workbench.topic_field_uid or "", "Zeiten", uids)
    dialog.form.whole_cluster.click()
    dialog.list.setFocus()
    press(qtbot, dialog, Qt.Key.Key_4)
    assert [ways(workbench)[text] for text in TEXTS[:3]] == [Way.CLUSTER_REASON] * 2 + [Way.UNKNOWN]


def test_cards_are_found_by_words_kind_and_topic_field(qtbot: QtBot, dialog: WhereaboutsDialog) -> None:
    qtbot.keyClicks(dialog.filter.search, "kurse sam")
    assert lines(dialog) == ["Sprache und Bildung", TEXTS[1]]
    qtbot.keyClick(dialog.filter.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    dialog.filter.search.clear()
    dialog.filter.field.setCurrentIndex(2)
    assert lines(dialog) == ["Arbeit und Wirtschaft", TEXTS[3]]


def test_all_cards_are_shown_with_what_became_of_them(
    dialog: WhereaboutsDialog, workbench: Workbench, goal: str
) -> None:
    workbench.run(recommend.change_origin, goal, cite=[dialog.selected[0].card.uid])
    assert TEXTS[0] not in lines(dialog)
    dialog.filter.everything.setChecked(True)
    told = str(dialog.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "in Empfehlung SB-01 „Abendkurse“" in told


def test_the_dialog_is_glad_when_every_card_has_its_place(
    qtbot: QtBot, dialog: WhereaboutsDialog, workbench: Workbench
) -> None:
    dialog.list.selectAll()
    press(qtbot, dialog, Qt.Key.Key_5)
    assert dialog.model.rowCount() == 0
    assert workbench.text("whereabouts.none_left") in [
        label.text() for label in dialog.findChildren(type(dialog.counts)) if label.isVisible()
    ]


def test_the_model_keeps_the_rules_of_qt(
    dialog: WhereaboutsDialog, workbench: Workbench, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(dialog.model, force_py=True)
    for words in ("kurse", "", "gibt es nicht", ""):
        dialog.filter.search.setText(words)
    workbench.run(arrange.move_cards, [dialog.selected[0].card.uid], topic_field_uid=None)
    dialog.filter.everything.setChecked(True)
