"""`kiwork info`: counts what a file holds."""

from kiwork.cli import output
from kiwork.cli.call import Call, reading
from kiwork.cli.parser import Parser
from kiwork.queries.digest import digest
from kiwork.queries.summary import Summary, summary

NAME = "info"
_COUNTS = ("clusters", "recommendations", "workshops", "dots", "conflicts")


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="FILE")
    parser.take("--json", action="store_true")


def run(call: Call) -> int:
    """Print the counts and the digest of what the file shows."""
    with reading(call) as store, store.reading() as db:
        counts, shown = summary(db), digest(db)
    if call.arguments.json:
        output.say_json(_as_data(counts, shown))
    else:
        _say(call, counts, shown)
    return 0


def _as_data(counts: Summary, shown: str) -> dict[str, object]:
    return {
        "cards": counts.cards,
        "by_kind": {**counts.by_kind, "parked": counts.parked},
        "by_topic_field": counts.by_topic_field,
        **{name: getattr(counts, name) for name in _COUNTS},
        "digest": shown,
    }


def _say(call: Call, counts: Summary, shown: str) -> None:
    call.say("info_cards", n=counts.cards)
    for kind, number in {**counts.by_kind, "parked": counts.parked}.items():
        call.say("info_part", name=call.text(f"kind_{kind}"), number=number)
    for title, number in counts.by_topic_field.items():
        call.say("info_part", name=title or call.text("no_topic_field"), number=number)
    for name in _COUNTS:
        call.say(f"info_{name}", n=getattr(counts, name))
    call.say("info_digest", digest=shown)
