"""Where the program keeps what is its own on this computer."""

from pathlib import Path

import platformdirs

_NAME = "kiwork"


def backups() -> Path:
    """Return the folder for backups of workshop files."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "backups"


def working_copies() -> Path:
    """Return the folder, on the internal disk, for working copies of files on sticks and network drives."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "working"


def settings_file() -> Path:
    """Return the file for the settings of the window."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "kiwork.ini"


def example_file() -> Path:
    """Return where the example process is laid when somebody wants to look at it."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "Beispiel.kiwork"


def documents() -> Path:
    """Return the folder where a person keeps documents."""
    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.home()
