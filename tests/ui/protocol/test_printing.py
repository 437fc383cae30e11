"""Printing: the PDF itself to CUPS, pictures elsewhere; stand-ins for the printer and for lp."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.ui.protocol import cups
from kiwork.ui.protocol.page import ProtocolPage
from kiwork.ui.protocol.picture_printing import PicturePrinting, chosen_pages
from kiwork.ui.protocol.printing import choose_printer
from kiwork.ui.workbench import Workbench

FakeLp = Callable[[int], Path]


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeLp:
    """Put a program in the place of lp that keeps what it is told and given."""

    def make(status: int) -> Path:
        script = tmp_path / "lp"
        script.write_text(
            "#!/bin/sh\n"
            f'printf "%s\\n" "$@" > "{tmp_path}/told"\n'
            f'cat > "{tmp_path}/given"\n'
            f"echo out of paper >&2\nexit {status}\n"
        )
        script.chmod(0o755)
        monkeypatch.setattr(cups, "program", lambda: str(script))
        return tmp_path

    return make


def choose(monkeypatch: pytest.MonkeyPatch, printer: QPrinter | None) -> None:
    monkeypatch.setattr("kiwork.ui.protocol.page.choose_printer", lambda *_: printer)


def test_cups_is_given_the_pdf_itself(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, fake_lp: FakeLp, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fake_lp(0)
    printer = QPrinter()
    printer.setCopyCount(3)
    choose(monkeypatch, printer)
    with qtbot.waitSignal(workbench.said, timeout=20_000) as said:
        page.print_protocol()
    assert said.args
    assert said.args[0].startswith("An den Drucker")
    assert page.pane.preview.pages
    assert (folder / "given").read_bytes() == page.pane.preview.pages.data
    assert "-n\n3\n" in (folder / "told").read_text()


def test_what_cups_refuses_is_said(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, fake_lp: FakeLp, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_lp(1)
    choose(monkeypatch, QPrinter())
    with qtbot.waitSignal(workbench.failed, timeout=20_000) as failed:
        page.print_protocol()
    assert failed.args
    assert "out of paper" in failed.args[0]


def test_a_missing_lp_is_said(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "program", lambda: str(tmp_path / "nothing"))
    choose(monkeypatch, QPrinter())
    with qtbot.waitSignal(workbench.failed, timeout=20_000) as failed:
        page.print_protocol()
    assert failed.args
    assert failed.args[0].startswith("Der Drucker hat das Protokoll nicht angenommen")


def test_a_printer_that_is_a_file_gets_the_pdf_itself(
    qtbot: QtBot,
    page: ProtocolPage,
    workbench: Workbench,
    file_printer: QPrinter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, file_printer)
    with qtbot.waitSignal(workbench.said, timeout=20_000):
        page.print_protocol()
    assert len(PdfReader(file_printer.outputFileName()).pages) == page.pane.page_count


def test_nothing_is_printed_when_no_printer_was_chosen(
    page: ProtocolPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, None)
    page.print_protocol()
    assert page._errand is None


def test_without_a_printer_the_dialog_offers_a_file(
    page: ProtocolPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiwork.ui.protocol.printing.QPrinterInfo.availablePrinterNames", list[str])

    def confirm() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        dialog.accept()

    QTimer.singleShot(0, confirm)
    printer = choose_printer(page, tmp_path / "Protokoll.pdf", 9)
    assert printer
    assert printer.outputFileName() == str(tmp_path / "Protokoll.pdf")


def test_pictures_are_painted_page_by_page(qtbot: QtBot, page: ProtocolPage, file_printer: QPrinter) -> None:
    assert page.pane.preview.pages
    told: list[int] = []
    printing = PicturePrinting(file_printer, page.pane.preview.pages, page)
    printing.progressed.connect(told.append)
    with qtbot.waitSignal(printing.done, timeout=30_000):
        printing.start()
    assert len(PdfReader(file_printer.outputFileName()).pages) == page.pane.page_count
    assert told[-1] == 100


def test_painting_can_be_cancelled(qtbot: QtBot, page: ProtocolPage, file_printer: QPrinter) -> None:
    assert page.pane.preview.pages
    printing = PicturePrinting(file_printer, page.pane.preview.pages, page)
    with qtbot.waitSignal(printing.failed, timeout=30_000):
        printing.start()
        printing.cancel()


def test_a_range_of_pages_is_kept() -> None:
    printer = QPrinter()
    assert chosen_pages(printer, 9) == range(9)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert chosen_pages(printer, 9) == range(1, 4)
    assert "2-4" in cups.arguments(printer, "Titel")


def test_a_title_is_one_argument_whatever_it_says() -> None:
    told = cups.arguments(QPrinter(), "-d $(rm) ; x")
    assert told[told.index("-t") + 1] == "-d $(rm) ; x"
