"""Every dialog of the program, made on the shipped example: for pictures and for the walk of the tests."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from kiwork.intake.pasted import Clip, read_clip
from kiwork.models.kinds import CardKind, ConsultationAnswer
from kiwork.queries.cards import all_cards
from kiwork.queries.consulting import consultations, coordination
from kiwork.queries.recommendations import recommendations
from kiwork.queries.weighing import rounds
from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.chapters.dialog import ChaptersDialog
from kiwork.ui.collect.import_dialog import ImportDialog, origin_of
from kiwork.ui.collect.original_dialog import OriginalDialog
from kiwork.ui.collect.paste_dialog import PasteDialog
from kiwork.ui.command_search import CommandSearch
from kiwork.ui.consulting.answer_dialog import AnswerDialog
from kiwork.ui.consulting.answers_dialog import AnswersDialog, read_all
from kiwork.ui.consulting.dialog import ConsultingDialog
from kiwork.ui.consulting.sheets_dialog import SheetsDialog
from kiwork.ui.consulting.writing import sheet_files, write_sheets
from kiwork.ui.evidence.draft_dialog import DraftDialog
from kiwork.ui.help_dialog import HelpDialog
from kiwork.ui.main_window import MainWindow
from kiwork.ui.merging.entries_dialog import EntriesDialog
from kiwork.ui.organisations.dialog import OrganisationsDialog
from kiwork.ui.overview.cards_dialog import CardsDialog
from kiwork.ui.overview.matrix_box import MatrixBox
from kiwork.ui.parking.dialog import ParkingDialog
from kiwork.ui.program import Program
from kiwork.ui.recommend.link_dialog import LinkDialog
from kiwork.ui.setup.process_dialog import ProcessDialog
from kiwork.ui.setup.workshop_dialog import WorkshopDialog
from kiwork.ui.shortcut_sheet import ShortcutSheet
from kiwork.ui.start.backup_dialog import BackupDialog
from kiwork.ui.start.new_dialog import NewDialog
from kiwork.ui.versions.compare_dialog import CompareDialog
from kiwork.ui.weigh.round_dialog import RoundDialog
from kiwork.ui.whereabouts.dialog import WhereaboutsDialog
from kiwork.usecases import chapters, consulting, recommend
from kiwork.usecases import versions as version_work

COPIED = (
    "• Sprachkurse am Abend\n  • mit Kinderbetreuung\n• l: Fahrdienste für Kurse\n• #Ukraine Deutsch lernen"
)
TABLE = "Text;Art;Themenfeld\nKurse am Abend;Herausforderung;\nFahrdienst;Lösungsansatz;Mobilität\n;;\n"

Made = Callable[[MainWindow, Path], QDialog]


def _help(window: MainWindow, _: Path) -> QDialog:
    return HelpDialog(window.workbench, window.theme, window, "collect")


def _shortcuts(window: MainWindow, _: Path) -> QDialog:
    return ShortcutSheet(window.workbench, window.theme, window)


def _search(window: MainWindow, _: Path) -> QDialog:
    return CommandSearch(window.workbench, window.theme, window, window.usable_actions())


def _new(window: MainWindow, _: Path) -> QDialog:
    return NewDialog(window.workbench, window.theme, window)


def _backups(window: MainWindow, folder: Path) -> QDialog:
    return BackupDialog(window.workbench, window.theme, window, folder / "Beispiel.kiwork")


def _process(window: MainWindow, _: Path) -> QDialog:
    return ProcessDialog(window.workbench, window.theme, window)


def _workshop(window: MainWindow, _: Path) -> QDialog:
    return WorkshopDialog(window.workbench, window.theme, window, window.workbench.workshop_uid or "")


def _parking(window: MainWindow, _: Path) -> QDialog:
    return ParkingDialog(window.workbench, window.theme, window)


def _chapters(window: MainWindow, _: Path) -> QDialog:
    window.workbench.run(chapters.add_chapters_from_topic_fields)
    return ChaptersDialog(window.workbench, window.theme, window)


def _organisations(window: MainWindow, _: Path) -> QDialog:
    return OrganisationsDialog(window.workbench, window.theme, window)


def _entries(window: MainWindow, _: Path) -> QDialog:
    bench = window.workbench
    rows = [(bench.text("kinds.challenge"), card.text) for card in bench.ask(all_cards)[:20]]
    return EntriesDialog(bench, window.theme, window, bench.text("merging.tab_files"), rows)


def _paste(window: MainWindow, _: Path) -> QDialog:
    lines = read_clip(Clip(text=COPIED)).lines
    return PasteDialog(window.workbench, window.theme, lines, window, kind=CardKind.CHALLENGE)


def _import(window: MainWindow, folder: Path) -> QDialog:
    table = folder / "Karten.csv"
    table.write_text(TABLE, encoding="utf-8")
    return ImportDialog(window.workbench, window.theme, origin_of(table), window)


def _original(window: MainWindow, _: Path) -> QDialog:
    card = window.workbench.ask(all_cards)[0]
    return OriginalDialog(window.workbench, window.theme, card, window)


def _card(window: MainWindow, _: Path) -> QDialog:
    card = next(card for card in window.workbench.ask(all_cards) if card.tags)
    return CardDialog(window.workbench, window.theme, card, "7", window)


def _round(window: MainWindow, _: Path) -> QDialog:
    view = window.workbench.ask(rounds)[0]
    return RoundDialog(window.workbench, window.theme, view, window, counted=1)


def _versions(window: MainWindow, _: Path) -> QDialog:
    bench = window.workbench
    view = bench.ask(recommendations)[0]
    bench.run(version_work.keep_version, view.uid)
    bench.run(recommend.edit_recommendation, view.uid, title=f"{view.title} ab 2027", goal="")
    return CompareDialog(bench, window.theme, bench.ask(recommendations)[0], window)


def _link(window: MainWindow, _: Path) -> QDialog:
    view = window.workbench.ask(recommendations)[0]
    return LinkDialog(window.workbench, window.theme, view, window)


def _whereabouts(window: MainWindow, _: Path) -> QDialog:
    return WhereaboutsDialog(window.workbench, window.theme, window)


def _evidence(window: MainWindow, _: Path) -> QDialog:
    view = window.workbench.ask(recommendations)[0]
    return DraftDialog(window.workbench, window.theme, ("recommendation", view.uid), None, window)


def _cell(window: MainWindow, _: Path) -> QDialog:
    box = MatrixBox(window.workbench, window.theme)
    if window.workbench.outline:
        box.show_counts(window.workbench.outline)
    cell = max(box.model.cells, key=lambda cell: sum(cell.counts))
    return CardsDialog(window.workbench, window.theme, cell, box.in_words(cell), window)


def _consulting(window: MainWindow, _: Path) -> QDialog:
    _ask(window)
    return ConsultingDialog(window.workbench, window.theme, window)


def _answer(window: MainWindow, _: Path) -> QDialog:
    bench = window.workbench
    told = bench.ask(consultations)[0]
    pairs = [(told.recommendation_uid, told.organisation_uid)]
    return AnswerDialog(bench, window.theme, window, pairs=pairs, told=told, about=told.organisation)


def _sheets(window: MainWindow, _: Path) -> QDialog:
    return SheetsDialog(window.workbench, window.theme, window)


def _answers(window: MainWindow, folder: Path) -> QDialog:
    bench = window.workbench
    matrix = bench.ask(coordination)
    uids = [matrix.open[0].organisation_uid]
    files = sheet_files(bench, matrix, uids, folder=folder, formats=[".docx"])
    write_sheets(files, lambda _: None)
    read = read_all([file.path for file in files], lambda _: None)
    said = cycle(("Wir stimmen zu", "Wir stimmen unter einer Bedingung zu", "im Prinzip ja", ""))
    read.returned = [replace(one, answer=answer) for one, answer in zip(read.returned, said, strict=False)]
    return AnswersDialog(bench, window.theme, read, window)


def _ask(window: MainWindow) -> None:
    """Ask everybody about something, and let some of them have answered."""
    matrix = window.workbench.ask(coordination)
    pairs = [
        (view.uid, organisation.uid)
        for row, view in enumerate(matrix.recommendations)
        for column, organisation in enumerate(matrix.organisations)
        if (row + column) % 3
    ]
    window.workbench.run(consulting.ask, pairs, on="2026-10-05")
    for answer, part in zip(
        ConsultationAnswer, (pairs[::7], pairs[1::4], pairs[2::9], pairs[3::17]), strict=True
    ):
        if answer is not ConsultationAnswer.OPEN:
            window.workbench.run(consulting.answer_by_hand, part, answer, condition="", on="2026-10-20")


DIALOGS: dict[str, Made] = {
    "help": _help,
    "shortcuts": _shortcuts,
    "search": _search,
    "new": _new,
    "backups": _backups,
    "process": _process,
    "workshop": _workshop,
    "parking": _parking,
    "chapters": _chapters,
    "organisations": _organisations,
    "entries": _entries,
    "paste": _paste,
    "import": _import,
    "original": _original,
    "card": _card,
    "round": _round,
    "versions": _versions,
    "link": _link,
    "whereabouts": _whereabouts,
    "evidence": _evidence,
    "cell": _cell,
    "consulting": _consulting,
    "consulting-answer": _answer,
    "consulting-sheets": _sheets,
    "consulting-answers": _answers,
}
"""By the name of the picture; a dialog of the window that is in no walk fails a test."""


def dialogs(program: Program, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Show each dialog, and each of its tabs, until the next one is wanted."""
    for name, make in DIALOGS.items():
        dialog = make(program.window, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        yield name, dialog
        if tabs := dialog.findChild(QTabWidget):
            for number in range(1, tabs.count()):
                tabs.setCurrentIndex(number)
                yield f"{name}-{number + 1}", dialog
        dialog.close()
