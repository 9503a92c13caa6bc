"""Files that appear whole or not at all."""

import os
from pathlib import Path

import pytest

from workbook.whole_file import write_whole


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"one")
    write_whole(tmp_path / "a.txt", b"two")
    assert (tmp_path / "a.txt").read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_what_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="rights of this sort are POSIX")
def test_a_private_file_is_its_owners_alone_and_another_keeps_its_rights(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", b"x", private=True)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o640)
    write_whole(tmp_path / "old", b"x")
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o640
