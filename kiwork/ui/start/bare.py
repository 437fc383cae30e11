"""The window before it is furnished."""

from PySide6.QtWidgets import QWidget

from kiwork.ui.pieces import column, frame, label, row
from kiwork.ui.preferences import Preferences


def bare(pages: QWidget, preferences: Preferences) -> QWidget:
    """Lay out the pages above a foot as it will be, so that nothing moves when the rest comes."""
    whole, foot = QWidget(), frame("foot")
    inside = row(foot, margin=1, gap=2)
    inside.addWidget(label(preferences.text("window.no_file"), "muted"), 1)
    inside.addWidget(label(preferences.text("window.keys"), "label"))
    layout = column(whole, gap=0)
    layout.addWidget(pages, 1)
    layout.addWidget(foot)
    return whole
