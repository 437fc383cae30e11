"""Merges that are left in the middle, files that vanish, and the report on paper and in a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint
from PySide6.QtPrintSupport import QPrinter

from kiwork.queries.cards import all_cards
from kiwork.ui import jobs
from kiwork.ui.merging.figures import FigureButton
from kiwork.ui.merging.file_row import FileRow
from kiwork.ui.merging.merge_run import Stage
from kiwork.ui.merging.page import MergingPage
from kiwork.usecases import capture
from tests.ui.merging.conftest import Rooms, wait_for
from tests.ui.window import Driver

Choose = Callable[..., None]


def merge(driver: Driver, page: MergingPage) -> None:
    driver.press("Ctrl+Return")
    wait_for(driver, page, Stage.DONE)


def texts(driver: Driver) -> set[str]:
    return {card.text for card in driver.bench.ask(all_cards)}


def change(driver: Driver) -> None:
    uid = next(card.uid for card in driver.bench.ask(all_cards) if card.text == "Neu aus Raum 1")
    driver.bench.run(capture.edit_text, uid, "Inzwischen geändert")


def words_in(pdf: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def cancel_while_merging(driver: Driver, page: MergingPage) -> None:
    """Cancel by the button that has the focus then, and let the work beside the window end."""
    driver.press("Ctrl+Return")
    assert page.run.stage is Stage.MERGING
    driver.press("Space")
    jobs.wait_for_all()
    driver.qtbot.waitUntil(lambda: page.run.stage is Stage.READY)


def test_a_merge_that_is_cancelled_leaves_the_file_byte_for_byte(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    before = rooms[0].read_bytes()
    cancel_while_merging(driver, page)
    assert rooms[0].read_bytes() == before
    assert "Neu aus Raum 2" not in texts(driver)


def test_after_a_cancelled_merge_one_goes_on_writing_and_merges_again(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    cancel_while_merging(driver, page)
    change(driver)
    merge(driver, page)
    assert {"Inzwischen geändert", "Neu aus Raum 2", "Neu aus Raum 3"} < texts(driver)


def test_a_file_that_vanishes_after_the_preview_is_merged_as_it_was_shown(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    rooms[1].unlink()
    merge(driver, page)
    assert "Neu aus Raum 2" in texts(driver)


def test_a_file_that_vanished_and_must_be_read_anew_is_refused_and_nothing_merged(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    change(driver)
    rooms[1].unlink()
    before = rooms[0].read_bytes()
    driver.press("Ctrl+Return")
    wait_for(driver, page, Stage.READY)
    assert page.run.report
    assert [line.path for line in page.run.report.refused] == [rooms[1]]
    assert rooms[0].read_bytes() == before


def test_without_the_vanished_file_the_other_is_merged(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    rooms[1].unlink()
    page.run.remove(rooms[1])
    wait_for(driver, page, Stage.READY)
    merge(driver, page)
    assert "Neu aus Raum 3" in texts(driver)


def test_the_report_is_saved_as_a_pdf(  # noqa: PLR0917 - fixtures
    driver: Driver,
    page: MergingPage,
    choose: Choose,
    rooms: Rooms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "Bericht.pdf"
    monkeypatch.setattr("kiwork.ui.merging.page.ask_target", lambda *_: target)
    choose(*rooms[1:])
    merge(driver, page)
    driver.press("Ctrl+S")
    driver.qtbot.waitUntil(target.exists, timeout=20_000)
    jobs.wait_for_all()
    for words in ("NeuausRaum2", "NeuausRaum3", "Zuklären(1)", "sagtRaum1"):
        assert words in words_in(target)


def test_the_report_is_printed(  # noqa: PLR0917 - fixtures
    driver: Driver,
    page: MergingPage,
    choose: Choose,
    rooms: Rooms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    monkeypatch.setattr("kiwork.ui.merging.page.choose_printer", lambda *_: printer)
    choose(*rooms[1:])
    merge(driver, page)
    with driver.qtbot.waitSignal(driver.bench.said, timeout=20_000):
        driver.press("Ctrl+P")
    assert "NeuausRaum2" in words_in(tmp_path / "gedruckt.pdf")


def test_nothing_is_printed_or_saved_when_the_dialogs_are_left(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiwork.ui.merging.page.ask_target", lambda *_: None)
    monkeypatch.setattr("kiwork.ui.merging.page.choose_printer", lambda *_: None)
    choose(*rooms[1:])
    merge(driver, page)
    driver.press("Ctrl+S")
    driver.press("Ctrl+P")
    assert driver.program.window.actions_by_name["save_report"].isEnabled()


def test_what_was_merged_stands_above_the_files(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    merge(driver, page)
    row, figure = page.findChildren(FileRow)[-1], page.findChildren(FigureButton)[0]
    driver.qtbot.waitUntil(lambda: figure.mapTo(page, QPoint()).y() < row.mapTo(page, QPoint()).y())
