"""Which files can be taken in, and how each kind is read."""

from collections.abc import Mapping
from pathlib import Path

from kiwork.intake.columns import Field, field_named
from kiwork.intake.decoding import Source, read_source
from kiwork.intake.plan import Defaults, Plan, plan_list, plan_table
from kiwork.intake.table import SEPARATORS

TABLES = frozenset({".csv", ".tsv"})
LISTS = frozenset({".txt"})
BUILT = TABLES | LISTS
LATER = frozenset({".xlsx", ".docx", ".html", ".htm", ".json"})
"""Endings of files that a later release reads."""


def plan_file(
    path: Path, given: Mapping[Field, str], defaults: Defaults, *, headings: bool | None = None
) -> Plan:
    """Read a file and plan its cards; raises the errors of `decoding` and `plan`."""
    return plan_source(read_source(path), given, defaults, headings=headings)


def plan_source(
    source: Source, given: Mapping[Field, str], defaults: Defaults, *, headings: bool | None = None
) -> Plan:
    """Plan the cards of a text by its name: a table, or a list where a .txt file has no headings."""
    if (
        Path(source.name).suffix.lower() in LISTS
        and not given
        and headings is None
        and not _has_headings(source.text)
    ):
        return plan_list(source, defaults)
    return plan_table(source, given, defaults, headings=headings)


def _has_headings(text: str) -> bool:
    first = "".join(text.splitlines()[:1])
    return any(_names_columns(first, separator) for separator in SEPARATORS)


def _names_columns(line: str, separator: str) -> bool:
    """Say whether a line names the text and something else; nobody types tabs into a list."""
    cells = line.split(separator)
    named = set(map(field_named, cells)) - {None}
    return len(cells) > 1 and Field.TEXT in named and (len(named) > 1 or separator == "\t")
