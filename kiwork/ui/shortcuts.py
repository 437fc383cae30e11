"""All keys of the program in groups, made from the action table; on the screen and printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiwork.protocol.document import Block, Document, Facts, Table
from kiwork.ui.actions import ACTIONS, OWN_KEYS, STEPS
from kiwork.ui.help_dialog import shown_keys
from kiwork.ui.workbench import Workbench


@dataclass(frozen=True)
class Group:
    """Keys that belong together: the wordings of the group and of each key."""

    title: str
    keys: Sequence[tuple[str, str]]


def groups() -> Iterator[Group]:
    """Yield all keys: of the whole window, the steps, those of each step, of its parts and of dialogs."""
    yield Group("shortcuts.everywhere", _of_page(""))
    yield Group("shortcuts.steps", [(f"Ctrl+{n}", f"steps.{step.name}") for n, step in enumerate(STEPS, 1)])
    for step in STEPS:
        if keys := _of_page(step.name):
            yield Group(f"steps.{step.name}", keys)
    own = dict.fromkeys((keys.keys, f"help.key_{keys.name}") for keys in OWN_KEYS)
    yield Group("shortcuts.parts", list(own))


def _of_page(page: str) -> list[tuple[str, str]]:
    return [(a.keys, f"actions.{a.name}") for a in ACTIONS if a.keys and a.page == page]


def in_words(workbench: Workbench, group: Group) -> list[tuple[str, str]]:
    """Return the keys of a group as people say them, each with what it does."""
    return [(shown_keys(keys), workbench.text(name)) for keys, name in group.keys]


def printed(workbench: Workbench) -> Document:
    """Return the sheet as a document."""
    return Document(
        title=workbench.text("shortcuts.title"),
        subtitle="",
        language=workbench.language,
        state="Kiwork",
        facts=Facts(()),
        blocks=tuple(_blocks(workbench)),
    )


def _blocks(workbench: Workbench) -> Iterator[Block]:
    for group in groups():
        rows = in_words(workbench, group)
        yield Table((workbench.text(group.title), "", "", ""), _side_by_side(rows))


def _side_by_side(rows: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return the second half beside the first, so that the sheet has few pages."""
    half = (len(rows) + 1) // 2
    right = [*rows[half:], *[("", "")] * (2 * half - len(rows))]
    return [(*one, *other) for one, other in zip(rows[:half], right, strict=True)]
