"""Every screen tells screen readers what is on it, and Tab comes everywhere; new screens are walked too.

`docs/make_pictures.py` goes through the program: over the steps of the action table, their parts, and the
table of dialogs.
"""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import kiwork.ui
from docs.make_pictures import screens
from kiwork.ui.actions import STEPS
from tests.ui.accessible import alike, controls, meaningless, nameless, out_of_reach, speechless, valueless


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[None]:
    """Be heard as if a screen reader were there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def settle(app: QApplication) -> None:
    """Let what is worked on beside the window be shown, and dialogs that were closed be gone."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
    while QThreadPool.globalInstance().activeThreadCount():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def wrong_on(shown: QWidget) -> dict[str, object]:
    """Return what is wrong on a screen, by what it is."""
    found = controls(shown)
    wrong = {
        "without a name": [str(one) for one in nameless(found)],
        "without a role": [str(one) for one in meaningless(found)],
        "without a value": [str(one) for one in valueless(found)],
        "with the same name": alike(found),
        "without words": speechless(shown),
        "out of reach": [str(one) for one in out_of_reach(shown, found)],
    }
    return {what: where for what, where in wrong.items() if where}


def dialog_classes() -> set[str]:
    for module in pkgutil.walk_packages(kiwork.ui.__path__, "kiwork.ui."):
        importlib.import_module(module.name)
    return {made.__name__ for made in _below(QDialog) if made.__module__.startswith("kiwork.ui")}


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for made in kind.__subclasses__():
        yield made
        yield from _below(made)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_of_every_screen_is_told_and_reached(
    qapp: QApplication, listening: None, language: str
) -> None:
    wrong, walked, dialogs = {}, set(), set()
    for name, shown in screens(qapp, language, "light", 100):
        shown.activateWindow()
        settle(qapp)
        walked.add(name)
        dialogs.add(type(shown).__name__)
        if found := wrong_on(shown):
            wrong[name] = found
    assert wrong == {}
    assert {step.name for step in STEPS} <= walked
    assert dialog_classes() <= dialogs
