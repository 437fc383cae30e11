"""`kiwork protocol`: writes a protocol."""

from collections.abc import Callable, Sequence
from pathlib import Path

from kiwork.cli.call import Call, NotBuiltYetError, reading, result_path
from kiwork.cli.parser import Parser
from kiwork.errors import KiworkError
from kiwork.models.text import same_name
from kiwork.protocol.document import Document
from kiwork.protocol.editions import BUILT, Edition
from kiwork.queries.outline import WorkshopView, outline

NAME = "protocol"


class WorkshopNotFoundError(KiworkError):
    """No workshop has this title or code."""


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="FILE")
    parser.take("-o", "--output", metavar="OUT", required=True)
    parser.take("--edition", choices=[edition.value for edition in Edition], default=Edition.MINUTES.value)
    parser.take("--workshop", metavar="T", default="")


def run(call: Call) -> int:
    """Write one edition as a PDF, the one for consultation also as a Word file to fill in."""
    from kiwork.protocol import minutes  # noqa: PLC0415 - the other calls need no fonts

    edition = Edition(call.arguments.edition)
    writers = _writers(edition)
    target = result_path(call, built=set(writers), later={".pdf", ".docx", ".html"} - writers.keys())
    if edition not in BUILT:
        raise NotBuiltYetError(what=edition.value)
    with reading(call) as store, store.reading() as db:
        workshop_uid = _workshop(outline(db).workshops, call.arguments.workshop)
        document = minutes.build(db, language=call.language, edition=edition, workshop_uid=workshop_uid)
    writers[target.suffix.lower()](document, target)
    call.say("protocol_done", file=target.name)
    return 0


def _writers(edition: Edition) -> dict[str, Callable[[Document, Path], None]]:
    from kiwork.protocol.docx import write_docx  # noqa: PLC0415 - as above
    from kiwork.protocol.pdf import write_pdf  # noqa: PLC0415 - as above

    return {".pdf": write_pdf} | ({".docx": write_docx} if edition is Edition.CONSULTATION else {})


def _workshop(workshops: Sequence[WorkshopView], named: str) -> str | None:
    if not named.strip():
        return None
    for workshop in workshops:
        if same_name(workshop.title, named) or same_name(workshop.code, named):
            return workshop.uid
    titles = "; ".join(workshop.title for workshop in workshops) or "–"
    raise WorkshopNotFoundError(title=named, titles=titles)
