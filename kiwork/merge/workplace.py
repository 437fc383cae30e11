"""A private folder in which a merge is made ready beside the open file."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kiwork.private_folder import PrivateFolder
from kiwork.store.backup import back_up, backups_of, copy_checked
from kiwork.store.file import connect
from kiwork.store.store import Store

if TYPE_CHECKING:
    from kiwork.merge.merging import Progress, Wish
    from kiwork.merge.report import Report


class Workplace:
    """Holds a copy of the open file from before, and one that the other files are merged into.

    `merge` and `back_up` touch nothing but these copies and may run beside the window; everything else
    belongs to the thread that opened the file.
    """

    def __init__(self, store: Store) -> None:
        self._folder = PrivateFolder()
        self._before = Path(self._folder.name) / "before.kiwork"
        self._merged = Path(self._folder.name) / "merged.kiwork"
        self.itself = store.live
        self.since = store.mark
        store.copy_to(self._before)

    def merge(self, wish: "Wish", *, progress: "Progress" = lambda _: None) -> "Report":
        """Merge files into a copy, and report what that brings; the open file is not touched."""
        from kiwork.merge.merging import merge_into  # noqa: PLC0415 - a window without a merge starts sooner

        shutil.copyfile(self._before, self._merged)
        return merge_into(self._merged, self._before, wish, progress=progress)

    def back_up(self, folder: Path, now: int) -> Path:
        """Return a backup of what the open file held before; it is made unless the newest holds the same.

        May run beside the window, as `merge`. `now` is in milliseconds since 1970.
        """
        with closing(connect(self._before)) as before:
            made = back_up(before, self.itself, folder, now)
        return made or backups_of(self.itself, folder)[0].path

    def save(self, target: Path) -> None:
        """Lay what was merged, checked, at a place of its own; raises the errors of `replacing`."""
        with closing(connect(self._merged)) as merged:
            copy_checked(merged, target)

    def take_over(self, store: Store) -> None:
        """Let the open file hold what was merged.

        Raises ChangedMeanwhileError if it is no longer what it was, and the errors of an operation.
        """
        with closing(connect(self._merged)) as merged:
            store.take_over(merged, since=self.since, name="merge")
        self.since = store.mark

    def take_back(self, store: Store) -> None:
        """Let the open file hold again what it held before; raises as `take_over`."""
        with closing(connect(self._before)) as before:
            store.take_over(before, since=self.since, name="undo_merge")

    def close(self) -> None:
        """Throw the copies away."""
        self._folder.cleanup()
