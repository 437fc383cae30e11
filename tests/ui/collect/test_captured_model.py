"""The model behind the list of captured cards."""

from collections.abc import Sequence

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind
from kiwork.queries.captured import Captured
from kiwork.queries.cards import CardView
from kiwork.ui.itemmodels.captured import PAGE, CapturedModel


def view(uid: str, text: str = "") -> CardView:
    return CardView(
        uid, text or uid, CardKind.CHALLENGE, "w", "t", None, "", 1, (), (), "", "", False, False, "", 0
    )


class Cards:
    """Stands in for the file."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def load(self, uids: Sequence[str]) -> list[CardView]:
        return [view(uid, self.texts.get(uid, "")) for uid in uids]


def at(time: int) -> Captured:
    return Captured(time, 1, time, f"c{time}")


@pytest.fixture
def cards() -> Cards:
    return Cards()


@pytest.fixture
def model(cards: Cards) -> CapturedModel:
    made = CapturedModel(cards.load, lambda card: card.text)
    made.show([at(5), at(3), at(1)])
    return made


def texts(model: CapturedModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_qt_finds_no_fault_in_any_step(model: CapturedModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.apply(["c7", "c4", "c3"], [at(7), at(4)])
    model.show([at(2)])
    assert texts(model) == ["c2"]


def test_a_new_card_goes_on_top(model: CapturedModel) -> None:
    model.apply(["c7"], [at(7)])
    assert texts(model) == ["c7", "c5", "c3", "c1"]


def test_a_card_that_came_back_goes_to_its_place(model: CapturedModel) -> None:
    model.apply(["c4"], [at(4)])
    assert texts(model) == ["c5", "c4", "c3", "c1"]


def test_a_card_that_no_longer_belongs_here_goes(model: CapturedModel) -> None:
    model.apply(["c3", "elsewhere"], [])
    assert texts(model) == ["c5", "c1"]


def test_a_changed_card_is_told_alone(model: CapturedModel, cards: Cards, qtbot: QtBot) -> None:
    cards.texts["c3"] = "neu"
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.apply(["c3"], [at(3)])
    assert (changed.args[0].row(), texts(model)) == (1, ["c5", "neu", "c1"])


def test_only_some_of_many_cards_are_read_at_once(model: CapturedModel) -> None:
    model.show([at(time) for time in range(100_000, 0, -1)])
    assert (model.rowCount(), model.total) == (PAGE, 100_000)
    model.fetchMore()
    assert (model.rowCount(), texts(model)[-1]) == (2 * PAGE, f"c{100_000 - 2 * PAGE + 1}")


def test_a_card_not_read_yet_comes_and_goes_unseen(model: CapturedModel) -> None:
    model.show([at(time) for time in range(1000, 0, -2)])
    model.apply(["c7", "c4"], [at(7)])
    assert (model.rowCount(), model.total) == (PAGE, 500)
    while model.canFetchMore():
        model.fetchMore()
    assert texts(model)[-4:] == ["c8", "c7", "c6", "c2"]
