"""`kiwork check`: says what is wrong with a file, a finding a line."""

from kiwork import wording
from kiwork.cli import output
from kiwork.cli.call import Call
from kiwork.cli.parser import Parser
from kiwork.errors import KiworkError
from kiwork.store.findings import Finding
from kiwork.store.inspection import inspect

NAME = "check"


class FindingsError(KiworkError):
    """The check found something."""


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="FILE")
    parser.take("--json", action="store_true")


def run(call: Call) -> int:
    """Look at a private copy of the file, and print what is wrong."""
    found = inspect(call.file)
    if call.arguments.json:
        output.say_json({"findings": [_as_data(finding, call.language) for finding in found]})
    else:
        for finding in found:
            output.say(_sentence(finding, call.language))
    if found:
        raise FindingsError(file=call.file.name, n=len(found))
    if not call.arguments.json:
        call.say("check_done", file=call.file.name)
    return 0


def _sentence(finding: Finding, language: str) -> str:
    return wording.text(f"check.{finding.key}", language, **finding.values)


def _as_data(finding: Finding, language: str) -> dict[str, object]:
    return {"key": finding.key, **finding.values, "sentence": _sentence(finding, language)}
