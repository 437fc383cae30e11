"""Positions sort as they were meant, however they came about."""

from hypothesis import given
from hypothesis import strategies as st

from kiwork.models.position import between, row_of_positions

LONGEST = 1000


@given(st.lists(st.floats(0, 1), max_size=80))
def test_a_position_lies_strictly_between_its_neighbours(choices: list[float]) -> None:
    row: list[str] = []
    for choice in choices:
        at = round(choice * len(row))
        left, right = row[at - 1] if at else None, row[at] if at < len(row) else None
        row.insert(at, between(left, right))
    assert row == sorted(set(row))


def test_three_thousand_cards_in_a_row_keep_short_positions() -> None:
    row = [between(None, None)]
    for _ in range(3000):
        row.append(between(row[-1], None))
    assert row == sorted(set(row))
    assert max(map(len, row)) <= 6


def test_three_thousand_cards_put_in_front_keep_short_positions() -> None:
    first = between(None, None)
    for _ in range(3000):
        before, first = first, between(None, first)
        assert first < before
    assert len(first) <= 6


def test_two_hundred_cards_put_into_the_same_gap_still_fit() -> None:
    left, right = between(None, None), between(between(None, None), None)
    for _ in range(200):
        right = between(left, right)
    assert left < right
    assert len(right) <= LONGEST


def test_two_hundred_cards_each_put_after_the_last_into_a_gap_still_fit() -> None:
    left, right = row_of_positions(2)
    for _ in range(200):
        before, left = left, between(left, right)
        assert before < left < right
    assert len(left) <= LONGEST


def test_equal_neighbours_give_a_position_behind_them() -> None:
    position = between(None, None)
    assert between(position, position) > position


def test_two_rooms_hardly_ever_give_the_same_position() -> None:
    assert len({between(None, None) for _ in range(20)}) > 15


def test_the_positions_of_a_template_are_always_the_same() -> None:
    assert row_of_positions(100) == row_of_positions(100)
    assert row_of_positions(100) == sorted(set(row_of_positions(100)))
