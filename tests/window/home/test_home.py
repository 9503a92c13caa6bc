"""The first screen: whose workbooks there are, in which files, and what happens to one that moved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import SMALL
from tests.window.courses.test_opening import front_screen, on
from workbook.answers.disk.lock_note import LockNote
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.packaging.writing import write_package
from workbook.window.courses.new_workbook import workbooks_folder
from workbook.window.home.home_screen import HomeScreen
from workbook.window.home.workbook_list import MOST_NEW, file_id, list_workbooks
from workbook.window.look.settings import Recent
from workbook.window.main_window import FORGOTTEN, MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts import file_dialogs


def remembered(path: Path, **more: str) -> Recent:
    return Recent(str(path), "A small course", place=file_id(path), **more)  # type: ignore[arg-type]


def made(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(name.encode())
    return path


# Which workbooks are listed


def test_files_in_the_workbooks_folder_are_listed_by_name_after_those_that_were_open(tmp_path: Path) -> None:
    opened = made(tmp_path, "opened.workbook")
    for name in ("b.workbook", "A.workbook", "notes.txt", ".hidden.workbook"):
        made(tmp_path, name)
    listed = list_workbooks([remembered(opened)], tmp_path)
    assert [(Path(one.recent.path).name, one.new) for one in listed] == [
        ("opened.workbook", False),
        ("A.workbook", True),
        ("b.workbook", True),
    ]


@pytest.mark.parametrize(
    "name", ["Mine (before going back, 2026-11-25).workbook", "Mine (damaged, 2026-11-25, 2).workbook"]
)
def test_what_the_program_put_aside_is_not_offered(tmp_path: Path, name: str) -> None:
    made(tmp_path, name)
    made(tmp_path, "Mine (second time).workbook")
    assert [Path(one.recent.path).stem for one in list_workbooks([], tmp_path)] == ["Mine (second time)"]


def test_a_renamed_file_is_found_by_what_it_is(tmp_path: Path) -> None:
    before = made(tmp_path, "before.workbook")
    recent = remembered(before)
    after = before.rename(tmp_path / "after.workbook")
    [listed] = list_workbooks([recent], tmp_path)
    assert (listed.recent.path, listed.missing, listed.new) == (str(after), False, False)


def test_a_file_moved_to_the_workbooks_folder_is_found_there(tmp_path: Path) -> None:
    folder = tmp_path / "Workbooks"
    folder.mkdir()
    before = made(tmp_path / "elsewhere", "mine.workbook")
    recent = remembered(before)
    after = before.rename(folder / "mine.workbook")
    [listed] = list_workbooks([recent], folder)
    assert listed.recent.path == str(after)


def test_one_that_is_nowhere_stays_in_the_list_as_missing(tmp_path: Path) -> None:
    gone = Recent(str(tmp_path / "stick" / "mine.workbook"), "Mine", place="9-9")
    there = remembered(made(tmp_path, "there.workbook"))
    listed = list_workbooks([gone, there], tmp_path)
    assert [(one.recent.title, one.missing) for one in listed] == [("A small course", False), ("Mine", True)]


def test_a_folder_with_very_many_workbooks_is_shown_in_part(tmp_path: Path) -> None:
    for number in range(MOST_NEW + 5):
        made(tmp_path, f"{number:03}.workbook")
    assert len(list_workbooks([], tmp_path)) == MOST_NEW


def test_folders_that_cannot_be_read_have_no_workbooks(tmp_path: Path) -> None:
    assert list_workbooks([], tmp_path / "not there") == []


# What the screen says


def words(widget: QWidget) -> list[str]:
    return [label.accessibleName() or label.text() for label in widget.findChildren(QLabel)]


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {button.accessibleName() or button.text(): button for button in widget.findChildren(QPushButton)}


def test_each_card_says_whose_workbook_and_which_file(
    window: MainWindow, tmp_path: Path, files: dict[str, bytes]
) -> None:
    for name, file in (("Noor", "noor.workbook"), ("Ada", "ada.workbook")):
        window.settings.remember(remembered(made(tmp_path, file), name=name))
    window.show_home()
    said = words(window.screen_now())
    assert {"Ada", "Noor", "ada.workbook", "noor.workbook"} <= set(said)
    assert {
        "Continue A small course, Ada, ada.workbook",
        "Continue A small course, Noor, noor.workbook",
    } <= set(buttons(window.screen_now()))


def test_a_workbook_that_lies_in_the_folder_can_be_opened_from_the_first_screen(
    qtbot: QtBot, window: MainWindow, files: dict[str, bytes]
) -> None:
    workbooks_folder().mkdir(parents=True)
    create_workbook(workbooks_folder() / "from a friend.workbook", files, name="Ana").close()
    window.show_home()
    buttons(window.screen_now())["Open from a friend, from a friend.workbook"].click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))


def test_one_that_moved_is_looked_for_and_takes_its_place_in_the_list(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.settings.remember(Recent(str(tmp_path / "old" / "mine.workbook"), "A small course", name="Ana"))
    window.show_home()
    assert "It is not where it was." in words(window.screen_now())
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: path)
    buttons(window.screen_now())["Look for it: A small course, Ana, mine.workbook"].click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    qtbot.waitUntil(lambda: [recent.path for recent in window.settings.recents()] == [str(path)])


def test_one_that_is_gone_can_be_taken_off_the_list(window: MainWindow, tmp_path: Path) -> None:
    window.settings.remember(Recent(str(tmp_path / "gone.workbook"), "Gone"))
    window.show_home()
    buttons(window.screen_now())["Take it off this list: Gone, gone.workbook"].click()
    assert window.settings.recents() == []
    assert "It is not where it was." not in words(window.screen_now())


# Two windows


@pytest.fixture
def another(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A second window, as a second program would have it."""
    from workbook.window import app

    made = app.make_window(tmp_path / "settings")
    qtbot.addWidget(made)
    return made


def test_a_knock_brings_the_window_forward_that_has_the_workbook(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[str] = []
    monkeypatch.setattr(MainWindow, "raise_", lambda _window: came.append("raised"))
    window.entrance.open_path(str(path))
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WorkbookScreen))
    LockNote(path).knock_place.touch()
    qtbot.waitUntil(lambda: came == ["raised"])
    qtbot.waitUntil(lambda: not LockNote(path).knock_place.exists())


@pytest.fixture
def held(path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The workbook, open in another program of this computer; the call lets go of it."""
    from workbook.answers.disk import claims

    file = open_workbook(path)
    monkeypatch.setattr(claims, "_here", set())
    monkeypatch.setattr("os.getpid", lambda: 1)
    return file.close


def test_a_window_started_for_what_is_open_elsewhere_calls_that_one_and_ends(
    qtbot: QtBot, another: MainWindow, path: Path, held: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(MainWindow, "end", lambda _window: ended.append(True))
    place = LockNote(path).knock_place
    monkeypatch.chdir(path.parent)
    another.entrance.open_path(path.name)
    qtbot.waitUntil(place.exists)
    place.unlink()  # as the other window does
    qtbot.waitUntil(lambda: ended == [True])
    held()


def test_if_nobody_answers_it_is_said_where_the_workbook_is_open(
    qtbot: QtBot, another: MainWindow, path: Path, held: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("workbook.window.home.second_start.ANSWER_MS", 1)
    monkeypatch.setattr(MainWindow, "ask", lambda _window, _title, words, _ways, **_: said.append(words))
    another.entrance.open_path(str(path))
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "is open in another Workbook window on this computer" in said[0]
    assert not LockNote(path).knock_place.exists()
    held()


# What cannot be opened


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.workbook", "There is no file"),
        ("gone.course", "There is no file"),
        ("letter.pdf", "is neither a workbook nor a course"),
        ("x" * 300 + ".workbook", "There is no file"),
    ],
)
def test_what_cannot_be_opened_is_told_in_the_window(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr(MainWindow, "ask", lambda _window, _title, words, _ways, **_: said.append(words))
    if name == "letter.pdf":
        made(tmp_path, name)
    window.entrance.open_path(str(tmp_path / name))
    assert len(said) == 1
    assert why in said[0]
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("others", [0, 1])
def test_a_name_without_end_takes_one_line_and_is_told_in_full(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, others: int
) -> None:
    name = "Ana " * 250
    paths = [made(tmp_path, f"{n}.workbook") for n in range(1 + others)]
    for path in paths:
        window.settings.remember(remembered(path, name=name))
    window.show_home()
    window.resize(900, 700)
    window.show()
    qtbot.waitExposed(window)
    labels = [label for label in window.screen_now().findChildren(QLabel) if "Ana Ana" in label.text()]
    assert len(labels) == 2 + others  # with the greeting
    assert max(len(label.text()) for label in labels) < 250
    lines = [label for label in labels if label.toolTip()]
    assert len(lines) == 1 + others
    for label in lines:
        assert label.accessibleName() == name.strip()
        assert label.height() < 2 * label.fontMetrics().height()


# The shelf


@pytest.fixture
def mailed(tmp_path: Path) -> Callable[[str], Path]:
    def packed(version: str) -> Path:
        path = tmp_path / f"small-{version}.course"
        top = SMALL["course.md"].replace(b"1.0.0", version.encode())
        path.write_bytes(write_package({**SMALL, "course.md": top}))
        return path

    return packed


def test_a_course_that_was_opened_stands_on_the_first_screen_and_begins_from_there(
    qtbot: QtBot, window: MainWindow, mailed: Callable[[str], Path]
) -> None:
    for version in ("1.0.0", "1.1.0"):
        path = mailed(version)
        window.entrance.open_path(str(path))
        front = front_screen(qtbot, window, f"Version {version}")
        assert "The course file is in your library now." in on(front)
        path.unlink()
        window.show_home()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    assert [(row.installed.title, row.installed.version) for row in home.shelf_rows] == [
        ("A small course", "1.1.0")
    ]
    home.shelf_rows[0].start.click()
    assert "Version 1.1.0" in on(front_screen(qtbot, window, "A small course"))


def test_it_can_be_taken_off_again(
    qtbot: QtBot, window: MainWindow, mailed: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def ask(title: str, _words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(title)
        return choices[0]

    monkeypatch.setattr(window, "ask", ask)
    window.entrance.open_path(str(mailed("1.0.0")))
    front_screen(qtbot, window, "A small course")
    window.show_home()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    home.shelf_rows[0].menu().actions()[0].trigger()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    assert home.shelf_rows == []
    assert said == ["Take this course off?"]


def test_what_is_forgotten_is_listed_by_its_name_alone_as_is_said(window: MainWindow) -> None:
    path = workbooks_folder() / "Mine.workbook"
    path.parent.mkdir(parents=True)
    create_workbook(path, SMALL, name="Ana").close()
    window.settings.remember(Recent(str(path), "A small course", name="Ana", place=file_id(path)))
    window.forget_recents()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    assert "by their names alone" in FORGOTTEN
    words = [label.text() for label in home.findChildren(QLabel)]
    assert "Mine.workbook" in words
    assert "Ana" not in words
