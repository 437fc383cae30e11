"""What stands in the main window around its pages, and the hands of its actions."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from kiwork.ui.agenda.beside import WithAgenda
from kiwork.ui.agenda.clock_button import ClockButton
from kiwork.ui.agenda.course import course_of
from kiwork.ui.at_rest import is_at_rest
from kiwork.ui.beamer.control import BeamerControl
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.commands import Commands
from kiwork.ui.header import ICON_SIZE, Header
from kiwork.ui.leaving import Leaving
from kiwork.ui.message_bar import MessageBar
from kiwork.ui.pieces import column
from kiwork.ui.rail import Rail
from kiwork.ui.status_line import StatusLine
from kiwork.ui.workbench import Workbench

if TYPE_CHECKING:
    from kiwork.ui.main_window import MainWindow

IN_HEADER = ("switch_topic_fields", "undo", "redo")


class Furniture(NamedTuple):
    """The parts that the window speaks to."""

    commands: Commands
    leaving: Leaving
    beamer: BeamerControl
    rail: Rail
    header: Header
    body: WithAgenda


def furniture_of(window: "MainWindow", workbench: Workbench, stage: Stage) -> Furniture:
    """Make everything for a window whose actions are there."""
    theme, actions = window.theme, window.actions_by_name
    beamer = BeamerControl(workbench, stage, window, actions)
    clock = ClockButton(actions["toggle_agenda"], workbench.countdown, theme.px(ICON_SIZE))
    header = Header(
        workbench, theme, clock=clock, actions=[actions[name] for name in IN_HEADER], beamer=beamer.button
    )
    commands = Commands(workbench, theme, window)
    workbench.publishing.at_rest = partial(is_at_rest, window)
    course_of(workbench).to_show.connect(window.go_to)
    workbench.looking.led.connect(window.go_to)
    body = _body(workbench, window, header)
    body.edit_wanted.connect(commands.edit_workshop)
    return Furniture(commands, Leaving(workbench, window), beamer, Rail(workbench, theme), header, body)


def _body(workbench: Workbench, window: "MainWindow", header: Header) -> WithAgenda:
    """Lay out what stands beside the rail."""
    right = QWidget()
    inside = column(right, gap=0)
    inside.addWidget(header)
    inside.addWidget(MessageBar(workbench, window.theme, save_copy=window.actions_by_name["save_copy"]))
    inside.addWidget(window.pages, 1)
    inside.addWidget(StatusLine(workbench))
    return WithAgenda(workbench, window.theme, right)
