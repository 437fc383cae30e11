"""Asks which file to open, or where to write one."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, title: str, folder: Path, *, kinds: str) -> Path | None:
    """Ask for a file that is there; `kinds` is a filter of Qt's, such as "Kiwork files (*.kiwork)"."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def ask_files(parent: QWidget, title: str, folder: Path, *, kinds: str) -> list[Path]:
    """Ask for files that are there, several at once."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder that is there."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def ask_target(
    parent: QWidget, title: str, suggestion: Path, *, kind: str, suffix: str, replaces: bool = True
) -> Path | None:
    """Ask where to write; `suggestion` is a path with or without the suffix, `kind` names what it means.

    Whoever never `replaces` a file refuses one that is there, and asks nothing.
    """
    dialog = QFileDialog(parent, title, str(suggestion.parent), f"{kind} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(suggestion.name)
    accepted, chosen = dialog.exec(), dialog.selectedFiles()
    dialog.deleteLater()
    return _with_suffix(Path(chosen[0]), suffix) if accepted and chosen else None


def free_name(path: Path) -> Path:
    """Return a path beside `path` that is not taken: "Protokoll (2).pdf"."""
    number = 2
    while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def _with_suffix(path: Path, suffix: str) -> Path:
    """Return a path with the suffix; to Qt the end of "Workshop 12.5" is one already, so it adds none."""
    if path.suffix.lower() == suffix:
        return path
    other = path.with_name(path.name + suffix)
    return free_name(other) if other.exists() else other
