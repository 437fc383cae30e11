"""Keeping a version and bringing one back, with what is said about it."""

from kiwork.queries.versions import VersionView, versions
from kiwork.ui.versions.words import VersionWords
from kiwork.ui.workbench import Workbench
from kiwork.usecases import versions as version_work


def keep(workbench: Workbench, uid: str) -> None:
    """Keep the sheet of a recommendation as a version, and say its name."""
    before = {version.uid for version in workbench.ask(versions, uid)}
    kept = workbench.make(version_work.keep_version, uid)
    found = next((one for one in workbench.ask(versions, uid) if one.uid == kept), None)
    if found:
        key = "versions.kept_already" if found.uid in before else "versions.kept"
        workbench.said.emit(workbench.text(key, name=VersionWords(workbench).name(found)))


def restore(workbench: Workbench, version: VersionView) -> bool:
    """Make a sheet what it was in a version, and say what is no longer there; False if it was refused."""
    missing = workbench.make(version_work.restore_version, version.uid)
    if missing is None:
        return False
    words = VersionWords(workbench)
    workbench.said.emit(workbench.text("versions.restored", name=words.name(version)))
    if missing:
        workbench.failed.emit(words.missing(missing))
    return True
