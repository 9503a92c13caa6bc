"""The lock on a workbook's file stays while it is open, whatever else is done with the file or goes wrong."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.answers.backups.folder import BackupFolder
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile

OPEN = """
import sys
from pathlib import Path
from workbook.answers.file.workbook_file import open_workbook
open_workbook(Path(sys.argv[1])).close()
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be replaced")


def another_program(path: Path) -> str:
    """What another program is told that wants to open the file."""
    tried = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=False
    )
    return tried.stderr


@posix
@pytest.mark.parametrize("links", [True, False])
def test_going_back_that_fails_gives_up_no_lock_and_leaves_nothing(
    file: WorkbookFile, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    backups = BackupFolder(file.uuid, tmp_path / "backups")
    backup = backups.make(file, "day")
    file.name = "Ana Maria"
    before = sorted(path.parent.glob("*.workbook"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as broken:
        if links:
            broken.setattr(Path, "replace", full)
        else:
            broken.setattr(Path, "hardlink_to", full)
            broken.setattr(shutil, "copyfileobj", full)
        with pytest.raises(WorkbookTrouble):
            backups.restore(file, backup)
    assert "is open" in another_program(path)
    assert sorted(path.parent.glob("*.workbook")) == before
    file.name = "Ana Sofia"
