"""What is made out of the open file, or beside it: exports, copies of backups, other processes."""

from pathlib import Path

from kiwork.store.again import Wanted, begin_again
from kiwork.store.backup import copy_backup
from kiwork.store.exchange import export_json
from kiwork.ui.workbench import Workbench


def export_all(workbench: Workbench, target: Path) -> bool:
    """Write everything in the open file into one JSON text; False if that was refused (and said so)."""
    return workbench.attempt(lambda: workbench.ask(export_json, target))


def open_copy_of(workbench: Workbench, backup: Path, target: Path) -> bool:
    """Lay a copy of a backup at another place and open it; a file that is there is not overwritten."""
    return workbench.attempt(lambda: copy_backup(backup, target)) and workbench.open(target)


def begin_another(workbench: Workbench, target: Path, wanted: Wanted) -> bool:
    """Make a file for another process with the structure of the open one, and open it."""
    room = workbench.preferences.room
    made = workbench.attempt(lambda: workbench.ask(begin_again, target, wanted, room=room))
    return made and workbench.open(target)
