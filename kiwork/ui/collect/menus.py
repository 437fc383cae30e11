"""The menus of the page: what can be done to captured cards, topic fields, tags."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kiwork.models.kinds import Dimension
from kiwork.queries.outline import Outline
from kiwork.ui.actions import ACTIONS
from kiwork.ui.icons import icon
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

GROUPS = (
    ("count_last", "discount_last"),
    ("edit_last", "turn_last", "park_last", "keep_last_internal"),
    ("move_last_back", "move_last_on", "move_last_to"),
    ("tag_last", "original_of_last"),
    ("delete_last",),
)

PHOTO_GROUPS = (
    ("add_photos",),
    ("tick_photo", "untick_photo"),
    ("zoom_photo_in", "zoom_photo_out", "fit_photo", "turn_photo"),
    ("caption_photo", "keep_photo_internal"),
    ("delete_photo",),
    ("show_photos",),
)

_SIGNS = {"Return": "↵", "Left": "←", "Right": "→"}


def keys_of(name: str) -> str:
    """Return the keys of an action as a person reads them."""
    action = next(action for action in ACTIONS if action.name == name)
    keys = QKeySequence(action.keys).toString(QKeySequence.SequenceFormat.NativeText)
    for word, sign in _SIGNS.items():
        keys = keys.replace(QCoreApplication.translate("QShortcut", word), sign)
    return keys


def action_menu(
    parent: QWidget, workbench: Workbench, theme: Theme, groups: Sequence[Sequence[str]] = GROUPS
) -> QMenu:
    """Return a menu of actions of the page, done by the methods of `parent`: what can be done to a card."""
    menu = QMenu(parent)
    icons = {action.name: action.icon for action in ACTIONS}
    for group in groups:
        for name in group:
            made = menu.addAction(icon(theme, icons[name]), _line(workbench.text(f"actions.{name}"), name))
            made.setObjectName(name)
            made.triggered.connect(lambda _checked=False, name=name: getattr(parent, name)())
        menu.addSeparator()
    return menu


def topic_field_menu(parent: QWidget, outline: Outline, chosen: Callable[[str], object]) -> QMenu:
    """Return a menu of the topic fields; a digit chooses one."""
    menu = QMenu(parent)
    for number, field in enumerate(outline.topic_fields, 1):
        made = menu.addAction(f"&{number}  {_plain(field.title)}" if number <= 9 else _plain(field.title))  # noqa: PLR2004 - the digits
        made.triggered.connect(lambda _checked=False, uid=field.uid: chosen(uid))
    return menu


def tag_menu(
    parent: QWidget,
    workbench: Workbench,
    carried: Collection[str],
    toggled: Callable[[str, bool], object],
) -> QMenu:
    """Return a menu of all tags by dimension; those that are carried have a tick."""
    menu = QMenu(parent)
    tags = workbench.outline.tags if workbench.outline else ()
    for dimension in Dimension:
        part = menu.addMenu(workbench.text(f"collect.{dimension}"))
        part.setEnabled(any(tag.dimension == dimension for tag in tags))
        for tag in tags:
            if tag.dimension == dimension:
                made = part.addAction(_plain(tag.title))
                made.setCheckable(True)
                made.setChecked(tag.uid in carried)
                made.triggered.connect(lambda on, uid=tag.uid: toggled(uid, on))
    return menu


def _line(text: str, name: str) -> str:
    return f"{_plain(text)}\t{keys_of(name)}".rstrip("\t")


def _plain(text: str) -> str:
    return text.replace("&", "&&").replace("\t", " ")
