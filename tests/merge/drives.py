"""A stick and a laptop for tests: what lies below a folder named "Stick" is on a drive that can go away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kiwork.merge.working_copies import Shelf, WorkingCopy, publish_snapshot, snapshot_of, take_over
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import new_file

STICK = "Stick"
NOW = 1_700_000_000_000


def goes_away(path: Path) -> bool:
    """Stand in for what the system says of a drive."""
    return STICK in path.parts


def file_on_stick(
    folder: Path, *, name: str = "Raum 3.kiwork", template: str = "integrationskonzept"
) -> Path:
    """Lay a new workshop file on the stick."""
    (folder / STICK).mkdir(exist_ok=True)
    return new_file(folder / STICK / name, template=template)


class Laptop:
    """One computer with an internal disk; `open` is what the window does."""

    def __init__(self, disk: Path) -> None:
        self.shelf = Shelf(disk / "working", goes_away=goes_away)
        self.copy: WorkingCopy

    @contextmanager
    def open(self, target: Path) -> Iterator[Store]:
        """Work on a file of the stick in its working copy."""
        self.copy = self.shelf.take(target, now=NOW)
        store = open_store(self.copy.path, room="Raum 3", known_as=self.copy.target)
        yield store
        store.close()

    def publish(self, store: Store) -> bool:
        """Write the open copy back and take over what the target brought, if that is anything."""
        with TemporaryDirectory() as folder:
            snapshot = snapshot_of(store, Path(folder))
            self.copy, brought = publish_snapshot(self.copy, snapshot, now=NOW)
            if brought:
                take_over(store, snapshot, since=store.mark)
        return brought

    def left(self) -> list[tuple[Path, int]]:
        """Return what is offered at the next start: targets, and how many cards are newer."""
        return [(left.copy.target, left.cards) for left in self.shelf.left()]
