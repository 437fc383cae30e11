"""What the facilitator looks at within the file: the step, the guiding question, the round of dots."""

from PySide6.QtCore import QObject, Signal


class Looking(QObject):
    """Pages say here what a person turned to; the beamer follows. It outlives a window built anew.

    `led` carries the step that a person is led to; the page takes what is to be looked at there.
    """

    changed = Signal()
    led = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.question_uid: str | None = None
        self.round_uid: str | None = None
        self.everywhere = False
        self._wanted = ""

    def lead_to(self, step: str, uid: str) -> None:
        """Show a step, and on its page one card or recommendation."""
        self._wanted = uid
        self.led.emit(step)
        self._wanted = ""

    def take_wanted(self) -> str:
        """Return what a person is being led to, once; "" if nothing."""
        wanted, self._wanted = self._wanted, ""
        return wanted

    def go_to(self, step: str) -> None:
        """Turn to a step."""
        if step != self.step:
            self.step = step
            self.changed.emit()

    def ask(self, question_uid: str | None) -> None:
        """Turn to a guiding question."""
        if question_uid != self.question_uid:
            self.question_uid = question_uid
            self.changed.emit()

    def weigh(self, round_uid: str | None, *, everywhere: bool) -> None:
        """Turn to a round of dots, in the topic field looked at or in all that are shown."""
        if (round_uid, everywhere) != (self.round_uid, self.everywhere):
            self.round_uid, self.everywhere = round_uid, everywhere
            self.changed.emit()
