"""Makes known what a .kiwork file is, so that nobody looks into one to find out.

On Linux a file dialog opens every file of an unknown kind that it lists, and closes it again. Closing any
handle of the file that is open in this program would give its lock away: a second window could write into it.
"""

import os
import sys

from kiwork.assets import resource

_FOLDERS = "XDG_DATA_DIRS"
_USUAL_FOLDERS = "/usr/local/share:/usr/share"


def make_known() -> None:
    """Let this program run, and those it starts, tell a .kiwork file by its name."""
    if sys.platform != "linux":
        return
    folders = (os.environ.get(_FOLDERS) or _USUAL_FOLDERS).split(os.pathsep)
    own = str(resource("desktop"))
    if own not in folders:
        os.environ[_FOLDERS] = os.pathsep.join([own, *folders])
