"""Packing: the same sources give the same bytes, and what is packed opens again."""

import io
import json
import zipfile

import pytest

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
