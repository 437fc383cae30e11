"""`kiwork export`: writes the data of a file."""

from kiwork.cli.call import Call, reading, result_path
from kiwork.cli.parser import Parser
from kiwork.store.exchange import export_json

NAME = "export"


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="FILE")
    parser.take("-o", "--output", metavar="OUT", required=True)


def run(call: Call) -> int:
    """Write the complete JSON."""
    target = result_path(call, built={".json"}, later={".xlsx", ".csv"})
    with reading(call) as store, store.reading() as db:
        export_json(db, target)
    call.say("export_done", file=target.name)
    return 0
