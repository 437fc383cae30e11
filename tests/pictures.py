"""Pictures made for tests: with what a camera writes into them, large ones, and none at all."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

CAMERA = b"Kamera von Erika Mustermann"
PLACE = b"GPS 51.9067 N 8.3785 E"


def image(width: int = 400, height: int = 300, colour: str = "#fffbe6") -> QImage:
    """Return a board with one card in its upper left quarter."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    painter = QPainter(made)
    painter.fillRect(width // 8, height // 8, width // 4, height // 4, Qt.GlobalColor.darkBlue)
    painter.end()
    return made


def encoded(picture: QImage, kind: bytes = b"JPEG") -> bytes:
    """Return a picture as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(picture)
    return bytes(QByteArray(buffer.data()).data())


def photo(width: int = 400, height: int = 300, colour: str = "#fffbe6") -> bytes:
    """Return a JPEG."""
    return encoded(image(width, height, colour))


def from_camera(width: int = 400, height: int = 300, *, orientation: int = 6) -> bytes:
    """Return a JPEG as a camera writes it: lying on its side, with place, camera and name in it."""
    plain = photo(width, height)
    return plain[:2] + _segment(0xE1, b"Exif\0\0" + _exif(orientation)) + _segment(0xFE, CAMERA) + plain[2:]


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is a huge picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _exif(orientation: int) -> bytes:
    """Return an image file directory: orientation, and the camera with the place in its name."""
    text = CAMERA + b" " + PLACE + b"\0"
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack("<HHII", 0x010F, 2, len(text), 8 + 2 + 2 * 12 + 4)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2) + entries + struct.pack("<I", 0) + text


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
