"""Says why a file is open for looking only."""

from datetime import datetime

from kiwork import wording
from kiwork.store.store import Store


def why_read_only(store: Store, language: str) -> str:
    """Return the sentence for a file that is open for looking; nothing for one that is open for writing."""
    looking = store.read_only
    if looking is None:
        return ""
    time = datetime.fromtimestamp(looking.since / 1000).strftime("%d.%m.%Y %H:%M")  # noqa: DTZ006 - wall clock
    room = looking.room or wording.text("window.some_room", language)
    key = f"window.opened_{looking.reason}"
    return wording.text(key, language, file=store.path.name, room=room, time=time)
