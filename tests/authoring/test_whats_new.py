"""What is new in a version: whether it is still to be said, and how it is written into course.md."""

from pathlib import Path

import pytest

from workbook.authoring.whats_new import is_still_to_be_said, version_before, write_changed
from workbook.course.files import FolderFiles
from workbook.course.outline import read_about
from workbook.packaging.writing import write_package


def files(version: str, *changed: str, course_id: str = "c") -> dict[str, bytes]:
    said = "".join(f"changed: {words}\n" for words in changed)
    top = f"---\ntitle: C\nid: {course_id}\nversion: {version}\n{said}---\nHello.\n"
    return {"course.md": top.encode(), "modules/1-a.md": b"Text.\n"}


@pytest.mark.parametrize(
    ("older", "newer", "still"),
    [
        (files("1.0.0"), files("1.1.0"), True),
        (files("1.0.0", "Old."), files("1.1.0", "Old."), True),
        (files("1.0.0", "Old."), files("1.1.0", "New."), False),
        (files("1.0.0", "Old."), files("1.1.0", "New.", "Old."), False),
        (files("1.0.0"), files("1.0.0"), False),
        (files("1.1.0"), files("1.0.0"), False),
        (files("1.0.0"), files("soon"), False),
        (files("1.0.0"), files("1.1.0", course_id="d"), False),
    ],
)
def test_it_is_asked_for_when_the_version_rose_and_nothing_new_is_said(
    older: dict[str, bytes], newer: dict[str, bytes], still: bool
) -> None:
    assert is_still_to_be_said(newer, older) is still


def test_the_version_before_is_the_newest_earlier_one_that_lies_there(tmp_path: Path) -> None:
    for version in ("1.0.0", "1.9.0", "1.10.0", "2.0.0"):
        (tmp_path / f"c-{version}.course").write_bytes(write_package(files(version)))
    (tmp_path / "c-1.11.0.course").write_bytes(b"no package")
    (tmp_path / "c-1.12.0.course").write_bytes(write_package(files("1.12.0", course_id="d")))
    found = version_before(files("2.0.0"), tmp_path)
    assert found is not None
    assert read_about(found).version == "1.10.0"
    assert version_before(files("1.0.0"), tmp_path) is None
    assert version_before(files("soon"), tmp_path) is None


def written(folder: Path, text: bytes, said: list[str], older: dict[str, bytes] | None = None) -> bytes:
    (folder / "course.md").write_bytes(text)
    write_changed(folder, FolderFiles(folder), said, older)
    return (folder / "course.md").read_bytes()


def test_facts_are_added_and_nothing_else_is_touched(tmp_path: Path) -> None:
    text = "\ufeff---\r\ntitle: C\r\nversion: 1.1.0  \r\n---\r\n\r\nHello\u2028you.".encode()
    assert written(tmp_path, text, ["A new\nmodule.", "  ", "Ünd more."]) == text.replace(
        b"1.1.0  \r\n", "1.1.0  \r\nchanged: A new module.\r\nchanged: Ünd more.\r\n".encode()
    )


def test_what_was_said_of_the_older_version_gives_way(tmp_path: Path) -> None:
    older = files("1.0.0", "Old, that goes on.", "Old too.")
    text = (
        b"---\ntitle: C\nid: c\nChanged: Old,\n  that goes on.\nchanged: Mine already.\nchanged: Old too.\n"
        b"version: 1.1.0\n---\nchanged: Old too.\n"
    )
    assert written(tmp_path, text, ["New."], older) == (
        b"---\ntitle: C\nid: c\nchanged: Mine already.\nversion: 1.1.0\nchanged: New.\n---\nchanged: Old too.\n"
    )


def test_facts_written_as_a_list_are_read_the_same_afterwards(tmp_path: Path) -> None:
    text = b"---\ntitle: C\nid: c\nchanged:\n  - Old.\n  - Mine.\nversion: 1.1.0\n---\n"
    written(tmp_path, text, ["New."], files("1.0.0", "Old."))
    about = read_about(FolderFiles(tmp_path))
    assert (about.changed, about.version, about.title) == (("Mine.", "New."), "1.1.0", "C")
