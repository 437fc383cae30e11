"""`kiwork merge`: brings the files of several rooms together, and reports what that brings."""

from contextlib import AbstractContextManager, closing
from pathlib import Path

from kiwork import places, wording
from kiwork.cli import output
from kiwork.cli.call import Call, reading, writing
from kiwork.cli.parser import Parser
from kiwork.merge.merging import Wish
from kiwork.merge.report import FileLine, Outcome, Report
from kiwork.merge.workplace import Workplace
from kiwork.store.file import FileExistsAlreadyError
from kiwork.store.store import Store, milliseconds

NAME = "merge"


def add_arguments(parser: Parser) -> None:
    """Declare what the call takes."""
    parser.take("file", metavar="INTO")
    parser.take("others", metavar="OTHER", nargs="+")
    parser.take("-o", "--output", metavar="NEW")
    parser.take("--unite", action="store_true")
    parser.take("--dry-run", action="store_true")
    parser.take("--json", action="store_true")


def run(call: Call) -> int:
    """Merge, and print the report; one refused file stops the call before anything is written."""
    target = Path(call.arguments.output) if call.arguments.output else None
    if target and target.exists():
        raise FileExistsAlreadyError(file=target.name)
    with _opened(call) as store, closing(Workplace(store)) as place:
        report = place.merge(_wish(call, store))
        _tell(call, report)
        for line in report.refused:
            raise line.reason or AssertionError
        if not call.arguments.dry_run:
            _keep(store, place, report, target)
    return 0


def _opened(call: Call) -> AbstractContextManager[Store]:
    changes_nothing = call.arguments.dry_run or call.arguments.output
    return reading(call) if changes_nothing else writing(call)


def _wish(call: Call, store: Store) -> Wish:
    others = [Path(other) for other in call.arguments.others]
    return Wish(others, itself=store.live, unite=call.arguments.unite, now=milliseconds())


def _keep(store: Store, place: Workplace, report: Report, target: Path | None) -> None:
    if target:
        place.save(target)
    elif report.brings_something:
        store.back_up(places.backups())
        place.take_over(store)


def _tell(call: Call, report: Report) -> None:
    if call.arguments.json:
        output.say_json(_as_data(call, report))
        return
    for line in report.files:
        is_kept_out = report.refused and line.outcome == Outcome.JOINED
        outcome = "sound" if is_kept_out else line.outcome
        call.say(f"merge_{outcome}", file=line.path.name, room=line.room or "–", n=line.cards)
        if line.odd_clock:
            call.say("merge_odd_clock", file=line.path.name)
    if not report.refused:
        call.say("merge_found", new=len(report.new), changed=len(report.changed), deleted=len(report.deleted))
        call.say("merge_open", conflicts=report.conflicts, duplicates=report.duplicates)
        call.say("merge_dry_run" if call.arguments.dry_run else "merge_done")


def _as_data(call: Call, report: Report) -> dict[str, object]:
    return {
        "new": len(report.new),
        "changed": len(report.changed),
        "deleted": len(report.deleted),
        "conflicts": report.conflicts,
        "duplicates": report.duplicates,
        "by_kind": report.by_kind,
        "already_contained": [str(f.path) for f in report.files if f.outcome == Outcome.CONTAINED],
        "refused": [_refusal(call, line) for line in report.refused],
        "odd_clocks": [str(line.path) for line in report.files if line.odd_clock],
    }


def _refusal(call: Call, line: FileLine) -> dict[str, str]:
    reason = wording.sentence(line.reason, call.language) if line.reason else ""
    return {"file": str(line.path), "reason": reason}
