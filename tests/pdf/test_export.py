"""Writing the file: whole or not at all, with a calm sentence when it cannot be."""

from __future__ import annotations

import errno
import os
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from workbook.pdf.export import ExportCancelled, ExportTrouble, PaperOptions, export_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Desk

OPTIONS = PaperOptions(name="Marta", date=date(2026, 11, 22))


def export(desk: Desk, target: Path, **more: Any) -> int:
    return export_pdf(desk.course, desk.answers, "keepsake", OPTIONS, target, files=desk.files, **more)


def test_the_file_is_there_and_nothing_beside_it(answered: Desk, tmp_path: Path) -> None:
    target = tmp_path / "mine.pdf"
    assert export(answered, target) == len(answered.make().pages)
    assert target.read_bytes() == answered.make().data
    assert list(tmp_path.iterdir()) == [target]


def test_progress_goes_from_nought_to_one(answered: Desk, tmp_path: Path) -> None:
    seen: list[float] = []
    export(answered, tmp_path / "mine.pdf", progress=seen.append)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0.0, 1.0)
    assert len(seen) > 5


@pytest.mark.parametrize("after", [0, 1, 2, 5, 9])
def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(
    answered: Desk, tmp_path: Path, after: int
) -> None:
    target = tmp_path / "mine.pdf"
    target.write_bytes(b"the old one")
    looks = iter(range(1000))
    with pytest.raises(ExportCancelled):
        export(answered, target, cancelled=lambda: next(looks) >= after)
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("call", "number", "said"),
    [
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("fsync", errno.EIO, "the disk did not take it"),
        ("replace", errno.EACCES, "open in another program"),
        ("replace", errno.EROFS, "read-only"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    answered: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    target = tmp_path / "mine.pdf"
    target.write_bytes(b"the old one")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(ExportTrouble, match=said) as caught:
        export(answered, target)
    monkeypatch.undo()
    assert str(caught.value).startswith("mine.pdf was not written: ")
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_of_that_name_is_told_and_left(answered: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").mkdir()
    with pytest.raises(ExportTrouble, match="a folder of this name"):
        export(answered, tmp_path / "mine.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.pdf"]


def test_a_folder_that_is_not_there_is_told(answered: Desk, tmp_path: Path) -> None:
    with pytest.raises(ExportTrouble, match="this folder is not there"):
        export(answered, tmp_path / "none" / "mine.pdf")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportTrouble, match="this folder is not there"):
        export(answered, tmp_path / "file" / "mine.pdf")


def test_a_new_file_is_for_its_owner_and_an_old_one_keeps_its_rights(answered: Desk, tmp_path: Path) -> None:
    target = tmp_path / "mine.pdf"
    export(answered, target)
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
        target.chmod(0o640)
        export(answered, target)
        assert target.stat().st_mode & 0o777 == 0o600
