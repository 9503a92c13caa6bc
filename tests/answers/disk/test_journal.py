"""In folders that are copied in the background, and on network disks, nothing of a save stays beside the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.answers.disk.journal import file_system, wants_rollback
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.exercise import Exercise

MOUNTS = r"""22 1 8:1 / / rw - ext4 /dev/sda1 rw
40 22 0:40 / /home/ana/share rw,relatime shared:1 - nfs4 server:/x rw
41 22 0:41 / /media/my\040stick rw - vfat /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "rollback"),
    [("OneDrive - Somewhere", True), ("Dropbox", True), ("Library/Mobile Documents", True), ("Nextcloud/Notes", True),
     ("Documents/Workbooks", False), ("My dropbox notes", False)],
)  # fmt: skip
def test_folders_that_are_copied_elsewhere_are_known_by_their_names(
    tmp_path: Path, folder: str, rollback: bool
) -> None:
    assert wants_rollback(tmp_path / folder / "mine.workbook") is rollback


@pytest.mark.parametrize(
    ("place", "kind"),
    [("/home/ana/mine.workbook", "ext4"), ("/home/ana/share/mine.workbook", "nfs4"),
     ("/home/ana/shared/mine.workbook", "ext4"), ("/media/my stick/mine.workbook", "vfat")],
)  # fmt: skip
def test_the_disk_of_a_file_is_found_in_the_systems_table(place: str, kind: str) -> None:
    assert file_system(place, MOUNTS) == kind


def test_between_saves_only_an_empty_journal_lies_beside_the_file(
    tmp_path: Path, files: dict[str, bytes], hopes: Exercise, reopen: Callable[[], object]
) -> None:
    home = tmp_path / "Dropbox"
    home.mkdir()
    with create_workbook(home / "mine.workbook", files, notes=tmp_path / "notes") as file:
        for number in range(5):
            file.save_answer(hopes, f"{number} what I wrote")
            beside = [p for p in home.iterdir() if p.name != "mine.workbook"]
            assert [p.read_bytes() for p in beside] in ([], [b""])
            assert f"{number} what I wrote".encode() in (home / "mine.workbook").read_bytes()
    assert [p.name for p in home.iterdir()] == ["mine.workbook"]
