"""What tests of the step "Protokoll" get: its page on a file with two cards."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kiwork.ui import jobs
from kiwork.ui.protocol.page import ProtocolPage
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft

AddCard = Callable[[str, int], None]
ReadPages = Callable[[], str]


@pytest.fixture
def add_card(workbench: Workbench) -> AddCard:
    """Capture cards in the workshop and a topic field, by its number."""

    def add(text: str, field: int) -> None:
        assert workbench.outline
        uid = workbench.outline.topic_fields[field].uid
        workbench.make(capture.add_card, CardDraft(text, uid, workshop_uid=workbench.workshop_uid))

    return add


def text_of(data: bytes) -> str:
    """Return all letters of a PDF, without spaces and line ends."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def settle(qtbot: QtBot, page: ProtocolPage) -> None:
    """Wait until the pages shown are those of the document as it is now."""

    def is_settled() -> bool:
        return page.pane.page_count > 0 and not page._soon.isActive() and not page.pane.is_busy

    qtbot.waitUntil(is_settled, timeout=20_000)


@pytest.fixture
def read_pages(qtbot: QtBot, page: ProtocolPage) -> ReadPages:
    """Return the letters of the pages that the preview shows."""

    def read() -> str:
        settle(qtbot, page)
        assert page.pane.preview.pages
        return text_of(page.pane.preview.pages.data)

    return read


@pytest.fixture
def page(qtbot: QtBot, workbench: Workbench, theme: Theme, add_card: AddCard) -> Iterator[ProtocolPage]:
    add_card("Zu wenig Sprachkurse", 0)
    add_card("Wohnungen sind teuer", 3)
    made = ProtocolPage(workbench, theme)
    made._soon.setInterval(0)
    qtbot.addWidget(made)
    made.resize(1040, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.arrive()
    settle(qtbot, made)
    yield made
    jobs.wait_for_all()


@pytest.fixture
def file_printer(tmp_path: Path) -> QPrinter:
    """Print into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    return printer
