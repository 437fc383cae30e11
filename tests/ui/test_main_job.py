"""The main job from a new file to the printed protocol, by keyboard alone, and all the way back."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from kiwork.queries.cards import all_cards
from kiwork.queries.recommendations import recommendations
from kiwork.queries.summary import summary
from tests.ui.window import Driver

CARDS = [f"Gedanke {number:02} zur Größe der Räume" for number in range(1, 31)]
HEADINGS = ["Kurszeiten", "Kinderbetreuung", "Wartelisten", "Räume"]
DOTS = [12, 7, 30, 4]


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: path)


def make_file(driver: Driver, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    choose(monkeypatch, path)
    driver.in_dialog(lambda: driver.type("Integrationskonzept\n"))
    driver.press("Ctrl+N")


def capture_cards(driver: Driver) -> None:
    driver.press("Ctrl+2")
    for text in CARDS:
        driver.type(f"{text}\n")


def cluster_cards(driver: Driver) -> None:
    driver.press("Ctrl+3")
    for heading in HEADINGS:
        for _ in range(5):
            driver.press("Shift+Down")
        driver.press("N")
        driver.type(f"{heading}\n")
        driver.press("Ctrl+Home")


def count_dots(driver: Driver) -> None:
    driver.press("Ctrl+4")
    driver.press("Ctrl+Shift+N")
    for dots in DOTS:
        driver.type(f"{dots}\n")


def recommend(driver: Driver) -> None:
    driver.press("Ctrl+5")
    driver.type("1")
    driver.type("Schneller in den Kurs\t")
    driver.type("Niemand wartet länger als sechs Wochen\t")
    driver.press("Ctrl+Return")
    driver.type("1")


def print_protocol(driver: Driver, monkeypatch: pytest.MonkeyPatch, path: Path) -> str:
    monkeypatch.setattr("kiwork.ui.protocol.page.ask_target", lambda *_: path)
    driver.press("Ctrl+6")
    driver.press("Ctrl+S")
    driver.qtbot.waitUntil(path.exists, timeout=30_000)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def undo_all(driver: Driver) -> list[str]:
    """Undo step by step up to the making of the first workshop; return the digests passed."""
    digests = [driver.digest()]
    while driver.store.undo_name != "add_workshop":
        driver.press("Ctrl+Z")
        digests.append(driver.digest())
    return digests


def redo_all(driver: Driver) -> list[str]:
    digests = [driver.digest()]
    while driver.store.redo_name:
        driver.press("Ctrl+Shift+Z")
        digests.append(driver.digest())
    return digests


def test_the_main_job_by_keyboard(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_file(driver, monkeypatch, tmp_path / "Konzept.kiwork")
    empty = driver.digest()

    capture_cards(driver)
    cluster_cards(driver)
    count_dots(driver)
    recommend(driver)
    printed = print_protocol(driver, monkeypatch, tmp_path / "Protokoll.pdf")

    counts = driver.bench.ask(summary)
    assert (counts.cards, counts.clusters, counts.dots, counts.recommendations) == (30, 4, sum(DOTS), 2)
    assert [view.title for view in driver.bench.ask(recommendations)] == [
        "Schneller in den Kurs",
        "Kurszeiten",
    ]
    assert [card.text for card in driver.bench.ask(all_cards) if printed.count(card.text) != 1] == []

    full = driver.digest()
    back = undo_all(driver)
    assert (back[0], back[-1]) == (full, empty)
    assert redo_all(driver) == back[::-1]
