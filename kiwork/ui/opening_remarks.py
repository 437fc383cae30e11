"""What a person has to know about a file that was just opened."""

from collections.abc import Iterator
from datetime import datetime

from kiwork import wording
from kiwork.store.store import ReadOnly, Store


def remarks_on(store: Store, language: str) -> Iterator[str]:
    """Say why a file may only be looked at, and that it could not be backed up."""
    if store.read_only:
        yield _why_read_only(store.path.name, store.read_only, language)
    if store.not_backed_up:
        reason = wording.sentence(store.not_backed_up, language)
        yield wording.text("window.not_backed_up", language, reason=reason)


def _why_read_only(file: str, looking: ReadOnly, language: str) -> str:
    time = datetime.fromtimestamp(looking.since / 1000).strftime("%d.%m.%Y %H:%M")  # noqa: DTZ006 - wall clock
    room = looking.room or wording.text("window.some_room", language)
    return wording.text(f"window.opened_{looking.reason}", language, file=file, room=room, time=time)
