"""An argument parser that speaks German and English."""

import re
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, _ArgumentGroup
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from kiwork import wording
from kiwork.cli import output
from kiwork.wording import LANGUAGES

WRONG_USAGE = 2

_REFUSALS = {
    "usage_missing": r"the following arguments are required: (?P<names>.+)",
    "usage_unknown": r"unrecognized arguments: (?P<names>.+)",
    "usage_choice": r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)",
    "usage_value": r"argument (?P<name>.+?): expected .+",
    "usage_excluded": r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
    "usage_no_value": r"argument (?P<name>.+?): ignored explicit argument .+",
    "usage_other": r"argument (?P<name>.+?): (?P<detail>.+)",
}
"""What argparse says in English, by the wording that says it in ours."""


class Parser(ArgumentParser):
    """Takes all its words from the wording files; wrong usage is one line and status 2."""

    def __init__(self, *, language: str, prog: str, description: str) -> None:
        def formatter(prog: str) -> HelpFormatter:
            return _Formatter(prog, language)

        super().__init__(
            prog, description=description, add_help=False, allow_abbrev=False, formatter_class=formatter
        )
        self.language = language
        self._arguments: _ArgumentGroup = self.add_argument_group(self.words("arguments"))
        self.take("-h", "--help", action="help")
        self.take("--lang", choices=LANGUAGES, default=SUPPRESS)

    def words(self, key: str, **values: object) -> str:
        """Return a wording of the command line."""
        return wording.text(f"cli.{key}", self.language, **values)

    @contextmanager
    def one_of(self) -> Iterator[None]:
        """Let the arguments taken inside exclude each other."""
        all_arguments = self._arguments
        self._arguments = all_arguments.add_mutually_exclusive_group()
        yield
        self._arguments = all_arguments

    def take(self, *names: str, **options: Any) -> None:  # noqa: ANN401 - argparse's own options
        """Take an argument; its help is the wording "help_" and its last name."""
        key = names[-1].strip("-").replace("-", "_")
        self._arguments.add_argument(*names, help=self.words(f"help_{key}"), **options)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the call, and end with status 2."""
        output.note(self.words("usage_wrong", detail=self._translated(message), program=self.prog))
        self.exit(WRONG_USAGE)

    def _translated(self, message: str) -> str:
        for key, pattern in _REFUSALS.items():
            if found := re.fullmatch(pattern, message, re.DOTALL):
                return self.words(key, **found.groupdict())
        return message


class _Formatter(HelpFormatter):
    def __init__(self, prog: str, language: str) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        own_prefix = wording.text("cli.usage", self._language)
        super().add_usage(usage, actions, groups, own_prefix if prefix is None else prefix)
