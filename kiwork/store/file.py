"""The workshop file on disk: header, schema, connection and lock."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from kiwork.assets import resource
from kiwork.errors import KiworkError
from kiwork.replacing import NoRoomError
from kiwork.store import groups

APPLICATION_ID = 0x6B69776B
"""The letters "kiwk" in the header of every workshop file."""

FORMAT_VERSION = 1
HEADER_SIZE = 100
PAGE_SIZE = 4096
SQLITE_MAGIC = b"SQLite format 3\0"

_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


SYSTEM_REFUSALS = (
    "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_READONLY", "SQLITE_BUSY", "SQLITE_FULL",
)  # fmt: skip


class NoSuchFileError(KiworkError):
    """There is no file at this path."""


class FileExistsAlreadyError(KiworkError):
    """A new file never overwrites one that is there."""


class IncompleteFileError(KiworkError):
    """The file is empty, or shorter than its header says."""


class NotAWorkshopFileError(KiworkError):
    """The file is something else: another program's, or another kind of database."""


class NewerFormatError(KiworkError):
    """The file was written by a newer Kiwork."""


class UnreadableFileError(KiworkError):
    """The system does not let the file be read: no permission, a name it cannot have, a drive that failed."""


class DamagedFileError(KiworkError):
    """The file's content cannot be trusted."""


class CannotWriteError(KiworkError):
    """The system refused a write; nothing of the action is in the file."""


class FileInUseError(KiworkError):
    """Another program run has the file open for writing."""


def check_header(path: Path) -> int:
    """Return the format version of a workshop file from its first 100 bytes.

    Raises NoSuchFileError, UnreadableFileError, IncompleteFileError, NotAWorkshopFileError or
    NewerFormatError.
    """
    header = _read_header(path)
    if len(header) < HEADER_SIZE and SQLITE_MAGIC.startswith(header[: len(SQLITE_MAGIC)]):
        raise IncompleteFileError(file=path.name)
    application = int.from_bytes(header[68:72])
    if not header.startswith(SQLITE_MAGIC) or application != APPLICATION_ID:
        raise NotAWorkshopFileError(file=path.name)
    version = int.from_bytes(header[60:64])
    if version > FORMAT_VERSION:
        raise NewerFormatError(file=path.name)
    if version < 1:
        raise NotAWorkshopFileError(file=path.name)
    _check_length(path, header)
    return version


def _read_header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFileError(file=path.name) from error
    except IsADirectoryError as error:
        raise NotAWorkshopFileError(file=path.name) from error
    except OSError as error:
        raise UnreadableFileError(file=path.name) from error


def _check_length(path: Path, header: bytes) -> None:
    page_size = int.from_bytes(header[16:18])
    pages = int.from_bytes(header[28:32])
    journal = path.with_name(path.name + "-journal")
    if path.stat().st_size < pages * page_size and not journal.exists():
        raise IncompleteFileError(file=path.name)


def schema() -> str:
    """Return the statements that make an empty file of the current format."""
    return resource("schema", f"{FORMAT_VERSION}.sql").read_text(encoding="utf-8")


def connect(path: Path) -> sqlite3.Connection:
    """Open a database file with Kiwork's settings, without taking the lock yet.

    Raises FileInUseError, UnreadableFileError or DamagedFileError.
    """
    uri = path.absolute().as_uri() + "?mode=rw"
    with refusals_named(path, opening=True), ExitStack() as on_refusal:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0)
        on_refusal.callback(connection.close)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        on_refusal.pop_all()
    return connection


@contextmanager
def refusals_named(path: Path, *, opening: bool = False) -> Iterator[None]:
    """Turn what the database refuses into NoRoomError, DamagedFileError, CannotWriteError.

    While `opening`, into FileInUseError, UnreadableFileError, DamagedFileError.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", "")
        raise _refusal(name, path, opening=opening) or cause or error from error
    except UnicodeError as error:
        raise DamagedFileError(file=path.name) from error


def _refusal(name: str, path: Path, *, opening: bool) -> KiworkError | None:
    if opening and name.startswith("SQLITE_BUSY"):
        return FileInUseError(file=path.name)
    if name == "SQLITE_FULL" and not opening:
        return NoRoomError(file=path.name)
    if name.startswith(SYSTEM_REFUSALS):
        return (UnreadableFileError if opening else CannotWriteError)(file=path.name)
    if opening or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedFileError(file=path.name)
    return None


def create_schema(connection: sqlite3.Connection) -> None:
    """Turn an empty database into an empty workshop file."""
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute("BEGIN")
    for statement in statements(schema()):
        connection.execute(statement)
    connection.execute("INSERT INTO state VALUES (0)")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
    connection.execute("COMMIT")


def statements(script: str) -> list[str]:
    """Split a script of ours into its statements; a statement ends with ";" at a line's end."""
    return [part.strip() for part in script.split(";\n") if part.strip()]


def lock(connection: sqlite3.Connection, path: Path) -> None:
    """Take the operating system's lock now, not at the first write; it dies with the program.

    Raises the errors of `connect`.
    """
    with refusals_named(path, opening=True):
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")


def locked(path: Path) -> sqlite3.Connection:
    """Open a database file with Kiwork's settings and take its lock; raises the errors of `connect`."""
    connection = connect(path)
    try:
        lock(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def engine_on(connection: sqlite3.Connection) -> Engine:
    """Return an engine that has just this one connection, with transactions as SQLite means them."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def _leave_transactions_to_us(dbapi: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        dbapi.isolation_level = None
        groups.prepare(connection)

    @event.listens_for(engine, "begin")
    def _begin(_connection: Connection) -> None:
        if not connection.in_transaction:
            connection.execute("BEGIN")

    engine.connect().close()  # from now on the engine has the connection, and `dispose` closes it
    return engine


def session_on(connection: sqlite3.Connection) -> Session:
    """Return a session for queries on a connection of one's own."""
    return Session(engine_on(connection))


@contextmanager
def all_or_nothing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Begin a transaction, and roll back whatever the block leaves uncommitted."""
    connection.execute("BEGIN")
    try:
        yield connection
    except BaseException:
        connection.rollback()  # a commit that fails leaves its transaction open
        with suppress(sqlite3.Error):  # after a full disk, SQLite restores the file when it is read next
            connection.execute("SELECT 1 FROM state").fetchone()
        raise
    finally:
        connection.rollback()  # does nothing after a commit


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file on disk from one that was laid in its place; None if none is there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)
