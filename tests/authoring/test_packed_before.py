"""What was packed of a draft before: only a package of that very version counts."""

from pathlib import Path

import pytest

from tests.authoring.mistakes import CLEAN, HEAD
from workbook.authoring.packed_before import packed_before
from workbook.packaging.writing import write_package

FILES = {path: data.encode() for path, data in CLEAN.items()}


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "c-1.0.0.course"
    path.write_bytes(write_package(FILES))
    return path


@pytest.mark.parametrize(
    ("changes", "since"),
    [
        ({}, "nothing"),
        ({"notes.txt": b"Mine."}, "nothing"),
        ({"modules/m.md": f"{HEAD}Other text.\n".encode()}, "mends"),
        ({"modules/m.md": f"{HEAD}Text.\n\n## A page {{#p}}\n\nMore.\n".encode()}, "new"),
        ({"modules/n.md": f"{HEAD}Text.\n".encode()}, "new"),
    ],
)
def test_what_has_changed_since_is_told_by_its_sort(
    packed: Path, changes: dict[str, bytes], since: str
) -> None:
    before = packed_before({**FILES, **changes}, packed)
    assert before is not None
    assert (before.version, before.since) == ("1.0.0", since)


def test_of_another_version_or_of_no_package_nothing_is_known(packed: Path, tmp_path: Path) -> None:
    newer = {**FILES, "course.md": FILES["course.md"].replace(b"1.0.0", b"1.1.0")}
    assert packed_before(newer, packed) is None
    assert packed_before(FILES, tmp_path / "gone.course") is None
    packed.write_bytes(b"x")
    assert packed_before(FILES, packed) is None
