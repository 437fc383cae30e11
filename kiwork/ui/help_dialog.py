"""Help for a page or dialog: what it is for, and the keys that work there, made from the action table."""

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from kiwork import __version__
from kiwork.ui.actions import ACTIONS, HELP_STEPS, OWN_KEYS, STEPS
from kiwork.ui.dialogs import answered, close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.pieces import column, label, scrolled
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

SIZE = (640, 560)
KEY = "F1"


class HelpDialog(QDialog):
    """One page of help; `topic` is the name of a step or part of one, of a dialog, "start" or "about"."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget, topic: str) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(workbench.text("help.title"))
        resize_dialog(self, theme, SIZE)
        inside = QWidget()
        content = column(inside, margin=1, gap=2)
        content.addWidget(label(workbench.text(f"help.{topic}", version=__version__), wrap=True))
        if topic != "about":
            content.addWidget(label(workbench.text("help.keys"), "heading"))
            content.addLayout(self._keys(topic))
        content.addStretch()
        layout = column(self, margin=2, gap=2)
        layout.addWidget(scrolled(inside, self.windowTitle()), 1)
        layout.addWidget(close_button(self, workbench.text("help.close")))

    def _keys(self, topic: str) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for keys, name in keys_of(topic):
            form.addRow(label(shown_keys(keys), "muted"), label(self._workbench.text(name), wrap=True))
        return form


def keys_of(topic: str) -> Iterator[tuple[str, str]]:
    """Yield keys and the key of their wording: those of the topic itself first."""
    yield from ((own.keys, f"help.key_{own.name}") for own in OWN_KEYS if own.topic == topic)
    page = HELP_STEPS.get(topic, topic)
    if page == "start" or any(step.name == page for step in STEPS):
        for action in sorted(ACTIONS, key=lambda action: action.page != page):
            if action.keys and action.page in {"", page}:
                yield action.keys, f"actions.{action.name}"


def offer_help(
    dialog: QDialog, buttons: QDialogButtonBox, workbench: Workbench, theme: Theme, topic: str
) -> None:
    """Give a dialog a button for its help, and F1."""

    def show() -> None:
        answered(HelpDialog(workbench, theme, dialog, topic))

    made = buttons.addButton(workbench.text("help.title"), QDialogButtonBox.ButtonRole.HelpRole)
    made.setToolTip(KEY)
    buttons.helpRequested.connect(show)
    QShortcut(QKeySequence(KEY), dialog, show)


def shown_keys(keys: str) -> str:
    """Return keys as people say them; Qt's word for Enter is on no German keyboard."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
