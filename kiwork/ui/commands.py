"""What the actions of the whole window do: one method for each name in `actions.ACTIONS`."""

from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QInputDialog

from kiwork import places
from kiwork.ui import file_dialog
from kiwork.ui.agenda.course import course_of
from kiwork.ui.dialog_commands import DialogCommands
from kiwork.ui.dialogs import answered
from kiwork.ui.errands import export_all
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

if TYPE_CHECKING:
    from kiwork.ui.main_window import MainWindow

SUFFIX = ".kiwork"
LARGEST, SMALLEST, TEXT_STEP = 300, 100, 25


class Commands(DialogCommands):
    """The hands of the window; dialogs are imported when they are needed."""

    def __init__(self, workbench: Workbench, theme: Theme, window: "MainWindow") -> None:
        super().__init__(workbench, theme, window)
        self._file_was_there = True

    # files

    def new_file(self) -> None:
        """Make a file out of a template and open it."""
        from kiwork.ui.start.new_dialog import NewDialog

        answered(NewDialog(self._workbench, self._theme, self._window))

    def open_file(self) -> None:
        """Open a workshop file."""
        path = self._ask_file("window.open_title", self._folder())
        if path:
            self._workbench.open(path)

    def merge_files(self) -> None:
        """Merge files of other rooms; if no file is open, ask into which one."""
        if self._workbench.store is None:
            path = self._ask_file("merging.into_title", self._folder())
            if path is None or not self._workbench.open(path):
                return
        self._window.merge(())

    def open_example(self) -> None:
        """Make the shipped example anew where that is possible, and open it."""
        path = places.example_file()
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._workbench.create(path, "example")
        else:
            self._workbench.open(path)

    def open_backup(self) -> None:
        """Show the backups of the open file, or of one that is chosen."""
        from kiwork.ui.start.backup_dialog import BackupDialog

        store = self._workbench.store
        path = store.path if store else self._ask_file("window.backups_of", self._folder())
        if path:
            answered(BackupDialog(self._workbench, self._theme, self._window, path))

    def save_copy(self) -> None:
        """Copy the file as it stands to another place; go on in the copy if the file cannot be written."""
        store = self._workbench.store
        if store is None:
            return
        name = self._workbench.text("window.copy_name", name=store.path.stem)
        target = self._ask_target(
            "window.copy_title", self._folder() / f"{name}{SUFFIX}", "window.workshop_files"
        )
        if target and self._workbench.save_copy(target):
            self._workbench.said.emit(self._workbench.text("window.copied", file=target.name))

    def prepare_rooms(self) -> None:
        """Lay a file for each of several rooms into a folder."""
        from kiwork.ui.rooms.dialog import RoomsDialog

        self._commit_typing()
        answered(RoomsDialog(self._workbench, self._theme, self._window))

    def begin_again(self) -> None:
        """Make a file for another process with the structure of this one."""
        from kiwork.ui.start.again_dialog import AgainDialog

        self._commit_typing()
        answered(AgainDialog(self._workbench, self._theme, self._window))

    def publish(self) -> None:
        """Write the working copy back to its drive now; a file on the internal disk is saved already."""
        self._commit_typing()
        if self._workbench.publishing.copy:
            self._workbench.publishing.publish(asked=True)
        else:
            self._workbench.said.emit(self._workbench.text("drives.not_a_copy"))

    def export_json(self) -> None:
        """Write everything into one JSON text."""
        store = self._workbench.store
        if store is None:
            return
        target = self._ask_target("window.json_title", store.path.with_suffix(".json"), "window.json_files")
        if target and export_all(self._workbench, target):
            self._workbench.said.emit(self._workbench.text("window.exported", file=target.name))

    def import_list(self) -> None:
        """Turn the list or table in the clipboard into cards, after a preview."""
        from kiwork.ui.collect.clip import clip_of
        from kiwork.ui.collect.paste_dialog import paste_list

        clip = clip_of(QApplication.clipboard().mimeData())
        paste_list(self._window, self._workbench, self._theme, clip)

    def import_file(self) -> None:
        """Turn a table or a list from a file into cards, after a preview."""
        from kiwork.ui.collect.import_dialog import import_file

        import_file(self._window, self._workbench, self._theme)

    def close_file(self) -> None:
        """Close the file and show the start page."""
        self._commit_typing()
        self._workbench.close()

    def quit(self) -> None:
        """End the program."""
        self._window.close()

    # changes

    def undo(self) -> None:
        """Take the last action back."""
        self._commit_typing()
        self._workbench.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._workbench.redo()

    def edit_process(self) -> None:
        """Edit the process, its phases, topic fields, guiding questions and tags."""
        from kiwork.ui.setup.process_dialog import ProcessDialog

        answered(ProcessDialog(self._workbench, self._theme, self._window))

    def new_workshop(self) -> None:
        """Make a workshop and edit it."""
        from kiwork.ui.setup.workshop_dialog import new_workshop

        if new_workshop(self._workbench):
            self.edit_workshop()

    def edit_workshop(self) -> None:
        """Edit the workshop that one looks at."""
        from kiwork.ui.setup.workshop_dialog import WorkshopDialog

        if self._workbench.workshop_uid is None:
            self.new_workshop()
        else:
            answered(WorkshopDialog(self._workbench, self._theme, self._window, self._workbench.workshop_uid))

    def toggle_agenda(self) -> None:
        """Show the agenda beside the page, or put it away."""
        self._window.toggle_agenda()

    def next_agenda_step(self) -> None:
        """Begin the next step of the agenda."""
        course_of(self._workbench).begin_next()

    # the program

    def set_room(self) -> None:
        """Name this room: what others see beside what was written here."""
        text, store = self._workbench.text, self._workbench.store
        own = store.local.label if store else ""
        known = own or self._workbench.preferences.room
        question = text("window.file_room_question" if own else "window.room_question")
        room, chosen = QInputDialog.getText(self._window, text("window.room_title"), question, text=known)
        if chosen:
            self._workbench.set_room(room)

    def switch_topic_fields(self) -> None:
        """Show all topic fields of a room file, or its own."""
        self._workbench.show_all(everything=not self._workbench.shows_all)

    def whats_new(self) -> None:
        """List what is new since a moment; what is chosen there is looked at."""
        from kiwork.ui.news.dialog import NewsDialog

        dialog = NewsDialog(self._workbench, self._theme, self._window)
        if answered(dialog) and (field := dialog.chosen_field):
            self._workbench.look_anywhere(field)
            self._window.go_to("arrange")

    def switch_language(self) -> None:
        """Change between German and English."""
        preferences = self._workbench.preferences
        preferences.language = "en" if preferences.language == "de" else "de"
        self._workbench.dressed.emit()

    def _dress(self, colours: str) -> None:
        self._workbench.preferences.colours = colours
        self._workbench.dressed.emit()

    colours_system = partialmethod(_dress, "system")
    colours_light = partialmethod(_dress, "light")
    colours_dark = partialmethod(_dress, "dark")
    colours_contrast = partialmethod(_dress, "contrast")

    def larger_text(self) -> None:
        """Make all text larger."""
        self._resize_text(TEXT_STEP)

    def smaller_text(self) -> None:
        """Make all text smaller."""
        self._resize_text(-TEXT_STEP)

    def find_command(self) -> None:
        """Find any command by typing."""
        from kiwork.ui.command_search import CommandSearch

        answered(CommandSearch(self._workbench, self._theme, self._window, self._window.usable_actions()))

    def help(self) -> None:
        """Explain the page that is shown."""
        from kiwork.ui.help_dialog import HelpDialog

        page = self._window.page
        topic = (page.help_topic if page else "") or self._window.step or "start"
        answered(HelpDialog(self._workbench, self._theme, self._window, topic))

    def show_shortcuts(self) -> None:
        """Show all keys on one sheet."""
        from kiwork.ui.shortcut_sheet import ShortcutSheet

        answered(ShortcutSheet(self._workbench, self._theme, self._window))

    def about(self) -> None:
        """Say what this program is and what it is made of."""
        from kiwork.ui.help_dialog import HelpDialog

        answered(HelpDialog(self._workbench, self._theme, self._window, "about"))

    def look_after_file(self) -> None:
        """Warn once if the open file was deleted, moved or replaced by another program."""
        self._workbench.publishing.look_again()
        store = self._workbench.store
        there = store is None or store.still_there()
        if self._file_was_there and not there and store:
            self._workbench.warn_file_gone()
        self._file_was_there = there

    def _resize_text(self, step: int) -> None:
        preferences = self._workbench.preferences
        preferences.text_size = min(LARGEST, max(SMALLEST, preferences.text_size + step))
        self._workbench.dressed.emit()

    def _folder(self) -> Path:
        store = self._workbench.store
        recent = self._workbench.preferences.recent_files()
        if store:
            return store.path.parent
        return recent[0].parent if recent else places.documents()

    def _ask_file(self, title: str, folder: Path) -> Path | None:
        text = self._workbench.text
        kinds = f"{text('window.workshop_files')} (*{SUFFIX})"
        return file_dialog.ask_file(self._window, text(title), folder, kinds=kinds)

    def _ask_target(self, title: str, suggestion: Path, kind: str) -> Path | None:
        text, suffix = self._workbench.text, suggestion.suffix
        return file_dialog.ask_target(self._window, text(title), suggestion, kind=text(kind), suffix=suffix)
