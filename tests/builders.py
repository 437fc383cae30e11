"""Short ways to the things that tests are about."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from kiwork.models.beneath import raw
from kiwork.models.card import Card
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.models.record import Record, record_types
from kiwork.models.workshop import Workshop
from kiwork.queries.digest import digest
from kiwork.store import check
from kiwork.store.creation import create_file, load_template
from kiwork.store.findings import Finding
from kiwork.store.opening import open_store
from kiwork.store.store import Store, milliseconds
from kiwork.usecases import arrange, capture, joining, setup
from kiwork.usecases.capture import CardDraft

R = TypeVar("R", bound=Record)


def new_file(path: Path, *, template: str = "integrationskonzept", language: str = "de") -> Path:
    """Make a workshop file and return its path."""
    create_file(path, load_template(template, language))
    return path


def new_store(
    path: Path,
    *,
    template: str = "integrationskonzept",
    room: str = "Raum 4",
    clock: Callable[[], int] = milliseconds,
) -> Store:
    """Make a workshop file and open it."""
    return open_store(new_file(path, template=template), room=room, clock=clock)


def topic_field(store: Store, number: int = 0) -> str:
    """Return the uid of a topic field, by its number in order."""
    with store.reading() as db:
        found = db.scalars(select(TopicField.uid).where(living(TopicField)).order_by(TopicField.place))
        return found.all()[number]


def workshop(store: Store) -> str:
    """Return the uid of the first workshop; it is made if there is none."""
    with store.reading() as db:
        found = db.scalars(select(Workshop.uid).where(living(Workshop)).order_by(Workshop.place)).first()
    if found:
        return found
    with store.operation("add_workshop") as db:
        return setup.add_workshop(db, "Auftakt")


def add_card(store: Store, text: str = "Zu wenig Sprachkurse", *, cluster_uid: str | None = None) -> str:
    """Capture a card in the first topic field, as an action of its own."""
    draft = CardDraft(text, topic_field(store), workshop_uid=None, cluster_uid=cluster_uid)
    with store.operation("add_card") as db:
        return capture.add_card(db, draft)


def add_cluster(store: Store, heading: str = "Sprache", *card_uids: str) -> str:
    """Make a cluster of cards in the first topic field, as an action of its own."""
    field = topic_field(store)
    with store.operation("add_cluster") as db:
        return arrange.add_cluster(db, field, heading, card_uids)


def join(store: Store, kind: str, *uids: str) -> None:
    """Join records of one kind, as an action of its own."""
    with store.operation("join") as db:
        joining.join(db, kind, uids)


def tell_apart(store: Store, *uids: str) -> None:
    """Say that records are not the same, as an action of its own."""
    with store.operation("tell_apart") as db:
        joining.tell_apart(db, uids)


def delete_elsewhere(store: Store, kind: str, uid: str) -> None:
    """Let a record be deleted as by a room that saw nothing of what needs it."""
    with store.operation("delete") as db:
        db.get_one(record_types()[kind], uid).alive = False


def edit_text(store: Store, card_uid: str, text: str, *, joins: str | None = None) -> None:
    """Change the wording of a card, as an action of its own."""
    with store.operation("edit_text", joins=joins) as db:
        capture.edit_text(db, card_uid, text)


def text_of(store: Store, card_uid: str) -> str:
    """Return the wording that a card shows."""
    return record(store, Card, card_uid).text


def record(store: Store, record_type: type[R], uid: str) -> R:
    """Return a record as the file shows it now."""
    with store.reading() as db:
        return db.get_one(record_type, uid)


def texts(store: Store) -> list[str]:
    """Return the wordings of all living cards, sorted."""
    with store.reading() as db:
        return sorted(db.scalars(select(Card.text).where(living(Card))))


def digest_of(store: Store) -> str:
    """Return the digest of what the file shows."""
    with store.reading() as db:
        return digest(db)


def findings(store: Store) -> list[Finding]:
    """Return everything that the check finds in an open file."""
    with store.reading() as db:
        return list(check.findings(raw(db)))


def undo_all(store: Store) -> None:
    """Take every action back."""
    while store.undo():
        pass


def redo_all(store: Store) -> None:
    """Do again everything that was taken back."""
    while store.redo():
        pass
