"""What every page works on: the open file, what of it is looked at, and the way to change things."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.merge.workplace import Workplace
from kiwork.queries.outline import Outline, outline
from kiwork.queries.undecided import Undecided, undecided
from kiwork.store.again import Wanted, begin_again
from kiwork.store.backup import copy_backup
from kiwork.store.changes import ChangeSet
from kiwork.store.creation import create_file, load_template
from kiwork.store.exchange import export_json
from kiwork.store.file import raw
from kiwork.store.opening import open_store
from kiwork.store.store import Db, FileGoneError, Store, milliseconds
from kiwork.ui.context import field_of, fitting
from kiwork.ui.opening_remarks import remarks_on
from kiwork.ui.preferences import LONGEST_ROOM, Preferences
from kiwork.ui.what_it_concerns import concerns

P = ParamSpec("P")
T = TypeVar("T")
UseCase = Callable[Concatenate[Db, P], T]

_OUTLINE_KINDS = (
    "process", "phase", "workshop", "workshop_topic_field", "agenda_step", "topic_field", "guiding_question",
    "tag", "tag_dimension",
)  # fmt: skip


class Workbench(QObject):
    """One open file, or none, and everything a page may do with it.

    `is_part` says that the file is for a room and shows a part of the topic fields; with `shows_all`, a
    person looks at all of them nevertheless. `changed` carries a ChangeSet after every committed action, undo
    and redo; `opened` comes after a file was opened or closed; `context_changed` after another workshop or
    topic field was chosen; `failed` and `said` carry a sentence for the person; `dressed` after language,
    colours or text size were changed.
    """

    changed = Signal(object)
    opened = Signal()
    context_changed = Signal()
    failed = Signal(str)
    said = Signal(str)
    dressed = Signal()

    def __init__(self, preferences: Preferences, *, backups: Path | None = None) -> None:
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
        self._store: Store | None = None

    # words

    @property
    def language(self) -> str:
        """The language of the window, "de" or "en"."""
        return self.preferences.language

    def text(self, key: str, **values: object) -> str:
        """Return a wording in the language of the window; `key` is "subject.name"."""
        return wording.text(key, self.language, **values)

    # the file

    @property
    def store(self) -> Store | None:
        """The open file."""
        return self._store

    def open(self, path: Path) -> bool:
        """Open a workshop file in place of the one that is open."""
        if self._store and self._store.is_at(path):
            return True
        store = self._try(lambda: open_store(path, room=self.preferences.room, backups=self.backups))
        if store is None:
            return False
        self._take(store)
        self.preferences.remember_file(store.path)
        return True

    def create(self, path: Path, template: str, *, title: str | None = None) -> bool:
        """Make a file out of a template and open it."""

        def make() -> bool:
            create_file(path, load_template(template, self.language), title=title, room=self.preferences.room)
            return True

        return bool(self._try(make)) and self.open(path)

    def lay_copy(self, target: Path) -> bool:
        """Copy the open file as it stands; False if that was refused (and said so)."""
        store = self._store
        return store is not None and self._succeeds(lambda: store.save_copy(target))

    def save_copy(self, target: Path) -> bool:
        """Copy the open file as it stands; where it cannot be written, the copy is opened instead."""
        store = self._store
        if store is None or not self.lay_copy(target):
            return False
        if store.read_only or not store.still_there():
            return self.open(target)
        return True

    def open_copy_of(self, backup: Path, target: Path) -> bool:
        """Lay a copy of a backup at another place and open it; a file that is there is not overwritten."""
        return self._succeeds(lambda: copy_backup(backup, target)) and self.open(target)

    def export_json(self, target: Path) -> bool:
        """Write everything in the open file into one JSON text."""
        return self._succeeds(lambda: self.ask(lambda db: export_json(raw(db), target)))

    def begin_again(self, target: Path, wanted: Wanted) -> bool:
        """Make a file for another process with the structure of the open one, and open it."""
        made = self._succeeds(lambda: self.ask(begin_again, target, wanted, room=self.preferences.room))
        return made and self.open(target)

    def set_room(self, room: str) -> None:
        """Name this room; a file with a label of its own gets the new one, for others the laptop keeps it."""
        store = self._store
        if store and store.local.label:
            local = replace(store.local, label=room.strip()[:LONGEST_ROOM])
            self._try(lambda: store.keep_local(local))
        else:
            self.preferences.room = room
        if store and not store.local.label:
            store.set_room(self.preferences.room)
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

    def close(self) -> None:
        """Close the open file, if there is one."""
        if self._store:
            self._store.close()
        self._store, self.outline, self.last_saved, self.undecided = None, None, None, ()
        self.is_part = False
        self.opened.emit()

    def _take(self, store: Store) -> None:
        if self._store:
            self._store.close()
        self._store = store
        store.subscribe(self._announce)
        self.last_saved = None
        self.shows_all = False
        self.outline, self.undecided = self._shape(), self.ask(undecided)
        self.workshop_uid = self.topic_field_uid = None
        self._keep_context()
        self.opened.emit()
        for remark in remarks_on(store, self.language):
            self.failed.emit(remark)

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
        return self._succeeds(
            lambda: self._commit(lambda db: use_case(db, *args, **kwargs), use_case.__name__)
        )

    def type_into(self, joins: str, use_case: UseCase[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Change text that is being typed: changes with the same `joins` in a row are one step of undo."""
        name = use_case.__name__
        return self._succeeds(lambda: self._commit(lambda db: use_case(db, *args, **kwargs), name, joins))

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
        return store is not None and self._succeeds(lambda: place.take_over(store))

    def take_back(self, place: Workplace) -> bool:
        """Let the open file hold again what it held before; False if it was refused (and said so)."""
        store = self._store
        return store is not None and self._succeeds(lambda: place.take_back(store))

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

    def _succeeds(self, action: Callable[[], object]) -> bool:
        return self._try(lambda: (action(),)) is not None

    def _announce(self, change: ChangeSet) -> None:
        self.last_saved = milliseconds()
        if change.sweeping or change.of_kind(*_OUTLINE_KINDS):
            self._widen(change)
            self.outline = self._shape()
            self._keep_context()
        if change.sweeping or concerns(change, self.undecided):
            self.undecided = self.ask(undecided)
        self.changed.emit(change)

    def _shape(self) -> Outline:
        shape = self.ask(outline)
        self.is_part = shape.is_cut
        return shape.whole() if self.shows_all else shape

    def _widen(self, change: ChangeSet) -> None:
        """Let a room file show the topic fields that are made in it."""
        store = self._store
        new = {row.uid for row in change.of_kind("topic_field") if row.appeared}
        if store and new and store.local.topic_field_uids:
            local = replace(store.local, topic_field_uids=store.local.topic_field_uids | new)
            self._try(lambda: store.keep_local(local))

    def _keep_context(self) -> None:
        if self.outline:
            before = (self.workshop_uid, self.topic_field_uid)
            self.workshop_uid, self.topic_field_uid = fitting(self.outline, *before)
            if before != (self.workshop_uid, self.topic_field_uid):
                self.context_changed.emit()
