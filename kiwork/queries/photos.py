"""The photos of a workshop, and their pictures, one at a time."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import names
from kiwork.models.kinds import Spot
from kiwork.models.photo import BLOB, Photo

THOUSAND = 1000


class PhotoView(NamedTuple):
    """A photo without its picture; `turned` is clockwise, in degrees, `typed` where it was typed off."""

    uid: str
    blob: str
    caption: str
    alternative_text: str
    turned: int
    internal: bool
    typed: tuple[Spot, ...]


def photos(db: Session, workshop_uid: str | None) -> tuple[PhotoView, ...]:
    """Return the photos of a workshop, and of those that were joined with it, in order."""
    if workshop_uid is None:
        return ()
    found = select(Photo).where(Photo.alive, Photo.blob != "", names(db, Photo.workshop_uid, workshop_uid))
    return tuple(map(_view, db.scalars(found.order_by(Photo.place, Photo.uid))))


def picture(db: Session, blob: str) -> bytes | None:
    """Return one picture; None if the file has none of this name."""
    return db.scalar(select(BLOB.c.data).where(BLOB.c.sha256 == blob))


def _view(photo: Photo) -> PhotoView:
    return PhotoView(
        photo.uid,
        photo.blob,
        photo.caption,
        photo.alternative_text,
        photo.turned,
        photo.internal,
        tuple(spot for value in photo.typed or () if (spot := _spot(value))),
    )


def _spot(value: Sequence[int]) -> Spot | None:
    """Return a place; None for what another program may have written."""
    match value:
        case [int(x), int(y)] if 0 <= x <= THOUSAND and 0 <= y <= THOUSAND:
            return (x, y)
    return None
