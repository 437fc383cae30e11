"""When a working copy is written back to its drive: after a pause, when asked, and when the file is closed.

The work itself runs beside the window, on a snapshot; never two at a time.
"""

from collections import deque
from collections.abc import Callable
from enum import StrEnum, auto
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiwork.errors import KiworkError
from kiwork.merge.publishing import TargetGoneError
from kiwork.merge.working_copies import (
    Left,
    Shelf,
    WorkingCopy,
    is_published,
    publish_snapshot,
    snapshot_of,
    take_over,
)
from kiwork.private_folder import PrivateFolder
from kiwork.store.file import FileInUseError
from kiwork.store.store import Store, milliseconds
from kiwork.ui import jobs

QUIET = 30_000
"""So many milliseconds after the last change the copy is written back by itself."""

T = TypeVar("T")
Then = Callable[[Exception | None], None]
"""Told how it went: the refusal, or None."""


class Hands(Protocol):
    """Tells whether the open file may change under the person's hands now."""

    def __call__(self, *, asked: bool) -> bool: ...


class _Task(NamedTuple):
    """One writing back: which copy, whether a person asked for it, and who is told how it went."""

    copy: WorkingCopy
    asked: bool
    then: Then = lambda _: None
    folder: PrivateFolder | None = None


class Standing(StrEnum):
    """How a working copy stands to its drive."""

    UNCHANGED = auto()
    PUBLISHED = auto()
    PENDING = auto()
    GONE = auto()
    RUNNING = auto()


class Publishing(QObject):
    """Looks after the working copy that is open, if the open file is one.

    `stood` comes after anything about it changed; `refused` carries an error, `published` nothing new; both
    carry whether a person asked. `at_rest` is asked before the file takes over what the drive brought.
    """

    stood = Signal()
    published = Signal(bool)
    refused = Signal(object, bool)

    def __init__(self, shelf: Shelf | None, *, quiet: int = QUIET) -> None:
        super().__init__()
        self.shelf = shelf
        self.at_rest: Hands = lambda *, asked: True  # noqa: ARG005 - the window has a better answer
        self.copy: WorkingCopy | None = None
        self.refusal: KiworkError | None = None
        self._store: Store | None = None
        self._mark: int | None = None
        self._missed: KiworkError | None = None
        self._behind = self._running = False
        self._waiting: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=quiet)
        self._timer.timeout.connect(self._on_quiet)

    # what is open

    def copy_for(self, path: Path) -> WorkingCopy | None:
        """Return the working copy for a file, if it needs one; raises the errors of `Shelf.take`."""
        if self.shelf is None or not self.shelf.serves(path):
            return None
        self._settle()
        return self.shelf.take(path, now=milliseconds())

    def copy_left(self, copy: WorkingCopy) -> WorkingCopy:
        """Return the working copy to go on with, joined with its target if that is there."""
        return self.copy_for(copy.target) or copy

    def stands_for(self, path: Path) -> bool:
        """Whether the open file is the working copy of this one."""
        return self.copy is not None and self.copy.target == path.absolute()

    def take(self, copy: WorkingCopy | None, store: Store) -> None:
        """Look after the file that was opened."""
        if copy is None or store.read_only:
            return
        self.copy, self._store = copy, store
        self._mark = store.mark if is_published(store, copy) else None
        self.note_change()

    def let_go(self, *, publish: bool) -> Callable[[], None]:
        """Look after the open file no more; what is returned is to be called once it is closed.

        What is left in it is written back then, if so wished.
        """
        copy, shelf = self.copy, self.shelf
        left = self.is_pending or self._running
        self._timer.stop()
        self.copy = self._store = self.refusal = self._mark = None
        self._behind = False
        if copy is None or shelf is None or (left and not publish):
            return lambda: None
        return partial(self.publish_left, copy, asked=True) if left else partial(shelf.remove_published, copy)

    @property
    def is_pending(self) -> bool:
        """Whether something in the open file is not on its drive yet."""
        return self._store is not None and self._store.mark != self._mark

    @property
    def is_done(self) -> bool:
        """Whether everything is on its drive and nothing is being written."""
        return not (self.is_pending or self._running)

    @property
    def standing(self) -> Standing | None:
        """How the open working copy stands; None where there is none and nothing is being written."""
        if self._running:
            return Standing.RUNNING
        if self.copy is None:
            return None
        if isinstance(self.refusal, TargetGoneError):
            return Standing.GONE
        if self.is_pending:
            return Standing.PENDING
        return Standing.PUBLISHED if self.copy.memo.published else Standing.UNCHANGED

    # when

    def note_change(self) -> None:
        """Wait for a pause from now on, if there is something to write back."""
        if self.is_pending or self._behind:
            self._timer.start()
        self.stood.emit()

    def look_again(self) -> None:
        """Try once more what was refused: somebody came back to the window, and perhaps the drive did."""
        if self.refusal and not self._running:
            self.publish()

    def publish(self, *, asked: bool = False, then: Then = lambda _: None) -> None:
        """Write the open file back now, or as soon as what is being written is done."""
        self._queue(partial(self._publish_open, asked=asked, then=then))

    def left(self) -> list[Left]:
        """Return the working copies that wait to be written back.

        None while one is being written, for a look at it would be in the way: `stood` comes afterwards.
        """
        return self.shelf.left() if self.shelf and not self._running else []

    def publish_left(self, copy: WorkingCopy, *, asked: bool = False) -> None:
        """Write a working copy back that is not open, and take it away."""
        self._queue(partial(self._publish_closed, _Task(copy, asked)))

    def discard_left(self, copy: WorkingCopy) -> None:
        """Throw a working copy away for which a person said so."""
        try:
            if self.shelf:
                self.shelf.discard(copy)
        except KiworkError as error:
            self.refused.emit(error, True)

    def _on_quiet(self) -> None:
        if self.is_pending or self.at_rest(asked=False):
            self.publish()
        else:
            self._timer.start()

    # one after the other

    def _queue(self, work: Callable[[], None]) -> None:
        self._waiting.append(work)
        if not self._running:
            self._next()

    def _next(self) -> None:
        while self._waiting and not self._running:
            self._waiting.popleft()()
        self.stood.emit()

    def _publish_open(self, *, asked: bool, then: Then) -> None:
        copy, store = self.copy, self._store
        if copy is None or store is None:
            then(self._missed)
            return
        self._timer.stop()
        folder = PrivateFolder()
        task = _Task(copy, asked, then, folder)
        try:
            snapshot, since = snapshot_of(store, Path(folder.name)), store.mark
        except KiworkError as error:
            self._fail(task, error)
            return

        def done(result: tuple[WorkingCopy, bool]) -> None:
            if store is self._store:
                self._note_published(result, since)
                if self._behind and self.at_rest(asked=asked):
                    self._take_over(store, snapshot, since)
                self.note_change()

        work = partial(publish_snapshot, copy, snapshot, now=milliseconds())
        self._run(task, work, done)

    def _publish_closed(self, task: _Task) -> None:
        self._missed = None
        if self.shelf:
            work = partial(self.shelf.publish_left, task.copy, now=milliseconds())
            self._run(task, work, lambda _: None)

    def _run(self, task: _Task, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def ended(result: T) -> None:
            self._running = False
            done(result)
            self.published.emit(task.asked)
            self._end(task, None)

        self._running = True
        jobs.run(
            lambda _report: work(),
            done=ended,
            failed=partial(self._fail, task),
            owner=self,
            cancel_at_exit=False,
        )

    def _note_published(self, result: tuple[WorkingCopy, bool], since: int) -> None:
        self.copy, self._behind = result
        self._mark, self.refusal = since, None

    def _take_over(self, store: Store, snapshot: Path, since: int) -> None:
        try:
            take_over(store, snapshot, since=since)
        except KiworkError:
            return  # it is tried again after the next pause, with what was written meanwhile
        self._mark, self._behind = store.mark, False

    def _fail(self, task: _Task, error: Exception) -> None:
        self._running = False
        if not isinstance(error, KiworkError):
            self._end(task, error)
            raise error
        known = self.refusal
        if self.copy and self.copy.path == task.copy.path:
            self.refusal = error
        else:
            self._missed = error
        in_use_again = isinstance(error, FileInUseError)
        if not in_use_again and (task.asked or type(known) is not type(error)):
            self.refused.emit(error, task.asked)
        self._end(task, error)

    def _end(self, task: _Task, error: Exception | None) -> None:
        if task.folder:
            task.folder.cleanup()
        task.then(error)
        self._next()

    def _settle(self) -> None:
        """Let what is being written come to its end: it may hold the file that is to be opened."""
        if self._running:
            jobs.wait_for_all()
