"""Cards are parked on the board, and taken out again."""

from PySide6.QtCore import Qt

from kiwork.queries.parking import parked_items
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.workbench import Workbench
from tests.ui.arrange.conftest import Press


def parked(workbench: Workbench) -> list[str]:
    """Return the texts of the cards that are parked."""
    return [item.card.text for item in workbench.ask(parked_items) if item.card.parked]


def test_the_selected_cards_are_parked_and_taken_out_by_the_same_key(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    press(Qt.Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_F4)
    assert len(parked(workbench)) == 2
    press(Qt.Key.Key_F4)
    assert parked(workbench) == []


def test_parking_can_be_undone(page: ArrangePage, press: Press, workbench: Workbench) -> None:
    press(Qt.Key.Key_F4)
    workbench.undo()
    assert parked(workbench) == []
