"""`kiwork new`: makes a workshop file, and never overwrites one."""

from pathlib import Path

from kiwork.cli.call import Call, writing
from kiwork.cli.parser import Parser
from kiwork.intake.decoding import SourceMissingError
from kiwork.models.text import clean
from kiwork.store.creation import create_file, load_template
from kiwork.store.exchange import file_from_json
from kiwork.usecases import setup

NAME = "new"
TEMPLATES = ("integrationskonzept", "workshop", "empty", "example")


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="FILE")
    with parser.one_of():
        parser.take("--template", choices=TEMPLATES)
        parser.take("--from", dest="origin", metavar="DATA.json")
    parser.take("--title", metavar="T", default="")


def run(call: Call) -> int:
    """Make the file out of a template or a complete export."""
    title = clean(call.arguments.title)
    if call.arguments.origin:
        _from_export(call, Path(call.arguments.origin), title)
    else:
        template = load_template(call.arguments.template or TEMPLATES[0], call.language)
        create_file(call.file, template, title=title)
    call.say("new_done", file=call.file.name)
    return 0


def _from_export(call: Call, source: Path, title: str) -> None:
    if not source.is_file():
        raise SourceMissingError(file=source.name)
    file_from_json(source, call.file)
    if title:
        with writing(call) as store, store.operation("edit_process") as db:
            setup.edit_process(db, title=title)
