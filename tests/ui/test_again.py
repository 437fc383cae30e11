"""A process serves as the template of another one, in one dialog."""

from pathlib import Path

import pytest

from kiwork.ui import file_dialog
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from tests.builders import texts
from tests.ui.window import Driver


def test_a_new_process_with_the_same_structure_is_opened(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "integrationskonzept", title="Konzept")
    assert driver.bench.outline
    field = driver.bench.outline.topic_fields[0].uid
    driver.bench.run(capture.add_card, CardDraft("Busse", field, workshop_uid=None))
    monkeypatch.setattr(file_dialog, "ask_target", lambda *_args, **_options: tmp_path / "b.kiwork")

    def name_it() -> None:
        driver.type("Probe\n")

    driver.in_dialog(name_it)
    driver.program.window.actions_by_name["begin_again"].trigger()
    assert (driver.store.path.name, driver.bench.outline.title) == ("b.kiwork", "Probe")
    assert len(driver.bench.outline.topic_fields) == 6
    assert texts(driver.store) == []
