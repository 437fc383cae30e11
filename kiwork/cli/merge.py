"""`kiwork merge`: a later release merges files."""

from kiwork.cli.call import Call, NotBuiltYetError
from kiwork.cli.parser import Parser

NAME = "merge"


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="INTO")
    parser.take("others", metavar="OTHER", nargs="+")
    parser.take("-o", "--output", metavar="NEW")
    parser.take("--unite", action="store_true")
    parser.take("--dry-run", action="store_true")
    parser.take("--json", action="store_true")


def run(_call: Call) -> int:
    """Say that this is not built yet."""
    raise NotBuiltYetError(what="merge")
