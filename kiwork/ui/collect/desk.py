"""What is seen of the step "Sammeln": question, kind, entry line, hints, list, or what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kiwork.models.kinds import WorkshopState
from kiwork.queries.cards import CardView, cards_with
from kiwork.ui.collect.card_delegate import CapturedDelegate
from kiwork.ui.collect.card_list import CardList, is_typing
from kiwork.ui.collect.entry_box import EntryBox
from kiwork.ui.collect.hint_line import HintLine
from kiwork.ui.collect.kind_button import KindButton
from kiwork.ui.collect.menus import keys_of
from kiwork.ui.collect.question_line import QuestionLine
from kiwork.ui.collect.similar_line import SimilarLine
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.itemmodels.captured import CapturedModel
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

if TYPE_CHECKING:
    from kiwork.intake.pasted import Clip


class _GivingWay(QStackedWidget):
    """What has fewer pixels than it wants before the question and the line above have."""

    def hasHeightForWidth(self) -> bool:
        return False


class DeskView(QStackedWidget):
    """Either the desk, or one sentence while there is no workshop to capture for."""

    menu_wanted = Signal(QPoint)

    def __init__(self, workbench: Workbench, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self.cards = CapturedModel(self.load, self._described, self)
        self.kind = KindButton(workbench, theme)
        self.question = QuestionLine(workbench, theme, beside=self.kind)
        self.entry = EntryBox(workbench, theme, page)
        self.hint = HintLine(theme)
        self.similar = SimilarLine(workbench, theme)
        self._under_entry = QStackedWidget()
        self._delegate = CapturedDelegate(workbench, theme, self)
        self.list = CardList(workbench, self.cards, self._delegate)
        self._no_cards = label("", "body-muted", wrap=True)
        self._below = _GivingWay()
        self._empty = EmptyState()
        self._lay_out()
        self._connect()
        self.show_editing(editing=False)

    @property
    def can_type(self) -> bool:
        """Whether there is a line to type into."""
        return self.currentIndex() == 0 and self.entry.isEnabled()

    @staticmethod
    def is_typing(event: QKeyEvent) -> bool:
        """Whether a key writes something."""
        return is_typing(event)

    def load(self, uids: Sequence[str]) -> list[CardView]:
        """Return cards by uid, with what was said in the chosen workshop."""
        return self._workbench.ask(cards_with, uids, workshop_uid=self._workbench.workshop_uid)

    def show_state(self, *, any_cards: bool) -> None:
        """Show the desk as far as the file allows, or what is missing."""
        store = self._workbench.store
        read_only = store is not None and store.read_only is not None
        self._empty.say(
            self._text("collect.no_workshop"), self._text("collect.add_workshop"), enabled=not read_only
        )
        was_empty = self.currentIndex() == 1
        self.setCurrentIndex(0 if self._workbench.workshop_uid else 1)
        self._below.setCurrentIndex(0 if any_cards else 1)
        for widget in (self.entry, self.kind):
            widget.setEnabled(not read_only)
        self._under_entry.setVisible(not read_only)
        self.entry.edit.setPlaceholderText(self._invitation(read_only=read_only))
        if was_empty and self.isVisible():
            self.take_focus()

    def _invitation(self, *, read_only: bool) -> str:
        """Return what stands in the empty line."""
        outline = self._workbench.outline
        workshop = outline.workshop(self._workbench.workshop_uid) if outline else None
        if read_only:
            return self._text("collect.read_only")
        if workshop and workshop.state == WorkshopState.CLOSED:
            return self._text("collect.ended", keys=keys_of("open_parking_lot"))
        return self._text("collect.placeholder")

    def show_editing(self, *, editing: bool) -> None:
        """Say which keys do what; nothing is offered in place of a card that is being edited."""
        self._is_editing = editing
        self._look_for_similar()
        if editing:
            self.hint.hint(self._text("collect.hint_editing"))
            return
        count, on = keys_of("count_last"), keys_of("move_last_on")
        kinds = keys_of("next_challenge") + "–3"
        self.hint.hint(
            self._text("collect.hint", count=count, on=on, kinds=kinds),
            self._text("collect.hint_short", count=count),
        )

    def take_focus(self) -> None:
        """Put the focus where a person wants to begin."""
        if self.can_type:
            self.entry.edit.setFocus()
        elif self.currentIndex() == 1:
            self._empty.button.setFocus()
        else:
            self.list.setFocus()

    def paste(self, clip: "Clip") -> None:
        """Turn the lines of a clip into cards after a preview; what shall be text comes into the line."""
        from kiwork.ui.collect.paste_dialog import paste_lines

        self.entry.insert(paste_lines(self, self._workbench, self._theme, clip, self.kind.kind))
        self.take_focus()

    def _lay_out(self) -> None:
        desk = QWidget()
        lines = column(desk, margin=2)
        lines.addWidget(self.question)
        lines.addWidget(self.entry)
        self._under_entry.addWidget(self.hint)
        self._under_entry.addWidget(self.similar)
        self._under_entry.setFixedHeight(self.similar.sizeHint().height())
        lines.addWidget(self._under_entry)
        lines.addWidget(self._below, 1)
        self._no_cards.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._no_cards.setContentsMargins(*[6 * GRID] * 4)
        keys, photo_keys = keys_of("import_list"), keys_of("show_photos")
        self._no_cards.setText(self._text("collect.no_cards_yet", keys=keys, photo_keys=photo_keys))
        for part in (self.list, self._no_cards):
            part.setMinimumHeight(1)
        self._below.addWidget(self.list)
        self._below.addWidget(self._no_cards)
        self.addWidget(desk)
        self.addWidget(self._empty)

    def _connect(self) -> None:
        self._empty.clicked.connect(self._add_workshop)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.list.left.connect(self._leave_list)
        self.entry.edit.left_downwards.connect(self.list.enter)
        self.entry.changed.connect(self.hint.rest)
        self.entry.changed.connect(self._look_for_similar)
        self.similar.offering.connect(self._under_entry.setCurrentIndex)

    def _look_for_similar(self) -> None:
        self.similar.look_for("" if self._is_editing else self.entry.entry.text)

    def _leave_list(self) -> None:
        self.list.leave()
        self.take_focus()

    def _add_workshop(self) -> None:
        from kiwork.ui.setup.workshop_dialog import new_workshop

        if new_workshop(self._workbench):
            self.take_focus()

    def _described(self, card: CardView) -> str:
        kind = self._text("kinds.parked" if card.parked else f"kinds.{card.kind}")
        said = self._text("collect.said_times", n=card.mentions)
        return self._text("collect.described", kind=kind, text=card.text, mentions=said)

    def _text(self, key: str, **values: object) -> str:
        return self._workbench.text(key, **values)
