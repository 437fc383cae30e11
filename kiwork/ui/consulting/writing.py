"""Writes consultation sheets beside the window; no file that is there is ever written over."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiwork.protocol.asking import build_sheet
from kiwork.protocol.document import Document
from kiwork.queries.consulting import Matrix
from kiwork.queries.outline import Outline
from kiwork.ui.file_names import file_name
from kiwork.ui.jobs import Report
from kiwork.ui.workbench import Workbench
from kiwork.wording import LANGUAGES

FORMATS = (".docx", ".xlsx", ".pdf")


@dataclass(frozen=True)
class SheetFile:
    """A sheet and where it is to lie."""

    document: Document
    path: Path


def sheet_files(
    workbench: Workbench,
    matrix: Matrix,
    organisation_uids: Collection[str],
    *,
    folder: Path,
    formats: Sequence[str],
) -> list[SheetFile]:
    """Return the sheets of some organisations in some formats, each under a name that is free."""
    language = _language(workbench.outline, workbench.language)
    taken = set[Path]()
    files: list[SheetFile] = []
    for organisation in matrix.organisations:
        if organisation.uid not in organisation_uids:
            continue
        document = workbench.ask(build_sheet, language, organisation.uid, matrix)
        for suffix in formats:
            path = _free(folder / f"{file_name(f'{document.title} {organisation.name}')}{suffix}", taken)
            files.append(SheetFile(document, path))
    return files


def write_sheets(files: Sequence[SheetFile], report: Report) -> list[str]:
    """Write the files and return their names; raises the errors of the writers and of `replacing`."""
    writers = _writers()
    for number, file in enumerate(files):
        report(100 * number // len(files))
        writers[file.path.suffix](file.document, file.path)
    report(100)
    return [file.path.name for file in files]


def _writers() -> dict[str, Callable[[Document, Path], None]]:
    from kiwork.protocol.docx import write_docx  # noqa: PLC0415 - the libraries are needed only here
    from kiwork.protocol.pdf import write_pdf  # noqa: PLC0415 - as above
    from kiwork.protocol.xlsx import write_xlsx  # noqa: PLC0415 - as above

    return {".docx": write_docx, ".xlsx": write_xlsx, ".pdf": write_pdf}


def _language(outline: Outline | None, window: str) -> str:
    return outline.language if outline and outline.language in LANGUAGES else window


def _free(path: Path, taken: set[Path]) -> Path:
    number, wanted = 1, path
    while wanted in taken or wanted.exists():
        number += 1
        wanted = path.with_name(f"{path.stem} ({number}){path.suffix}")
    taken.add(wanted)
    return wanted
