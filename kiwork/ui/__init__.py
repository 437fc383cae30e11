"""The window; the only package that imports Qt.

With Qt for Python every import looks through the source text of the module, for a switch (`__feature__`) that
Kiwork does not use and that would take a tenth of the start; the import beneath that one is put back.
"""

import builtins

from PySide6 import QtCore as _  # noqa: F401 - brings that import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
