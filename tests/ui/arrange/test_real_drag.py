import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

SCRIPT = Path(__file__).with_name("real_drag.py")
ROOT = Path(__file__).parents[3]


@pytest.mark.long
@pytest.mark.skipif(not (which("xvfb-run") and which("xdotool")), reason="needs xvfb-run and xdotool")
def test_the_mouse_drags_a_card_between_two_others_on_a_real_screen(tmp_path: Path) -> None:
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24", sys.executable, str(SCRIPT), str(tmp_path)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - our own script
        command, env=surroundings, capture_output=True, text=True, timeout=100, check=True
    )
    before, after = (json.loads(line) for line in done.stdout.splitlines())
    assert after[0] == before[0][1:]
    assert after[1] == [before[1][0], before[0][0], *before[1][1:]]
