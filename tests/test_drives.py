"""Which drives can go away, told by what the systems say of them."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from kiwork.drives import (
    Mount,
    goes_away_on_linux,
    goes_away_on_macos,
    goes_away_on_windows,
    is_in_network_by_name,
    is_removable_or_network,
    mount_of,
    mounts_of_linux,
    mounts_of_macos,
)

LINUX = r"""22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
23 22 259:3 / /home rw - ext4 /dev/nvme0n1p3 rw
40 22 8:1 / /run/media/anna/MEIN\040STICK rw,nosuid - vfat /dev/sda1 rw
41 22 0:50 / /mnt/amt rw - cifs //server/amt rw,vers=3.1.1
42 22 0:51 / /home/anna/nextcloud rw - fuse.rclone cloud: rw
43 22 8:17 / /mnt/platte rw - ext4 /dev/sdb1 rw
44 22 0:52 / /mnt/amt2 rw - nfs4 server:/amt rw
45 22 0:53 / /tmp rw - tmpfs tmpfs rw
46 22 259:4 / /mnt/daten rw - fuseblk /dev/nvme0n1p4 rw
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//anna@server/amt on /Volumes/amt (smbfs, nodev, nosuid, mounted by anna)
/dev/disk4s1 on /Volumes/MEIN STICK (msdos, local, nodev, nosuid, noowners)
"""


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """Lay out what /sys/dev/block shows: an internal disk, and one on USB that says it stays."""
    folder = tmp_path / "dev"
    folder.mkdir()
    for numbers, place in (
        ("259:3", "pci0/nvme/nvme0n1/nvme0n1p3"),
        ("8:17", "pci0/usb2/2-1/block/sdb/sdb1"),
    ):
        part = tmp_path / place
        part.mkdir(parents=True)
        (part.parent / "removable").write_text("0\n")
        (folder / numbers).symlink_to(part)
    return folder


@pytest.mark.parametrize(
    ("path", "goes_away"),
    [
        ("/home/anna", False),
        ("/usr/share", False),
        ("/mnt/daten", False),
        ("/run/media/anna/MEIN STICK", True),
        ("/mnt/amt/Konzept", True),
        ("/mnt/amt2", True),
        ("/home/anna/nextcloud/Konzept", True),
        ("/mnt/platte", True),
    ],
)
def test_on_linux_the_mount_tells(devices: Path, path: str, *, goes_away: bool) -> None:
    mount = mount_of(PurePosixPath(path), mounts_of_linux(LINUX))
    assert goes_away_on_linux(mount, devices) is goes_away


def test_on_linux_a_part_of_a_card_is_removable_as_its_disk_is(tmp_path: Path) -> None:
    part = tmp_path / "mmc" / "mmcblk0" / "mmcblk0p1"
    part.mkdir(parents=True)
    (part.parent / "removable").write_text("1\n")
    (tmp_path / "179:1").symlink_to(part)
    assert goes_away_on_linux(Mount("/mnt/karte", "ext4", "179:1"), tmp_path)


@pytest.mark.parametrize(
    ("path", "goes_away"),
    [
        ("/Users/anna", False),
        ("/System/Volumes/Data/Users/anna", False),
        ("/Volumes/amt/Konzept", True),
        ("/Volumes/MEIN STICK", True),
    ],
)
def test_on_macos_the_mount_tells(path: str, *, goes_away: bool) -> None:
    assert goes_away_on_macos(mount_of(PurePosixPath(path), mounts_of_macos(MACOS))) is goes_away


@pytest.mark.parametrize(
    ("path", "in_network"),
    [
        (r"C:\Users\anna\a.kiwork", False),
        (r"\\server\amt\a.kiwork", True),
        (r"\\?\UNC\server\amt\a.kiwork", True),
        (r"\\?\C:\Users\a.kiwork", False),
    ],
)
def test_on_windows_a_server_in_the_path_tells(path: str, *, in_network: bool) -> None:
    assert is_in_network_by_name(PureWindowsPath(path)) is in_network


def test_on_windows_the_type_of_the_drive_tells() -> None:
    assert [goes_away_on_windows(answer) for answer in range(7)] == [
        False,
        False,
        True,
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("table", ["", "\n", "nonsense - ", "1 2 3 - x", " - \x00"])
def test_a_table_that_says_nothing_counts_as_internal(table: str, tmp_path: Path) -> None:
    for mounts in (mounts_of_linux(table), mounts_of_macos(table)):
        mount = mount_of(PurePosixPath("/home/anna"), mounts)
        assert not goes_away_on_linux(mount, tmp_path)
        assert not goes_away_on_macos(mount)


def test_a_folder_that_is_not_there_counts_as_internal() -> None:
    assert not is_removable_or_network(Path("/gibt/es/nicht/a.kiwork"))
