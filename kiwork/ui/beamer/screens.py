"""The screens of this computer by name, which come and go, and the one that the beamer takes."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen


class Screens(QObject):
    """`came` and `went` carry the name of a screen; when it went, its windows can still be hidden."""

    came = Signal(str)
    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(lambda screen: self.came.emit(screen.name()))
            app.screenRemoved.connect(lambda screen: self.went.emit(screen.name()))

    def names(self) -> list[str]:
        """Return the names of all screens that are there."""
        return [screen.name() for screen in QGuiApplication.screens()]

    def find(self, name: str) -> QScreen:
        """Return a screen by name, the first of all if it is not there."""
        screens = QGuiApplication.screens()
        return next((screen for screen in screens if screen.name() == name), screens[0])


def chosen(names: Sequence[str], own: str, wished: str) -> str:
    """Return the screen to take: the wished one, else the first that is not the facilitator's own."""
    if wished and wished in names:
        return wished
    return next((name for name in names if name != own), own)


def after(names: Sequence[str], name: str) -> str:
    """Return the next screen in a circle."""
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
