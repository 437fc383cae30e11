"""Sheets by chapters, the action plan, and the list for the committee."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from pypdf import PdfReader

from kiwork.models.recommendation import Measure
from kiwork.protocol.document import Document, Heading, Paragraph, Sheet
from kiwork.protocol.editions import Choices, Edition
from kiwork.protocol.pdf import write_pdf
from kiwork.store.store import Store
from kiwork.usecases import chapters, organisations, recommend
from kiwork.usecases.measures import add_measure
from tests.builders import add_card, topic_field
from tests.protocol.printed import everything, headings, minutes, sheets, tables

ABOUT = (Edition.SHEETS, Edition.ACTIONS, Edition.COMMITTEE)


def recommendation(store: Store, title: str, *, field: int = 0, lead: str = "", **columns: str | bool) -> str:
    place = topic_field(store, field)
    with store.operation("add_recommendation") as db:
        uid = recommend.add_recommendation(db, place, title)
        recommend.edit_recommendation(db, uid, **columns)
        recommend.set_lead(db, uid, lead)
        return uid


def chapter(store: Store, title: str, uids: Sequence[str] = (), introduction: str = "") -> None:
    with store.operation("add_chapter") as db:
        uid = chapters.add_chapter(db, title)
        chapters.introduce_chapter(db, uid, introduction)
        chapters.move_recommendations(db, uids, uid)


def measure(store: Store, uid: str, what: str, due: str = "", **columns: str | None) -> str:
    with store.operation("add_measure") as db:
        made = add_measure(db, uid, what)
        for column, value in {"due": due, **columns}.items():
            setattr(db.get_one(Measure, made), column, value)
        return made


def read_back(document: Document) -> str:
    """Print a document, and return the letters of its pages with single spaces."""
    file = BytesIO()
    write_pdf(document, file)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


@pytest.mark.parametrize(
    ("edition", "sentence"),
    [
        (Edition.SHEETS, "Es gibt noch keine Empfehlungen, die hier stehen können."),
        (Edition.ACTIONS, "Für die Empfehlungen sind noch keine Maßnahmen geplant."),
        (Edition.COMMITTEE, "Keine Empfehlung braucht einen gesonderten Beschluss."),
    ],
)
def test_an_empty_edition_says_so(store: Store, edition: Edition, sentence: str) -> None:
    add_card(store)
    assert sentence in read_back(minutes(store, edition=edition))


def test_sheets_stand_by_topic_field_while_there_are_no_chapters(store: Store) -> None:
    recommendation(store, "Kurse am Abend")
    recommendation(store, "Rat der Betriebe", field=1)
    printed = minutes(store, edition=Edition.SHEETS)
    assert [block.text for block in printed.blocks if isinstance(block, Heading)] == [
        "Sprache und Bildung",
        "Arbeit und Wirtschaft",
    ]
    assert list(sheets(printed)) == ["SB-01", "AW-01"]


def test_sheets_stand_by_chapter_in_its_order_and_what_has_none_comes_last(store: Store) -> None:
    uids = [recommendation(store, title) for title in ("Kurse", "Busse", "Räume")]
    chapter(store, "Teilhabe", [uids[2], uids[0]], "Alle gehören dazu.")
    chapter(store, "Leer")
    printed = minutes(store, edition=Edition.SHEETS)
    told = [
        block.number if isinstance(block, Sheet) else block.text
        for block in printed.blocks
        if isinstance(block, Heading | Paragraph | Sheet)
    ]
    assert told == ["Teilhabe", "Alle gehören dazu.", "SB-03", "SB-01", "Ohne Kapitel", "SB-02"]
    assert "Alle gehören dazu." in read_back(printed)


def test_the_action_plan_goes_by_recommendation_and_day(store: Store) -> None:
    uid = recommendation(store, "Kurse am Abend")
    recommendation(store, "Busse", lead="Stadt")
    first = measure(store, uid, "Räume suchen", "2027-03-01", lead="VHS", partners="Schulen", state="done")
    measure(store, uid, "Werben")
    measure(store, uid, "Kurse beginnen", "2027-01-15", means="20.000 €", builds_on=first)
    printed = minutes(store, edition=Edition.ACTIONS)
    plan, rest = tables(printed)
    january, march = (day.replace(" ", "\u00a0") for day in ("15. Januar 2027", "1. März 2027"))
    assert [list(row) for row in plan.rows] == [
        [
            "SB-01.3 Kurse beginnen\nbaut auf: SB-01.1",
            "noch offen",
            "",
            "20.000 €",
            january,
            "offen",
        ],
        ["SB-01.1 Räume suchen", "VHS", "Schulen", "", march, "erledigt"],
        ["SB-01.2 Werben", "noch offen", "", "", "noch offen", "offen"],
    ]
    assert rest.rows == [("SB-02", "Busse", "Stadt")]
    assert "SB-01 Kurse am Abend" in headings(printed)
    text = read_back(printed)
    assert "20.000 €" in text
    assert "Noch ohne Maßnahmen" in text


def test_the_committee_gets_what_needs_a_decision_of_its_own(store: Store) -> None:
    recommendation(store, "Kurse", separate_decision="yes", cost="8.000 € im Jahr", timeframe="2027–2028")
    recommendation(
        store, "Busse", lead="Kreis", separate_decision="yes", cost="viel", cost_report="95.000 €",
        review_period="drei Jahre",
    )  # fmt: skip
    recommendation(store, "Räume", separate_decision="yes")
    for answer in ("no", "open", ""):
        recommendation(store, f"Antwort {answer}", separate_decision=answer)
    (table,) = tables(minutes(store, edition=Edition.COMMITTEE))
    assert table.rows == [
        ("SB-01", "Kurse", "noch offen", "8.000 € im Jahr", "2027–2028"),
        ("SB-02", "Busse", "Kreis", "95.000 €", "drei Jahre"),
        ("SB-03", "Räume", "noch offen", "Kosten fehlen", "Zeitraum fehlt"),
    ]
    text = read_back(minutes(store, edition=Edition.COMMITTEE))
    assert "3 Empfehlungen brauchen einen gesonderten Beschluss." in text
    assert "95.000 €" in text


@pytest.mark.parametrize("edition", ABOUT)
def test_what_is_internal_stays_out_unless_it_is_chosen(store: Store, edition: Edition) -> None:
    uid = recommendation(store, "Geheimplan", separate_decision="yes", public=False)
    measure(store, uid, "Reden")
    assert "Geheimplan" not in everything(minutes(store, edition=edition))
    chosen = minutes(store, edition=edition, choices=Choices(internal=True))
    assert "Geheimplan" in everything(chosen)


@pytest.mark.parametrize("edition", [*ABOUT, Edition.DOCUMENTATION])
def test_who_is_internal_is_not_named_and_how_to_reach_whom_never(store: Store, edition: Edition) -> None:
    uid = recommendation(store, "Kurse", lead="Caritas", separate_decision="yes")
    with store.operation("set_partners") as db:
        recommend.set_partners(db, uid, ["VHS"])
        for name in ("Caritas", "VHS"):
            organisation = organisations.add_organisation(db, name)
            organisations.edit_organisation(db, organisation, contact="05241 1234", internal=True)
    printed = read_back(minutes(store, edition=edition))
    inside = read_back(minutes(store, edition=edition, choices=Choices(internal=True)))
    assert "Caritas" not in printed
    assert "VHS" not in printed
    assert "Caritas" in inside
    assert "05241" not in printed + inside


@pytest.mark.parametrize("edition", ABOUT)
def test_topic_fields_that_are_left_out_are_not_printed(store: Store, edition: Edition) -> None:
    recommendation(store, "Kurse", separate_decision="yes")
    recommendation(store, "Betriebe", field=1, separate_decision="yes")
    printed = minutes(store, edition=edition, topic_field_uids=[topic_field(store, 1)])
    assert "Kurse" not in everything(printed)
    assert "Betriebe" in everything(printed)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("edition", ABOUT)
def test_they_are_about_the_process_and_named_in_both_languages(
    store: Store, edition: Edition, language: str
) -> None:
    names = {"sheets": "Recommendations", "actions": "Action plan", "committee": "List for the committee"}
    printed = minutes(store, edition=edition, language=language)
    assert printed.title == "Integrationskonzept"
    assert (names[edition] in printed.subtitle) is (language == "en")
