"""Make a course: shapes, drafts, and the way to a folder of one's own, by mouse and by keyboard."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbook.authoring.new import new_course
from workbook.authoring.recent_drafts import Draft, drafts_folder
from workbook.authoring.templates import NAMES, templates
from workbook.course.files import FolderFiles
from workbook.course.outline import read_about
from workbook.own_files import bundled_courses
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.home.home_screen import HomeScreen
from workbook.window.look.theme import Theme
from workbook.window.main_window import MainWindow
from workbook.window.parts import file_dialogs
from workbook.window.studio.draft_row import changed_words
from workbook.window.studio.new_course_dialog import NewCourseDialog
from workbook.window.studio.start_screen import StartScreen
from workbook.window.studio.studio import FOLDER

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme) -> StartScreen:
    drafts = [Draft("/there", "Tea", errors=2), Draft("/gone", "Coffee", missing=True)]
    made = StartScreen(theme, templates(), drafts)
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_first()
    return made


@pytest.fixture
def start(qtbot: QtBot, window: MainWindow) -> Callable[[], StartScreen]:
    """The screen as it is reached in the window; a draft that is opened is shown by nobody."""
    window.studio.draft_opened.disconnect()

    def reach() -> StartScreen:
        before = window.screen_now()
        window.studio.show_start()
        qtbot.waitUntil(lambda: window.screen_now() is not before)
        shown = window.screen_now()
        assert isinstance(shown, StartScreen)
        return shown

    return reach


def answered(title: str, inside: Path | None = None) -> Callable[[NewCourseDialog], int]:
    """What somebody types into the dialog, and keeps."""

    def fill(dialog: NewCourseDialog) -> int:
        QTest.keyClicks(dialog.title, title)
        if inside is not None:
            file_dialogs.existing_folder = lambda *_: inside
            dialog.elsewhere.click()
        return int(NewCourseDialog.DialogCode.Accepted)

    return fill


# The screen alone


def test_arrows_choose_a_shape_and_enter_begins_with_it(qtbot: QtBot, screen: StartScreen) -> None:
    cards = screen.cards.cards
    assert screen.start.text() == "Start with “A short course”"
    QTest.keyClick(cards[0], Qt.Key.Key_Right)
    assert screen.start.text() == "Start with “One worksheet”"
    assert cards[1].hasFocus()
    QTest.keyClick(cards[1], Qt.Key.Key_Down)
    assert screen.cards.template().name == NAMES[4]
    QTest.keyClick(cards[4], Qt.Key.Key_Down)
    assert screen.cards.template().name == NAMES[4]
    QTest.keyClick(cards[4], Qt.Key.Key_Home)
    QTest.keyClick(cards[0], Qt.Key.Key_Left)
    assert screen.cards.template().name == NAMES[0]
    QTest.keyClick(cards[0], Qt.Key.Key_End)
    with qtbot.waitSignal(screen.template_wanted) as begun:
        QTest.keyClick(cards[5], Qt.Key.Key_Return)
    assert begun.args == ["empty"]


def test_from_right_to_left_the_arrows_go_as_the_cards_stand(screen: StartScreen) -> None:
    screen.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(screen.cards.cards[0], Qt.Key.Key_Left)
    assert screen.cards.template().name == NAMES[1]


def test_a_click_chooses_and_the_button_begins(qtbot: QtBot, screen: StartScreen) -> None:
    QTest.mouseClick(screen.cards.cards[2], LEFT, pos=QPoint(150, 20))
    with qtbot.waitSignal(screen.look_wanted) as looked:
        QTest.mouseClick(screen.look, LEFT)
    with qtbot.waitSignal(screen.template_wanted) as begun:
        QTest.mouseClick(screen.start, LEFT)
    assert (looked.args, begun.args) == (["workshop-day"], ["workshop-day"])
    with qtbot.waitSignal(screen.template_wanted) as twice:
        QTest.mouseDClick(screen.cards.cards[0], LEFT)
    assert twice.args == ["short-course"]


def test_the_cards_are_one_stop_of_tab_and_are_told_as_a_choice(screen: StartScreen) -> None:
    QTest.keyClick(screen.cards.cards[0], Qt.Key.Key_Down)
    stops = [card for card in screen.cards.cards if card.focusPolicy() == Qt.FocusPolicy.TabFocus]
    assert stops == [screen.cards.cards[3]]
    told = QAccessible.queryAccessibleInterface(stops[0])
    assert told.role() == QAccessible.Role.RadioButton
    assert told.text(QAccessible.Text.Name) == "Four weeks of practice. A log and one small step a week."
    assert told.state().checked
    assert screen.cards.accessibleName() == "Templates, 6"


@pytest.mark.parametrize(("width", "across"), [(1280, 3), (720, 2), (420, 1)])
def test_as_many_shapes_stand_side_by_side_as_there_is_room_for(
    qtbot: QtBot, screen: StartScreen, width: int, across: int
) -> None:
    screen.resize(width, 800)
    top = screen.cards.cards[0]
    qtbot.waitUntil(lambda: sum(card.y() == top.y() for card in screen.cards.cards) == across)


def test_drafts_say_how_they_are_and_one_that_is_gone_can_be_looked_for(
    qtbot: QtBot, screen: StartScreen
) -> None:
    there, gone = screen.rows
    with qtbot.waitSignal(screen.draft_wanted) as opened:
        QTest.mouseClick(there.buttons[0], LEFT)
    with qtbot.waitSignal(screen.lost_wanted) as looked:
        QTest.keyClick(gone.buttons[0], Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.remove_wanted) as removed:
        QTest.keyClick(gone.buttons[1], Qt.Key.Key_Space)
    assert [opened.args, looked.args, removed.args] == [["/there"], ["/gone"], ["/gone"]]
    assert there.buttons[0].accessibleName() == "Open Tea"


def test_when_it_was_changed_is_a_day_and_today_a_time_too() -> None:
    assert changed_words("2026-10-03T12:00:00+00:00") == "3 October 2026"
    assert changed_words("") == ""


def drop(screen: StartScreen, *paths: str) -> bool:
    """Drag files over the screen and let them go; whether it took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, LEFT, none)
    screen.dragEnterEvent(enter)
    event = QDropEvent(QPointF(9, 9), copy, mime, LEFT, none, QEvent.Type.Drop)
    if enter.isAccepted():
        screen.dropEvent(event)
    return enter.isAccepted()


def test_a_word_file_can_be_dropped_anywhere_and_other_files_are_for_the_window(
    qtbot: QtBot, screen: StartScreen
) -> None:
    with qtbot.waitSignal(screen.word_dropped) as dropped:
        assert drop(screen, "/a/Sheet.DOCX")
    assert dropped.args == ["/a/Sheet.DOCX"]
    assert not drop(screen, "/a/mine.workbook")
    assert not drop(screen, "/a/one.docx", "/a/two.docx")


# In the window


def test_the_first_screen_leads_there_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.show_home()
    home = window.screen_now()
    assert isinstance(home, HomeScreen)
    QTest.mouseClick(home.make, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))
    shown = window.screen_now()
    assert isinstance(shown, StartScreen)
    assert shown.rows == []
    QTest.mouseClick(shown.back, LEFT)
    assert isinstance(window.screen_now(), HomeScreen)
    window.do("make")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))


@pytest.mark.parametrize("name", NAMES)
def test_a_shape_is_looked_at_first_and_then_begun_with(
    qtbot: QtBot,
    window: MainWindow,
    start: Callable[[], StartScreen],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    start().look_wanted.emit(name)
    front = window.screen_now()
    assert isinstance(front, FrontScreen)
    assert not hasattr(front, "new")  # no workbook of it begins here
    QTest.mouseClick(front.back, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))
    window.studio.look_at(name)
    front = window.screen_now()
    assert isinstance(front, FrontScreen)
    monkeypatch.setattr(NewCourseDialog, "exec", answered("Tea & toast"))
    with qtbot.waitSignal(window.studio.draft_opened) as opened:
        QTest.mouseClick(front.begin, LEFT)
    assert opened.args == [drafts_folder() / "Tea toast"]
    assert read_about(FolderFiles(opened.args[0])).title == "Tea & toast"


def test_the_place_is_asked_once_and_stands_in_the_list_of_drafts(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setattr(file_dialogs, "existing_folder", file_dialogs.existing_folder)
    monkeypatch.setattr(NewCourseDialog, "exec", answered("Tea", tmp_path))
    with qtbot.waitSignal(window.studio.draft_opened):
        window.studio.begin("worksheet")
    monkeypatch.setattr(NewCourseDialog, "exec", answered("Tea"))
    with qtbot.waitSignal(window.studio.draft_opened):
        window.studio.begin("empty")
    assert window.settings.get(FOLDER, "") == str(tmp_path)
    assert (tmp_path / "Tea 2" / "course.md").is_file()
    rows = start().rows
    assert [row.accessibleName() for row in rows] == ["Tea", "Tea"]
    rows[1].buttons[0].click()
    again = start().rows
    assert again[0]._draft.path == str(tmp_path / "Tea")


def test_a_title_that_is_not_typed_is_that_of_the_shape(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewCourseDialog, "exec", answered("  "))
    with qtbot.waitSignal(window.studio.draft_opened) as opened:
        window.studio.begin("worksheet")
    assert opened.args == [drafts_folder() / "One worksheet"]


def test_leaving_the_question_makes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewCourseDialog, "exec", lambda _dialog: int(NewCourseDialog.DialogCode.Rejected))
    window.studio.begin("worksheet")
    assert not drafts_folder().exists()


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("x")
    window.settings.put(**{FOLDER: str(tmp_path / "a file")})
    monkeypatch.setattr(NewCourseDialog, "exec", answered("Tea"))
    window.studio.begin("worksheet")
    qtbot.waitUntil(lambda: bool(told))
    [said] = told
    assert said.startswith("No course was made: “")
    assert said.endswith("Keep the course in another place.")


def choosing(monkeypatch: pytest.MonkeyPatch, way: str, said: list[str]) -> None:
    """Take this way in the next dialog, and keep what dialogs say."""

    def ask(_window: MainWindow, title: str, words: str, choices: tuple[str, ...], **_: object) -> str:
        said.append(f"{title}: {words}")
        return way if way in choices else choices[-1]

    monkeypatch.setattr(MainWindow, "ask", ask)


def test_a_course_that_is_here_can_be_copied(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, "Explore This Further", [])
    monkeypatch.setattr(NewCourseDialog, "exec", answered("Mine"))
    with qtbot.waitSignal(window.studio.draft_opened) as opened:
        QTest.mouseClick(start().copy, LEFT)
    assert read_about(FolderFiles(opened.args[0])).id == "mine"


def test_another_course_is_copied_where_its_licence_lets_others_change_it(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    said: list[str] = []
    choosing(monkeypatch, "Another course…", said)
    theirs = next(folder for folder in bundled_courses() if folder.name == "make-your-own-course")
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: theirs / "course.md")
    monkeypatch.setattr(NewCourseDialog, "exec", answered("Mine"))
    with qtbot.waitSignal(window.studio.draft_opened):
        QTest.keyClick(start().copy, Qt.Key.Key_Return)
    new_course(tmp_path / "closed")
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: tmp_path / "closed/course.md")
    start().copy.click()
    qtbot.waitUntil(lambda: "does not let others make a new course of it" in said[-1])
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: tmp_path / "gone.course")
    start().copy.click()
    assert said[-1].startswith("No course was made: ")
    before = len(said)
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: None)
    start().copy.click()
    choosing(monkeypatch, "Leave it", said)
    start().copy.click()
    assert len(said) == before + 2


def test_another_folder_can_be_opened_if_a_course_is_in_it(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen], monkeypatch: pytest.MonkeyPatch,
    told: list[str], tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setattr(file_dialogs, "existing_folder", lambda *_: tmp_path)
    QTest.mouseClick(start().folder, LEFT)
    [said] = told
    assert said.startswith("This folder could not be opened: There is no course in “")
    new_course(tmp_path / "c")
    monkeypatch.setattr(file_dialogs, "existing_folder", lambda *_: tmp_path / "c")
    with qtbot.waitSignal(window.studio.draft_opened) as opened:
        QTest.keyClick(start().folder, Qt.Key.Key_Return)
    assert opened.args == [tmp_path / "c"]


def test_a_draft_that_moved_is_found_and_one_that_is_gone_leaves_the_list(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    for name in ("a", "b"):
        new_course(tmp_path / name)
        window.studio.remember(tmp_path / name, errors=0)
    (tmp_path / "a").rename(tmp_path / "c")
    (tmp_path / "b").rename(tmp_path / "d")
    shown = start()
    monkeypatch.setattr(file_dialogs, "existing_folder", lambda *_: tmp_path / "c")
    with qtbot.waitSignal(window.studio.draft_opened):
        shown.rows[1].buttons[0].click()
    shown = start()
    assert [row.accessibleName() for row in shown.rows] == ["A", "B"]
    shown.rows[1].buttons[1].click()
    qtbot.waitUntil(lambda: len(getattr(window.screen_now(), "rows", [])) == 1)


def test_what_was_found_wrong_stays_known_when_it_is_opened_again(
    window: MainWindow, start: Callable[[], StartScreen], tmp_path: Path
) -> None:
    new_course(tmp_path / "a")
    window.studio.remember(tmp_path / "a", errors=3)
    window.studio.open(str(tmp_path / "a"))
    assert start().rows[0]._draft.errors == 3


def test_the_course_about_making_courses_can_be_opened(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen]
) -> None:
    QTest.mouseClick(start().course, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FrontScreen))


def test_a_word_file_is_only_asked_for_where_somebody_takes_it(
    qtbot: QtBot, window: MainWindow, start: Callable[[], StartScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.studio, "read_word", lambda _path: None)
    window.studio.word_wanted.disconnect()
    monkeypatch.setattr(type(window.studio), "takes_word", False)
    assert not hasattr(start(), "word")
    monkeypatch.setattr(type(window.studio), "takes_word", True)
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_: Path("/a/sheet.docx"))
    shown = start()
    with qtbot.waitSignal(window.studio.word_wanted) as wanted:
        QTest.mouseClick(shown.word, LEFT)
    assert wanted.args == [Path("/a/sheet.docx")]
    with qtbot.waitSignal(window.studio.word_wanted):
        drop(shown, "/a/other.docx")


def test_who_listens_goes_from_shape_to_shape_and_misses_none(
    screen: StartScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = screen.cards.cards
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    for card, following in pairwise(cards):
        QTest.keyClick(card, Qt.Key.Key_Down)
        assert following.isChecked()
    QTest.keyClick(cards[-1], Qt.Key.Key_Up)
    assert cards[-2].isChecked()
