"""A whole workshop in the window without a mouse: agenda, beamer, cards, board, dots, parking lot, end."""

from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kiwork.models.kinds import CardKind, Quarter, WorkshopState
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.matrix import matrix
from kiwork.queries.outline import WorkshopView
from kiwork.queries.parking import parked_items
from kiwork.queries.recommendations import recommendations
from kiwork.ui.agenda.course import course_of
from tests.ui.window import Driver

MOST_TABS = 40
WRITTEN = ("Alle kommen hin", "Busse auch am Sonntag")
"""Title and goal of the recommendation."""


@pytest.fixture
def opened(driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Driver:
    """Make a file out of the template."""
    path = tmp_path / "Raum 4.kiwork"
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: path)
    driver.in_dialog(lambda: driver.type("Integrationskonzept\n"))
    driver.press("Ctrl+N")
    return driver


def tab_to(driver: Driver, name: str) -> QWidget:
    """Go on with Tab until what has the focus is called so."""
    for _ in range(MOST_TABS):
        if name in (driver.focused.accessibleName(), getattr(driver.focused, "text", str)()):
            return driver.focused
        driver.press("Tab")
    raise LookupError(name)


def cards(driver: Driver) -> dict[str, CardView]:
    return {card.text: card for card in driver.bench.ask(all_cards)}


def workshop(driver: Driver) -> WorkshopView:
    assert driver.bench.outline
    found = driver.bench.outline.workshop(driver.bench.workshop_uid)
    assert found
    return found


def write_agenda(driver: Driver) -> None:
    """Write the people present and two steps into the dialog of the workshop."""
    driver.press("Ctrl+Tab")
    tab_to(driver, "Insgesamt")
    driver.type("12")
    for _ in range(2):
        driver.press("Ctrl+Tab")
    tab_to(driver, "Ablauf")
    for title in ("Sammeln", "Gewichten"):
        driver.press("Insert")
        with driver.qtbot.waitSignal(driver.bench.changed):
            driver.type(f"{title}\n")
    driver.press("Esc")


def begin(driver: Driver) -> None:
    """Make a workshop, write its agenda, begin the first step, and show it on the beamer."""
    driver.press("Ctrl+2")
    driver.press("Return")
    driver.in_dialog(lambda: write_agenda(driver))
    driver.press("Ctrl+E")
    driver.press("Ctrl+Shift+T")
    driver.press("F5")


def accept(driver: Driver) -> None:
    """Go to the primary button of the dialog, and press it."""
    dialog = QApplication.activeModalWidget()
    assert dialog
    (primary,) = (one for one in dialog.findChildren(QPushButton) if one.property("role") == "primary")
    tab_to(driver, primary.text())
    driver.press("Space")


def collect(driver: Driver, clipboard: QClipboard) -> None:
    """Type cards of three kinds, count one again, give one its original, paste a list."""
    driver.press("Ctrl+2")
    for line in ("h: Zu wenig Kurse am Abend", "l: Kurse mit Kinderbetreuung", "a: Sprachcafé"):
        driver.type(f"{line}\n")
    driver.press("Ctrl+Return")
    clipboard.setText("1. Busse am Sonntag\n2. Fahrräder leihen\n3. Ein Stadtplan")
    driver.in_dialog(lambda: accept(driver))
    driver.press("Ctrl+Shift+V")
    driver.type("p: Erst die Stadt fragen\n")


def arrange(driver: Driver) -> None:
    """Make two clusters of unsorted cards, and carry one more into the first."""
    driver.press("Ctrl+3")
    for heading in ("Kurse", "Wege"):
        driver.press("Shift+Down")
        driver.press("N")
        driver.type(f"{heading}\n")
        driver.press("Ctrl+Home")


def weigh(driver: Driver) -> None:
    """Count dots, hide and reveal them, and place both clusters in the matrix."""
    driver.press("Ctrl+Shift+T")
    driver.press("Ctrl+4")
    driver.press("Ctrl+Shift+N")
    driver.type("5\n9\n")
    driver.press("Alt+3")
    driver.type("12")
    driver.press("Alt+1")


def recommend(driver: Driver) -> None:
    """Make a recommendation of the cluster with most dots, and begin its check."""
    driver.press("Ctrl+5")
    driver.type("1")
    for text in WRITTEN:
        driver.type(f"{text}\t")


def decide(driver: Driver) -> None:
    """Hand what is parked to somebody, and end the workshop."""
    driver.press("Tab")
    driver.type("2")
    driver.type("die Stadt\t")
    driver.type("Sie ist zuständig\n")
    tab_to(driver, driver.bench.text("parking.end"))
    driver.press("Space")
    driver.press("Esc")


def test_a_whole_workshop_without_a_mouse(opened: Driver, clipboard: QClipboard) -> None:
    driver = opened
    begin(driver)
    assert (workshop(driver).people, driver.program.stage.is_open) == ({"total": 12}, True)

    collect(driver, clipboard)
    found = cards(driver)
    assert [found[text].kind for text in list(found)[:3]] == list(CardKind)
    assert (len(found), found["Sprachcafé"].mentions, found["Erst die Stadt fragen"].parked) == (7, 2, True)

    arrange(driver)
    weigh(driver)
    placed = [(view.heading, view.cards, view.quarter) for view in driver.bench.ask(matrix)]
    assert placed == [("Kurse", 2, Quarter.QUICK_WIN), ("Wege", 2, Quarter.FOCUS)]

    recommend(driver)
    (view,) = driver.bench.ask(recommendations)
    assert (view.title, view.goal, len(view.card_uids), view.clusters[0].dots) == (*WRITTEN, 2, 9)

    driver.in_dialog(lambda: decide(driver))
    driver.press("Ctrl+Shift+P")
    (parked,) = driver.bench.ask(parked_items)
    assert (parked.told.decision, parked.told.reason) == ("übergeben an die Stadt", "Sie ist zuständig")
    assert workshop(driver).state == WorkshopState.CLOSED
    current = course_of(driver.bench).current
    assert current
    assert current.title == "Gewichten"
