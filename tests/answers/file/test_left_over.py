"""What a killed program leaves beside a workbook does not stay there in plain words."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbook.answers.file.left_over import new_prefix, sweep_beside
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.course.exercise import Exercise

SECRET = "Something I have told no one"
KILLED = """
import os, signal, sys
from pathlib import Path
from workbook.answers.erasing import erasing
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import open_workbook

erasing._check = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with open_workbook(Path(sys.argv[1])) as file:
    erasing.erase_answer(file, BackupFolder(file.uuid, Path(sys.argv[2])), "another")
"""


def parts(path: Path) -> list[Path]:
    return [found for found in path.parent.iterdir() if found.suffix == ".part"]


def grow_old(path: Path) -> None:
    then = time.time() - 7200
    os.utime(path, (then, then))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_program_leaves_no_plain_words(
    file: WorkbookFile, hopes: Exercise, path: Path, tmp_path: Path
) -> None:
    file.save_answer(hopes, SECRET)
    file.close()
    subprocess.run([sys.executable, "-c", KILLED, str(path), str(tmp_path / "backups")], check=False)
    (left,) = parts(path)
    assert SECRET.encode() in left.read_bytes()
    blocks = left.open("rb")
    sweep_beside(path)
    assert parts(path) == []
    assert blocks.read().strip(b"\0") == b""
    blocks.close()


def test_what_somebody_may_be_writing_stays_for_an_hour(path: Path, file: WorkbookFile) -> None:
    other = path.with_name("other.workbook")
    names = (f"{new_prefix(other)}abcd_123.part", ".new-7-ffffffff-abcd_123.part", ".new-abcd_123.part")
    lefts = [path.with_name(name) for name in names]  # of a living process, of another computer, of long ago
    for left in lefts:
        left.write_text(SECRET)
    sweep_beside(path)
    assert set(parts(path)) == set(lefts)
    for left in lefts:
        grow_old(left)
    sweep_beside(path)
    assert parts(path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_workbook_that_still_has_its_first_name_stays_as_it_is(
    file: WorkbookFile, hopes: Exercise, path: Path
) -> None:
    file.save_answer(hopes, SECRET)
    file.close()
    before = path.read_bytes()
    first = path.with_name(".new-abcd_123.part")
    first.hardlink_to(path)
    grow_old(first)
    sweep_beside(path)
    assert not first.exists()
    assert path.read_bytes() == before


def test_what_has_another_name_is_not_ours(path: Path, file: WorkbookFile) -> None:
    others = [path.with_name(name) for name in (".new-film.part", "video.part", ".new-abcd_123.txt")]
    for other in others:
        other.write_text("x")
        grow_old(other)
    sweep_beside(path)
    assert all(other.read_text() == "x" for other in others)


def test_a_backup_that_was_put_together_goes_with_its_folder(path: Path, file: WorkbookFile) -> None:
    folder = path.with_name(".back-abcd_123.part")
    folder.mkdir()
    (folder / path.name).write_text(SECRET)
    grow_old(folder)
    sweep_beside(path)
    assert not folder.exists()
