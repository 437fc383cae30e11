"""The two buttons at the end of the bar: board or list, and the suggestions."""

from PySide6.QtCore import QSize, Qt

from kiwork.ui.actions import ACTIONS
from kiwork.ui.arrange.board_menu import with_keys
from kiwork.ui.icons import icon
from kiwork.ui.page import Page
from kiwork.ui.pieces import button
from kiwork.ui.theme import HEADING


class ViewButtons:
    """`turn` shows the other view, `suggestions` opens or closes what is offered."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.turn, self.suggestions = button(""), button("")
        for made in (self.turn, self.suggestions):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.turn.setIconSize(QSize(*[page.theme.px(HEADING)] * 2))
        self.suggestions.setToolTip(with_keys(page, "show_suggestions"))

    def name_view(self, *, is_list: bool) -> None:
        """Name the view that is not shown."""
        name = "show_board" if is_list else "show_list"
        action = next(action for action in ACTIONS if action.name == name)
        self.turn.setIcon(icon(self._page.theme, action.icon))
        self.turn.setToolTip(with_keys(self._page, name))
        self.turn.setAccessibleName(self._page.text(f"actions.{name}"))

    def count(self, number: int) -> None:
        """Say how many suggestions there are."""
        self.suggestions.setText(self._page.text("suggestions.button", n=number))
