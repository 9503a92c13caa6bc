"""A workbook with more pictures than a window holds: each is read from the file when it is looked at."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.exercises.samples.picture import PNG
from workbook.answers.copies.copy_file import InMemory
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.files import held_in_part
from workbook.window.parts.pictures import course_file
from workbook.window.privacy.copies import _in_memory
from workbook.window.session import late_reading, opened_file
from workbook.window.session.session import Session

COURSE = {
    "course.md": b"---\ntitle: T\nid: t\n---\n",
    "media/a.png": PNG,
    "media/b.png": PNG + b" ",
    "modules/01-a.md": b"---\ntitle: A\n---\n\n![A](media/a.png)\n\n::: line l\nWhat?\n:::\n",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_workbook(tmp_path / "t.workbook", COURSE).close()
    return tmp_path / "t.workbook"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window holds next to nothing."""
    monkeypatch.setattr(opened_file, "MOST_HELD", 2 * len(PNG))
    monkeypatch.setattr(late_reading, "MOST_HELD", 0)


def test_a_course_with_few_pictures_is_held_whole(open_session: Callable[[], Session]) -> None:
    assert dict(open_session().files.held) == COURSE


@pytest.mark.usefixtures("few")
def test_pictures_of_the_course_are_read_when_they_are_asked_for(open_session: Callable[[], Session]) -> None:
    session = open_session()
    assert set(session.files.held) == {"course.md", "modules/01-a.md"}
    assert dict(session.course.files) == COURSE
    assert "media/b.png" in session.course.files
    assert "media/c.png" not in session.course.files
    with pytest.raises(KeyError):
        session.course.files["media/c.png"]


@pytest.mark.usefixtures("few")
def test_another_thread_reads_them_too(open_session: Callable[[], Session]) -> None:
    session, found = open_session(), list[bytes]()
    reader = threading.Thread(target=lambda: found.append(session.course.files["media/a.png"]))
    reader.start()
    reader.join(10)
    assert found == [PNG]


@pytest.mark.usefixtures("few")
def test_one_that_cannot_be_read_is_missing_and_nothing_else(open_session: Callable[[], Session]) -> None:
    session = open_session()
    session.close()
    with pytest.raises(OSError, match="closed"):
        session.course.files["media/a.png"]
    assert course_file(session.course.files, "media/a.png") is None
    assert session.course.files["course.md"] == COURSE["course.md"]


@pytest.mark.usefixtures("few")
def test_pictures_of_the_learner_are_read_each_time_once_there_are_many(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, open_session: Callable[[], Session]
) -> None:
    monkeypatch.setattr(opened_file, "FEW_BYTES", 0)
    with open_workbook(path) as file:
        names = [file.keep_picture(PNG + bytes([n])) for n in range(5)]
    session = open_session()
    session.read_late()
    qtbot.waitUntil(lambda: not session.is_reading())
    assert not session.pictures.here
    assert {session.pictures[name] for name in names} == {PNG + bytes([n]) for n in range(5)}
    assert not session.pictures.here
    assert list(session.pictures) == sorted(names)
    assert session.pictures.get("none") is None


@pytest.mark.usefixtures("few")
def test_what_a_window_holds_is_saved_where_the_disk_is_gone(
    path: Path, tmp_path: Path, open_session: Callable[[], Session]
) -> None:
    """No thread waits for itself: what is not held is not asked for."""
    from workbook.answers.copies.copy_file import save_copy_from_memory

    session = open_session()
    memory, _whole = _in_memory(session)
    assert isinstance(memory, InMemory)
    session.file.worker.submit(
        lambda _file: save_copy_from_memory(tmp_path / "copy.workbook", memory, [], None)
    ).result(5)
    with open_workbook(tmp_path / "copy.workbook") as copy:
        assert set(copy.files()) == {"course.md", "modules/01-a.md"}


def test_a_course_that_is_opened_holds_all_of_few_pictures_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert dict(held_in_part(COURSE).held) == COURSE
    monkeypatch.setattr("workbook.course.files.MOST_HELD", 2 * len(PNG))
    held = held_in_part(COURSE)
    assert set(held.held) == {"course.md", "modules/01-a.md"}
    assert dict(held) == COURSE


def test_an_unreadable_picture_makes_no_workbook(tmp_path: Path) -> None:
    class Unreadable(dict[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            if path == "media/b.png":
                raise PermissionError(13, "Permission denied")
            return super().__getitem__(path)

    with pytest.raises(WorkbookTrouble, match=r"could not all be read .* so no workbook was made"):
        create_workbook(tmp_path / "no.workbook", Unreadable(COURSE))
    assert not (tmp_path / "no.workbook").exists()
