"""A .kiwork file is told by its name; nobody opens it to find out what it is."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from kiwork.store.opening import open_store
from tests.builders import new_file

LOOKING = dedent("""
    import os, sys
    from pathlib import Path
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel
    from kiwork.ui.app import make_application
    from kiwork.ui.program import Program
    from kiwork.ui.preferences import Preferences

    path = sys.argv[1]
    program = Program(make_application(), Preferences(Path(path + ".ini")), backups=None)
    program.workbench.open(Path(path))
    dialog = QFileDialog(program.window, "", str(Path(path).parent))
    dialog.show()
    listed = dialog.findChild(QFileSystemModel)
    while not listed.type(listed.index(path)):
        QApplication.processEvents()
    dialog.reject()
    print(listed.type(listed.index(path)), flush=True)
    sys.stdin.readline()
""")


@pytest.mark.skipif(sys.platform != "linux", reason="where a lock hangs on every handle")
def test_looking_for_a_file_does_not_give_away_the_lock_of_the_open_one(tmp_path: Path) -> None:
    path = new_file(tmp_path / "Raum 4.kiwork")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 - a program of our own
        [sys.executable, "-c", LOOKING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as program:
        assert program.stdout
        assert program.stdout.readline()
        with closing(open_store(path)) as second:
            assert second.read_only
            assert second.read_only.reason == "in_use"
        program.communicate("\n")
