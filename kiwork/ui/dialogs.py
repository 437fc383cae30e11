"""What dialogs have in common: their buttons and the question before something is destroyed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QWidget

from kiwork.ui.theme import GRID


def buttons(dialog: QDialog, accept: str) -> QDialogButtonBox:
    """Return the button row of a dialog: one primary button with a verb, and cancel."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    _space(box)
    ok = box.button(QDialogButtonBox.StandardButton.Ok)
    ok.setText(accept)
    ok.setProperty("role", "primary")
    ok.setIcon(ok.icon().__class__())
    ok.setDefault(True)
    box.button(QDialogButtonBox.StandardButton.Cancel).setIcon(ok.icon().__class__())
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def close_button(dialog: QDialog, close: str) -> QDialogButtonBox:
    """Return the button row of a dialog whose changes are already saved."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    _space(box)
    done = box.button(QDialogButtonBox.StandardButton.Close)
    done.setText(close)
    done.setProperty("role", "primary")
    done.setIcon(done.icon().__class__())
    box.rejected.connect(dialog.accept)
    return box


def _space(box: QDialogButtonBox) -> None:
    if layout := box.layout():
        layout.setSpacing(GRID)


def answered(dialog: QDialog) -> bool:
    """Show a dialog until it is closed, and take it away; true if it was accepted."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def confirmed(parent: QWidget, question: str, *, yes: str, no: str) -> bool:
    """Ask before something that cannot simply be undone; Esc and the default mean no."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    answered(box)
    return box.clickedButton() is agree
