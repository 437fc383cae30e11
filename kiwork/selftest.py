"""`kiwork self-test`: starts every part of the installed program once, window included."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kiwork import wording
from kiwork.cli import output
from kiwork.intake.decoding import Source
from kiwork.intake.files import plan_source
from kiwork.intake.plan import Defaults
from kiwork.intake.taking import take_in
from kiwork.models.text import clean
from kiwork.queries.cards import all_cards
from kiwork.queries.consulting import coordination
from kiwork.queries.digest import digest
from kiwork.store.creation import create_file, load_template
from kiwork.store.exchange import export_json, file_from_json
from kiwork.store.inspection import inspect
from kiwork.store.opening import open_store
from kiwork.usecases import consulting

TEMPLATES = ("empty", "workshop", "integrationskonzept", "example")
_TABLE = "Themenfeld;Art;Text\nSprache;Lösungsansatz;Größere Übungsräume <b>\nSprache;;=1+1 „ї“\n"


class PartFailedError(Exception):
    """A part runs but does not do what it should."""


def run(language: str) -> int:
    """Start every part, print a line for each, and return 0, or 1 after the first that fails."""
    with TemporaryDirectory(prefix="kiwork-") as folder:
        for name, part in PARTS.items():
            try:
                part(Path(folder))
            except Exception as error:  # noqa: BLE001 - whatever a part throws, it is the finding
                reason = f"{type(error).__name__}: {error}"
                output.note(wording.text("cli.self_test_failed", language, part=name, reason=reason))
                return 1
            output.say(wording.text("cli.self_test_part", language, part=name))
    output.say("ok")
    return 0


def _require(condition: object, what: str) -> None:
    if not condition:
        raise PartFailedError(what)


def _templates(folder: Path) -> None:
    for name in TEMPLATES:
        for language in wording.LANGUAGES:
            create_file(folder / f"{name}.{language}.kiwork", load_template(name, language))


def _import(folder: Path) -> None:
    plan = plan_source(Source("Tabelle.csv", _TABLE, "utf-8"), {}, Defaults())
    store = open_store(folder / "empty.de.kiwork")
    with store.operation("import") as db:
        take_in(db, plan, create_topics=True)
    with store.reading() as db:
        texts = [card.text for card in all_cards(db)]
    store.close()
    _require(texts == [clean("Größere Übungsräume <b>"), "=1+1 „ї“"], f"{texts}")


def _check(folder: Path) -> None:
    for path in sorted(folder.glob("*.kiwork")):
        found = inspect(path)
        _require(not found, f"{path.name}: {found[:1]}")


def _exchange(folder: Path) -> None:
    exported = folder / "example.json"
    store = open_store(folder / "example.de.kiwork")
    with store.reading() as db:
        export_json(db, exported)
    store.close()
    file_from_json(exported, folder / "again.kiwork")
    _require(_digest(folder / "again.kiwork") == _digest(folder / "example.de.kiwork"), "digest")


def _digest(path: Path) -> str:
    store = open_store(path)
    with store.reading() as db:
        shown = digest(db)
    store.close()
    return shown


def _protocol(folder: Path) -> None:
    from kiwork.protocol import minutes, pdf  # noqa: PLC0415 - a missing library is this part's finding

    store = open_store(folder / "example.de.kiwork")
    with store.reading() as db:
        document = minutes.build(db, language="de")
    store.close()
    pdf.write_pdf(document, folder / "example.pdf")
    _require(_pages(folder / "example.pdf") > 1, "pages")


def _sheets(folder: Path) -> None:
    from kiwork.intake.answers import read_answers  # noqa: PLC0415 - a missing library is this part's finding
    from kiwork.protocol.asking import build_sheet  # noqa: PLC0415 - as above
    from kiwork.protocol.docx import write_docx  # noqa: PLC0415 - as above
    from kiwork.protocol.xlsx import write_xlsx  # noqa: PLC0415 - as above

    store = open_store(folder / "example.de.kiwork")
    with store.reading() as db:
        matrix = coordination(db)
    organisation_uid = matrix.organisations[0].uid
    with store.operation("ask") as db:
        consulting.ask(db, [(view.uid, organisation_uid) for view in matrix.recommendations], on="2026-01-01")
    with store.reading() as db:
        document = build_sheet(db, "de", organisation_uid, coordination(db))
    store.close()
    write_docx(document, folder / "example.docx")
    write_xlsx(document, folder / "example.xlsx")
    read = [read_answers(folder / f"example.{suffix}") for suffix in ("docx", "xlsx")]
    _require([len(answers) for answers in read] == [len(matrix.recommendations)] * 2, "answers")


def _pages(path: Path) -> int:
    import pypdfium2  # noqa: PLC0415 - a missing library is this part's finding

    document = pypdfium2.PdfDocument(path)
    try:
        _require(document[0].get_textpage().get_text_range().strip(), "text")
        return len(document)
    finally:
        document.close()


def _window(folder: Path) -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kiwork.ui import app, jobs  # noqa: PLC0415 - Qt is started here and nowhere before
    from kiwork.ui.actions import STEPS  # noqa: PLC0415 - as above
    from kiwork.ui.beamer.stage import Stage  # noqa: PLC0415 - as above
    from kiwork.ui.main_window import MainWindow  # noqa: PLC0415 - as above
    from kiwork.ui.preferences import Preferences  # noqa: PLC0415 - as above
    from kiwork.ui.theme import LIGHT, Theme  # noqa: PLC0415 - as above
    from kiwork.ui.workbench import Workbench  # noqa: PLC0415 - as above

    thrown: list[str] = []
    sys.excepthook = lambda kind, error, _trace: thrown.append(f"{kind.__name__}: {error}")
    application = app.make_application()
    workbench = Workbench(Preferences(folder / "settings.ini"))
    theme = Theme(LIGHT)
    stage = Stage(workbench, theme)
    window = MainWindow(workbench.preferences, theme)
    window.furnish(workbench, stage)
    window.show()
    _require(workbench.open(folder / "example.de.kiwork"), "open")
    for step in STEPS:
        window.go_to(step.name)
        application.processEvents()
        for shown in (window, stage.window):
            _require(not shown.grab().isNull(), step.name)
    jobs.wait_for_all()
    window.close()
    workbench.close()
    _require(not thrown, "; ".join(thrown))


PARTS: dict[str, Callable[[Path], None]] = {
    "templates": _templates,
    "import": _import,
    "check": _check,
    "exchange": _exchange,
    "protocol": _protocol,
    "sheets": _sheets,
    "window": _window,
}
