"""Photos of pin boards: adding them, typing from them, and what is said about them."""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import names
from kiwork.models.kinds import Spot
from kiwork.models.photo import Photo
from kiwork.models.position import between
from kiwork.models.record import PICTURES
from kiwork.models.text import clean
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.records import find, last_place

FULL_TURN, QUARTER = 360, 90


def add_photos(db: Session, workshop_uid: str, pictures: Iterable[bytes]) -> list[str]:
    """Keep pictures with a workshop, after those it has, and return the uids; what it has is left out."""
    known = set(
        db.scalars(select(Photo.blob).where(Photo.alive, names(db, Photo.workshop_uid, workshop_uid)))
    )
    place = last_place(db, Photo.place, names(db, Photo.workshop_uid, workshop_uid))
    added = []
    for data in pictures:
        name = sha256(data).hexdigest()
        if name in known:
            continue
        photo = Photo(workshop_uid=workshop_uid, blob=name, place=place)
        db.add(photo)
        db.info[PICTURES][name] = data
        known.add(name)
        added.append(photo.uid)
        place = between(place, None)
    return added


def set_caption(db: Session, uid: str, caption: str) -> None:
    """Say what is seen on a photo."""
    find(db, Photo, uid).caption = clean(caption)


def turn_photo(db: Session, uid: str) -> None:
    """Turn a photo clockwise by a quarter."""
    photo = find(db, Photo, uid)
    photo.turned = (photo.turned + QUARTER) % FULL_TURN


def keep_photo_internal(db: Session, uid: str, *, internal: bool) -> None:
    """Keep a photo out of everything that is published, or let it in."""
    find(db, Photo, uid).internal = internal


def tick_photo(db: Session, uid: str, spot: Spot) -> None:
    """Note that what stands at a place of a photo was typed."""
    photo = find(db, Photo, uid)
    photo.typed = [*(photo.typed or []), list(spot)]


def untick_photo(db: Session, uid: str, number: int = -1) -> None:
    """Take one of the ticks off a photo, counted from 0; the last one if none is named."""
    photo = find(db, Photo, uid)
    ticks = list(photo.typed or [])
    if ticks:
        del ticks[number]
        photo.typed = ticks or None


def add_card_from_photo(db: Session, draft: CardDraft, photo_uid: str, spot: Spot) -> str:
    """Capture a card and tick where it stands on a photo, in one step; raises EmptyTextError."""
    uid = capture.add_card(db, draft)
    tick_photo(db, photo_uid, spot)
    return uid


def delete_photo(db: Session, uid: str) -> None:
    """Delete a photo; its picture stays in the file until it is erased for good."""
    find(db, Photo, uid).alive = False
