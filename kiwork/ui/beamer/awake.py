"""Keeps the screen from going dark while the room looks at it; where that fails, nothing else does.

Every way ends by itself when the program does, however that ends.
"""

import os
import sys
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QProcess

NAME, REASON = "Kiwork", "Beamer"
BUS = "kiwork-awake"
SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
"""See the Idle Inhibition Service of freedesktop.org: it ends when its caller leaves the bus."""

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
"""Flags of SetThreadExecutionState; see Microsoft's documentation of winbase.h."""


class Awake(Protocol):
    """One way to keep a screen awake."""

    def hold(self) -> None:
        """Keep it awake from now on."""

    def let_go(self) -> None:
        """Let it sleep again."""


class OnBus:
    """Asks the desktop on Linux, without waiting for its answer."""

    def hold(self) -> None:
        with suppress(ImportError):
            from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415 - is on Linux only

            bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, BUS)
            if bus.isConnected():
                message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
                message.setArguments([NAME, REASON])
                bus.send(message)

    def let_go(self) -> None:
        with suppress(ImportError):
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - is on Linux only

            QDBusConnection.disconnectFromBus(BUS)


class OnWindows:
    """Tells Windows that the display is in use."""

    def hold(self) -> None:
        self._say(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def let_go(self) -> None:
        self._say(_CONTINUOUS)

    @staticmethod
    def _say(state: int) -> None:
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - of use here only

            ctypes.windll.kernel32.SetThreadExecutionState(state)


class WithCaffeinate:
    """Runs the small program that macOS has for this; it ends with ours."""

    def __init__(self) -> None:
        self._process = QProcess()

    def hold(self) -> None:
        self._process.start("/usr/bin/caffeinate", ["-d", "-w", str(os.getpid())])

    def let_go(self) -> None:
        self._process.kill()
        self._process.waitForFinished(1000)


def here() -> Awake:
    """Return the way of this system."""
    if sys.platform == "win32":
        return OnWindows()
    return WithCaffeinate() if sys.platform == "darwin" else OnBus()
