"""Office files from outside: looked at as a zip before anything in it is read."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from kiwork.errors import KiworkError
from kiwork.intake.decoding import SourceMissingError, SourceTooLargeError

LARGEST = 16 * 2**20
"""A file may have this many bytes."""

MOST_MEMBERS = 500
LARGEST_XML, ALL_XML = 8 * 2**20, 16 * 2**20
"""What is read becomes many times as large in memory."""

ALL_BYTES = 64 * 2**20
MOST_SQUEEZED, SMALL = 200, 2**20
"""Above so many bytes, nothing an office program writes is this many times as small in the zip."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError)
"""What a zip says that is damaged or written in an unusual way."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
_EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>")
_HYPERLINK = b"/relationships/hyperlink"
_MACROS = ("vbaproject.bin", "vbadata.xml")


class BrokenOfficeFileError(KiworkError):
    """The file is no office file, or a damaged one."""


class LockedOfficeFileError(KiworkError):
    """The file has a password, or is in the format of before 2007."""


class SwollenOfficeFileError(KiworkError):
    """The file would become far larger when it is unpacked than any sheet is."""


class MacrosError(KiworkError):
    """The file brings a program along."""


class EntitiesError(KiworkError):
    """The file declares names that stand for other texts, which no office program writes."""


class ExternalPartsError(KiworkError):
    """The file wants to load something from elsewhere."""


def read_office_file(path: Path) -> bytes:
    """Return the bytes of an office file that can be read without danger; nothing in it is followed.

    Raises SourceMissingError, SourceTooLargeError and the errors of this module.
    """
    if not path.is_file():
        raise SourceMissingError(file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise BrokenOfficeFileError(file=path.name) from error
    if len(data) > LARGEST:
        size = path.stat().st_size // 2**20
        raise SourceTooLargeError(file=path.name, n=size, limit=LARGEST // 2**20)
    if data.startswith(_OLD_OFFICE):
        raise LockedOfficeFileError(file=path.name)
    _look_through(data, path.name)
    return data


def _look_through(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _require_size(members, name)
            for member in filter(_is_xml, members):
                _require_plain(member, archive.read(member), name)
    except BROKEN as error:
        raise BrokenOfficeFileError(file=name) from error


def _require_size(members: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse by what the zip says of its members; Python reads no more of them than it says."""
    xml = [member.file_size for member in members if _is_xml(member)]
    squeezed = any(member.file_size > max(SMALL, MOST_SQUEEZED * member.compress_size) for member in members)
    too_large = max(xml, default=0) > LARGEST_XML or sum(xml) > ALL_XML
    whole = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or too_large or squeezed or whole > ALL_BYTES:
        raise SwollenOfficeFileError(file=name)
    if any(member.flag_bits & 1 for member in members):
        raise LockedOfficeFileError(file=name)
    if any(Path(member.filename).name.lower() in _MACROS for member in members):
        raise MacrosError(file=name)


def _require_plain(member: zipfile.ZipInfo, content: bytes, name: str) -> None:
    plain = content.replace(b"\0", b"")
    if any(mark in plain for mark in _DECLARED):
        raise EntitiesError(file=name)
    if b"macroEnabled" in plain and member.filename == "[Content_Types].xml":
        raise MacrosError(file=name)
    if member.filename.endswith(".rels") and any(
        _HYPERLINK not in found for found in _EXTERNAL.findall(plain)
    ):
        raise ExternalPartsError(file=name)


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels", ".vml"))
