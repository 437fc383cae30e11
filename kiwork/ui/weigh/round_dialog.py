"""Changing what a dot vote is called, what it asks, and on what the dots are put."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from kiwork.models.kinds import TargetKind
from kiwork.queries.weighing import RoundView
from kiwork.ui.dialogs import buttons
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import weigh

WIDTH = 480


class RoundDialog(QDialog):
    """What is asked, by what criterion, of what; nothing is changed before the button is pressed."""

    def __init__(
        self, workbench: Workbench, theme: Theme, view: RoundView, parent: QWidget, *, counted: int
    ) -> None:
        super().__init__(parent)
        self._workbench, self._uid = workbench, view.uid
        self.setWindowTitle(workbench.text("actions.edit_round").rstrip(" …"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.title, self.question = QLineEdit(view.title), QLineEdit(view.question)
        self.criterion = QLineEdit(view.criterion)
        self.criterion.setPlaceholderText(workbench.text("weigh.criterion_such_as"))
        self.hidden = QCheckBox(workbench.text("weigh.hide_result"))
        self.hidden.setChecked(not view.revealed)
        self.kind = self._make_kinds(view, counted=counted)
        form = QFormLayout()
        for name in ("title", "question", "criterion", "kind"):
            field: QWidget = getattr(self, name)
            field.setAccessibleName(workbench.text(f"weigh.round_{name}"))
            form.addRow(workbench.text(f"weigh.round_{name}"), field)
        form.addRow("", self.hidden)
        layout = column(self, margin=2, gap=2)
        layout.addLayout(form)
        if counted:
            layout.addWidget(label(workbench.text("weigh.kind_stays"), "muted", wrap=True))
        layout.addWidget(RefusalLine(workbench))
        box = buttons(self, workbench.text("weigh.change"))
        offer_help(self, box, workbench, theme, "round")
        layout.addWidget(box)
        self.title.selectAll()

    def _make_kinds(self, view: RoundView, *, counted: int) -> QComboBox:
        box = QComboBox()
        for kind in TargetKind:
            box.addItem(self._workbench.text(f"weigh.on_{kind}"), kind.value)
        box.setCurrentIndex(box.findData(view.target_kind.value))
        box.setEnabled(not counted)
        return box

    def accept(self) -> None:
        """Change the round; the dialog stays open if that was refused."""
        changed = self._workbench.run(
            weigh.edit_round,
            self._uid,
            title=self.title.text(),
            question=self.question.text(),
            criterion=self.criterion.text(),
            target_kind=str(self.kind.currentData()),
            revealed=not self.hidden.isChecked(),
        )
        if changed:
            super().accept()
