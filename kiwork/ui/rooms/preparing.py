"""Prepares room files beside the window, out of a copy of the open file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from kiwork.private_folder import PrivateFolder
from kiwork.store.local import Local
from kiwork.store.room_files import RoomFile, prepare_rooms
from kiwork.ui import jobs
from kiwork.ui.file_names import LONGEST, file_name
from kiwork.ui.itemmodels.rooms import Room
from kiwork.ui.workbench import Workbench

SUFFIX = ".kiwork"
BETWEEN = 3
"""So many letters stand between the names of process and room."""


def room_files(workbench: Workbench, rooms: Sequence[Room], folder: Path) -> list[RoomFile]:
    """Return where each room's file is to lie, and what it shows."""
    return [
        RoomFile(folder / f"{_name(workbench, room)}{SUFFIX}", Local(room.label, room.topic_field_uids))
        for room in rooms
    ]


def start(
    workbench: Workbench,
    files: Sequence[RoomFile],
    owner: QObject,
    *,
    done: Callable[[None], None],
    failed: Callable[[Exception], None],
    progress: Callable[[int], None],
) -> jobs.Job | None:
    """Begin; None if the open file could not be copied (and that was said)."""
    folder = PrivateFolder()
    copy = Path(folder.name) / "copy.kiwork"
    if not workbench.lay_copy(copy):
        folder.cleanup()
        return None

    def work(report: Callable[[int], None]) -> None:
        with folder:
            prepare_rooms(copy, files, progress=report)

    return jobs.run(work, done=done, failed=failed, progress=progress, owner=owner)


def _name(workbench: Workbench, room: Room) -> str:
    """Return a name in which the room is never cut off."""
    store, outline = workbench.store, workbench.outline
    title = (outline.title if outline else "") or (store.path.stem if store else "")
    label = file_name(room.label)
    process = file_name(title)[: LONGEST - BETWEEN - len(label)].rstrip()
    return file_name(workbench.text("rooms.name", process=process, room=label))
