"""One card large: the whole text, the original in its own direction, tags, and where it comes from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from kiwork.queries.cards import CardView
from kiwork.queries.whereabouts import whereabouts
from kiwork.ui.arrange.card_delegate import isolated
from kiwork.ui.arrange.card_layout import reads_leftward
from kiwork.ui.evidence.box import EvidenceBox
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.icons import icon
from kiwork.ui.pieces import LabelRole, button, column, label, row
from kiwork.ui.theme import GRID, HEADING, KIND_ICONS, PARKED_ICON, Theme
from kiwork.ui.whereabouts.way_back import WayBack
from kiwork.ui.whereabouts.words import WhereaboutsWords
from kiwork.ui.workbench import Workbench

SIZE = (90 * GRID, 60 * GRID)


class CardDialog(QDialog):
    """Closed by Esc, Enter or Space, whichever the hand finds."""

    def __init__(
        self, workbench: Workbench, theme: Theme, card: CardView, number: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._theme = theme
        self.setWindowTitle(self._kind(card))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_dialog(self, theme, SIZE)
        inside = QWidget()
        lines = column(inside, margin=2, gap=2)
        self._add_head(lines, card, number)
        self._add_text(lines, card.text, "title")
        for wording, language in card.originals:
            self._add_text(lines, self._original(language), "muted")
            self._add_text(lines, wording, "heading")
        self._add_members(lines, card)
        for line in (self._mentions(card), self._tags(card), self._origin(card)):
            self._add_text(lines, line, "body-muted")
        self.way = WayBack(workbench)
        self.way.wanted.connect(self._go_to)
        self.way.show_way(card, workbench.ask(whereabouts)[card.uid], WhereaboutsWords(workbench))
        lines.addWidget(self.way)
        self._add_text(lines, self._text("evidence.section"), "label")
        self.evidence = EvidenceBox(workbench, theme)
        self._uid = card.uid
        self._show_evidence()
        workbench.changed.connect(self._show_evidence)
        lines.addWidget(self.evidence)
        lines.addStretch(1)
        self._lay_out(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def _go_to(self, recommendation_uid: str) -> None:
        self.accept()
        self._workbench.looking.lead_to("recommend", recommendation_uid)

    def _show_evidence(self) -> None:
        self.evidence.show_owner(("card", self._uid), editable=self._workbench.is_editable)

    def _lay_out(self, inside: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(self.windowTitle())
        close = button(self._text("arrange.close"), "primary")
        close.clicked.connect(self.accept)
        whole, foot = column(self, margin=2), row()
        foot.addStretch(1)
        foot.addWidget(close)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        area.setFocus()

    def _add_head(self, lines: QVBoxLayout, card: CardView, number: str) -> None:
        head, picture = row(), QLabel()
        name, colour = (PARKED_ICON, "parked") if card.parked else (KIND_ICONS[card.kind], card.kind.value)
        side = self._theme.px(HEADING)
        picture.setPixmap(icon(self._theme, name, colour).pixmap(side, side))
        head.addWidget(picture)
        head.addWidget(label(self._kind(card), "body-muted"), 1)
        head.addWidget(label(self._text("arrange.number", number=number) if number else "", "body-muted"))
        lines.addLayout(head)

    def _add_members(self, lines: QVBoxLayout, card: CardView) -> None:
        """Show every other wording with where it was said."""
        others = [member for member in card.members if member.text in card.wordings]
        if others:
            self._add_text(lines, self._text("arrange.also_said"), "muted")
        for member in others:
            self._add_text(lines, member.text, "heading")
            self._add_text(lines, self._origin(member), "muted")

    def _add_text(self, lines: QVBoxLayout, text: str, role: LabelRole) -> None:
        if not text:
            return
        made = label(text, role, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if reads_leftward(text):
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        lines.addWidget(made)

    def _kind(self, card: CardView) -> str:
        kind = self._text(f"kinds.{card.kind}")
        joined = self._text("arrange.joined_cards", n=len(card.members)) if len(card.members) > 1 else ""
        marks = [kind, self._text("kinds.parked") if card.parked else "", self._internal(card), joined]
        return " · ".join(mark for mark in marks if mark)

    def _internal(self, card: CardView) -> str:
        return self._text("arrange.internal") if card.internal else ""

    def _original(self, language: str) -> str:
        return self._text("arrange.original") + (f" ({isolated(language)})" if language else "")

    def _mentions(self, card: CardView) -> str:
        return self._text("arrange.mentions", n=card.mentions) if card.mentions > 1 else ""

    def _tags(self, card: CardView) -> str:
        return " · ".join(isolated(tag) for tag in card.tags)

    def _origin(self, card: CardView) -> str:
        outline = self._workbench.outline
        workshop = outline.workshop(card.workshop_uid) if outline else None
        known = [workshop.title if workshop else "", card.source]
        return " · ".join(isolated(part) for part in known if part)

    def _text(self, key: str, **values: object) -> str:
        return self._workbench.text(key, **values)
