"""The photos of the workshop beside the entry line: one is shown to type from, what was typed is ticked."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QToolButton, QWidget

from kiwork.queries.photos import PhotoView, picture
from kiwork.queries.photos import photos as photos_of
from kiwork.ui.collect.menus import keys_of
from kiwork.ui.collect.photo_canvas import PhotoCanvas
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.icons import icon
from kiwork.ui.pictures import shown_picture
from kiwork.ui.pieces import column, label, row
from kiwork.ui.recommend.typed import Typed
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, photos
from kiwork.usecases.capture import CardDraft

ICON = 20
NARROWEST = 220
"""In pixels at a text size of 100 %."""


class PhotoPane(QFrame):
    """`turned_over` comes when another photo is shown, or none; `left` when the entry line is wanted."""

    turned_over = Signal()
    add_wanted = Signal()
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._photos: tuple[PhotoView, ...] = ()
        self._uid, self._shown = "", ("", "")
        self.canvas = PhotoCanvas(theme, workbench.text("collect.photo"))
        self._count = label("", "strong")
        self._state = label("", "muted", wrap=True)
        self._caption = QLineEdit()
        self._typed = Typed(self._caption, self._caption.text, self._caption.setText)
        self._empty, self._broken = EmptyState(), label("", "body-muted", wrap=True)
        self._either = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def photo(self) -> PhotoView | None:
        """The photo that is shown."""
        return next((photo for photo in self._photos if photo.uid == self._uid), None)

    def refresh(self) -> None:
        """Show the photos of the workshop as they are now; the one that was shown stays, if it is there."""
        before = [photo.uid for photo in self._photos]
        self._photos = self._workbench.ask(photos_of, self._workbench.workshop_uid)
        if self.photo is None:
            place = before.index(self._uid) if self._uid in before else 0
            self._uid = self._photos[min(place, len(self._photos) - 1)].uid if self._photos else ""
        self._show()

    def show_photo(self, uid: str) -> None:
        """Turn to a photo."""
        self._typed.save()
        self._uid = uid
        self._show()

    def turn_over(self, step: int) -> None:
        """Turn to the next photo (1) or the one before (-1); after the last comes the first."""
        uids = [photo.uid for photo in self._photos]
        if self._uid in uids:
            self.show_photo(uids[(uids.index(self._uid) + step) % len(uids)])

    # what is done to the photo

    def add_card(self, draft: CardDraft) -> str | None:
        """Capture a card; where the pointer stands, it is ticked in the same step."""
        photo, spot = self.photo, self.canvas.spot
        if photo is None or spot is None or not self.isVisible():
            return self._workbench.make(capture.add_card, draft)
        uid = self._workbench.make(photos.add_card_from_photo, draft, photo.uid, spot)
        if uid:
            self.canvas.release()
        return uid

    def tick(self) -> None:
        """Tick what the pointer stands on; without a pointer, show it first."""
        photo, spot = self.photo, self.canvas.spot
        if photo and spot is None:
            self.canvas.move_pointer(0, 0)
        elif photo and spot and self._workbench.run(photos.tick_photo, photo.uid, spot):
            self.canvas.release()

    def tick_pointed(self) -> None:
        """Tick what the pointer stands on, if there is one: it was counted as said once more."""
        if self.isVisible() and self.canvas.spot is not None:
            self.tick()

    def untick(self, number: int = -1) -> None:
        """Take a tick away, counted from 0; the last one if none is named."""
        if self.photo and self.photo.typed:
            self._workbench.run(photos.untick_photo, self.photo.uid, number)

    def turn(self) -> None:
        """Turn the photo clockwise by a quarter."""
        if self.photo:
            self._workbench.run(photos.turn_photo, self.photo.uid)

    def keep_internal(self) -> None:
        """Keep the photo out of what is printed and published, or let it in."""
        if self.photo:
            self._workbench.run(photos.keep_photo_internal, self.photo.uid, internal=not self.photo.internal)

    def delete(self) -> None:
        """Delete the photo."""
        if self.photo:
            self._workbench.run(photos.delete_photo, self.photo.uid)

    def edit_caption(self) -> None:
        """Let a person write what is seen."""
        self._caption.setFocus()
        self._caption.selectAll()

    # what is seen

    def _show(self) -> None:
        photo = self.photo
        self._either.setCurrentWidget(self.canvas if photo else self._empty)
        for widget in (*self._only_with_photo, self._caption):
            widget.setVisible(photo is not None)
        for widget in (self._before, self._next):
            widget.setEnabled(len(self._photos) > 1)
        if photo:
            self._show_picture(photo)
            self._say(photo)
        else:
            self.canvas.show_picture(None)
            self._shown = ("", "")
        editable = self._workbench.is_editable
        self._caption.setReadOnly(not editable)
        self._empty.button.setEnabled(editable)
        self.turned_over.emit()

    def _show_picture(self, photo: PhotoView) -> None:
        if self._shown != (photo.uid, photo.blob):
            self._shown = (photo.uid, photo.blob)
            self.canvas.show_picture(shown_picture(self._workbench.ask(picture, photo.blob) or b""))
            self._typed.replace(photo.caption)
        if not self.canvas.has_picture:
            self._either.setCurrentWidget(self._broken)
        self.canvas.show_marks(photo.turned, photo.typed)

    def _say(self, photo: PhotoView) -> None:
        number = [one.uid for one in self._photos].index(photo.uid) + 1
        self._count.setText(self._text("photo_of", number=number, n=len(self._photos)))
        self._typed.load(photo.caption)
        typed = self._text("photo_typed", n=len(photo.typed)) if photo.typed else ""
        internal = self._text("photo_internal") if photo.internal else ""
        hint = "" if photo.typed else self._text("photo_hint", keys=keys_of("tick_photo"))
        self._state.setText(" · ".join(part for part in (typed, internal, hint) if part))
        self.canvas.setAccessibleDescription(f"{self._count.text()}. {photo.caption} {self._state.text()}")

    def _save_caption(self, caption: str) -> None:
        if self._uid:
            self._workbench.type_into(f"caption {self._uid}", photos.set_caption, self._uid, caption)

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        self.setMinimumWidth(self._theme.px(NARROWEST))
        self._before = self._tool("previous_photo", "mdi6.chevron-left")
        self._next = self._tool("next_photo", "mdi6.chevron-right")
        self._more = self._tool("photo_actions", "mdi6.dots-horizontal")
        self._only_with_photo = (self._before, self._next, self._count, self._state)
        head = row()
        for widget in (self._before, self._count, self._next):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self._more)
        self._caption.setPlaceholderText(self._text("photo_caption"))
        self._caption.setAccessibleName(self._text("photo_caption"))
        self._empty.say(self._text("no_photos"), self._workbench.text("actions.add_photos"))
        self._broken.setText(self._text("photo_broken"))
        self._broken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.canvas, self._empty, self._broken):
            self._either.addWidget(part)
        layout = column(self, margin=1)
        layout.addLayout(head)
        layout.addWidget(self._either, 1)
        layout.addWidget(self._state)
        layout.addWidget(self._caption)
        self._layout = layout

    def add_below(self, widget: QWidget) -> None:
        """Place something below the photo."""
        self._layout.addWidget(widget)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.turn_over(-1))
        self._next.clicked.connect(lambda: self.turn_over(1))
        self._more.clicked.connect(self._ask_for_menu)
        self._empty.clicked.connect(self.add_wanted)
        self._typed.saved.connect(self._save_caption)
        self._caption.textEdited.connect(self._typed.edited)
        self._caption.returnPressed.connect(self.left)
        self.canvas.tick_wanted.connect(self.tick)
        self.canvas.untick_wanted.connect(self.untick)
        self.canvas.tick_clicked.connect(self.untick)
        self.canvas.turned_page.connect(self.turn_over)
        self.canvas.left.connect(self.left)

    def _ask_for_menu(self) -> None:
        self.menu_wanted.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _tool(self, name: str, icon_name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        words = self._workbench.text(
            f"actions.{name}" if name != "photo_actions" else "collect.photo_actions"
        )
        made.setAccessibleName(words)
        made.setToolTip(words if name == "photo_actions" else f"{words}  {keys_of(name)}")
        made.setIcon(icon(self._theme, icon_name))
        made.setIconSize(QSize(*[self._theme.px(ICON)] * 2))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _text(self, name: str, **values: object) -> str:
        return self._workbench.text(f"collect.{name}", **values)
