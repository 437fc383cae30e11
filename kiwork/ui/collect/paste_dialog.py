"""Turns a pasted list into cards, after a preview; a pasted table goes the way of imported ones."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.intake.lists import Line
from kiwork.intake.pasted import Clip, Pasted, read_clip
from kiwork.models.kinds import CardKind
from kiwork.models.text import folded
from kiwork.queries.cards import said
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.collect import corrections
from kiwork.ui.collect.draft_table import DraftTable
from kiwork.ui.collect.import_dialog import import_rows
from kiwork.ui.collect.vocabulary import Vocabulary
from kiwork.ui.dialogs import answered, buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import keys_of, offer_help, shown_keys
from kiwork.ui.itemmodels.drafts import FIELD, KIND, Draft, DraftsModel
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.setup.workshop_dialog import new_workshop
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft

SIZE = (1100, 640)
Correction = Callable[[corrections.Drafts], corrections.Drafts]

SHORT = 16
"""A choice for all lines shows so many letters at least."""

MANY = 300
"""Making so many cards takes a moment that is worth a word."""


def paste_list(parent: QWidget, workbench: Workbench, theme: Theme, clip: Clip) -> bool:
    """Show what a list or table would become, and make the cards; false if the person decided otherwise."""
    pasted = pasted_from(workbench, clip)
    if pasted.rows:
        return import_rows(parent, workbench, theme, pasted.rows)
    return bool(pasted.lines) and answered(PasteDialog(workbench, theme, pasted.lines, parent))


def paste_lines(parent: QWidget, workbench: Workbench, theme: Theme, clip: Clip, kind: CardKind) -> str:
    """Do the same for lines pasted into the entry line; return them if they are rather one card, else ""."""
    pasted = pasted_from(workbench, clip)
    if pasted.rows:
        import_rows(parent, workbench, theme, pasted.rows, kind)
    if not pasted.lines:
        return ""
    dialog = PasteDialog(workbench, theme, pasted.lines, parent, kind=kind)
    answered(dialog)
    return clip.text.strip("\r\n") if dialog.is_one_card else ""


def pasted_from(workbench: Workbench, clip: Clip) -> Pasted:
    """Return what was copied; nothing is said to the person, and so is a text that is too large."""
    try:
        with _waiting():
            pasted = read_clip(clip)
    except KiworkError as error:
        workbench.failed.emit(wording.sentence(error, workbench.language))
        return Pasted()
    if not pasted.lines and not pasted.rows:
        workbench.said.emit(workbench.text("collect.nothing_to_paste"))
    return pasted


@contextmanager
def _waiting() -> Iterator[None]:
    """Show by the pointer that something large takes a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


class PasteDialog(QDialog):
    """A line a row: each can be edited, split, joined, taken out, and given a kind and field of its own.

    With a `kind`, the one that the next card would have, "all on one card" is offered too; `is_one_card` says
    whether that was chosen.
    """

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        lines: Sequence[Line],
        parent: QWidget,
        *,
        kind: CardKind | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.is_one_card = False
        self.setWindowTitle(workbench.text("collect.paste_title"))
        resize_dialog(self, theme, SIZE)
        outline = workbench.outline
        self._vocabulary = Vocabulary(outline.tags if outline else ())
        self._known = frozenset(map(folded, workbench.ask(said).values())) if workbench.store else frozenset()
        self._is_known = cache(lambda text: folded(text) in self._known)
        self.drafts = self._model(lines, kind or CardKind.CHALLENGE)
        self.table = DraftTable(workbench, theme, self.drafts)
        self.kinds = self._choice(KIND, "collect.kind_of_all")
        self.fields = self._choice(FIELD, "collect.field_of_all")
        read = cache(lambda draft: corrections.recognised(draft, self._vocabulary))
        self._offers: list[tuple[QPushButton, Correction]] = []
        self.fold = self._offer("collect.fold_in", corrections.folded_in)
        self.recognise = self._offer("collect.recognise", lambda drafts: [read(draft) for draft in drafts])
        self._work = label("", "body-muted", wrap=True)
        self.buttons = buttons(self, "")
        self._lay_out()
        if kind:
            self._offer_one_card()
        offer_help(self, self.buttons, workbench, theme, "paste")
        self.drafts.corrected.connect(self._count)
        self._count()
        self.table.setFocus()

    def accept(self) -> None:
        """Make the cards as one action; the dialog stays open if that was refused."""
        if self._workbench.workshop_uid is None and not new_workshop(self._workbench):
            return
        drafts = [self._card(draft) for draft in self.drafts.ticked]
        if drafts and self._make(drafts):
            super().accept()

    def _make(self, drafts: Sequence[CardDraft]) -> bool:
        with _waiting():
            self._say_work(len(drafts))
            made = self._workbench.run(capture.add_cards, drafts)
        self._work.hide()
        return made

    def _say_work(self, number: int) -> None:
        """Say that a large paste takes a moment: it is one action, and cannot be shown in parts."""
        if number > MANY:
            self._work.setText(self._workbench.text("collect.making_cards", n=number))
            self._work.show()
            self.repaint()

    def _card(self, draft: Draft) -> CardDraft:
        return CardDraft(
            draft.text,
            draft.topic_field_uid,
            self._workbench.workshop_uid,
            kind=draft.kind,
            tag_uids=draft.tag_uids,
            parked=draft.parked,
        )

    def _model(self, lines: Sequence[Line], kind: CardKind) -> DraftsModel:
        words, outline = self._workbench.text, self._workbench.outline
        fields = outline.topic_fields if outline else ()
        here = self._workbench.topic_field_uid
        return DraftsModel(
            [Draft(line.text, kind, here, level=line.level) for line in lines],
            kinds={kind.value: words(f"kinds.{kind}") for kind in CardKind},
            fields={field.uid: field.title for field in fields},
            headings=[words(f"collect.column_{name}") for name in ("text", "kind", "field", "note")],
            note=self._note,
            parent=self,
        )

    def _note(self, draft: Draft) -> str:
        words = [self._workbench.text("collect.known_already")] if self._is_known(draft.text) else []
        if draft.parked:
            words.append(self._workbench.text("kinds.parked"))
        tags = (self._vocabulary.with_uid(uid) for uid in draft.tag_uids)
        return " · ".join([*words, *(tag.title for tag in tags if tag)])

    def _offer(self, name: str, correct: Correction) -> QPushButton:
        """Offer a correction of all lines where it would change any."""
        made = button(self._workbench.text(name))
        made.setToolTip(self._workbench.text(f"{name}_about"))
        made.setAutoDefault(False)
        made.setHidden(tuple(correct(self.drafts.all)) == self.drafts.all)
        made.clicked.connect(lambda: self.drafts.become(correct(self.drafts.all)))
        self._offers.append((made, correct))
        return made

    def _choice(self, part: int, name: str) -> ChoiceBox:
        box = ChoiceBox(self._workbench.text(name))
        box.setMinimumContentsLength(SHORT)
        for value, words in self.drafts.choices[part].items():
            box.addItem(words, value)
        shown = self.drafts.index(0, part).data(Qt.ItemDataRole.EditRole)
        box.setCurrentIndex(box.findData(shown))
        box.activated.connect(lambda _row: self.drafts.set_for_all(part, box.currentData()))
        return box

    def _lay_out(self) -> None:
        words = self._workbench.text
        layout, choices, offers = column(self, margin=3, gap=2), row(gap=1), row(gap=1)
        for name, box in (("collect.kind_of_all", self.kinds), ("collect.field_of_all", self.fields)):
            choices.addWidget(label(words(name), "label", buddy=box))
            choices.addWidget(box)
            choices.addSpacing(2 * choices.spacing())
        choices.addStretch(1)
        for offer, _ in self._offers:
            offers.addWidget(offer)
        offers.addStretch(1)
        layout.addWidget(label(words("collect.paste_about"), "body-muted", wrap=True))
        layout.addLayout(choices)
        layout.addLayout(offers)
        layout.addWidget(self.table, 1)
        layout.addWidget(label(self._keys(), "muted", wrap=True))
        layout.addWidget(self._work)
        layout.addWidget(RefusalLine(self._workbench))
        layout.addWidget(self.buttons)
        self._work.hide()

    def _keys(self) -> str:
        words = self._workbench.text
        return "\u2003".join(f"{shown_keys(keys)}\u00a0{words(name)}" for keys, name in keys_of("paste"))

    def _offer_one_card(self) -> None:
        words = self._workbench.text("collect.one_card")
        made = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ResetRole)
        made.clicked.connect(self._make_one_card)

    def _make_one_card(self) -> None:
        self.is_one_card = True
        self.reject()

    def _count(self) -> None:
        number = len(self.drafts.ticked)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self._workbench.text("collect.make_cards", n=number))
        ok.setEnabled(number > 0 and self._workbench.is_editable)
        for offer, correct in self._offers:
            offer.setEnabled(not offer.isHidden() and tuple(correct(self.drafts.all)) != self.drafts.all)
