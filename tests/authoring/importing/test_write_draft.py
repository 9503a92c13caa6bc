"""A draft is written whole or not at all, and over nothing."""

import errno
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.importing.docx import docx, p, picture
from tests.authoring.importing.imported import draft
from tests.authoring.mistakes import png
from workbook.authoring.fix import write_missing_ids
from workbook.authoring.importing.draft_of import write_draft
from workbook.authoring.importing.drafting import Draft
from workbook.authoring.importing.trouble import Cancelled, ImportTrouble

GAP = "……………………………"


@pytest.fixture
def made(tmp_path: Path) -> Draft:
    body = p("One", "Heading1") + p(f"Why: {GAP}") + p("☐ a") + p("☐ b") + picture("rId1", "A tree")
    return draft(
        tmp_path, body, more={"word/media/a.png": png(3, 3)}, refers={"rId1": ("image", "media/a.png")}
    )


def test_it_is_a_course_folder_with_all_its_ids(tmp_path: Path, made: Draft) -> None:
    folder = tmp_path / "a" / "course"
    write_draft(made, folder)
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert there == made.files
    assert "media/a-tree.png" in there
    assert write_missing_ids(folder) == 0
    assert b"licence" not in there["course.md"]


def test_what_is_there_is_not_touched(tmp_path: Path, made: Draft) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / ".DS_Store").write_bytes(b"x")
    write_draft(made, folder)
    before = (folder / "course.md").stat()
    with pytest.raises(ImportTrouble, match="is not empty, so nothing was written"):
        write_draft(made, folder)
    assert (folder / "course.md").stat() == before
    with pytest.raises(ImportTrouble, match="is a file"):
        write_draft(made, folder / "course.md")


def test_a_disk_that_is_full_keeps_nothing_half_made(
    tmp_path: Path, made: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if "media" in self.parts:
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", full)
    (tmp_path / "there").mkdir()
    with pytest.raises(ImportTrouble, match=r"no space left on device\. Nothing of it was left there"):
        write_draft(made, tmp_path / "there" / "new" / "course")
    assert list((tmp_path / "there").iterdir()) == []


def test_it_can_be_stopped(tmp_path: Path, made: Draft) -> None:
    asked = iter([True, True])
    with pytest.raises(Cancelled):
        write_draft(made, tmp_path / "course", lambda: next(asked, False))
    assert not (tmp_path / "course").exists()


def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, made: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, *_unused: Any, **_more: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(ImportTrouble, match="permission denied"):
        write_draft(made, tmp_path / "course")


def test_the_file_itself_stays_as_it_is(tmp_path: Path) -> None:
    draft(tmp_path, p("Text."))
    assert (tmp_path / "sheet.docx").read_bytes() == docx(p("Text."))
