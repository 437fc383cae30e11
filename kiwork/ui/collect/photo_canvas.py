"""One photo of a board, to zoom and to move, with a pointer and the ticks of what was typed off."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from kiwork.models.kinds import Spot
from kiwork.queries.photos import THOUSAND
from kiwork.ui.collect.tick_marks import RADIUS, paint_pointer, paint_tick
from kiwork.ui.pieces import show_idle
from kiwork.ui.theme import Theme

ZOOM_STEP = 1.25
CLOSEST = 4.0
"""The largest zoom, in pixels of the screen for one of the picture."""

STEP = 12
"""The pointer crosses what is seen of the photo in so many steps."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PhotoCanvas(QGraphicsView):
    """The whole width is shown until somebody zooms; a click points, a drag moves the photo.

    `pointed` comes when the pointer was set or taken away, `tick_clicked` carries a tick's number from 0.
    """

    pointed = Signal()
    tick_clicked = Signal(int)
    tick_wanted = Signal()
    untick_wanted = Signal()
    turned_page = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._levels: list[QPixmap] = []
        self._turned, self._ticks = 0, tuple[Spot, ...]()
        self._pressed_at: QPoint | None = None
        self.spot: Spot | None = None
        self.fits_width = True
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setScene(QGraphicsScene(self))
        self.scene().addItem(self._item)
        self.setProperty("role", "preview")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(False)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: show_idle(self.verticalScrollBar()))
        show_idle(self.verticalScrollBar())
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setBackgroundBrush(theme.colour("ground"))

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the picture."""
        return math.hypot(self.transform().m11(), self.transform().m12())

    def show_picture(self, image: QImage | None) -> None:
        """Show another photo, the whole width of it; None for nothing."""
        self._levels = list(_levels(image)) if image else []
        size = self._levels[0].size() if self._levels else QPixmap().size()
        self.scene().setSceneRect(QRectF(0, 0, size.width(), size.height()))
        self.spot = None
        self.fit_width()

    def show_marks(self, turned: int, ticks: Sequence[Spot]) -> None:
        """Show how far the photo is turned, and what of it was typed off."""
        self._ticks = tuple(ticks)
        if turned != self._turned:
            self._turned = turned
            self.fit_width()
        self.viewport().update()

    @property
    def has_picture(self) -> bool:
        """Whether there is a photo to be seen."""
        return bool(self._levels)

    # zoom

    def fit_width(self) -> None:
        """Let the photo be as wide as the view."""
        self.fits_width = True
        wide = self.sceneRect().height() if self._turned % 180 else self.sceneRect().width()
        self._set_zoom(self.viewport().width() / wide if wide else 1.0)

    def zoom_by(self, direction: int) -> None:
        """Zoom one step in (1) or out (-1)."""
        if not self._levels:
            return
        whole, room = QTransform().rotate(self._turned).mapRect(self.sceneRect()), self.viewport().size()
        least = min(room.width() / whole.width(), room.height() / whole.height(), 1.0)
        self.fits_width = False
        self._set_zoom(max(least, min(CLOSEST, self.zoom * ZOOM_STEP**direction)))

    # the pointer

    def move_pointer(self, across: int, down: int) -> None:
        """Move the pointer by steps as they are seen; the photo moves along where it ends."""
        if not self._levels:
            return
        room = self.viewport().rect()
        step = min(room.width(), room.height()) / STEP
        start = self.spot or self._first_spot()
        seen = QPointF(self._seen(start)) + QPointF(across, down) * step
        self._point_at(seen.toPoint())

    def release(self) -> None:
        """Take the pointer away."""
        self.spot = None
        self.viewport().update()
        self.pointed.emit()

    def _first_spot(self) -> Spot:
        """Return where the pointer begins: at the last tick if that is seen, else in the middle."""
        if self._ticks and self.viewport().rect().contains(self._seen(self._ticks[-1])):
            return self._ticks[-1]
        return self._spot_at(self.viewport().rect().center())

    def _point_at(self, place: QPoint) -> None:
        self.spot = self._spot_at(place)
        reach = self._theme.px(3 * RADIUS)
        self.ensureVisible(QRectF(self._in_scene(self.spot), self._in_scene(self.spot)), reach, reach)
        self.viewport().update()
        self.pointed.emit()

    def _spot_at(self, place: QPoint) -> Spot:
        at, whole = self.mapToScene(place), self.sceneRect()
        parts = at.x() / max(1.0, whole.width()), at.y() / max(1.0, whole.height())
        x, y = (round(THOUSAND * min(1.0, max(0.0, part))) for part in parts)
        return x, y

    def _in_scene(self, spot: Spot) -> QPointF:
        whole = self.sceneRect()
        return QPointF(whole.width() * spot[0] / THOUSAND, whole.height() * spot[1] / THOUSAND)

    def _seen(self, spot: Spot) -> QPoint:
        return self.mapFromScene(self._in_scene(spot))

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows point, Enter ticks; letters are left to the entry line."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in _ARROWS:
            self.move_pointer(*_ARROWS[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.zoom_by(1 if key == Qt.Key.Key_Plus else -1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.turned_page.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.tick_wanted.emit()
        elif key == Qt.Key.Key_Backspace:
            self.untick_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.release() if self.spot else self.left.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Point where a press was no drag, or ask for the tick below it."""
        super().mouseReleaseEvent(event)
        place, start = event.position().toPoint(), self._pressed_at
        self._pressed_at = None
        if start is None or not self._levels or event.button() != Qt.MouseButton.LeftButton:
            return
        if (place - start).manhattanLength() < QApplication.startDragDistance():
            self._click(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl where the mouse is, else scroll."""
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turned:
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
            self.zoom_by(1 if turned > 0 else -1)
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits_width:
            self.fit_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, tick in enumerate(self._ticks, 1):
            paint_tick(painter, self._theme, self._seen(tick), number)
        if self.spot and self._levels:
            paint_pointer(painter, self._theme, self._seen(self.spot))
        painter.end()

    def _click(self, place: QPoint) -> None:
        reach = self._theme.px(RADIUS)
        for number, tick in reversed(list(enumerate(self._ticks))):
            away = self._seen(tick) - place
            if math.hypot(away.x(), away.y()) <= reach:
                self.tick_clicked.emit(number)
                return
        self._point_at(place)

    def _set_zoom(self, zoom: float) -> None:
        self.setTransform(QTransform().rotate(self._turned).scale(zoom, zoom))
        if self._levels:
            wanted = max(1.0, 1 / (zoom * self.devicePixelRatioF()))
            level = min(len(self._levels) - 1, int(math.log2(wanted)))
            pixmap = self._levels[level]
            self._item.setPixmap(pixmap)
            self._item.setScale(self.sceneRect().width() / pixmap.width())
        self._item.setVisible(bool(self._levels))
        self.viewport().update()


def _levels(image: QImage) -> Sequence[QPixmap]:
    """Return a photo in its own size, in half of it, and so on: a picture made much smaller stays smooth."""
    levels = [image]
    while min(levels[-1].width(), levels[-1].height()) > 512:  # noqa: PLR2004 - smaller is never shown
        half = levels[-1].size() / 2
        levels.append(
            levels[-1].scaled(
                half, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
    return [QPixmap.fromImage(level) for level in levels]
