"""Workshop files that are dropped on the window, wherever on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIX = ".kiwork"
_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Takes such files ahead of the field below the mouse, which would take them for text.

    The system's window gets them first, so nothing but that is watched. `dropped` carries their paths.
    """

    dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Accept what carries a workshop file; everything else goes its way."""
        if event.type() == QEvent.Type.Show and (handle := self._window.windowHandle()):
            handle.installEventFilter(self)
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return False
        paths = workshop_files(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not isinstance(event, QDragMoveEvent):
            self.dropped.emit(paths)
        return True


def workshop_files(data: QMimeData) -> list[Path]:
    """Return the workshop files on this computer that something dragged carries."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == SUFFIX]
