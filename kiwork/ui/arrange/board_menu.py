"""The menu under the right mouse button: actions of the page, with the keys that do the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from kiwork.ui.actions import ACTIONS
from kiwork.ui.help_dialog import shown_keys
from kiwork.ui.icons import icon
from kiwork.ui.page import Page


def with_keys(page: Page, name: str, between: str = "  ") -> str:
    """Return what an action does, and its keys."""
    keys = next(action.keys for action in ACTIONS if action.name == name)
    return f"{page.text(f'actions.{name}')}{between}{shown_keys(keys)}"


def board_menu(page: Page, names: tuple[str | None, ...]) -> QMenu:
    """Return a menu of actions that the page does; None is a line."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    icons = {action.name: action.icon for action in ACTIONS}
    for name in names:
        if name is None:
            menu.addSeparator()
            continue
        made = menu.addAction(icon(page.theme, icons[name]), with_keys(page, name, "\t"))
        made.setObjectName(name)
        made.triggered.connect(lambda _checked, name=name: getattr(page, name)())
    return menu
