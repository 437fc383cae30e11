"""The digest of a file: equal exactly when two files show the same."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from kiwork.models.living import living
from kiwork.models.record import Record, Row, content_of, fields_of, record_types, row_of, says_alive

_POSITIONS = ("place", "position", "chapter_position")
Conflicts = dict[tuple[str, str, str], list[str]]


def digest(db: Session) -> str:
    """Return a SHA-256 over living rows: ids, shown values, open parallel values; positions as ranks."""
    conflicts = _parallel_values(db)
    sums = sha256()
    for line in _lines(db, conflicts):
        sums.update(line.encode())
    return sums.hexdigest()


def count_conflicts(db: Session) -> int:
    """Return how many fields of living records hold parallel values that differ."""
    conflicts = _parallel_values(db)
    kinds = {kind for kind, _, _ in conflicts}
    living_uids = {(kind, uid) for kind in kinds for uid in _living_uids(db, record_types()[kind])}
    return sum((kind, row) in living_uids for kind, row, _ in conflicts)


def _lines(db: Session, conflicts: Conflicts) -> Iterator[str]:
    for kind, record_type in sorted(record_types().items()):
        records = db.scalars(select(record_type).where(living(record_type)).order_by(record_type.uid))
        rows = [row_of(record) for record in records]
        ranks = _ranks(record_type, rows)
        for row in rows:
            uid = str(row["uid"])
            shown = {**row, **ranks.get(uid, {}), "alive": True}
            parallel = {field: conflicts.get((kind, uid, field), []) for field in fields_of(record_type)}
            open_values = {field: values for field, values in parallel.items() if values}
            yield json.dumps([kind, shown, open_values], sort_keys=True, ensure_ascii=False) + "\n"


def _ranks(record_type: type[Record], rows: list[dict[str, object]]) -> dict[str, dict[str, int]]:
    ranks: dict[str, dict[str, int]] = defaultdict(dict)
    for column in _POSITIONS:
        if rows and column in rows[0]:
            for siblings in _siblings(record_type, column, rows):
                ordered = sorted(siblings, key=lambda row: (str(row[column]), str(row["uid"])))
                for rank, row in enumerate(ordered):
                    ranks[str(row["uid"])][column] = rank
    return ranks


def _siblings(record_type: type[Record], column: str, rows: list[dict[str, object]]) -> Iterable[list[Row]]:
    groups: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[_container(record_type, column, row)].append(row)
    return groups.values()


def _container(record_type: type[Record], column: str, row: Row) -> tuple[object, ...]:
    if column == "chapter_position":
        return (row["chapter_uid"],)
    if record_type.__tablename__ == "card" and row["cluster_uid"] is None:
        return (row["topic_field_uid"], None, row["workshop_uid"])
    owners = ("topic_field_uid", "cluster_uid", "workshop_uid", "dimension_uid", "recommendation_uid")
    kept = owners if record_type.__tablename__ != "card" else owners[:2]
    return tuple(row.get(owner) for owner in kept)


def _parallel_values(db: Session) -> Conflicts:
    """Return the values that differ from the shown one, by field; another position alone is no conflict."""
    query = text(
        "SELECT kind, row, field, value FROM cell WHERE (kind, row, field) IN"
        " (SELECT kind, row, field FROM cell GROUP BY kind, row, field HAVING count(*) > 1)"
        " ORDER BY kind, row, field, at, writer, n"
    )
    found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for kind, row, field, value in db.execute(query):
        found[kind, row, field].append(_without_position(record_types()[kind], field, value))
    differing = {key: sorted(set(values) - {_shown(key[2], values)}) for key, values in found.items()}
    return {key: values for key, values in differing.items() if values}


def _shown(field: str, values: list[str]) -> str:
    return next((value for value in values if says_alive(field, value)), values[-1])


def _without_position(record_type: type[Record], field: str, value: str | None) -> str:
    if value is None or field not in {"place", "chapter_and_position"}:
        return str(value)
    if fields_of(record_type)[field] == (field,):
        return ""
    content = json.loads(value)
    return content_of(record_type, field, {**content, **{c: "" for c in _POSITIONS if c in content}})


def _living_uids(db: Session, record_type: type[Record]) -> list[str]:
    return list(db.scalars(select(record_type.uid).where(living(record_type))))
