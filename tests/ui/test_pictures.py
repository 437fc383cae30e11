"""Pictures from outside become plain JPEGs: upright, small enough, and telling nothing but what is seen."""

import pytest
from PySide6.QtGui import QColor, QColorSpace, QImage

from kiwork.intake.pictures import LONGEST_SIDE, NotAPictureError, TooManyPixelsError
from kiwork.ui.pictures import kept_image, kept_picture, shown_picture
from tests.pictures import CAMERA, PLACE, bomb, encoded, from_camera, image, photo

pytestmark = pytest.mark.usefixtures("qapp")


def shown(data: bytes) -> QImage:
    found = shown_picture(data)
    assert found
    return found


def test_nothing_that_a_camera_writes_into_a_photo_is_kept() -> None:
    taken = from_camera()
    assert CAMERA in taken
    assert PLACE in taken
    kept = kept_picture(taken, "IMG_1.jpg")
    for told in (b"Exif", b"GPS", b"Kamera", b"Mustermann", b"ICC_PROFILE", b"http://ns.adobe"):
        assert told not in kept
    assert {kept[place + 1] for place in _segments(kept)} & {*range(0xE1, 0xF0), 0xFE} == set()


def _segments(jpeg: bytes) -> list[int]:
    """Return where the segments before the picture itself begin."""
    found, place = [], 2
    while jpeg[place + 1] != 0xDA:
        found.append(place)
        place += 2 + int.from_bytes(jpeg[place + 2 : place + 4])
    return found


def test_texts_and_colours_of_a_picture_in_memory_stay_behind() -> None:
    pasted = image()
    pasted.setText("Author", CAMERA.decode())
    pasted.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    kept = kept_image(pasted)
    assert b"Mustermann" not in kept
    assert b"ICC_PROFILE" not in kept


def test_a_photo_taken_on_its_side_is_kept_upright() -> None:
    kept = shown(kept_picture(from_camera(400, 300, orientation=6), ""))
    assert (kept.width(), kept.height()) == (300, 400)
    assert QColor(kept.pixel(220, 100)).blue() > QColor(kept.pixel(220, 100)).red()


def test_a_large_photo_is_made_smaller_and_a_small_one_stays() -> None:
    assert shown(kept_picture(photo(6000, 1500), "")).size().toTuple() == (LONGEST_SIDE, 750)
    assert shown(kept_picture(photo(400, 300), "")).size().toTuple() == (400, 300)


def test_what_is_transparent_becomes_white() -> None:
    clear = QImage(8, 8, QImage.Format.Format_ARGB32)
    clear.fill(0)
    assert QColor(shown(kept_picture(encoded(clear, b"PNG"), "")).pixel(4, 4)) == QColor("white")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a" + bytes(20),
    ],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPictureError):
        kept_picture(data, "Foto.jpg")


def test_a_small_file_that_would_become_huge_is_refused_unread() -> None:
    with pytest.raises(TooManyPixelsError):
        kept_picture(bomb(60_000, 60_000), "Foto.png")


def test_a_kept_picture_that_is_none_is_not_shown() -> None:
    assert shown_picture(b"<b>kein Bild</b>") is None
    assert shown_picture(encoded(image(), b"PNG")) is None
