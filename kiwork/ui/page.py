"""What the pages of all steps have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiwork.store.changes import ChangeSet
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


class Page(QWidget):
    """One step of the moderation cycle.

    A page asks the workbench for what it shows, and never updates itself after its own action: it waits for
    `apply` like everyone else. While it is hidden it only notes that it is out of date. `doable` says that
    `can_do` may answer otherwise than before.
    """

    doable = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.workbench = workbench
        self.theme = theme
        self._out_of_date = True
        workbench.changed.connect(self._on_changed)
        workbench.opened.connect(self._on_elsewhere)
        workbench.context_changed.connect(self._on_elsewhere)

    def refresh(self) -> None:
        """Show everything anew."""

    def apply(self, change: ChangeSet) -> None:
        """Show what an action changed; a page that can do it in smaller steps overrides this.

        A change that is `sweeping` never comes here: everything is shown anew.
        """
        del change
        self.refresh()

    def take_focus(self) -> None:
        """Put the focus where a person wants to begin."""
        self.setFocus()

    def turn_to(self, uid: str) -> None:
        """Look at one record that a person was led to."""

    def can_do(self, action: str) -> bool:
        """Whether there is something to do for an action of this page."""
        del action
        return True

    @property
    def help_topic(self) -> str:
        """What F1 explains here, if it is not the step as a whole."""
        return ""

    def unsaved(self) -> str:
        """Return text that was typed and not saved yet, so that a rebuilt window can show it again."""
        return ""

    def restore_unsaved(self, text: str) -> None:
        """Show text again that `unsaved` returned."""

    def arrive(self) -> None:
        """Be shown: up to date, and with the focus."""
        if self._out_of_date and self.workbench.store:
            self._out_of_date = False
            self.refresh()
        self.take_focus()
        if wanted := self.workbench.looking.take_wanted():
            self.turn_to(wanted)

    def text(self, key: str, **values: object) -> str:
        """Return a wording in the language of the window."""
        return self.workbench.text(key, **values)

    def _on_changed(self, change: ChangeSet) -> None:
        if not self.isVisible():
            self._out_of_date = True
        elif change.sweeping:
            self.refresh()
        else:
            self.apply(change)

    def _on_elsewhere(self) -> None:
        self._out_of_date = True
        if self.isVisible() and self.workbench.store:
            self._out_of_date = False
            self.refresh()
