"""The countdown of the room: begun in the head of the window, shown there and on the beamer."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

TICK = 200
"""How often to look at the clock, in milliseconds; a second is shown late by this much at most."""


class Countdown(QObject):
    """Counts down to zero and beyond; there is one, and it outlives a window that is built anew.

    `changed` comes whenever `remaining` or `is_running` is another, `ended` once when zero is reached.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Be idle; `clock` is in seconds and never goes back."""
        super().__init__()
        self._clock = clock
        self._until: float | None = None
        self._left: float | None = None
        self._shown: int | None = None
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.look)

    @property
    def remaining(self) -> int | None:
        """Whole seconds until zero, below zero for those that went over; None while there is nothing."""
        left = self._until - self._clock() if self._until is not None else self._left
        return None if left is None else -int(-left // 1)

    @property
    def is_running(self) -> bool:
        """Whether the time goes by."""
        return self._until is not None

    def start(self, seconds: int) -> None:
        """Count down from here."""
        self._left, self._until = None, self._clock() + seconds
        self._shown = None
        self._timer.start()
        self.look()

    def add(self, seconds: int) -> None:
        """Give more time, or less; whether it goes by stays as it is."""
        if self._until is not None:
            self._until += seconds
        elif self._left is not None:
            self._left += seconds
        self.look()

    def pause(self) -> None:
        """Stop the time; `resume` goes on from there."""
        if self._until is not None:
            self._left, self._until = self._until - self._clock(), None
            self._timer.stop()
            self.changed.emit()

    def resume(self) -> None:
        """Go on after `pause`."""
        if self._left is not None:
            self._until, self._left = self._clock() + self._left, None
            self._timer.start()
            self.changed.emit()

    def stop(self) -> None:
        """Have nothing to count any more."""
        self._timer.stop()
        self._until = self._left = self._shown = None
        self.changed.emit()

    def look(self) -> None:
        """Look at the clock, and say what is another."""
        before, now = self._shown, self.remaining
        if now == before:
            return
        self._shown = now
        self.changed.emit()
        if now is not None and now <= 0 and before is not None and before > 0:
            self.ended.emit()


def in_minutes(seconds: int) -> str:
    """Return a time as a person reads it on a clock: "12:05", and "+0:30" for what went over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"
