"""A course that is opened: its front page, or how to go on with the workbook of it; never an empty one unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.course.test_translations import FILES as TWO_LANGUAGES
from tests.window.conftest import SMALL, wait_for_workbook
from workbook.answers.backups.folder import BackupFolder
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.answers.locked.locking import lock_workbook
from workbook.answers.locked.recovery_words import new_words
from workbook.course.reading import read_course
from workbook.packaging.writing import write_package
from workbook.window.courses.course_screen import CourseScreen
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.courses.new_workbook import workbooks_folder
from workbook.window.courses.signed_words import SignedWords
from workbook.window.courses.update_screen import UpdateScreen
from workbook.window.home.home_screen import HomeScreen
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.words import Words

Files = dict[str, bytes]


@pytest.fixture
def mine() -> Path:
    """A workbook in the workbooks' folder that was never open here, with an answer."""
    workbooks_folder().mkdir(parents=True)
    path = workbooks_folder() / "mine.workbook"
    with create_workbook(path, SMALL, name="Ana") as file:
        file.save_answer(next(read_course(SMALL)[0].exercises()), "soft")
    return path


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    """The small course as it is mailed."""

    def packed(version: str = "1.0.0", old: bytes = b"", new: bytes = b"") -> Path:
        top = SMALL["course.md"].replace(b"1.0.0", version.encode()).replace(old, new)
        path = tmp_path / f"small-{version}.course"
        path.write_bytes(write_package({**SMALL, "course.md": top}))
        return path

    return packed


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []

    def ask(title: str, words: str, choices: tuple[str, ...], *, for_good: bool = False) -> str:
        said.append((title, words))
        return choices[0]

    monkeypatch.setattr(window, "ask", ask)
    return said


def on(screen: object) -> str:
    assert isinstance(screen, FrontScreen | CourseScreen | UpdateScreen)
    return "\n".join(words.text() for words in screen.findChildren(Words))


def course_screen(qtbot: QtBot, window: MainWindow) -> CourseScreen:
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), CourseScreen))
    screen = window.screen_now()
    assert isinstance(screen, CourseScreen)
    return screen


def front_screen(qtbot: QtBot, window: MainWindow, title: str) -> FrontScreen:
    def shown() -> bool:
        screen = window.screen_now()
        return isinstance(screen, FrontScreen) and title in on(screen)

    qtbot.waitUntil(shown)
    screen = window.screen_now()
    assert isinstance(screen, FrontScreen)
    return screen


def test_a_new_course_shows_its_front_page_and_begins_from_there(
    qtbot: QtBot, window: MainWindow, package: Callable[..., Path], tmp_path: Path
) -> None:
    window.entrance.open_path(str(package()))
    front = front_screen(qtbot, window, "A small course")
    assert "Version 1.0.0" in on(front)
    assert "2 modules" in on(front)
    front.new.path = tmp_path / "begun.workbook"
    front.new.name.setText("Ana")
    QTest.keyClick(front.new.name, Qt.Key.Key_Return)
    screen = wait_for_workbook(qtbot, window)
    assert screen.session.choices.name == "Ana"
    assert (tmp_path / "begun.workbook").is_file()


def test_the_same_version_just_continues(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path]
) -> None:
    window.entrance.open_path(str(package()))
    screen = wait_for_workbook(qtbot, window)
    assert screen.session.path == mine
    assert screen.session.saved_count() == 1


def test_a_newer_version_asks_and_each_way_leads_on(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path]
) -> None:
    window.entrance.open_path(str(package("1.1.0")))
    screen = course_screen(qtbot, window)
    said = on(screen)
    for words in (
        "small-1.1.0.course, opened from",
        "You have a workbook of this course",
        "Ana’s workbook, version 1.0.0",
        "Stays with version 1.0.0.",
        "Bring it up to version 1.1.0",
        "Start a new one for another person",
        "1.1.0. You have 1.0.0.",
        "Yes. Nothing is missing or altered since it was packed.",
        "2 modules. No programs.",
        f"{len(list(read_course(SMALL)[0].exercises()))} exercises stay. Your answer stays.",
    ):
        assert words in said
    assert "Last opened" not in said  # it lies in the folder, and was never open here
    screen.continue_buttons[0].click()
    opened = wait_for_workbook(qtbot, window)
    assert opened.session.course.outline.about.version == "1.0.0"


def test_of_a_workbook_that_another_window_has_it_is_said_where_the_changes_are_to_be_seen(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path], asked: list[tuple[str, str]]
) -> None:
    window.entrance.open_path(str(package("1.1.0")))
    course_screen(qtbot, window).update_buttons[0].click()
    window.entrance.open_elsewhere.emit(mine)
    assert (
        "To see there what changes, choose A newer version of the course… in its File menu." in asked[-1][1]
    )
    window.entrance.open_elsewhere.emit(mine)
    assert asked[-1][1].endswith("has come to the front.")


def test_a_workbook_is_brought_up_to_the_version_from_there(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path], asked: list[tuple[str, str]]
) -> None:
    window.entrance.open_path(str(package("1.1.0")))
    course_screen(qtbot, window).update_buttons[0].click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), UpdateScreen))
    update = window.screen_now()
    assert isinstance(update, UpdateScreen)
    assert "Version 1.0.0 to 1.1.0" in on(update)
    update.take.click()
    screen = wait_for_workbook(qtbot, window)
    assert screen.session.course.outline.about.version == "1.1.0"
    assert screen.session.path == mine
    assert screen.session.saved_count() == 1


def test_the_open_workbook_is_brought_up_to_it_where_it_is(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path]
) -> None:
    window.entrance.open_path(str(mine))
    session = wait_for_workbook(qtbot, window).session
    window.entrance.open_path(str(package("1.1.0")))
    course_screen(qtbot, window).update_buttons[0].click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), UpdateScreen))
    assert window.session is session


def test_a_locked_workbook_is_unlocked_first_and_then_brought_up_to_it(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path], cheap_locks: None
) -> None:
    from workbook.window.privacy.locked_screen import LockedScreen

    window.entrance.open_path(str(mine))
    wait_for_workbook(qtbot, window)
    window.show_home()
    with open_workbook(mine) as file:
        lock_workbook(file, BackupFolder(file.uuid), "four small boats", new_words())
    window.entrance.open_path(str(package("1.1.0")))
    screen = course_screen(qtbot, window)
    assert "Locked with a passphrase" in on(screen)
    assert "Ana" not in on(screen)
    assert "exercises stay" not in on(screen)
    screen.update_buttons[0].click()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), LockedScreen))
    window.entrance.opener.open(mine, "four small boats")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), UpdateScreen))


def test_another_person_begins_a_workbook_of_their_own(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path], tmp_path: Path
) -> None:
    before = mine.read_bytes()
    window.entrance.open_path(str(package("1.1.0")))
    screen = course_screen(qtbot, window)
    assert screen.new.chosen_name() == ""
    screen.new.path = tmp_path / "theirs.workbook"
    screen.new.name.setText("Ben")
    screen.begin.click()
    opened = wait_for_workbook(qtbot, window)
    assert (opened.session.path.name, opened.session.choices.name) == ("theirs.workbook", "Ben")
    assert opened.session.saved_count() == 0
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    ("version", "old", "new", "says"),
    [
        ("0.9.0", b"", b"", "This course file is older: version 0.9.0. Your workbook has 1.0.0."),
        (
            "1.0.0",
            b"title: A small",
            b"title: A smaller",
            "has the same version number as your workbook, 1.0.0",
        ),
    ],
)
def test_what_is_not_simply_newer_is_said_in_a_sentence(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path],
    version: str, old: bytes, new: bytes, says: str,
) -> None:  # fmt: skip
    window.entrance.open_path(str(package(version, old, new)))
    assert says in on(course_screen(qtbot, window))


def test_one_can_look_inside_without_starting_and_go_back(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path]
) -> None:
    window.entrance.open_path(str(package("1.1.0")))
    course_screen(qtbot, window).look.click()
    front = front_screen(qtbot, window, "A small course")
    front.back.click()
    assert isinstance(window.screen_now(), HomeScreen)


def test_several_workbooks_of_a_course_are_all_shown(
    qtbot: QtBot, window: MainWindow, mine: Path, package: Callable[..., Path]
) -> None:
    create_workbook(mine.with_name("other.workbook"), SMALL, name="Ben").close()
    window.entrance.open_path(str(package()))
    screen = course_screen(qtbot, window)
    assert "You have workbooks of this course" in on(screen)
    assert len(screen.continue_buttons) == 2
    assert screen.update_buttons == []


def test_a_broken_file_is_told_and_the_window_shows_something(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, asked: list[tuple[str, str]]
) -> None:
    broken = tmp_path / "broken.course"
    broken.write_bytes(b"PK\x03\x04 nothing")
    window.entrance.open_path(str(broken))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][0] == "This course could not be opened"
    assert "“broken.course” cannot be opened." in asked[0][1]
    assert isinstance(window.screen_now(), HomeScreen)


@pytest.fixture
def two_languages(tmp_path: Path) -> Path:
    path = tmp_path / "steady.course"
    path.write_bytes(write_package({p: c for p, c in TWO_LANGUAGES.items() if not p.startswith("media/")}))
    return path


def test_a_course_is_looked_at_and_begun_in_the_language_that_is_chosen(
    qtbot: QtBot, window: MainWindow, two_languages: Path, tmp_path: Path
) -> None:
    window.entrance.open_path(str(two_languages))
    front = front_screen(qtbot, window, "Steady evenings")
    front.new.name.setText("Ana")
    assert [dot.text() for dot in front.languages.buttons()] == ["English", "Deutsch"]
    front.languages.buttons()[1].click()
    front = front_screen(qtbot, window, "Ruhige Abende")
    assert front.new.chosen_name() == "Ana"
    front.new.path = tmp_path / "mein.workbook"
    front.begin.click()
    screen = wait_for_workbook(qtbot, window)
    assert window.windowTitle() == "Ruhige Abende"
    assert screen.session.language == "de"


def test_the_language_is_changed_in_the_middle_and_every_answer_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "mine.workbook"
    create_workbook(path, TWO_LANGUAGES).close()
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    exercise = screen.session.course.find("room")
    assert exercise
    screen.session.give(exercise, {"chosen": "home"})
    before = window.session
    actions = window.menus._language_menu.actions()
    assert [(action.text(), action.isChecked()) for action in actions] == [
        ("English", True),
        ("Deutsch", False),
    ]
    actions[1].trigger()
    qtbot.waitUntil(lambda: window.session is not before and isinstance(window.screen_now(), WorkbookScreen))
    assert window.windowTitle() == "Ruhige Abende"
    assert window.session
    assert window.session.answer(exercise.id) == {"chosen": "home"}
    assert [action.isChecked() for action in window.menus._language_menu.actions()] == [False, True]


def test_a_course_in_one_language_offers_none(window: MainWindow, opened: WorkbookScreen) -> None:
    assert not window.menus._language_menu.menuAction().isVisible()


@pytest.fixture
def signed(tmp_path: Path) -> Callable[..., Path]:
    """A package that somebody signed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    keys: dict[str, Ed25519PrivateKey] = {}

    def packed(whose: str, version: str) -> Path:
        key = keys.setdefault(whose, Ed25519PrivateKey.generate())
        path = tmp_path / f"{whose}-{version}.course"
        top = SMALL["course.md"].replace(b"1.0.0", version.encode())
        path.write_bytes(write_package({**SMALL, "course.md": top}, key))
        return path

    return packed


def test_whose_key_signed_it_is_said_calmly_and_locks_nobody_out(
    qtbot: QtBot, window: MainWindow, signed: Callable[..., Path]
) -> None:
    def shown(path: Path, says: str) -> FrontScreen:
        window.show_home()
        window.entrance.open_path(str(path))
        return front_screen(qtbot, window, says)

    shown(signed("ruth", "1.0.0"), "This course is signed with the key ")
    shown(signed("ruth", "1.1.0"), "This course is from the same person as before")
    front = shown(signed("ben", "1.2.0"), "This course is signed with another key than before")
    assert front.begin.isEnabled()
    [words] = front.findChildren(SignedWords)
    words.known.click()
    shown(signed("ben", "1.3.0"), "This course is from the same person as before")


def test_of_a_course_that_was_never_signed_nothing_is_said(
    qtbot: QtBot, window: MainWindow, package: Callable[..., Path]
) -> None:
    window.entrance.open_path(str(package()))
    front = front_screen(qtbot, window, "A small course")
    [words] = front.findChildren(SignedWords)
    assert words.isHidden()


def test_a_zip_that_somebody_made_is_opened_and_not_called_whole(
    qtbot: QtBot, window: MainWindow, mine: Path, tmp_path: Path
) -> None:
    import zipfile

    path = tmp_path / "small.course.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in SMALL.items():
            archive.writestr(f"my-course/{name}", content.replace(b"1.0.0", b"1.1.0"))
    window.entrance.open_path(str(path))
    said = on(course_screen(qtbot, window))
    assert "Bring it up to version 1.1.0" in said
    assert "Nothing is missing or altered" not in said
