"""Who may know whom; the picture is in ARCHITECTURE.md."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule

import kiwork

SOURCE = Path(kiwork.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
EVERYWHERE = (
    "kiwork",
    "kiwork.assets",
    "kiwork.errors",
    "kiwork.wording",
    "kiwork.replacing",
    "kiwork.drives",
    "kiwork.places",
    "kiwork.private_folder",
)

ALLOWED = {
    "models": (),
    "store": ("kiwork.models*",),
    "usecases": ("kiwork.models*",),
    "queries": ("kiwork.models*",),
    "merge": ("kiwork.models*", "kiwork.store*", "kiwork.queries*", "kiwork.likeness*"),
    "likeness": ("kiwork.models.text",),
    "intake": ("kiwork.usecases*", "kiwork.queries*", "kiwork.models.kinds", "kiwork.models.text"),
    "protocol": ("kiwork.queries*", "kiwork.models.kinds"),
    "ui": (
        "kiwork.usecases*",
        "kiwork.queries*",
        "kiwork.store*",
        "kiwork.merge*",
        "kiwork.intake*",
        "kiwork.protocol*",
        "kiwork.likeness*",
        "kiwork.models.kinds",
        "kiwork.models.text",
    ),
}
LIBRARIES = {
    "PySide6": "ui/",
    "qtawesome": "ui/",
    "reportlab": "protocol/",
    "PIL": "protocol/",
    "uharfbuzz": "protocol/",
    "pypdfium2": "ui/",
    "sqlalchemy": "models/ store/ usecases/ queries/ merge/ intake/ protocol/",
    "charset_normalizer": "intake/",
    "docx": "protocol/docx",
    "openpyxl": "protocol/xlsx intake/answers_xlsx",
    "sqlite3": "models/beneath store/ merge/ cli",
    "numpy": "likeness/",
    "rapidfuzz": "likeness/",
}


def place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def calls(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield name, node.lineno


def places_of(library: str) -> list[str]:
    return [place(path) for path in FILES if library in {name.split(".")[0] for name in imported(path)}]


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_knows_only_the_packages_below_it(package: str) -> None:
    allowed = (f"kiwork.{package}", f"kiwork.{package}.*", *ALLOWED[package], *EVERYWHERE)
    rule = archrule(f"{package} knows only what is below it").match(f"kiwork.{package}*")
    rule.should_not_import("kiwork*").may_import(*allowed).check("kiwork", only_direct_imports=True)


def test_nothing_knows_the_window_but_the_program_itself() -> None:
    rule = archrule("no window below the window").match("kiwork*")
    others = rule.exclude("kiwork.ui*", "kiwork.__main__", "kiwork.selftest")
    others.should_not_import("kiwork.ui*").check("kiwork", only_direct_imports=True)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_in_its_own_place_only(library: str) -> None:
    own = tuple(LIBRARIES[library].split())
    lazily = {"__main__.py", "selftest.py"} if library in {"PySide6", "pypdfium2"} else set[str]()
    assert [name for name in places_of(library) if not name.startswith(own) and name not in lazily] == []


def test_the_program_starts_without_importing_qt() -> None:
    for path in FILES:
        if place(path) in {"__main__.py", "selftest.py", "cli.py"}:
            body = ast.parse(path.read_text(encoding="utf-8")).body
            text = "\n".join(ast.unparse(node) for node in body if not isinstance(node, ast.FunctionDef))
            assert "PySide6" not in text
            assert "kiwork.ui" not in text


@pytest.mark.parametrize("library", ["sqlalchemy", "qtawesome", "reportlab", "numpy", "charset_normalizer"])
def test_the_first_window_is_there_without(library: str) -> None:
    assert not imports("kiwork.__main__, kiwork.ui.app", library)


@pytest.mark.parametrize("library", ["reportlab", "numpy", "charset_normalizer"])
def test_a_file_is_open_without(library: str) -> None:
    assert not imports("kiwork.ui.program, kiwork.ui.furniture, kiwork.ui.collect.page", library)


def imports(modules: str, library: str) -> bool:
    code = f"import sys, {modules}; sys.exit({library!r} in sys.modules)"
    return subprocess.run([sys.executable, "-c", code], check=False).returncode != 0  # noqa: S603 - own code


def test_likeness_needs_nothing_but_numpy_rapidfuzz_and_the_standard_library() -> None:
    known = {*sys.stdlib_module_names, "kiwork", "numpy", "rapidfuzz"}
    for path in FILES:
        if place(path).startswith("likeness/"):
            assert {name.split(".")[0] for name in imported(path)} <= known, place(path)


def test_only_the_store_opens_database_sessions() -> None:
    opened = {place(path).split("/")[0] for path in FILES for name, _ in calls(path) if name == "Session"}
    assert opened == {"store"}


def test_above_the_queries_sqlalchemy_only_lends_the_name_of_a_session() -> None:
    for path in FILES:
        if place(path).startswith(("intake/", "protocol/")):
            text = path.read_text(encoding="utf-8")
            lent = [line for line in text.splitlines() if re.match(r"\s*(from|import) sqlalchemy", line)]
            assert set(lent) <= {"from sqlalchemy.orm import Session"}, place(path)


def test_words_of_widgets_stand_in_the_window_only() -> None:
    translated = {place(path).split("/")[0] for path in FILES for name, _ in calls(path) if name == "tr"}
    assert translated <= {"ui"}


def test_no_module_is_longer_than_a_reader_likes() -> None:
    lines = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: number for name, number in lines.items() if number > 300} == {}


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_module_says_in_one_line_what_it_is_for(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc
    assert re.search(r"[.:]$", doc.split("\n\n")[0].splitlines()[-1])


def test_models_and_use_cases_need_nothing_but_sqlalchemy_and_the_standard_library() -> None:
    known = {*sys.stdlib_module_names, "kiwork", "sqlalchemy", "fractional_indexing"}
    for path in FILES:
        if place(path).startswith(("models/", "usecases/", "queries/", "store/")):
            assert {name.split(".")[0] for name in imported(path)} <= known, place(path)


def test_nothing_looks_through_the_source_of_what_the_window_imports() -> None:
    code = (
        "import kiwork.ui, colorsys; from shibokensupport.feature import pyside_feature_dict as known;"
        "sys.exit('colorsys' in known)"
    )
    assert subprocess.run([sys.executable, "-c", f"import sys; {code}"], check=False).returncode == 0  # noqa: S603 - ours
