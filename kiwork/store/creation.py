"""Makes new workshop files out of templates."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from secrets import randbits
from sqlite3 import Connection
from sqlite3 import connect as connect_plainly
from typing import NamedTuple

from sqlalchemy.orm import Session

from kiwork.assets import resource
from kiwork.errors import KiworkError
from kiwork.models.position import row_of_positions
from kiwork.models.process import PROCESS_UID, Origin, Process
from kiwork.models.record import Record, derived_uid, fields_of, record_types, uid_for
from kiwork.models.text import clean
from kiwork.replacing import replacing
from kiwork.store.cells import Writer
from kiwork.store.file import FileExistsAlreadyError, connect, create_schema, engine_on, refusals_named
from kiwork.store.recorder import RecordedSession, Recorder
from kiwork.store.store import milliseconds

TEMPLATE_TIME = 1_640_995_200_000
"""The fixed time of every template record: 2022-01-01, UTC, in milliseconds."""


class NoSuchTemplateError(KiworkError):
    """No template has this name."""


class Template(NamedTuple):
    """A process to start from; rooms that start from the same one have the same records."""

    name: str
    language: str
    title: str
    description: str
    records: list[dict[str, object]]
    content_hash: bytes

    @property
    def writer_id(self) -> int:
        """The id of the writer of its records, made from name, language and whole content."""
        return int.from_bytes(self.content_hash) >> 1


def load_template(name: str, language: str) -> Template:
    """Read a shipped template, in German if it is not there in `language`.

    Raises NoSuchTemplateError.
    """
    paths = [resource("templates", f"{name}.{code}.json") for code in (language, "de")]
    path = next((path for path in paths if path.is_file()), None)
    if path is None or not name.isidentifier():
        raise NoSuchTemplateError(name=name)
    data = json.loads(path.read_bytes())
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False).encode()
    content_hash = blake2b(canonical, digest_size=8).digest()
    names = ("name", "language", "title", "description", "records")
    return Template(**{name: data[name] for name in names}, content_hash=content_hash)


def create_file(
    path: Path,
    template: Template,
    *,
    title: str | None = None,
    room: str = "",
    clock: Callable[[], int] = milliseconds,
) -> None:
    """Make a workshop file out of a template; `title` is the process's, if it is to differ.

    Raises FileExistsAlreadyError and the errors of `replacing`.
    """
    with new_file(path) as connection:
        maker = Writer(template.writer_id, room="", opened=TEMPLATE_TIME)
        write_records(connection, maker, TEMPLATE_TIME, lambda session: session.add_all(_records(template)))
        now = clock()
        writer = Writer(randbits(63), room=room, opened=now)
        write_records(connection, writer, now, lambda session: _begin_process(session, title))


@contextmanager
def new_file(path: Path) -> Iterator[Connection]:
    """Give an empty workshop file that comes to lie at `path` when the block ends well."""
    if path.exists():
        raise FileExistsAlreadyError(file=path.name)
    with replacing(path) as temporary, refusals_named(path):
        with closing(connect_plainly(temporary, isolation_level=None)) as empty:
            create_schema(empty)
        with closing(connect(temporary)) as connection:
            yield connection


def write_records(connection: Connection, writer: Writer, now: int, fill: Callable[[Session], None]) -> None:
    """Let a writer write what `fill` puts into a new file; `now` is in milliseconds since 1970."""
    with RecordedSession(engine_on(connection)) as session:
        recorder = Recorder(session)
        fill(session)
        recorder.stamp("new", writer, now)
        session.commit()


def _begin_process(session: Session, title: str | None) -> None:
    session.add(Origin())
    process = session.get(Process, PROCESS_UID)
    if process is None:
        process = Process(uid=PROCESS_UID)
        session.add(process)
    if title and (cleaned := clean(title)):
        process.title = cleaned


def _records(template: Template) -> list[Record]:
    placed: defaultdict[tuple[object, ...], list[Record]] = defaultdict(list)
    records = []
    for number, data in enumerate(template.records):
        record = _record(template.name, number, data)
        records.append(record)
        placed[_container(record)].append(record)
    for siblings in placed.values():
        _put_in_order(siblings)
    return records


def _record(template: str, number: int, data: dict[str, object]) -> Record:
    kind = str(data["kind"])
    key = str(data.get("key", f"{kind}-{number}"))
    values = {
        name: _uid(template, str(value)) if name.endswith("_uid") else value
        for name, value in data.items()
        if name not in {"kind", "key"}
    }
    if kind == "workshop" and isinstance(people := data.get("people"), dict):
        values["people"] = {k if k == "total" else _uid(template, k): n for k, n in people.items()}
    record_type = record_types()[kind]
    uid = uid_for(record_type, values) if record_type.identified_by else _uid(template, key)
    return record_type(**{**values, "uid": uid})


def _uid(template: str, key: str) -> str:
    return PROCESS_UID if key == "process" else derived_uid("template", template, key)


def _container(record: Record) -> tuple[object, ...]:
    return (type(record), getattr(record, "topic_field_uid", None), getattr(record, "cluster_uid", None))


def _put_in_order(siblings: list[Record]) -> None:
    column = _position_column(type(siblings[0]))
    if column:
        for record, position in zip(siblings, row_of_positions(len(siblings)), strict=True):
            setattr(record, column, position)


def _position_column(record_type: type[Record]) -> str | None:
    columns = fields_of(record_type).get("place", ())
    return next((column for column in columns if column in {"place", "position"}), None)
