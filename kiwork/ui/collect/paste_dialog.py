"""Turns a pasted list into cards, after a preview."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QWidget,
)

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.intake.lists import lines_to_texts
from kiwork.models.kinds import CardKind
from kiwork.ui.collect.choice_delegate import ChoiceDelegate
from kiwork.ui.dialogs import answered, buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.itemmodels.drafts import FIELD, KIND, TEXT, Draft, DraftsModel
from kiwork.ui.pieces import column, label, row
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.setup.workshop_dialog import new_workshop
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft

SIZE = (920, 560)
ROW_HEIGHT = 36


def paste_list(parent: QWidget, workbench: Workbench, theme: Theme, text: str) -> bool:
    """Show what a list would become, and make the cards; false if the person decided otherwise."""
    texts = list_of(workbench, text)
    if not texts:
        return False
    return answered(PasteDialog(workbench, theme, texts, parent))


def paste_lines(parent: QWidget, workbench: Workbench, theme: Theme, text: str, kind: CardKind) -> str:
    """Do the same for lines pasted into the entry line; return them if they are rather one card, else ""."""
    texts = list_of(workbench, text)
    if not texts:
        return ""
    dialog = PasteDialog(workbench, theme, texts, parent, kind=kind)
    answered(dialog)
    return text if dialog.is_one_card else ""


def list_of(workbench: Workbench, text: str) -> list[str]:
    """Return the lines of a list; none is said to the person, and so is a text that is too large."""
    try:
        texts = lines_to_texts(text)
    except KiworkError as error:
        workbench.failed.emit(wording.sentence(error, workbench.language))
        return []
    if not texts:
        workbench.said.emit(workbench.text("collect.nothing_to_paste"))
    return texts


class PasteDialog(QDialog):
    """A line a row: each can be edited, unticked, and given a kind and topic field of its own.

    With a `kind`, the one that the next card would have, "all on one card" is offered too; `is_one_card` says
    whether that was chosen.
    """

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        texts: list[str],
        parent: QWidget,
        *,
        kind: CardKind | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.is_one_card = False
        self.setWindowTitle(workbench.text("collect.paste_title"))
        resize_dialog(self, theme, SIZE)
        self.drafts = self._model(texts, kind or CardKind.CHALLENGE)
        self._delegate = ChoiceDelegate(self)
        self.table = self._table(theme)
        self.kinds = self._choice(KIND, "collect.kind_of_all")
        self.fields = self._choice(FIELD, "collect.field_of_all")
        self.buttons = buttons(self, "")
        self._lay_out()
        if kind:
            self._offer_one_card()
        self.drafts.dataChanged.connect(self._count)
        self._count()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    def accept(self) -> None:
        """Make the cards as one action; the dialog stays open if that was refused."""
        if self._workbench.workshop_uid is None and not new_workshop(self._workbench):
            return
        drafts = [self._card(draft) for draft in self.drafts.ticked]
        if drafts and self._workbench.run(capture.add_cards, drafts):
            super().accept()

    def _card(self, draft: Draft) -> CardDraft:
        return CardDraft(draft.text, draft.topic_field_uid, self._workbench.workshop_uid, kind=draft.kind)

    def _model(self, texts: list[str], kind: CardKind) -> DraftsModel:
        words, outline = self._workbench.text, self._workbench.outline
        fields = outline.topic_fields if outline else ()
        here = self._workbench.topic_field_uid
        return DraftsModel(
            [Draft(text, kind, here) for text in texts],
            kinds={kind.value: words(f"kinds.{kind}") for kind in CardKind},
            fields={field.uid: field.title for field in fields},
            headings=[words(f"collect.column_{name}") for name in ("text", "kind", "field")],
            parent=self,
        )

    def _table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setModel(self.drafts)
        table.setAccessibleName(self._workbench.text("collect.paste_title"))
        table.setItemDelegateForColumn(KIND, self._delegate)
        table.setItemDelegateForColumn(FIELD, self._delegate)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._share_width(table.horizontalHeader(), theme)
        return table

    @staticmethod
    def _share_width(head: QHeaderView, theme: Theme) -> None:
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(KIND, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(KIND, theme.px(180))
        head.resizeSection(FIELD, theme.px(240))

    def _choice(self, part: int, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._workbench.text(name))
        for value, words in self.drafts.choices[part].items():
            box.addItem(words, value)
        shown = self.drafts.index(0, part).data(Qt.ItemDataRole.EditRole)
        box.setCurrentIndex(box.findData(shown))
        box.activated.connect(lambda _row: self.drafts.set_for_all(part, box.currentData()))
        return box

    def _lay_out(self) -> None:
        words = self._workbench.text
        layout, choices = column(self, margin=3, gap=2), row(gap=1)
        for name, box in (("collect.kind_of_all", self.kinds), ("collect.field_of_all", self.fields)):
            choices.addWidget(label(words(name), "label", buddy=box))
            choices.addWidget(box)
            choices.addSpacing(2 * choices.spacing())
        choices.addStretch(1)
        layout.addWidget(label(words("collect.paste_about"), "body-muted", wrap=True))
        layout.addLayout(choices)
        layout.addWidget(self.table, 1)
        layout.addWidget(RefusalLine(self._workbench))
        layout.addWidget(self.buttons)

    def _offer_one_card(self) -> None:
        words = self._workbench.text("collect.one_card")
        made = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ResetRole)
        made.clicked.connect(self._make_one_card)

    def _make_one_card(self) -> None:
        self.is_one_card = True
        self.reject()

    def _count(self) -> None:
        store, number = self._workbench.store, len(self.drafts.ticked)
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(self._workbench.text("collect.make_cards", n=number))
        button.setEnabled(number > 0 and store is not None and store.read_only is None)
