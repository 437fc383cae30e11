"""Office files that are hostile or broken are refused by name, before anything in them is read."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiwork.errors import KiworkError
from kiwork.intake.answers import NoAnswersError, read_answers
from kiwork.intake.office_files import (
    BrokenOfficeFileError,
    EntitiesError,
    ExternalPartsError,
    LockedOfficeFileError,
    MacrosError,
    SwollenOfficeFileError,
)
from kiwork.store.store import Store
from tests.asking import WRITERS, add_organisation, add_recommendation, ask, write_sheet

SUFFIXES = tuple(WRITERS)
RELATIONS = {".docx": "word/_rels/document.xml.rels", ".xlsx": "xl/_rels/workbook.xml.rels"}
BODIES = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}
MEMORY = 300 * 2**20

Change = Callable[[bytes], bytes]


@pytest.fixture(params=SUFFIXES)
def path(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> Path:
    """Write a sheet with one recommendation."""
    ask(store, add_organisation(store), add_recommendation(store))
    return write_sheet(store, tmp_path, request.param)


def rewrite(path: Path, name: str, change: Change, *, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Change one member of a file."""
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    members[name] = change(members.get(name, b""))
    with zipfile.ZipFile(path, "w", how) as archive:
        for member, content in members.items():
            archive.writestr(member, content)


def add_relation(kind: str) -> Change:
    target = 'Target="http://x" TargetMode="External"'
    relation = f'<Relationship Id="x9" Type="http://x/relationships/{kind}" {target}/>'
    return lambda old: old.replace(b"</Relationships>", f"{relation}</Relationships>".encode())


def refused(path: Path, error: type[KiworkError]) -> None:
    with pytest.raises(error):
        read_answers(path)


def test_a_sound_sheet_is_read(path: Path) -> None:
    assert len(read_answers(path)) == 1


def test_a_bomb_is_refused(path: Path) -> None:
    rewrite(path, "word/media/a.bin", lambda _: bytes(50 * 2**20))
    refused(path, SwollenOfficeFileError)


def test_a_bomb_of_xml_is_refused(path: Path) -> None:
    rewrite(path, BODIES[path.suffix], lambda old: old + b" " * 9 * 2**20)
    refused(path, SwollenOfficeFileError)


def test_very_many_members_are_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(1_000):
            archive.writestr(f"x/{number}.bin", b"")
    refused(path, SwollenOfficeFileError)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(path: Path, encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    rewrite(path, BODIES[path.suffix], lambda _: text.encode(encoding))
    refused(path, EntitiesError)


def test_what_wants_to_load_something_is_refused(path: Path) -> None:
    rewrite(path, RELATIONS[path.suffix], add_relation("attachedTemplate"))
    refused(path, ExternalPartsError)


def test_an_address_that_somebody_typed_is_no_danger(path: Path) -> None:
    rewrite(path, RELATIONS[path.suffix], add_relation("hyperlink"))
    assert len(read_answers(path)) == 1


def test_macros_are_refused(path: Path) -> None:
    rewrite(path, "word/vbaProject.bin", lambda _: b"x")
    refused(path, MacrosError)


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + bytes(200)])
def test_what_is_no_office_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, BrokenOfficeFileError)


def test_a_password_and_the_old_format_are_named(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refused(path, LockedOfficeFileError)


def test_a_file_that_was_cut_off_is_refused_at_any_place(path: Path) -> None:
    whole = path.read_bytes()
    for end in range(0, len(whole) - 1, len(whole) // 25):
        path.write_bytes(whole[:end])
        refused(path, BrokenOfficeFileError)


def test_a_damaged_body_is_refused(path: Path) -> None:
    rewrite(path, BODIES[path.suffix], lambda old: old[: len(old) // 2])
    refused(path, BrokenOfficeFileError)


def test_a_body_that_is_missing_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != BODIES[path.suffix]}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises((BrokenOfficeFileError, NoAnswersError)):
        read_answers(path)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
def test_the_largest_file_that_is_read_takes_little_memory(path: Path) -> None:
    row = {".docx": b"<w:p><w:r><w:t>a</w:t></w:r></w:p>", ".xlsx": b'<row><c t="str"><v>a</v></c></row>'}
    end = {".docx": b"</w:body>", ".xlsx": b"</sheetData>"}[path.suffix]
    many = row[path.suffix] * (7 * 2**20 // len(row[path.suffix]))
    rewrite(path, BODIES[path.suffix], lambda old: old.replace(end, many + end), how=zipfile.ZIP_STORED)
    code = (
        "import sys; from pathlib import Path; from kiwork.intake.answers import read_answers\n"
        "assert len(read_answers(Path(sys.argv[1]))) == 1\n"
        "told = Path('/proc/self/status').read_text()\n"
        "print(told.partition('VmHWM:')[2].split()[0])"
    )
    told = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)  # noqa: S603 - own code
    assert int(told.stdout) * 1024 < MEMORY
