"""All calls of the command line, and how arguments find theirs."""

from collections.abc import Callable, Mapping, Sequence

import kiwork
from kiwork.cli import check, export, importing, info, merge, new, protocol
from kiwork.cli.call import Call
from kiwork.cli.parser import Parser

CALLS = (new, importing, merge, protocol, export, check, info)
SELF_TEST = "self-test"
NAMES = (*(call.NAME for call in CALLS), SELF_TEST)
_RUNS: Mapping[str, Callable[[Call], int]] = {call.NAME: call.run for call in CALLS}


def execute(arguments: Sequence[str], language: str, self_test: Callable[[str], int]) -> int:
    """Do what the arguments say and return the exit status."""
    try:
        found = _parser(language).parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    if found.call == SELF_TEST:
        return self_test(language)
    return _RUNS[found.call](Call(found, language))


def _parser(language: str) -> Parser:
    parser = Parser(language=language, prog="kiwork", description="")
    parser.description = parser.words("description")
    parser.take("--version", action="version", version=f"kiwork {kiwork.__version__}")
    calls = parser.add_subparsers(
        dest="call", required=True, metavar=parser.words("call"), title=parser.words("calls")
    )
    for name in NAMES:
        words = parser.words(f"call_{name.replace('-', '_')}")
        calls.add_parser(name, help=words, description=words, language=language)
    for module in CALLS:
        module.add_arguments(calls.choices[module.NAME])
    return parser
