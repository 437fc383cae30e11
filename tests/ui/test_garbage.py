"""Widgets are destroyed in the window's thread, however much is made in others."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui import jobs
from kiwork.ui.garbage import Garbage


class Circle(QWidget):
    """Holds itself, so that only a look for garbage finds it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    yield Garbage()
    gc.unfreeze()


def much_is_made(_: jobs.Report) -> list[list[object]]:
    return [[] for _ in range(200_000)]


def lost_circle() -> "weakref.ref[Circle]":
    return weakref.ref(Circle())


def test_work_beside_the_window_destroys_no_widget(garbage: Garbage, qtbot: QtBot) -> None:
    circle, done = lost_circle(), list[object]()
    jobs.run(much_is_made, done=done.append, failed=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert circle() is not None


def test_a_look_destroys_what_nobody_reaches_once_enough_was_made(garbage: Garbage) -> None:
    circle = lost_circle()
    kept = much_is_made(lambda _: None)
    garbage.look()
    assert circle() is None
    assert kept


def test_old_widgets_are_destroyed_when_somebody_asks(garbage: Garbage) -> None:
    circle = Circle()
    gc.collect()
    old = weakref.ref(circle)
    del circle
    garbage.want_all()
    garbage.look()
    assert old() is None
