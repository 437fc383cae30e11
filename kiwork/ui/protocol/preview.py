"""The pages as they will be printed, one below the other."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from kiwork.ui.protocol.page_column import GAP, STEPS, Box, Fit, PageColumn, Zoom, page_column, scale_for
from kiwork.ui.protocol.page_pictures import PrintedPages
from kiwork.ui.protocol.picture_shelf import PictureShelf
from kiwork.ui.theme import Theme

LINE_STEP = 48
PAPER = Qt.GlobalColor.white
"""Paper is white in every set of colours."""


class Preview(QAbstractScrollArea):
    """Scrolls and zooms; `moved` comes after another page or another zoom was turned to."""

    moved = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.zoom: Zoom = Fit.WIDTH
        self.pages: PrintedPages | None = None
        self._theme = theme
        self._column = PageColumn((), 1.0, 0, 0)
        self._shelf = PictureShelf(self)
        self._shelf.drawn.connect(self._show_page)
        self._shelf.failed.connect(self.failed)
        self.setProperty("role", "preview")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def percent(self) -> int:
        """The zoom in per cent of the size on paper."""
        return round(self._column.scale * 7200 / self.logicalDpiX())

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 0."""
        return self._column.page_at(self._top + self.viewport().height() // 2) if self.pages else 0

    def show_pages(self, pages: PrintedPages) -> None:
        """Show other pages at the place where one was; old pictures stay until the new ones are there."""
        self.pages = pages
        self._lay_out()

    def forget(self) -> None:
        """Show nothing, and begin at the top again."""
        self.pages = None
        self._column = PageColumn((), 1.0, 0, 0)
        self._shelf.want(None, 1.0, ())
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Change the zoom; what is at the top of the view stays there, a whole page is shown as a whole."""
        page, self.zoom = self.page, zoom
        self._lay_out()
        if zoom is Fit.PAGE and self.pages:
            self.verticalScrollBar().setValue(self._column.boxes[page].top - GAP)

    def zoom_by(self, direction: int) -> None:
        """Zoom one step in (1) or out (-1)."""
        steps = [step for step in STEPS if (step - self.percent) * direction > 0]
        if steps:
            self.set_zoom(min(steps) if direction > 0 else max(steps))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(480))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self.viewport().update()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoom_by(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, plus and minus; the rest scrolls as everywhere."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Minus:
                self.zoom_by(1 if event.key() == Qt.Key.Key_Plus else -1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self._left, -self._top)
        for number in self._visible():
            self._paint_page(painter, number, self._column.boxes[number])
        painter.end()
        self._ask_for_pictures()

    def _paint_page(self, painter: QPainter, number: int, box: Box) -> None:
        place = QRect(box.left, box.top, box.width, box.height)
        painter.fillRect(place, PAPER)
        picture = self._shelf.picture(number)
        if picture and self._shelf.is_sharp(number):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawPixmap(QPointF(place.topLeft()), picture)
        elif picture:
            painter.drawPixmap(QRectF(place), picture, QRectF(picture.rect()))
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _visible(self) -> range:
        return self._column.between(self._top, self._top + self.viewport().height())

    def _lay_out(self) -> None:
        if self.pages is None:
            return
        room = self.viewport().size()
        spot = self._column.spot(self._top) if self._column.boxes else (0, -1.0)
        sizes = self.pages.sizes
        scale = scale_for(self.zoom, sizes, (room.width(), room.height()), self.logicalDpiX())
        self._column = page_column(sizes, scale, room.width())
        self._set_bars(room)
        self.verticalScrollBar().setValue(self._column.height_of(spot))
        self.viewport().update()
        self.moved.emit()

    def _set_bars(self, room: QSize) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, whole, shown in (
            (across, self._column.width, room.width()),
            (down, self._column.height, room.height()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(max(1, shown - LINE_STEP))
            bar.setSingleStep(LINE_STEP)
        if self.zoom is Fit.PAGE:
            down.setPageStep(self._column.boxes[0].height + GAP)

    def _ask_for_pictures(self) -> None:
        if self.pages is None:
            return
        seen = self._visible()
        near = [*seen, *(n for n in (seen.stop, seen.start - 1) if 0 <= n < len(self._column.boxes))]
        self._shelf.want(self.pages, self._column.scale * self.devicePixelRatioF(), near)

    def _show_page(self, number: int) -> None:
        box = self._column.boxes[number] if number < len(self._column.boxes) else None
        if box:
            self.viewport().update(
                QRect(box.left, box.top, box.width, box.height).translated(-self._left, -self._top)
            )
