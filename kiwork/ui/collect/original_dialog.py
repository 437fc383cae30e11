"""What was said in the speaker's own language, in any script."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QWidget

from kiwork.models.text import clean
from kiwork.queries.cards import CardView
from kiwork.ui.arrange.card_layout import reads_leftward
from kiwork.ui.choice_box import named
from kiwork.ui.dialogs import buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture

LANGUAGES = (
    "ar",
    "bg",
    "de",
    "en",
    "fa",
    "fr",
    "ckb",
    "ku",
    "pl",
    "ps",
    "ro",
    "ru",
    "sq",
    "ti",
    "tr",
    "uk",
    "ur",
)
LEFTWARD = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
SIZE = (560, 360)
MOST_LETTERS = 160


class OriginalDialog(QDialog):
    """The text runs as its letters do; while it is empty, as the language does."""

    def __init__(self, workbench: Workbench, theme: Theme, card: CardView, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._card = card
        text = workbench.text
        self.setWindowTitle(text("collect.original_title"))
        resize_dialog(self, theme, SIZE)
        self.wording = QPlainTextEdit(card.original_wording)
        self.wording.setAccessibleName(text("collect.original_wording"))
        self.wording.setTabChangesFocus(True)
        self.languages = QComboBox(editable=True)
        self._fill_languages(card.original_language)
        layout = column(self, margin=3)
        layout.addWidget(label(_short(card.text), "body-muted", wrap=True))
        layout.addWidget(label(text("collect.original_language"), "label", buddy=self.languages))
        layout.addWidget(self.languages)
        layout.addWidget(label(text("collect.original_wording"), "label", buddy=self.wording))
        layout.addWidget(self.wording, 1)
        layout.addWidget(RefusalLine(workbench))
        box = buttons(self, text("collect.save"))
        offer_help(self, box, workbench, theme, "original")
        layout.addWidget(box)
        self.languages.currentTextChanged.connect(self._turn)
        self.wording.textChanged.connect(self._turn)
        self._turn()
        self.wording.setFocus()

    @property
    def language(self) -> str:
        """The code that was chosen, or what was typed instead."""
        index = self.languages.findText(self.languages.currentText())
        return str(self.languages.itemData(index)) if index >= 0 else clean(self.languages.currentText())

    def accept(self) -> None:
        """Save; the dialog stays open if that was refused."""
        wording = self.wording.toPlainText()
        if self._workbench.run(capture.edit_original, self._card.text_uid, wording, self.language):
            super().accept()

    def _fill_languages(self, code: str) -> None:
        named(self.languages, self._workbench.text("collect.original_language"))
        self.languages.addItem(self._workbench.text("collect.language_none"), "")
        names = {known: self._workbench.text(f"collect.language_{known}") for known in LANGUAGES}
        for known, name in sorted(names.items(), key=lambda pair: pair[1]):
            self.languages.addItem(f"{name} ({known})", known)
        index = self.languages.findData(code)
        self.languages.setCurrentIndex(max(index, 0))
        if index < 0:
            self.languages.setEditText(code)

    def _turn(self) -> None:
        """Let the text begin on the side where its letters do, while it is empty where the language does."""
        text = self.wording.toPlainText()
        by_language = self.language.split("-")[0] in LEFTWARD
        leftward = reads_leftward(text) if text.strip() else by_language
        direction = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
        if self.wording.layoutDirection() != direction:
            self.wording.setLayoutDirection(direction)
            option = self.wording.document().defaultTextOption()
            option.setTextDirection(direction)
            option.setAlignment(Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
            self.wording.document().setDefaultTextOption(option)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_LETTERS else flat[:MOST_LETTERS] + " …"
