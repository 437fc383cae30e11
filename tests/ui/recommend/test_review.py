"""The check of a recommendation on its sheet: rules while filling in, nothing typed gets lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import Decision, Feasibility
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.recommend.review_box import ReviewBox
from kiwork.ui.workbench import Workbench
from kiwork.usecases import reviewing
from tests.ui.recommend.conftest import only, stored

Key = Qt.Key


@pytest.fixture
def box(qtbot: QtBot, page: RecommendPage) -> ReviewBox:
    """Show the review of a recommendation."""
    qtbot.keyClicks(page.beginnings.list, "2")
    page.sheet.sections["review"].fold(unfolded=True)
    return page.sheet.review


def choose(box: ReviewBox, state: Feasibility) -> None:
    """Choose a state as a person does."""
    number = list(Feasibility).index(state)
    box.state.setCurrentIndex(number)
    box.state.settled.emit()


def decide(box: ReviewBox, decision: Decision) -> None:
    """Say whether a separate decision is needed."""
    number = list(Decision).index(decision)
    box.decision.setCurrentIndex(number)
    box.decision.settled.emit()


def write(qtbot: QtBot, field: object, text: str) -> None:
    field.setFocus()  # type: ignore[attr-defined]  # any of the fields
    qtbot.keyClicks(field, text)


def offered(box: ReviewBox) -> set[Feasibility]:
    """Return the states that can be chosen."""
    model = box.state.model()
    assert isinstance(model, QStandardItemModel)
    return {state for number, state in enumerate(Feasibility) if model.item(number).isEnabled()}


def test_a_result_is_offered_once_it_is_in_review(workbench: Workbench, box: ReviewBox) -> None:
    assert offered(box) == {Feasibility.OPEN, Feasibility.IN_REVIEW, Feasibility.WITHDRAWN}
    assert "sobald hier „in Prüfung“ steht" in box.hint.text()
    choose(box, Feasibility.IN_REVIEW)
    assert only(workbench).feasibility is Feasibility.IN_REVIEW
    assert offered(box) == set(Feasibility)
    assert "braucht Kosten, Zeitraum" in box.hint.text()


def test_the_state_is_taken_once_its_reason_is_written(
    qtbot: QtBot, workbench: Workbench, box: ReviewBox
) -> None:
    choose(box, Feasibility.WITHDRAWN)
    assert only(workbench).feasibility is Feasibility.OPEN
    assert box.hint.text() == (
        "Zu „zurückgezogen“ fehlt noch: Begründung. Bis dahin bleibt es bei „Prüfung offen“."
    )
    write(qtbot, box.reason, "Gibt es schon")
    assert only(workbench).feasibility is Feasibility.OPEN
    qtbot.keyClick(box.reason, Key.Key_Tab)
    assert only(workbench).feasibility is Feasibility.WITHDRAWN
    assert only(workbench).feasibility_reason == "Gibt es schon"


def test_the_fields_are_those_of_the_chosen_state(workbench: Workbench, box: ReviewBox) -> None:
    def shown() -> list[bool]:
        return [not field.isHidden() for field in (box.reason, box.cost, box.period)]

    assert shown() == [False, False, False]
    choose(box, Feasibility.WITHDRAWN)
    assert shown() == [True, False, False]
    choose(box, Feasibility.IN_REVIEW)
    assert shown() == [True, True, True]
    choose(box, Feasibility.NOT_FEASIBLE)
    assert shown() == [True, False, False]
    assert only(workbench).feasibility is Feasibility.IN_REVIEW


def test_feasible_needs_cost_period_and_decision_one_after_the_other(
    qtbot: QtBot, workbench: Workbench, box: ReviewBox
) -> None:
    choose(box, Feasibility.IN_REVIEW)
    choose(box, Feasibility.FEASIBLE)
    assert "Kosten laut Prüfung, Zeitraum laut Prüfung, Gesonderter Beschluss" in box.hint.text()
    write(qtbot, box.cost, "20.000 EUR")
    qtbot.keyClick(box.cost, Key.Key_Return)
    assert "fehlen noch: Zeitraum laut Prüfung, Gesonderter Beschluss" in box.hint.text()
    write(qtbot, box.period, "2027")
    qtbot.keyClick(box.period, Key.Key_Tab)
    assert only(workbench).feasibility is Feasibility.IN_REVIEW
    decide(box, Decision.NO)
    view = only(workbench)
    assert (view.feasibility, view.cost_report, view.review_period, view.separate_decision) == (
        Feasibility.FEASIBLE, "20.000 EUR", "2027", "no",
    )  # fmt: skip
    assert box.hint.isHidden()


def test_what_was_typed_for_a_chosen_state_is_kept_before_that_is_taken(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, box: ReviewBox
) -> None:
    choose(box, Feasibility.IN_REVIEW)
    choose(box, Feasibility.FEASIBLE)
    write(qtbot, box.cost, "20.000 EUR")
    page.new_recommendation()
    first, _ = stored(workbench)
    assert (first.feasibility, first.cost_report) == (Feasibility.IN_REVIEW, "20.000 EUR")
    assert box.cost.text() == ""
    page.list.setCurrentIndex(page._model.index(0, 0))
    assert box.cost.text() == "20.000 EUR"
    assert box.state.currentText() == "in Prüfung"


def test_half_a_reason_is_kept_but_does_not_end_the_review(
    qtbot: QtBot, workbench: Workbench, box: ReviewBox
) -> None:
    choose(box, Feasibility.IN_REVIEW)
    choose(box, Feasibility.NOT_FEASIBLE)
    write(qtbot, box.reason, "Es gibt kei")
    box.reason.typed.save()
    view = only(workbench)
    assert (view.feasibility, view.feasibility_reason) == (Feasibility.IN_REVIEW, "Es gibt kei")
    assert box.state.currentText() == "nicht umsetzbar"


def test_what_a_state_needs_is_not_emptied(qtbot: QtBot, workbench: Workbench, box: ReviewBox) -> None:
    uid = only(workbench).uid
    workbench.run(reviewing.review, uid, Feasibility.WITHDRAWN, reason="Gibt es schon")
    box.reason.setFocus()
    box.reason.selectAll()
    qtbot.keyClick(box.reason, Key.Key_Delete)
    qtbot.keyClick(box.reason, Key.Key_Tab)
    assert only(workbench).feasibility_reason == "Gibt es schon"
    assert box.hint.text() == "Zu „zurückgezogen“ fehlt noch: Begründung."


def test_a_state_that_was_taken_is_one_step_back(qtbot: QtBot, workbench: Workbench, box: ReviewBox) -> None:
    choose(box, Feasibility.IN_REVIEW)
    choose(box, Feasibility.NOT_FEASIBLE)
    write(qtbot, box.reason, "Kein Geld")
    qtbot.keyClick(box.reason, Key.Key_Tab)
    workbench.undo()
    assert only(workbench).feasibility is Feasibility.IN_REVIEW
    assert box.state.currentText() == "in Prüfung"
    workbench.redo()
    assert box.state.currentText() == "nicht umsetzbar"


def test_back_to_open_keeps_what_was_written(workbench: Workbench, box: ReviewBox) -> None:
    uid = only(workbench).uid
    workbench.run(reviewing.review, uid, Feasibility.WITHDRAWN, reason="Gibt es schon")
    choose(box, Feasibility.OPEN)
    assert only(workbench).feasibility is Feasibility.OPEN
    choose(box, Feasibility.IN_REVIEW)
    assert box.reason.toPlainText() == "Gibt es schon"


def test_the_head_says_the_state(workbench: Workbench, page: RecommendPage, box: ReviewBox) -> None:
    assert page.sheet.sections["review"].filled.text() == "Prüfung offen"
    choose(box, Feasibility.IN_REVIEW)
    assert page.sheet.sections["review"].filled.text() == "in Prüfung"
    assert only(workbench).feasibility is Feasibility.IN_REVIEW


def test_arrows_look_through_the_states_and_enter_takes_one(
    qtbot: QtBot, workbench: Workbench, box: ReviewBox
) -> None:
    workbench.run(reviewing.review, only(workbench).uid, Feasibility.IN_REVIEW, reason="Kein Geld")
    box.state.setFocus()
    for _ in range(3):
        qtbot.keyClick(box.state, Key.Key_Down)
    assert box.state.currentText() == "nicht umsetzbar"
    assert only(workbench).feasibility is Feasibility.IN_REVIEW
    qtbot.keyClick(box.state, Key.Key_Return)
    assert only(workbench).feasibility is Feasibility.NOT_FEASIBLE


def test_leaving_the_choice_takes_it(qtbot: QtBot, workbench: Workbench, box: ReviewBox) -> None:
    box.state.setFocus()
    qtbot.keyClick(box.state, Key.Key_Down)
    qtbot.keyClick(box.state, Key.Key_Tab)
    assert only(workbench).feasibility is Feasibility.IN_REVIEW


def test_what_is_picked_from_the_open_list_is_taken(
    qtbot: QtBot, workbench: Workbench, box: ReviewBox
) -> None:
    box.state.setFocus()
    box.state.showPopup()
    qtbot.keyClick(box.state.view(), Key.Key_Down)
    qtbot.keyClick(box.state.view(), Key.Key_Return)
    assert only(workbench).feasibility is Feasibility.IN_REVIEW
