"""Kinds, fields and values of records in the words that people use for them."""

import json
from collections.abc import Mapping
from typing import Any

from kiwork import wording
from kiwork.queries.conflicts import Variant
from kiwork.queries.joined_apart import JoinedApart
from kiwork.queries.still_needed import Needing, StillNeeded
from kiwork.queries.undecided import Differing, Undecided
from kiwork.ui.dates import shown_date, shown_moment
from kiwork.ui.workbench import Workbench

_CODES = {
    "card_kind": "kinds.{}", "workshop.state": "setup.state_{}", "feasibility": "recommend.state_{}",
    "timeframe": "recommend.timeframe_{}", "level": "recommend.level_{}", "priority": "recommend.priority_{}",
    "category": "recommend.category_{}", "target_kind": "fields.kind_{}", "language": "fields.value_{}",
    "separate_decision": "fields.value_{}", "dot_round.rule": "weigh.rule_{}", "quarter": "weigh.quarter_{}",
    "measure.state": "measures.state_{}",
    "answer": "consultation.answer_{}",
}  # fmt: skip
"""Columns that hold a code, and the wordings of their codes."""

_CHOSEN = (
    "card_kind", "target_kind", "state", "timeframe", "level", "priority", "category", "language", "logo",
    "blob", "typed", "colour", "separate_decision", "merged_into", "lead", "municipality", "phase",
    "builds_on", "rule", "quarter", "answer", "about_version",
)  # fmt: skip
"""Fields whose values are chosen, not written."""

_PICTURES = ("logo", "blob")
LONGEST_NAME = 160
_LONGEST_OF_PAIR = 32
_UID_LENGTH = 32
_FIRST_LETTERS = 8


class Words:
    """The words of one window for what is left to decide."""

    def __init__(self, workbench: Workbench) -> None:
        self._text = workbench.text

    def kind(self, kind: str) -> str:
        """Return what a kind of record is called."""
        return self._text(f"fields.kind_{kind}")

    def field(self, kind: str, field: str) -> str:
        """Return what a field is called."""
        own = f"{kind}_{field}"
        return self._text(f"fields.{own if own in wording.subject_wording('fields') else field}")

    def title(self, found: Undecided) -> str:
        """Return the name of what is to be decided; several cards are counted, two that are joined named."""
        if isinstance(found, JoinedApart):
            one, other = (short(name, _LONGEST_OF_PAIR) for name in found.names)
            return self._text("merging.pair", one=one, other=other)
        number = len(found.members) if isinstance(found, Differing) else 1
        return self._text("merging.place_of_cards", n=number) if number > 1 else found.name or "–"

    def about(self, found: Undecided) -> str:
        """Return kind and field, or what is odd: "Karte · Wortlaut", "Cluster · gelöscht, aber …"."""
        match found:
            case StillNeeded():
                return f"{self.kind(found.kind)} · {self._text('merging.still_needed')}"
            case JoinedApart():
                return f"{self.kind(found.kind)} · {self._text('merging.joined_apart')}"
        return f"{self.kind(found.conflict.kind)} · {self.field(found.conflict.kind, found.conflict.field)}"

    def sides(self, found: Undecided) -> list[tuple[str, str]]:
        """Return what stands against each other in words, each with the room and the time it is from."""
        match found:
            case StillNeeded():
                return [
                    (found.name or "–", self._text("merging.deleted", by=self.author(found.deleted))),
                    *(
                        (self._needing(one), self._text("merging.needs_it", n=one.number))
                        for one in found.needed_by
                    ),
                ]
            case JoinedApart():
                others = [("\n".join(found.others), self._text("merging.joined_too"))] if found.others else []
                said = self._text("merging.told_apart", by=self.author(found.said))
                first, second = found.names
                return [(first or "–", self._text("merging.first_of_pair")), (second or "–", said), *others]
        conflict = found.conflict
        return [(self.value(found, one), self.author(one)) for one in (conflict.shown, *conflict.others)]

    def _needing(self, needing: Needing) -> str:
        more = needing.number - len(needing.names)
        counted = self._text(f"merging.needing_{needing.kind}", n=needing.number)
        rest = [self._text("merging.and_more", n=more)] if more else []
        return _lines(counted, *(short(name) for name in needing.names), *rest)

    def is_written(self, found: Differing) -> bool:
        """Whether the values are words that people write, not ones they choose."""
        conflict = found.conflict
        values = [json.loads(variant.content) for variant in (conflict.shown, *conflict.others)]
        return conflict.field not in _CHOSEN and all(isinstance(value, str) for value in values)

    def author(self, variant: Variant) -> str:
        """Return the room and the time of a value."""
        room = variant.room or self._text("merging.no_room")
        return self._text("merging.by", room=room, time=shown_moment(variant.at))

    def value(self, found: Differing, variant: Variant) -> str:
        """Return a value as a person would say it."""
        conflict = found.conflict
        value = json.loads(variant.content)
        if conflict.field == "alive":
            return self._said("edited" if value else "deleted")
        if isinstance(value, dict):
            return self._spanning(conflict.field, value, found.names)
        return self._single(f"{conflict.kind}.{conflict.field}", value, found.names)

    def plain(self, name: str, value: object) -> str:
        """Return what a column ("kind.column") holds as a person would say it."""
        return self._single(name, value, {})

    def _said(self, name: str, /, **values: object) -> str:
        return self._text(f"fields.value_{name}", **values)

    def _spanning(self, field: str, value: Mapping[str, Any], names: Mapping[str, str]) -> str:
        match field:
            case "place":
                return self._place(value, names)
            case "chapter_and_position":
                uid = value["chapter_uid"]
                return self._named(uid, names) if uid else self._said("no_chapter")
            case "people":
                return self._people(value, names)
            case "parking":
                return self._parking(value)
            case "date_and_time":
                hours = "–".join(part for part in (value["begins"], value["ends"]) if part)
                return _lines(shown_date(value["date"]), hours) or self._said("empty")
        parts = [
            self._single(column, part, names) for column, part in value.items() if part not in (None, "")
        ]
        return _lines(*parts) or self._said("empty")

    def _single(self, name: str, value: object, names: Mapping[str, str]) -> str:
        column = name.rpartition(".")[2]
        if column == "merged_into" and value is None:
            return self._said("alone")
        if value is None or value in ("", []):
            return self._said("empty")
        if isinstance(value, bool):
            return self._said("yes" if value else "no")
        if column == "typed" and isinstance(value, list):
            return self._said("ticks", n=len(value))
        if isinstance(value, list):
            return _lines(*(self._named(str(part), names) for part in value))
        return self._coded(name, str(value), names)

    def _coded(self, name: str, value: str, names: Mapping[str, str]) -> str:
        column = name.rpartition(".")[2]
        if column == "due":
            return shown_date(value)
        if column in _PICTURES:
            return self._said("picture", name=value[:_FIRST_LETTERS])
        known = _CODES.get(name) or _CODES.get(column, "")
        subject, _, entry = known.format(value).partition(".")
        if known and entry in wording.subject_wording(subject):
            return self._text(f"{subject}.{entry}")
        return self._named(value, names)

    def _named(self, value: str, names: Mapping[str, str]) -> str:
        is_uid = len(value) == _UID_LENGTH and not value.strip("0123456789abcdef")
        return names.get(value, self._said("unknown") if is_uid else value)

    def _place(self, place: Mapping[str, Any], names: Mapping[str, str]) -> str:
        field, cluster = place["topic_field_uid"], place["cluster_uid"]
        where = names.get(field, self._said("unknown")) if field else self._said("no_field")
        heading = names.get(cluster, self._said("unknown")) if cluster else self._said("unsorted")
        return _lines(heading, where)

    def _people(self, people: Mapping[str, Any], names: Mapping[str, str]) -> str:
        total = [self._said("total", n=people["total"])] if people.get("total") else []
        parts = (
            self._said("part", name=self._named(who, names), n=number)
            for who, number in people.items()
            if who != "total"
        )
        return _lines(*total, *parts) or self._said("empty")

    def _parking(self, parking: Mapping[str, Any]) -> str:
        state = self._said("parked" if parking["parked"] else "not_parked")
        date = shown_date(parking["parked_date"])
        return _lines(state, parking["parked_decision"], parking["parked_reason"], date)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def short(name: str, most: int = LONGEST_NAME) -> str:
    """Return a name in one line that is not too long."""
    flat = " ".join(name[: 2 * most].split())
    return flat if len(flat) <= most else f"{flat[:most]} …"
