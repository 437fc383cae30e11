"""Every sentence is there, in both languages, with the same values in it."""

import ast
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import kiwork
import kiwork.ui
from kiwork.assets import resource
from kiwork.errors import KiworkError
from kiwork.wording import LANGUAGES, Entry, subject_wording, text

SUBJECTS = sorted(path.stem for path in resource("wording").glob("*.toml"))
ENTRIES = [(subject, name) for subject in SUBJECTS for name in subject_wording(subject)]


def errors(base: type[KiworkError]) -> Iterator[type[KiworkError]]:
    for error in base.__subclasses__():
        yield error
        yield from errors(error)


def all_errors() -> list[type[KiworkError]]:
    for module in pkgutil.walk_packages(kiwork.__path__, "kiwork."):
        if not module.name.startswith("kiwork.ui") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    own = [error for error in errors(KiworkError) if error.__module__.startswith("kiwork.")]
    return sorted(own, key=lambda error: error.__name__)


def wordings(entry: Entry, language: str) -> list[str]:
    found = entry[language]
    return found if isinstance(found, list) else [found]


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


@pytest.mark.parametrize("error", all_errors(), ids=lambda error: error.__name__)
def test_every_error_has_a_sentence_in_both_languages(error: type[KiworkError]) -> None:
    entry = subject_wording("errors")[error.__name__]
    for language in LANGUAGES:
        assert entry[language]


@pytest.mark.parametrize("name", subject_wording("errors"))
def test_every_error_says_what_happened_whether_work_is_safe_and_what_to_do(name: str) -> None:
    for language in LANGUAGES:
        for wording in wordings(subject_wording("errors")[name], language):
            assert len(re.split(r"(?<=[.!?])\s+(?=[\"„“]?\{?\w)", wording)) >= 3, wording


def test_every_sentence_of_an_error_belongs_to_an_error() -> None:
    names = {error.__name__ for error in all_errors()}
    assert set(subject_wording("errors")) <= names


@pytest.mark.parametrize(("subject", "name"), ENTRIES)
def test_every_entry_is_there_in_both_languages_with_the_same_values(subject: str, name: str) -> None:
    german, english = (wordings(subject_wording(subject)[name], language) for language in LANGUAGES)
    assert all(german)
    assert all(english)
    assert len(german) == len(english)
    assert [placeholders(one) for one in german] == [placeholders(one) for one in english]


def test_numbers_are_grouped_as_the_language_does() -> None:
    shown = [text("errors.TextTooLongError", language, n=1234567) for language in LANGUAGES]
    assert "1.234.567" in shown[0]
    assert "1,234,567" in shown[1]


def test_an_unknown_key_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        text("errors.NoSuchEntry", "de")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_wording_file_is_sound(subject: str) -> None:
    with resource("wording", f"{subject}.toml").open("rb") as file:
        assert tomllib.load(file)


def test_every_use_case_of_the_window_has_a_name_for_undo() -> None:
    modules = {
        "capture", "arrange", "weigh", "recommend", "setup", "joining", "deciding", "photos", "chapters",
        "organisations", "consulting", "reviewing", "measures", "whereabouts", "evidence", "versions",
    }  # fmt: skip
    used = {
        node.attr
        for path in Path(kiwork.ui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules
    }
    changing = {name for name in used if name.islower() and not name.startswith("_")}
    assert changing - subject_wording("operations").keys() == set()
