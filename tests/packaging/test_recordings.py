"""Recordings in a course file: looked into, unchanged to the byte, and told as what a program needs."""

import json
from pathlib import Path

import pytest

from tests import sounds
from tests.authoring.mistakes import CLEAN, png
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.files import FolderFiles, held_in_part
from workbook.packaging.reading import read_package
from workbook.packaging.trouble import PackageTrouble
from workbook.packaging.writing import RECORDINGS_SINCE, write_package

NO_RECORDING = "is not an MP3, FLAC or WAV recording, or it is damaged"
RECORDED = {
    **{path: text.encode() for path, text in CLEAN.items()},
    "media/a.mp3": sounds.mp3(),
    "media/a.md": b"Its words.",
    "media/c.flac": sounds.flac(),
    "media/d.wav": sounds.wav(),
}


def test_they_come_along_as_they_are_with_their_words() -> None:
    package = read_package(write_package(RECORDED))
    assert {path: package[path] for path in package} == RECORDED


@pytest.mark.parametrize(
    ("written", "told"), [("", RECORDINGS_SINCE), ("9.0.0", "9.0.0"), ("0.0.1", RECORDINGS_SINCE)]
)
def test_the_package_says_what_it_needs(written: str, told: str) -> None:
    files = {
        **RECORDED,
        "course.md": RECORDED["course.md"].replace(b"holder", f"needs: {written}\nholder".encode()),
    }
    assert read_package(write_package(files)).manifest["needs"] == told  # type: ignore[index]


def test_a_course_without_recordings_needs_what_it_says() -> None:
    files = {path: data for path, data in RECORDED.items() if not path.startswith("media/")}
    assert read_package(write_package(files)).manifest["needs"] == ""  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("media/a.mp3", png(2, 2), "“media/a.mp3” is a picture, not a recording."),
        ("media/a.png", sounds.mp3(), "“media/a.png” is not a PNG, JPEG, GIF or WebP picture, or it is damaged."),
        ("media/a.mp3", sounds.opus(), "“media/a.mp3” is a recording in the format Opus, which cannot be played here."),
        ("media/a.wav", sounds.wav()[:-1], f"“media/a.wav” {NO_RECORDING}."),
        ("media/a.mp3", sounds.mp3(1, tag=bytes(20_000_001)), "“media/a.mp3” is larger than 20 MB."),
        ("media/a.flac", sounds.flac(4 * 3600, rate=4000), "“media/a.flac” takes longer than three hours."),
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_in_no_package(path: str, data: bytes, said: str) -> None:
    with pytest.raises(PackageTrouble) as told:
        write_package({**RECORDED, path: data})
    assert str(told.value) == said


def test_a_sort_that_nothing_plays_is_left_out_of_a_folder_and_refused_in_a_package(tmp_path: Path) -> None:
    for path, data in {
        **RECORDED,
        "media/x.m4a": b"x",
        "media/notes.md": b"x",
        "media/a.opus": b"x",
        "media/b.ogg": b"x",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert dict(FolderFiles(tmp_path)) == RECORDED


def test_many_of_them_are_read_when_they_are_heard(tmp_path: Path) -> None:
    large = {**RECORDED, "media/a.mp3": sounds.mp3(1200)}
    path = tmp_path / "mine.workbook"
    create_workbook(path, large, name="Ana").close()
    with open_workbook(path) as file:
        assert dict(file.files()) == large
        files = held_in_part(file.files())
        assert not [held for held in files.held if held.endswith((".mp3", ".wav"))]
        assert files.held["media/a.md"] == b"Its words."
        assert files["media/a.mp3"] == large["media/a.mp3"]


def test_the_manifest_stays_readable_json() -> None:
    package = read_package(write_package(RECORDED))
    assert json.loads(json.dumps(package.manifest))["needs"] == RECORDINGS_SINCE
