"""Choices change the pages, the pages follow the file, and what is saved is what was seen."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kiwork.protocol.document import Document
from kiwork.protocol.editions import Edition
from kiwork.replacing import TargetHeldError
from kiwork.ui import jobs
from kiwork.ui.protocol.page import ProtocolPage
from kiwork.ui.protocol.saving import ask_target
from kiwork.ui.protocol.wanted import wanted_from
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

AddCard = Callable[[str, int], None]
ReadPages = Callable[[], str]
Report = Callable[[int], None]


def letters(path: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def answer(monkeypatch: pytest.MonkeyPatch, *targets: Path | None) -> list[Path]:
    """Answer the questions where to save; return what was suggested."""
    suggested: list[Path] = []
    answers = iter(targets)

    def ask(_page: ProtocolPage, _title: str, suggestion: Path) -> Path | None:
        suggested.append(suggestion)
        return next(answers)

    monkeypatch.setattr("kiwork.ui.protocol.page.ask_target", ask)
    return suggested


def test_the_preview_has_as_many_pages_as_the_pdf(page: ProtocolPage) -> None:
    pages = page.pane.preview.pages
    assert pages
    assert page.pane.page_count == len(PdfReader(BytesIO(pages.data)).pages)


def test_a_topic_field_that_is_unticked_is_not_on_the_pages(
    qtbot: QtBot, page: ProtocolPage, read_pages: ReadPages
) -> None:
    assert "ZuwenigSprachkurse" in read_pages()
    qtbot.keyClick(page._choices._fields, Qt.Key.Key_Space)
    assert "ZuwenigSprachkurse" not in read_pages()
    assert "Wohnungensindteuer" in read_pages()


def test_one_button_unticks_all_topic_fields_and_ticks_them_again(
    qtbot: QtBot, page: ProtocolPage, read_pages: ReadPages
) -> None:
    qtbot.mouseClick(page._choices._all, Qt.MouseButton.LeftButton)
    assert "Wohnungensindteuer" not in read_pages()
    qtbot.mouseClick(page._choices._all, Qt.MouseButton.LeftButton)
    assert "Wohnungensindteuer" in read_pages()


def test_cards_can_be_left_out_and_what_depends_on_them_is_out_of_use(
    qtbot: QtBot, page: ProtocolPage, read_pages: ReadPages
) -> None:
    contents = page._choices._contents
    contents.setCurrentRow(3)
    qtbot.keyClick(contents, Qt.Key.Key_Space)
    assert "ZuwenigSprachkurse" not in read_pages()
    assert not page.wanted.choices.cards
    assert not contents.item(4).flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_line_can_be_ticked_by_a_click_on_its_name(qtbot: QtBot, page: ProtocolPage) -> None:
    fields = page._choices._fields
    place = fields.visualItemRect(fields.item(1)).center()
    qtbot.mouseClick(fields.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(page.wanted.left_out) == 1


def test_the_protocol_has_a_language_of_its_own(
    qtbot: QtBot, page: ProtocolPage, read_pages: ReadPages
) -> None:
    assert "Ergebnisprotokoll" in read_pages()
    qtbot.keyClick(page._choices._languages, Qt.Key.Key_Down)
    assert "Minutesofresults" in read_pages()


def test_the_documentation_is_about_all_workshops(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, add_card: AddCard, read_pages: ReadPages
) -> None:
    workbench.look_at(workshop_uid=workbench.make(setup.add_workshop, "Zweiter Abend"))
    add_card("Am zweiten Abend", 0)
    assert "ZuwenigSprachkurse" not in read_pages()
    qtbot.keyClick(page._choices._editions, Qt.Key.Key_Down)
    assert page.wanted.edition is Edition.DOCUMENTATION
    assert "ZuwenigSprachkurse" in read_pages()
    assert "AmzweitenAbend" in read_pages()


def test_the_workshop_chosen_here_is_the_one_of_the_whole_window(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench
) -> None:
    second = workbench.make(setup.add_workshop, "Zweiter Abend")
    qtbot.keyClick(page._choices._workshops, Qt.Key.Key_Down)
    assert workbench.workshop_uid == second


def test_the_pages_follow_the_file(page: ProtocolPage, add_card: AddCard, read_pages: ReadPages) -> None:
    add_card("Gerade erst gesagt", 0)
    assert page.pane.page_count > 0
    assert "Geradeerstgesagt" in read_pages()


def test_a_hidden_page_waits_until_it_is_shown_again(
    page: ProtocolPage, add_card: AddCard, read_pages: ReadPages
) -> None:
    page.hide()
    add_card("Gerade erst gesagt", 0)
    assert not page._soon.isActive()
    page.show()
    page.arrive()
    assert "Geradeerstgesagt" in read_pages()


def test_old_pages_stay_until_the_new_ones_are_there(page: ProtocolPage, add_card: AddCard) -> None:
    before = page.pane.preview.pages
    add_card("Gerade erst gesagt", 0)
    page._soon.timeout.emit()
    assert page.pane.is_busy
    assert page.pane.preview.pages is before


def test_of_many_changes_in_a_row_only_the_last_is_shown(
    page: ProtocolPage, add_card: AddCard, read_pages: ReadPages
) -> None:
    shown: list[object] = []
    page.pane._live.ready.connect(shown.append)
    for number in range(5):
        add_card(f"Karte Nummer {number}", 0)
        page._soon.timeout.emit()
    assert "KarteNummer4" in read_pages()
    assert len(shown) == 1


def test_an_empty_file_shows_its_head_and_the_way_to_cards(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    empty = ProtocolPage(workbench, theme)
    qtbot.addWidget(empty)
    empty.show()
    empty.arrive()
    qtbot.waitUntil(lambda: empty.pane.page_count > 0, timeout=20_000)
    assert empty.pane._hint.isVisible()
    with qtbot.waitSignal(empty.go_to) as asked:
        empty.pane.collect.emit()
    assert asked.args == ["collect"]


def test_choices_outlive_the_window(
    page: ProtocolPage, workbench: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    qtbot.keyClick(page._choices._fields, Qt.Key.Key_Space)
    other = ProtocolPage(workbench, theme)
    qtbot.addWidget(other)
    other.restore_unsaved(page.unsaved())
    assert other.wanted == page.wanted
    assert wanted_from("") == wanted_from(wanted_from("").as_text())


def test_saving_writes_a_pdf_with_every_card(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Protokoll.pdf"
    suggested = answer(monkeypatch, target)
    with qtbot.waitSignal(workbench.said, timeout=20_000) as said:
        page.save_pdf()
    assert said.args == ["PDF gespeichert: Protokoll.pdf"]
    assert suggested == [tmp_path / "Ergebnisprotokoll Auftakt.pdf"]
    assert "ZuwenigSprachkurse" in letters(target)
    assert "Wohnungensindteuer" in letters(target)


def test_the_saved_file_can_be_opened(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("kiwork.ui.protocol.work_line.QDesktopServices.openUrl", open_url)
    answer(monkeypatch, tmp_path / "Protokoll.pdf")
    with qtbot.waitSignal(workbench.said, timeout=20_000):
        page.save_pdf()
    assert page._work._open.isVisible()
    qtbot.mouseClick(page._work._open, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path / "Protokoll.pdf")]


def test_a_target_that_is_held_is_named_and_another_name_is_offered(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_document: Document, target: Path, *, progress: Report) -> None:
        progress(0)
        raise TargetHeldError(file=target.name)

    monkeypatch.setattr("kiwork.ui.protocol.saving.write_pdf", held)
    suggested = answer(monkeypatch, tmp_path / "a.pdf", None)
    with qtbot.waitSignal(workbench.failed) as failed:
        page.save_pdf()
    qtbot.waitUntil(lambda: len(suggested) == 2)
    assert failed.args
    assert "a.pdf kann nicht geschrieben werden" in failed.args[0]
    assert suggested[1] == tmp_path / "a (2).pdf"


def test_the_dialog_sees_to_the_suffix(qtbot: QtBot, page: ProtocolPage, tmp_path: Path) -> None:
    (tmp_path / "Workshop 12.5.pdf").touch()

    def confirm() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.accept()

    QTimer.singleShot(0, confirm)
    assert ask_target(page, "Speichern", tmp_path / "Workshop 12.5") == tmp_path / "Workshop 12.5 (2).pdf"


def test_cancelled_saving_leaves_no_file(
    qtbot: QtBot, page: ProtocolPage, workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Protokoll.pdf"
    answer(monkeypatch, target)
    with qtbot.waitSignal(workbench.said, timeout=20_000) as said:
        page.save_pdf()
        page._work.cancelled.emit()
    assert said.args == ["Abgebrochen. Es wurde nichts geschrieben."]
    assert not [path for path in tmp_path.iterdir() if "Protokoll" in path.name]


def test_saving_goes_on_when_the_window_is_built_anew(
    qtbot: QtBot, workbench: Workbench, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ProtocolPage(workbench, theme)
    answer(monkeypatch, tmp_path / "Protokoll.pdf")
    with qtbot.waitSignal(workbench.said, timeout=20_000):
        page.save_pdf()
        page.deleteLater()
    assert (tmp_path / "Protokoll.pdf").exists()


def test_what_goes_on_is_shown_only_when_it_takes_long(page: ProtocolPage) -> None:
    page._work.begin("PDF wird geschrieben …")
    assert not page._work.isVisible()
    page._work._patience.timeout.emit()
    page._work.show_progress(40)
    assert page._work._cancel.isVisible()
    assert page._work._progress.value() == 40


def test_a_program_that_ends_waits_for_a_file_being_written(
    page: ProtocolPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "Protokoll.pdf")
    page.save_pdf()
    jobs.wait_for_all()
    assert (tmp_path / "Protokoll.pdf").exists()
