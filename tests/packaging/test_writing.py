"""Packing: the same sources give the same bytes, and what is packed opens again."""

import io
import json
import random
import zipfile
from collections.abc import Iterator, Mapping
from itertools import count

import pytest
from PIL import Image

from workbook.packaging import writing
from workbook.packaging.course_by_name import open_course
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import write_package

FILES = {
    "modules/2-b.md": b"b",
    "course.md": "---\ntitle: Über\nid: c\nversion: 1.0.0\nlanguage: de\nchanged: x\nchanged: y\n---\n".encode(),
    "modules/1-a.md": b"a\r\n",
    "sample-answers.json": b"{}",
}


def test_the_same_sources_in_any_order_give_the_same_bytes() -> None:
    assert write_package(FILES) == write_package(dict(reversed(FILES.items())))
    course = open_course("explore-this-further")
    assert write_package(course) == write_package(course)


def test_entries_are_stored_old_plain_and_sorted_behind_mimetype_and_manifest() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(FILES))) as archive:
        found = archive.infolist()
        assert [entry.filename for entry in found] == [
            "mimetype", "manifest.json", "course.md", "modules/1-a.md", "modules/2-b.md", "sample-answers.json",
        ]  # fmt: skip
        assert {entry.compress_type for entry in found} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in found} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in found} == {0o100644}
        assert {entry.create_system for entry in found} == {3}
        assert archive.read("mimetype") == b"application/vnd.workbook.course+zip"
        assert archive.testzip() is None


def test_the_manifest_is_as_the_design_says() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(FILES))) as archive:
        text = archive.read("manifest.json").decode()
    said = json.loads(text)
    assert list(said) == sorted(said)
    assert set(said) == {
        "changes", "files", "format", "holder", "id", "language", "licence", "needs", "title", "version",
    }  # fmt: skip
    assert (said["format"], said["id"], said["version"], said["changes"]) == (1, "c", "1.0.0", ["x", "y"])
    assert [file["path"] for file in said["files"]] == sorted(FILES)
    assert "Über" in text
    assert "\r" not in text


def test_sources_come_back_byte_for_byte() -> None:
    assert read_package(write_package(FILES)) == FILES


def test_what_does_not_belong_is_left_out() -> None:
    assert read_package(write_package(FILES | {"notes.txt": b"x", "modules/draft.txt": b"y"})) == FILES


@pytest.mark.parametrize(
    "more",
    [
        {"media/x.png": b"no picture"},
        {"media/CON.png": b""},
        {"modules/a.md": b"\xff"},
        {"modules/1-A.md": b"x"},
    ],
)
def test_what_would_not_open_again_is_not_packed(more: dict[str, bytes]) -> None:
    with pytest.raises(PackageTrouble):
        write_package(FILES | more)


def test_without_a_course_there_is_no_package() -> None:
    with pytest.raises(PackageTrouble):
        write_package({"modules/a.md": b"x"})


def test_a_package_is_what_any_other_program_would_make_of_the_same_files() -> None:
    files = FILES | {"modules/über.md": "ü".encode()}
    package = write_package(files)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as ours, zipfile.ZipFile(made, "w") as theirs:
        for name in ours.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            theirs.writestr(entry, ours.read(name))
    assert made.getvalue() == package


class Changing(Mapping[str, bytes]):
    """Files of which one is another each time that it is read."""

    def __init__(self) -> None:
        self.times = count()

    def __getitem__(self, path: str) -> bytes:
        return b"%d" % next(self.times) if path == "modules/2-b.md" else FILES[path]

    def __iter__(self) -> Iterator[str]:
        return iter(FILES)

    def __len__(self) -> int:
        return len(FILES)


def test_a_file_that_changes_while_it_is_packed_is_told() -> None:
    with pytest.raises(
        PackageTrouble, match=r"“modules/2-b\.md” was changed while it was packed\. Try again"
    ):
        write_package(Changing())


def noise(size: int) -> bytes:
    """A PNG of so many million bytes, which nothing makes smaller."""
    side = int((size * 1_000_000 / 3) ** 0.5)
    made = io.BytesIO()
    dots = random.Random(size).randbytes(3 * side * side)
    Image.frombytes("RGB", (side, side), dots).save(made, "PNG", compress_level=0)
    return made.getvalue()


def test_too_much_for_one_package_is_told_before_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    files = FILES | {"media/a.png": noise(2), "media/b.png": noise(2)}
    whole = write_package(files)
    monkeypatch.setattr(writing, "MOST_PACKED", len(whole))
    assert write_package(files) == whole
    monkeypatch.setattr(writing, "MOST_PACKED", len(whole) - 1)
    with pytest.raises(PackageTrouble, match=r"would have 4 MB; at most 3 MB are possible"):
        next(writing.package_parts(files))


def test_so_are_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ENTRIES", 6)
    assert write_package(FILES)
    with pytest.raises(PackageTrouble, match="would have 7 files; at most 6 are possible"):
        write_package(FILES | {"modules/3-c.md": b"c"})
