"""One piece of evidence: where it stands, how often it was mentioned, and a quote."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from kiwork.queries.evidence import EvidenceView
from kiwork.ui.dialogs import buttons
from kiwork.ui.fitting import widen_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import evidence
from kiwork.usecases.evidence import EvidenceDraft

WIDTH = 520
MOST = 1_000_000

Owner = tuple[str, str]
"""The kind of what it is for, "card" or "recommendation", and its uid."""


class DraftDialog(QDialog):
    """Adds evidence for `owner`, or changes `view`."""

    def __init__(
        self, workbench: Workbench, theme: Theme, owner: Owner, view: EvidenceView | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workbench, self._owner, self._view = workbench, owner, view
        text = workbench.text
        self.setWindowTitle(text("evidence.change" if view else "evidence.add"))
        widen_dialog(self, theme, WIDTH)
        self.source, self.mentions, self.quote = QLineEdit(), QSpinBox(maximum=MOST), QPlainTextEdit()
        self.mentions.setSpecialValueText(text("evidence.not_counted"))
        self.quote.setTabChangesFocus(True)
        layout = column(self, margin=2, gap=1)
        for name in ("source", "mentions", "quote"):
            field: QWidget = getattr(self, name)
            field.setAccessibleName(text(f"evidence.{name}"))
            layout.addWidget(label(text(f"evidence.{name}"), "label", buddy=field))
            layout.addWidget(field)
        self.source.setPlaceholderText(text("evidence.source_example"))
        layout.addWidget(RefusalLine(workbench))
        box = buttons(self, text("evidence.keep"))
        offer_help(self, box, workbench, theme, "evidence")
        layout.addWidget(box)
        if view:
            self._show(view)

    def accept(self) -> None:
        """Keep it; where that is refused, the dialog stays and says why."""
        draft = EvidenceDraft(self.source.text(), self.mentions.value(), self.quote.toPlainText())
        if self._keep(draft):
            super().accept()

    def _keep(self, draft: EvidenceDraft) -> bool:
        if self._view:
            return self._workbench.run(evidence.edit_evidence, self._view.uid, draft)
        kind, uid = self._owner
        add = evidence.add_card_evidence if kind == "card" else evidence.add_recommendation_evidence
        return self._workbench.run(add, uid, draft)

    def _show(self, view: EvidenceView) -> None:
        self.source.setText(view.source)
        self.mentions.setValue(view.mentions)
        self.quote.setPlainText(view.quote)
