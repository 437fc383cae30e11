"""Languages, wrong usage, what is not built yet, and what a call must not import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiwork import cli
from kiwork.cli import language
from kiwork.cli.calls import NAMES
from tests.cli.answers import Kiwork, write


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "a.kiwork"),
        ("frobnicate",),
        ("info", "a.kiwork", "--frobnicate"),
        ("new", "a.kiwork", "--template", "nichts"),
        ("new", "a.kiwork", "--template", "empty", "--from", "a.json"),
        ("import", "a.kiwork", "b.csv", "--map", "nichts=1"),
        ("import", "a.kiwork", "b.csv", "--map", "text=1", "--map", "Text=2"),
        ("import", "a.kiwork", "b.csv", "--kind", "Quatsch"),
        ("info", "a.kiwork", "--lang", "fr"),
        ("export", "a.kiwork"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(kiwork: Kiwork, arguments: tuple[str, ...]) -> None:
    answer = kiwork(*arguments)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("spoken", ["de", "en"])
def test_every_call_has_help_in_both_languages(kiwork: Kiwork, name: str, spoken: str) -> None:
    answer = kiwork(name, "--help", "--lang", spoken)
    assert answer.status == 0
    assert ("Aufruf:" if spoken == "de" else "Usage:") in answer.out


@pytest.mark.parametrize(
    ("variable", "spoken"),
    [
        ("en_GB.UTF-8", "en"),
        ("de_AT", "de"),
        ("C", "de"),
        ("POSIX", "de"),
        ("C.UTF-8", "de"),
        ("fr_FR", "de"),
    ],
)
def test_the_language_is_that_of_the_locale_else_german(
    monkeypatch: pytest.MonkeyPatch, variable: str, spoken: str
) -> None:
    monkeypatch.setenv("LC_ALL", variable)
    assert language.choose([]) == spoken


@pytest.mark.parametrize("arguments", [["--lang", "en", "info"], ["info", "--lang=en"]])
def test_a_language_that_is_asked_for_comes_first(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert language.choose(arguments) == "en"


@pytest.mark.parametrize(
    "arguments",
    [("-o", "a.docx"), ("-o", "a.html"), ("-o", "a.pdf", "--edition", "concept")],
)
def test_protocols_that_are_not_built_yet_say_so(
    kiwork: Kiwork, file: str, arguments: tuple[str, ...]
) -> None:
    assert "gibt es noch nicht" in kiwork("protocol", file, *arguments).refused()


def test_a_protocol_is_written(kiwork: Kiwork, file: str) -> None:
    kiwork("import", file, write("Auftakt.txt", "Mehr Busse\n"))
    assert kiwork("protocol", file, "-o", "a.pdf", "--workshop", "auftakt").status == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("name", "beginning"), [("a.pdf", b"%PDF"), ("a.docx", b"PK")])
def test_the_edition_for_consultation_is_written(
    kiwork: Kiwork, file: str, name: str, beginning: bytes
) -> None:
    assert kiwork("protocol", file, "-o", name, "--edition", "consultation").status == 0
    assert Path(name).read_bytes().startswith(beginning)


def test_a_protocol_of_an_unknown_workshop_names_those_that_are_there(kiwork: Kiwork, file: str) -> None:
    kiwork("import", file, write("Auftakt.txt", "Mehr Busse\n"))
    assert "Auftakt" in kiwork("protocol", file, "-o", "a.pdf", "--workshop", "Nirgends").refused()


@pytest.mark.parametrize("call", ["info", "check", "protocol", "export", "import"])
def test_a_missing_file_is_said_in_one_line(kiwork: Kiwork, call: str) -> None:
    more = {"import": [write("a.txt", "x")], "export": ["-o", "a.json"], "protocol": ["-o", "a.pdf"]}
    assert "nichts.kiwork" in kiwork(call, "nichts.kiwork", *more.get(call, [])).refused()


def test_what_nobody_thought_of_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiwork.cli.calls.execute", lambda *_: 1 / 0)
    assert cli.run(["info"], lambda _: 0) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("arguments", [(), ("a.kiwork",), ("--lang", "en")])
def test_without_a_display_the_window_says_so(
    kiwork: Kiwork, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "kiwork --help" in kiwork(*arguments).refused()


def test_names_cannot_control_the_terminal(kiwork: Kiwork) -> None:
    assert "\x1b" not in kiwork("info", "\x1b[2J\nböse.kiwork").refused()


@pytest.mark.skipif(sys.platform == "win32", reason="closed pipes are POSIX")
def test_what_is_done_is_done_though_nobody_reads_the_report(kiwork: Kiwork, file: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    call = [sys.executable, "-m", "kiwork", "import", file, write("Liste.txt", "Busse\n")]
    done = subprocess.run(call, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603 - our own call
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert kiwork("info", file, "--json").data["cards"] == 1


def test_batch_work_never_imports_qt(kiwork: Kiwork, file: str) -> None:
    kiwork("import", file, write("Liste.txt", "Busse\n"))
    script = (
        "import sys; from kiwork.__main__ import main\n"
        "calls = [['info', F], ['check', F], ['export', F, '-o', 'a.json'], ['protocol', F, '-o', 'a.pdf']]\n"
        "statuses = [main(call) for call in calls]\n"
        "sys.exit(str(statuses) if any(statuses) or 'PySide6' in sys.modules else 0)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", f"F = {file!r}\n{script}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
