"""What a room file shows, and what its room is called."""

from kiwork.store.changes import ChangeSet
from kiwork.store.store import Store
from kiwork.ui.preferences import LONGEST_ROOM, Preferences


def widen(store: Store | None, change: ChangeSet) -> None:
    """Let a room file show the topic fields that are made in it."""
    new = {row.uid for row in change.of_kind("topic_field") if row.appeared}
    if store and new and store.local.topic_field_uids:
        store.keep_local(store.local._replace(topic_field_uids=store.local.topic_field_uids | new))


def name_room(store: Store | None, preferences: Preferences, room: str) -> None:
    """Give a room file with a label of its own another one; for all others the laptop keeps the name."""
    if store and store.local.label:
        store.keep_local(store.local._replace(label=room.strip()[:LONGEST_ROOM]))
    else:
        preferences.room = room
    if store and not store.local.label:
        store.set_room(preferences.room)
