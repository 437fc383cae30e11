"""How often a suggested cluster is the right one, and suggested groups belong together, beside word overlap.

Call: `python benchmarks/clusters.py [CSV]`. The CSV has the columns text and topic_field, which stands for a
cluster there; without one, only the clusters of the shipped example are asked, topic field by topic field.
"""

import json
import random
import statistics
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from benchmarks.likeness import csv_cards, overlap
from kiwork.assets import resource
from kiwork.likeness.clusters import LEAST, Near, gatherings, neighbours, placings
from kiwork.likeness.words import words

BOARD, BOARDS = 400, 3
"""Cards of the CSV on a board, and boards that are asked."""
LEASTS = (0.06, 0.1, LEAST, 0.18)
_NEIGHBOURS = 24

Board = tuple[dict[str, str], dict[str, str], dict[str, str]]
"""Texts by card, clusters by card, and headings by cluster."""


def main() -> None:
    """Print both shares for both measures at several thresholds."""
    say("example, clusters", list(example_boards()))
    if len(sys.argv) > 1:
        say("CSV, topic fields", list(csv_boards(Path(sys.argv[1]))))


def example_boards() -> Iterator[Board]:
    """Yield the sorted cards of each topic field of the example."""
    records = json.loads(resource("templates", "example.de.json").read_text(encoding="utf-8"))["records"]
    clusters = {record["key"]: record for record in records if record["kind"] == "cluster"}
    cards = [record for record in records if record["kind"] == "card" and "cluster_uid" in record]
    for field in dict.fromkeys(cluster["topic_field_uid"] for cluster in clusters.values()):
        here = {key: c["heading"] for key, c in clusters.items() if c["topic_field_uid"] == field}
        own = [card for card in cards if card["cluster_uid"] in here]
        yield {c["key"]: c["text"] for c in own}, {c["key"]: c["cluster_uid"] for c in own}, here


def csv_boards(path: Path) -> Iterator[Board]:
    """Yield some boards of cards drawn from a CSV file; its groups have no headings."""
    cards, chance = csv_cards(path), random.Random(1)  # noqa: S311 - the same cards every time
    for _ in range(BOARDS):
        chosen = chance.sample(sorted(cards), BOARD)
        yield {key: cards[key][0] for key in chosen}, {key: cards[key][1] for key in chosen}, {}


def say(name: str, boards: list[Board]) -> None:
    """Print what grams and word overlap make of some boards."""
    for measure, find in {"grams": neighbours, "word overlap": overlapping}.items():
        asked = [(board, find({**board[0], **board[2]}, list(board[0]))) for board in boards]
        for least in LEASTS:
            right = [found for board, near in asked for found in placed(board, near, least)]
            pairs = [same for board, near in asked for same in gathered(board, near, least)]
            number = sum(len(board[0]) for board in boards)
            print(
                f"{name}, {measure}, from {least}: {len(right)} of {number} placed, {share(right)} right; "
                f"{len(pairs)} pairs gathered, {share(pairs)} belong together",
                flush=True,
            )


def placed(board: Board, near: Near, least: float) -> Iterator[bool]:
    """Yield for each card that is offered a cluster whether it is its own; it alone is taken as unsorted."""
    texts, cluster_of, headings = board
    for key in texts:
        others = {**cluster_of, **{heading: heading for heading in headings}}
        del others[key]
        yield from (p.cluster == cluster_of[key] for p in placings({key: near[key]}, others, least=least))


def gathered(board: Board, near: Near, least: float) -> Iterator[bool]:
    """Yield for any two cards of a suggested group whether they belong together, as if all were free."""
    texts, cluster_of, _ = board
    for group in gatherings(near, list(texts), least=least):
        yield from (cluster_of[one] == cluster_of[other] for one, other in combinations(group.keys, 2))


def overlapping(texts: Mapping[str, str], asked: list[str]) -> dict[str, list[tuple[str, float]]]:
    """Return the neighbours that share most words (Jaccard), as `neighbours` does for grams."""
    said = {key: set(words(text)) for key, text in texts.items()}

    found: dict[str, list[tuple[str, float]]] = {}
    for key in asked:
        others = [(other, overlap(said[key], said[other])) for other in texts if other != key]
        best = sorted(others, key=lambda pair: (-pair[1], pair[0]))[:_NEIGHBOURS]
        found[key] = [pair for pair in best if pair[1] > 0]
    return found


def share(found: list[bool]) -> str:
    """Return the share of what is true, or a dash where there is nothing."""
    return f"{statistics.mean(found):.3f}" if found else "–"


if __name__ == "__main__":
    main()
