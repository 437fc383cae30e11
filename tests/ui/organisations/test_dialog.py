"""The organisations by keyboard: found, added, edited, joined, deleted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import Dimension
from kiwork.queries.organisations import OrganisationView, organisations
from kiwork.ui.organisations.dialog import OrganisationsDialog
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import organisations as work
from kiwork.usecases import recommend
from tests.ui.window import Driver

KEY = Qt.Key
NAMES = ("Caritas Gütersloh", "Jobcenter", "Stadt Verl")


@pytest.fixture
def dialog(qtbot: QtBot, workbench: Workbench, theme: Theme) -> Iterator[OrganisationsDialog]:
    """Show three organisations, of which one leads a recommendation."""
    for name in NAMES:
        workbench.run(work.add_organisation, name)
    uid = workbench.make(recommend.add_recommendation, workbench.topic_field_uid or "", "Kurse")
    workbench.run(recommend.set_lead, uid or "", "Jobcenter")
    parent = QWidget()
    qtbot.addWidget(parent)
    made = OrganisationsDialog(workbench, theme, parent)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


def views(workbench: Workbench) -> list[OrganisationView]:
    return workbench.ask(organisations)


def names(workbench: Workbench) -> list[str]:
    return [view.name for view in views(workbench)]


def shown(dialog: OrganisationsDialog) -> list[str]:
    return [str(dialog.model.index(row, 0).data()) for row in range(dialog.model.rowCount())]


def mark(dialog: OrganisationsDialog, name: str) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(shown(dialog).index(name), 0))


def said(dialog: OrganisationsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_typing_searches_and_enter_goes_to_what_was_found(qtbot: QtBot, dialog: OrganisationsDialog) -> None:
    qtbot.keyClicks(dialog.line, "verl")
    assert shown(dialog) == ["Stadt Verl"]
    qtbot.keyClick(dialog.line, KEY.Key_Return)
    assert dialog.list.hasFocus()
    assert dialog.form.name.text() == "Stadt Verl"


def test_enter_adds_what_is_not_there_yet(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    qtbot.keyClicks(dialog.line, "AWO")
    assert workbench.text("organisations.not_found") in said(dialog)
    qtbot.keyClick(dialog.line, KEY.Key_Return)
    assert names(workbench) == ["AWO", *NAMES]
    assert (dialog.form.name.text(), dialog.line.text()) == ("AWO", "")
    assert dialog.form.kind.hasFocus()


def test_a_name_that_is_part_of_another_is_added_by_the_button(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    qtbot.keyClicks(dialog.line, "Stadt")
    dialog.add.click()
    assert names(workbench) == ["Caritas Gütersloh", "Jobcenter", "Stadt", "Stadt Verl"]
    qtbot.keyClicks(dialog.line, "stadt verl")
    assert not dialog.add.isEnabled()


def test_it_is_edited_in_place(qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench) -> None:
    mark(dialog, "Jobcenter")
    form = dialog.form
    form.name.setFocus()
    form.name.selectAll()
    qtbot.keyClicks(form.name, "Jobcenter Kreis")
    form.kind.setFocus()
    qtbot.keyClicks(form.kind, "Amt")
    qtbot.keyClick(form.kind, KEY.Key_Return)
    form.contact.setFocus()
    qtbot.keyClicks(form.contact, "05241 850")
    form.internal.click()
    form.town.setCurrentIndex(2)
    form.town.activated.emit(2)
    dialog.line.setFocus()
    view = next(view for view in views(workbench) if view.name == "Jobcenter Kreis")
    assert (view.kind, view.contact, view.internal) == ("Amt", "05241 850", True)
    towns = [tag for tag in _tags(workbench) if tag == view.municipality_uid]
    assert towns == [form.town.itemData(2)]


def _tags(workbench: Workbench) -> list[str]:
    assert workbench.outline
    return [tag.uid for tag in workbench.outline.tags if tag.dimension is Dimension.MUNICIPALITY]


def test_what_is_typed_goes_to_the_one_it_was_typed_for(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    mark(dialog, "Caritas Gütersloh")
    dialog.form.contact.setFocus()
    qtbot.keyClicks(dialog.form.contact, "Frau B.")
    mark(dialog, "Stadt Verl")
    assert [view.contact for view in views(workbench)] == ["Frau B.", "", ""]
    assert dialog.form.contact.toPlainText() == ""


def test_it_says_what_it_is_named_for(dialog: OrganisationsDialog) -> None:
    mark(dialog, "Jobcenter")
    assert "Federführung: SB-01" in said(dialog)
    mark(dialog, "Stadt Verl")
    assert "bei keiner Empfehlung" in said(dialog)


def test_one_that_leads_is_not_deleted_and_the_dialog_says_why(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    mark(dialog, "Jobcenter")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_Delete)
    assert names(workbench) == list(NAMES)
    refused = dialog.findChild(RefusalLine)
    assert refused
    assert "Federführung: 1" in refused.text()


def test_one_that_nobody_names_is_deleted_and_comes_back(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    mark(dialog, "Stadt Verl")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_Delete)
    assert names(workbench) == ["Caritas Gütersloh", "Jobcenter"]
    assert dialog.form.name.text() == "Jobcenter"
    qtbot.keyClick(dialog, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(workbench) == list(NAMES)


def test_selected_ones_are_joined_by_a_key_and_taken_apart(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    mark(dialog, "Caritas Gütersloh")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog, KEY.Key_J, Qt.KeyboardModifier.ControlModifier)
    one, _ = views(workbench)
    assert {one.name, *one.wordings} == {"Caritas Gütersloh", "Jobcenter"}
    assert one.leads == ("SB-01",)
    assert "auch: " in said(dialog)
    assert dialog.separate.isVisible()
    dialog.separate.click()
    assert names(workbench) == list(NAMES)


def test_nearly_the_same_names_are_offered_to_be_joined(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    uid = workbench.make(work.add_organisation, "Caritas Guetersloh") or ""
    qtbot.waitUntil(lambda: bool(dialog.doubles.of(uid)))
    mark(dialog, "Caritas Gütersloh")
    assert "Vielleicht derselbe Akteur: Caritas Guetersloh" in said(dialog)
    dialog.suggestion.join.click()
    assert len(shown(dialog)) == len(NAMES)
    assert not dialog.suggestion.isVisible()


def test_what_was_told_apart_is_offered_no_more(
    qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench
) -> None:
    uid = workbench.make(work.add_organisation, "Caritas Guetersloh") or ""
    qtbot.waitUntil(lambda: bool(dialog.doubles.of(uid)))
    mark(dialog, "Caritas Guetersloh")
    dialog.suggestion.apart.click()
    assert dialog.doubles.of(uid) == ()
    assert not dialog.suggestion.isVisible()


def test_an_empty_file_says_what_to_do(qtbot: QtBot, workbench: Workbench, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = OrganisationsDialog(workbench, theme, parent)
    made.show()
    assert workbench.text("organisations.nothing") in said(made)


def test_its_list_is_a_sound_model(qtbot: QtBot, dialog: OrganisationsDialog, workbench: Workbench) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(dialog.model, mode)
    qtbot.keyClicks(dialog.line, "verl")
    dialog.line.clear()
    workbench.run(work.add_organisation, "Neu")
    workbench.undo()
    assert tester


def test_the_keys_open_it(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> None:
    driver.bench.create(tmp_path_factory.mktemp("file") / "Raum 1.kiwork", "integrationskonzept")
    seen: list[QWidget | None] = []

    def look() -> None:
        seen.append(QApplication.activeModalWidget())
        driver.press("Esc")

    driver.in_dialog(look)
    driver.press("Ctrl+Shift+M")
    assert isinstance(seen[0], OrganisationsDialog)
