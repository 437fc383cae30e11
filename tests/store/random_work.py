"""A facilitator who does anything at any time: random actions on a store, from a seed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, literal_column, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.dots import DotRound
from kiwork.models.kinds import CardKind, Dimension, DotRule, Quarter, TargetKind
from kiwork.models.living import living
from kiwork.models.photo import Photo
from kiwork.models.process import GuidingQuestion, Phase, TopicField
from kiwork.models.recommendation import Recommendation, Version
from kiwork.models.record import Record, fields_of, fixed_fields
from kiwork.models.tag import Tag
from kiwork.models.text import EmptyTextError
from kiwork.models.workshop import AgendaStep, Workshop
from kiwork.store.cells import FieldKey
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, parking, photos, recommend, setup, versions, weigh
from kiwork.usecases.capture import CardDraft
from tests.builders import redo_all
from tests.parallel import OtherRoom
from tests.store import random_agreeing

WORDS = ("Kita", "Deutschkurs", "Wartezeit", "Träger", "Мова", "عمل", "Übergang", "Straße", "İş", "&", "<b>")
_AS_MADE: ColumnElement[int] = literal_column("rowid")
Act = Callable[["Work", Session], object]


@dataclass
class Work:
    """Random actions; every choice comes from `dice`."""

    store: Store
    dice: random.Random
    names: list[str] = field(default_factory=list)

    def act(self) -> None:
        """Do one thing: mostly an action, at times undo or redo."""
        choice = self.dice.random()
        if choice < 0.12:
            self.store.undo()
        elif choice < 0.2:
            self.store.redo()
        elif choice < 0.22:
            redo_all(self.store)
        else:
            self._operate(self.dice.choice(ACTIONS))

    def _operate(self, action: Act) -> None:
        name = action.__name__.lstrip("_")
        joins = "typing" if name == "type_on" else None
        with self.store.operation(name, joins=joins) as db:
            action(self, db)
        self.names.append(name)

    def text(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 4)))

    def living(self, db: Session, record_type: type[Record]) -> list[str]:
        """Return the uids of all living records of a class, as they were made."""
        return list(_living_uids(db, record_type))

    def any_of(self, db: Session, record_type: type[Record]) -> str | None:
        found = _living_uids(db, record_type)
        return self.dice.choice(found) if found else None

    def some_of(self, db: Session, record_type: type[Record]) -> list[str]:
        found = _living_uids(db, record_type)
        return self.dice.sample(found, k=min(len(found), self.dice.randint(0, 4)))

    def draft(self, db: Session) -> CardDraft:
        cluster = db.get(Cluster, self.any_of(db, Cluster) or "") if self.dice.random() < 0.3 else None
        return CardDraft(
            self.text(),
            cluster.topic_field_uid if cluster else self.any_of(db, TopicField),
            self.any_of(db, Workshop),
            kind=self.dice.choice(list(CardKind)),
            cluster_uid=cluster.uid if cluster else None,
            tag_uids=tuple(self.some_of(db, Tag)),
            original_wording=self.dice.choice(["", "слово"]),
            parked=self.dice.random() < 0.1,
            mentions=self.dice.randint(1, 3),
        )


def _living_uids(db: Session, record_type: type[Record]) -> Sequence[str]:
    return db.scalars(select(record_type.uid).where(living(record_type)).order_by(_AS_MADE)).all()


def plant_parallel_values(store: Store, dice: random.Random, number: int) -> None:
    """Let another room's values stand beside some of the file's, older and newer, equal and different."""
    room = OtherRoom(writer_id=dice.randint(1, 1 << 40))
    for _ in range(number):
        record_type = dice.choice([Card, Cluster, TopicField, Recommendation])
        with store.reading() as db:
            found = db.scalars(select(record_type).order_by(_AS_MADE)).all()
        if found:
            record = dice.choice(found)
            key, content = _parallel(record, dice)
            room.adds(store, key, content, at=dice.choice([1, 1_700_000_000_000, 1_900_000_000_000]))


def _parallel(record: Record, dice: random.Random) -> tuple[FieldKey, object]:
    text_fields = {"card": "text", "cluster": "heading", "topic_field": "title", "recommendation": "title"}
    name = dice.choice(["alive", text_fields[record.__tablename__]])
    assert name in set(fields_of(type(record))) - fixed_fields(type(record))
    same = getattr(record, name)
    other = dice.random() < 0.5 if name == "alive" else dice.choice(WORDS)
    return FieldKey(record.__tablename__, record.uid, name), dice.choice([same, other])


def _add_card(work: Work, db: Session) -> None:
    capture.add_card(db, work.draft(db))


def _import_cards(work: Work, db: Session) -> None:
    capture.add_cards(db, [work.draft(db) for _ in range(work.dice.randint(2, 15))])


def _type_on(work: Work, db: Session) -> None:
    if card := work.any_of(db, Card):
        capture.edit_text(db, card, work.text())


def _edit_card(work: Work, db: Session) -> None:
    if card := work.any_of(db, Card):
        capture.edit_original(db, card, work.text(), "uk")
        capture.set_kind(db, card, work.dice.choice(list(CardKind)))
        capture.set_internal(db, card, internal=work.dice.random() < 0.5)


def _park(work: Work, db: Session) -> None:
    if card := work.any_of(db, Card):
        parking.park(db, card, parked=work.dice.random() < 0.6)


def _mention(work: Work, db: Session) -> None:
    if card := work.any_of(db, Card):
        change = work.dice.choice([capture.count_mention, capture.discount_mention])
        change(db, card, work.any_of(db, Workshop))


def _set_tags(work: Work, db: Session) -> None:
    if card := work.any_of(db, Card):
        capture.set_tags(db, card, work.some_of(db, Tag))


def _move_cards(work: Work, db: Session) -> None:
    field_uid = work.any_of(db, TopicField)
    if field_uid:
        cluster = work.any_of(db, Cluster) if work.dice.random() < 0.6 else None
        arrange.move_cards(
            db,
            work.some_of(db, Card),
            topic_field_uid=field_uid,
            cluster_uid=cluster,
            before_uid=work.any_of(db, Card),
        )


def _delete_cards(work: Work, db: Session) -> None:
    for card in work.some_of(db, Card):
        if card not in work.living(db, Card):
            continue  # it went with another one that it was joined with
        _unless_refused(lambda card=card: arrange.delete_cards(db, [card]))  # type: ignore[misc]  # a late name


def _add_cluster(work: Work, db: Session) -> None:
    if field_uid := work.any_of(db, TopicField):
        arrange.add_cluster(db, field_uid, work.text(), work.some_of(db, Card))


def _change_cluster(work: Work, db: Session) -> None:
    if cluster := work.any_of(db, Cluster):
        arrange.rename_cluster(db, cluster, work.text())
        arrange.move_cluster(db, cluster, work.any_of(db, Cluster))


def _delete_cluster(work: Work, db: Session) -> None:
    if cluster := work.any_of(db, Cluster):
        _unless_refused(lambda: arrange.delete_cluster(db, cluster))


def _weigh(work: Work, db: Session) -> None:
    dot_round = work.any_of(db, DotRound) or weigh.add_round(db, "Runde", target_kind=TargetKind.CLUSTER)
    workshop = work.any_of(db, Workshop)
    if cluster := work.any_of(db, Cluster):
        weigh.set_dots(db, dot_round, cluster, work.dice.randint(0, 20), workshop_uid=workshop)
    weigh.set_people(db, dot_round, work.dice.randint(0, 30), workshop_uid=workshop)


def _place_in_matrix(work: Work, db: Session) -> None:
    if cluster := work.any_of(db, Cluster):
        weigh.place_in_matrix(db, cluster, work.dice.choice([None, *Quarter]))


def _reveal_round(work: Work, db: Session) -> None:
    if dot_round := work.any_of(db, DotRound):
        weigh.edit_round(db, dot_round, revealed=False, rule=work.dice.choice(list(DotRule)))
        weigh.reveal_round(db, dot_round)


def _delete_round(work: Work, db: Session) -> None:
    if dot_round := work.any_of(db, DotRound):
        weigh.delete_round(db, dot_round)


def _recommend(work: Work, db: Session) -> None:
    if cluster := work.any_of(db, Cluster):
        _unless_refused(lambda: recommend.recommend_cluster(db, cluster))  # one that lives on has no heading
    elif field_uid := work.any_of(db, TopicField):
        recommend.add_recommendation(db, field_uid, work.text())


def _edit_recommendation(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Recommendation):
        recommend.edit_recommendation(db, uid, goal=work.text(), effort=work.dice.randint(1, 5))
        recommend.set_lead(db, uid, work.dice.choice(["", "Jobcenter", "Stadt"]))
        recommend.set_partners(db, uid, work.dice.sample(["Caritas", "Stadt", "Verein"], k=2))


def _cite(work: Work, db: Session) -> None:
    uid, card, cluster = (work.any_of(db, kind) for kind in (Recommendation, Card, Cluster))
    if uid and card and cluster:
        work.dice.choice([recommend.cite_card, recommend.uncite_card])(db, uid, card)
        work.dice.choice([recommend.cite_cluster, recommend.uncite_cluster])(db, uid, cluster)


def _keep_version(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Recommendation):
        versions.keep_version(db, uid)


def _restore_version(work: Work, db: Session) -> None:
    if version := work.any_of(db, Version):
        versions.restore_version(db, version)


def _delete_recommendation(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Recommendation):
        recommend.delete_recommendation(db, uid)


def _add_to_setup(work: Work, db: Session) -> None:
    phase = setup.add_phase(db, work.text())
    workshop = setup.add_workshop(db, work.text(), date="2026-11-22", phase_uid=phase)
    setup.add_agenda_step(db, workshop, work.text(), planned=20)
    setup.add_tag(db, work.dice.choice(list(Dimension)), work.text())
    setup.add_question(db, work.text(), topic_field_uid=work.any_of(db, TopicField))
    setup.set_workshop_topic_fields(db, workshop, work.some_of(db, TopicField))


def _change_setup(work: Work, db: Session) -> None:
    setup.edit_process(db, title=work.text(), host="Landkreis")
    kinds: list[tuple[str, type[Record], str]] = [
        ("topic_field", TopicField, "title"),
        ("workshop", Workshop, "title"),
        ("tag", Tag, "title"),
        ("guiding_question", GuidingQuestion, "text"),
    ]
    for kind, record_type, name in kinds:
        if uid := work.any_of(db, record_type):
            setup.edit(db, kind, uid, **{name: work.text()})
            setup.move(db, kind, uid, work.any_of(db, record_type))


def _shrink_setup(work: Work, db: Session) -> None:
    kinds = {"phase": Phase, "guiding_question": GuidingQuestion, "tag": Tag, "agenda_step": AgendaStep}
    kind = work.dice.choice(list(kinds))
    if uid := work.any_of(db, kinds[kind]):
        setup.delete(db, kind, uid)
    if uid := work.any_of(db, Workshop):
        _unless_refused(lambda: setup.delete_workshop(db, uid or ""))


def _change_topic_fields(work: Work, db: Session) -> None:
    new = setup.add_topic_field(db, work.text())
    if uid := work.any_of(db, TopicField):
        _unless_refused(lambda: setup.delete_topic_field(db, uid, move_to=new if uid != new else None))


def _add_photos(work: Work, db: Session) -> None:
    if workshop_uid := work.any_of(db, Workshop):
        photos.add_photos(db, workshop_uid, [work.dice.choice(WORDS).encode() for _ in range(2)])


def _change_photo(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Photo):
        photos.tick_photo(db, uid, (work.dice.randint(0, 1000), work.dice.randint(0, 1000)))
        photos.turn_photo(db, uid)
        photos.set_caption(db, uid, work.text())
        photos.keep_photo_internal(db, uid, internal=work.dice.random() < 0.5)
        if work.dice.random() < 0.3:
            photos.untick_photo(db, uid)


def _delete_photo(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Photo):
        photos.delete_photo(db, uid)


def _unless_refused(act: Callable[[], object]) -> None:
    try:
        act()
    except (arrange.CitedError, setup.StillNeededError, setup.StillPicturedError, EmptyTextError):
        return


_OFTEN: list[Act] = [_add_card, _type_on, _type_on, _move_cards, _mention, _set_tags, _weigh]
ACTIONS: list[Act] = [
    *_OFTEN, *_OFTEN, _import_cards, _edit_card, _park, _delete_cards, _add_cluster, _change_cluster,
    _delete_cluster, _place_in_matrix, _reveal_round, _delete_round, _recommend, _edit_recommendation,
    _cite, _delete_recommendation, _add_to_setup, _change_setup, _shrink_setup, _change_topic_fields,
    _keep_version, _restore_version, _add_photos, _change_photo, _delete_photo, *random_agreeing.ACTIONS,
]  # fmt: skip
