"""What every stored record has in common: an id, whether it is alive, and fields made of columns.

A *field* is what a person sees as one thing. It has the name of its column, or spans the columns that carry
the same `field` name. Fields merge one by one; see ARCHITECTURE.md, "The file".
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple, TypeVar
from uuid import UUID, uuid4, uuid5

from sqlalchemy import JSON, ForeignKey, MetaData, String, Text, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.sql.elements import KeyedColumnElement

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_NAMESPACE = UUID("6b697730-726b-4000-8000-000000000001")

Row = Mapping[str, object]
"""The shown columns of one record, by column name."""

SUBJECTS = ("card", "dots", "organisation", "photo", "process", "recommendation", "tag", "workshop")
"""The files in which classes of records stand."""

INDIRECT = "indirect"
"""Key in `Session.info`: the uids that move only because something else was deleted or joined."""

DECIDED = "decided"
"""Key in `Session.info`: (uid, field) of which the value written replaces all, not only the one shown."""

PICTURES = "pictures"
"""Key in `Session.info`: the pictures to be kept with what is written, by their SHA-256."""

WRITING = "writing"
"""Key in `Session.info`: the `Writing` of the action that goes on."""


class Writing(NamedTuple):
    """Where and when an action is done: the room's label, and milliseconds since 1970."""

    room: str
    at: int


class Record(DeclarativeBase):
    """A thing a file keeps; never removed from its table, only no longer `alive`."""

    metadata = MetaData()
    type_annotation_map: ClassVar = {
        str: Text,
        dict[str, int]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[list[int]]: JSON(none_as_null=True),
    }

    identified_by: ClassVar[tuple[str, ...]] = ()
    """The columns that make the id, for records that must be the same wherever they are made."""

    uid: Mapped[str] = mapped_column(String(32), primary_key=True, sort_order=-2)
    alive: Mapped[bool] = mapped_column(default=True, sort_order=-1)

    def __init__(self, **values: object) -> None:
        """Make a living record; what is not given has its default, the id follows from `identified_by`."""
        defaults = {**defaults_of(type(self)), "uid": uid_for(type(self), values), "alive": True}
        if unknown := values.keys() - defaults.keys():
            raise TypeError(sorted(unknown))
        vars(self).update(defaults, **values)  # all of a new record is written: no history of it is needed

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own signature
        cls.__tablename__ = kind_of(cls)
        super().__init_subclass__(**options)


R = TypeVar("R", bound=Record)


def new_uid() -> str:
    """Return a random record id: 32 hexadecimal digits of a UUID version 4."""
    return uuid4().hex


def derived_uid(*parts: str) -> str:
    """Return the id of a record that must be the same wherever it is made: UUID version 5 of its parts."""
    return uuid5(_NAMESPACE, json.dumps(parts)).hex


def uid_for(record_type: type[Record], values: Row) -> str:
    """Return the id of a new record with these columns: derived where the class says so, else random."""
    if not record_type.identified_by:
        return new_uid()
    parts = (values.get(column, "") for column in record_type.identified_by)
    return derived_uid(kind_of(record_type), *(str(part or "") for part in parts))


def kind_of(record_type: type[Record]) -> str:
    """Return the name under which records of this class are stored, such as "topic_field"."""
    name = record_type.__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def belongs_to(target: str, *, acts_on: bool = False) -> Any:  # noqa: ANN401 - any Mapped[...]
    """Declare the column that names the owner; it is set at creation and never changes.

    With `acts_on`, making or changing the record is a direct act on the owner as well.
    """
    return mapped_column(_foreign_key(target), info={"fixed": True, "acts_on": acts_on})


def refers_to(target: str, field: str | None = None) -> Any:  # noqa: ANN401 - any Mapped[...]
    """Declare a column that names another record and may change."""
    return mapped_column(_foreign_key(target), default=None, info={"field": field} if field else {})


def joins(kind: str) -> Any:  # noqa: ANN401 - any Mapped[...]
    """Declare the column that joins a record with another of its kind; see `models.groups`."""
    return mapped_column(default=None, info={"acts_on": (kind,)})


def part_of(field: str, default: object = None) -> Any:  # noqa: ANN401 - any Mapped[...]
    """Declare one of the columns that together are `field`."""
    return mapped_column(default=default, info={"field": field})


def fixed() -> Any:  # noqa: ANN401 - any Mapped[...]
    """Declare a column that is set at creation and never changes."""
    return mapped_column(info={"fixed": True})


def _foreign_key(target: str) -> ForeignKey:
    return ForeignKey(f"{target}.uid", deferrable=True, initially="DEFERRED")


@cache
def record_types() -> dict[str, type[Record]]:
    """Return every class of record by its kind, sorted."""
    for subject in SUBJECTS:
        import_module(f"kiwork.models.{subject}")
    types = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
    return dict(sorted(types.items()))


@cache
def fields_of(record_type: type[Record]) -> dict[str, tuple[str, ...]]:
    """Return the fields of a class of record, each with its columns."""
    fields: dict[str, tuple[str, ...]] = {}
    for column in _content_columns(record_type):
        name = column.info.get("field", column.key)
        fields[name] = (*fields.get(name, ()), column.key)
    return fields


@cache
def fixed_fields(record_type: type[Record]) -> frozenset[str]:
    """Return the fields that are set at creation and never change."""
    return frozenset(c.info.get("field", c.key) for c in _content_columns(record_type) if c.info.get("fixed"))


@cache
def owner_columns(record_type: type[Record]) -> dict[str, tuple[str, ...]]:
    """Return the columns whose record is acted on when this one changes, each with the kinds it may be of."""
    columns = (column for column in _content_columns(record_type) if column.info.get("acts_on"))
    return {column.key: _target_kinds(column) or column.info["acts_on"] for column in columns}


def _target_kinds(column: KeyedColumnElement[Any]) -> tuple[str, ...]:
    return tuple(key.target_fullname.split(".")[0] for key in column.foreign_keys)


@cache
def defaults_of(record_type: type[Record]) -> dict[str, object]:
    """Return what each column holds when nothing was ever written into it; `alive` is false then."""
    values = {c.key: c.default.arg if c.default else None for c in _content_columns(record_type)}
    return {**values, "alive": False}


def row_of(record: Record) -> dict[str, object]:
    """Return the shown columns of a record."""
    columns, read = _reader(type(record))
    return dict(zip(columns, read(record), strict=True))


def content_of(record_type: type[Record], field: str, row: Row) -> str:
    """Return the value of one field as canonical JSON."""
    columns = fields_of(record_type)[field]
    value = row[field] if columns == (field,) else {column: row[column] for column in columns}
    return _CANONICAL.encode(value)


def columns_from(record_type: type[Record], field: str, content: str | None) -> dict[str, object]:
    """Return the columns of a field from its stored value; None (unwritten or erased) gives the defaults."""
    columns = fields_of(record_type)[field]
    if content is None:
        return {column: defaults_of(record_type)[column] for column in columns}
    value = json.loads(content)
    return {field: value} if columns == (field,) else {column: value[column] for column in columns}


def says_alive(field: str, content: str | None) -> bool:
    """Whether a value keeps its record alive: a record is alive if any of its values says so."""
    return field == "alive" and content == "true"


@cache
def _reader(record_type: type[Record]) -> tuple[tuple[str, ...], Callable[[Record], tuple[object, ...]]]:
    columns = tuple(column.key for column in inspect(record_type).local_table.columns)
    return columns, attrgetter(*columns)


def _content_columns(record_type: type[Record]) -> list[KeyedColumnElement[Any]]:
    return [column for column in inspect(record_type).local_table.columns if column.key != "uid"]
