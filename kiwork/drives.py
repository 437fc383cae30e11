"""Tells whether a file lies on a drive that can go away: a stick, a card, a disk on USB, the network.

What is not known counts as internal. No library is used: psutil, the kept one, would say it on Windows only,
where it is one call; it knows neither "removable" on Linux nor anything of it on macOS.
"""

import os
import re
import subprocess
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple

_NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "sshfs", "davfs", "davfs2", "webdav", "afpfs", "afs",
    "9p", "ncpfs", "ceph", "glusterfs", "lustre", "vboxsf", "ftp", "curlftpfs",
})  # fmt: skip
_LOCAL_FUSE = frozenset({"fuse.fuse-overlayfs", "fuse.portal", "fuse.mergerfs"})
_STICK_FOLDERS = ("/media", "/run/media")
_ON_USB = re.compile(r"/usb\d+/")
_OCTAL = re.compile(r"\\([0-7]{3})")
_MOUNTED = re.compile(r"^(?P<source>.*?) on (?P<place>/.*) \((?P<kind>\w+)[,)]")
_REMOVABLE, _REMOTE = 2, 4
"""Answers of GetDriveTypeW; see Microsoft's documentation of fileapi.h."""


class Mount(NamedTuple):
    """Where a file system is mounted, of which kind it is, and on Linux the numbers of its device."""

    place: str
    kind: str
    device: str = ""


def is_removable_or_network(path: Path) -> bool:
    """Whether a file, there or not, lies on a drive that can go away while the program runs."""
    try:
        return _looked_up(path)
    except (OSError, subprocess.SubprocessError):
        return False


def _looked_up(path: Path) -> bool:
    if sys.platform == "win32":
        return _on_windows(path)
    whole = path.absolute().parent.resolve()
    if sys.platform == "darwin":
        listed = subprocess.run(["/sbin/mount"], capture_output=True, check=True, timeout=5)
        return goes_away_on_macos(mount_of(whole, mounts_of_macos(listed.stdout.decode(errors="replace"))))
    table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    return goes_away_on_linux(mount_of(whole, mounts_of_linux(table)), Path("/sys/dev/block"))


def mounts_of_linux(table: str) -> list[Mount]:
    """Read /proc/self/mountinfo; see proc_pid_mountinfo(5)."""
    found = []
    for line in table.splitlines():
        fields, _, rest = line.partition(" - ")
        words = fields.split(" ")
        if len(words) > 4 and rest:  # noqa: PLR2004 - the fifth word is the place
            found.append(Mount(_plain(words[4]), rest.split(" ")[0], words[2]))
    return found


def mounts_of_macos(listing: str) -> list[Mount]:
    """Read what /sbin/mount prints: "/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev)"."""
    lines = (_MOUNTED.match(line) for line in listing.splitlines())
    return [Mount(line["place"], line["kind"]) for line in lines if line]


def mount_of(path: PurePath, mounts: list[Mount]) -> Mount | None:
    """Return the mount that a whole path lies in; of several at one place, the last covers the others."""
    fitting = [mount for mount in mounts if path.is_relative_to(mount.place)]
    longest = max((len(mount.place) for mount in fitting), default=0)
    return next((mount for mount in reversed(fitting) if len(mount.place) == longest), None)


def goes_away_on_linux(mount: Mount | None, devices: Path) -> bool:
    """Whether a mount is one of the network or of a stick; `devices` is the folder /sys/dev/block."""
    if mount is None or mount.place == "/":
        return False
    if mount.kind in _NETWORK or (mount.kind.startswith("fuse.") and mount.kind not in _LOCAL_FUSE):
        return True
    return _lies_below(mount.place, _STICK_FOLDERS) or _is_removable(devices / mount.device)


def goes_away_on_macos(mount: Mount | None) -> bool:
    """Whether a mount is one of the network or of a stick."""
    if mount is None or mount.place == "/":
        return False
    return mount.kind in _NETWORK or _lies_below(mount.place, ("/Volumes",))


def is_in_network_by_name(path: PureWindowsPath) -> bool:
    r"""Whether a path begins with a server: `\\server\share`, also as `\\?\UNC\server\share`."""
    drive = path.drive.upper()
    return drive.startswith(("\\\\?\\UNC\\", "//?/UNC/")) or (
        drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
    )


def goes_away_on_windows(drive_type: int) -> bool:
    """Whether an answer of GetDriveTypeW means a stick or the network."""
    return drive_type in {_REMOVABLE, _REMOTE}


def _on_windows(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - on Windows only

    whole = PureWindowsPath(os.path.abspath(path))  # noqa: PTH100 - as the system reads it, without a look
    system = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems do not have it
    return is_in_network_by_name(whole) or goes_away_on_windows(system.GetDriveTypeW(f"{whole.drive}\\"))


def _is_removable(device: Path) -> bool:
    """Whether a block device, or the disk it is a part of, can be taken out or hangs on USB."""
    if not device.exists():
        return False
    whole = device.resolve()
    flags = (whole / "removable", whole.parent / "removable")
    said = [flag.read_text(encoding="ascii").strip() for flag in flags if flag.is_file()]
    return "1" in said or bool(_ON_USB.search(whole.as_posix()))


def _lies_below(place: str, folders: tuple[str, ...]) -> bool:
    return any(PurePosixPath(place).is_relative_to(folder) for folder in folders)


def _plain(escaped: str) -> str:
    """Read what the kernel writes for a blank, the number 040 after a backslash."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), escaped)
