"""Work beside the window: what it tells arrives in the window's thread, and nothing of it is lost."""

import gc
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.ui import jobs

Report = Callable[[int], None]


def ignore(_: object) -> None:
    pass


def in_the_window() -> bool:
    return threading.current_thread() is threading.main_thread()


def test_everything_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    told: list[tuple[object, bool]] = []

    def work(report: Report) -> bool:
        report(50)
        return in_the_window()

    def tell(value: object) -> None:
        told.append((value, in_the_window()))

    jobs.run(work, done=tell, failed=tell, progress=tell)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(50, True), (False, True)]


def test_an_error_is_told_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    told: list[tuple[type[Exception], bool]] = []

    def work(_: Report) -> None:
        raise ZeroDivisionError

    jobs.run(work, done=ignore, failed=lambda error: told.append((type(error), in_the_window())))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(ZeroDivisionError, True)]


def test_work_that_nobody_keeps_tells_its_end_all_the_same(qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(200):
        jobs.run(lambda _, number=number: number, done=told.append, failed=ignore)  # type: ignore[misc]  # its own number
    gc.collect()
    qtbot.waitUntil(lambda: len(told) == 200)
    assert sorted(told) == list(range(200))


def test_cancelled_work_ends_at_its_next_report(qtbot: QtBot) -> None:
    errors: list[Exception] = []
    began, cancelled = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        began.set()
        cancelled.wait(5)
        report(1)

    job = jobs.run(work, done=ignore, failed=errors.append)
    began.wait(5)
    job.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], jobs.CancelledError)


def test_nothing_is_told_once_the_owner_is_gone(qtbot: QtBot) -> None:
    owner, told, others = QObject(), list[object](), list[object]()
    owner.deleteLater()
    jobs.run(ignore, done=told.append, failed=told.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        pass
    jobs.wait_for_all()
    jobs.run(ignore, done=others.append, failed=ignore)
    qtbot.waitUntil(lambda: bool(others))
    assert told == []


@pytest.mark.parametrize(("cancel", "expected"), [(True, 1), (False, 20)])
def test_a_program_that_ends_cancels_work_or_waits_for_it(
    qapp: QApplication, qtbot: QtBot, *, cancel: bool, expected: int
) -> None:
    done: list[int] = []
    ended = threading.Event()

    def work(report: Report) -> None:
        ended.wait(5)
        for number in range(20):
            done.append(number)
            report(number)

    jobs.run(work, done=ignore, failed=ignore, cancel_at_exit=cancel)
    qapp.aboutToQuit.connect(ended.set)
    with qtbot.waitSignal(qapp.aboutToQuit):
        QTimer.singleShot(0, qapp.aboutToQuit.emit)
    jobs.wait_for_all()
    assert len(done) == expected
