"""How long opening one of many recommendations takes, beside the bare queries for the same rows.

Call: `PYTHONPATH=. python benchmarks/recommendations.py`. 150 recommendations with 20 measures, 20 versions,
13 cited cards, a cluster and 5 partners each. The ratio of opening to the bare queries should stay below 3;
turning is what the window does on the page. No display is needed.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster, Mention
from kiwork.models.dots import DotCount
from kiwork.models.organisation import Organisation
from kiwork.models.recommendation import (
    Measure,
    Recommendation,
    RecommendationCard,
    RecommendationCluster,
    RecommendationPartner,
    Version,
)
from kiwork.models.record import WRITING, Writing
from kiwork.models.tag import CardTag, RecommendationTag, Tag
from kiwork.queries.measures import measures
from kiwork.queries.origin import origin
from kiwork.queries.recommendations import recommendation, recommendations
from kiwork.queries.versions import versions
from kiwork.store.store import Store
from kiwork.ui.app import make_application
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, recommend
from kiwork.usecases import versions as version_work
from kiwork.usecases.capture import CardDraft

RECOMMENDATIONS, OF_EACH, CARDS, PARTNERS = 150, 20, 13, 5
ROUNDS = 60
LINKS = (
    (RecommendationPartner.organisation_uid, Organisation),
    (RecommendationCard.card_uid, Card),
    (RecommendationCluster.cluster_uid, Cluster),
    (RecommendationTag.tag_uid, Tag),
)
"""What a sheet names, and the column of the pair that names it."""


def timed(action: Callable[[], object]) -> float:
    """Return how long something takes, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def filled(bench: Workbench) -> list[str]:
    """Make the recommendations in the open file, and return their uids."""
    assert bench.store  # noqa: S101 - a file was made
    with bench.store.operation("import") as db:
        return [_make(db, number, bench.topic_field_uid or "") for number in range(RECOMMENDATIONS)]


def _make(db: Session, number: int, field: str) -> str:
    drafts = [CardDraft(f"Karte {number}.{n} zu Sprachkursen", field, None) for n in range(CARDS)]
    cluster = arrange.add_cluster(db, field, f"Cluster {number}", capture.add_cards(db, drafts))
    uid = recommend.recommend_cluster(db, cluster)
    recommend.set_partners(db, uid, [f"Träger {(number + n) % 13}" for n in range(PARTNERS)])
    for n in range(OF_EACH):
        db.add(Measure(recommendation_uid=uid, what=f"Maßnahme {n}", place=f"a{n:02}"))
    writing: Writing = db.info[WRITING]
    for n in range(OF_EACH):
        recommend.edit_recommendation(db, uid, description=f"Beschreibung {n} " * 40)
        db.info[WRITING] = Writing(writing.room, writing.at + n)
        version_work.keep_version(db, uid)
    return uid


def bare(db: Session, uid: str) -> None:
    """Read the rows of one recommendation and of what stands on its sheet, and make nothing of them."""
    db.execute(select(Recommendation.__table__).where(Recommendation.uid == uid)).all()
    for column, target in LINKS:
        pair = column.class_
        query = select(target.__table__).join(pair, column == target.uid)
        db.execute(query.where(pair.recommendation_uid == uid, pair.alive)).all()
    for owned in (Measure, Version):
        columns = [column for column in owned.__table__.columns if column.key != "text"]
        db.execute(select(*columns).where(owned.recommendation_uid == uid, owned.alive)).all()
    of_cards = select(RecommendationCard.card_uid).where(RecommendationCard.recommendation_uid == uid)
    cited = RecommendationCluster.recommendation_uid == uid
    clusters = select(RecommendationCluster.cluster_uid).where(cited)
    db.execute(select(Card.__table__).where(Card.cluster_uid.in_(clusters), Card.alive)).all()
    for targets in (of_cards, clusters):
        db.execute(select(DotCount.__table__).where(DotCount.target_uid.in_(targets), DotCount.alive)).all()
    for on_card in (Mention, CardTag):
        db.execute(select(on_card.__table__).where(on_card.card_uid.in_(of_cards))).all()


def opened(db: Session, uid: str) -> None:
    """Read one recommendation: its sheet, its cards, its measures and its versions."""
    view = recommendation(db, uid)
    if view:
        origin(db, view)
    measures(db, recommendation_uid=uid)
    versions(db, uid)


def both(db: Session, uid: str) -> None:
    """Let whatever is made once be made."""
    bare(db, uid)
    opened(db, uid)


def reading(store: Store, uids: list[str], action: Callable[[Session, str], object]) -> list[float]:
    """Return the times of an action for some recommendations, each in a session of its own."""
    times = []
    for uid in uids:
        with store.reading() as db:
            times.append(timed(lambda db=db, uid=uid: action(db, uid)))
    return times


def turned(page: RecommendPage) -> list[float]:
    """Return how long the window takes to turn to other recommendations, painted."""
    times = []
    for row in range(1, ROUNDS):
        index = page.list.model().index(row, 0)
        times.append(timed(lambda index=index: (page.list.setCurrentIndex(index), frame())))
    return times


def frame() -> None:
    """Let the window lay out and paint what it has to."""
    for _ in range(3):
        QApplication.processEvents()


def told(name: str, times: list[float], one: float) -> None:
    """Print a line: median, slowest, ratio to the bare queries."""
    median = statistics.median(times)
    print(f"{name:<44} {median:7.2f} ms (slowest {max(times):6.1f})  {median / one:6.2f} x")


def measure(bench: Workbench, page: RecommendPage, uids: list[str]) -> None:
    """Print what everything takes."""
    store = bench.store
    assert store  # noqa: S101 - a file was made
    some = uids[:ROUNDS]
    reading(store, some, both)
    rows = reading(store, some, bare)
    one = statistics.median(rows)
    told("bare queries for one", rows, one)
    told("one opened", reading(store, some, opened), one)
    told("all of them for the list", reading(store, some[:5], lambda db, _: recommendations(db)), one)
    told("the window turns to another", turned(page), one)
    told("a change is shown", [timed(page.refresh) for _ in range(5)], one)


def main() -> None:
    """Measure on a new file."""
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, Preferences(Path(folder) / "settings.ini"), backups=None)
        bench = program.workbench
        bench.create(Path(folder) / "a.kiwork", "integrationskonzept")
        uids = filled(bench)
        page = RecommendPage(bench, program.window.theme)
        page.resize(1280, 720)
        page.show()
        page.refresh()
        frame()
        measure(bench, page, uids)
        program.window.close()
        bench.close()
        program.end()


if __name__ == "__main__":
    main()
