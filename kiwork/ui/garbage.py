"""Looks for garbage in the window's thread alone.

Python would do so in whichever thread happens to make objects; in one beside the window it would destroy
widgets of Qt there, which must not be, and sooner or later crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""So many milliseconds lie between two looks."""


class Garbage(QObject):
    """Takes Python's automatic look out of force, and its place, by the same thresholds.

    Old objects are looked through when somebody asks for it alone: a file of 100,000 cards has so many that
    the window would stand still.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        gc.freeze()
        self._is_wanted = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def want_all(self) -> None:
        """Look through old objects too the next time: a window or a file is done with."""
        self._is_wanted = True

    def look(self) -> None:
        """Destroy what nobody can reach any more, as far as it is due."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if self._is_wanted:
            self._is_wanted = False
            gc.collect()
        elif due[0]:
            gc.collect(1 if due[1] else 0)
