"""Evidence is added, changed, deleted and brought back by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.queries.cards import all_cards
from kiwork.queries.evidence import EvidenceView, evidence_for
from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.evidence.box import EvidenceBox
from kiwork.ui.evidence.draft_dialog import DraftDialog
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, recommend
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.evidence import EvidenceDraft, add_card_evidence

Told = list[tuple[str, int, str]]


@pytest.fixture
def goal(workbench: Workbench) -> str:
    return workbench.make(recommend.add_recommendation, workbench.topic_field_uid or "", "Abendkurse") or ""


@pytest.fixture
def box(qtbot: QtBot, workbench: Workbench, theme: Theme, goal: str) -> Iterator[EvidenceBox]:
    """Show the evidence for a recommendation, up to date as on the sheet."""
    made = EvidenceBox(workbench, theme)
    qtbot.addWidget(made)

    def show() -> None:
        made.show_owner(("recommendation", goal), editable=True)

    show()
    workbench.changed.connect(show)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    workbench.changed.disconnect(show)


def stored(workbench: Workbench, uid: str) -> Told:
    views: tuple[EvidenceView, ...] = workbench.ask(evidence_for, uid)
    return [(view.source, view.mentions, view.quote) for view in views]


def fill(qtbot: QtBot, box: EvidenceBox, source: str, mentions: str, quote: str) -> None:
    dialog = next(made for made in box.findChildren(DraftDialog) if made.isVisible())
    qtbot.waitActive(dialog)
    dialog.source.clear()
    qtbot.keyClicks(dialog.source, source)
    dialog.mentions.selectAll()
    qtbot.keyClicks(dialog.mentions, mentions)
    qtbot.keyClicks(dialog.quote, quote)
    dialog.accept()


def test_evidence_is_added_and_undone(
    qtbot: QtBot, box: EvidenceBox, workbench: Workbench, goal: str
) -> None:
    box.add.click()
    fill(qtbot, box, "Umfrage 2022", "47", "Abends ist nichts.")
    assert stored(workbench, goal) == [("Umfrage 2022", 47, "Abends ist nichts.")]
    assert box.model.index(0).data() == "47 Nennungen · „Abends ist nichts.“ · Umfrage 2022"
    workbench.undo()
    assert stored(workbench, goal) == []
    assert box.model.rowCount() == 0


def test_evidence_is_changed_and_deleted_with_keys(
    qtbot: QtBot, box: EvidenceBox, workbench: Workbench, goal: str
) -> None:
    box.add.click()
    fill(qtbot, box, "Umfrage", "3", "")
    box.list.setFocus()
    box.list.setCurrentIndex(box.model.index(0))
    qtbot.keyClick(box.list, Qt.Key.Key_Return)
    fill(qtbot, box, "Interview", "4", "Ja")
    assert stored(workbench, goal) == [("Interview", 4, "Ja")]
    qtbot.keyClick(box.list, Qt.Key.Key_Delete)
    assert stored(workbench, goal) == []
    workbench.undo()
    assert stored(workbench, goal) == [("Interview", 4, "Ja")]


def test_empty_evidence_is_refused_and_the_dialog_stays(
    box: EvidenceBox, workbench: Workbench, goal: str
) -> None:
    box.add.click()
    dialog = box.findChild(DraftDialog)
    assert dialog
    dialog.accept()
    assert dialog.isVisible()
    assert stored(workbench, goal) == []
    dialog.reject()


def test_a_card_shown_large_has_its_evidence(qtbot: QtBot, workbench: Workbench, theme: Theme) -> None:
    draft = CardDraft("Abendkurse", workbench.topic_field_uid, workbench.workshop_uid)
    uid = workbench.make(capture.add_card, draft) or ""
    workbench.run(add_card_evidence, uid, EvidenceDraft("Umfrage", 2, "<b>so</b>"))
    (card,) = workbench.ask(all_cards)
    dialog = CardDialog(workbench, theme, card, "1", EvidenceBox(workbench, theme))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    assert dialog.evidence.model.index(0).data() == "2 Nennungen · „<b>so</b>“ · Umfrage"
    dialog.evidence.list.setFocus()
    dialog.evidence.list.setCurrentIndex(dialog.evidence.model.index(0))
    qtbot.keyClick(dialog.evidence.list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    next(made for made in dialog.findChildren(DraftDialog) if made.isVisible()).reject()
    workbench.undo()
    assert dialog.evidence.model.rowCount() == 0
    dialog.accept()


def test_the_model_keeps_the_rules_of_qt(
    box: EvidenceBox, workbench: Workbench, goal: str, qtmodeltester: ModelTester
) -> None:
    assert goal
    qtmodeltester.check(box.model, force_py=True)
    workbench.undo()
    workbench.redo()
