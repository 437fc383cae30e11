"""What is dragged about: cards, a whole cluster or recommendations, named by their uids."""

import json

from PySide6.QtCore import QByteArray, QMimeData

CARDS = "application/x-kiwork-cards"
CLUSTER = "application/x-kiwork-cluster"
RECOMMENDATIONS = "application/x-kiwork-recommendations"


def packed(mime_type: str, uids: list[str]) -> QMimeData:
    """Return uids wrapped up for a drag."""
    mime = QMimeData()
    mime.setData(mime_type, QByteArray(json.dumps(uids).encode()))
    return mime


def unpacked(mime: QMimeData, mime_type: str) -> list[str]:
    """Return the uids that were dragged; none for anything that Kiwork did not pack."""
    try:
        uids = json.loads(mime.data(mime_type).toStdString() or "[]")
    except ValueError:
        return []
    return [uid for uid in uids if isinstance(uid, str)] if isinstance(uids, list) else []
