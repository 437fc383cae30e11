"""Takes from the clipboard, or from what is dropped, what intake can read."""

from PySide6.QtCore import QMimeData

from kiwork.intake.pasted import Clip


def clip_of(mime: QMimeData) -> Clip:
    """Return the plain text and the HTML; pictures and all else stay where they are."""
    return Clip(mime.text(), mime.html() if mime.hasHtml() else "")
