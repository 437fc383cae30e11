"""How often the most alike card belongs to the same group, beside simpler measures, and how long it takes.

Call: `python benchmarks/likeness.py [CSV]`. The CSV has the columns text and topic_field; without one the
shipped example stands for it.
"""

import csv
import json
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz

from kiwork.assets import resource
from kiwork.likeness.doubles import doubles
from kiwork.likeness.index import Index
from kiwork.likeness.words import words

ASKED = 1_000
SIZES = (2_200, 13_200, 100_000)
CHANCE = random.Random(1)  # noqa: S311 - the same numbers every time

Cards = dict[str, tuple[str, str]]
"""Text and group by key."""


def main() -> None:
    """Print shares of nearest neighbours of the same group, then times."""
    cards = example_cards()
    say_shares("example, clusters", cards)
    if len(sys.argv) > 1:
        cards = csv_cards(Path(sys.argv[1]))
        say_shares("CSV, topic fields", cards)
    texts = [text for text, _ in cards.values()]
    say_times(texts)
    for size in SIZES:
        say_times([invented(texts) for _ in range(size)])


def example_cards() -> Cards:
    """Return the example's cards that are in a cluster."""
    records = json.loads(resource("templates", "example.de.json").read_text(encoding="utf-8"))["records"]
    cards = [record for record in records if record["kind"] == "card" and "cluster_uid" in record]
    return {card["key"]: (card["text"], card["cluster_uid"]) for card in cards}


def csv_cards(path: Path) -> Cards:
    """Return the rows of a CSV file with the columns text and topic_field."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {str(n): (row["text"], row["topic_field"]) for n, row in enumerate(csv.DictReader(file))}


def say_shares(name: str, cards: Cards) -> None:
    """Print for each measure the share of cards whose nearest neighbour is of their group."""
    asked = CHANCE.sample(sorted(cards), min(ASKED, len(cards)))
    said = {key: words(text) for key, (text, _) in cards.items()}
    lines = {key: " ".join(of_text) for key, of_text in said.items()}
    index = Index({key: text for key, (text, _) in cards.items()})
    nearest: dict[str, Callable[[str], str]] = {
        "grams": lambda key: next((o for o, _ in index.nearest(cards[key][0], 2) if o != key), ""),
        "token_set_ratio": lambda key: best(key, cards, lambda o: fuzz.token_set_ratio(lines[key], lines[o])),
        "word overlap": lambda key: best(key, cards, lambda o: overlap(set(said[key]), set(said[o]))),
    }
    for measure, find in nearest.items():
        found = [(cards[key][1], cards.get(find(key), ("", ""))[1]) for key in asked]
        share = statistics.mean(one == other for one, other in found)
        print(f"{name}, {len(cards):,} cards, {measure}: {share:.3f}", flush=True)


def best(key: str, cards: Cards, likeness: Callable[[str], float]) -> str:
    """Return the other key that is most alike."""
    return max((other for other in cards if other != key), key=likeness)


def overlap(one: set[str], other: set[str]) -> float:
    """Return the share of words that both have (Jaccard)."""
    return len(one & other) / (len(one | other) or 1)


def invented(texts: list[str]) -> str:
    """Return the beginning of one text and the end of another."""
    one, other = CHANCE.sample(texts, 2)
    return f"{one[: len(one) // 2]} {other[len(other) // 2 :]}"


def say_times(texts: list[str]) -> None:
    """Print what building, asking and looking for doubles takes among some texts."""
    cards = {str(number): text for number, text in enumerate(texts)}
    built = timed(lambda: Index(cards).nearest("", 1))
    tracemalloc.start()
    index = Index(cards)
    index.nearest("", 1)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    asks = [timed(ask(index, text)) for text in CHANCE.sample(texts, min(300, len(texts)))]
    asks_after = [timed(add_and_ask(index, text)) for text in CHANCE.sample(texts, min(100, len(texts)))]
    found = timed(lambda: doubles(cards))
    print(f"{len(texts):,} texts of {statistics.mean(map(len, texts)):.0f} letters")
    print(f"  index built in {built:,.0f} ms, {megabytes:.0f} MB")
    print(f"  asked in {statistics.median(asks):.2f} ms, slowest {max(asks):.1f}")
    print(f"  added and asked in {statistics.median(asks_after):.2f} ms, slowest {max(asks_after):.1f}")
    print(f"  doubles found in {found / 1000:.1f} s", flush=True)


def ask(index: Index, text: str) -> Callable[[], object]:
    """Return a question for the five most alike."""
    return lambda: index.nearest(text, 5, least=0.3)


def add_and_ask(index: Index, text: str) -> Callable[[], object]:
    """Return the capture of one card and the question for the next."""

    def act() -> None:
        index.add(f"new {text}", text)
        index.nearest(text, 5, least=0.3)

    return act


def timed(act: Callable[[], object]) -> float:
    """Return how long the processor is busy with something, in milliseconds."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
