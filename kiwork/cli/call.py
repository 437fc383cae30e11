"""One call of the command line, and how it opens its file."""

from argparse import Namespace
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiwork import places, wording
from kiwork.cli import output
from kiwork.errors import KiworkError
from kiwork.store.file import FileInUseError, refusals_named
from kiwork.store.opening import open_store
from kiwork.store.store import ReadOnly, Store


class NotWritableError(KiworkError):
    """The file may only be read."""


class SameFileError(KiworkError):
    """The result would be written over the workshop file itself."""


class NotBuiltYetError(KiworkError):
    """A format, edition or call that a later release brings."""


class UnknownFormatError(KiworkError):
    """No format goes by this ending."""


@dataclass(frozen=True)
class Call:
    """The arguments of a call, and the language to speak in."""

    arguments: Namespace
    language: str

    @property
    def file(self) -> Path:
        """The workshop file of the call."""
        return Path(self.arguments.file)

    def text(self, key: str, **values: object) -> str:
        """Return a wording of the command line."""
        return wording.text(f"cli.{key}", self.language, **values)

    def say(self, key: str, **values: object) -> None:
        """Print a wording of the command line as one line."""
        output.say(self.text(key, **values))


@contextmanager
def reading(call: Call) -> Iterator[Store]:
    """Open the file of a call to look at it; that a copy is read, the file being open elsewhere, is said.

    Raises the errors of `open_store`, and DamagedFileError where a text cannot be read.
    """
    store = open_store(call.file)
    try:
        if store.read_only and store.read_only.reason == "in_use":
            output.note(_in_use(call, store.read_only))
        with refusals_named(call.file, opening=True):
            yield store
    finally:
        store.close()


@contextmanager
def writing(call: Call) -> Iterator[Store]:
    """Open the file of a call to change it. Raises FileInUseError or NotWritableError."""
    store = open_store(call.file, backups=places.backups())
    try:
        if store.read_only:
            refusal = FileInUseError if store.read_only.reason == "in_use" else NotWritableError
            raise refusal(file=call.file.name)
        yield store
    finally:
        store.close()


def result_path(call: Call, *, built: AbstractSet[str], later: AbstractSet[str]) -> Path:
    """Return where the result of a call goes, if its ending is one of a format that is built.

    Raises NotBuiltYetError, UnknownFormatError or SameFileError.
    """
    target = Path(call.arguments.output)
    require_format(target.suffix, built=built, later=later)
    if target.exists() and call.file.exists() and target.samefile(call.file):
        raise SameFileError(file=target.name)
    return target


def require_format(suffix: str, *, built: AbstractSet[str], later: AbstractSet[str]) -> None:
    """Raise NotBuiltYetError or UnknownFormatError unless the ending is one of a format that is built."""
    if suffix.lower() in later:
        raise NotBuiltYetError(what=suffix.lower())
    if suffix.lower() not in built:
        raise UnknownFormatError(what=suffix or "?", formats=", ".join(sorted(built)))


def _in_use(call: Call, read_only: ReadOnly) -> str:
    since = _moment(read_only.since)
    return call.text("read_from_copy", file=call.file.name, room=read_only.room or "–", since=since)


def _moment(milliseconds: int) -> str:
    try:
        moment = datetime.fromtimestamp(milliseconds / 1000).astimezone()
    except (ValueError, OverflowError, OSError):
        return "?"
    return f"{moment:%Y-%m-%d %H:%M}"
