"""The rule of a round, whether its sum can be right, and what is hidden until it is revealed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import DotRule
from kiwork.queries.weighing import rounds
from kiwork.ui.itemmodels.dots import MOST, Column
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.weigh.round_dialog import RoundDialog
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, weigh
from tests.ui.weigh.conftest import HEADINGS, dots, stored
from tests.ui.weigh.test_page import type_keys
from tests.ui.window import Driver


def edit(workbench: Workbench, **columns: str | bool | int) -> None:
    workbench.run(weigh.edit_round, workbench.ask(rounds)[0].uid, **columns)


def count(workbench: Workbench, people: int, *numbers: int) -> None:
    round_uid, workshop = workbench.ask(rounds)[0].uid, workbench.workshop_uid
    workbench.run(weigh.set_people, round_uid, people, workshop_uid=workshop)
    for target, number in zip(stored(workbench).targets, numbers, strict=False):
        workbench.run(weigh.set_dots, round_uid, target.uid, number, workshop_uid=workshop)


def shown(page: WeighPage) -> str:
    return "\n".join(found.text() for found in page.dots.findChildren(QLabel) if found.isVisibleTo(page))


def test_the_rule_is_chosen_with_the_arrows_and_said_with_its_numbers(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    page.dots.bar._rule_choice.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert workbench.ask(rounds)[0].rule is DotRule.HALF
    assert "2 Punkte je Person (Themen ÷ 2, aufgerundet: 3 ÷ 2)." in shown(page)
    assert page.dots.bar._each.text() == "2"
    assert not page.dots.bar._each.isEnabled()


def test_a_fixed_number_is_said_as_one(workbench: Workbench, page: WeighPage) -> None:
    edit(workbench, dots_per_person=5)
    assert "5 Punkte je Person (feste Zahl)." in shown(page)


def test_the_sum_is_said_in_words(workbench: Workbench, page: WeighPage) -> None:
    edit(workbench, dots_per_person=2)
    for numbers, words in (((4, 2), "passt"), ((4, 1), "1 fehlt"), ((4, 5), "3 zu viel")):
        count(workbench, 3, *numbers)
        assert shown(page).count(f"von 6: {words}") == 1


def test_without_cumulating_a_row_with_more_dots_than_people_is_named(
    workbench: Workbench, page: WeighPage
) -> None:
    edit(workbench, cumulate=False)
    count(workbench, 3, 1, 2, 4)
    assert workbench.text("weigh.too_full", heading=HEADINGS[2], dots=4, people=3, others=0, n=1) in shown(
        page
    )


def test_nothing_that_follows_from_hidden_dots_is_shown(
    qtbot: QtBot, workbench: Workbench, page: WeighPage
) -> None:
    edit(workbench, revealed=False)
    page.take_focus()
    type_keys(qtbot, "12\n7\n")
    assert dots(workbench) == [12, 7, 0]
    assert page.dots.table.isColumnHidden(Column.RANK)
    assert not page.dots._ranking_view.isVisible()
    assert page.dots.model.index(0, Column.RANK).data() is None
    assert page.dots.model.index(0, Column.HEADING).data(MOST) is None


def test_f8_reveals_and_undo_hides_again(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "Raum 1.kiwork", "integrationskonzept")
    driver.bench.run(arrange.add_cluster, driver.bench.topic_field_uid or "", "Kurszeiten")
    driver.bench.run(weigh.add_round, "Punktabfrage")
    edit(driver.bench, revealed=False)
    driver.press("Ctrl+4")
    driver.press("F8")
    assert driver.bench.ask(rounds)[0].revealed
    assert not driver.program.window.actions_by_name["reveal_round"].isEnabled()
    driver.press("Ctrl+Z")
    assert not driver.bench.ask(rounds)[0].revealed


def test_a_round_is_hidden_and_gets_a_criterion_in_its_dialog(workbench: Workbench, page: WeighPage) -> None:
    page.edit_round()
    dialog = page.findChild(RoundDialog)
    assert dialog
    assert not dialog.hidden.isChecked()
    dialog.hidden.setChecked(True)
    dialog.criterion.setText("Wichtigkeit")
    dialog.accept()
    assert (workbench.ask(rounds)[0].revealed, workbench.ask(rounds)[0].criterion) == (False, "Wichtigkeit")
    assert page.dots.covered.isVisible()
