"""Decodes pictures, within limits, and makes of each a plain JPEG that tells nothing but what is seen."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from kiwork.intake.pictures import (
    FORMATS,
    MOST_MEGAPIXELS,
    NotAPictureError,
    TooManyPixelsError,
    kept_size,
    require_size,
)

QUALITY = 85
_BYTES_PER_PIXEL = 4
_ALLOCATION = MOST_MEGAPIXELS * 1_000_000 * _BYTES_PER_PIXEL // 2**20 + 1
"""In MiB; Qt allocates no larger picture, whatever a file says of itself."""

_KEPT = frozenset({"jpeg"})


def kept_picture(data: bytes, name: str) -> bytes:
    """Return the JPEG to keep of a picture from outside: turned upright, not too large, without metadata.

    `name` is what an error calls it. Raises NotAPictureError and TooManyPixelsError.
    """
    return kept_image(_decoded(data, name, FORMATS))


def kept_image(image: QImage) -> bytes:
    """Return the JPEG to keep of a picture in memory, such as one from the clipboard.

    It is painted anew: what came with the picture (place, camera, colour profile, texts) stays behind.
    """
    size = QSize(*kept_size(image.width(), image.height()))
    scaled = _in_plain_colours(image).scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    clean = QImage(size, QImage.Format.Format_RGB32)
    clean.fill(Qt.GlobalColor.white)
    painter = QPainter(clean)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return _as_jpeg(clean)


def shown_picture(data: bytes) -> QImage | None:
    """Return a picture that was kept; None if it is none, as a file from elsewhere may hold anything."""
    try:
        return _decoded(data, "", _KEPT)
    except (NotAPictureError, TooManyPixelsError):
        return None


def can_read(suffix: str) -> bool:
    """Whether pictures with such an ending can be read on this computer."""
    known = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    return suffix.lstrip(".").lower() in known


def _decoded(data: bytes, name: str, formats: frozenset[str]) -> QImage:
    QImageReader.setAllocationLimit(_ALLOCATION)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode() not in formats or not reader.size().isValid():
        raise NotAPictureError(file=name)
    size = reader.size()
    require_size(size.width(), size.height(), name)
    reader.setScaledSize(QSize(*kept_size(size.width(), size.height())))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise NotAPictureError(file=name)
    return image


def _in_plain_colours(image: QImage) -> QImage:
    profile = image.colorSpace()
    plain = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    return image.convertedToColorSpace(plain) if profile.isValid() and profile != plain else image


def _as_jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    writer.setOptimizedWrite(True)
    writer.write(image)
    return bytes(buffer.data().data())
