"""Who took part in a dot vote: people and what they put dots on, by workshop."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.dots import DotCount
from kiwork.models.groups import heads, names
from kiwork.models.living import living


@dataclass(frozen=True)
class Turnout:
    """One workshop in one round; `people` is None if nobody counted them."""

    workshop_uid: str | None
    people: int | None
    target_uids: frozenset[str]


def turnout(db: Session, round_uid: str) -> list[Turnout]:
    """Return the workshops in which people put dots in a round."""
    people: dict[str | None, int] = {}
    targets: defaultdict[str | None, set[str]] = defaultdict(set)
    known = heads(db)
    query = select(DotCount).where(living(DotCount), names(db, DotCount.round_uid, round_uid))
    for count in db.scalars(query.order_by(DotCount.uid)):
        workshop = known.get(count.workshop_uid or "", count.workshop_uid)
        if count.people is not None:
            people[workshop] = people.get(workshop, 0) + count.people
        if count.dots:
            targets[workshop].add(known.get(count.target_uid, count.target_uid))
    return [Turnout(uid, people.get(uid), frozenset(found)) for uid, found in targets.items()]
