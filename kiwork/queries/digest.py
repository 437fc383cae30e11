"""The digest of a file: equal exactly when two files show the same."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kiwork.models.living import living
from kiwork.models.record import Record, Row, fields_of, record_types
from kiwork.queries.conflicts import parallel_values

_POSITIONS = ("place", "position", "chapter_position")
OpenValues = dict[tuple[str, str, str], list[str]]


def digest(db: Session) -> str:
    """Return a SHA-256 over living rows: ids, shown values, open parallel values; positions as ranks."""
    sums = sha256()
    for line in _lines(db, _open_values(db)):
        sums.update(line.encode())
    return sums.hexdigest()


def _lines(db: Session, conflicts: OpenValues) -> Iterator[str]:
    for kind, record_type in sorted(record_types().items()):
        rows = [dict(row) for row in db.connection().execute(_living_rows(record_type)).mappings()]
        ranks = _ranks(record_type, rows)
        for row in rows:
            uid = str(row["uid"])
            shown = {**row, **ranks.get(uid, {}), "alive": True}
            parallel = {field: conflicts.get((kind, uid, field), []) for field in fields_of(record_type)}
            open_values = {field: values for field, values in parallel.items() if values}
            yield json.dumps([kind, shown, open_values], sort_keys=True, ensure_ascii=False) + "\n"


@cache
def _living_rows(record_type: type[Record]) -> Select[Any]:
    columns = record_type.__table__.columns
    return select(*columns).where(living(record_type)).order_by(columns["uid"])


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


def _open_values(db: Session) -> OpenValues:
    """Return the values that differ from the shown one, sorted, by (kind, row, field)."""
    return {
        key: sorted(variant.content for variant in variants[1:])
        for key, variants in parallel_values(db).items()
    }
