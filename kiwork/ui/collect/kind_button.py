"""Shows and changes the kind of the next card."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from kiwork.models.kinds import CardKind
from kiwork.ui.collect.menus import keys_of
from kiwork.ui.icons import icon
from kiwork.ui.theme import KIND_ICONS, TEXT, Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 20


class KindButton(QToolButton):
    """Icon, word and colour of a kind; a menu with all kinds below it."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        self.kind = CardKind.CHALLENGE
        self.setProperty("role", "button")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(*[theme.px(ICON_SIZE)] * 2))
        self.setFont(theme.font(TEXT))
        self.setMenu(self._kinds())
        self.setToolTip(workbench.text("collect.kind_tip"))
        self.show_kind(self.kind)

    def show_kind(self, kind: CardKind) -> None:
        """Let the next card be of this kind."""
        self.kind = kind
        word = self._workbench.text(f"kinds.{kind}")
        self.setText(f"  {word}  ▾")
        self.setIcon(icon(self._theme, KIND_ICONS[kind], kind.value))
        self.setAccessibleName(self._workbench.text("collect.kind", kind=word))

    def _kinds(self) -> QMenu:
        menu = QMenu(self)
        for kind in CardKind:
            word = self._workbench.text(f"kinds.{kind}")
            action = menu.addAction(
                icon(self._theme, KIND_ICONS[kind], kind.value), f"{word}\t{keys_of(f'next_{kind}')}"
            )
            action.triggered.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind.value))
        return menu
