"""What a screen reader is told of a screen, read from Qt's own accessible objects."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QMenu, QRadioButton, QWidget

Role = QAccessible.Role

OPERATED = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Slider, Role.Link, Role.MenuItem, Role.PageTab, Role.List,
    Role.Table, Role.Tree, Role.ListItem, Role.Cell, Role.TreeItem,
}  # fmt: skip
LISTS = {Role.List, Role.Table, Role.Tree}
MEANINGLESS = {Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.Grouping}
MOST_STOPS = 200


@dataclass(frozen=True)
class Control:
    """One thing that can be operated or have the focus; `told` is the name that says what it is for.

    `within` is the list or table it is a line of; `widget` is None for such a line.
    """

    kind: str
    name: str
    told: str
    role: Role
    value: str
    within: str
    is_focusable: bool
    is_checkable: bool
    widget: QWidget | None

    def __str__(self) -> str:
        return f"{self.kind} “{self.told}” ({self.role.name}, “{self.value}”)"


def controls(root: QWidget) -> list[Control]:
    """Return everything shown that can be operated or have the focus, and the entries of menus."""
    return list(_walk(QAccessible.queryAccessibleInterface(root), ""))


def _walk(found: QAccessibleInterface | None, within: str) -> Iterator[Control]:
    if found is None or not found.isValid() or found.state().invisible:
        return
    control = _control(found, within)
    if (control.role in OPERATED or control.is_focusable) and not _is_only_a_shell(control):
        yield control
    inside = control.told if control.role in LISTS else within
    for number in range(found.childCount()):
        yield from _walk(found.child(number), inside)


def _is_only_a_shell(control: Control) -> bool:
    """Whether something else has the focus instead, or only the mouse comes here, to select text."""
    widget = control.widget
    if widget is None or control.role in OPERATED:
        return False
    return widget.focusProxy() is not None or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def _control(found: QAccessibleInterface, within: str) -> Control:
    made, state = found.object(), found.state()
    return Control(
        kind=type(made).__name__,
        name=found.text(QAccessible.Text.Name),
        told=_told(found),
        role=found.role(),
        value=found.text(QAccessible.Text.Value),
        within=within,
        is_focusable=bool(state.focusable),
        is_checkable=bool(state.checkable),
        widget=made if isinstance(made, QWidget) else None,
    )


def _told(found: QAccessibleInterface) -> str:
    """Return the name; under Linux that of a choice is what is chosen, so its label or description counts."""
    if found.role() is not Role.ComboBox:
        return found.text(QAccessible.Text.Name).strip()
    labels = [
        other.text(QAccessible.Text.Name) for other, _ in found.relations(QAccessible.RelationFlag.Label)
    ]
    return " ".join(labels) or found.text(QAccessible.Text.Description)


# what is wrong


def nameless(found: list[Control]) -> list[Control]:
    """Return what has no name, or one that no person wrote."""
    return [
        one for one in found if not one.told or one.told.startswith(("qt_", "Q_")) or one.told == one.kind
    ]


def meaningless(found: list[Control]) -> list[Control]:
    """Return what has no role; Qt has none for an area that scrolls, which is told by its name."""
    areas = [one for one in found if isinstance(one.widget, QAbstractScrollArea) and one.told]
    return [one for one in found if one.role in MEANINGLESS and one not in areas]


def valueless(found: list[Control]) -> list[Control]:
    """Return choices, fields and boxes whose value or state is not told."""
    return [one for one in found if not _tells_value(one)]


def _tells_value(one: Control) -> bool:
    if isinstance(one.widget, QComboBox):
        return one.value == one.widget.currentText()
    if one.role in {Role.CheckBox, Role.RadioButton}:
        return one.is_checkable
    return one.role is not Role.SpinBox or bool(one.value)


def alike(found: list[Control]) -> list[str]:
    """Return the names that several fields or buttons on one screen have."""
    apart = [one for one in found if one.widget and one.is_focusable and not one.within]
    names = Counter((one.told, one.role) for one in apart if not isinstance(one.widget, QAbstractScrollArea))
    return [name for (name, _), number in names.items() if number > 1]


def speechless(root: QWidget) -> list[str]:
    """Return the menus that have an entry without words."""
    menus = root.findChildren(QMenu)
    entries = [(menu.title(), action) for menu in menus for action in menu.actions()]
    return [title for title, action in entries if not action.isSeparator() and not action.text().strip()]


def out_of_reach(root: QWidget, found: list[Control]) -> list[Control]:
    """Return what Tab does not come to, from wherever the focus is, once around."""
    way = stops(root)
    return [one for one in found if one.widget and one.is_focusable and not _is_reached(one.widget, way)]


def _is_reached(widget: QWidget, way: list[QWidget]) -> bool:
    """Whether Tab came here, into it, or to another of the same choice, from where the arrows lead on."""
    if not widget.isEnabled() or any(stop is widget or widget.isAncestorOf(stop) for stop in way):
        return True
    if proxy := widget.focusProxy():
        return _is_reached(proxy, way)
    siblings = [stop for stop in way if stop.parent() is widget.parent()]
    return isinstance(widget, QRadioButton) and any(isinstance(stop, QRadioButton) for stop in siblings)


def stops(root: QWidget) -> list[QWidget]:
    """Press Tab until the focus comes back, and return where it was on its way."""
    way: list[QWidget] = []
    while (focused := QApplication.focusWidget()) and focused not in way and len(way) < MOST_STOPS:
        way.append(focused)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    return way
