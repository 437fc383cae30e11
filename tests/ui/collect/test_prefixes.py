"""What becomes a chip while typing, and what stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.models.kinds import CardKind, Dimension
from kiwork.queries.outline import TagView
from kiwork.ui.collect.prefixes import Chip, Written, finished, fragment_at, next_finding
from kiwork.ui.collect.vocabulary import Vocabulary

TAGS = (
    TagView("verl", "Verl", "", Dimension.MUNICIPALITY),
    TagView("halle", "Halle (Westf.)", "Halle", Dimension.MUNICIPALITY),
    TagView("ukraine", "Geflüchtete aus der Ukraine", "Ukraine", Dimension.TARGET_GROUP),
    TagView("fluechtlinge", "Geflüchtete", "", Dimension.TARGET_GROUP),
    TagView("buerger", "Bürger*in", "", Dimension.PERSPECTIVE),
    TagView("strasse", "Straße", "", Dimension.THEME),
)
VOCABULARY = Vocabulary(TAGS)


def read(text: str, *chips: Chip, kept: tuple[str, ...] = ()) -> Written:
    return finished(text, VOCABULARY, chips=chips, kept=kept)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("h: Zu wenig Kurse", CardKind.CHALLENGE),
        ("l: Abendkurse", CardKind.SOLUTION),
        ("a: Sprachcafé", CardKind.OFFER),
        ("H: Zu wenig Kurse", CardKind.CHALLENGE),
        ("Zu wenig Kurse", None),
    ],
)
def test_a_letter_with_a_colon_and_a_space_sets_the_kind(text: str, kind: CardKind | None) -> None:
    assert read(text).kind == kind


def test_p_parks_and_leaves_the_kind_as_it_is() -> None:
    assert read("p: Später klären") == Written("Später klären", None, parked=True, tag_uids=())


def test_a_parked_card_can_have_a_kind_too() -> None:
    assert read("p: l: Später") == Written("Später", CardKind.SOLUTION, parked=True, tag_uids=())


@pytest.mark.parametrize(
    "text", ["h:Kurse", "Kurse h: am Abend", "h : Kurse", "x: Kurse", "z.B. a: so", "http://verl.de", "h:"]
)
def test_a_letter_elsewhere_stays_text(text: str) -> None:
    assert read(text) == Written(text, None, parked=False, tag_uids=())


def test_the_second_kind_stays_text() -> None:
    assert read("h: l: Kurse") == Written("l: Kurse", CardKind.CHALLENGE, parked=False, tag_uids=())


@pytest.mark.parametrize(
    ("text", "rest", "tag_uids"),
    [
        ("Kurse am Abend @Verl", "Kurse am Abend", ("verl",)),
        ("@Verl Kurse", "Kurse", ("verl",)),
        ("Kurse @verl am Abend", "Kurse am Abend", ("verl",)),
        ("Kurse in @Verl, am Abend", "Kurse in, am Abend", ("verl",)),
        ("Kurse (@Verl)", "Kurse ()", ("verl",)),
        ("Kurse #Ukraine @VERL", "Kurse", ("ukraine", "verl")),
        ("Kurse #Geflüchtete aus der Ukraine", "Kurse", ("ukraine",)),
        ("Kurse #Geflüchtete aus Syrien", "Kurse aus Syrien", ("fluechtlinge",)),
        ("Busse @Halle (Westf.) fehlen", "Busse fehlen", ("halle",)),
        ("Busse @Halle.", "Busse.", ("halle",)),
        ("Beirat #bürger*in", "Beirat", ("buerger",)),
        ("Laut #STRASSE", "Laut", ("strasse",)),
        ("Zeile @Verl\nzwei", "Zeile\nzwei", ("verl",)),
        ("@Verl @Verl", "", ("verl",)),
    ],
)
def test_a_known_name_becomes_a_tag(text: str, rest: str, tag_uids: tuple[str, ...]) -> None:
    assert read(text) == Written(rest, None, parked=False, tag_uids=tag_uids)


@pytest.mark.parametrize(
    "text",
    [
        "info@verl.de", "an info@Verl schreiben", "@", "#", "# @ #", "#1", "C#", "F# und C# Kurse", "@Verlag",
        "#verl", "@Ukraine", "##Ukraine", "@@Verl", "a@Verl", "#Unbekannt", "@verl.de", "@\u00a0Verl",
    ],
)  # fmt: skip
def test_what_is_unknown_stays_text(text: str) -> None:
    assert read(text) == Written(text, None, parked=False, tag_uids=())


def test_what_was_turned_back_into_text_stays_text() -> None:
    assert read("h: Kurse @Verl", kept=("h:", "@verl")).text == "h: Kurse @Verl"


def test_chips_and_text_come_together() -> None:
    written = read("Kurse #Ukraine", Chip("h:", kind=CardKind.CHALLENGE), Chip("@Verl", tag_uid="verl"))
    assert written == Written("Kurse", CardKind.CHALLENGE, parked=False, tag_uids=("verl", "ukraine"))


@pytest.mark.parametrize("text", ["Kurse @Verl", "#Ukraine", "#Geflüchtete ", "#Geflüchtete aus"])
def test_a_name_that_is_still_being_typed_waits(text: str) -> None:
    assert next_finding(text, VOCABULARY, cursor=len(text)) is None


@pytest.mark.parametrize(
    ("text", "uid"), [("Kurse @Verl ", "verl"), ("#Geflüchtete im", "fluechtlinge"), ("@Halle ", "halle")]
)
def test_a_name_that_cannot_become_another_is_taken_while_typing(text: str, uid: str) -> None:
    finding = next_finding(text, VOCABULARY, cursor=len(text))
    assert finding
    assert finding.chip.tag_uid == uid


@pytest.mark.parametrize(
    ("text", "uids"),
    [
        ("Kurse @", ["verl", "halle"]),
        ("Kurse @ve", ["verl"]),
        ("@west", ["halle"]),
        ("#ukr", ["ukraine"]),
        ("#Geflüchtete aus", ["ukraine"]),
        ("#Geflüchtete", ["ukraine", "fluechtlinge"]),
        ("info@ve", []),
        ("# ", []),
        ("@Verl fährt", []),
    ],
)
def test_completions_fit_what_is_typed_so_far(text: str, uids: list[str]) -> None:
    fragment = fragment_at(text, len(text))
    assert [tag.uid for tag in (VOCABULARY.completions(fragment) if fragment else [])] == uids


@given(st.text(alphabet="h:l@# VerlUkaine\n.()", max_size=40), st.integers(0, 40))
def test_no_text_is_too_odd_to_read(text: str, cursor: int) -> None:
    written = read(text)
    assert len(written.text) <= len(text)
    next_finding(text, VOCABULARY, cursor=min(cursor, len(text)))
    fragment_at(text, min(cursor, len(text)))


@given(st.text(alphabet="abc d\né.,", max_size=40))
def test_text_without_signs_stays_letter_by_letter(text: str) -> None:
    assert read(text).text == text.strip()
