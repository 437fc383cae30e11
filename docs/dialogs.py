"""Every dialog of the program, made on the shipped example: for pictures and for the walk of the tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from kiwork.intake.pasted import Clip, read_clip
from kiwork.models.kinds import CardKind
from kiwork.queries.cards import all_cards
from kiwork.queries.recommendations import recommendations
from kiwork.queries.weighing import rounds
from kiwork.ui.app import Program
from kiwork.ui.arrange.card_dialog import CardDialog
from kiwork.ui.collect.import_dialog import ImportDialog, origin_of
from kiwork.ui.collect.original_dialog import OriginalDialog
from kiwork.ui.collect.paste_dialog import PasteDialog
from kiwork.ui.command_search import CommandSearch
from kiwork.ui.help_dialog import HelpDialog
from kiwork.ui.main_window import MainWindow
from kiwork.ui.merging.entries_dialog import EntriesDialog
from kiwork.ui.parking.dialog import ParkingDialog
from kiwork.ui.recommend.link_dialog import LinkDialog
from kiwork.ui.setup.process_dialog import ProcessDialog
from kiwork.ui.setup.workshop_dialog import WorkshopDialog
from kiwork.ui.shortcut_sheet import ShortcutSheet
from kiwork.ui.start.backup_dialog import BackupDialog
from kiwork.ui.start.new_dialog import NewDialog
from kiwork.ui.versions.compare_dialog import CompareDialog
from kiwork.ui.weigh.round_dialog import RoundDialog
from kiwork.usecases import recommend
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


DIALOGS: dict[str, Made] = {
    "help": _help,
    "shortcuts": _shortcuts,
    "search": _search,
    "new": _new,
    "backups": _backups,
    "process": _process,
    "workshop": _workshop,
    "parking": _parking,
    "entries": _entries,
    "paste": _paste,
    "import": _import,
    "original": _original,
    "card": _card,
    "round": _round,
    "versions": _versions,
    "link": _link,
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
