"""The actions that open a dialog in which much is done: one method for each name in `actions.ACTIONS`."""

from typing import TYPE_CHECKING

from kiwork.ui.dialogs import answered
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

if TYPE_CHECKING:
    from kiwork.ui.main_window import MainWindow


class DialogCommands:
    """Dialogs are imported when they are needed."""

    def __init__(self, workbench: Workbench, theme: Theme, window: "MainWindow") -> None:
        self._workbench = workbench
        self._theme = theme
        self._window = window

    def open_chapters(self) -> None:
        """Say how the concept is structured, and what stands in which chapter."""
        from kiwork.ui.chapters.dialog import ChaptersDialog

        self._commit_typing()
        answered(ChaptersDialog(self._workbench, self._theme, self._window))

    def open_organisations(self) -> None:
        """Look after the organisations: each is kept once."""
        from kiwork.ui.organisations.dialog import OrganisationsDialog

        self._commit_typing()
        answered(OrganisationsDialog(self._workbench, self._theme, self._window))

    def open_parking_lot(self) -> None:
        """Park something, or say what becomes of what is parked."""
        from kiwork.ui.parking.dialog import ParkingDialog

        answered(ParkingDialog(self._workbench, self._theme, self._window))

    def open_whereabouts(self) -> None:
        """See what became of every card, and say it of those of which nobody did."""
        from kiwork.ui.whereabouts.leading import open_whereabouts

        open_whereabouts(self._workbench, self._theme, self._window)

    def open_consulting(self) -> None:
        """Say who was asked about which recommendation, and what came back."""
        from kiwork.ui.consulting.dialog import ConsultingDialog

        self._commit_typing()
        answered(ConsultingDialog(self._workbench, self._theme, self._window))

    def _commit_typing(self) -> None:
        if focused := self._window.focusWidget():
            focused.clearFocus()
            focused.setFocus()
