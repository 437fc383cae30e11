import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind
from kiwork.queries.cards import CardView
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.itemmodels.cards import CARD, CARRIED, NUMBER, CardColumnModel

MOVE = Qt.DropAction.MoveAction
ROOT = QModelIndex()


def card(uid: str, text: str = "") -> CardView:
    return CardView(
        uid, text or uid, CardKind.CHALLENGE, None, None, None, "", 1, (), (), "", "", False, False, "", None
    )  # fmt: skip


def filled(*uids: str) -> CardColumnModel:
    model = CardColumnModel(lambda view: view.text)
    model.show([card(uid) for uid in uids], {})
    return model


def uids(model: CardColumnModel) -> str:
    return "".join(card.uid for card in model.cards)


def test_the_model_keeps_to_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = filled("a", "b", "c")
    qtmodeltester.check(model)
    model.show([card("c"), card("x"), card("a")], {})
    qtmodeltester.check(model)


@pytest.mark.parametrize("after", ["", "a", "abc", "cab", "dcba", "xaybzcd", "bd", "xyz", "dabc", "bcda"])
def test_any_order_comes_out_as_it_was_given(after: str) -> None:
    model = filled(*"abcd")
    model.show([card(uid) for uid in after], {})
    assert uids(model) == after


def test_one_card_that_moves_is_the_only_one_that_is_signalled(qtbot: QtBot) -> None:
    model = filled(*"abcde")
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show([card(uid) for uid in "bcdea"], {})
    assert removed == [(0, 0)]
    assert inserted.args is not None
    assert inserted.args[1:] == [4, 4]


def test_a_card_that_changed_is_signalled_alone(qtbot: QtBot) -> None:
    model = filled(*"abc")
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.dataChanged) as changed:
        model.show([card("a"), card("b", "neu"), card("c")], {})
    assert changed.args is not None
    assert changed.args[0].row() == 1


def test_a_row_tells_card_number_and_whether_it_is_carried() -> None:
    model = filled("a", "b")
    model.show([card("a"), card("b")], {"b": "17"}, frozenset({"b"}))
    index = model.index(1)
    assert (index.data(CARD).uid, index.data(NUMBER), index.data(CARRIED)) == ("b", "17", True)


def test_a_drop_names_the_cards_and_the_one_they_go_in_front_of(qtbot: QtBot) -> None:
    model, mime = filled("a", "b"), card_mime.packed(card_mime.CARDS, ["x"])
    with qtbot.waitSignal(model.dropped) as dropped:
        assert model.dropMimeData(mime, MOVE, 1, 0, ROOT)
    assert dropped.args == [["x"], "b"]
    assert uids(model) == "ab"


def test_a_drop_in_front_of_itself_goes_in_front_of_the_next_that_stays(qtbot: QtBot) -> None:
    model = filled("a", "b", "c")
    with qtbot.waitSignal(model.dropped) as dropped:
        model.dropMimeData(model.mimeData([model.index(1)]), MOVE, 1, 0, ROOT)
    assert dropped.args == [["b"], "c"]


def test_a_drop_below_the_last_card_is_the_end(qtbot: QtBot) -> None:
    model, mime = filled("a"), card_mime.packed(card_mime.CARDS, ["x"])
    with qtbot.waitSignal(model.dropped) as dropped:
        model.dropMimeData(mime, MOVE, -1, -1, ROOT)
    assert dropped.args == [["x"], ""]


def test_text_and_rubbish_from_outside_are_ignored() -> None:
    model, text, rubbish = filled("a"), QMimeData(), QMimeData()
    text.setText("Zu wenig Busse")
    rubbish.setData(card_mime.CARDS, b"\xff{]")
    for mime in (text, rubbish):
        assert not model.canDropMimeData(mime, MOVE, -1, -1, ROOT)
        assert not model.dropMimeData(mime, MOVE, -1, -1, ROOT)


def test_nothing_is_dragged_or_dropped_where_nothing_may_move() -> None:
    model, mime = filled("a"), card_mime.packed(card_mime.CARDS, ["x"])
    model.movable = False
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.canDropMimeData(mime, MOVE, -1, -1, ROOT)
