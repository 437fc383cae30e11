from pathlib import Path

import pytest

from kiwork.intake.decoding import (
    LARGEST,
    BrokenLetterError,
    EmptySourceError,
    NotTextError,
    SourceMissingError,
    SourceTooLargeError,
    decode,
    read_source,
)

GERMAN = "Größere Übungsräume – „auch abends“ für ältere Menschen, 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_german_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    text, _ = decode(GERMAN.encode(encoding), "liste.txt")
    assert text == GERMAN


@pytest.mark.parametrize("word", ["Müll", "Ärger", "Spaß", "Fußgänger*innen"])
def test_one_umlaut_is_enough_for_an_old_encoding(word: str) -> None:
    assert decode(word.encode("cp1252"), "liste.txt") == (word, "cp1252")


def test_an_old_ukrainian_encoding_is_found() -> None:
    text = "Більше автобусів для людей у районі, мовні курси для дорослих"
    assert decode(text.encode("cp1251"), "liste.txt")[0] == text


def test_a_nul_is_named_by_its_line() -> None:
    with pytest.raises(NotTextError) as refusal:
        decode(b"eins\nzwei\0\n", "liste.txt")
    assert refusal.value.values["line"] == 2


def test_one_broken_letter_in_utf8_is_named_by_its_line() -> None:
    with pytest.raises(BrokenLetterError) as refusal:
        decode((GERMAN * 3).encode() + b"\nkaputt \xc3\n", "liste.txt")
    assert refusal.value.values["line"] == 2


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_nothing_to_read_is_said(data: bytes) -> None:
    with pytest.raises(EmptySourceError):
        decode(data, "liste.txt")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError):
        read_source(tmp_path / "nichts.csv")


def test_a_file_beyond_all_lists_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "riesig.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceTooLargeError):
        read_source(path)


@pytest.mark.parametrize("text", ["Bücher", "Mehr Räume", "schöne Plätze für alle", "„so“ sagt„e“ man"])
def test_a_few_german_words_are_read_in_the_encoding_of_dos_or_windows(text: str) -> None:
    encoding = "cp1252" if "„" in text else "cp850"
    assert decode(text.encode(encoding), "alt.txt") == (text, encoding)


def test_a_byte_that_is_no_letter_in_an_old_encoding_either_is_named_by_its_line() -> None:
    with pytest.raises(BrokenLetterError) as refusal:
        decode("Größe\nStraße\n".encode("cp1252") + b"Gr\x8d\xdfe, \x90\n", "alt.txt")
    assert refusal.value.values["line"] == 3
