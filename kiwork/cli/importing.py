"""`kiwork import`: cards out of tables and lists."""

from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiwork.cli import output
from kiwork.cli.call import Call, reading, require_format, writing
from kiwork.cli.parser import Parser
from kiwork.intake.columns import Field, field_named, short
from kiwork.intake.files import BUILT, LATER, plan_file
from kiwork.intake.kinds import CHALLENGE, Kind, kind_named
from kiwork.intake.plan import COUNTED_REMARKS, Defaults, Plan
from kiwork.intake.taking import News, listed, news, refuse_unknown, take_in

NAME = "import"


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""

    def kind(name: str) -> Kind:
        return _kind(parser, name)

    def column(given: str) -> tuple[Field, str]:
        return _column(parser, given)

    parser.take("file", metavar="FILE")
    parser.take("source", metavar="SOURCE")
    parser.take("--workshop", metavar="T", default="")
    parser.take("--kind", metavar="K", type=kind, default=CHALLENGE)
    parser.take("--topic", metavar="T", default="")
    parser.take("--create-topics", action="store_true")
    parser.take("--map", metavar="FIELD=COLUMN", type=column, action=_Columns, default={})
    parser.take("--dry-run", action="store_true")
    parser.take("--json", action="store_true")


def run(call: Call) -> int:
    """Take the cards of the source in as one action, and report."""
    plan = _plan(call)
    made = _look(call, plan) if call.arguments.dry_run else _take(call, plan)
    if call.arguments.json:
        output.say_json(_as_data(plan, made, dry_run=call.arguments.dry_run))
    else:
        for line in _report(call, plan, made):
            output.say(line)
    return 0


def _plan(call: Call) -> Plan:
    source = Path(call.arguments.source)
    require_format(source.suffix, built=BUILT, later=LATER)
    given = call.arguments
    defaults = Defaults(given.kind, " ".join(given.topic.split()), " ".join(given.workshop.split()))
    return plan_file(source, given.map, defaults)


def _look(call: Call, plan: Plan) -> News:
    with reading(call) as store, store.reading() as db:
        made = news(db, plan)
    if not call.arguments.create_topics:
        refuse_unknown(made.topic_fields)
    return made


def _take(call: Call, plan: Plan) -> News:
    with writing(call) as store, store.operation("import") as db:
        return take_in(db, plan, create_topics=call.arguments.create_topics)


class _Columns(Action):
    """Collects the columns that are given; each field has one."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,  # noqa: ANN401 - argparse's own signature
        option_string: str | None = None,
    ) -> None:
        del option_string
        field, column = values
        given: dict[Field, str] = getattr(namespace, self.dest)
        if field in given and isinstance(parser, Parser):
            raise ArgumentError(self, parser.words("mapped_twice", field=field))
        setattr(namespace, self.dest, {**given, field: column})


def _kind(parser: Parser, name: str) -> Kind:
    kind = kind_named(name)
    if kind is None:
        raise ArgumentTypeError(parser.words("unknown_kind", kind=name))
    return kind


def _column(parser: Parser, given: str) -> tuple[Field, str]:
    name, _, column = given.partition("=")
    field = field_named(name)
    if field is None or not column.strip():
        raise ArgumentTypeError(parser.words("unknown_field", given=given, fields=", ".join(Field)))
    return field, column


def _as_data(plan: Plan, made: News, *, dry_run: bool) -> dict[str, object]:
    remarks = plan.remarks
    return {
        "cards": len(plan.cards),
        "by_kind": _by_kind(plan),
        "other_kinds": dict(remarks.other_kinds),
        **{what: getattr(remarks, what) for what in COUNTED_REMARKS},
        "new_topic_fields": list(made.topic_fields),
        "new_workshops": list(made.workshops),
        "new_tags": [[dimension.value, title] for dimension, title in made.tags],
        "new_clusters": [list(cluster) for cluster in made.clusters],
        "encoding": plan.encoding,
        "separator": plan.separator,
        "columns": {field.value: column for field, column in plan.columns.items()},
        "unused_columns": remarks.unused_columns,
        "dry_run": dry_run,
    }


def _by_kind(plan: Plan) -> dict[str, int]:
    return dict(Counter("parked" if card.parked else card.kind.value for card in plan.cards))


def _report(call: Call, plan: Plan, made: News) -> Iterable[str]:
    key = "import_planned" if call.arguments.dry_run else "import_done"
    yield call.text(key, n=len(plan.cards), file=plan.name, encoding=plan.encoding)
    for kind, number in _by_kind(plan).items():
        yield call.text("info_part", name=call.text(f"kind_{kind}"), number=number)
    yield from _remarks(call, plan)
    for what in ("topic_fields", "workshops"):
        yield from _new(call, what, getattr(made, what))
    yield from _new(call, "tags", [title for _, title in made.tags])
    yield from _new(call, "clusters", [heading for _, heading in made.clusters])


def _remarks(call: Call, plan: Plan) -> Iterable[str]:
    remarks = plan.remarks
    for name, number in remarks.other_kinds.most_common():
        yield call.text("import_other_kind", n=number, kind=name)
    for what in COUNTED_REMARKS:
        if number := getattr(remarks, what):
            yield call.text(f"import_{what}", n=number)
    if remarks.unused_columns:
        names = listed(map(short, remarks.unused_columns), most=10)
        yield call.text("import_unused_columns", n=len(remarks.unused_columns), names=names)


def _new(call: Call, what: str, names: Iterable[str]) -> Iterable[str]:
    if all_names := list(names):
        yield call.text(f"import_new_{what}", n=len(all_names), names=listed(all_names))
