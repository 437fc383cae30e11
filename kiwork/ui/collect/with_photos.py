"""A page that has the photos of the workshop beside it: shown by a key, with keys of their own."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kiwork.store.changes import ChangeSet
from kiwork.ui.collect.entry_edit import EntryEdit
from kiwork.ui.collect.menus import PHOTO_GROUPS, action_menu
from kiwork.ui.collect.photo_intake import PhotoIntake, ask_pictures, sources_in
from kiwork.ui.collect.photo_pane import PhotoPane
from kiwork.ui.page import Page
from kiwork.ui.pieces import column
from kiwork.ui.protocol.work_line import WorkLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

SHARES = (58, 42)
"""How page and photos share the width until somebody moves the line between them."""

_PLACE = "photos"
_WIDE = 100
_LOOKING = {
    "next_photo", "previous_photo", "photo_left", "photo_right", "photo_up", "photo_down", "zoom_photo_in",
    "zoom_photo_out", "fit_photo",
}  # fmt: skip
_CHANGING = {
    "tick_photo", "untick_photo", "turn_photo", "caption_photo", "keep_photo_internal", "delete_photo",
}  # fmt: skip


class WithPhotos(Page):
    """What is done to a photo is done to the one that is shown."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self.photos = PhotoPane(workbench, theme)
        self._intake = PhotoIntake(workbench, self)
        self._sides = QSplitter()
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(GRID // 2)
        self.setAcceptDrops(True)

    def put_photos_beside(self, view: QWidget, line: EntryEdit) -> None:
        """Lay the page out: the view, and the photos at its right, as wide as they were last."""
        for part in (view, self.photos):
            self._sides.addWidget(part)
        self._sides.setSizes([share * _WIDE for share in SHARES])
        self._sides.restoreState(self.workbench.preferences.bytes(_PLACE))
        self.photos.setVisible(self.workbench.preferences.photos_shown)
        column(self).addWidget(self._sides)
        line.pasted_pictures.connect(self._intake.take)
        self._connect_photos()

    def show_photo_changes(self, change: ChangeSet) -> None:
        """Show what an action changed of the photos."""
        if change.of_kind("photo"):
            self.photos.refresh()

    def can_do(self, action: str) -> bool:
        """Whether there is a photo to do it with."""
        if action == "add_photos":
            return self.workbench.is_editable and self.workbench.workshop_uid is not None
        shows_one = not self.photos.isHidden() and self.photos.photo is not None
        if action in _CHANGING:
            return shows_one and self.workbench.is_editable
        return shows_one if action in _LOOKING else super().can_do(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to the entry line."""
        if event.key() == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures."""
        if sources_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._intake.take(sources_in(event.mimeData()))
        event.accept()

    # actions

    def show_photos(self) -> None:
        """Show the photos beside the entry line, or hide them."""
        self._show_pane(shown=self.photos.isHidden())

    def add_photos(self) -> None:
        """Ask for files of photos."""
        self._intake.take(ask_pictures(self, self.workbench))

    def next_photo(self) -> None:
        """Turn to the next photo."""
        self.photos.turn_over(1)

    def previous_photo(self) -> None:
        """Turn to the photo before."""
        self.photos.turn_over(-1)

    def photo_left(self) -> None:
        """Move the pointer."""
        self.photos.canvas.move_pointer(-1, 0)

    def photo_right(self) -> None:
        """Move the pointer."""
        self.photos.canvas.move_pointer(1, 0)

    def photo_up(self) -> None:
        """Move the pointer."""
        self.photos.canvas.move_pointer(0, -1)

    def photo_down(self) -> None:
        """Move the pointer."""
        self.photos.canvas.move_pointer(0, 1)

    def tick_photo(self) -> None:
        """Tick what the pointer stands on."""
        self.photos.tick()

    def untick_photo(self) -> None:
        """Take the last tick away."""
        self.photos.untick()

    def zoom_photo_in(self) -> None:
        """Look closer."""
        self.photos.canvas.zoom_by(1)

    def zoom_photo_out(self) -> None:
        """Look from further away."""
        self.photos.canvas.zoom_by(-1)

    def fit_photo(self) -> None:
        """Show the whole width."""
        self.photos.canvas.fit_width()

    def turn_photo(self) -> None:
        """Turn by a quarter."""
        self.photos.turn()

    def caption_photo(self) -> None:
        """Write what is seen."""
        self.photos.edit_caption()

    def keep_photo_internal(self) -> None:
        """Keep out of what is printed and published, or let in."""
        self.photos.keep_internal()

    def delete_photo(self) -> None:
        """Delete."""
        self.photos.delete()

    def _show_pane(self, *, shown: bool) -> None:
        had_focus = self.photos.isAncestorOf(self.focusWidget() or self)
        self.photos.setVisible(shown)
        self.workbench.preferences.photos_shown = shown
        if had_focus:
            self.take_focus()
        self.doable.emit()

    def _connect_photos(self) -> None:
        self._work = WorkLine(self.workbench, self.theme)
        self._work.cancelled.connect(self._intake.cancel)
        self.photos.add_below(self._work)
        self._sides.splitterMoved.connect(
            lambda: self.workbench.preferences.keep_bytes(_PLACE, self._sides.saveState())
        )
        self.photos.turned_over.connect(self.doable)
        self.photos.add_wanted.connect(self.add_photos)
        self.photos.menu_wanted.connect(self._show_photo_menu)
        self.photos.left.connect(self.take_focus)
        self._intake.begun.connect(self._begin_intake)
        self._intake.progressed.connect(self._work.show_progress)
        self._intake.ended.connect(self._work.end)
        self._intake.added.connect(lambda uids: self.photos.show_photo(uids[0]))

    def _begin_intake(self) -> None:
        self._show_pane(shown=True)
        self._work.begin(self.text("collect.taking_photos"))

    def _show_photo_menu(self, place: QPoint) -> None:
        menu = action_menu(self, self.workbench, self.theme, PHOTO_GROUPS)
        for made in menu.actions():
            made.setEnabled(made.isSeparator() or self.can_do(made.objectName()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
