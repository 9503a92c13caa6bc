"""My workbooks: found, sorted, shown as cards or a list, and what the menu of each does with its file."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QPoint, QProcess, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.window.conftest import SMALL
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.authoring.pack import pack_course
from workbook.course.files import FolderFiles
from workbook.course.outline import read_outline
from workbook.own_files import bundled_courses
from workbook.trouble import Trouble
from workbook.window.courses.new_workbook import workbooks_folder
from workbook.window.courses.shelf import put_on_shelf
from workbook.window.home import shelving
from workbook.window.home.bin import Binned, put_into_bin, take_out_of_bin
from workbook.window.home.empty_copy_dialog import EmptyCopyDialog
from workbook.window.home.file_name_dialog import FileNameDialog
from workbook.window.home.home_screen import HomeScreen
from workbook.window.home.my_workbooks import MyWorkbooks
from workbook.window.home.workbook_card import WorkbookRow
from workbook.window.home.workbook_list import Listed, file_id
from workbook.window.home.workbook_menu import acts_of
from workbook.window.look.settings import Recent
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.parts import file_dialogs


def listed(name: str, title: str, person: str = "", walked: int = 0, *, missing: bool = False) -> Listed:
    recent = Recent(
        f"/somewhere/{name}.workbook",
        title,
        name=person,
        walked=walked,
        modules=10,
        opened="2026-11-01T08:00",
    )
    return Listed(recent, missing=missing)


MANY = [
    listed("ada", "Explore This Further", "Ada", 4),
    listed("noor", "Explore This Further", "Noor", 2),
    listed("reading circle", "Make Your Own Course", "Ada", 1),
    listed("winter", "Another", "", 10),
    listed("gone", "A first one", "Noor", 9, missing=True),
]


def names(mine: MyWorkbooks) -> list[str]:
    return [Path(one.recent.path).stem for one in mine.chosen()]


@pytest.fixture
def many(qtbot: QtBot, theme: Theme) -> MyWorkbooks:
    made = MyWorkbooks(theme, MANY)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("noor", ["noor", "gone"]),
        ("EXPL ada", ["ada"]),
        ("circle", ["reading circle"]),
        ("winter", ["winter"]),
        ("zebra", []),
    ],
)
def test_one_is_found_by_course_person_or_file_name(many: MyWorkbooks, typed: str, found: list[str]) -> None:
    assert many.field
    QTest.keyClicks(many.field, typed)
    assert names(many) == found
    assert len(many.cards) == len(found)
    assert many.nothing.isVisible() == (not found)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (0, ["ada", "noor", "reading circle", "winter", "gone"]),
        (1, ["winter", "ada", "noor", "reading circle", "gone"]),
        (2, ["ada", "reading circle", "noor", "winter", "gone"]),
        (3, ["winter", "ada", "noor", "reading circle", "gone"]),
    ],
)
def test_they_are_in_the_order_that_is_chosen_and_missing_ones_come_last(
    many: MyWorkbooks, order: int, first: list[str]
) -> None:
    assert many.order
    many.order.pick(order)
    assert names(many) == first


def test_the_workbooks_of_one_person_can_be_shown_alone(many: MyWorkbooks) -> None:
    assert many.people
    many.people.pick(2)
    assert names(many) == ["noor", "gone"]
    many.people.pick(0)
    assert len(names(many)) == 5


def test_a_list_says_the_same_in_rows_and_the_choice_is_told(qtbot: QtBot, many: MyWorkbooks) -> None:
    assert many.view
    with qtbot.waitSignal(many.view_chosen) as told:
        many.view.buttons["list"].setChecked(True)
    assert told.args == ["opened", "list"]
    assert all(isinstance(card, WorkbookRow) for card in many.cards)
    said = [label.text() for label in many.cards[0].findChildren(QLabel)]
    assert "Explore This Further · Ada" in said
    assert any("4 of 10 modules" in words and "ada.workbook" in words for words in said)


def test_a_few_need_no_field_to_find_them(qtbot: QtBot, theme: Theme) -> None:
    made = MyWorkbooks(theme, MANY[:2])
    qtbot.addWidget(made)
    assert made.field is None
    assert len(made.cards) == 2


def test_arrows_go_from_card_to_card_and_keys_do_what_the_menu_says(qtbot: QtBot, many: MyWorkbooks) -> None:
    many.cards[0].go.setFocus()
    QTest.keyClick(many.cards[0].go, Qt.Key.Key_Down)
    assert many.cards[1].go.hasFocus()
    for key, act in ((Qt.Key.Key_F2, "rename"), (Qt.Key.Key_Delete, "bin")):
        with qtbot.waitSignal(many.act_wanted) as wanted:
            QTest.keyClick(many.cards[1].go, key)
        assert wanted.args == [act, MANY[1]]


def test_the_menu_has_what_is_possible() -> None:
    assert acts_of(MANY[0]) == ("rename", "copy empty", "move", "show", "remove", "bin")
    assert acts_of(MANY[4]) == ("remove",)
    assert acts_of(MANY[0]._replace(new=True)) == ("rename", "copy empty", "move", "show", "bin")
    locked = Listed(MANY[0].recent._replace(locked=1))
    assert "copy empty" not in acts_of(locked)
    assert "copy empty" in acts_of(locked._replace(course="/somewhere/explore.course"))


def test_every_line_of_the_menu_asks_for_its_act(qtbot: QtBot, many: MyWorkbooks) -> None:
    menu = many.cards[0].menu()
    acts = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text() for action in acts][:2] == ["Rename…", "Make an empty copy for someone else…"]
    with qtbot.waitSignal(many.act_wanted) as wanted:
        acts[0].trigger()
    assert wanted.args[0] == "rename"
    with qtbot.waitSignal(many.remove_wanted) as removed:
        next(action for action in acts if action.text() == "Remove from this list").trigger()
    assert removed.args == [MANY[0].recent.path]


# The whole way, with a file


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = workbooks_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "Mine.workbook"
    create_workbook(path, SMALL, name="Ana").close()
    return path


@pytest.fixture
def home(window: MainWindow, mine: Path) -> HomeScreen:
    window.settings.remember(
        Recent(str(mine), "A small course", name="Ana", place=file_id(mine), opened="2026-11-01T08:00")
    )
    window.show_home()
    window.show()
    return home_of(window)


def home_of(window: MainWindow) -> HomeScreen:
    screen = window.screen_now()
    assert isinstance(screen, HomeScreen)
    return screen


def notice(window: MainWindow) -> str:
    return " ".join(label.text() for label in home_of(window).findChildren(QLabel))


def renamed(name: str) -> Callable[[FileNameDialog], int]:
    """Stands in for somebody who types a name and presses the button."""

    def typed(dialog: FileNameDialog) -> int:
        dialog.field.set_text(name)
        return QDialog.DialogCode.Accepted.value

    return typed


def named(name: str) -> Callable[[EmptyCopyDialog], int]:
    """The same with a name for a new workbook."""

    def typed(dialog: EmptyCopyDialog) -> int:
        dialog.new.name.set_text(name)
        return QDialog.DialogCode.Accepted.value

    return typed


def want(home: HomeScreen, act: str) -> None:
    home.large.act_wanted.emit(act)


def test_renaming_changes_the_file_and_it_stays_in_the_list(
    qtbot: QtBot, window: MainWindow, home: HomeScreen, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileNameDialog, "exec", renamed("Evenings"))
    want(home, "rename")
    there = mine.with_name("Evenings.workbook")
    qtbot.waitUntil(lambda: home_of(window) is not home)
    assert there.exists()
    assert [one.path for one in window.settings.recents()] == [str(there)]
    assert "It is “Evenings.workbook” in" in notice(window)


def test_moving_takes_it_to_the_folder_that_is_chosen(
    qtbot: QtBot, window: MainWindow, home: HomeScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a stick"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "existing_folder", lambda *_unused: folder)
    want(home, "move")
    qtbot.waitUntil(lambda: home_of(window) is not home)
    assert (folder / "Mine.workbook").exists()
    assert window.settings.recents()[0].path == str(folder / "Mine.workbook")


def test_what_cannot_be_done_is_said_and_nothing_changes(
    qtbot: QtBot, window: MainWindow, home: HomeScreen, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def ask(_title: str, words: str, choices: tuple[str, ...], **_more: object) -> str:
        said.append(words)
        return choices[0]

    monkeypatch.setattr(window, "ask", ask)
    monkeypatch.setattr(FileNameDialog, "exec", renamed("a/b"))
    want(home, "rename")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("A file cannot be called “a/b”.")
    assert mine.exists()


def test_an_empty_copy_is_made_for_someone_else(
    qtbot: QtBot, window: MainWindow, home: HomeScreen, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmptyCopyDialog, "exec", named("Noor"))
    want(home, "copy empty")
    qtbot.waitUntil(lambda: home_of(window) is not home)
    made = next(path for path in mine.parent.glob("*.workbook") if path != mine)
    with open_workbook(made) as file:
        assert file.name == "Noor"
    assert f"An empty workbook is ready: “{made.name}”." in notice(window)


@pytest.mark.parametrize("on_shelf", [False, True])
def test_an_empty_one_like_a_locked_one_is_made_of_the_course_that_is_here(
    qtbot: QtBot,
    window: MainWindow,
    home: HomeScreen,
    mine: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    on_shelf: bool,
) -> None:
    """Nothing of the locked file is read: what lies there is no workbook at all."""
    (folder, *_others) = bundled_courses()
    files = FolderFiles(folder)
    about = read_outline(files).about
    if on_shelf:
        place = tmp_path / "a.course"
        pack_course(files, place)
        assert put_on_shelf(place)
        place.unlink()
    monkeypatch.setattr(window, "_courses", [] if on_shelf else [folder])
    mine.write_bytes(b"locked")
    before = window.settings.recents()[0]
    window.settings.remember(before._replace(locked=1, course=about.id, version=about.version))
    monkeypatch.setattr(EmptyCopyDialog, "exec", named("Noor"))
    window.show_home()
    shown = home_of(window)
    assert "copy empty" in acts_of(shown.large._listed)
    want(shown, "copy empty")
    qtbot.waitUntil(lambda: home_of(window) is not shown)
    made = next(path for path in mine.parent.glob("*.workbook") if path != mine)
    with open_workbook(made) as file:
        assert file.name == "Noor"
        assert file.course_files()["course.md"] == files["course.md"]


def test_of_another_version_of_its_course_no_empty_one_is_offered(
    window: MainWindow, home: HomeScreen
) -> None:
    before = window.settings.recents()[0]
    window.settings.remember(before._replace(locked=1, course="explore-this-further", version="0.0.1"))
    window.show_home()
    assert "copy empty" not in acts_of(home_of(window).large._listed)


def test_the_bin_asks_first_and_can_give_it_back(
    qtbot: QtBot,
    window: MainWindow,
    home: HomeScreen,
    mine: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    answers = ["Leave it", "Move it to the bin"]

    def ask(_title: str, words: str, _choices: tuple[str, ...], **_more: object) -> str:
        asked.append(words)
        return answers.pop(0)

    def into_bin(path: Path) -> Binned:
        lies = tmp_path / "bin" / path.name
        lies.parent.mkdir()
        path.rename(lies)
        return Binned(path, lies)

    monkeypatch.setattr(window, "ask", ask)
    monkeypatch.setattr(shelving, "put_into_bin", into_bin)
    want(home, "bin")
    assert mine.exists()
    assert "Earlier days of it that this computer keeps are not in that file, and stay." in asked[0]
    want(home, "bin")
    qtbot.waitUntil(lambda: home_of(window) is not home)
    assert not mine.exists()
    assert window.settings.recents() == []
    binned = home_of(window)
    assert "“Mine.workbook” is in the bin of this computer." in notice(window)
    assert binned.bring_back
    binned.bring_back.click()
    qtbot.waitUntil(lambda: home_of(window) is not binned)
    assert mine.exists()
    assert home_of(window).bring_back is None


def test_a_bin_that_does_not_exist_leaves_the_file(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFile, "moveToTrash", lambda _self: False)
    with pytest.raises(Trouble, match="The file is where it was"):
        put_into_bin(mine)
    assert mine.exists()


def test_the_systems_own_bin_takes_it_and_gives_it_back(
    mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    binned = put_into_bin(mine)
    assert not mine.exists()
    take_out_of_bin(binned)
    assert mine.exists()
    assert [path for path in data.rglob("*") if path.is_file()] == []


def test_what_lies_in_its_place_now_is_not_replaced(mine: Path, tmp_path: Path) -> None:
    lies = tmp_path / "in the bin.workbook"
    lies.write_bytes(b"mine")
    with pytest.raises(Trouble, match="stays there"):
        take_out_of_bin(Binned(mine, lies))
    assert lies.read_bytes() == b"mine"
    with pytest.raises(Trouble, match="could not be brought back"):
        take_out_of_bin(Binned(mine.with_name("other.workbook"), tmp_path / "emptied.workbook"))


def test_the_order_and_the_list_are_remembered(window: MainWindow, home: HomeScreen, mine: Path) -> None:
    for n in range(5):
        create_workbook(mine.with_name(f"{n}.workbook"), SMALL).close()
    window.show_home()
    shown = home_of(window).mine
    assert shown
    assert shown.view
    shown.view.buttons["list"].setChecked(True)
    window.show_home()
    again = home_of(window).mine
    assert again
    assert all(isinstance(card, WorkbookRow) for card in again.cards)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_file_is_shown_in_the_systems_own_way_or_its_place_is_told(
    window: MainWindow, home: HomeScreen, mine: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    asked: list[list[str]] = []
    said: list[str] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        asked.append([program, *arguments])
        return system != "linux", 1

    def open_url(url: QUrl) -> bool:
        asked.append([url.toLocalFile()])
        return False

    def ask(_title: str, words: str, choices: tuple[str, ...], **_more: object) -> str:
        said.append(words)
        return choices[0]

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(QProcess, "startDetached", start)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(window, "ask", ask)
    want(home, "show")
    expected = {
        "linux": [str(mine.parent)],
        "darwin": ["open", "-R", str(mine)],
        "win32": ["explorer", "/select,", str(mine)],
    }
    assert asked == [expected[system]]
    assert said == ([f"It is {mine}"] if system == "linux" else [])


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of menus where there is no screen
def test_a_menu_opens_by_its_dots_and_by_the_menu_key(qtbot: QtBot, many: MyWorkbooks) -> None:
    card = many.cards[0]
    assert card.more
    card.more.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(card, event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
