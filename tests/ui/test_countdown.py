"""The countdown goes by the clock it is given."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.ui.countdown import Countdown, in_minutes


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def countdown(qapp: QApplication, clock: Clock) -> Iterator[Countdown]:
    """Return an idle countdown."""
    made = Countdown(clock)
    yield made
    made.stop()


def test_there_is_nothing_to_count_at_first(countdown: Countdown) -> None:
    assert countdown.remaining is None
    assert not countdown.is_running


def test_it_shows_whole_seconds_that_have_begun(countdown: Countdown, clock: Clock) -> None:
    countdown.start(90)
    assert countdown.remaining == 90
    clock.now += 0.3
    assert countdown.remaining == 90
    clock.now += 0.7
    assert countdown.remaining == 89


def test_it_says_when_zero_is_reached_once(qtbot: QtBot, countdown: Countdown, clock: Clock) -> None:
    countdown.start(2)
    ends = list[int]()
    countdown.ended.connect(lambda: ends.append(1))
    for _ in range(5):
        clock.now += 1
        countdown.look()
    assert ends == [1]
    assert countdown.remaining == -3


def test_it_says_that_another_second_is_over(qtbot: QtBot, countdown: Countdown, clock: Clock) -> None:
    countdown.start(60)
    clock.now += 1
    with qtbot.waitSignal(countdown.changed, timeout=5000):
        pass
    with qtbot.assertNotEmitted(countdown.changed):
        countdown.look()


def test_a_pause_stands_still_and_goes_on_from_there(countdown: Countdown, clock: Clock) -> None:
    countdown.start(60)
    clock.now += 10
    countdown.pause()
    clock.now += 500
    assert countdown.remaining == 50
    countdown.resume()
    clock.now += 5
    assert countdown.remaining == 45


@pytest.mark.parametrize("paused", [False, True])
def test_more_time_can_be_given(countdown: Countdown, paused: bool) -> None:  # noqa: FBT001 - a parameter
    countdown.start(60)
    if paused:
        countdown.pause()
    countdown.add(60)
    assert countdown.remaining == 120


def test_it_is_read_as_on_a_clock() -> None:
    assert [in_minutes(s) for s in (725, 60, 5, 0, -30)] == ["12:05", "1:00", "0:05", "0:00", "+0:30"]
