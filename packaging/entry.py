"""Starts the frozen program: a script that imports the package, so that its modules keep their names."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

from kiwork.__main__ import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
