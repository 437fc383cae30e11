"""The other names of joined records: what each member is called that its head is not."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.groups import JOINED, any_joined
from kiwork.models.living import living
from kiwork.models.record import Record


def wordings(db: Session, record_type: type[Record], name: InstrumentedAttribute[str]) -> "Wordings":
    """Return the names of living members that differ from that of their head and from each other, by head."""
    if not any_joined(db):
        return Wordings()
    query = (
        select(JOINED.c.head, name)
        .join(record_type, record_type.uid == JOINED.c.uid)
        .where(living(record_type), name != "")
        .order_by(JOINED.c.uid)
    )
    rows = db.execute(query).all()
    own = dict(
        db.execute(select(record_type.uid, name).where(record_type.uid.in_(select(JOINED.c.head)))).all()
    )
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for head, text in rows:
        if text != own[head]:
            found[head][text] = None
    return Wordings({head: tuple(texts) for head, texts in found.items()})


class Wordings(dict[str, tuple[str, ...]]):
    """The other names by head; a record without any has none."""

    def __missing__(self, uid: str) -> tuple[str, ...]:
        return ()
