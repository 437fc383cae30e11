"""What every page works on: the open file, what of it is looked at, and the way to change things."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.merge.working_copies import Shelf, WorkingCopy
from kiwork.merge.workplace import Workplace
from kiwork.queries.outline import Outline, outline
from kiwork.queries.undecided import Undecided, undecided
from kiwork.store.changes import ChangeSet
from kiwork.store.creation import create_file, load_template
from kiwork.store.opening import open_store
from kiwork.store.store import Db, FileGoneError, Store, milliseconds
from kiwork.ui.context import field_of, fitting
from kiwork.ui.countdown import Countdown
from kiwork.ui.looking import Looking
from kiwork.ui.opening_remarks import remarks_on
from kiwork.ui.preferences import Preferences
from kiwork.ui.publishing import Publishing
from kiwork.ui.room_part import name_room, widen
from kiwork.ui.what_it_concerns import concerns_outline, left_after

P = ParamSpec("P")
T = TypeVar("T")
UseCase = Callable[Concatenate[Db, P], T]


class Workbench(QObject):
    """One open file, or none, and everything a page may do with it.

    `is_part` says that the file is for a room and shows a part of the topic fields; with `shows_all`, all of
    them are looked at. `not_wanted` are ids not to be suggested together again. `changed` carries a ChangeSet
    after every committed action; `closing` is the last moment to write into the file; `opened` comes after
    one was opened or closed; `context_changed` after another workshop or topic field was chosen; `failed` and
    `said` carry a sentence for the person; `dressed` after language, colours or text size were changed.
    """

    closing = Signal()
    changed = Signal(object)
    opened = Signal()
    context_changed = Signal()
    failed = Signal(str)
    said = Signal(str)
    dressed = Signal()

    def __init__(
        self, preferences: Preferences, *, backups: Path | None = None, shelf: Shelf | None = None
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.outline: Outline | None = None
        self.undecided: tuple[Undecided, ...] = ()
        self.workshop_uid: str | None = None
        self.topic_field_uid: str | None = None
        self.last_saved: int | None = None
        self.backups = backups
        self.is_part = False
        self.shows_all = False
        self.not_wanted = set[frozenset[str]]()
        self.countdown, self.looking = Countdown(), Looking()
        self.publishing = Publishing(shelf)
        self.publishing.refused.connect(self._say_refused)
        self._store: Store | None = None

    # words

    @property
    def is_editable(self) -> bool:
        """Whether a file is open that can be changed."""
        return self._store is not None and self._store.read_only is None

    @property
    def language(self) -> str:
        """The language of the window, "de" or "en"."""
        return self.preferences.language

    def text(self, key: str, **values: object) -> str:
        """Return a wording in the language of the window; `key` is "subject.name"."""
        return self.preferences.text(key, **values)

    # the file

    @property
    def store(self) -> Store | None:
        """The open file."""
        return self._store

    def open(self, path: Path) -> bool:
        """Open a workshop file in place of the one that is open."""
        if self._store and (self._store.is_at(path) or self.publishing.stands_for(path)):
            return True
        return self.attempt(lambda: self._open(path, self.publishing.copy_for(path)))

    def open_left(self, copy: WorkingCopy) -> bool:
        """Go on with a working copy that was not written back, whether its drive is there or not."""
        return self.attempt(lambda: self._open(copy.target, self.publishing.copy_left(copy)))

    def create(self, path: Path, template: str, *, title: str | None = None) -> bool:
        """Make a file out of a template and open it."""

        def make() -> bool:
            create_file(path, load_template(template, self.language), title=title, room=self.preferences.room)
            return True

        return bool(self._try(make)) and self.open(path)

    def lay_copy(self, target: Path) -> bool:
        """Copy the open file as it stands; False if that was refused (and said so)."""
        store = self._store
        return store is not None and self.attempt(lambda: store.save_copy(target))

    def save_copy(self, target: Path) -> bool:
        """Copy the open file as it stands; where it cannot be written, the copy is opened instead."""
        store = self._store
        if store is None or self._is_written_back_to(target) or not self.lay_copy(target):
            return False
        if store.read_only or not store.still_there() or self.publishing.refusal:
            return self.attempt(lambda: self._open(target, self.publishing.copy_for(target), publish=False))
        return True

    def set_room(self, room: str) -> None:
        """Name this room; a file with a label of its own gets the new one, for others the laptop keeps it."""
        self.attempt(lambda: name_room(self._store, self.preferences, room))
        self.opened.emit()

    def show_all(self, *, everything: bool) -> None:
        """Show all topic fields of a room file, or its own."""
        self.shows_all = everything
        self.outline = self._shape()
        self._keep_context()
        self.opened.emit()

    def warn_file_gone(self) -> None:
        """Say that the open file was deleted, moved or replaced."""
        if self._store:
            self.failed.emit(wording.sentence(FileGoneError(file=self._store.path.name), self.language))

    def close(self, *, publish: bool = True) -> None:
        """Close the open file, if there is one; what is left in it is written back if wished."""
        self.closing.emit()
        after = self.publishing.let_go(publish=publish)
        if self._store:
            self._store.close()
        self._store, self.outline, self.last_saved, self.undecided = None, None, None, ()
        self.is_part = False
        after()
        self.opened.emit()

    def _open(self, path: Path, copy: WorkingCopy | None, *, publish: bool = True) -> None:
        live = copy.path if copy else path
        store = open_store(live, room=self.preferences.room, backups=self.backups, known_as=path)
        self._take(store, copy, publish=publish)
        self.preferences.remember_file(store.path)

    def _take(self, store: Store, copy: WorkingCopy | None, *, publish: bool) -> None:
        self.closing.emit()
        after = self.publishing.let_go(publish=publish)
        if self._store:
            self._store.close()
        self._store = store
        self.publishing.take(copy, store)
        after()
        store.subscribe(self._announce)
        self.last_saved = None
        self.shows_all = False
        self.outline, self.undecided = self._shape(), self.ask(undecided)
        self.workshop_uid = self.topic_field_uid = None
        self._keep_context()
        self.opened.emit()
        for remark in remarks_on(store, self.language):
            self.failed.emit(remark)

    def _is_written_back_to(self, target: Path) -> bool:
        """Write the working copy back, in place of a copy, if that is what was wished for."""
        if not self.publishing.stands_for(target) or not target.exists():
            return False
        self.publishing.publish(asked=True)
        return True

    def _say_refused(self, error: KiworkError, asked: bool) -> None:  # noqa: FBT001 - as the signal has it
        if asked:
            self.failed.emit(wording.sentence(error, self.language))
        else:
            self.said.emit(self.text("drives.not_published"))

    # reading and changing

    def ask(self, query: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read from the open file; to be called only while one is open."""
        if self._store is None:
            raise LookupError("no file is open")
        with self._store.reading() as db:
            return query(db, *args, **kwargs)

    def make(self, use_case: UseCase[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Change something and return what the use case returns; None if it was refused (and said so)."""
        return self._try(lambda: self._commit(lambda db: use_case(db, *args, **kwargs), use_case.__name__))

    def run(self, use_case: UseCase[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Change something; False if it was refused (and said so)."""
        return self.attempt(lambda: self._commit(lambda db: use_case(db, *args, **kwargs), use_case.__name__))

    def type_into(self, joins: str, use_case: UseCase[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Change text that is being typed: changes with the same `joins` in a row are one step of undo."""
        name = use_case.__name__
        return self.attempt(lambda: self._commit(lambda db: use_case(db, *args, **kwargs), name, joins))

    def undo(self) -> None:
        """Take the last action back."""
        self._step("undone", Store.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step("redone", Store.redo)

    # merging

    def place_to_merge(self) -> Workplace | None:
        """Return copies of the open file to merge into; None if that was refused (and said so)."""
        store = self._store
        return self._try(lambda: Workplace(store)) if store else None

    def take_over(self, place: Workplace) -> bool:
        """Let the open file hold what was merged; False if it was refused (and said so)."""
        store = self._store
        return store is not None and self.attempt(lambda: place.take_over(store))

    def take_back(self, place: Workplace) -> bool:
        """Let the open file hold again what it held before; False if it was refused (and said so)."""
        store = self._store
        return store is not None and self.attempt(lambda: place.take_back(store))

    # where one looks

    def look_at(self, *, workshop_uid: str | None = None, topic_field_uid: str | None = None) -> None:
        """Turn to another workshop or topic field; a workshop brings one that it works on."""
        before = (self.workshop_uid, self.topic_field_uid)
        self.workshop_uid = workshop_uid or self.workshop_uid
        brought = field_of(self.outline, self.workshop_uid, self.topic_field_uid)
        self.topic_field_uid = topic_field_uid or brought
        if before != (self.workshop_uid, self.topic_field_uid):
            self.context_changed.emit()

    def look_anywhere(self, topic_field_uid: str) -> None:
        """Turn to a topic field, even if this room file does not show it."""
        if self.outline and not self.outline.shows(topic_field_uid):
            self.show_all(everything=True)
        self.look_at(topic_field_uid=topic_field_uid)

    def _commit(self, action: Callable[[Db], T], name: str, joins: str | None = None) -> T:
        if self._store is None:
            raise LookupError("no file is open")
        with self._store.operation(name, joins=joins) as db:
            return action(db)

    def _step(self, key: str, step: Callable[[Store], ChangeSet | None]) -> None:
        store = self._store
        change = self._try(lambda: step(store)) if store else None
        if change:
            self.said.emit(self.text(f"window.{key}", action=self.text(f"operations.{change.name}")))
        if change and change.left_alone:
            self.failed.emit(self.text("window.left_alone", n=len(change.left_alone)))

    def _try(self, action: Callable[[], T]) -> T | None:
        try:
            return action()
        except KiworkError as error:
            self.failed.emit(wording.sentence(error, self.language))
            return None

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do what may be refused; False if it was (and said so)."""
        return self._try(lambda: (action(),)) is not None

    def _announce(self, change: ChangeSet) -> None:
        self.last_saved = milliseconds()
        if concerns_outline(change):
            self.attempt(lambda: widen(self._store, change))
            self.outline = self._shape()
            self._keep_context()
        self.undecided = left_after(change, self.undecided, self.ask)
        self.changed.emit(change)
        self.publishing.note_change()

    def _shape(self) -> Outline:
        shape = self.ask(outline)
        self.is_part = shape.is_cut
        return shape.whole() if self.shows_all else shape

    def _keep_context(self) -> None:
        if self.outline:
            before = (self.workshop_uid, self.topic_field_uid)
            self.workshop_uid, self.topic_field_uid = fitting(self.outline, *before)
            if before != (self.workshop_uid, self.topic_field_uid):
                self.context_changed.emit()
